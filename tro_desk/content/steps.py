"""The guided paths as data: one folder of `content/platforms` is one flow.

A folder holds `flow.yaml` (id, version, title, sections) and a file for each section, read in the
order of their names. A flow is added by adding its folder; nothing else is touched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.base.messages import Citation, Message
from tro_desk.content.conditions import ALWAYS, Condition, parse
from tro_desk.content.deadlines import deadline_rules
from tro_desk.content.loader import ContentError, Row, read
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.steps import ASKING, EACH, UNKNOWN, Kind, Option, Refuted

PLATFORMS: Final = Path(__file__).resolve().parent / "platforms"

FIRST: Final = "first_hours"
"""The flow of a case whose platform is not known yet."""

GO: Final = (
    *("review", "case", "dates", "exposure", "sales", "stores", "risk", "brief", "add_notice"),
    *("letters", "counsel", "contacts", "offers", "tasks", "evidence", "worksheet"),
)
"""The screens and record sheets that can help with a step."""

RECORDS: Final = (
    *("evidence", "contact", "remediation", "offer", "counsel", "task", "points", "document"),
)
"""The forms that can be offered on a step, beside `letter:<id>`."""

COUNTS: Final = (*EACH, "sales", *(kind for kind in RECORDS if kind != "offer"))
"""What `count.` can be of: what steps are asked of, loaded files of sales, kinds of records."""

HAS: Final = ("notice", "checked_notice", "brief", "sales", "costs")
"""What `has.` can be of; `checked_notice`: each single fact is answered, no date provisional."""

SAID: Final = frozenset({"done", "skipped", "impossible"})
"""What an answer can be beside the values of its step's kind."""

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a flow; `domain.steps.StepState` tells what its texts mean.

    It applies while `when` holds; a door is done while `done` holds. `after` names the steps that
    come first. An answer rests on the values of `rests_on` and on whether there are any of
    `rests_on_any`. `wording` is the hash of what the step asks and tells to do: with other words
    an answer has to be looked at again.
    """

    id: str
    section: str
    kind: Kind
    title: Message
    lead: Message | None
    ask: Message | None
    options: tuple[Option, ...]
    what: tuple[Message, ...]
    why: tuple[Message, ...]
    dont: tuple[Message, ...]
    proof: tuple[Message, ...]
    errors: tuple[Refuted, ...]
    terms: tuple[str, ...]
    minutes: int
    each: str
    when: Condition
    done: Condition
    after: tuple[str, ...]
    forced: bool
    rests_on: tuple[str, ...]
    rests_on_any: tuple[str, ...]
    go: str
    records: tuple[str, ...]
    sources: tuple[Citation, ...]
    checked: bool
    checked_on: date
    wording: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a flow."""

    id: str
    title: Message


@dataclass(frozen=True, slots=True)
class Flow:
    """A guided path; `names` are all that its conditions and dependencies speak of."""

    id: str
    version: str
    title: Message
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    names: frozenset[str]

    def step(self, step_id: str) -> Step | None:
        """The step of that id (without the flow's), or None."""
        return next((step for step in self.steps if step.id == step_id), None)


def flow_ids(folder: Path = PLATFORMS) -> tuple[str, ...]:
    """The flows there are, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/flow.yaml")))


@cache
def flow(flow_id: str, folder: Path = PLATFORMS) -> Flow:
    """One flow. Raises KeyError where there is none, ContentError with file and line."""
    if flow_id not in flow_ids(folder):
        raise KeyError(flow_id)
    return read_flow(folder / flow_id)


def read_flow(folder: Path) -> Flow:
    """The flow of a folder. Raises ContentError, with file and line, where it does not fit."""
    try:
        return _flow(folder)
    except ContentError as error:
        raise ContentError(f"{folder.name}/{error}") from error


def _flow(folder: Path) -> Flow:
    top = read(folder / "flow.yaml")
    flow_id = top.take("id", str)
    if flow_id != folder.name:
        raise top.error(f"the flow '{flow_id}' must stand in a folder of that name", "id")
    version, title = top.take("version", str), top.take("title", Message)
    parts: dict[str, Part] = {}
    for row in top.rows("sections"):
        part = Part(_id(row), row.take("title", Message))
        row.close()
        if part.id in parts:
            raise row.error(f"section '{part.id}' twice")
        parts[part.id] = part
    top.close()
    steps: dict[str, Step] = {}
    filled: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "flow.yaml":
            continue
        file = read(path)
        section = file.take("section", str)
        if section not in parts or section in filled:
            raise file.error(f"'{section}' is no section of flow.yaml, or twice", "section")
        filled.append(section)
        for row in file.rows("steps"):
            step = _step(row, section, steps)
            if step.id in steps:
                raise row.error(f"step '{step.id}' twice", "id")
            steps[step.id] = step
        file.close()
    if filled != list(parts):
        raise top.error("the section files must follow the order of the sections", "sections")
    if {step.section for step in steps.values()} != parts.keys():
        raise top.error("a section needs steps", "sections")
    names = frozenset(name for step in steps.values() for name in _names(step))
    return Flow(flow_id, version, title, tuple(parts.values()), tuple(steps.values()), names)


def _step(row: Row, section: str, earlier: Mapping[str, Step]) -> Step:
    kind = _one_of(row, "kind", [kind.value for kind in Kind])
    when, depends_on = _condition(row, "when", earlier), row.texts("depends_on")
    # Of a count or of a paper that only has to be there, how many or which does not matter.
    by_value = [name for name in when.bare if name.startswith(("fact.", "answer."))]
    rests_on = tuple(dict.fromkeys((*when.names, *by_value, *depends_on)))
    step = Step(
        id=_id(row),
        section=section,
        kind=Kind(kind),
        title=row.take("title", Message),
        lead=row.take("lead", Message, None),
        ask=row.take("ask", Message, None),
        options=tuple(_option(option) for option in row.rows("options")),
        what=row.messages("what"),
        why=row.messages("why"),
        dont=row.messages("dont"),
        proof=row.messages("proof"),
        errors=tuple(_refuted(error) for error in row.rows("errors")),
        terms=row.texts("terms"),
        minutes=row.take("minutes", int),
        each=_one_of(row, "each", EACH, ""),
        when=when,
        done=_condition(row, "done", earlier),
        after=row.texts("after"),
        forced=row.take("forced", bool, False),
        rests_on=rests_on,
        rests_on_any=tuple(name for name in when.bare if name not in rests_on),
        go=_one_of(row, "go", GO, ""),
        records=row.texts("records"),
        sources=row.citations("sources"),
        checked=row.take("checked", bool),
        checked_on=row.take("checked_on", date),
        wording=_wording(row, kind),
    )
    row.close()
    _fits(row, step, earlier)
    return step


def _fits(row: Row, step: Step, earlier: Mapping[str, Step]) -> None:
    """What the parts of a step have to do with each other, and with the steps before it."""
    asks, chooses = step.kind in ASKING, step.kind in (Kind.CHOICE, Kind.MANY)
    if asks != (step.ask is not None):
        raise row.error("a step that asks needs 'ask', and no other has one", "ask")
    if chooses != (len(step.options) > 1):
        raise row.error("a choice needs two options or more, and nothing else has them", "options")
    ids = [option.id for option in step.options]
    if len(set(ids)) < len(ids) or UNKNOWN in ids or not SAID.isdisjoint(ids):
        raise row.error("an option is there twice, or is a word every step takes", "options")
    if (step.kind is Kind.DOOR) != (step.done is not ALWAYS):
        raise row.error("a door needs 'done', and no other step has it", "done")
    if step.kind is Kind.DO and not (step.what or step.lead):
        raise row.error("a step to do must say what to do", "what")
    if step.minutes <= 0:
        raise row.error("a step needs minutes", "minutes")
    if not step.sources:
        raise row.error("a step needs a source", "sources")
    # Only earlier steps may come first: so no path can run in a circle.
    for name in step.after:
        if name not in earlier:
            raise row.error(f"no earlier step '{name}'", "after")
    for name in row.texts("depends_on"):
        _known(row, "depends_on", name, earlier)
    for name in step.records:
        letter = name.startswith("letter:") and _ID.fullmatch(name.removeprefix("letter:"))
        if name not in RECORDS and not letter:
            raise row.error(f"unknown record '{name}'", "records")


def _condition(row: Row, key: str, earlier: Mapping[str, Step]) -> Condition:
    text = row.take(key, str, "")
    if not text:
        return ALWAYS
    try:
        condition = parse(text)
    except ValueError as error:
        raise row.error(str(error), key) from error
    for name in (*condition.names, *condition.bare):
        _known(row, key, name, earlier)
    for name, value in condition.compared:
        possible = _possible(name, earlier)
        if value and possible is not None and value not in possible:
            raise row.error(f"{name} can never be '{value}'", key)
    return condition


def _known(row: Row, key: str, name: str, earlier: Mapping[str, Step]) -> None:
    kind, _, rest = name.partition(".")
    known: Container[str]
    match kind:
        case "fact":
            known = FIELDS
        case "found":
            known = {spec.name for spec in FIELDS.values() if spec.found}
        case "answer":
            known = earlier
        case "count":
            known = COUNTS
        case "has":
            known = HAS
        case "deadline":
            known = deadline_rules().rules
        case _:
            known = ()
    if rest not in known:
        what = "no earlier step" if kind == "answer" else "unknown name"
        raise row.error(f"{what} '{name}'", key)


def _possible(name: str, earlier: Mapping[str, Step]) -> Container[str] | None:
    """What the value of a name can be; None where it can be anything."""
    kind, _, rest = name.partition(".")
    if kind in ("fact", "found"):
        return FIELDS[rest].choices or None
    if kind != "answer":
        return None if kind == "count" else ()
    step = earlier[rest]
    if step.options:
        return {UNKNOWN, *SAID - {"done"}, *(option.id for option in step.options)}
    return None if step.kind in ASKING else SAID


def _names(step: Step) -> Iterable[str]:
    for condition in (step.when, step.done):
        yield from (*condition.names, *condition.bare)
    yield from step.rests_on


def _option(row: Row) -> Option:
    option = Option(_id(row), row.take("label", Message), row.take("note", Message, None))
    row.close()
    return option


def _refuted(row: Row) -> Refuted:
    refuted = Refuted(
        row.take("claim", Message), row.take("truth", Message), row.citation("source")
    )
    row.close()
    return refuted


def _id(row: Row) -> str:
    value = row.take("id", str)
    if not _ID.fullmatch(value):
        raise row.error(f"'{value}' is no id: small letters, digits, _", "id")
    return value


def _one_of(row: Row, key: str, known: Iterable[str], default: str | None = None) -> str:
    value = row.take(key, str) if default is None else row.take(key, str, default)
    if value != default and value not in known:
        raise row.error(f"unknown {key} '{value}'", key)
    return value


def _wording(row: Row, kind: str) -> str:
    """A hash of what a step asks and tells to do; why, sources and refuted errors may change."""
    texts = [kind]
    for key in ("title", "lead", "ask"):
        text = row.take(key, Message, None)
        texts.append(f"{key}={text.text if text is not None else ''}")
    for key in ("what", "dont"):
        texts += [f"{key}={text.text}" for text in row.messages(key)]
    for option in row.rows("options"):
        note = option.take("note", Message, None)
        label = option.take("label", Message).text
        texts.append(f"{option.take('id', str)}={label}={note.text if note is not None else ''}")
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


@cache
def flows(folder: Path = PLATFORMS) -> Mapping[str, Flow]:
    """Every flow by its id, sorted. Raises ContentError with file and line."""
    return MappingProxyType({flow_id: flow(flow_id, folder) for flow_id in flow_ids(folder)})
