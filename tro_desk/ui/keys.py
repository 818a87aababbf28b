"""Every key of the program: bound from this table and shown from it in the help.

`shortcut` makes no shortcut that the table does not know, and a test holds the keys that a widget
takes for itself against the rows of its module: what the help shows is what the program does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from tro_desk.base.messages import M_, Message

STANDARD: Final = {
    name: QKeySequence.StandardKey[name]
    for name in ("Copy", "Delete", "Find", "Paste", "Print", "Save", "SelectAll", "Undo")
}
"""Keys that each system has its own idea of, by Qt's names."""


@dataclass(frozen=True, slots=True)
class Row:
    """Keys that do the same; each is a key of `STANDARD` or written as Qt reads it: Ctrl+K."""

    keys: tuple[str, ...]
    does: Message


@dataclass(frozen=True, slots=True)
class Place:
    """Where keys hold; `modules` below `tro_desk.ui` are those that take them."""

    id: str
    name: Message
    modules: tuple[str, ...]
    rows: tuple[Row, ...]


def _row(keys: str, does: Message) -> Row:
    return Row(tuple(keys.split(" ")), does)


_WINDOW: Final = Place(
    "window",
    M_("keys", "Everywhere"),
    ("shell.window",),
    (
        _row("F1", M_("keys", "Help on what is shown")),
        _row("Ctrl+1", M_("keys", "Today")),
        _row("Ctrl+2", M_("keys", "Cases")),
        _row("Ctrl+3", M_("keys", "Stores")),
        _row("Ctrl+4", M_("keys", "Sales")),
        _row("Ctrl+5", M_("keys", "Evidence")),
        _row("Ctrl+6", M_("keys", "Risk check")),
        _row("Ctrl+7", M_("keys", "Backup")),
        _row("Ctrl+8", M_("keys", "Settings")),
        _row("Ctrl+O", M_("keys", "Add a notice from a file")),
        _row("Ctrl+V", M_("keys", "Take in what is on the clipboard")),
        _row("Ctrl+K", M_("keys", "Switch case")),
        _row("Ctrl+G", M_("keys", "Guided steps of the open case")),
        _row("Ctrl+D", M_("keys", "Count days")),
        _row("Ctrl+Shift+F", M_("keys", "Search everything")),
        _row("Ctrl+Shift+G", M_("keys", "Glossary")),
        _row("Ctrl+Z", M_("keys", "Take back the last thing")),
        _row("F5", M_("keys", "Read the page again")),
        _row("Ctrl+L", M_("keys", "Lock now")),
    ),
)

PLACES: Final = (
    _WINDOW,
    Place(
        "tables",
        M_("keys", "Tables and lists"),
        (
            "widgets.table",
            "widgets.rows_table",
            "widgets.row_sheet",
            "widgets.deadline_row",
            "evidence.rows",
            "records.pick_dialog",
            "screens.cases.table",
            "screens.records.side_table",
            "screens.records.tasks",
            "screens.sales.line_table",
            "screens.sales.loads_page",
            "screens.letters.letter_list",
        ),
        (
            _row("Up Down", M_("keys", "The line above, the line below")),
            _row("Return Enter", M_("keys", "Open the line, or do what its button does")),
            _row("Copy", M_("keys", "Copy the line, or the lines that are marked")),
            _row("Delete", M_("keys", "Delete the line, or take it out")),
            _row("Menu", M_("keys", "What can be done with the line")),
            _row("Space", M_("keys", "Tick a task")),
            _row("Find", M_("keys", "Go to the search line of the table")),
            _row("Esc", M_("keys", "In the search line: empty it")),
        ),
    ),
    Place(
        "review",
        M_("keys", "Facts to confirm"),
        (
            "screens.review.view",
            "screens.review.fact_list",
            "screens.review.editor",
            "screens.review.add_panel",
        ),
        (
            _row("Up Down", M_("keys", "The fact above, the fact below")),
            _row("PgUp PgDown", M_("keys", "Five facts up or down")),
            _row("Home End", M_("keys", "The first fact, the last fact")),
            _row("Return Enter", M_("keys", "Confirm, and go to the next open fact")),
            _row("E", M_("keys", "Change the value")),
            _row("U", M_("keys", "Not sure")),
            _row("N", M_("keys", "Not this one")),
            _row("Space", M_("keys", "Show the place on the page")),
            _row("Esc", M_("keys", "Leave without a change")),
            _row("Undo", M_("keys", "Take back the last answer")),
        ),
    ),
    Place(
        "page",
        M_("keys", "A page of a document"),
        ("widgets.page_view",),
        (
            _row("PgUp PgDown", M_("keys", "Go up or down, on to the page before or after")),
            _row("Home End", M_("keys", "The first page, the last page")),
            _row("Up Down", M_("keys", "Scroll a little")),
            _row("+ =", M_("keys", "Larger")),
            _row("-", M_("keys", "Smaller")),
            _row("0", M_("keys", "Fit the page to the width")),
            _row("Left Right", M_("keys", "Mark words: with Shift to go on marking")),
            _row("Return Enter", M_("keys", "Use the words that are marked")),
            _row("Esc", M_("keys", "Mark nothing")),
            _row("SelectAll", M_("keys", "Mark all words of the page")),
            _row("Copy", M_("keys", "Copy the words that are marked")),
        ),
    ),
    Place(
        "steps",
        M_("keys", "Guided steps"),
        ("screens.steps.keys", "screens.steps.cards"),
        (
            _row("Alt+Left Ctrl+PgUp", M_("keys", "Back")),
            _row("Alt+Right Ctrl+PgDown Return Enter", M_("keys", "Next")),
            _row("0 1 2 3 4 5 6 7 8 9", M_("keys", "Choose the answer with this number")),
            _row("Up Down", M_("keys", "The answer above, the answer below")),
            _row("Esc", M_("keys", "Close what is open beside the step")),
            _row("Ctrl+P", M_("keys", "Print the checklist")),
        ),
    ),
    Place(
        "calendar",
        M_("keys", "Calendar"),
        ("screens.calendar.grid",),
        (
            _row("Left Right", M_("keys", "A day back, a day on")),
            _row("Up Down", M_("keys", "A week back, a week on")),
            _row("PgUp PgDown", M_("keys", "A month back, a month on")),
            _row("Home", M_("keys", "Today")),
            _row("Return Enter", M_("keys", "What is due on that day")),
        ),
    ),
    Place(
        "accused",
        M_("keys", "Accused listings"),
        ("screens.exposure.answer_table",),
        (
            _row("Y", M_("keys", "Accused: yes")),
            _row("N", M_("keys", "Accused: no")),
            _row("U", M_("keys", "Accused: not sure")),
            _row("Undo", M_("keys", "Take back the last answer")),
        ),
    ),
    Place(
        "charts",
        M_("keys", "Charts"),
        ("widgets.charts", "widgets.share_chart"),
        (
            _row("Left Right", M_("keys", "The month before, the month after")),
            _row("Up Down", M_("keys", "The row above, the row below")),
            _row("Copy", M_("keys", "Copy the numbers")),
        ),
    ),
    Place(
        "brief",
        M_("keys", "Brief and its history"),
        ("screens.brief.view", "screens.brief.history_dialog"),
        (
            _row("Save", M_("keys", "Save the PDF, or a copy of an earlier one")),
            _row("Print", M_("keys", "Print")),
            _row("Copy", M_("keys", "In the history: copy what changed")),
        ),
    ),
    Place(
        "letters",
        M_("keys", "Letters"),
        ("screens.letters.view", "screens.letters.search"),
        (
            _row("Save", M_("keys", "Save now")),
            _row("Print", M_("keys", "Print")),
            _row("Find", M_("keys", "Search the text")),
            _row("Up Down", M_("keys", "The place before, the place after")),
            _row("Esc", M_("keys", "Leave the search")),
        ),
    ),
    Place(
        "evidence",
        M_("keys", "Evidence"),
        ("screens.evidence.view", "widgets.evidence_box"),
        (_row("Paste", M_("keys", "Keep what is on the clipboard as evidence")),),
    ),
    Place(
        "forms",
        M_("keys", "Forms of the records"),
        ("records.dialog",),
        (_row("Save", M_("keys", "Save")),),
    ),
    Place(
        "first_run",
        M_("keys", "First start"),
        ("first_run.frame",),
        (
            _row("F1", M_("keys", "Help on what is shown")),
            _row("Return Enter Alt+Right", M_("keys", "Next")),
            _row("Esc Alt+Left", M_("keys", "Back")),
        ),
    ),
    Place(
        "search",
        M_("keys", "Search"),
        ("search.panel",),
        (
            _row("Up Down", M_("keys", "The hit above, the hit below")),
            _row("PgUp PgDown", M_("keys", "A page up or down")),
            _row("Return Enter", M_("keys", "Open the hit")),
        ),
    ),
    Place(
        "help",
        M_("keys", "Help and glossary"),
        ("help.window", "help.search_dialog"),
        (
            _row("Alt+Left", M_("keys", "Back")),
            _row("Alt+Right", M_("keys", "Forward")),
            _row("Find", M_("keys", "Go to the search line")),
            _row("Up Down", M_("keys", "The line above, the line below")),
            _row("Ctrl++ Ctrl+=", M_("keys", "Larger")),
            _row("Ctrl+-", M_("keys", "Smaller")),
            _row("Ctrl+0", M_("keys", "As large as at first")),
        ),
    ),
)
"""The places in the order in which the help shows them."""


def sequence(key: str) -> QKeySequence:
    """A key of the table as Qt knows it on this system."""
    return QKeySequence(STANDARD[key]) if key in STANDARD else QKeySequence(key)


def shortcut(
    place: str,
    owner: QObject,
    key: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Let a key of the table do something. Raises KeyError for one that the place has not."""
    if not any(key in row.keys for one in PLACES if one.id == place for row in one.rows):
        raise KeyError(f"{place}: {key}")
    made = QShortcut(sequence(key), owner)
    made.setContext(context)
    made.activated.connect(act)
    return made
