"""What goes into a package, to be looked at and changed: evidence, Bates prefix, password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.domain.package import PackageContents, PackageItem
from tro_desk.l10n import Translator
from tro_desk.l10n.packages import WHY_NOT
from tro_desk.l10n.terms import notice_type
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.words import kind_text
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import breakable, label

SHORTEST = 8
"""Characters of a password, at least."""

_LONGEST_PREFIX = 12


class ItemRow(QWidget):
    """An original: a box to tick where it may go, else why it stays."""

    toggled = Signal()

    def __init__(self, ui: Ui, item: PackageItem) -> None:
        super().__init__()
        self.item = item
        self.box = QCheckBox()
        self.box.setChecked(not item.why_not)
        self.box.setEnabled(not item.why_not)
        self.box.toggled.connect(self.toggled)
        name = item.evidence.name

        def about(t: Translator) -> str:
            if item.why_not:
                return t.render(WHY_NOT[item.why_not])
            if item.notice_type:
                return notice_type(t, item.notice_type)
            return kind_text(t, name)

        self.name = label(ui, breakable(name), "small", wrap=True)
        self.about = label(ui, about, "small", "text2", wrap=True)
        ui.language.bind(self.box, lambda t: self.box.setAccessibleName(f"{name}, {about(t)}"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.name, 3)
        row.addWidget(self.about, 2)


class PackageForm(QWidget):
    """`changed` after every change; `problem` tells what is wrong with what was typed."""

    changed = Signal()

    def __init__(self, ui: Ui, contents: PackageContents) -> None:
        super().__init__()
        self._ui = ui
        self.rows = [ItemRow(ui, item) for item in contents.items]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            label(
                ui,
                M_(
                    "package screen",
                    "The package holds the brief as chosen on the screen, the ticked evidence as "
                    "exhibits and as originals, the figures, the dates and lists to check it with. "
                    "What you wrote in fields called Note stays here.",
                ),
                "small",
                "text2",
                wrap=True,
            )
        )
        column.addWidget(self._list(), 1)
        column.addLayout(self._fields(contents.prefix))
        self.looked = QCheckBox()
        said = M_("package screen", "I have looked at what goes in")
        ui.language.bind(self.looked, lambda t: self.looked.setText(t.render(said)))
        self.looked.toggled.connect(self.changed)
        column.addWidget(self.looked)

    def _list(self) -> QWidget:
        inner = Inner()
        inner.setProperty("pane", "list")
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        for row in self.rows:
            row.toggled.connect(self._ticked)
        going = [row for row in self.rows if not row.item.why_not]
        staying = [row for row in self.rows if row.item.why_not]
        for title, rows in (
            (M_("package screen", "Goes in"), going),
            (M_("package screen", "Stays out"), staying),
        ):
            if rows:
                box.addWidget(label(self._ui, title, "bodyStrong"))
            for row in rows:
                box.addWidget(row)
        if not self.rows:
            none = M_("package screen", "This case has no evidence yet.")
            box.addWidget(label(self._ui, none, "small", "text2", wrap=True))
        box.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("pane", "list")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        return scroll

    def _fields(self, prefix: str) -> QGridLayout:
        self.prefix = QLineEdit(prefix)
        self.prefix.setMaxLength(_LONGEST_PREFIX)
        self.password, self.again = QLineEdit(), QLineEdit()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        lines: tuple[tuple[Message, QLineEdit], ...] = (
            (M_("package screen", "Bates numbers begin with"), self.prefix),
            (M_("package screen", "Password, if you want one"), self.password),
            (M_("package screen", "The password again"), self.again),
        )
        for at, (caption, field) in enumerate(lines):
            words = label(self._ui, caption, "small", wrap=True)
            words.setBuddy(field)
            grid.addWidget(words, at, 0)
            grid.addWidget(field, at, 1)
            name_it(self._ui, field, caption, tooltip=False)
            field.textChanged.connect(self._ticked)
        self.shown = QCheckBox()
        show = M_("package screen", "Show the password")
        self._ui.language.bind(self.shown, lambda t: self.shown.setText(t.render(show)))
        self.shown.toggled.connect(self._show_password)
        self._show_password(False)
        grid.addWidget(self.shown, len(lines), 1)
        return grid

    def _show_password(self, shown: bool) -> None:
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _ticked(self) -> None:
        """What goes in has changed: it wants to be looked at anew."""
        if self.sender() not in (self.password, self.again):
            self.looked.setChecked(False)
        self.changed.emit()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The SHA-256 of what is ticked, in the order of the exhibits."""
        return tuple(row.item.evidence.sha256 for row in self.rows if row.box.isChecked())

    @property
    def problem(self) -> Message | None:
        """What must be put right before a package can be made."""
        if self.password.text() != self.again.text():
            return M_("package screen", "The two passwords differ. Type the same one twice.")
        if self.password.text() and len(self.password.text()) < SHORTEST:
            return M_(
                "package screen",
                "The password is too short. Use at least {count} characters, or none.",
                count=SHORTEST,
            )
        return None
