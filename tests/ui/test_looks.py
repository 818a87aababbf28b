"""Every room as it is painted: nothing cut, over another, empty without a word, or too pale.

`make pictures` walks the same way over every form and state, in all eight forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from tests.ui.looks import english, faults, pale
from tests.ui.screens import clipped, pseudo
from tests.ui.test_walk import papers_of, values_of
from tro_desk.ui.screens import NAMES
from tro_desk.ui.screens.stores.view import TABS

SIZES = ((1366, 690), (910, 480))
"""A usual laptop at scale 1, and the same one at 1.5."""

ROOMS = (
    *((name, {}) for name in NAMES if name != "stores"),
    *(("stores", {"tab": tab}) for tab, _words in TABS),
    *(("sales", {"tab": tab}) for tab in ("orders", "periods")),
)


def named(room: str, where: dict[str, str], found: list[str]) -> list[str]:
    return [f"{room} {' '.join(where.values())}: {one}" for one in found]


@pytest.mark.long
@pytest.mark.parametrize("language", ["zh", "en", "pseudo"])
def test_every_room_has_room_for_its_words(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window("en" if language == "pseudo" else language)
    if language == "pseudo":
        opened.ui.language.use(pseudo())
    walk = clipped if language == "pseudo" else faults
    quoted = [*papers_of(opened), *values_of(opened.desk)]
    found = []
    for size in SIZES:
        opened.resize(*size)  # once: each room that is open is laid out anew
        for room, where in ROOMS:
            opened.go(room, **where)
            shown = opened.window.stack.currentWidget()
            found += named(f"{size[0]} {room}", where, walk(shown))
            if language == "zh":
                found += named(room, where, english(shown, quoted))
    assert found + walk(opened.window) == []


@pytest.mark.parametrize("size", SIZES, ids=["1366x690", "910x480"])
def test_an_empty_desk_says_what_belongs_where(
    open_window: Callable[..., Opened], size: tuple[int, int]
) -> None:
    opened = open_window("zh", sample=False)
    opened.resize(*size)
    found = []
    for room, where in ROOMS:
        opened.go(room, **where)
        found += named(room, where, faults(opened.window.stack.currentWidget()))
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_can_be_read(open_window: Callable[..., Opened], theme: str) -> None:
    opened = open_window("en")
    opened.ui.theme.choose(theme)
    opened.ui.theme.apply()
    seen: set[object] = set()
    found = []
    for room, where in ROOMS:
        opened.go(room, **where)
        found += named(room, where, pale(opened.window.stack.currentWidget(), seen))
    found += pale(opened.window, seen)
    assert len(seen) > 60
    assert found == []


def test_the_walk_finds_what_is_wrong(qtbot: QtBot) -> None:
    root = QWidget()
    root.setStyleSheet("background: white; color: black")
    qtbot.addWidget(root)
    root.resize(300, 200)
    cut, over, weak = (QLabel(text, root) for text in ("A long sentence", "Above it", "Too pale"))
    cut.setGeometry(10, 10, 40, 20)
    over.setGeometry(20, 12, 80, 20)
    weak.setGeometry(10, 80, 100, 24)
    weak.setStyleSheet("color: #b0b0b0")
    weak.setProperty("tone", "weak")
    raw = QLabel("Item(id='a', label='b')", root)
    raw.setGeometry(10, 120, 250, 24)
    root.show()
    said = "\n".join([*faults(root), *pale(root, set())])
    assert re.search(r"'A long sentence'\) needs a width", said)
    assert "'A long sentence') stands over QLabel('Above it')" in said
    assert "not written for a person" in said
    assert re.search(r"'Too pale'\).* has 2\.", said)
    assert "'Above it') (" not in said  # black on white is no fault


def test_the_walk_finds_english_on_a_chinese_page(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    box = QVBoxLayout(root)
    for text in ("Move to another computer", "换一台电脑", "quoted from the paper"):
        box.addWidget(QLabel(text))
    root.show()
    assert english(root, ["It is quoted from the paper."]) == ["QLabel: 'Move to another computer'"]
