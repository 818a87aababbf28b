"""The brief on screen, on paper and in a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_review.kit import clipped, longer, settle, words_of
from tests.ui_review.test_view import SIZES
from tro_desk.desk import Desk, Said
from tro_desk.domain.facts import Status
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.brief import view as brief_view
from tro_desk.ui.screens.brief.view import BriefView


@pytest.fixture
def show(qtbot: QtBot, make_ui: Callable[..., Ui], case: str) -> Callable[..., BriefView]:
    """Opens the brief of the sample case."""

    def make(
        language: str = "zh", look: str = "light", size: tuple[int, int, bool] = SIZES[0]
    ) -> BriefView:
        ui = make_ui("en" if language == "longer" else language, look)
        if language == "longer":
            ui.language.use(longer())
        view = BriefView(ui)
        qtbot.addWidget(view)
        view.set_compact(size[2])
        view.resize(size[0], size[1])
        view.show()
        view.open(case=case)
        settle(qtbot, ui)
        qtbot.waitUntil(lambda: view.page.ready, timeout=20_000)
        qtbot.waitUntil(lambda: not view.page._later.isActive())
        settle(qtbot, ui)
        return view

    return make


def pages_of(path: Path) -> list[Any]:
    return list(PdfReader(path).pages)


def test_the_pages_are_those_of_the_pdf(show: Callable[..., BriefView], qtbot: QtBot) -> None:
    view = show()
    preview = view.controller.preview
    assert preview is not None
    assert view.page.count == preview.pages
    assert view.bar.number.text() == f"1 / {preview.pages}"
    assert str(preview.pages) in view.made.text()
    first = view.page.viewport().grab().toImage()
    view.bar.forth.click()
    settle(qtbot, view._ui)
    qtbot.waitUntil(lambda: view.page.ready)
    assert view.page.viewport().grab().toImage() != first
    assert view.page.page == 2


def test_choices_draw_the_pages_anew(show: Callable[..., BriefView], qtbot: QtBot) -> None:
    view = show()
    old = view.controller.preview
    view.options.language.buttons["en"].click()
    settle(qtbot, view._ui)
    new = view.controller.preview
    assert new is not None
    assert new is not old
    name, row = next((n, r) for n, r in view.options.rows.items() if r.page.text() != "—")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.title.geometry().center())
    settle(qtbot, view._ui)
    assert not row.box.isChecked()
    assert row.page.text() == "—"
    assert view.controller.preview is not None
    assert name not in view.controller.preview.first_page_of


def test_what_is_asked_and_the_header_are_ticked(
    show: Callable[..., BriefView], qtbot: QtBot
) -> None:
    view = show()
    options, control = view.options, view.controller
    assert not any(row.box.isChecked() for row in (*options.asks.values(), options.privileged))
    for row in (options.asks["narrow_freeze"], options.privileged):
        row.box.click()
        settle(qtbot, view._ui)
        assert row.box.isChecked()
    assert control.choice.asks == {"narrow_freeze"}
    assert control.choice.privileged
    assert control.preview is not None
    first = PdfReader(io.BytesIO(control.preview.data)).pages[0].extract_text()
    assert "Move for a narrower freeze" in first
    assert "Privileged and confidential - prepared for counsel" in first


def test_typing_waits_for_the_last_letter(show: Callable[..., BriefView], qtbot: QtBot) -> None:
    view = show()
    old = view.controller.preview
    view.options.counsel.setFocus()
    qtbot.keyClicks(view.options.counsel, "A. Lawyer")
    assert view.controller.preview is old
    assert view.outdated.isVisibleTo(view)
    qtbot.keyClick(view.options.counsel, Qt.Key.Key_Return)
    settle(qtbot, view._ui)
    assert view.controller.preview is not old
    assert not view.outdated.isVisibleTo(view)
    assert view.controller.choice.counsel == "A. Lawyer"


def test_save(
    show: Callable[..., BriefView],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = show()
    asked: list[str] = []

    def answer(name: str) -> str:
        asked.append(name)
        return str(tmp_path / "for counsel")

    view.ask_path = answer
    view.activateWindow()
    view.page.setFocus()
    qtbot.waitUntil(view.page.hasFocus)
    qtbot.keyClick(view.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, view._ui)
    out = tmp_path / "for counsel.pdf"
    assert asked == ["TRO brief 1-26-cv-01234.pdf"]
    assert view.controller.preview is not None
    assert out.read_bytes() == view.controller.preview.data
    assert str(out) in view.strip.text.text()
    assert view.strip.isVisibleTo(view)
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    button = next(b for b in view.strip.findChildren(QPushButton) if b.text() == "打开文件夹")
    button.click()
    assert [Path(folder) for folder in opened] == [tmp_path]


def test_saving_where_nothing_can_be_written_says_so_in_place(
    show: Callable[..., BriefView], qtbot: QtBot, tmp_path: Path
) -> None:
    view = show()
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    view.ask_path = lambda _name: str(blocked / "brief.pdf")
    view.save_button.click()
    settle(qtbot, view._ui)
    error = view.controller.error
    assert error is not None
    assert view.strip.isVisibleTo(view)
    assert view.strip.text.text() == sentence(error, view._ui.translator)
    assert str(blocked) in view.strip.text.text()
    assert view.save_button.isEnabled()


def test_not_choosing_a_name_changes_nothing(
    show: Callable[..., BriefView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show()
    view.ask_path = lambda _name: ""
    view.save_button.click()
    settle(qtbot, view._ui)
    assert desk.overview(case).brief is None
    assert not view.strip.isVisibleTo(view)


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("Letter", 612)])
def test_print(
    show: Callable[..., BriefView],
    qtbot: QtBot,
    tmp_path: Path,
    desk: Desk,
    case: str,
    paper: str,
    width: int,
) -> None:
    view = show()
    view.controller.choose(paper=paper)
    out = tmp_path / "printed.pdf"

    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        return True

    view.ask_printer = to_file
    view.print_button.click()
    qtbot.waitUntil(lambda: view._printing is None and not view._ui.jobs.running, timeout=60_000)
    settle(qtbot, view._ui)
    printed = pages_of(out)
    kept = desk.overview(case).brief
    assert kept is not None
    assert len(printed) == kept.pages == len(PdfReader(kept.path).pages)
    assert abs(float(printed[0].mediabox.width) - width) < 2
    assert view.strip.text.text() == "已送到打印机"
    assert view.print_button.isEnabled()


def test_a_print_that_is_called_off(
    show: Callable[..., BriefView], qtbot: QtBot, tmp_path: Path
) -> None:
    view = show()
    out = tmp_path / "printed.pdf"

    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        return True

    view.ask_printer = to_file
    view.print_button.click()
    qtbot.waitUntil(lambda: view._printing is not None, timeout=20_000)
    view.progress.cancelled.emit()
    qtbot.waitUntil(lambda: view._printing is None, timeout=20_000)
    settle(qtbot, view._ui)
    assert not view.strip.isVisibleTo(view)
    assert view.print_button.isEnabled()


def test_the_warning_leads_to_the_fact(
    show: Callable[..., BriefView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show()
    assert view.options.warning.isVisibleTo(view)
    assert "送达日期" in view.options._unsettled.text()
    went: list[tuple[str, dict[str, object]]] = []
    view._ui.go = lambda name, **where: went.append((name, where))
    view.options.settle.click()
    assert went == [("review", {"case": case, "field": "served"})]
    desk.say(case, [Said("served", "2026-02-27", Status.CONFIRMED)])
    view.reload()
    settle(qtbot, view._ui)
    assert "送达日期" not in view.options._unsettled.text() or not view.options.warning.isVisible()


def test_a_brief_that_the_case_has_left_behind_is_marked(
    show: Callable[..., BriefView], qtbot: QtBot, desk: Desk, case: str, tmp_path: Path
) -> None:
    view = show()
    view.ask_path = lambda _name: str(tmp_path / "brief.pdf")
    view.save()
    settle(qtbot, view._ui)
    assert not view.outdated.isVisibleTo(view)
    desk.say(case, [Said("judge", "Somebody Else", Status.CONFIRMED)])
    view.reload()
    settle(qtbot, view._ui)
    assert view.outdated.isVisibleTo(view)
    assert view.outdated.toolTip()


def test_the_language_switches_in_place(
    show: Callable[..., BriefView], qtbot: QtBot, tmp_path: Path
) -> None:
    def saved(view: BriefView) -> list[str]:
        view.ask_path = lambda _name: str(tmp_path / "brief.pdf")
        view.save()
        settle(qtbot, view._ui)
        return []

    view = show("en")
    saved(view)
    view._ui.language.set("zh")
    fresh = show("zh")
    saved(fresh)
    assert sorted(words_of(view)) == sorted(words_of(fresh))


def test_the_paper_stays_white_in_the_dark(show: Callable[..., BriefView]) -> None:
    def shown(look: str) -> tuple[QImage, QImage]:
        view = show("zh", look)
        paper = view.page.viewport().grab().toImage().copy(40, 40, 300, 200)
        return paper, view.grab().toImage().copy(0, 0, 8, 8)

    (paper, window), (same_paper, dark_window) = shown("light"), shown("dark")
    assert paper == same_paper
    assert window != dark_window


@pytest.mark.parametrize("language", ["zh", "en", "longer"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("side", ["options", "preview"])
def test_nothing_is_clipped(
    show: Callable[..., BriefView], qtbot: QtBot, language: str, size: Any, side: str
) -> None:
    view = show(language, size=size)
    view._side.choose(side)
    view._arrange()
    qtbot.wait(1)
    QApplication.sendPostedEvents()
    assert list(clipped(view)) == []
    assert view.minimumSizeHint().width() <= size[0]


def test_everything_has_a_name(show: Callable[..., BriefView]) -> None:
    view = show()
    for widget in view.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisibleTo(view):
            continue
        if widget.focusProxy() is None and type(widget).__name__ != "QScrollBar":
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name, (widget, widget.parent())


def test_one_button_is_filled(show: Callable[..., BriefView]) -> None:
    view = show()
    filled = [b for b in view.findChildren(QPushButton) if b.property("kind") == "primary"]
    assert filled == [view.save_button]
    assert brief_view.OPTIONS_WIDTH == 300
