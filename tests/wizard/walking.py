"""Walks along a flow without a window: what can be answered, what decides, and to the end."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tro_desk.content.conditions import Condition
from tro_desk.content.steps import Flow, Step, flows, read_flow
from tro_desk.domain.steps import EACH, UNKNOWN, Item, Kind, State
from tro_desk.domain.store import Answer
from tro_desk.wizard import Situation, Walk, accept

NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
HARBOUR = read_flow(Path(__file__).resolve().parent / "flows" / "harbour")
ALL = {**flows(), HARBOUR.id: HARBOUR}
ITEMS = {each: (Item("one", "One"), Item("two", "Two")) for each in EACH}

Given = Mapping[str, tuple[str, ...]]
"""Names of conditions -> the values they are to have."""


def left_out(step: Step) -> str:
    """How a step is left out."""
    return "impossible:it is gone" if step.forced else "skipped"


def values(flow: Flow, step_id: str) -> tuple[str, ...]:
    """Answers that a step takes, the plainest first, one of each sort at least."""
    return _values(flow.id, step_id)


@cache
def _values(flow_id: str, step_id: str) -> tuple[str, ...]:
    step = ALL[flow_id].step(step_id)
    assert step is not None
    match step.kind:
        case Kind.CHOICE:
            found = [*(option.id for option in step.options), UNKNOWN]
        case Kind.MANY:
            ids = [option.id for option in step.options]
            found = [*ids, ",".join(ids), UNKNOWN]
        case Kind.DO:
            ticked = [f"ticked:{n}" for n in range(1, len(step.what) + 1)]
            found = ["done", *ticked]
        case Kind.INFO:
            found = ["done"]
        case Kind.DOOR:
            found = []
        case Kind.MONEY:
            found = ["12.50 USD", UNKNOWN]
        case Kind.DATE:
            found = ["2026-03-05", UNKNOWN]
        case Kind.MOMENT:
            found = ["2026-03-05T10:23+08:00", UNKNOWN]
        case Kind.NUMBER:
            found = ["3", "0", UNKNOWN]
        case Kind.TEXT | Kind.LONG_TEXT:
            found = ["Some words", " open", UNKNOWN]
    return (*found, left_out(step))


def situation(given: Given, items: Mapping[str, tuple[Item, ...]] = ITEMS) -> Situation:
    """A situation in which the names have these values."""
    told = {name: told for name, told in given.items() if told and not name.startswith("answer.")}
    told |= {f"count.{each}": (str(len(ones)),) for each, ones in items.items() if ones}
    return Situation(told, items)


def say(walk: Walk, answers: list[Answer], step: str, item: str, value: str) -> None:
    """Answer as the desk does."""
    kept, stand = accept(walk, step, item, value)
    flow = walk.flow
    answers.append(
        Answer(
            "c1",
            f"{flow.id}/{step}",
            kept,
            flow.version,
            NOW,
            item=item,
            basis=stand.basis,
            wording=stand.step.wording,
        )
    )


def finish(
    flow: Flow, now: Situation, answers: list[Answer], choose: Callable[[Step], str]
) -> Walk:
    """Take what can be taken, as `choose` says, until nothing is left; it must come to an end."""
    for _ in range(4 * len(flow.steps)):
        walk = Walk(flow, now, answers)
        ready = [one for one in walk.stands if one.state in (State.OPEN, State.STALE)]
        if not ready:
            break
        for stand in ready:
            say(walk, answers, stand.step.id, stand.item.id, choose(stand.step))
    assert not [one.id for one in walk.stands if one.state not in (State.DONE, State.SKIPPED)]
    return walk


# what decides which steps apply


def decisive(flow: Flow) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Each name of the flow's conditions -> its values of which each may decide otherwise."""
    conditions = [c for step in flow.steps for c in (step.when, step.done)]
    compared: dict[str, set[str]] = {}
    for name in sorted({name for c in conditions for name in (*c.names, *c.bare)}):
        compared[name] = {text for c in conditions for n, text in c.compared if n == name and text}
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, texts in compared.items():
        kind, _, rest = name.partition(".")
        if kind == "answer":
            found[name] = tuple((text,) for text in _answers(flow, rest, texts))
        elif kind == "count" and rest in EACH:
            continue  # follows from the items
        else:
            other = ("2",) if kind == "count" else ("other",)
            found[name] = ((), *((text,) for text in sorted(texts)), other)
    return found


def _answers(flow: Flow, step_id: str, texts: set[str]) -> Iterator[str]:
    """The answers that conditions name, and one that none names."""
    known = values(flow, step_id)
    yield from (value for value in known if value.partition(":")[0] in texts)
    rest = (value for value in known if value.partition(":")[0] not in texts)
    yield next(rest, known[-1])


def closure(flow: Flow, step: Step) -> tuple[str, ...]:
    """The names that decide whether a step applies, with those that decide of these."""
    found: dict[str, None] = {}
    waiting = list(_spoken(step.when))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = None
        if name.startswith("answer."):
            earlier = flow.step(name.removeprefix("answer."))
            assert earlier is not None
            waiting += [*_spoken(earlier.when), *_spoken(earlier.done)]
    return tuple(sorted(found))


def _spoken(condition: Condition) -> tuple[str, ...]:
    return (*condition.names, *condition.bare)


def ways(flow: Flow, limit: int = 1_500) -> Iterator[Given]:
    """Every combination of values that decides whether a step applies, step by step.

    Of a step on which more than `limit` combinations bear, as many are drawn, always the same.
    """
    seen: set[tuple[tuple[str, tuple[str, ...]], ...]] = set()
    choices = decisive(flow)
    for names in dict.fromkeys(closure(flow, step) for step in flow.steps):
        own = [name for name in names if name in choices]
        count = 1
        for name in own:
            count *= len(choices[name])
        drawn: Iterator[tuple[tuple[str, ...], ...]]
        if count <= limit:
            drawn = itertools.product(*(choices[name] for name in own))
        else:
            chance = random.Random(" ".join(own))
            drawn = (tuple(chance.choice(choices[n]) for n in own) for _ in range(limit))
        for combination in drawn:
            key = tuple(zip(own, combination, strict=True))
            if key not in seen:
                seen.add(key)
                yield dict(key)


def chooser(flow: Flow, given: Given) -> Callable[[Step], str]:
    """Answers as given, and plainly where nothing is given."""

    def choose(step: Step) -> str:
        told = given.get(f"answer.{step.id}")
        return told[0] if told else values(flow, step.id)[0]

    return choose
