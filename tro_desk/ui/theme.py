"""Colours, sizes and icons, all from assets/theme/tokens.json; light and dark.

The window follows the system's colour scheme unless the settings say otherwise. One style sheet and
one matching palette are built from the tokens, so menus and dialogs follow too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from tro_desk.base import paths
from tro_desk.ui.bindings import Bindings
from tro_desk.ui.style import style_sheet

CHOICES: Final = ("system", "light", "dark")
STYLE: Final = "Fusion"


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and style the widget again.

    A widget that was not styled yet is styled with all its properties when it first shows.
    """
    if widget.property(name) != value:
        from PySide6.QtCore import Qt

        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def _starts_dark() -> bool:
    """Whether the system's palette is dark, before the program sets its own.

    To be given Qt's own value (`styleHints().colorScheme()`) PySide makes all enumerations of `Qt`
    first: a tenth of what the first paint takes. It is asked behind the paint (`look_again`).
    """
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


class Theme(QObject):
    """The look in use; `changed` is emitted after the application has its new colours."""

    changed = Signal()

    def __init__(self, choice: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        text = paths.asset("theme", "tokens.json").read_text(encoding="utf-8")
        self._tokens: dict[str, Any] = json.loads(text)
        self._choice = choice if choice in CHOICES else "system"
        self._bindings: Bindings[Theme] = Bindings()
        self._icons: dict[tuple[str, str, int, int, bool, bool], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, int, float, bool], QPixmap] = {}
        self._sources: dict[str, str] = {}
        self.dark = self._choice == "dark" or (self._choice == "system" and _starts_dark())
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._update())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(lambda _screen: self._redraw())

    # choice

    @property
    def choice(self) -> str:
        """system, light or dark."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice if choice in CHOICES else "system"
        self._update()

    def _wants_dark(self) -> bool:
        if self._choice != "system":
            return self._choice == "dark"
        from PySide6.QtCore import Qt

        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def look_again(self) -> None:
        """Follow what the system asks for now."""
        self._update()

    def _update(self) -> None:
        dark = self._wants_dark()
        if dark == self.dark:
            return
        self.dark = dark
        self.apply()
        self._bindings.run(self)
        self.changed.emit()

    def _redraw(self) -> None:
        """A new screen may have another scale: draw the icons for it too."""
        self._icons.clear()
        self._bindings.run(self)

    def bind(self, owner: QObject, apply: Callable[[Theme], None]) -> None:
        """Run `apply` now and at each change of colours while `owner` lives."""
        self._bindings.add(owner, apply, self)

    # values

    def colour(self, role: str) -> QColor:
        """The colour of a role of the tokens in the look in use."""
        return QColor(self._tokens["colour"]["dark" if self.dark else "light"][role])

    def paper(self, role: str) -> QColor:
        """The colour of a role on paper: pages of documents are light in both looks."""
        return QColor(self._tokens["colour"]["light"][role])

    def size(self, name: str) -> int:
        """A length in logical px: `layout.nav`, `control.button`, `space.4`, `radius.card`."""
        return int(self._value(name))

    def sizes(self, name: str) -> tuple[int, ...]:
        """A list of lengths: `type.scale.body` (px, line height, weight), `layout.minWindow`."""
        return tuple(int(number) for number in self._value(name))

    def roles(self, name: str) -> list[str]:
        """The names below a part of the tokens: `colour.light`, `type.scale`."""
        return list(self._value(name))

    def families(self, system: str) -> list[str]:
        """Font families for `windows` or `linux`, best first."""
        return [str(name) for name in self._value(f"type.families.{system}")]

    def _value(self, name: str) -> Any:
        value: Any = self._tokens
        for part in name.split("."):
            value = value[part]
        return value

    # icons

    def icon(
        self, name: str, role: str = "text2", size: int = 18, gap: int = 0, *, grey: bool = True
    ) -> QIcon:
        """A line icon of assets/icons in a role's colour; a disabled button greys it.

        `gap` is empty room at its right, because a style's own distance to the words is too small.
        Without `grey` for a button that is never disabled.
        """
        key = (name, role, size, gap, self.dark, grey)
        if key not in self._icons:
            icon = QIcon()
            for scale in self._scales():
                icon.addPixmap(self._draw(name, role, size, gap, scale))
                if grey:
                    disabled = self._draw(name, "disabledText", size, gap, scale)
                    icon.addPixmap(disabled, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, role: str, size: int, scale: float) -> QPixmap:
        """An icon as a picture of `size` logical px at a screen's `scale`."""
        return self._draw(name, role, size, 0, scale)

    @staticmethod
    def _scales() -> list[float]:
        """The scales of the screens that are there."""
        return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})

    def _draw(self, name: str, role: str, size: int, gap: int, scale: float) -> QPixmap:
        key = (name, role, size, gap, scale, self.dark)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, role, size, gap, scale)
        return self._pixmaps[key]

    def _render(self, name: str, role: str, size: int, gap: int, scale: float) -> QPixmap:
        if name not in self._sources:
            path = paths.asset("icons", f"{name}.svg")
            self._sources[name] = path.read_text(encoding="utf-8")
        svg = self._sources[name].replace("currentColor", self.colour(role).name())
        if name == "app":  # the program's own sign has two colours
            paint = {"#0E5A66": "primary", "#FFFFFF": "onPrimary"}
            for colour, its_role in paint.items():
                svg = svg.replace(colour, self.colour(its_role).name())
        side = round(size * scale)
        pixmap = QPixmap(round((size + gap) * scale), side)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    # the application

    def apply(self) -> None:
        """Give the application its style, palette and style sheet."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if not app.property("styled"):
            app.setStyle(QStyleFactory.create(STYLE))
            app.setProperty("styled", True)
        app.setPalette(self._palette())
        sheet = style_sheet(self)
        if app.styleSheet() != sheet:  # setting it styles every widget again
            app.setStyleSheet(sheet)

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        pairs = {
            roles.Window: "bg",
            roles.WindowText: "text",
            roles.Base: "surface",
            roles.AlternateBase: "sunken",
            roles.ToolTipBase: "surface",
            roles.ToolTipText: "text",
            roles.PlaceholderText: "text3",
            roles.Text: "text",
            roles.Button: "surface",
            roles.ButtonText: "text",
            roles.BrightText: "onPrimary",
            roles.Highlight: "selection",
            roles.HighlightedText: "text",
            roles.Accent: "primary",
            roles.Link: "primary",
            roles.LinkVisited: "primary",
            roles.Light: "surface",
            roles.Midlight: "border",
            roles.Mid: "border",
            roles.Dark: "borderStrong",
            roles.Shadow: "borderStrong",
        }
        palette = QPalette()
        for role, name in pairs.items():
            palette.setColor(role, self.colour(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabledText"))
        return palette
