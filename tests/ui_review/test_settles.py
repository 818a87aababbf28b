"""A page that fits is drawn a few times at most, whatever the width of the view."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tro_desk.base import paths
from tro_desk.base.settings import Settings
from tro_desk.intake import page_image
from tro_desk.ui.app import make_ui
from tro_desk.ui.language import QtWords
from tro_desk.ui.widgets.page_measures import unpack
from tro_desk.ui.widgets.page_view import PageView

NOTICE = paths.asset("sample", "1-amazon-notice.pdf")


@pytest.mark.parametrize("fits_text", [False, True])
def test_no_width_makes_the_page_draw_for_ever(qtbot: QtBot, fits_text: bool) -> None:
    ui = make_ui(Settings(paths.asset("no-such-settings.json")), "en")
    view = PageView(ui, fits_text=fits_text)
    qtbot.addWidget(view)
    asked: list[tuple[int, int]] = []
    view.page_wanted.connect(lambda page, scale: asked.append((page, scale)))
    view.resize(470, 600)
    view.show()
    view.set_pictures(4, at=2)
    for width in range(380, 700, 3):
        view.resize(width, 600)
        view._later.stop()
        view._ask()
        drawn = 0
        while asked:
            page, scale = asked.pop()
            asked.clear()
            drawn += 1
            assert drawn < 6, f"at {width} px it goes on drawing"
            view.set_image(page, scale, page_image(NOTICE, "pdf", page, scale, ()))
            QApplication.processEvents()
            if view._later.isActive():
                view._later.stop()
                view._ask()


def test_a_page_is_decoded_without_a_word_of_the_programs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job would wait there for the thread of the window, within a lock of Qt's readers."""
    asked: list[str] = []
    monkeypatch.setattr(QtWords, "translate", lambda _self, _kind, word, *_: asked.append(word))
    ui = make_ui(Settings(paths.asset("no-such-settings.json")), "zh")
    asked.clear()
    image = page_image(NOTICE, "pdf", 1, 100, [])
    assert unpack(image).width() == image.width
    assert asked == []
    assert not QImage.fromData(image.png).isNull()
    assert asked != []  # so it would be
    QApplication.removeTranslator(ui.language._qt)
