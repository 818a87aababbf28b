"""A dialog comes back in the size that it was drawn to; what nobody drew fits what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.conftest import Opened

Show = Callable[[Opened], object]


def terms(opened: Opened) -> None:
    opened.go("risk")
    opened.window.screen_of("risk").lists.see()


def a_form(opened: Opened) -> None:
    opened.go("stores", tab="shops", add=True)


def a_record(opened: Opened) -> None:
    opened.go("records", kind="task", add=True)


def shown(opened: Opened, show: Show) -> QDialog:
    show(opened)
    opened.settle()
    (dialog,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    )
    return dialog


def draw(dialog: QDialog, size: QSize) -> None:
    """As the window system does when an edge is drawn."""
    dialog.windowHandle().resize(size)
    QApplication.processEvents()
    assert dialog.size() == size


@pytest.mark.parametrize("show", [terms, a_form, a_record])
def test_a_dialog_keeps_the_size_that_it_was_drawn_to(
    open_window: Callable[..., Opened], show: Show
) -> None:
    first = open_window("en")
    dialog = shown(first, show)
    fitted = dialog.size()
    dialog.reject()
    first.settle()
    assert "dialog/" not in first.ui.settings.choices.widths  # nobody drew it
    dialog = shown(first, show)
    assert dialog.size() == fitted
    drawn = QSize(700, fitted.height() + 12)
    draw(dialog, drawn)
    dialog.reject()
    first.settle()
    again = open_window("zh")  # another language: the dialog is the same
    dialog = shown(again, show)
    assert dialog.width() == drawn.width()
    assert abs(dialog.height() - drawn.height()) <= 12  # a form in other words wants another
    dialog.reject()


def test_a_form_never_gets_less_height_than_it_wants(open_window: Callable[..., Opened]) -> None:
    opened = open_window("en")
    dialog = shown(opened, a_form)
    wanted = dialog.size()
    draw(dialog, QSize(wanted.width() + 100, wanted.height() - 60))
    dialog.reject()
    opened.settle()
    assert shown(opened, a_form).size() == QSize(wanted.width() + 100, wanted.height())


def test_a_size_larger_than_the_screen_is_cut_to_it(sample: Opened) -> None:
    name = "dialog/screens.risk.lists_card.TermsDialog"
    sample.ui.settings.choices.widths = f'{{"{name}": {{"width": 3900, "height": 3900}}}}'
    dialog = shown(sample, terms)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() < room.height()
    dialog.reject()


def test_a_preview_is_no_higher_than_its_window(open_window: Callable[..., Opened]) -> None:
    opened = open_window("en")
    opened.go("evidence")
    sheet = opened.window.screen_of("evidence").sheet
    for height in (480, 690):
        opened.resize(910, height)
        dialog = shown(opened, lambda _one: sheet.preview(sheet.table.chosen))
        assert dialog.height() == max(600, height - 48)  # a page needs some room
        dialog.reject()
        opened.settle()


@pytest.mark.parametrize("height", [480, 690])
def test_a_form_that_grows_stays_over_its_window(
    open_window: Callable[..., Opened], height: int
) -> None:
    opened = open_window("en")
    opened.resize(910, height)
    for kind in ("task", "offer", "counsel"):
        dialog = shown(opened, lambda one, kind=kind: one.go("records", kind=kind, add=True))
        frame, window = dialog.frameGeometry(), opened.window.frameGeometry()
        assert dialog.screen().availableGeometry().contains(frame)
        assert abs(frame.center().x() - window.center().x()) <= 1
        assert frame.height() >= window.height() or window.top() <= frame.top()
        dialog.reject()
        opened.settle()
