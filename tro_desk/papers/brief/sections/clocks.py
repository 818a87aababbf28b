"""The two clocks, TRO and answer, in boxes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Day, Message
from tro_desk.domain.deadline import Deadline
from tro_desk.papers.brief.context import Context, day_of
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.blocks import Boxes
from tro_desk.papers.layout.style import BODY, CLOCK, SMALL, SMALL_STRONG, STRONG
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "clocks"
ORDER: Final = 20
TITLE: Final = M_("brief", "Two clocks")
FRONT: Final = True

_UNSETTLED: Final = M_("brief", "Rests on a date not yet confirmed by seller.")
_UNCHECKED: Final = M_("brief", "The rule was not checked against its source: ask your lawyer.")

BOXED: Final = ("tro_expires", "answer_due")


def build(context: Context) -> list[Flowable]:
    return [Boxes([_box(context, deadline_id) for deadline_id in BOXED])]


def _box(context: Context, deadline_id: str) -> tuple[Text, Text]:
    words = context.words
    deadline = context.snapshot.deadline(deadline_id)
    name = deadline.title if deadline else field_name(deadline_id)
    title = words.label(name, context.width / 2 - 100, STRONG)
    if deadline is not None:
        title += said(context, deadline)
    if deadline is None or deadline.due is None:
        return text(*title, *_unknown(context, deadline)), text()
    first = words.first
    second = words.second or first
    beijing = first.beijing(deadline.due)
    paragraphs = [
        *title,
        (Run(first.date(deadline.due.date()), CLOCK),),
        (Run(first.hour(deadline.due), BODY),),
        (Run(second.moment(beijing), STRONG if second.language == "zh" else BODY),),
        *_reasons(context, deadline),
    ]
    return text(*paragraphs), text(context.deadline_mark(deadline), align="right")


def _reasons(context: Context, deadline: Deadline) -> list[tuple[Run, ...]]:
    """What the date rests on, its rule, and what makes it doubtful."""
    words = context.words
    reasons = [basis(context, deadline)]
    if not deadline.checked:
        reasons.append(_UNCHECKED)
    if deadline.possible_later:
        reasons.append(later(deadline.possible_later))
    paragraphs: list[tuple[Run, ...]] = []
    trigger = deadline.trigger
    unsettled = trigger is not None and not trigger.confirmed
    if trigger is not None and not trigger.confirmed:
        paragraphs += words.sentence(_UNSETTLED, SMALL_STRONG, SMALL)
        paragraphs[-1] += (Run("   ", SMALL), *context.input_mark(trigger))
    first = SMALL_STRONG if unsettled else SMALL
    gap = "" if words.first.language == "zh" else " "
    told = [Run(words.say(reason) + gap, SMALL if n else first) for n, reason in enumerate(reasons)]
    paragraphs.append(tuple(told))
    if words.second:
        paragraphs.append((Run("".join(map(words.also, reasons)), SMALL),))
    return paragraphs


def said(context: Context, deadline: Deadline) -> tuple[tuple[Run, ...], ...]:
    """What the seller says of the date: done, or moved by an order of the court."""
    mark = deadline.mark
    if mark is None or mark.state == "open":
        return ()
    note = (
        M_("brief", "Done, as the seller says.")
        if mark.state == "done"
        else M_("brief", "Moved by order of the court, as the seller says.")
    )
    return context.words.sentence(note, SMALL_STRONG, SMALL)


def later(moment: datetime) -> Message:
    """The later day that the other reading of a rule would give."""
    return M_("brief", "Possibly later, ask your lawyer: {day}.", day=day_of(moment))


def basis(context: Context, deadline: Deadline) -> Message:
    """The trigger, the length of the period and the rule, in one line."""
    trigger = deadline.trigger
    if trigger is None or (deadline.mark is not None and deadline.mark.state == "moved"):
        return M_("brief", "Rule: {rule}.", rule=deadline.rule)
    if deadline.status == "as_printed" or deadline.days is None:
        return M_("brief", "As printed in the papers. {rule}.", rule=deadline.rule)
    return M_(
        "brief",
        "{field} {value} + {days} days. {rule}.",
        field=field_name(trigger.field),
        value=Day(trigger.day, trigger.tz or deadline.tz) if trigger.day else trigger.value,
        days=deadline.days,
        rule=deadline.rule,
    )


def _unknown(context: Context, deadline: Deadline | None) -> list[tuple[Run, ...]]:
    words = context.words
    missing = deadline.missing if deadline else ()
    rows: list[tuple[Run, ...]] = [(Run("—", CLOCK),)]
    rows += words.sentence(M_("brief", "Not known."), BODY, SMALL)
    for field in missing:
        needs = M_("brief", "Needs: {field}.", field=field_name(field))
        rows += words.sentence(needs, SMALL, SMALL)
    return rows
