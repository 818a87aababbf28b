"""A disk that is full in the middle of the work: the window says so and keeps what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.faults.disks import Disk, small_disk_over
from tests.ui.conftest import (  # noqa: F401 - fixtures
    NOW,
    Opened,
    _fonts,
    open_window,
    sample_desk,
)
from tests.ui_records.conftest import sheet_of
from tests.ui_sales.conftest import ORDERS, said, sales
from tro_desk.l10n import languages, translator
from tro_desk.l10n.clock import clock_text
from tro_desk.l10n.errors import SENTENCES
from tro_desk.ui.screens.review.view import ReviewView

FULL = SENTENCES["disk_full"].split("{folder}")[1].strip().replace("\u200b", "")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk_over(tmp_path, 64 << 20) as disk:
        yield disk


@pytest.fixture
def opened(disk: Disk, open_window: Callable[..., Opened]) -> Opened:  # noqa: F811
    """The sample case, in a window on a desk of a small disk."""
    return open_window("en")


def plain(text: str) -> str:
    return text.replace("\u200b", "").replace("\u2060", "")


def test_a_fact_that_is_typed(disk: Disk, opened: Opened) -> None:
    opened.go("review", case=opened.case, field="complaint_filed")
    view = opened.window.screen_of("review")
    assert isinstance(view, ReviewView)
    before = opened.desk.case(opened.case).value("complaint_filed")
    view.facts.setFocus()
    key = view.controller.selected
    assert key is not None
    view.controller.edit(key)
    opened.settle()
    editor = view.facts.rows[key].editor
    assert editor is not None
    assert editor.line is not None
    editor.line.setText("2026-02-21")
    disk.leave(0)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    opened.settle()
    editor = view.facts.rows[key].editor
    assert editor is not None, "the field stays open"
    assert editor.line is not None
    assert editor.line.text() == "2026-02-21"
    shown = plain(editor.error.text()) + plain(view.strip.text.text())
    assert FULL in shown
    assert editor.error.isVisible() or view.strip.isVisible()
    assert opened.desk.case(opened.case).value("complaint_filed") == before
    disk.make_room()
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    opened.settle()
    assert opened.desk.case(opened.case).value("complaint_filed") == "2026-02-21"
    assert view.facts.rows[view.controller.selected or ""].editor is None


def test_an_export_that_is_loaded(disk: Disk, opened: Opened) -> None:
    view = sales(opened)
    known = len(opened.desk.loads())

    def load() -> None:
        view.add_files([str(ORDERS)])
        opened.settle()
        assert view.loading.card is not None
        view.loading.card.go_on.click()
        opened.settle()

    disk.leave(0)
    load()
    assert FULL in plain(said(view))
    assert len(opened.desk.loads()) == known
    disk.make_room()
    load()
    assert FULL not in plain(said(view))
    assert len(opened.desk.loads()) == known + 1


def test_a_record_that_is_written(disk: Disk, opened: Opened) -> None:
    """The form stays open with every word in it until they are kept."""
    dialog = sheet_of(opened, "contact", add=True).dialog
    assert dialog is not None
    dialog.inputs["party"].show_typed("plaintiff_counsel")
    dialog.inputs["channel"].show_typed("email")
    dialog.inputs["direction"].show_typed("in")
    story = "What they wrote, word for word. " * 300
    dialog.inputs["summary"].show_typed(story)
    disk.leave(0)
    dialog.save()
    opened.settle()
    assert dialog.isVisible()
    assert FULL in plain(dialog.strip.text.text())
    assert dialog.inputs["summary"].typed == story
    assert opened.desk.records(opened.case, "contact") == ()
    disk.make_room()
    dialog.save()
    opened.settle()
    (record,) = opened.desk.records(opened.case, "contact")
    assert record.body.summary == story.strip()  # type: ignore[union-attr]


def test_a_clock_that_is_behind_is_said_above_everything(opened: Opened) -> None:
    strip = opened.window.strips.clock
    assert not strip.isVisible()
    later = NOW + timedelta(days=30)
    with opened.desk._storage.writing() as unit:
        unit.log.add(later, "said", unit.cases.require(opened.case), count=1)
    opened.window.refresh()
    opened.settle()
    assert strip.isVisible()
    for language in languages():
        opened.ui.language.set(language)
        opened.settle()
        assert plain(strip.text.text()) == clock_text(translator(language), NOW, later)
    strip.clear()
    opened.window.refresh()
    opened.settle()
    assert not strip.isVisible(), "who has closed it is not told of the same again"
