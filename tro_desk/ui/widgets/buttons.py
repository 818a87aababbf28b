"""Buttons: one filled button a page, everything else outlined or a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.steady import Steady


def words(ui: Ui, button: QPushButton, message: Message) -> None:
    """Let a button say `message` in the language in use."""
    ui.language.bind(button, lambda t: button.setText(t.render(message)))


def name_it(ui: Ui, widget: QWidget, message: Message, *, tooltip: bool = True) -> None:
    """Give a widget without words its accessible name, and the same as a tooltip."""

    def apply(_translator: object) -> None:
        text = ui.language.say(message)
        widget.setAccessibleName(text)
        if tooltip:
            widget.setToolTip(text)

    ui.language.bind(widget, apply)


def set_icon(
    ui: Ui,
    button: QPushButton,
    name: str,
    role: str = "text2",
    size: int = 18,
    *,
    grey: bool = True,
) -> None:
    """Put a line icon on a button, in the colours in use; `grey` where it may be disabled."""

    gap = 0 if button.property("kind") == "quiet" else 5

    def apply(_theme: object) -> None:
        button.setIcon(ui.theme.icon(name, role, size, gap, grey=grey))

    button.setIconSize(QSize(size + gap, size))
    ui.theme.bind(button, apply)


def _button(ui: Ui, message: Message | None, kind: str, icon: str, role: str) -> QPushButton:
    made = Steady() if kind == "segment" else QPushButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    if icon:
        set_icon(ui, made, icon, role)
    if message is not None:
        words(ui, made, message)
    return made


def primary_button(
    ui: Ui, message: Message, press: Callable[[], object] | None = None, icon: str = ""
) -> QPushButton:
    """The one thing to do on a page. `message` is `M_("context", "Text")`."""
    made = _button(ui, message, "primary", icon, "onPrimary")
    made.setDefault(False)
    _on(made, press)
    return made


def plain_button(
    ui: Ui,
    message: Message,
    press: Callable[[], object] | None = None,
    icon: str = "",
    *,
    small: bool = False,
) -> QPushButton:
    """An outlined button."""
    made = _button(ui, message, "plain", icon, "text2")
    if small:
        made.setProperty("small", "true")
    _on(made, press)
    return made


def link_button(ui: Ui, message: Message, press: Callable[[], object] | None = None) -> QPushButton:
    """An underlined text that does something."""
    from PySide6.QtCore import Qt

    made = _button(ui, message, "link", "", "primary")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    _on(made, press)
    return made


def icon_button(
    ui: Ui,
    icon: str,
    name: Message,
    press: Callable[[], object] | None = None,
    *,
    grey: bool = True,
) -> QPushButton:
    """An icon alone, with its name as tooltip and for a screen reader; `grey` where it may be
    disabled.
    """
    made = _button(ui, None, "quiet", "", "text2")
    set_icon(ui, made, icon, grey=grey)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    name_it(ui, made, name)
    _on(made, press)
    return made


def _on(button: QPushButton, press: Callable[[], object] | None) -> None:
    if press is not None:
        act = press
        button.clicked.connect(lambda _checked=False: act())


class Segmented(QWidget):
    """A row of joined buttons of which one is chosen; `chosen` carries its id."""

    chosen = Signal(str)

    def __init__(
        self,
        ui: Ui,
        options: Sequence[tuple[str, Message]],
        current: str | None,
        *,
        small: bool = False,
        soft: bool = False,
        stretch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are (id, words); `soft` marks the choice pale, for rows of facts."""
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (option, message) in enumerate(options):
            button = _button(ui, message, "segment", "", "text2")
            button.setCheckable(True)
            place = "first" if number == 0 else "last" if number == len(options) - 1 else "middle"
            button.setProperty("place", "only" if len(options) == 1 else place)
            button.setProperty("small", "true" if small else "false")
            button.setProperty("soft", "true" if soft else "false")
            button.setChecked(option == current)
            button.clicked.connect(lambda _checked=False, option=option: self.chosen.emit(option))
            self._group.addButton(button)
            row.addWidget(button, 1 if stretch else 0)
            self.buttons[option] = button
        if not stretch:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def choose(self, option: str | None) -> None:
        """Show an option as chosen (or none) without telling anybody."""
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == option)
        self._group.setExclusive(True)

    @property
    def current(self) -> str | None:
        """The chosen option's id."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), None)


def segmented(
    ui: Ui,
    options: Sequence[tuple[str, Message]],
    current: str | None = None,
    *,
    small: bool = False,
    soft: bool = False,
    stretch: bool = False,
) -> Segmented:
    """Joined buttons of which one is chosen: `options` are (id, words)."""
    return Segmented(ui, options, current, small=small, soft=soft, stretch=stretch)
