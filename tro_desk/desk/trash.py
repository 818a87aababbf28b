"""Throwing away, and bringing back: what lies in the trash counts nowhere until it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.trash_names import name_of_record
from tro_desk.domain.records import EvidenceNote, papers_of
from tro_desk.domain.trash import Trashed

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit
    from tro_desk.store.trash import Entry, Part

_CASE_NAMES: Final = ("docket_number", "case_name", "plaintiff")
_LISTED: Final = 200  # characters of a name
SALES: Final = frozenset({"store", "load", "cost", "balance"})
"""Kinds that belong to no case, and that prove what was sold in any of them."""


def throw_case(storage: Storage, now: datetime, case_id: str) -> Trashed:
    """Throw a case away, with all that is in it."""
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        part = ("case", str(case))
        for sha256 in _papers(unit, case_id):
            unit.custody.add(sha256, "trashed", now, case, with_case=1)
        unit.trash.mark(part, now)
        return _thrown(unit, now, "case", case, _case_name(unit, case), [part])


def throw_evidence(storage: Storage, now: datetime, case_id: str, sha256: str) -> Trashed:
    """Throw a paper out of a case: the notice, what rests on it, and what is said of its source.

    Raises DeskError `unknown_evidence` (sha256), `evidence_in_use` (name, count) where a record or
    the mark of a date names it as its proof.
    """
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        records = [one for one in unit.records.all(case) if sha256 in papers_of(one.body)]
        notes = [one for one in records if isinstance(one.body, EvidenceNote)]
        notice = unit.notices.number(case, sha256)
        if case_id not in unit.notices.cases_with(sha256):
            notice = None
        if notice is None and not notes:
            raise DeskError("unknown_evidence", sha256=sha256)
        name = unit.notices.require(sha256).name
        marks = unit.deadlines.marks(case).get(case_id, ())
        uses = len(records) - len(notes) + sum(one.evidence == sha256 for one in marks)
        if uses:
            raise DeskError("evidence_in_use", name=name, count=uses)
        parts: list[Part] = []
        if notice is not None:
            parts.append(("notice", str(notice)))
            unit.trash.mark(parts[0], now)
        for note in notes:
            unit.records.remove(case, "evidence", note.number, now)
            parts.append(("record", f"{case}/evidence/{note.number}"))
        unit.custody.add(sha256, "trashed", now, case)
        return _thrown(unit, now, "evidence", case, name, parts)


def throw_load(storage: Storage, now: datetime, load_id: int) -> Trashed:
    """Throw a load away with its lines. Raises DeskError `unknown_load` (load)."""
    with storage.writing() as unit:
        load = unit.loads.require(load_id)
        if load.undone_at is not None:
            raise DeskError("unknown_load", load=load_id)
        unit.set_load_aside(load_id, now)
        return _thrown(unit, now, "load", None, load.export.name, [("load", str(load_id))])


def throw_store(storage: Storage, now: datetime, store_id: int) -> Trashed:
    """Throw a shop away with its files, listings, costs and balances.

    Raises DeskError `unknown_store` (store).
    """
    with storage.writing() as unit:
        shop = unit.shops.require(store_id)
        parts: list[Part] = [("store", str(store_id))]
        for load in unit.loads.all(store_id):
            if load.undone_at is None:
                unit.set_load_aside(load.id, now)
                parts.append(("load", str(load.id)))
        parts += [("cost", str(one.id)) for one in unit.costs.all(store_id)]
        balances = unit.balances.all(store_id)  # those of loads went with their loads
        parts += [("balance", str(one.id)) for one in balances]
        for part in parts:
            if part[0] != "load":
                unit.trash.mark(part, now)
        return _thrown(unit, now, "store", None, shop.name, parts)


def threw(
    unit: Unit, now: datetime, kind: str, case: int | None, name: str, parts: Sequence[Part]
) -> Entry:
    """Note what was taken out within a change of the desk, which says so in the log itself."""
    return unit.trash.throw(kind, case, name[:_LISTED], parts, now)


def _thrown(
    unit: Unit, now: datetime, kind: str, case: int | None, name: str, parts: Sequence[Part]
) -> Trashed:
    entry = threw(unit, now, kind, case, name, parts)
    unit.log.add(now, "trashed", case, kind=kind, entry=entry.id)
    return told(unit, entry)


def threw_record(unit: Unit, now: datetime, case: int, kind: str, number: int) -> Entry:
    """Note that a record was taken out."""
    one = next(one for one in unit.records.all(case, kind, removed=True) if one.number == number)
    name = name_of_record(unit, one.body)
    shown = "letter" if kind == "letter" else "record"
    return threw(unit, now, shown, case, name, [("record", f"{case}/{kind}/{number}")])


def came_back(unit: Unit, now: datetime, part: Part) -> None:
    """Note that a part counts again without the trash having been asked."""
    entry = unit.trash.holding(part)
    if entry is not None:
        unit.trash.without(entry, part, now)


def restore(storage: Storage, now: datetime, number: int) -> Trashed:
    """Bring back what was thrown away in one go, to where it was.

    Raises DeskError `not_in_trash` (number), `trash_case_first` (name) where its case lies in the
    trash, `trash_loaded_again` (name) where the file was loaded anew meanwhile, `trash_store_first`
    (name) where its shop lies there.
    """
    with storage.writing() as unit:
        return restore_in(unit, now, unit.trash.require(number))


def restore_in(unit: Unit, now: datetime, entry: Entry) -> Trashed:
    """The same, within a change of the desk."""
    shown = told(unit, entry)
    if entry.kind != "case" and entry.case is not None and unit.cases.in_trash(entry.case):
        raise DeskError("trash_case_first", name=shown.case_name or f"c{entry.case}")
    for part in sorted(entry.parts, key=lambda part: part[0] != "store"):
        _bring_back(unit, part, entry)
    if entry.kind == "evidence" and entry.case is not None:
        unit.custody.add(paper_of(unit, entry), "restored", now, entry.case)
    if entry.kind == "case" and entry.case is not None:
        for sha256 in _papers(unit, f"c{entry.case}"):
            unit.custody.add(sha256, "restored", now, entry.case, with_case=1)
    unit.trash.end(entry.id, "restored", now)
    unit.log.add(now, "restored", entry.case, kind=entry.kind, entry=entry.id)
    return shown


def _bring_back(unit: Unit, part: Part, entry: Entry) -> None:
    kind, which = part
    if kind == "record":
        case, of, number = which.split("/")
        unit.records.restore(int(case), of, int(number))
    elif kind == "watch_list":
        unit.watch_terms.restore(which, entry.at)
    elif kind == "load":
        load = unit.loads.require(int(which))
        _store_first(unit, load.store)
        if unit.loads.standing(load.store, load.export.sha256) is not None:
            raise DeskError("trash_loaded_again", name=load.export.name)
        unit.bring_load_back(load.id)
    else:
        if kind in ("cost", "balance"):
            _store_first(unit, unit.trash.store_of(part))
        unit.trash.mark(part, None)


def _store_first(unit: Unit, store: int) -> None:
    """Refuse to bring back what belongs to a shop in the trash."""
    name = unit.shops.trashed(store)
    if name is not None:
        raise DeskError("trash_store_first", name=name)


def told(unit: Unit, entry: Entry) -> Trashed:
    """An entry as the trash shows it."""
    what, case_name = "", ""
    if entry.kind in ("record", "letter"):
        what = entry.parts[0][1].split("/")[1]
    if entry.case is not None:
        case_name = _case_name(unit, entry.case)
    case = "" if entry.case is None else f"c{entry.case}"
    held = held_by(unit, entry)
    return Trashed(entry.id, entry.kind, what, entry.name, case, case_name, entry.at, held)


def held_by(unit: Unit, entry: Entry) -> str:
    """The id of the case whose duty to preserve keeps an entry, "" for none."""
    if entry.case is not None:
        return f"c{entry.case}" if unit.holds.of(entry.case).under else ""
    if entry.kind not in SALES:
        return ""
    return next((f"c{case}" for case in unit.cases.every() if unit.holds.of(case).under), "")


def paper_of(unit: Unit, entry: Entry) -> str:
    """The SHA-256 of the paper that an entry of the kind `evidence` is."""
    kind, which = entry.parts[0]
    if kind == "notice":
        return unit.notices.paper(int(which))
    case, of, number = which.split("/")
    return papers_of(unit.records.versions(int(case), of, int(number))[-1].body)[0]


def _papers(unit: Unit, case_id: str) -> tuple[str, ...]:
    """The papers that stand in a case, in the order in which they came."""
    records = unit.records.all(unit.cases.require(case_id))
    papers = [notice.evidence.sha256 for notice in unit.cases.get(case_id).notices]
    papers += [paper for record in records for paper in papers_of(record.body)]
    return tuple(dict.fromkeys(papers))


def _case_name(unit: Unit, case: int) -> str:
    known = unit.cases.named(case, *_CASE_NAMES)
    return next((known[field] for field in _CASE_NAMES if field in known), "")
