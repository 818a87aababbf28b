"""The licences of this program and of what it is built from."""

from __future__ import annotations

from importlib import metadata
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tro_desk import __version__
from tro_desk.base import paths
from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button
from tro_desk.ui.widgets.text import label

PARTS: Final = (
    "PySide6-Essentials",
    "shiboken6",
    "SQLAlchemy",
    "alembic",
    "Mako",
    "MarkupSafe",
    "typing_extensions",
    "babel",
    "platformdirs",
    "pypdfium2",
    "PyYAML",
    "reportlab",
    "pillow",
    "charset-normalizer",
    "tzdata",
)
"""What a running program holds, as the package index names it."""


def notices() -> str:
    """One line a part with version and licence, then the licence of the font in full."""
    lines = [f"TRO Desk {__version__}: Apache-2.0"]
    for name in PARTS:
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        terms = _terms(about)
        lines.append(f"{name} {about['Version']}: {terms.splitlines()[0] if terms else '-'}")
    lines.append("Noto Sans SC: OFL-1.1")
    font = paths.asset("fonts", "OFL.txt").read_text(encoding="utf-8")
    return "\n".join(lines) + "\n\n" + font


def _terms(about: metadata.PackageMetadata) -> str:
    for field in ("License-Expression", "License"):
        if field == "License" and (found := _classifier(about)):
            return found
        if field in about:
            return about[field]
    return ""


def _classifier(about: metadata.PackageMetadata) -> str:
    found = about.get_all("Classifier") or []
    names = [line.rsplit(" :: ", 1)[-1] for line in found if line.startswith("License ::")]
    return ", ".join(names)


class NoticesDialog(QDialog):
    """The notices as text."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 480)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.say("settings", "Licences")))
        text = QPlainTextEdit(notices())
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        name_it(ui, text, M_("settings", "Licences"), tooltip=False)
        head = label(
            ui,
            M_("settings", "TRO Desk is free software. It is built from these parts:"),
            wrap=True,
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(plain_button(ui, M_("settings", "Close"), self.accept))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(head)
        box.addWidget(text, 1)
        box.addLayout(row)
