"""The dates of a case on paper."""

from __future__ import annotations

from collections.abc import Sequence

from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import title
from tro_desk.ui.screens.dates.table import cells, left_words
from tro_desk.ui.sheets import Sheet


def sheet_of(ui: Ui, case: Case, deadlines: Sequence[Deadline]) -> Sheet:
    """The list as it is printed: every moment with its zone, and when it was made."""
    words = ui.translator
    rows = tuple(cells(words, case, one, left_words(ui, one)) for one in deadlines)
    heads = (
        words.say("deadlines", "Matter"),
        words.say("deadlines", "Court time"),
        words.zone(BEIJING),
        words.say("deadlines", "Left"),
        words.say("dates", "Rule"),
        words.say("deadlines", "Basis"),
        words.say("dates", "Counts from"),
    )
    made = words.say("sheet", "As of {moment}", moment=words.beijing(ui.clock.now()))
    note = words.say("sheet", "Information to discuss with a lawyer, not legal advice.")
    return Sheet(
        words.say("dates", "Dates"),
        (title(words, case), made, note),
        heads,
        rows,
        (17, 16, 16, 8, 12, 9, 22),
        frozenset({0}),
    )
