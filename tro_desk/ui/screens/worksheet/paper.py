"""The worksheet on paper and on the clipboard: every line with its figures and where from."""

from __future__ import annotations

from tro_desk.domain.case import Case
from tro_desk.domain.worksheet import Known, Line
from tro_desk.domain.worksheet import Sheet as Worksheet
from tro_desk.l10n import Translator
from tro_desk.l10n.worksheet import MARKS
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import title
from tro_desk.ui.screens.worksheet.cells import ASK, figure_words, origin_of, small_words
from tro_desk.ui.sheets import Sheet


def sheet_of(ui: Ui, case: Case, worksheet: Worksheet) -> Sheet:
    """The sheet as it is printed, as of now."""
    words = ui.translator
    made = words.say("sheet", "As of {moment}", moment=words.beijing(ui.clock.now()))
    note = words.say("sheet", "Information to discuss with a lawyer, not legal advice.")
    heads = (
        words.say("worksheet screen", "Line"),
        *(words.render(w.title) for w in worksheet.ways),
    )
    rows = [_row(words, line) for line in worksheet.lines]
    if remark := worksheet.value("note"):
        rows.append((words.say("worksheet screen", "Note for your lawyer"), remark, "", ""))
    return Sheet(
        words.say("worksheet screen", "Settle, defend or default"),
        (title(words, case), made, note),
        heads,
        tuple(rows),
        (28, 24, 24, 24),
        frozenset({0}),
    )


def text_of(sheet: Sheet) -> str:
    """The sheet for the clipboard: cells divided by tabs, as a table takes them."""
    flat = [[" ".join(cell.split()) for cell in row] for row in (sheet.heads, *sheet.rows)]
    return "\n".join((sheet.title, *sheet.lines, "", *("\t".join(row) for row in flat)))


def _row(words: Translator, line: Line) -> tuple[str, ...]:
    name = [words.render(line.title)]
    if line.rule:
        name.append(line.rule)
    if line.formula is not None:
        name.append(words.render(line.formula))
    if not line.checked:
        name.append(words.render(ASK))
    if (origin := origin_of(line)) is not None:
        name.append(words.say("worksheet", MARKS[origin]))
    cells = [
        "\n".join(
            part
            for part in (figure_words(words, line, cell), small_words(words, line, cell))
            if part
        )
        if cell.state != Known.NONE
        else "—"
        for cell in line.cells
    ]
    return ("\n".join(name), *cells, *[""] * (3 - len(cells)))
