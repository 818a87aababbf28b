"""What differs between two snapshots of a case, in the order in which a brief tells it.

Moment, program version and steps are left out, as in `Snapshot.content_key`: two snapshots with
different keys differ in something here, and two with one key in nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tro_desk.domain.brief_change import (
    BriefChange,
    CountChange,
    DeadlineChange,
    DeadlineStand,
    FigureChange,
    PaperChange,
    PartChange,
    StatementChange,
    VersionChange,
)
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.exposure import Count, Figure, Sums
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.money import Money
from tro_desk.domain.zones import zone_of
from tro_desk.papers import codec
from tro_desk.papers.figures import Figures
from tro_desk.papers.snapshot import Snapshot, Statement
from tro_desk.papers.written import Written

_RECORDS: Final = (
    *("contacts", "remediations", "offers", "tasks", "added"),
    *("counsel", "points", "documents", "defences"),
)
_SUMS: Final = ("units", "gross", "refunds", "net", "cost_proved", "cost_unproved")


def brief_changes(older: Snapshot, newer: Snapshot) -> tuple[BriefChange, ...]:
    """The differences from `older` to `newer`; () where both say the same of the case."""
    statements = tuple(_statements(older, newer))
    changes = (
        *statements,
        *_deadlines(older.deadlines, newer.deadlines),
        *_papers(older, newer),
        *_figures(older.figures, newer.figures),
        *_written(older.written or Written(), newer.written or Written()),
        *_counted("open_points", older.open_points, newer.open_points),
        *_counted("missing", older.missing, newer.missing),
        *_counted("stores", older.stores, newer.stores),
        *_counted("closures", older.closures, newer.closures),
        *_parts(older, newer, any(change.field == "court" for change in statements)),
        *_versions(older, newer),
    )
    if not changes and older.content_key != newer.content_key:
        return (PartChange("order"),)  # the same things, told in another order
    return changes


def _statements(older: Snapshot, newer: Snapshot) -> Iterator[StatementChange]:
    fields = dict.fromkeys([*FIELDS, *(s.field for s in (*older.statements, *newer.statements))])
    for field in fields:
        was, now = older.of(field), newer.of(field)
        if was != now:
            yield from _of_field(field, (was, older.court), (now, newer.court))


def _of_field(
    field: str,
    older: tuple[Sequence[Statement], Court | None],
    newer: tuple[Sequence[Statement], Court | None],
) -> Iterator[StatementChange]:
    gone, added, again = list(older[0]), [], []
    for statement in newer[0]:
        same = next((s for s in gone if _value(s) == _value(statement)), None)
        if same is None:
            added.append(statement)
            continue
        gone.remove(same)
        if same != statement:
            again.append(statement)

    def zone(statement: Statement, court: Court | None) -> str | None:
        dated = field in FIELDS and FIELDS[field].kind is Kind.DATE
        return zone_of(field, statement.tz, court) if dated else None

    single = field not in FIELDS or not FIELDS[field].many
    if single and len(gone) == len(added) == 1:
        old, new = gone.pop(), added.pop()
        zones = zone(old, older[1]), zone(new, newer[1])
        yield StatementChange("changed", field, old.value, new.value, *zones)
    for old in gone:
        yield StatementChange("gone", field, was=old.value, was_tz=zone(old, older[1]))
    for new in added:
        yield StatementChange("added", field, now=new.value, now_tz=zone(new, newer[1]))
    for one in again:
        zones = zone(one, older[1]), zone(one, newer[1])
        yield StatementChange("again", field, one.value, one.value, *zones)


def _value(statement: Statement) -> tuple[str, str | None]:
    return statement.value, statement.tz


def _deadlines(older: Sequence[Deadline], newer: Sequence[Deadline]) -> Iterator[DeadlineChange]:
    was, now = _by_id(older), _by_id(newer)
    for key in dict.fromkeys((*was, *now)):
        old, new = was.get(key), now.get(key)
        if old == new:
            continue
        told = new or old
        assert told is not None
        stood, stands = _stand(old), _stand(new)
        kind = "gone" if new is None else "added" if old is None else "changed"
        yield DeadlineChange("reasons" if stood == stands else kind, told.title, stood, stands)


def _by_id(deadlines: Iterable[Deadline]) -> dict[tuple[str, int], Deadline]:
    seen: Counter[str] = Counter()
    found = {}
    for one in deadlines:
        found[one.id, seen[one.id]] = one
        seen[one.id] += 1
    return found


def _stand(deadline: Deadline | None) -> DeadlineStand | None:
    if deadline is None:
        return None
    mark = deadline.mark.state if deadline.mark is not None else ""
    return DeadlineStand(deadline.due, deadline.status, mark)


def _papers(older: Snapshot, newer: Snapshot) -> Iterator[PaperChange]:
    was = {paper.evidence.sha256: paper for paper in older.papers}
    now = {paper.evidence.sha256: paper for paper in newer.papers}
    for sha256 in dict.fromkeys((*was, *now)):
        old, new = was.get(sha256), now.get(sha256)
        told = new or old
        if old != new and told is not None:
            kind = "gone" if new is None else "added" if old is None else "changed"
            yield PaperChange(kind, sha256, told.evidence.name)


def _figures(
    older: Figures | None, newer: Figures | None
) -> Iterator[FigureChange | CountChange | PartChange]:
    if older == newer:
        return
    was, now = _amounts(older), _amounts(newer)
    changes: list[FigureChange | CountChange] = [
        FigureChange(figure, of, was.get((figure, of, currency)), now.get((figure, of, currency)))
        for figure, of, currency in dict.fromkeys((*was, *now))
        if was.get((figure, of, currency)) != now.get((figure, of, currency))
    ]
    for what in ("accused", "costs", "balances", "rates", "matches", "files"):
        changes += _counted(what, _things(older, what), _things(newer, what))
    yield from changes
    if not changes:
        yield PartChange("figures")


def _amounts(figures: Figures | None) -> dict[tuple[str, str, str], Money | int]:
    """Figures by their name, by what they are of, and by their currency."""
    if figures is None:
        return {}
    found: dict[tuple[str, str, str], Money | int] = {}
    for basis in figures.exposure.bases:
        for name in _SUMS:
            value = _told(basis.total, name)
            if value is not None:
                found[name, basis.report, basis.currency] = value
    for frozen in figures.exposure.frozen:
        money = frozen.figure.money
        key = ("frozen", frozen.account or frozen.platform, money.currency)
        before = found.get(key)
        found[key] = before + money if isinstance(before, Money) else money
    return found


def _told(sums: Sums, name: str) -> Money | int | None:
    value: Count | Figure | None = getattr(sums, name)
    return value.number if isinstance(value, Count) else value.money if value else None


def _things(figures: Figures | None, what: str) -> Sequence[object]:
    if figures is None:
        return ()
    found: Sequence[object] = getattr(figures.exposure if what == "accused" else figures, what)
    return found


def _written(older: Written, newer: Written) -> Iterator[CountChange | PartChange]:
    for what in _RECORDS:
        yield from _counted(what, getattr(older, what), getattr(newer, what))
    if older.sheet != newer.sheet:
        yield PartChange("sheet")


def _counted(what: str, older: Sequence[object], newer: Sequence[object]) -> Iterator[CountChange]:
    if older == newer:
        return
    was = Counter(codec.dump(one, lines=False) for one in older)
    now = Counter(codec.dump(one, lines=False) for one in newer)
    yield CountChange(what, (now - was).total(), (was - now).total(), len(newer))


def _parts(older: Snapshot, newer: Snapshot, court_told: bool) -> Iterator[PartChange]:
    if older.court != newer.court and not court_told:
        yield PartChange("court")
    for part in ("brief_to", "remedies", "freeze_cases"):
        if getattr(older, part) != getattr(newer, part):
            yield PartChange(part)


def _versions(older: Snapshot, newer: Snapshot) -> Iterator[VersionChange]:
    tables = tuple(_tables(older.tables, newer.tables))
    if older.law != newer.law and not tables:
        yield VersionChange("law", older.law, newer.law)
    yield from tables


def _tables(older: Mapping[str, str], newer: Mapping[str, str]) -> Iterator[VersionChange]:
    for table in dict.fromkeys((*older, *newer)):
        was, now = older.get(table, ""), newer.get(table, "")
        if was != now:
            yield VersionChange(table, was, now)
