"""What a guided path needs to know of a case at one reading, without clock and without guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.facts import Fact, Status
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.steps import Item

YES = ("yes",)


@dataclass(frozen=True, slots=True)
class Situation:
    """The values of the names that conditions speak of, but for answers, and what `each` means.

    A name without a value is left out. `items` has a row for each of `domain.steps.EACH`.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=lambda: MappingProxyType({}))


def situation(
    case: Case,
    deadlines: Sequence[Deadline],
    *,
    has: Mapping[str, bool] = MappingProxyType({}),
    counts: Mapping[str, int] = MappingProxyType({}),
    items: Mapping[str, tuple[Item, ...]] = MappingProxyType({}),
) -> Situation:
    """The situation of a case.

    `deadlines` are those of the same reading; `has` and `counts` are what the desk knows beside the
    case (see `content.steps`). What is in `items` is counted here.
    """
    values = {f"fact.{name}": told for name, told in _confirmed(case).items()}
    found: dict[str, set[str]] = {}
    for notice in case.notices:
        for one in notice.found:
            found.setdefault(f"found.{one.candidate.field}", set()).add(one.candidate.value)
    values |= {name: tuple(sorted(told)) for name, told in found.items()}
    for deadline in deadlines:
        if deadline.due is not None:
            values[f"deadline.{deadline.id}"] = (deadline.due.isoformat(),)
    counted = {**counts, **{each: len(ones) for each, ones in items.items()}}
    values |= {f"count.{name}": (str(number),) for name, number in counted.items() if number}
    seen = {**has, "notice": bool(case.notices), "checked_notice": _checked(case, deadlines)}
    values |= {f"has.{name}": YES for name, there in seen.items() if there}
    return Situation(values, items)


def _confirmed(case: Case) -> Mapping[str, tuple[str, ...]]:
    """Field -> what the seller stands by; of a field with one value the newest."""
    told: dict[str, list[Fact]] = {}
    for fact in case.facts:
        if fact.status is Status.CONFIRMED:
            told.setdefault(fact.field, []).append(fact)
    return {
        name: tuple(sorted(fact.value for fact in facts))
        if FIELDS[name].many
        else (max(facts, key=lambda fact: (fact.id, fact.at)).value,)
        for name, facts in told.items()
    }


def _checked(case: Case, deadlines: Sequence[Deadline]) -> bool:
    """Each fact of which a case has one is answered, and no date rests on an unconfirmed one.

    "Not sure" is an answer, but a date that rests on it stays provisional and keeps this false.
    """
    if any(deadline.status == "provisional" for deadline in deadlines):
        return False
    unsure = {(fact.field, fact.value) for fact in case.facts if fact.status is Status.NOT_SURE}
    open_ones = ((one.candidate.field, one.candidate.value) for one in case.open_candidates())
    return all(FIELDS[name].many for name, value in open_ones if (name, value) not in unsure)
