"""The help: pages at the left, searched as you type; the page at the right, with ways back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.desk.help import help_pages
from tro_desk.ui.context import Ui
from tro_desk.ui.help.render import markdown_of, places_of, put
from tro_desk.ui.help.search_dialog import SearchDialog
from tro_desk.ui.keys import shortcut
from tro_desk.ui.widgets.buttons import icon_button, name_it
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.row_sheet import folded

if TYPE_CHECKING:
    from tro_desk.domain.help_page import HelpPage
    from tro_desk.l10n import Translator

GROUPS: Final = {
    "begin": M_("help", "To begin"),
    "screens": M_("help", "Page by page"),
    "more": M_("help", "Good to know"),
}
ZOOMS: Final = (80, 90, 100, 110, 125, 150, 175, 200)
_USUAL: Final = 100
_SIZE: Final = QSize(880, 620)
_LIST: Final = 248
_MARGIN: Final = 18
_LINE: Final = 30


class PageBrowser(QTextBrowser):
    """A page: its text can be selected; Ctrl and the wheel make it larger."""

    def __init__(self, window: HelpWindow) -> None:
        super().__init__()
        self._window = window
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._window.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class HelpWindow(SearchDialog):
    """Stays open beside the window; a page may lead to another, to a screen or to a term."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent, _SIZE, _LIST)
        self._pages: dict[str, HelpPage] = {}
        self._texts: dict[str, str] = {}
        self._way: list[tuple[str, int]] = []
        self._at = -1
        self._sought = False
        self._folder = ""
        self._zoom = _zoom_of(ui.settings.choices.help_zoom)
        self.setModal(False)
        self.setMinimumSize(520, 340)
        place = ui.settings.choices.help_window.encode("ascii", "ignore")
        self.restoreGeometry(QByteArray.fromHex(place))
        self._parts()
        self._lay_out()
        self._keys()
        ui.language.bind(self, self._retranslate)
        ui.theme.bind(self, lambda _theme: self._recolour())
        self.line.setFocus()

    def _parts(self) -> None:
        ui = self._ui
        self.back_button = icon_button(ui, "chevron-left", M_("help", "Back"), self.back)
        self.forward_button = icon_button(ui, "chevron-right", M_("help", "Forward"), self.forward)
        self.line.returnPressed.connect(self._read)
        self.smaller = icon_button(ui, "minus", M_("help", "Smaller"), partial(self.zoom_by, -1))
        self.larger = icon_button(ui, "plus", M_("help", "Larger"), partial(self.zoom_by, 1))
        self.list.currentItemChanged.connect(lambda now, _before: self._chosen(now))
        self.text = PageBrowser(self)
        self.text.anchorClicked.connect(self._follow)
        self.strip = MessageStrip(ui)
        name_it(ui, self.list, M_("help", "Pages"), tooltip=False)

    def _lay_out(self) -> None:
        top = self.top()
        top.setSpacing(8)
        for at, button in enumerate((self.back_button, self.forward_button)):
            top.insertWidget(at, button)
        for button in (self.smaller, self.larger):
            top.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addLayout(top)
        box.addWidget(self.strip)
        box.addLayout(self.beside(self.text), 1)

    def _keys(self) -> None:
        for key, act in (
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("Ctrl++", partial(self.zoom_by, 1)),
            ("Ctrl+=", partial(self.zoom_by, 1)),
            ("Ctrl+-", partial(self.zoom_by, -1)),
            ("Ctrl+0", partial(self.zoom_by, 0)),
        ):
            shortcut("help", self, key, act)

    # the way

    @property
    def page(self) -> str:
        """The page that is shown; "" before the first."""
        return self._way[self._at][0] if self._way else ""

    def show_page(self, page: str) -> None:
        """Show a page; the first one where there is none of that name."""
        self._sought = False
        wanted = page if page in self._pages else next(iter(self._pages))
        if wanted != self.page:
            self._leave()
            del self._way[self._at + 1 :]
            self._way.append((wanted, 0))
            self._at += 1
        self._show()

    def back(self) -> None:
        """Go to the page that was shown before."""
        self._walk(-1)

    def forward(self) -> None:
        """Go on again to the page from which you came back."""
        self._walk(1)

    def _walk(self, by: int) -> None:
        if 0 <= self._at + by < len(self._way):
            self._leave()
            self._at += by
            self._show()

    def _leave(self) -> None:
        if self._way:
            self._way[self._at] = (self.page, self.text.verticalScrollBar().value())

    def _show(self) -> None:
        self.strip.forget()
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at + 1 < len(self._way))
        if not self._mark():
            self.line.clear()  # the page does not hold what was typed
            self._mark()
        self._draw()
        self.text.verticalScrollBar().setValue(self._way[self._at][1])
        self._light()

    def _follow(self, url: QUrl) -> None:
        """A link: to a page, to a term of the glossary, or to a screen."""
        kind, name = url.scheme(), url.path()
        if kind == "help":
            self.show_page(name)
        elif kind == "term":
            from tro_desk.ui.glossary_window import show_glossary

            show_glossary(self._ui, name, self)
        elif kind == "screen" and isinstance(self.parent(), QDialog):
            self.strip.say(M_("help", "Close the form first, then open the page."), "info")
        elif kind == "screen" and not self._ui.ready:
            self.strip.say(M_("help", "The desk is not open."), "info")
        elif kind == "screen":
            self._ui.go(name)

    # the list

    def narrow(self) -> None:
        """List the pages in which each word stands that was typed."""
        words = self.words
        kept = [name for name, text in self._texts.items() if all(word in text for word in words)]
        self.list.blockSignals(True)
        self.list.clear()
        group = ""
        for name in kept:
            page = self._pages[name]
            if page.group != group:
                group = page.group
                self._head(GROUPS[group])
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, _LINE))
            self.list.addItem(item)
        self.list.blockSignals(False)
        speak = self._ui.translator
        self.count.setText(
            speak.plural("help", "{count} page", "{count} pages", len(kept)) if words else ""
        )
        if self.page in kept:
            self._mark()
            self._light()
        elif kept and self._way:
            if self._sought:  # of what was shown while typing only the last is on the way back
                del self._way[-1]
                self._at -= 1
            self.show_page(kept[0])
            self._sought = True
        else:
            self._light()

    def _head(self, words: Message) -> None:
        item = QListWidgetItem(self._ui.language.say(words))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.list.font()
        font.setPixelSize(self._ui.theme.sizes("type.scale.caption")[0])
        item.setFont(font)
        item.setForeground(self._ui.theme.colour("text2"))
        item.setSizeHint(QSize(0, _LINE))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.list.addItem(item)

    def _mark(self) -> bool:
        """Choose the page in the list; False where it is not listed."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == self.page:
                self.list.blockSignals(True)
                self.list.setCurrentItem(item)
                self.list.blockSignals(False)
                self.list.scrollToItem(item)
                return True
        return False

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and (name := item.data(Qt.ItemDataRole.UserRole)):
            self.show_page(name)

    def _read(self) -> None:
        self.text.setFocus()

    # the page

    def zoom_by(self, step: int) -> None:
        """Larger (1), smaller (-1), or as large as at first (0); it is remembered."""
        at = ZOOMS.index(self._zoom) + step
        self._zoom = _USUAL if step == 0 else ZOOMS[min(max(at, 0), len(ZOOMS) - 1)]
        self._draw()
        self._light()

    def _draw(self) -> None:
        if not self._way:
            return
        bar = self.text.verticalScrollBar()
        at = bar.value() / max(bar.maximum(), 1)
        put(self.text.document(), self._markdown(self.page), self._ui.theme, self._zoom)
        bar.setValue(round(at * bar.maximum()))
        self.smaller.setEnabled(self._zoom > ZOOMS[0])
        self.larger.setEnabled(self._zoom < ZOOMS[-1])
        self.text.setAccessibleName(self._pages[self.page].title)
        title = self._ui.translator.say("help", "Help: {page}", page=self._pages[self.page].title)
        self.setWindowTitle(title)

    def _recolour(self) -> None:
        self.narrow()
        self._draw()
        self._light()

    def _markdown(self, page: str) -> str:
        return markdown_of(self._pages[page], self._ui.translator, self._folder)

    def _light(self) -> None:
        """Mark on the page the words that were typed, and go to the first."""
        marks = []
        for place in places_of(self.text.document(), self.line.text()):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setBackground(self._ui.theme.colour("selection"))
            marks.append(mark)
        self.text.setExtraSelections(marks)
        if marks:
            place = places_of(self.text.document(), self.line.text())[0]
            bar = self.text.verticalScrollBar()
            top = self.text.cursorRect(place).top() + bar.value()
            bar.setValue(top - self.text.viewport().height() // 3)

    def _retranslate(self, words: Translator) -> None:
        there = words.say("help", "the folder that Settings shows")
        self._folder = str(self._ui.desk.folder) if self._ui.ready else there
        self._pages = {page.id: page for page in help_pages(words.language)}
        self._texts = {}
        for name in self._pages:
            plain = QTextDocument()
            plain.setMarkdown(self._markdown(name))
            self._texts[name] = folded(plain.toPlainText())
        self.invite(words.say("help", "Search the help"))
        self._recolour()

    # the end

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close, and remember how large it was."""
        self._keep()
        super().done(result)

    def _keep(self) -> None:
        choices = self._ui.settings.choices
        place = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        if (choices.help_window, choices.help_zoom) != (place, str(self._zoom)):
            choices.help_window, choices.help_zoom = place, str(self._zoom)
            if self._ui.ready:  # before there is a desk nothing is written
                self._ui.settings.save()


def _zoom_of(text: str) -> int:
    """The zoom that the settings hold, where it is one of those there are."""
    return next((zoom for zoom in ZOOMS if str(zoom) == text), _USUAL)
