"""The page of a paper under mouse and keys: it scrolls, turns, zooms; words of it are chosen.

Where the text of a page is known, words are chosen with the mouse or with the arrow keys, on a
picture too.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu

from tro_desk.ui.widgets.page_measures import GAP, OVERSCROLL
from tro_desk.ui.widgets.page_sheet import PageSheet
from tro_desk.ui.widgets.page_words import a_line_off, nearest


class PageView(PageSheet):
    """A page sheet that is used by hand."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                (self.zoom_in if turned > 0 else self.zoom_out)()
            event.accept()
            return
        before = self.verticalScrollBar().value()
        super().wheelEvent(event)
        if not turned or self.verticalScrollBar().value() != before:
            self._overscroll = 0
            return
        self._overscroll += turned
        if abs(self._overscroll) >= OVERSCROLL:
            self._turn(1 if self._overscroll < 0 else -1)

    def _turn(self, by: int) -> None:
        """Go to the next or last page and stand where reading goes on."""
        if not 1 <= self._page + by <= self._count:
            return
        self.show_page(self._page + by)
        if by < 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy) and self._choice.chosen:
            self.copy()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll) and self._choice.words:
            self._choice.all()
            self._show_chosen()
            return
        if self._choose_by_key(event):
            return
        match event.key():
            case Qt.Key.Key_PageDown:
                if bar.value() < bar.maximum():
                    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
                else:
                    self._turn(1)
            case Qt.Key.Key_PageUp:
                if bar.value() > bar.minimum():
                    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
                else:
                    self._turn(-1)
            case Qt.Key.Key_Home:
                self.show_page(1)
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                self.show_page(self._count)
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case Qt.Key.Key_Up:
                bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
            case Qt.Key.Key_Down:
                bar.triggerAction(bar.SliderAction.SliderSingleStepAdd)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        self._dragging = False
        super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        pressed = self._pressed
        left = event.buttons() & Qt.MouseButton.LeftButton
        if pressed is None or not left or not self._choice.words:
            return
        if not self._dragging and (event.position() - pressed).manhattanLength() <= 4:
            return
        if not self._dragging and (first := self._word_at(pressed.toPoint())) is not None:
            self._choice.put(first)
        self._dragging = True
        if (last := self._word_at(event.position().toPoint())) is not None:
            self._choice.put(last, extend=True)
        self._show_chosen()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self._dragging = False
            self._tell_chosen()
            return
        if pressed is None or (event.position() - pressed).manhattanLength() > 4:
            return
        self.clear_choice()
        point = self.mapToScene(event.position().toPoint())
        for mark, item in self._items:
            if any(rect.contains(point) for rect in item.rects):
                self.mark_clicked.emit(mark.key)
                return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._choice.words:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take = menu.addAction(self._menu_words[0], self._tell_chosen)
        copy = menu.addAction(self._menu_words[1], self.copy)
        for action in (take, copy):
            action.setEnabled(bool(self._choice.chosen))
        menu.addAction(self._menu_words[2], self._choose_all)
        menu.popup(event.globalPos())

    # words of the page

    def copy(self) -> None:
        """Put the chosen words on the clipboard."""
        if chosen := self._choice.chosen:
            QGuiApplication.clipboard().setText(chosen)

    @property
    def chosen(self) -> str:
        """The chosen words."""
        return self._choice.chosen

    def clear_choice(self) -> None:
        """Let no word be chosen."""
        self._choice.clear()
        self._show_chosen()

    def word_rects(self, start: int, end: int) -> list[QRectF]:
        """Where words of the page are in the view, in logical px; empty before they are drawn."""
        rects = self._rects_of(start, end)
        return [self.mapFromScene(rect).boundingRect().toRectF() for rect in rects]

    def _choose_all(self) -> None:
        self._choice.all()
        self._show_chosen()

    def _tell_chosen(self) -> None:
        if (span := self._choice.span) is not None:
            self.words_chosen.emit(self._page, *span)

    def _word_at(self, place: QPoint) -> int | None:
        point = self.mapToScene(place)
        if self._text is not None:
            return self._choice.at(self._text.offset_at(point))
        return nearest(self._word_rects, point)

    def _choose_by_key(self, event: QKeyEvent) -> bool:
        """Left and Right choose a word, Shift stretches, Ctrl goes up or down a line; Enter takes
        what is chosen, Escape lets it go. Tells whether the key was one of these.
        """
        if not self._choice.words:
            return False
        key, modifiers = event.key(), event.modifiers()
        stretch = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        lines = stretch or bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        head = self._choice.head
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if head is None:
                self._choice.put(self._word_at(QPoint(GAP, GAP)) or 0)
            else:
                self._choice.put(head + (1 if key == Qt.Key.Key_Right else -1), extend=stretch)
        elif lines and head is not None and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choice.put(self._a_line_off(head, key == Qt.Key.Key_Down), extend=stretch)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and head is not None:
            self._tell_chosen()
            return True
        elif key == Qt.Key.Key_Escape and head is not None:
            self.clear_choice()
            return True
        else:
            return False
        self._show_chosen()
        if (head := self._choice.head) is not None:
            for rect in self._rects_of(*self._choice.words[head])[:1]:
                self.ensureVisible(rect, 24, 48)
        self.setAccessibleDescription(self._choice.chosen)
        return True

    def _a_line_off(self, word: int, down: bool) -> int:
        if self._text is not None:
            return self._choice.at(self._text.a_line_off(self._choice.words[word][0], down))
        return a_line_off(self._word_rects, word, down) if word < len(self._word_rects) else word
