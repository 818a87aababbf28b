"""Top bar (case switcher, offline mark, language) and status bar (saved, legal sentence)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator, languages
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import icon_button, segmented
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import Elided, dress, elided, label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from tro_desk.domain.case_summary import CaseSummary

_WIDTH, _WIDEST = 340, 440
"""The case switcher: as the design has it, and as wide as a long name may make it."""
_OFFLINE: Final = M_("bar", "Offline · data stays on this computer")
_AROUND: Final = 84
"""What stands beside its words: margins, icons and the gaps between them."""


def language_names() -> list[tuple[str, Message]]:
    """Each language as the switch writes it: in its own script, in whatever language is in use."""
    own = {"zh": "中", "en": "EN"}
    return [(code, Message("language", own.get(code, code.upper()))) for code in languages()]


def case_title(translator: Translator, case: CaseSummary) -> str:
    """A case in a few words: its plaintiff, else its docket number, else that it has no name."""
    if case.plaintiff:
        return translator.say("case", "{plaintiff} case", plaintiff=case.plaintiff)
    return case.docket_number or translator.say("case", "Case without a number yet")


class CaseSwitcher(QPushButton):
    """The open case, and a menu of the others (Ctrl+K); it names none before the desk is open."""

    name: Elided
    docket: QLabel
    named = Signal()

    def __init__(self, ui: Ui, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._ui = ui
        self._chosen = chosen
        self._cases: Sequence[CaseSummary] = ()
        self.setProperty("kind", "switcher")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)
        self.setMinimumWidth(200)
        self._named = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(8)
        self._row.addWidget(icon_label(ui, "case", "text2", 18))
        self._row.addStretch(1)
        self._row.addWidget(icon_label(ui, "chevron-down", "text2", 16))
        self.clicked.connect(lambda _checked=False: self.open_menu())
        ui.language.bind(self, lambda _t: self._words())

    def _name(self) -> None:
        self._named = True
        self.name = elided("", "body", "text2")
        self.docket = label(self._ui, "", "small", "text2")
        self._row.takeAt(1)
        self._row.insertWidget(1, self.name, 1)
        self._row.insertWidget(2, self.docket)

    def sizeHint(self) -> QSize:
        if not self._named:
            return QSize(_WIDTH, super().sizeHint().height())
        words = self.name.fontMetrics().horizontalAdvance(self.name.text())
        rest = self.docket.sizeHint().width() if self.docket.text() else 0
        wanted = words + rest + _AROUND
        return QSize(max(_WIDTH, min(_WIDEST, wanted)), super().sizeHint().height())

    def show_cases(self, cases: Sequence[CaseSummary]) -> None:
        """Take the cases of the desk; the open one is `ui.case`."""
        self._cases = cases
        if not self._named:
            self._name()
        self._words()

    def make_menu(self) -> QMenu:
        """The menu of the cases."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QActionGroup

        words = self._ui.translator
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for case in self._cases:
            title = f"{case_title(words, case)}  {case.docket_number}".replace("&", "&&")
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(case.id == self._ui.case)
            action.triggered.connect(lambda _c=False, case_id=case.id: self._chosen(case_id))
            group.addAction(action)
        if self._cases:
            menu.addSeparator()
        all_cases = menu.addAction(words.say("switcher", "All cases"))
        all_cases.triggered.connect(lambda _c=False: self._ui.go("cases"))
        from tro_desk.ui.desks.menu import DesksMenu

        menu.addMenu(DesksMenu(self._ui, self.window(), menu))  # type: ignore[arg-type]
        return menu

    def open_menu(self) -> None:
        """Show the menu below the button."""
        if not self._ui.ready:
            return
        menu = self.make_menu()
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _words(self) -> None:
        words = self._ui.translator
        self.setToolTip(words.say("switcher", "Switch case (Ctrl+K)"))
        if not self._named:
            return
        current = next((case for case in self._cases if case.id == self._ui.case), None)
        if current is None:
            dress(self.name, "body", "text2")
            self.name.setText(words.say("switcher", "No case yet"))
            self.docket.setText("")
        else:
            dress(self.name, "bodyStrong", "text")
            self.name.setText(case_title(words, current))
            self.docket.setText(current.docket_number if current.plaintiff else "")
        self.docket.setVisible(bool(self.docket.text()))
        self.updateGeometry()
        self.setAccessibleName(words.say("switcher", "Open case: {name}", name=self.name.text()))
        self.named.emit()


class TopBar(QFrame):
    """Case switcher and search left; offline mark, language, glossary and lock right."""

    def __init__(
        self,
        ui: Ui,
        chosen: Callable[[str], None],
        speak: Callable[[str], None],
        explain: Callable[[], None],
        lock: Callable[[], None],
    ) -> None:
        super().__init__()
        self._ui = ui
        self.setProperty("pane", "bar")
        self.switcher = CaseSwitcher(ui, chosen)
        self.languages = segmented(ui, language_names(), ui.language.code)
        self.languages.chosen.connect(speak)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self.search = icon_button(ui, "search", M_("bar", "Search (Ctrl+Shift+F)"), grey=False)
        self._row.addWidget(self.switcher)
        self._row.addWidget(self.search)
        self._row.addStretch(1)
        self._row.addWidget(icon_label(ui, "offline", "text2", 18))
        self._offline = label(ui, _OFFLINE, "small", "text2")
        self._row.addWidget(self._offline)
        self._row.addSpacing(8)
        self._row.addWidget(self.languages)
        glossary = M_("bar", "Glossary (Ctrl+Shift+G)")
        self.words = icon_button(ui, "book", glossary, explain, grey=False)
        self._row.addWidget(self.words)
        self.help = icon_button(ui, "question", M_("bar", "Help (F1)"), grey=False)
        self._row.addWidget(self.help)
        self.lock = icon_button(ui, "lock", M_("bar", "Lock now (Ctrl+L)"), lock, grey=False)
        self._row.addWidget(self.lock)
        self.switcher.named.connect(self._fit)
        ui.language.bind(self, lambda _t: self._words())
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """The height of a small window."""
        theme = self._ui.theme
        height = theme.size("layout.compact.topBar" if compact else "control.topBar")
        side = theme.size("layout.pagePadding")
        self.setFixedHeight(height)
        self._row.setContentsMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the open case has no room for its name, fewer words stand beside it."""
        words = self._ui.translator
        whole, short = words.render(_OFFLINE), words.say("bar", "Offline")
        shown = self._offline.text()
        wide = self._offline.fontMetrics().horizontalAdvance
        wanted = self._row.sizeHint().width() - wide(shown) + wide(whole)
        text = whole if wanted <= self.width() else short
        if shown != text:
            self._offline.setText(text)
            self._offline.setToolTip("" if text == whole else whole)

    def _words(self) -> None:
        words = self._ui.translator
        self.languages.choose(words.language)
        names = {"zh": "中文", "en": "English"}
        for code, button in self.languages.buttons.items():
            button.setAccessibleName(names.get(code, code))
            button.setToolTip(names.get(code, code))


class StatusBar(QFrame):
    """The last backup, when the case was last saved and where the data is; the legal sentence."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._saved: datetime | None = None
        self._backup: datetime | None = None
        self._folder = ""
        self.setProperty("pane", "status")
        self.setFixedHeight(ui.theme.size("control.statusBar"))
        side = ui.theme.size("layout.pagePadding")
        legal = label(
            ui,
            M_("bar", "This software gives information, not legal advice"),
            "caption",
            "text2",
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(24)
        self._row.addStretch(1)
        self._row.addWidget(legal)
        ui.language.bind(self, lambda _t: self._words())

    @cached_property
    def left(self) -> Elided:
        """What is told of the desk; made when there is something to tell."""
        made = elided("", "caption", "text2")
        self._row.takeAt(0)
        self._row.insertWidget(0, made, 1)
        return made

    def tell(self, saved: datetime | None, folder: str, backup: datetime | None = None) -> None:
        """`saved` is UTC: the last change of the open case; `backup` the last good backup."""
        self._saved, self._folder, self._backup = saved, folder, backup
        self._words()

    def _words(self) -> None:
        words = self._ui.translator
        if not self._folder:
            if "left" in self.__dict__:
                self.left.setText("")
            return
        if self._saved is None:
            text = words.say("bar", "Nothing saved yet · {folder}", folder=self._folder)
        else:
            when = words.beijing(self._saved)
            text = words.say("bar", "Saved {when} · {folder}", when=when, folder=self._folder)
        if self._backup is None:
            backup = words.say("bar", "No backup yet")
        else:
            backup = words.say("bar", "Backup {when}", when=words.beijing(self._backup))
        short = text.removesuffix(self._folder).rstrip(" ·")  # the place is told last
        self.left.offer(f"{backup} · {text}", f"{backup} · {short}", backup)
