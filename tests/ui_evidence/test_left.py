"""Files that are given to a step are kept, though the step is left before their turn comes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui_evidence.conftest import STEP, box_of, files_of, names_of, notes_of
from tro_desk.ui.widgets.evidence_box import EvidenceBox


def leave(opened: Opened, box: EvidenceBox) -> None:
    """Take the box down, as another step or the lock does."""
    box.setParent(None)
    box.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.settle()


def test_a_second_batch_is_kept_though_the_step_is_left(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    first, second, third = files_of(tmp_path, "one.png", "two.png", "three.png")
    box.keeping.files([str(first)])
    box.keeping.files([str(second)])
    box.keeping.files([str(third)])
    assert box.keeping.busy
    assert not box.idle
    leave(sample, box)
    assert names_of(sample) == ["one.png", "two.png", "three.png"]
    assert {note.step for note in notes_of(sample)} == {STEP}


def test_what_goes_wrong_after_it_is_said_in_the_window(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    (first,) = files_of(tmp_path, "one.png")
    box.keeping.files([str(first)])
    box.keeping.files([str(tmp_path / "gone.png")])
    leave(sample, box)
    assert names_of(sample) == ["one.png"]
    assert sample.window.strip.isVisible()
    assert "gone.png" in sample.window.strip.text.text().replace("\u200b", "")


def test_who_stops_keeping_gives_up_what_waits(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    first, second = files_of(tmp_path, "one.png", "two.png")
    box.keeping.files([str(first)])
    box.keeping.files([str(second)])
    box.keeping.cancel()
    sample.settle()
    assert names_of(sample) == []
    assert not box.keeping.busy
    assert "Stopped." in box.strip.text.text()
