"""A guided path at one reading: steps in their order, each with its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from tro_desk.base.messages import Citation, Message


class Kind(StrEnum):
    """What a step wants. The canonical form of its answer stands behind each."""

    DO = "do"  # done; ticked:1,3 while only some things of its list are done (numbers from 1)
    CHOICE = "choice"  # the id of an option
    MANY = "many"  # ids of options in their order, with commas between
    TEXT = "text"  # one line
    LONG_TEXT = "long_text"
    MONEY = "money"  # 48210.55 USD
    DATE = "date"  # 2026-05-29
    MOMENT = "moment"  # 2026-05-29T10:23+08:00
    NUMBER = "number"  # 12 or 0.5
    DOOR = "door"  # none: done by what the desk sees
    INFO = "info"  # done: it was read


ASKING: Final = frozenset(
    {
        Kind.CHOICE,
        Kind.MANY,
        Kind.TEXT,
        Kind.LONG_TEXT,
        Kind.MONEY,
        Kind.DATE,
        Kind.MOMENT,
        Kind.NUMBER,
    }
)
"""The kinds that ask; each takes `unknown` too."""

TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT})
"""The kinds that take any text."""

UNKNOWN: Final = "unknown"
"""The answer "I do not know"; it goes into the brief as an open question."""


def typed(text: str) -> str:
    """A text of the seller's own as `Desk.answer` takes it.

    The space keeps it from being taken for a word that every step knows (`open`, `skipped: ...`).
    """
    return f" {text}"


EACH: Final = ("accused", "accounts", "offers")
"""What a step can be asked of one by one."""


class State(StrEnum):
    """Where a step stands."""

    DONE = "done"
    OPEN = "open"
    STALE = "stale"  # answered, but what it rested on has changed: to be looked at again
    BLOCKED = "blocked"  # an earlier step has to come first
    SKIPPED = "skipped"  # left out, or recorded as impossible with a reason


SETTLED: Final = frozenset({State.DONE, State.SKIPPED})
"""States that let the steps after it begin."""


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a path."""

    id: str
    title: Message


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that are offered; `note` says what it means."""

    id: str
    label: Message
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Refuted:
    """An error that is often believed, what is true, and where that stands."""

    claim: Message
    truth: Message
    source: Citation


@dataclass(frozen=True, slots=True)
class Item:
    """One of what a step is asked of: `id` as answers keep it, `label` as a person reads it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Change:
    """Why an answer is stale: the value of `name` is no longer what it was.

    `name` is as in a condition (`fact.court`, `answer.cause`), or `wording` where the step itself
    says something else than when it was answered; then both tuples are empty.
    """

    name: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepState:
    """A step as it stands now.

    `id` is `<flow>/<step>`, with `@<item>` behind it where it is asked of each: what `Desk.answer`
    takes. `minutes` is about how long it takes; `go` names the screen or sheet that helps, "" for
    none; `records` are the forms offered on it; `sources` are citations, `checked` is false where
    the statement needs "ask your lawyer", `checked_on` is the day on which they were read.

    `answer` is the canonical answer, "" for none, `unknown` for "I do not know"; it is there for a
    stale step too. `ticked` are the things of `what` that are done, by number from 1. `reason` is
    why it was left out or could not be done; `forced` steps can only be recorded as impossible.
    `at` (UTC) is when it was answered; `waits_for` are the ids of the steps that come first.
    """

    id: str
    section: str
    title: Message
    minutes: int
    state: State
    go: str
    sources: tuple[Citation, ...]
    checked: bool
    checked_on: date
    kind: Kind = Kind.DO
    lead: Message | None = None
    ask: Message | None = None
    options: tuple[Option, ...] = ()
    what: tuple[Message, ...] = ()
    why: tuple[Message, ...] = ()
    dont: tuple[Message, ...] = ()
    proof: tuple[Message, ...] = ()
    errors: tuple[Refuted, ...] = ()
    terms: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    forced: bool = False
    each: str = ""
    item: Item | None = None
    answer: str = ""
    ticked: tuple[int, ...] = ()
    reason: str = ""
    at: datetime | None = None
    stale_because: tuple[Change, ...] = ()
    waits_for: tuple[str, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether it is done by saying so: neither a question nor something the desk sees."""
        return self.kind in (Kind.DO, Kind.INFO)

    @property
    def asks(self) -> bool:
        """Whether it asks a question."""
        return self.kind in ASKING

    @property
    def unknown(self) -> bool:
        """Whether the seller does not know: an open question for the brief."""
        return self.asks and self.answer == UNKNOWN

    @property
    def impossible(self) -> bool:
        """Whether it is recorded as impossible; `reason` says why."""
        return self.state is State.SKIPPED and self.forced

    @property
    def chosen(self) -> tuple[Option, ...]:
        """The options that were chosen, in their order."""
        chosen = self.answer.split(",")
        return tuple(option for option in self.options if option.id in chosen)


@dataclass(frozen=True, slots=True)
class WizardPath:
    """The steps of a flow that apply to a case, in their forced order.

    `here` is the id of the step at which to go on after a pause: the one that was answered last
    where it is not settled, else the next that can be taken; None where nothing is left.
    """

    flow: str
    content_version: str
    title: Message
    sections: tuple[Section, ...]
    steps: tuple[StepState, ...]
    here: str | None = None

    def next(self, count: int) -> tuple[StepState, ...]:
        """The first `count` steps that can be taken now: open or stale, never blocked."""
        ready = (step for step in self.steps if step.state in (State.OPEN, State.STALE))
        return tuple(step for step, _ in zip(ready, range(count), strict=False))

    @property
    def done(self) -> tuple[StepState, ...]:
        """The steps that are done, in their order."""
        return tuple(step for step in self.steps if step.state is State.DONE)

    @property
    def stale(self) -> tuple[StepState, ...]:
        """The steps whose answer has to be looked at again."""
        return tuple(step for step in self.steps if step.stale_because)

    @property
    def open_questions(self) -> tuple[StepState, ...]:
        """The steps that the seller answered with "I do not know"."""
        return tuple(step for step in self.steps if step.unknown)

    @property
    def total(self) -> int:
        """How many steps apply to this case."""
        return len(self.steps)

    def progress(self, section: str) -> tuple[int, int]:
        """How many steps of a section are settled, and how many there are."""
        states = [step.state for step in self.steps if step.section == section]
        return sum(state in SETTLED for state in states), len(states)

    def step(self, step_id: str) -> StepState | None:
        """The step of that id, or None where it does not apply."""
        return next((step for step in self.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A line of the review page: what was asked, what was said, and the way back to it.

    `step` is the id to open; `applies` is false for an answer that is kept although its step does
    not belong to the path as it stands (there is then nothing to open). `chosen` are the labels of
    the options of `answer`; the other kinds are shown from `answer` itself, by `kind`.
    """

    step: str
    section: str
    title: Message
    question: Message
    kind: Kind
    state: State
    answer: str
    chosen: tuple[Message, ...] = ()
    ticked: tuple[int, ...] = ()
    reason: str = ""
    item: Item | None = None
    at: datetime | None = None
    stale_because: tuple[Change, ...] = ()
    applies: bool = True
