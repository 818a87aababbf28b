"""Words of the guided path that several of its parts use: doors, records, answers, changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Protocol

from tro_desk.base.messages import M_, Message
from tro_desk.domain.money import Money
from tro_desk.domain.steps import UNKNOWN, Change, Kind, State, StepState, WizardPath
from tro_desk.l10n import Translator
from tro_desk.l10n.steps import change_label
from tro_desk.l10n.terms import show_value

DOORS: Final[dict[str, Message]] = {
    "add_notice": M_("step door", "Add a notice"),
    "brief": M_("step door", "Open the brief"),
    "case": M_("step door", "Fill in the facts"),
    "contacts": M_("step door", "Open the contact log"),
    "counsel": M_("step door", "Compare the lawyers"),
    "dates": M_("step door", "Open the dates"),
    "evidence": M_("step door", "Open the evidence"),
    "exposure": M_("step door", "Open the exposure"),
    "letters": M_("step door", "Open the letters"),
    "offers": M_("step door", "Open offers and terms"),
    "review": M_("step door", "Check the notice"),
    "risk": M_("step door", "Open the risk check"),
    "sales": M_("step door", "Open the sales"),
    "stores": M_("step door", "Open the stores"),
    "tasks": M_("step door", "Open the tasks"),
    "worksheet": M_("step door", "Open the worksheet"),
}
"""What a step's `go` opens."""

RECORDS: Final[dict[str, Message]] = {
    "contact": M_("step record", "Note a contact"),
    "remediation": M_("step record", "Note what was done to a listing"),
    "offer": M_("step record", "Note an offer"),
    "counsel": M_("step record", "Add a lawyer"),
    "task": M_("step record", "Add a task"),
    "points": M_("step record", "Note points or a strike"),
    "document": M_("step record", "Note a document"),
}
"""The forms that a step offers."""

LETTER: Final = M_("step record", "Draft the letter")
NOT_KNOWN: Final = M_("steps", "I do not know")
STATE_ICONS: Final[dict[State, tuple[str, str]]] = {
    State.DONE: ("check", "primary"),
    State.OPEN: ("circle", "text2"),
    State.STALE: ("undo", "primary"),
    State.BLOCKED: ("lock", "text3"),
    State.SKIPPED: ("minus", "text2"),
}
"""Icon and colour of each state; the word stands in its accessible name."""


class Answered(Protocol):
    """What `answer_words` needs: a StepState and a ReviewRow have it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def state(self) -> State: ...
    @property
    def answer(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def ticked(self) -> tuple[int, ...]: ...


def door(go: str) -> Message:
    """The words on the button of a room."""
    return DOORS[go]


def value_words(words: Translator, kind: Kind, value: str) -> str:
    """A canonical answer of a step without options, as a person reads it."""
    if value == UNKNOWN:
        return words.render(NOT_KNOWN)
    try:
        match kind:
            case Kind.MONEY:
                return words.money(Money.parse(value))
            case Kind.DATE:
                return words.date(date.fromisoformat(value))
            case Kind.MOMENT:
                return moment_words(words, value)
    except ValueError:  # kept by another version of the program: shown as it stands
        return value
    return value


def moment_words(words: Translator, value: str) -> str:
    """Day, hour and zone of a kept moment."""
    from zoneinfo import ZoneInfo

    from tro_desk.ui.screens.steps.moments import zone_for

    moment = datetime.fromisoformat(value)
    zone = zone_for(moment)
    if zone:
        return words.moment(moment.astimezone(ZoneInfo(zone)))
    return f"{words.date_time(moment)} {moment:UTC%z}"


def answer_words(words: Translator, one: Answered, chosen: Sequence[Message], things: int) -> str:
    """What was answered, in one line; `things` is how many the step's list has."""
    if one.state is State.SKIPPED or one.reason:
        if not one.reason:
            return words.say("steps", "Left out")
        return words.say("steps", "Left out: {reason}", reason=one.reason)
    if chosen:
        return words.listed(words.render(label) for label in chosen)
    if one.kind is Kind.DO and one.state is not State.DONE and one.ticked:
        return words.say("steps", "{done} of {count} ticked", done=len(one.ticked), count=things)
    if one.kind in (Kind.DO, Kind.INFO, Kind.DOOR):
        return words.say("steps", "Done") if one.state is State.DONE or one.answer else ""
    return value_words(words, one.kind, one.answer)


def titles_of(path: WizardPath) -> dict[str, Message]:
    """The titles of steps by their id alone."""
    return {step.id.partition("/")[2].partition("@")[0]: step.title for step in path.steps}


def change_words(words: Translator, path: WizardPath, change: Change) -> str:
    """What changed, with what it was and what it is now."""
    name = change_label(words, change.name, titles_of(path))
    if not change.was and not change.now:
        return name
    shown = (_values(words, path, change.name, values) for values in (change.was, change.now))
    was, now = shown
    return words.say("steps", "{name}: {was} → {now}", name=name, was=was, now=now)


def _values(words: Translator, path: WizardPath, name: str, values: tuple[str, ...]) -> str:
    if not values:
        return words.say("steps", "nothing")
    return words.listed(_value(words, path, name, value) for value in values)


def _value(words: Translator, path: WizardPath, name: str, value: str) -> str:
    from tro_desk.desk.without_case import courts

    kind, _, rest = name.partition(".")
    if value in _SAID:
        return words.render(_SAID[value])
    if kind in ("fact", "found"):
        return show_value(words, rest, value, courts())
    if kind == "deadline":
        return moment_words(words, value)
    if kind == "answer":
        step = _asked(path, rest)
        options = {} if step is None else {option.id: option.label for option in step.options}
        if value in options:
            return words.render(options[value])
        return value if step is None else value_words(words, step.kind, value)
    return value


_SAID: Final[dict[str, Message]] = {
    "unknown": NOT_KNOWN,
    "done": M_("steps", "Done"),
    "skipped": M_("steps", "Left out"),
    "impossible": M_("steps", "Recorded as impossible"),
    "yes": M_("steps", "there"),
}


def _asked(path: WizardPath, name: str) -> StepState | None:
    wanted = f"{path.flow}/{name}"
    return next((step for step in path.steps if step.id.partition("@")[0] == wanted), None)
