"""The windows of tests/ui, and files that no reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.domain.records import EvidenceNote
from tro_desk.ui.widgets.evidence_box import EvidenceBox


@pytest.fixture
def invoice(tmp_path: Path) -> Path:
    """A paper of one page that is no notice."""
    path = tmp_path / "invoice.pdf"
    canvas = Canvas(str(path), pagesize=LETTER)
    canvas.drawString(72, 700, "Invoice 17 of Example Plastics")
    canvas.showPage()
    canvas.save()
    return path


STEP = "amazon/keep_notice"


def files_of(folder: Path, *names: str) -> list[Path]:
    """Files that no reader opens, each with other bytes."""
    made = []
    for name in names:
        path = folder / name
        path.write_bytes(f"what stands in {name}".encode())
        made.append(path)
    return made


def drop(opened: Opened, target: QWidget, files: Sequence[Path]) -> None:
    """Let files fall on a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, none)
    target.dropEvent(event)
    opened.settle()


def box_of(opened: Opened, *, width: int = 680) -> EvidenceBox:
    """A box for a step of the sample case, in a window of its own."""
    box = EvidenceBox(opened.ui)
    box.setParent(opened.window, Qt.WindowType.Window)
    box.resize(width, 500)
    box.show_for(opened.case, STEP)
    box.show()
    box.activateWindow()
    opened.settle()
    return box


def screen_of(opened: Opened, **where: object) -> Any:
    """The screen of the evidence of the sample case."""
    opened.go("evidence", case=opened.case, **where)
    return opened.window.screen_of("evidence")


def notes_of(opened: Opened) -> list[EvidenceNote]:
    """What the desk keeps of where evidence comes from."""
    bodies = [one.body for one in opened.desk.records(opened.case, "evidence")]
    assert all(isinstance(one, EvidenceNote) for one in bodies)
    return [one for one in bodies if isinstance(one, EvidenceNote)]


def names_of(opened: Opened) -> list[str]:
    """The names of the files that have a record, in the order in which they came."""
    evidence = opened.desk.evidence
    return [evidence(one.sha256).name for one in notes_of(opened)]
