"""Everything that a brief says, at one moment: codes and values, no sentences of a language.

The snapshot is kept beside the PDF. Drawn again it gives the same bytes; compared with a newer one
it tells whether the brief is out of date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, Literal

from tro_desk.base.messages import Day, Message
from tro_desk.content import table_versions
from tro_desk.content.courts import courts as court_table
from tro_desk.content.freeze_cases import freeze_case_table
from tro_desk.domain.case import Case
from tro_desk.domain.court import Court
from tro_desk.domain.custody import CustodyHead
from tro_desk.domain.deadline import Closure, Deadline, DeadlineMark, Input, TraceStep
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Fact, FoundFact, Status
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.freeze import FreezeCase
from tro_desk.domain.remedy import Remedy
from tro_desk.domain.store import Store
from tro_desk.papers import codec
from tro_desk.papers.figures import FIGURE_CLASSES, Figures
from tro_desk.papers.written import WRITTEN_CLASSES, PathTold, Written

Mark = Literal["document", "seller", "computed"]
"""Where a statement comes from: a document (with its page), the seller, or a computation."""

EXPECTED: Final = (
    "docket_number",
    "court",
    "plaintiff",
    "judge",
    "plaintiff_counsel",
    "defendant_number",
    "store_name",
    "tro_entered",
    "served",
    "hearing",
    "frozen_amount",
)
"""Fields that counsel looks for first: where one is not known, the brief says so."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of an original, by its SHA-256; pages count from 1."""

    sha256: str
    page: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A confirmed fact. `raw` is what the document prints, empty where the seller stated it.

    An edited value is marked `seller`; its `place` and `raw` then tell what the document prints
    instead. `tz` is the IANA zone of a date, where known; `said_at` is UTC.
    """

    field: str
    value: str
    mark: Mark
    place: Place | None
    raw: str
    tz: str | None
    said_at: datetime


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A field that documents tell and the seller has not settled.

    It holds places and the count of different values, never a value: a candidate is no fact.
    `unsure` is true where the seller answered "not sure".
    """

    field: str
    unsure: bool
    values: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """An original of the case: what it is (notice_type) and how its text was read (method)."""

    evidence: Evidence
    notice_type: str
    method: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The content of a brief at `made_at` (UTC).

    `program` and `law` are the versions of the program and of its rule and holiday tables;
    `missing` are fields of `EXPECTED` that are neither confirmed nor found; `brief_to` is the name
    of the lawyer it is made for, or empty. `closures` are the days on which the court was closed,
    as the seller noted; `tables` is the version of each law table. `figures` are sales, costs and
    money, None where nobody asked for them. `written` are the seller's own records, None where
    there are none, `paths` what was done on the guided paths. `custody` are the ends of the
    records of custody of the originals (see `custody_of`). Snapshots that older versions kept have
    none of the last eight.
    """

    made_at: datetime
    program: str
    law: str
    case_id: str
    court: Court | None
    statements: tuple[Statement, ...]
    open_points: tuple[OpenPoint, ...]
    missing: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    papers: tuple[Paper, ...]
    stores: tuple[Store, ...]
    brief_to: str = ""
    closures: tuple[Closure, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    tables: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    figures: Figures | None = None
    freeze_cases: tuple[FreezeCase, ...] = ()
    written: Written | None = None
    paths: tuple[PathTold, ...] = ()
    custody: tuple[CustodyHead, ...] = ()

    def of(self, *fields: str) -> tuple[Statement, ...]:
        """The statements of these fields, in the order of `fields`."""
        return tuple(s for field in fields for s in self.statements if s.field == field)

    def value(self, field: str) -> str:
        """The confirmed value of a single-valued field, or the empty string."""
        hits = self.of(field)
        return hits[0].value if hits else ""

    def deadline(self, deadline_id: str) -> Deadline | None:
        """The first deadline of this id."""
        return next((d for d in self.deadlines if d.id == deadline_id), None)

    def paper_number(self, sha256: str) -> int:
        """The number of an original in the list of evidence, from 1; 0 where it is not listed."""
        hits = (n for n, p in enumerate(self.papers, 1) if p.evidence.sha256 == sha256)
        return next(hits, 0)

    def custody_of(self, sha256: str) -> CustodyHead | None:
        """The end of the record of an original when the snapshot was made, as printed with it."""
        return next((head for head in self.custody if head.sha256 == sha256), None)

    def to_json(self) -> str:
        """The snapshot as JSON; `from_json` gives back an equal one."""
        return codec.dump(self)

    @classmethod
    def from_json(cls, text: str) -> Snapshot:
        """The snapshot of `to_json`. Raises ValueError for anything else."""
        value = codec.load(text, _CLASSES)
        if not isinstance(value, cls):
            raise ValueError("not a snapshot")
        return value

    @property
    def content_key(self) -> str:
        """SHA-256 of what the brief says. Another key than that of a kept snapshot: out of date.

        The moment and the program's version are left out: neither changes what is said of the case.
        So are the steps: else each step that is taken after the brief would ask for another; and
        custody: else each look at a paper would.
        """
        moment = datetime(2000, 1, 1, tzinfo=UTC)
        timeless = replace(self, made_at=moment, program="", paths=(), custody=())
        return hashlib.sha256(codec.dump(timeless, lines=False).encode()).hexdigest()


_CLASSES: Final[dict[str, type]] = {
    kind.__name__: kind
    for kind in (
        Snapshot,
        Statement,
        OpenPoint,
        Place,
        Paper,
        Evidence,
        Deadline,
        Input,
        TraceStep,
        Message,
        Day,
        Court,
        Store,
        Closure,
        DeadlineMark,
        Remedy,
        FreezeCase,
        CustodyHead,
        *FIGURE_CLASSES,
        *WRITTEN_CLASSES,
    )
}


def build_snapshot(
    case: Case,
    deadlines: Sequence[Deadline],
    stores: Sequence[Store],
    made_at: datetime,
    versions: Mapping[str, str],
    brief_to: str = "",
    courts: Mapping[str, Court] | None = None,
    closures: Sequence[Closure] = (),
    remedies: Sequence[Remedy] = (),
    figures: Figures | None = None,
    written: Written | None = None,
) -> Snapshot:
    """What a brief on `case` says at `made_at` (aware).

    `versions` has the keys `program` and `law`; `courts` are the courts by id (the desk's table
    where it is None). Only confirmed facts become statements.
    """
    if made_at.tzinfo is None:
        raise ValueError("a snapshot needs an aware moment")
    if courts is None:
        courts = court_table()
    statements = tuple(
        _statement(fact) for field in FIELDS for fact in reversed(case.confirmed(field))
    )
    open_points = _open_points(case)
    known = {s.field for s in statements} | {p.field for p in open_points}
    return Snapshot(
        made_at=made_at.astimezone(UTC),
        program=versions["program"],
        law=versions["law"],
        case_id=case.id,
        court=courts.get(case.value("court") or ""),
        statements=statements,
        open_points=open_points,
        missing=tuple(field for field in EXPECTED if field not in known),
        deadlines=tuple(deadlines),
        papers=tuple(Paper(n.evidence, n.notice_type, n.method) for n in case.notices),
        stores=tuple(stores),
        brief_to=brief_to,
        closures=tuple(closures),
        remedies=tuple(remedies),
        tables=MappingProxyType(table_versions()),
        figures=figures,
        freeze_cases=freeze_case_table().rows if figures is not None else (),
        written=written,
    )


def _statement(fact: Fact) -> Statement:
    found = fact.found
    from_document = found is not None and not fact.edited
    return Statement(
        field=fact.field,
        value=fact.value,
        mark="document" if from_document else "seller",
        place=_place(found) if found else None,
        raw=found.candidate.raw if found else "",
        tz=fact.tz,
        said_at=fact.at.astimezone(UTC),
    )


def _place(found: FoundFact) -> Place:
    return Place(found.evidence, found.candidate.page)


def _open_points(case: Case) -> tuple[OpenPoint, ...]:
    unsure = {f.field for f in case.facts if f.status is Status.NOT_SURE}
    by_field: dict[str, list[FoundFact]] = {}
    for found in case.open_candidates():
        by_field.setdefault(found.candidate.field, []).append(found)
    points = []
    for name, spec in FIELDS.items():
        hits = by_field.get(name, [])
        settled = not spec.many and bool(case.confirmed(name))
        if hits or (name in unsure and not settled):
            values = len({found.candidate.value for found in hits})
            places = tuple(dict.fromkeys(_place(found) for found in hits))
            points.append(OpenPoint(name, name in unsure, values, places))
    return tuple(points)
