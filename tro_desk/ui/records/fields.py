"""What the form of each kind of record asks for, in its order; one engine draws them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import CHOICES
from tro_desk.l10n.calendars import BEIJING, PAPER, headed
from tro_desk.l10n.records import field_words


class Editor(StrEnum):
    """How a field is typed."""

    LINE = "line"
    KNOWN = "known"  # a line that offers what was typed before
    LONG = "long"
    CHOICE = "choice"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"  # a day, an hour and the zone in which they are said
    WHOLE = "whole"
    TICK = "tick"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; `needed` ones cannot be left empty. `first` is chosen in a new form,
    `past` is a day that has come; `calendar` says on whose calendar a day is.
    """

    name: str
    editor: Editor
    needed: bool = False
    hint: Message | None = None
    first: str | None = None
    past: bool = False
    calendar: Message | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its titles for a new record and for a change, a note, and its fields."""

    add: Message
    change: Message
    fields: tuple[Field, ...]
    note: Message | None = None


OPEN_TO_COURT: Final = M_(
    "records",
    "What you write here may have to be shown to the court and to the other side. Write what "
    "happened, no opinion on who is right. Ask your lawyer what to keep here.",
)
OWN_COUNSEL: Final = M_(
    "records",
    "What is said with your own lawyer may be protected from being shown. Ask your lawyer before "
    "you show this to anyone.",
)

_LINE, _KNOWN, _LONG, _CHOICE = Editor.LINE, Editor.KNOWN, Editor.LONG, Editor.CHOICE

FORMS: Final[Mapping[str, Form]] = {
    "contact": Form(
        M_("records", "Add a contact"),
        M_("records", "Change the contact"),
        (
            Field("at", Editor.MOMENT, True),
            Field("party", _CHOICE, True),
            Field("person", _KNOWN),
            Field("channel", _CHOICE, True),
            Field("direction", _CHOICE, True),
            Field(
                "summary",
                _LONG,
                True,
                M_(
                    "records", "What was asked, what was answered, what was promised and until when"
                ),
            ),
            Field("evidence", Editor.PAPERS),
        ),
        OPEN_TO_COURT,
    ),
    "remediation": Form(
        M_("records", "Add what was done"),
        M_("records", "Change what was done"),
        (
            Field("product", _KNOWN, True, M_("records", "ASIN or product number of the listing")),
            Field("action", _CHOICE, True),
            Field("at", Editor.MOMENT, True),
            Field("who", _KNOWN),
            Field(
                "why",
                _LONG,
                False,
                M_("records", "For example: to follow the court's order of that day"),
            ),
            Field("before", Editor.PAPERS),
            Field("after", Editor.PAPERS),
        ),
        M_(
            "records",
            "Capture the page first, then take it down. Do not delete a listing: what is deleted "
            "cannot be shown any more.",
        ),
    ),
    "offer": Form(
        M_("records", "Add an offer"),
        M_("records", "Change the offer"),
        (
            Field("on", Editor.DAY, True, past=True, calendar=PAPER),
            Field("by", _CHOICE, True),
            Field("amount", Editor.MONEY, False, M_("records", "Empty where none was named")),
            Field(
                "terms",
                _LONG,
                False,
                M_("records", "Who pays what, which shops and goods, release, dismissal, secrecy"),
            ),
            Field("status", _CHOICE, True, first="open"),
            Field("valid_until", Editor.DAY, calendar=PAPER),
            Field("note", _LONG),
            Field("evidence", Editor.PAPERS),
        ),
        M_(
            "records",
            "An offer changes nothing in the court's deadlines. Let your lawyer answer it.",
        ),
    ),
    "counsel": Form(
        M_("records", "Add a lawyer"),
        M_("records", "Change the lawyer"),
        (
            Field("name", _LINE, True),
            Field("firm", _KNOWN),
            Field("admission", _KNOWN, False, M_("records", "Courts and states of the admission")),
            Field("bar_number", _LINE, False, M_("records", "As the state bar's register has it")),
            Field("fee_basis", _CHOICE),
            Field("fee", _LINE, False, M_("records", "For example USD 3,500, and what it covers")),
            Field("conflict", _CHOICE),
            Field(
                "scope", _LONG, False, M_("records", "What is done for the fee, and what is not")
            ),
            Field("languages", _KNOWN),
            Field("note", _LONG),
            Field("chosen", Editor.TICK),
        ),
        M_(
            "records",
            "Look the name up in the register of the state bar. Write what the lawyer said, with "
            "the words of the offer.",
        ),
    ),
    "task": Form(
        M_("records", "Add a task"),
        M_("records", "Change the task"),
        (
            Field("title", _LINE, True),
            Field("who", _KNOWN),
            Field("due", Editor.DAY, calendar=BEIJING),
            Field("done_on", Editor.DAY, past=True, calendar=BEIJING),
            Field("note", _LONG),
        ),
        M_("records", "Court dates are not kept here: they stand under Dates."),
    ),
    "points": Form(
        M_("records", "Add points or a strike"),
        M_("records", "Change points or a strike"),
        (
            Field("on", Editor.DAY, True, past=True, calendar=PAPER),
            Field("points", Editor.WHOLE, False, M_("records", "Empty where none were counted")),
            Field("strike", _KNOWN, False, M_("records", "As the platform counts it, like 1 of 3")),
            Field("about", _LONG, False, M_("records", "Which product, which right, whose report")),
            Field("evidence", Editor.PAPERS),
        ),
    ),
    "document": Form(
        M_("records", "Add a document"),
        M_("records", "Change the document"),
        (
            Field("what", _KNOWN, True, M_("records", "For example the invoice of a supplier")),
            Field("have", _CHOICE, True),
            Field("note", _LONG, False, M_("records", "What is missing, who has it, until when")),
            Field("evidence", Editor.PAPERS),
        ),
    ),
    "defence": Form(
        M_("records", "Add a defence or a fact"),
        M_("records", "Change the defence or fact"),
        (
            Field("topic", _CHOICE),
            Field(
                "text",
                _LONG,
                True,
                M_("records", "What you say, and what shows it; in the language you think in"),
            ),
            Field(
                "own_english",
                _LONG,
                False,
                M_("records", "Only if you want to say it in English yourself"),
            ),
            Field("evidence", Editor.PAPERS),
        ),
        M_(
            "records",
            "The brief prints it as you type it, and marks it as yours. Send it to your own lawyer "
            "alone: what you write to others can be held against you.",
        ),
    ),
    "evidence": Form(
        M_("records", "Add evidence"),
        M_("records", "Change where the evidence comes from"),
        (
            Field(
                "source",
                _KNOWN,
                False,
                M_("records", "Where it was taken: a page's address, a person, an export"),
            ),
            Field("captured_at", Editor.MOMENT, True),
            Field("note", _LONG, False, M_("records", "What it shows")),
        ),
        M_("records", "The original itself is never changed, nor is its SHA-256."),
    ),
}
"""Kind -> its form."""

MARKS: Final[Mapping[Editor, Message]] = {
    Editor.MONEY: M_("records", "An amount and its currency, for example 1,250.00 USD."),
    Editor.DAY: M_("records", "Year-month-day, like 2026-02-27."),
    Editor.MOMENT: M_("records", "A day like 2026-02-27 and an hour like 16:30, not after now."),
    Editor.WHOLE: M_("records", "A whole number from 0 to 1000."),
}
"""What is typed into an editor, said where it could not be read."""

COME: Final = M_("records", "Year-month-day, like 2026-02-27, a day that has come.")


def codes(kind: str, name: str) -> tuple[str, ...]:
    """The codes of a field that is chosen."""
    return CHOICES[kind, name]


def caption(kind: str, field: Field) -> Message:
    """What a field is called where nothing else says on whose calendar its days are."""
    name = field_words(kind, field.name)
    return name if field.calendar is None else headed(name, field.calendar)
