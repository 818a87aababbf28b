"""The frame of the first start: the language above, a page at a time, back and on below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tro_desk.base import paths
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator, languages
from tro_desk.ui.context import Ui
from tro_desk.ui.first_run.question import Question
from tro_desk.ui.first_run.wanted import QUESTIONS
from tro_desk.ui.keys import shortcut
from tro_desk.ui.widgets.buttons import plain_button, primary_button, segmented
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

_FIRST: Final = QSize(1280, 800)
_FRAME: Final = QSize(16, 48)
_OWN_NAMES: Final = {"zh": "中文", "en": "English"}


class FirstRunFrame(QWidget):
    """Shows pages; which one follows is decided by who inherits it."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.page = ""
        self._pages: dict[str, Question] = {}
        self.setWindowIcon(QIcon(str(paths.asset("icons", "app.svg"))))
        self.setWindowTitle("TRO Desk")
        self.setProperty("pane", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*ui.theme.sizes("layout.minWindow"))
        self._build()

    def go_on(self) -> None:
        """What the filled button does."""
        raise NotImplementedError

    def go_back(self) -> None:
        """What Esc does."""
        raise NotImplementedError

    def enter(self) -> None:
        """What Enter does."""
        raise NotImplementedError

    def make(self, name: str) -> Question:
        """A page by its name."""
        raise NotImplementedError

    # building

    def _build(self) -> None:
        ui = self._ui
        self.languages = segmented(
            ui,
            [(code, Message("language", _OWN_NAMES.get(code, code))) for code in languages()],
            ui.language.code,
        )
        self.languages.chosen.connect(self._speak)
        top = QWidget()
        top.setProperty("pane", "bar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top.setFixedHeight(ui.theme.size("control.topBar"))
        self._top = QHBoxLayout(top)
        self._top.setSpacing(8)
        self._top.addWidget(icon_label(ui, "app", "primary", 28))
        self._top.addWidget(label(ui, "TRO Desk", "section"))
        self._top.addStretch(1)
        self._top.addWidget(icon_label(ui, "offline", "text2", 18))
        offline = M_("bar", "Offline · data stays on this computer")
        self._top.addWidget(label(ui, offline, "small", "text2"))
        self._top.addSpacing(8)
        self._top.addWidget(self.languages)
        self.progress = ProgressStrip(ui)
        self._working = QVBoxLayout()
        self._working.setContentsMargins(24, 12, 24, 0)
        self._working.addWidget(self.progress)
        self.stack = QStackedWidget()
        self.foot = QWidget()
        self.foot.setProperty("pane", "status")
        self.foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.foot.setFixedHeight(ui.theme.size("control.wizardFooter"))
        self._foot = QHBoxLayout(self.foot)
        self._foot.setSpacing(12)
        self.back = plain_button(ui, M_("steps", "Back"), self.go_back, "chevron-left")
        self.at = label(ui, self._where, "small", "text2")
        self.next = primary_button(ui, M_("first run", "Next"), self.go_on)
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.at)
        self._foot.addWidget(self.next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(self._working)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.foot)
        for keys in ("Return", "Enter", "Alt+Right"):
            self._on(keys, self.enter)
        for keys in ("Esc", "Alt+Left"):
            self._on(keys, self.go_back)
        self._on("F1", self.help)
        ui.language.bind(self, lambda t: self._retranslate(t))

    def help(self) -> None:
        """Tell what is asked, and why."""
        from tro_desk.ui.help.opening import open_beside

        open_beside(self._ui, self, "first")

    def _on(self, keys: str, act: Callable[[], None]) -> None:
        shortcut("first_run", self, keys, act)

    def question(self, name: str) -> Question:
        """A page by its name, made when it is needed for the first time."""
        if name not in self._pages:
            self.add(name, self.make(name))
        return self._pages[name]

    def add(self, name: str, page: Question) -> None:
        """Take a page in."""
        self._pages[name] = page
        self.stack.addWidget(page)
        page.set_compact(self._is_compact())

    def show_page(self, name: str) -> None:
        """Show a page, with the focus on what is to be said first."""
        page = self.question(name)
        self.page = name
        self.stack.setCurrentWidget(page)
        self.foot.setVisible(page.next_words is not None)
        self._retranslate(self._ui.translator)
        if page.first is not None:
            page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def enable(self, enabled: bool) -> None:
        """Whether anything but stopping can be done."""
        self.stack.setEnabled(enabled)
        self.next.setEnabled(enabled)
        self.languages.setEnabled(enabled)

    # words and size

    def _speak(self, code: str) -> None:
        self._ui.language.set(code)
        self._ui.settings.choices.language = code  # written with the desk, not before

    def _where(self, t: Translator) -> str:
        if self.page not in QUESTIONS:
            return ""
        number = QUESTIONS.index(self.page) + 1
        return t.say("first run", "{number} of {count}", number=number, count=len(QUESTIONS))

    def _retranslate(self, t: Translator) -> None:
        self.languages.choose(t.language)
        for code, button in self.languages.buttons.items():
            button.setAccessibleName(_OWN_NAMES.get(code, code))
        self.at.setText(self._where(t))
        if self.page and (words := self._pages[self.page].next_words) is not None:
            self.next.setText(t.render(words))

    def _is_compact(self) -> bool:
        theme = self._ui.theme
        return self.width() < theme.size("layout.compactBelow.width") or (
            self.height() < theme.size("layout.compactBelow.height")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self._is_compact()
        side = self._ui.theme.size(
            "layout.compact.pagePadding" if compact else "layout.pagePadding"
        )
        self._top.setContentsMargins(side, 0, side, 0)
        self._foot.setContentsMargins(side, 0, side, 0)
        for page in self._pages.values():
            page.set_compact(compact)

    def fit_screen(self) -> None:
        """The size of a first window, within the screen."""
        room = self.screen().availableGeometry().size() - _FRAME
        self.resize(_FIRST.boundedTo(room))
