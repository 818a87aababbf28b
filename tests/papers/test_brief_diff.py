"""What differs between two snapshots: each difference once, and none where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.papers import figures, sample, written
from tro_desk.domain.brief_change import (
    CountChange,
    DeadlineChange,
    FigureChange,
    PaperChange,
    PartChange,
    StatementChange,
    VersionChange,
)
from tro_desk.domain.money import Money
from tro_desk.papers import Snapshot
from tro_desk.papers.brief_diff import brief_changes

BASE = figures.known()


def without(snapshot: Snapshot, field: str) -> Snapshot:
    kept = tuple(s for s in snapshot.statements if s.field != field)
    return replace(snapshot, statements=kept)


def put(snapshot: Snapshot, field: str, **more: object) -> Snapshot:
    """The first statement of a field, altered."""
    first = snapshot.of(field)[0]
    new = replace(first, **more)  # type: ignore[arg-type]
    told = tuple(new if s is first else s for s in snapshot.statements)
    return replace(snapshot, statements=told)


def frozen(snapshot: Snapshot, minor: int) -> Snapshot:
    told = snapshot.figures
    assert told is not None
    first, *rest = told.exposure.frozen
    money = replace(first.figure, money=Money(first.figure.money.currency, minor))
    exposure = replace(told.exposure, frozen=(replace(first, figure=money), *rest))
    return replace(snapshot, figures=replace(told, exposure=exposure))


def test_the_same_case_does_not_differ() -> None:
    later = replace(BASE, made_at=BASE.made_at + timedelta(days=9), program="9.9", paths=())
    assert brief_changes(BASE, BASE) == ()
    assert brief_changes(BASE, later) == ()
    assert brief_changes(Snapshot.from_json(BASE.to_json()), BASE) == ()


def test_a_single_value_is_changed_and_keeps_its_zones() -> None:
    assert brief_changes(BASE, put(BASE, "tro_entered", value="2026-02-25")) == (
        StatementChange(
            "changed",
            "tro_entered",
            "2026-02-24",
            "2026-02-25",
            "America/Chicago",
            "America/Chicago",
        ),
    )


def test_a_value_comes_and_goes() -> None:
    poorer = without(BASE, "judge")
    judge = BASE.value("judge")
    assert judge
    assert brief_changes(poorer, BASE) == (StatementChange("added", "judge", now=judge),)
    assert brief_changes(BASE, poorer) == (StatementChange("gone", "judge", was=judge),)


def test_of_many_values_one_that_is_replaced_is_gone_and_added() -> None:
    old = BASE.value("asin")
    told = brief_changes(BASE, put(BASE, "asin", value="B0OTHER001"))
    assert told == (
        StatementChange("gone", "asin", was=old),
        StatementChange("added", "asin", now="B0OTHER001"),
    )


def test_a_value_that_was_confirmed_anew_is_said_to_be_the_same() -> None:
    judge = BASE.value("judge")
    later = put(BASE, "judge", said_at=datetime(2026, 3, 9, tzinfo=UTC))
    assert brief_changes(BASE, later) == (StatementChange("again", "judge", judge, judge),)


def test_a_deadline_that_moved_tells_both_dates() -> None:
    moved = replace(BASE, deadlines=sample.sample_deadlines("2026-03-03"))
    changes = brief_changes(BASE, moved)
    assert changes
    assert all(isinstance(change, DeadlineChange) for change in changes)
    answer = next(d for d in BASE.deadlines if d.id.startswith("answer"))
    now = moved.deadline(answer.id)
    assert now is not None
    told = next(c for c in changes if isinstance(c, DeadlineChange) and c.title == answer.title)
    assert told.kind == "changed"
    assert told.was is not None
    assert told.now is not None
    assert (told.was.due, told.now.due) == (answer.due, now.due)
    assert told.was.due != told.now.due


def test_a_deadline_whose_status_or_reasons_alone_changed() -> None:
    first, *rest = BASE.deadlines
    for new, kind in (
        (replace(first, status="as_printed"), "changed"),
        (replace(first, checked=not first.checked), "reasons"),
    ):
        (change,) = brief_changes(BASE, replace(BASE, deadlines=(new, *rest)))
        assert isinstance(change, DeadlineChange)
        assert change.kind == kind
    (change,) = brief_changes(BASE, replace(BASE, deadlines=tuple(rest)))
    assert isinstance(change, DeadlineChange)
    assert (change.kind, change.now) == ("gone", None)


def test_papers_come_go_and_are_read_otherwise() -> None:
    first, *rest = BASE.papers
    fewer = replace(BASE, papers=tuple(rest))
    other = replace(BASE, papers=(replace(first, notice_type="other"), *rest))
    sha256, name = first.evidence.sha256, first.evidence.name
    assert brief_changes(fewer, BASE) == (PaperChange("added", sha256, name),)
    assert brief_changes(BASE, fewer) == (PaperChange("gone", sha256, name),)
    assert brief_changes(BASE, other) == (PaperChange("changed", sha256, name),)


def test_frozen_money_tells_both_amounts() -> None:
    assert BASE.figures is not None
    account = BASE.figures.exposure.frozen[0]
    (change,) = brief_changes(BASE, frozen(BASE, 123_45))
    assert isinstance(change, FigureChange)
    assert change.figure == "frozen"
    assert change.of in {account.account, account.platform}
    assert (change.was, change.now) == (account.figure.money, Money("USD", 123_45))


def test_figures_that_were_not_told_before_are_none() -> None:
    changes = brief_changes(replace(BASE, figures=None), BASE)
    gross = [c for c in changes if isinstance(c, FigureChange) and c.figure == "gross"]
    assert gross
    assert all(c.was is None and isinstance(c.now, Money) for c in gross)
    assert {c.what for c in changes if isinstance(c, CountChange)} >= {"accused", "costs"}


def test_records_are_counted() -> None:
    told = BASE.written
    assert told is not None
    more = replace(told, contacts=told.contacts[1:], offers=(*told.offers, *told.offers[:1]))
    assert brief_changes(BASE, replace(BASE, written=more)) == (
        CountChange("contacts", 0, 1, len(told.contacts) - 1),
        CountChange("offers", 1, 0, len(told.offers) + 1),
    )


def test_versions_of_tables() -> None:
    newer = replace(BASE, law="2027-01-01", tables={**BASE.tables, "holidays": "2027-01-01"})
    was = BASE.tables["holidays"]
    assert brief_changes(BASE, newer) == (VersionChange("holidays", was, "2027-01-01"),)
    assert brief_changes(BASE, replace(BASE, law="2027-01-01")) == (
        VersionChange("law", BASE.law, "2027-01-01"),
    )


def test_a_part_that_no_other_change_tells() -> None:
    assert brief_changes(BASE, replace(BASE, brief_to="Ms Vale")) == (PartChange("brief_to"),)


ALTERED: dict[str, Callable[[Snapshot], object]] = {
    "law": lambda s: "2030-01-01",
    "court": lambda s: None,
    "statements": lambda s: s.statements[::-1],
    "open_points": lambda s: s.open_points[1:],
    "missing": lambda s: (*s.missing, "bond_amount"),
    "deadlines": lambda s: s.deadlines[::-1],
    "papers": lambda s: s.papers[::-1],
    "stores": lambda s: (),
    "brief_to": lambda s: "Somebody",
    "closures": lambda s: (),
    "remedies": lambda s: (),
    "tables": lambda s: {},
    "figures": lambda s: None,
    "freeze_cases": lambda s: (),
    "written": lambda s: None,
}
"""Field of a snapshot -> another value of it."""


@pytest.mark.parametrize("field", [f.name for f in fields(Snapshot)])
@pytest.mark.parametrize("base", [BASE, figures.nothing(), sample.sample()])
def test_whatever_puts_a_brief_out_of_date_is_told(field: str, base: Snapshot) -> None:
    if field in {"made_at", "program", "paths", "custody", "case_id"}:
        return
    other = replace(base, **{field: ALTERED[field](base)})  # type: ignore[arg-type]
    assert bool(brief_changes(base, other)) == (base.content_key != other.content_key)
    assert bool(brief_changes(other, base)) == (base.content_key != other.content_key)


def test_thousands_of_values_are_compared() -> None:
    old, new = sample.huge(400, 2_000), sample.huge(401, 2_000)
    told = [c for c in brief_changes(old, new) if isinstance(c, StatementChange)]
    assert [(c.kind, c.now) for c in told if c.kind != "again"] == [("added", "B0TEST0400")]
    assert written.told().contacts
