"""The cards beside the deadlines: parties, rights, papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.case import Case, Notice
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label, notice_type
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import Known, known, shown, source
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import breakable, elided, label

_PARTIES = (
    "plaintiff",
    "plaintiff_counsel",
    "plaintiff_firm",
    "counsel_email",
    "judge",
    "platform",
    "store_name",
    "defendant_number",
    "frozen_amount",
)
_RIGHTS = (
    "ip_type",
    "brand",
    "trademark_registration",
    "trademark_serial",
    "copyright_registration",
    "design_patent",
    "utility_patent",
)
_ALWAYS = ("plaintiff", "counsel_email", "judge", "frozen_amount")


def _label_of(field: str, words: Translator) -> str:
    return field_label(words, field)


def _shown(value: Known, words: Translator) -> str:
    return breakable(shown(words, value))


def _rows(ui: Ui, case: Case, fields: tuple[str, ...], always: tuple[str, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    top = Qt.AlignmentFlag.AlignTop
    line = 0
    for field in fields:
        values = known(case, field)
        if not values and field not in always:
            continue
        name = label(ui, partial(_label_of, field), "small", "text2", wrap=True)
        grid.addWidget(name, line, 0, top)
        grid.addWidget(_values(ui, case, values), line, 1, top)
        line += 1
    grid.setColumnMinimumWidth(0, 100)
    grid.setColumnStretch(1, 1)
    return grid


def _values(ui: Ui, case: Case, values: tuple[Known, ...]) -> QWidget:
    cell = QWidget()
    box = QVBoxLayout(cell)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    if not values:
        row = QHBoxLayout()
        row.addWidget(label(ui, "—", "small", "text2"))
        row.addWidget(chip(ui, M_("case", "To fill in"), "open"))
        row.addStretch(1)
        box.addLayout(row)
    for value in values[:6]:
        box.addWidget(label(ui, partial(_shown, value), "small", wrap=True))
    if len(values) > 6:
        more = len(values) - 6
        box.addWidget(
            label(
                ui,
                lambda t: t.plural("case", "and {count} more", "and {count} more", more),
                "caption",
                "text2",
                wrap=True,
            )
        )
    if values:
        head = values[0]
        where = label(ui, lambda t: breakable(source(t, case, head)), "caption", "text3", wrap=True)
        box.addWidget(where)
        if not head.confirmed:
            box.addWidget(chip(ui, M_("case", "To confirm"), "open"))
    return cell


def parties_card(ui: Ui, case: Case) -> Card:
    """Who is on the other side, and as whom the seller is sued."""
    card = Card(16, 10)
    card.box.addWidget(label(ui, M_("case", "Parties"), "bodyStrong", wrap=True))
    card.box.addLayout(_rows(ui, case, _PARTIES, _ALWAYS))
    return card


def rights_card(ui: Ui, case: Case) -> Card:
    """The rights that the plaintiff asserts."""
    card = Card(16, 10)
    card.box.addWidget(label(ui, M_("case", "Rights asserted"), "bodyStrong", wrap=True))
    if any(known(case, field) for field in _RIGHTS):
        card.box.addLayout(_rows(ui, case, _RIGHTS, ()))
    else:
        nothing = M_("case", "Nothing found in the papers.")
        card.box.addWidget(label(ui, nothing, "small", "text2", wrap=True))
    return card


def papers_card(
    ui: Ui, case: Case, review: Callable[[str], object], add: Callable[[], object]
) -> Card:
    """The papers of the case, each with a door to its review."""
    card = Card(16, 10)
    head = QHBoxLayout()
    head.addWidget(label(ui, M_("case", "Papers"), "bodyStrong", wrap=True), 1)
    head.addWidget(plain_button(ui, M_("case", "Add"), add, "plus", small=True))
    card.box.addLayout(head)
    for number, notice in enumerate(case.notices):
        if number:
            card.box.addWidget(rule())
        card.box.addWidget(_paper(ui, case, notice, review))
    if not case.notices:
        nothing = M_("case", "No paper yet. Everything here was stated by hand.")
        card.box.addWidget(label(ui, nothing, "small", "text2", wrap=True))
    return card


def _paper(ui: Ui, case: Case, notice: Notice, review: Callable[[str], object]) -> QWidget:
    evidence = notice.evidence
    open_count = case.open_rows(evidence.sha256)

    def about(words: Translator) -> str:
        pages = words.plural("case", "{count} page", "{count} pages", evidence.pages)
        if not open_count:
            return words.say(
                "case",
                "{type} · {pages} · all checked",
                type=notice_type(words, notice.notice_type),
                pages=pages,
            )
        return words.plural(
            "case",
            "{type} · {pages} · {count} to check",
            "{type} · {pages} · {count} to check",
            open_count,
            type=notice_type(words, notice.notice_type),
            pages=pages,
        )

    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    icon = "mail" if evidence.kind in ("eml", "msg") else "file"
    line.addWidget(icon_label(ui, icon, "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
    words_box = QVBoxLayout()
    words_box.setSpacing(0)
    words_box.addWidget(elided(evidence.name, "smallStrong"))
    words_box.addWidget(label(ui, about, "caption", "text2", wrap=True))
    line.addLayout(words_box, 1)
    button = plain_button(ui, M_("case", "Check"), lambda: review(evidence.sha256), small=True)
    ui.language.bind(
        button, lambda t: button.setAccessibleName(f"{t.say('case', 'Check')}: {evidence.name}")
    )
    line.addWidget(button)
    return row
