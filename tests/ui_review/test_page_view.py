"""The page view: marks lie on the words, pages turn, the zoom holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui_review.kit import settle
from tro_desk.intake import draw_pdf, page_image, read_file
from tro_desk.ui.context import Ui
from tro_desk.ui.models.mark import Mark
from tro_desk.ui.widgets.page_bar import PageBar
from tro_desk.ui.widgets.page_measures import LARGEST, SMALLEST
from tro_desk.ui.widgets.page_view import PageView

TEXT = """From: A. Lawyer <a@law.example>
To: LANJIA Direct \U0001f600\U0001f600
Subject: Notice

Good day,

your account is restrained by order of February 24, 2026 in Case No. 1:26-cv-01234 before the
United States District Court for the Northern District of Illinois, which is a long name.

案号 1:26-cv-01234。
"""
LONG = "\n".join(f"line {number}" for number in range(200))


def mark(words: str, key: str, *, after: str = "", date: bool = False) -> Mark:
    start = TEXT.index(words, TEXT.index(after))
    return Mark(key, 1, start, start + len(words), "1", date)


@pytest.fixture
def view(qtbot: QtBot, make_ui: Callable[..., Ui]) -> PageView:
    made = PageView(make_ui("en"))
    qtbot.addWidget(made)
    made.resize(480, 640)
    made.show()
    return made


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < 110


def ink(image: QImage, box: QRectF) -> int:
    """Dark pixels inside a box, without the underline at its foot."""
    area = box.toRect()
    return sum(
        dark(image, x, y)
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom() - 3)
    )


def test_marks_of_a_text_lie_on_its_words(view: PageView) -> None:
    long_name = "United States District Court for the Northern District of Illinois"
    marks = [
        mark("February 24, 2026", "date", date=True),
        mark("1:26-cv-01234", "docket"),
        mark("1:26-cv-01234", "again", after="案号"),
        mark(long_name, "court"),
    ]
    view.set_texts([TEXT])
    plain = picture(view)
    view.set_marks(marks)
    marked = picture(view)
    soft, paper = QColor("#E2EFF0"), QColor("white")
    for one in marks:
        rects = view.mark_rects(one.key)
        assert len(rects) == (2 if one.key in ("court",) else len(rects)) >= 1
        for rect in rects:
            assert ink(plain, rect) > 30, one.key
            middle = int(rect.center().y())
            just_left, just_right = int(rect.left()) - 1, int(rect.right()) + 1
            strip = range(int(rect.top()) + 2, int(rect.bottom()) - 4)
            # Letters begin and end inside the box: its outer edges cross none.
            assert not any(dark(plain, int(rect.left()), y) for y in strip)
            assert plain.pixelColor(just_left, middle) == marked.pixelColor(just_left, middle)
            assert plain.pixelColor(just_right + 14, middle) == marked.pixelColor(
                just_right + 14, middle
            )
    (docket,) = view.mark_rects("docket")
    colours = {
        marked.pixelColor(x, int(docket.top()) + 2).name()
        for x in range(int(docket.left()) + 1, int(docket.right()) - 1)
    }
    assert soft.name() in colours
    assert paper.name() not in colours


def test_numbers_of_marks_that_end_at_one_place_stand_beside_each_other(view: PageView) -> None:
    place = mark("1:26-cv-01234", "a")
    view.set_texts([TEXT])

    def columns(*numbers: str) -> list[int]:
        """Where what is drawn differs from a mark without a number, in px across."""
        view.set_marks([replace(place, label="")] * len(numbers))
        bare = picture(view)
        view.set_marks([replace(place, key=at, label=n) for at, n in enumerate(numbers)])
        told = picture(view)
        return [
            x
            for x in range(bare.width())
            if any(bare.pixel(x, y) != told.pixel(x, y) for y in range(bare.height()))
        ]

    alone, both = columns("18"), columns("18", "20")
    assert both[0] == alone[0]
    assert both[-1] > alone[-1] + 8, "the second stands behind the first"
    assert columns("18", "18")[-1] == alone[-1], "one number is told once"


def test_the_two_occurrences_of_a_number_are_told_apart(view: PageView) -> None:
    view.set_texts([TEXT])
    view.set_marks([mark("1:26-cv-01234", "a"), mark("1:26-cv-01234", "b", after="案号")])
    (first,), (second,) = view.mark_rects("a"), view.mark_rects("b")
    assert second.top() > first.bottom()
    assert abs(first.width() - second.width()) <= 1


def test_marks_of_a_pdf_lie_on_its_words(view: PageView, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "order.pdf"
    canvas = Canvas(str(path), pagesize=(612, 792))
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 700, "UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF ILLINOIS")
    canvas.drawString(300, 640, "1:26-cv-01234")
    canvas.drawString(72, 600, "This order was entered today and binds all defendants.")
    canvas.save()
    reading = read_file(path)
    text = reading.document.pages[0].text
    start = text.index("1:26-cv-01234")
    span = (start, start + 13)
    wanted: list[tuple[int, int]] = []
    view.page_wanted.connect(lambda page, scale: wanted.append((page, scale)))
    view.set_pictures(1)
    view.set_marks([Mark("docket", 1, *span, "1")])
    for _ in range(3):
        if not wanted:
            break
        page, scale = wanted[-1]
        wanted.clear()
        view.set_image(page, scale, page_image(path, "pdf", page, scale, [span]))
        qtbot.wait(150)
    assert view.ready
    (box,) = view.mark_rects("docket")
    image = picture(view)
    inside = ink(image, box)
    assert inside > 30
    # Nothing else stands on this line: all of its ink is inside the box.
    wide = QRectF(20, box.top(), view.viewport().width() - 60, box.height())
    above = QRectF(box.right() + 14, box.top(), 60, box.height())
    assert ink(image, above) == 0
    assert ink(image, QRectF(wide.left(), wide.top(), box.left() - 24, wide.height())) == 0
    assert 40 < box.width() < 110


def test_the_paper_stays_white_in_the_dark(qtbot: QtBot, make_ui: Callable[..., Ui]) -> None:
    def shown(look: str) -> QImage:
        view = PageView(make_ui("zh", look))
        qtbot.addWidget(view)
        view.resize(480, 640)
        view.set_texts([TEXT])
        view.set_marks([mark("1:26-cv-01234", "a")], "a")
        view.show()
        return view.viewport().grab().toImage().copy(24, 24, 400, 300)

    assert shown("light") == shown("dark")


def test_a_click_on_a_mark_tells_its_key(view: PageView, qtbot: QtBot) -> None:
    view.set_texts([TEXT])
    view.set_marks([mark("1:26-cv-01234", "docket")])
    (box,) = view.mark_rects("docket")
    with qtbot.waitSignal(view.mark_clicked) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert caught.args == ["docket"]
    with qtbot.assertNotEmitted(view.mark_clicked):
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(box.left()) - 30, 5)
        )


def test_the_current_mark_is_scrolled_to_and_framed(view: PageView) -> None:
    text = LONG + "\nthe place\n" + LONG
    start = text.index("the place")
    view.set_texts(["another page", text])
    view.set_marks([Mark("far", 2, start, start + 9, "3")])
    view.set_current("far")
    assert view.page == 2
    (box,) = view.mark_rects("far")
    assert view.viewport().rect().contains(box.toRect())
    frame = picture(view).pixelColor(int(box.left()) - 1, int(box.center().y()))
    assert frame == QColor("#0E5A66")


def test_keys_turn_pages_and_zoom(view: PageView, qtbot: QtBot) -> None:
    view.set_texts(["first\n" * 60, "second", "third"])
    view.setFocus()
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    assert bar.value() > bar.minimum()
    for _ in range(20):
        if view.page == 2:
            break
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 2
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 1
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 3
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == 110
    assert not view.fits
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == 100
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.fits


def turn_wheel(view: PageView, delta: int, keys: Qt.KeyboardModifier) -> None:
    centre = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        centre,
        centre,
        QPoint(0, 0),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(view.viewport(), event)
    assert event.type() == QEvent.Type.Wheel


def test_the_wheel_zooms_with_ctrl_and_turns_the_page_past_its_end(view: PageView) -> None:
    view.set_texts(["one", "two"])
    turn_wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 110
    turn_wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 100
    turn_wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.page == 1
    turn_wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.page == 2


def test_zoom_keeps_its_limits(view: PageView) -> None:
    view.set_texts(["one"])
    view.set_zoom(1)
    assert view.zoom == SMALLEST
    view.set_zoom(9999)
    assert view.zoom == LARGEST


def test_larger_letters_keep_the_marks_on_their_words(view: PageView) -> None:
    view.set_texts([TEXT])
    view.set_marks([mark("restrained", "a")])
    small = view.mark_rects("a")[0]
    view.set_zoom(200)
    view.set_current("a")
    (large,) = view.mark_rects("a")
    assert abs(large.width() / small.width() - 2) < 0.1
    assert ink(picture(view), large) > 100


def test_a_picture_is_asked_for_at_the_sharpness_of_the_screen(
    view: PageView, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "two.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for word in ("one", "two"):
        canvas.drawString(72, 700, word)
        canvas.showPage()
    canvas.save()
    data = path.read_bytes()
    asked: list[tuple[int, int]] = []

    def answer(page: int, scale: int) -> None:
        asked.append((page, scale))
        image = draw_pdf(data, page, scale)
        view.set_image(page, scale, image)

    view.page_wanted.connect(answer)
    view.set_pictures(2)
    qtbot.wait(150)
    width = view.viewport().width() - 32
    page, scale = asked[-1]
    assert page == 1
    assert abs(595 * scale / 100 / view.devicePixelRatioF() - width) < 12
    view.set_zoom(200)
    qtbot.waitUntil(lambda: asked[-1] == (1, round(200 * 96 / 72 * view.devicePixelRatioF())))
    view.show_page(2)
    assert asked[-1][0] == 2
    assert view.ready


def test_a_late_picture_is_dropped(view: PageView, tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "one")
    canvas.save()
    asked: list[tuple[int, int]] = []
    view.page_wanted.connect(lambda page, scale: asked.append((page, scale)))
    view.set_pictures(2)
    page, scale = asked[-1]
    image = draw_pdf(path.read_bytes(), 1, scale)
    view.show_page(2)
    view.set_image(page, scale, image)
    assert not view.ready


def test_text_can_be_copied(view: PageView, qtbot: QtBot) -> None:
    view.set_texts(["first line\nsecond line"])
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "first line\nsecond line"


def test_the_bar_says_page_and_zoom_in_the_language_in_use(
    qtbot: QtBot, make_ui: Callable[..., Ui]
) -> None:
    ui = make_ui("en")
    view = PageView(ui)
    bar = PageBar(ui, view)
    qtbot.addWidget(view)
    qtbot.addWidget(bar)
    assert not bar.forth.isEnabled()
    view.set_texts(["one", "two"])
    assert bar.number.text() == "1 / 2"
    assert bar.fit.text() == "Fit width"
    bar.forth.click()
    assert bar.number.text() == "2 / 2"
    assert not bar.forth.isEnabled()
    assert bar.back.isEnabled()
    bar.larger.click()
    assert bar.fit.text() == "110%"
    ui.language.set("zh")
    assert bar.fit.accessibleName() == "适合宽度；当前缩放 110%"
    bar.fit.click()
    assert bar.fit.text() == "适合宽度"
    settle(qtbot, ui)
