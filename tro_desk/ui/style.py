"""The style sheet, built from the tokens. Whole px only; no line-height (QSS has none)."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from tro_desk.base import paths

if TYPE_CHECKING:
    from tro_desk.ui.theme import Theme

_TONES: Final = (
    "text",
    "text2",
    "text3",
    "primary",
    "date",
    "danger",
    "onPrimarySoft",
    "disabledText",
)
"""Colour roles that a label may have."""

_SHEET: Final = Template(
    """
QWidget { color: $text; font-size: 14px; }
QMainWindow, QDialog, QWidget[pane="page"] { background: $bg; }
QScrollArea, QScrollArea > QWidget > QWidget[pane="page"] { background: $bg; border: none; }
QScrollArea[pane="list"], QScrollArea[pane="list"] > QWidget > QWidget[pane="list"] {
  background: $surface; border: none; }
QLabel { background: transparent; }
QWidget[pane="nav"] { background: $nav; border: none; border-right: 1px solid $border; }
QWidget[pane="bar"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QWidget[pane="status"] { background: $surface; border: none; border-top: 1px solid $border; }
QWidget[pane="clear"] { background: transparent; }
QFrame[line="h"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[line="v"] { background: $border; border: none; max-width: 1px; min-width: 1px; }

QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[card="soft"] { background: $primarySoft; border: 1px solid $border; border-radius: 10px; }
QFrame[pane="head"] { background: $sunken; border: none; border-bottom: 1px solid $border; }
QFrame[pane="mark"] { background: $primary; border: none; border-radius: 10px; }
QFrame[pane="date"] { background: $dateSoft; border: none; }
QFrame[strip="info"] { background: $primarySoft; border: 1px solid $border; border-radius: 8px; }
QFrame[strip="error"] { background: $dangerSoft; border: 1px solid $danger; border-radius: 8px; }

QLabel[type="smallStrong"] { font-size: 13px; font-weight: 700; }
QLabel[role="chip"] { background: $sunken; border: 1px solid $border; border-radius: 4px;
  padding: 0px 8px; font-size: 12px; color: $text2; min-height: 20px; max-height: 20px; }
QLabel[role="chip"][state="open"] { background: transparent; border: 1px solid transparent; }
QLabel[role="chip"][state="danger"] { background: $dangerSoft; border: 1px solid $danger;
  color: $danger; }

QPushButton { background: $surface; color: $text; border: 1px solid $borderStrong;
  border-radius: 8px; padding: 0px 14px; min-height: 34px; font-size: 14px; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $track; }
QPushButton:focus { border: 2px solid $focus; padding: 0px 13px; min-height: 32px; }
QPushButton:disabled { color: $disabledText; border: 1px solid $border; background: $surface; }
QPushButton[kind="primary"] { background: $primary; color: $onPrimary; font-weight: 700;
  border: 2px solid transparent; background-clip: padding; padding: 0px 15px; min-height: 36px;
  border-radius: 10px; }
QPushButton[kind="primary"]:hover { background: $primaryHover; background-clip: padding; }
QPushButton[kind="primary"]:pressed { background: $primaryPressed; background-clip: padding; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; padding: 0px 15px;
  min-height: 36px; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $disabledText; }
QPushButton[kind="danger"] { background: $surface; color: $danger; border: 1px solid $danger; }
QPushButton[kind="danger"]:focus { border: 2px solid $focus; padding: 0px 13px; }
QPushButton[small="true"] { min-height: 26px; padding: 0px 12px; font-size: 13px;
  border-radius: 6px; }
QPushButton[small="true"]:focus { min-height: 24px; padding: 0px 11px; }
QPushButton[kind="link"] { background: transparent; color: $primary; border: 2px solid transparent;
  padding: 0px 0px; min-height: 24px; font-size: 13px; text-decoration: underline;
  text-align: left; border-radius: 4px; }
QPushButton[kind="link"]:hover { color: $primaryHover; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; }
QPushButton[kind="link"]:disabled { color: $disabledText; }
QPushButton[kind="quiet"] { background: transparent; border: 2px solid transparent; padding: 0px;
  min-height: 26px; min-width: 26px; border-radius: 6px; }
QPushButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="nav"] { background: transparent; border: 2px solid transparent;
  border-radius: 8px; text-align: left; padding: 0px 12px; min-height: 36px; }
QPushButton[kind="nav"][mini="true"] { padding: 0px; text-align: center; min-height: 32px;
  min-width: 32px; max-width: 32px; }
QPushButton[kind="nav"]:hover { background: $track; }
QPushButton[kind="nav"]:checked { background: $surface; border: 1px solid $border; color: $primary;
  font-weight: 700; min-height: 38px; padding: 0px 13px; }
QPushButton[kind="nav"][mini="true"]:checked { min-height: 34px; min-width: 34px; max-width: 34px;
  padding: 0px; }
QPushButton[kind="nav"]:focus { border: 2px solid $focus; min-height: 36px; padding: 0px 12px; }
QPushButton[kind="nav"][mini="true"]:focus { min-height: 32px; min-width: 32px; max-width: 32px;
  padding: 0px; }
QPushButton[kind="segment"] { border: 1px solid $borderStrong; border-radius: 0px;
  padding: 0px 11px; min-height: 30px; font-size: 13px; margin-left: -1px; }
QPushButton[kind="segment"][small="true"] { min-height: 26px; padding: 0px 9px; }
QPushButton[kind="segment"][place="first"] { border-top-left-radius: 8px;
  border-bottom-left-radius: 8px; margin-left: 0px; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: 8px;
  border-bottom-right-radius: 8px; }
QPushButton[kind="segment"][place="only"] { border-radius: 8px; margin-left: 0px; }
QPushButton[kind="segment"]:checked { background: $primary; color: $onPrimary; font-weight: 700;
  border: 1px solid $primary; }
QPushButton[kind="segment"][soft="true"]:checked { background: $primarySoft; color: $onPrimarySoft;
  border: 1px solid $borderStrong; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; padding: 0px 10px;
  min-height: 28px; }
QPushButton[kind="segment"][small="true"]:focus { min-height: 24px; padding: 0px 8px; }
QPushButton[kind="option"] { background: $surface; border: 1px solid $border; border-radius: 10px;
  text-align: left; padding: 0px; }
QPushButton[kind="option"]:hover { border: 1px solid $borderStrong; }
QPushButton[kind="option"]:checked { border: 2px solid $primary; background: $primarySoft; }
QPushButton[kind="option"]:focus { border: 2px solid $focus; padding: 0px; }
QPushButton[kind="row"] { background: transparent; border: none; border-radius: 0px; padding: 0px;
  text-align: left; }
QPushButton[kind="row"]:focus { border: 2px solid $focus; padding: 0px; }
QPushButton[kind="tab"] { background: transparent; color: $text2; border: none; border-radius: 0px;
  border-top: 2px solid transparent; border-bottom: 2px solid transparent; padding: 0px 8px;
  min-height: 34px; font-size: 13px; }
QPushButton[kind="tab"]:checked { color: $primary; font-weight: 700;
  border-bottom: 2px solid $primary; }
QPushButton[kind="tab"]:focus { border: 2px solid $focus; padding: 0px 6px; border-radius: 4px; }
QPushButton[kind="switcher"] { border: 1px solid $border; text-align: left; padding: 0px 12px; }
QPushButton[kind="switcher"]:focus { border: 2px solid $focus; padding: 0px 11px; }
QPushButton::menu-indicator { image: none; width: 0px; }

QLineEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox, QPlainTextEdit, QTextEdit {
  background: $surface; color: $text; border: 1px solid $borderStrong; border-radius: 8px;
  padding: 0px 10px; min-height: 34px; font-size: 14px; selection-background-color: $selection;
  selection-color: $text; }
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit { placeholder-text-color: $text3; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus,
QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus;
  padding: 0px 9px; min-height: 32px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: $disabledText;
  border: 1px solid $border; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0px 10px; min-height: 0px;
  background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0px; border: none; }
QLineEdit[state="error"] { border: 1px solid $danger; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $surface;
  border: 1px solid $border; selection-background-color: $primarySoft; selection-color: $text;
  outline: none; padding: 4px; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; padding: 4px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { selection-background-color: $primary;
  selection-color: $onPrimary; background: $surface; border: none; }
QCalendarWidget QAbstractItemView:disabled { color: $disabledText; }

QCheckBox, QRadioButton { spacing: 10px; background: transparent; min-height: 28px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabledText; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 16px; height: 16px;
  background: $surface; border: 1px solid $borderStrong; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $primary;
  border: 1px solid $primary; image: url("$tick"); }
QListView[ticks="true"] { background: $surface; border: 1px solid $border; border-radius: 8px;
  padding: 6px; }
QListView[ticks="true"]:focus { border: 2px solid $focus; padding: 5px; }
QListView[ticks="true"]::item { padding: 5px 4px; color: $text; }
QListView[ticks="true"]::item:selected { background: $primarySoft; color: $text; }
QRadioButton::indicator:checked { background: $primary; border: 1px solid $primary;
  image: url("$dot"); }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 4px; }
QCheckBox, QRadioButton { border: 2px solid transparent; }
QCheckBox[alone="true"], QRadioButton[alone="true"] { min-height: 18px; }
QRadioButton[alone="true"]:focus { border-radius: 11px; }

QTableView { background: $surface; border: none; selection-background-color: $primarySoft;
  selection-color: $text; gridline-color: transparent; outline: none; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text2; border: none; font-size: 13px;
  border-bottom: 1px solid $border; padding: 0px 10px; min-height: 31px; text-align: left; }
QTableCornerButton::section { background: $sunken; border: none; }

QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 20px; border-radius: 6px; }
QMenu::item:selected { background: $primarySoft; color: $onPrimarySoft; }
QMenu::item:disabled { color: $disabledText; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px;
  font-size: 13px; }
QTabBar::tab { background: transparent; color: $text2; border: none; padding: 8px 12px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $primary; font-weight: 700; border-bottom: 2px solid $primary; }
QTabBar::tab:focus { border: 2px solid $focus; }
QTabWidget::pane { border: none; }
QSplitter::handle { background: transparent; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: $track; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $borderStrong; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)


def style_sheet(theme: Theme) -> str:
    """The whole application's style sheet in the theme's colours."""
    names = {role: theme.colour(role).name() for role in theme.roles("colour.light")}
    shade = "dark" if theme.dark else "light"
    names["arrow"] = _url("theme", f"arrow-{shade}.svg")
    names["tick"] = _url("theme", f"tick-{shade}.svg")
    names["dot"] = _url("theme", f"dot-{shade}.svg")
    parts = [_SHEET.substitute(names)]
    for name in theme.roles("type.scale"):
        size, _line, weight = theme.sizes(f"type.scale.{name}")
        parts.append(f'QLabel[type="{name}"] {{ font-size: {size}px; font-weight: {weight}; }}')
    size, _line, weight = theme.sizes("layout.compact.countdown")
    parts.append(f'QLabel[type="countdown"][small="true"] {{ font-size: {size}px; }}')
    for tone in _TONES:
        parts.append(f'QLabel[tone="{tone}"] {{ color: {names[tone]}; }}')
    return "\n".join(parts)


def _url(*parts: str) -> str:
    return paths.asset(*parts).as_posix()
