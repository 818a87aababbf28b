"""The steps of a reasoning, and the words for where a value stands."""

from __future__ import annotations

from datetime import datetime

from tro_desk.base.messages import M_, Day, Message
from tro_desk.content.deadlines import Note
from tro_desk.domain.deadline import Input, TraceStep
from tro_desk.law.labels import label


class Steps:
    """Collects the steps; `certain` turns false with the first that needs "ask your lawyer"."""

    def __init__(self) -> None:
        self._steps: list[TraceStep] = []
        self.certain = True

    @property
    def steps(self) -> tuple[TraceStep, ...]:
        return tuple(self._steps)

    def add(self, text: Message, rule: str = "") -> None:
        """A step that stands on its own."""
        self._steps.append(TraceStep(text, rule))

    def ask(self, text: Message, rule: str = "") -> None:
        """A step whose text sends the reader to a lawyer."""
        self.add(text, rule)
        self.certain = False

    def note(self, note: Note) -> None:
        """What the rule's row says beside the date."""
        (self.add if note.checked else self.ask)(note.text, note.rule)

    def value(self, given: Input, value: Day | datetime | Message | str) -> None:
        """A value that is used, and where it stands."""
        what = label(given.field)
        source = source_of(given.source)
        text = (
            M_("trace", "{what}: {value} ({source}).", what=what, value=value, source=source)
            if given.confirmed
            else M_(
                "trace",
                "{what}: {value} ({source}; not confirmed yet).",
                what=what,
                value=value,
                source=source,
            )
        )
        self.add(text)


def source_of(source: str) -> Message | str:
    """Where a value stands, as part of a sentence."""
    match source.split(":"):
        case ["evidence", _, page]:
            return M_("trace", "page {page} of the paper", page=page)
        case ["seller"]:
            return M_("trace", "stated by you")
        case ["command"]:
            return M_("trace", "given on the command line")
        case ["try"]:
            return M_("trace", "tried out, not saved")
    return source
