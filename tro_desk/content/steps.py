"""The guided paths as data: one folder of `content/platforms` is one flow.

A flow is added by adding its folder; nothing else is touched. Conditions are named here and
defined in `wizard.conditions`, so the reader is told which names exist.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content.loader import Row, read

PLATFORMS: Final = Path(__file__).resolve().parent / "platforms"

SCREENS: Final = ("add_notice", "review", "case", "brief", "hand")
"""Where a step can be carried out; `hand` is outside the program."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a flow.

    It applies while all conditions of `when` hold. It is done by itself while all conditions of
    `done` hold; a step by hand has none and is done when the seller says so. `after` names the
    steps that have to come first. `minutes` is about how long it takes; `checked` is false for a
    statement that a lawyer has to confirm, `checked_on` the day on which the sources were read.
    """

    id: str
    section: str
    title: Message
    detail: Message
    minutes: int
    go: str
    when: tuple[str, ...]
    done: tuple[str, ...]
    after: tuple[str, ...]
    sources: tuple[str, ...]
    checked: bool
    checked_on: date


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a flow."""

    id: str
    title: Message


@dataclass(frozen=True, slots=True)
class Flow:
    """A guided path. Answers given under another `version` have to be looked at again."""

    id: str
    version: str
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]


@cache
def flows(conditions: frozenset[str], folder: Path = PLATFORMS) -> Mapping[str, Flow]:
    """Every flow by the name of its folder, sorted. Raises ContentError with file and line."""
    found = sorted(folder.glob("*/steps.yaml"))
    return MappingProxyType({path.parent.name: read_flow(path, conditions) for path in found})


def read_flow(path: Path, conditions: frozenset[str]) -> Flow:
    """One flow. Raises ContentError with file and line where it does not fit its schema."""
    top = read(path)
    flow_id = top.take("id", str)
    if flow_id != path.parent.name:
        raise top.error(f"the flow '{flow_id}' must stand in a folder of that name")
    version = top.take("version", str)
    parts: list[Part] = []
    steps: dict[str, Step] = {}
    for row in top.rows("sections"):
        part = Part(row.take("id", str), row.take("title", Message))
        if part in parts or not (rows := row.rows("steps")):
            raise row.error(f"section '{part.id}' is empty or stands there twice")
        parts.append(part)
        for step_row in rows:
            step = _step(step_row, part.id, conditions)
            if step.id in steps:
                raise step_row.error(f"step '{step.id}' twice")
            # Only earlier steps may come first: so no path can run in a circle.
            _known(step_row, step.after, steps.keys(), "no earlier step")
            steps[step.id] = step
        row.close()
    top.close()
    if not steps:
        raise top.error("a flow needs steps")
    return Flow(flow_id, version, tuple(parts), tuple(steps.values()))


def _step(row: Row, section: str, conditions: frozenset[str]) -> Step:
    step = Step(
        id=row.take("id", str),
        section=section,
        title=row.take("title", Message),
        detail=row.take("detail", Message),
        minutes=row.take("minutes", int),
        go=row.take("go", str),
        when=row.texts("when"),
        done=row.texts("done"),
        after=row.texts("after"),
        sources=row.texts("sources"),
        checked=row.take("checked", bool),
        checked_on=row.take("checked_on", date),
    )
    row.close()
    _known(row, (step.go,), SCREENS, "unknown screen")
    _known(row, step.when + step.done, conditions, "unknown condition")
    if (step.go == "hand") == bool(step.done):
        raise row.error("a step is done either by hand or by a condition")
    if step.minutes <= 0 or not step.sources:
        raise row.error("a step needs minutes and a source")
    return step


def _known(row: Row, names: tuple[str, ...], known: Container[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise row.error(f"{what} '{name}'")
