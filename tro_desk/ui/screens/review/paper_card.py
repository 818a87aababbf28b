"""What the paper in front says of itself: the seller's own row, signs of a false notice, why it was
taken for its type, what was left out. Nothing here says that a notice is what it claims to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from tro_desk.base.messages import M_
from tro_desk.desk.results import OwnRow
from tro_desk.domain.case import Notice
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.l10n import Translator
from tro_desk.l10n.reasons import reasons
from tro_desk.l10n.signs import outcome_word, sign_advice, sign_title, sign_words
from tro_desk.l10n.terms import notice_type
from tro_desk.l10n.warnings import warning
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import label

_LOOKS: Final = {
    Outcome.MISMATCH: ("warning", "danger"),
    Outcome.COULD_NOT_CHECK: ("dashed-circle", "text2"),
    Outcome.CHECKED: ("check", "primary"),
}
"""Outcome -> icon and colour, what has to be looked at first."""
_ROW, _COPIES = M_("review", "Your row"), M_("review", "Copies")
_TYPE, _LEFT_OUT = M_("review", "Type"), M_("review", "Left out")
_WORDS: Final = (_ROW, _COPIES, _TYPE, _LEFT_OUT)
_LEAST, _HEIGHT = 148, 196
"""Beside the list of facts the card is so high, as the window allows, and scrolls."""
_ENOUGH: Final = 16_777_215


class PaperCard(Card):
    """`place_wanted` carries the page that a line of the card names."""

    place_wanted = Signal(int)

    def __init__(self, ui: Ui, controller: ReviewController) -> None:
        super().__init__(padding=1, spacing=0)
        self._ui = ui
        self._controller = controller
        self._shown: object = None
        self._word_width = 0
        self._advised = {Outcome.MISMATCH}
        head = QHBoxLayout()
        head.setContentsMargins(16, 9, 16, 5)
        head.setSpacing(12)
        head.addWidget(label(ui, M_("review", "Can this notice be trusted?"), "bodyStrong"))
        hint = label(
            ui,
            M_("review", "Checked offline; this cannot show that it is real"),
            "small",
            "text3",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(hint, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("pane", "list")
        inner = Inner()
        inner.setProperty("pane", "list")
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(16, 2, 16, 10)
        self._lines.setSpacing(6)
        self.area.setWidget(inner)
        self.box.addLayout(head)
        self.box.addWidget(self.area, 1)
        self.set_roomy(False)
        ui.language.bind(self, self._say)

    def set_roomy(self, roomy: bool, of: int = 0) -> None:
        """Let the card have all the room there is, or beside the facts its share of a height."""
        share = max(_LEAST, min(_HEIGHT, of * 27 // 100))
        self.setMinimumHeight(0 if roomy else share)
        self.setMaximumHeight(_ENOUGH if roomy else share)

    def refresh(self) -> None:
        """Show the paper in front."""
        notice = self._controller.notice
        wanted = (notice, self._controller.own_rows, self._controller.paper)
        if wanted != self._shown:
            self._shown = wanted
            self._say(self._ui.translator)
            self.area.verticalScrollBar().setValue(0)

    def _say(self, t: Translator) -> None:
        clear(self._lines)
        self.area.setAccessibleName(t.say("review", "Can this notice be trusted?"))
        self._word_width = self._widest(t)
        notice = self._controller.notice
        if notice is None:
            self._line("dashed-circle", "text2", "", t.say("review", "There is no paper yet."))
            self._lines.addStretch(1)
            return
        own = [r for r in self._controller.own_rows if r.evidence == notice.evidence.sha256]
        # Named several times on a page, the seller still stands there once.
        for row in {(r.page, r.defendant_number, r.removed): r for r in own}.values():
            self._own_row(t, row)
        self._copies(t)
        for outcome in _LOOKS:
            self._signs(t, outcome, [sign for sign in notice.signs if sign.outcome is outcome])
        if not notice.signs:
            self._line(
                "dashed-circle",
                "text2",
                t.render(outcome_word(Outcome.COULD_NOT_CHECK)),
                t.say("review", "This kind of paper tells nothing that could be checked."),
            )
        self._type(t, notice)
        for code in notice.warnings:
            self._line("info", "text2", t.render(_LEFT_OUT), warning(code, t))
        self._lines.addStretch(1)

    def _widest(self, t: Translator) -> int:
        """The width of the words before the lines, so that these stand below each other."""
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        words = [t.render(outcome_word(outcome)) for outcome in _LOOKS]
        words += [t.render(word) for word in _WORDS]
        return max(map(QFontMetrics(font).horizontalAdvance, words)) + 6

    def _own_row(self, t: Translator, row: OwnRow) -> None:
        if row.defendant_number:
            words = t.say(
                "review",
                "You are Defendant No. {number} (page {page}).",
                number=row.defendant_number,
                page=row.page,
            )
        else:
            words = t.say("review", "Your store is named on page {page}.", page=row.page)
        if row.removed:
            words = " ".join(
                (
                    words,
                    t.say(
                        "review",
                        "The paper says that this defendant is dismissed or removed. Let a lawyer "
                        "confirm it.",
                    ),
                )
            )
        page = row.page
        line = self._line("case", "primary", t.render(_ROW), words)
        show = link_button(self._ui, M_("review", "Show"), lambda: self.place_wanted.emit(page))
        show.setAccessibleName(t.say("review", "Show page {page}", page=row.page))
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignVCenter)

    def _copies(self, t: Translator) -> None:
        paper = self._controller.paper
        if paper is None or not paper.copies:
            return
        others = [self._controller.paper_named(sha) for sha in paper.copies]
        names = t.listed(other.name for other in others if other is not None)
        count = len(paper.copies)
        words = t.plural(
            "review",
            "{count} near copy of this paper is in the case: {names}",
            "{count} near copies of this paper are in the case: {names}",
            count,
            names=names,
        )
        self._line("copy", "text2", t.render(_COPIES), words)

    def _signs(self, t: Translator, outcome: Outcome, signs: Sequence[Sign]) -> None:
        """The checks with one outcome; those that saw the same stand in one line."""
        icon, tone = _LOOKS[outcome]
        by_words: dict[str, list[Sign]] = {}
        for sign in signs:
            by_words.setdefault(t.render(sign_words(sign)), []).append(sign)
        for words, same in by_words.items():
            titles = [t.render(sign_title(sign.check)) for sign in same]
            advice = dict.fromkeys(t.render(sign_advice(sign)) for sign in same)
            self._line(
                icon,
                tone,
                t.render(outcome_word(outcome)),
                t.say("review", "{title}: {words}", title=" / ".join(titles), words=words),
                "\n".join(advice) if outcome in self._advised else "",
            )
        if outcome is Outcome.COULD_NOT_CHECK and by_words:
            more = Outcome.COULD_NOT_CHECK not in self._advised
            link = M_("review", "How to check by hand") if more else M_("review", "Show less")
            line = QHBoxLayout()
            line.setContentsMargins(self._word_width + 32, 0, 0, 0)
            line.addWidget(link_button(self._ui, link, self._toggle_advice))
            line.addStretch(1)
            self._lines.addLayout(line)

    def _toggle_advice(self) -> None:
        """Say what to do by hand for what could not be checked, or no longer."""
        self._advised ^= {Outcome.COULD_NOT_CHECK}
        self._say(self._ui.translator)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, t: Translator, notice: Notice) -> None:
        why = " ".join(dict.fromkeys(reasons(t, notice.reasons)))
        name = notice_type(t, notice.notice_type)
        words = t.say("review", "Taken for: {type}.", type=name)
        self._line("file", "text2", t.render(_TYPE), f"{words} {why}".strip())

    def _line(self, icon: str, tone: str, word: str, words: str, advice: str = "") -> QHBoxLayout:
        """Icon, the word for it, what was seen; below that what to do by hand."""
        ui, top = self._ui, Qt.AlignmentFlag.AlignTop
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(icon_label(ui, icon, tone, 16), 0, top)
        if word:
            name = label(ui, word, "small", tone)
            name.setFixedWidth(self._word_width)
            name.setStyleSheet("font-weight: 700")
            line.addWidget(name, 0, top)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(label(ui, words, "small", "text", wrap=True))
        if advice:
            told.addWidget(label(ui, advice, "caption", "text2", wrap=True))
        told.addStretch(1)
        line.addLayout(told, 1)
        self._lines.addLayout(line)
        return line
