"""A package that was made: its name, size and SHA-256, and whether its files are in order."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.package import CheckedPackage, MadePackage
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import size_text
from tro_desk.l10n.packages import OUTCOMES
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import breakable, label

_GROUP = 16
"""Digits of a SHA-256 between two places at which its line may break."""


class PackageResult(QWidget):
    """`verify_wanted` when the files are to be checked; `show_checked` names each."""

    verify_wanted = Signal()

    def __init__(self, ui: Ui, made: MadePackage) -> None:
        super().__init__()
        self._ui, self._package = ui, made

        def told(t: Translator) -> str:
            return t.plural(
                "package screen",
                "{size}, {count} file",
                "{size}, {count} files",
                len(made.files),
                size=size_text(t, made.size),
            )

        parts = [made.sha256[at : at + _GROUP] for at in range(0, len(made.sha256), _GROUP)]
        hashed = "\u200b".join(parts)
        self.name = label(ui, breakable(made.path.name), "bodyStrong", wrap=True)
        self.told = label(ui, told, "small", "text2", wrap=True)
        self.sha256 = label(ui, f"SHA-256 {hashed}", "small", wrap=True)
        self.sha256.setAccessibleName(f"SHA-256 {made.sha256}")
        if made.locked:
            locked = M_(
                "package screen",
                "It opens with the password alone. Send the password by another way.",
            )
            self.locked: QLabel | None = label(ui, locked, "small", "text", wrap=True)
        else:
            self.locked = None
        self.folder = plain_button(
            ui, M_("brief screen", "Open the folder"), self._open_folder, "folder"
        )
        self.verify = plain_button(
            ui, M_("package screen", "Verify now"), self.verify_wanted.emit, "check"
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.verify)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon_label(ui, "check", "primary"))
        head.addWidget(label(ui, M_("package screen", "The package is made"), "bodyStrong"), 1)
        column.addLayout(head)
        for part in (self.name, self.told, self.sha256, self.locked):
            if part is not None:
                column.addWidget(part)
        column.addLayout(buttons)
        self._checked = self._list()
        self._checked.hide()  # before the files are checked it has nothing to show
        column.addWidget(self._checked, 100)
        column.addStretch(1)

    def _list(self) -> QWidget:
        inner = Inner()
        inner.setProperty("pane", "list")
        self._files = QVBoxLayout(inner)
        self._files.setContentsMargins(12, 8, 12, 8)
        self._files.setSpacing(4)
        scroll = QScrollArea()
        scroll.setProperty("pane", "list")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        return scroll

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._package.path.parent)))

    def show_checked(self, checked: CheckedPackage) -> None:
        """Name each file and what became of it."""
        clear(self._files)
        self._checked.show()
        wrong = sum(one.outcome != "ok" for one in checked.files)
        changed = checked.sha256 != self._package.sha256

        def whole(t: Translator) -> str:
            if wrong:
                return t.plural(
                    "package screen",
                    "{count} file is not as it was made. Do not send this package; make it anew.",
                    "{count} files are not as they were made. Do not send this package; make it "
                    "anew.",
                    wrong,
                )
            if changed:
                return t.say(
                    "package screen",
                    "The files agree with their lists, but this is not the package just made. Do "
                    "not send it; make it anew.",
                )
            return t.say("package screen", "Every file is as it was made.")

        tone = "danger" if wrong or changed else "text"
        self.verdict = label(self._ui, whole, "bodyStrong", tone, wrap=True)
        self._files.addWidget(self.verdict)
        self.files: list[tuple[str, QLabel]] = []
        for one in checked.files:
            path = breakable(f"{one.path}  {one.original_name}".strip())
            outcome = label(
                self._ui,
                OUTCOMES[one.outcome],
                "small",
                "text2" if one.outcome == "ok" else "danger",
                wrap=True,
            )
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label(self._ui, path, "small", wrap=True), 3)
            row.addWidget(outcome, 1, Qt.AlignmentFlag.AlignTop)
            line = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            line.setLayout(row)
            self._files.addWidget(line)
            self.files.append((one.path, outcome))
        self._files.addStretch(1)
