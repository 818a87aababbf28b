"""The package for a lawyer: what may go in, and the zip itself.

What the seller wrote for nobody else stays here: what stands in a field called "Note", typed notes,
and papers of what was said with the seller's own lawyer.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from tro_desk import __version__
from tro_desk.base.clock import Clock
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.desk.add_evidence import case_evidence
from tro_desk.desk.brief_figures import figures_of
from tro_desk.desk.custody import exported
from tro_desk.desk.make_brief import make_brief
from tro_desk.desk.sample_desk import is_sample, marked
from tro_desk.desk.write_out import refuse_full, writing_out
from tro_desk.domain.custody import CustodyEntry, told_at
from tro_desk.domain.evidence import Page
from tro_desk.domain.package import MadePackage, PackageContents, PackageItem
from tro_desk.domain.records import Contact, EvidenceNote, KeptEvidence

if TYPE_CHECKING:
    from tro_desk.papers import BriefOptions, Snapshot
    from tro_desk.papers.exhibits import Exhibit, RenderedExhibits
    from tro_desk.papers.package import Part
    from tro_desk.store import Storage
    from tro_desk.store.scratch import Scratch


@dataclass(frozen=True, slots=True)
class PackageOptions:
    """How a package is made.

    `evidence` are the originals (SHA-256) that go in, in that order; None for all that may.
    `prefix` is that of the Bates numbers, "" for the one that `package_contents` tells. With a
    `password` (8 characters at least) the contents are encrypted.
    """

    brief: BriefOptions
    evidence: tuple[str, ...] | None = None
    prefix: str = ""
    password: str = field(default="", repr=False)


def package_contents(storage: Storage, case_id: str) -> PackageContents:
    """What would go into a package of the case, and what would not.

    After the evidence of the case stand the proofs of costs and balances that its figures rest on.
    """
    from tro_desk.papers.bates import prefix_from

    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        names = [fact.value for fact in reversed(case.confirmed("store_name"))]
        names += [shop.name for shop in unit.shops.all()]
        proofs = [one.id for one in figures_of(unit, case).files if one.kind == "evidence"]
        papers = unit.notices.evidence_of(proofs)
    types = {notice.evidence.sha256: notice.notice_type for notice in case.notices}
    kept = case_evidence(storage, case_id)
    known = {one.evidence.sha256 for one in kept}
    kept += tuple(KeptEvidence(one, False) for one in papers if one.sha256 not in known)
    items = tuple(_item(one, types.get(one.evidence.sha256, "")) for one in kept)
    return PackageContents(case_id, items, prefix_from(names))


def _item(kept: KeptEvidence, notice_type: str) -> PackageItem:
    notes = [record.body for record in kept.notes if isinstance(record.body, EvidenceNote)]
    said = next((note for note in reversed(notes) if note.source), None)
    latest = said or (notes[-1] if notes else None)
    captured = latest.captured_at if latest else None
    return PackageItem(
        kept.evidence, notice_type, said.source if said else "", captured, _why_not(kept, notes)
    )


def _why_not(kept: KeptEvidence, notes: Sequence[EvidenceNote]) -> str:
    if kept.notice:
        return ""
    contacts = (record.body for record in kept.used_by if isinstance(record.body, Contact))
    if any(contact.party == "own_counsel" for contact in contacts):
        return "own_counsel"
    return "typed_note" if any(note.how == "note" for note in notes) else ""


def make_package(
    storage: Storage, clock: Clock, case_id: str, options: PackageOptions, out: Path, job: Job
) -> MadePackage:
    """Make the brief anew and write the package to `out`, whole or not at all."""
    return _Making(storage, clock, case_id, options, job).run(out)


class _Making:
    def __init__(
        self, storage: Storage, clock: Clock, case_id: str, options: PackageOptions, job: Job
    ) -> None:
        from tro_desk.papers.bates import is_prefix
        from tro_desk.papers.package import SHORTEST

        self._storage, self._case, self._options, self._job = storage, case_id, options, job
        contents = package_contents(storage, case_id)
        self._items = _chosen(contents, options.evidence)
        self._prefix = options.prefix or contents.prefix
        if not is_prefix(self._prefix):
            raise DeskError("bad_prefix", value=self._prefix)
        if options.password and len(options.password) < SHORTEST:
            raise DeskError("short_password", count=SHORTEST)
        self._clock = clock

    def run(self, out: Path) -> MadePackage:
        from tro_desk.papers import Snapshot
        from tro_desk.papers.outward import outward
        from tro_desk.papers.package import Changed, write_package

        sizes = sum(item.evidence.size for item in self._items)
        with writing_out(out) as part, self._storage.scratch() as room:
            refuse_full(out, sizes + _ROOM)  # a brief would be kept for nothing
            brief = make_brief(
                self._storage, self._clock, self._case, self._options.brief, None, self._job
            )
            told = outward(Snapshot.from_json(self._snapshot(brief.sha256)))
            exhibits, drawn = self._exhibits(told, room)
            parts = self._parts(told, self._brief(told, drawn), room, exhibits, drawn)
            try:
                stored = write_package(
                    parts, _front(told), brief.made_at, part, self._options.password, self._job
                )
            except Changed as error:
                name = str(error.part.more.get("original_name", error.part.path))
                raise DeskError("original_changed", name=name) from error
            size, sha256 = _measured(part)
            papers = tuple(item.evidence.sha256 for item in self._items)
            exported(
                self._storage,
                brief.made_at,
                self._case,
                papers,
                how="package",
                name=out.name,
                package=sha256,
            )
        from tro_desk.papers.bates import number

        return MadePackage(
            out,
            brief.made_at,
            size,
            sha256,
            tuple((one.path, one.size, one.sha256) for one in stored),
            drawn.pages,
            tuple(
                (
                    one.sha256,
                    one.letter,
                    number(self._prefix, one.first),
                    number(self._prefix, one.last),
                )
                for one in drawn.exhibits
            ),
            bool(self._options.password),
        )

    def _brief(self, told: Snapshot, drawn: RenderedExhibits) -> bytes:
        """The brief as it goes out: its marks lead into the exhibits beside it. (The desk keeps one
        without Bates numbers, and with the seller's notes.)
        """
        from tro_desk.papers import render_brief
        from tro_desk.papers.exhibits import places_of

        places = places_of(drawn, self._prefix) if drawn.exhibits else None
        options = marked(self._storage.folder, self._options.brief)
        return render_brief(told, options, self._job, places).data

    # exhibits

    def _exhibits(self, told: Snapshot, room: Scratch) -> tuple[list[Exhibit], RenderedExhibits]:
        from tro_desk.papers.exhibit_board import About
        from tro_desk.papers.exhibits import ExhibitOptions, render_exhibits

        brief = self._options.brief
        exhibits = [
            self._exhibit(item, room, f"{place}.pdf", brief.paper)
            for place, item in enumerate(self._items)
        ]
        names, numbers = told.of("store_name"), told.of("defendant_number")
        about = About(
            told.made_at,
            told.value("case_name"),
            told.value("docket_number"),
            names[0].value if names else "",
            numbers[0].value if len(numbers) == 1 else "",
            told.court.cite if told.court else "",
            told.court.tz if told.court else "",
        )
        sample = is_sample(self._storage.folder)
        options = ExhibitOptions(brief.language, brief.paper, self._prefix, sample)
        with room.create(_EXHIBITS) as out:
            return exhibits, render_exhibits(exhibits, about, options, out, self._job, room)

    def _exhibit(self, item: PackageItem, room: Scratch, name: str, paper: str) -> Exhibit:
        """An original with its pages drawn in the worker process, where they can be."""
        from tro_desk.intake import show_pages
        from tro_desk.papers.exhibits import STRIP, Exhibit
        from tro_desk.papers.layout.style import PAPERS

        self._job.check()
        evidence = item.evidence
        with self._storage.reading() as unit:
            source = unit.readable(evidence.sha256)
        counts: tuple[int, ...] = ()
        why = ""
        try:
            count = max(evidence.pages, 1)
            shown = show_pages(source, evidence.kind, count, PAPERS[paper], STRIP)
            counts = shown.counts
            room.put(name, shown.pdf)
        except Cancelled:
            raise
        except DeskError as error:  # it is then shown by its text, or listed
            why = error.code if error.code in _WHY else "damaged"
        return Exhibit(
            evidence,
            lambda: self._text(evidence.sha256),
            item.notice_type,
            item.source,
            item.captured_at,
            (lambda: room.open(name)) if any(counts) else None,
            counts if any(counts) else (),
            why,
        )

    def _text(self, sha256: str) -> Sequence[Page]:
        with self._storage.reading() as unit:
            return unit.notices.pages(sha256)

    # parts

    def _parts(
        self,
        told: Snapshot,
        brief: bytes,
        room: Scratch,
        exhibits: Sequence[Exhibit],
        drawn: RenderedExhibits,
    ) -> list[Part]:
        from tro_desk.papers import package_names as names
        from tro_desk.papers.bates import number
        from tro_desk.papers.custody_csv import custody_table
        from tro_desk.papers.figures_xlsx import figures_workbook
        from tro_desk.papers.package import Part

        language = self._options.brief.language
        figures = figures_workbook(
            told.figures, language, told.made_at, is_sample(self._storage.folder)
        )
        parts = [
            Part(names.BRIEF, brief, "brief"),
            Part(
                names.EXHIBITS,
                lambda: room.open(_EXHIBITS),
                "exhibits",
                "",
                {"pages": drawn.pages},
            ),
            Part(names.FIGURES, figures, "figures"),
            Part(names.DATES, self._dates(told, language), "dates"),
        ]
        chains = self._chains(told.made_at)
        listed = []
        for item, one in zip(self._items, drawn.exhibits, strict=True):
            evidence = item.evidence
            more: dict[str, object] = {
                "original_name": evidence.name,
                "exhibit": one.letter,
                "bates": [number(self._prefix, one.first), number(self._prefix, one.last)],
                "shown_as": one.shown,
                "saved_at": evidence.added_at.isoformat(timespec="seconds"),
                "type": item.notice_type or "evidence",
            }
            if item.source:
                more["source"] = item.source
            if item.captured_at is not None:
                more["captured_at"] = item.captured_at.isoformat(timespec="seconds")
            name = names.original_name(one.letter, evidence.name, evidence.kind)
            chain = chains[evidence.sha256]
            more["custody"] = {"entries": len(chain), "head": chain[-1].hash if chain else ""}
            content = partial(self._original, evidence.sha256)
            parts.append(Part(name, content, "original", evidence.sha256, more))
            listed.append((name, evidence.sha256, chain))
        parts.insert(4, Part(names.CUSTODY, custody_table(listed), "custody"))
        return parts

    def _original(self, sha256: str) -> BinaryIO:
        with self._storage.reading() as unit:
            return unit.open_original(sha256)

    def _snapshot(self, brief: str) -> str:
        with self._storage.reading() as unit:
            rows = unit.briefs.rows(unit.cases.require(self._case))
        told = next(row.snapshot() for row in rows if row.sha256 == brief)
        if told is None:
            raise DeskError("brief_altered")
        return told

    def _chains(self, moment: datetime) -> dict[str, tuple[CustodyEntry, ...]]:
        """The records of custody of the originals, as they stood before this package."""
        with self._storage.reading() as unit:
            found = unit.custody.all([item.evidence.sha256 for item in self._items])
        return {sha256: told_at(one.entries, moment) for sha256, one in found.items()}

    def _dates(self, told: Snapshot, language: str) -> bytes:
        from tro_desk.desk.cases import summaries
        from tro_desk.papers.calendar import render_calendar

        case = next(one for one in summaries(self._storage) if one.id == self._case)
        spoken = "zh" if language == "zh" else "en"
        sample = is_sample(self._storage.folder)
        return render_calendar([(case, told.deadlines)], spoken, told.made_at, (), sample)


_EXHIBITS: Final = "exhibits.pdf"
_ROOM: Final = 2 << 20  # bytes of all in a package that is no original
_WHY = frozenset({"needs_password", "damaged", "too_large", "took_too_long"})


def _chosen(contents: PackageContents, wanted: tuple[str, ...] | None) -> tuple[PackageItem, ...]:
    if wanted is None:
        return contents.going
    known = {item.evidence.sha256: item for item in contents.items}
    chosen = []
    for sha256 in dict.fromkeys(wanted):
        item = known.get(sha256)
        if item is None:
            raise DeskError("unknown_evidence", sha256=sha256)
        if item.why_not:
            raise DeskError("package_private", name=item.evidence.name)
        chosen.append(item)
    return tuple(chosen)


def _front(told: Snapshot) -> dict[str, object]:
    """What stands in front of the manifest."""
    return {
        "program": {"name": "TRO Desk", "version": __version__},
        "law": told.law,
        "tables": dict(sorted(told.tables.items())),
        "case": {
            "docket_number": told.value("docket_number"),
            "court": told.court.id if told.court else "",
            "case_name": told.value("case_name"),
        },
        "content_key": told.content_key,
    }


def _measured(file: IO[bytes]) -> tuple[int, str]:
    """Size and SHA-256 of what was written."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size, hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
