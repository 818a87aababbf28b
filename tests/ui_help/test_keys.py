"""The table of keys is what the program does: no shortcut beside it, no row without its key."""

from __future__ import annotations

import re
from functools import cache

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from tests.conftest import ROOT
from tests.ui.conftest import Opened
from tro_desk.l10n import translator
from tro_desk.ui.help.render import key_name, keys_as_markdown
from tro_desk.ui.keys import PLACES, STANDARD, sequence, shortcut
from tro_desk.ui.shell.nav import ROOMS

UI = ROOT / "tro_desk" / "ui"
SAME = {"Escape": "Esc", "PageUp": "PgUp", "PageDown": "PgDown", "Plus": "+", "Minus": "-"}
SAME |= {"Equal": "="}
NO_KEYS_OF_THE_PROGRAM = {"lock.field"}
"""Looks at Caps Lock, to warn of it."""


@cache
def used() -> dict[str, set[str]]:
    """Module -> the keys that it takes, as the table writes them."""
    found: dict[str, set[str]] = {}
    for path in UI.rglob("*.py"):
        name = path.relative_to(UI).with_suffix("").as_posix().replace("/", ".")
        if name in NO_KEYS_OF_THE_PROGRAM or name == "keys":
            continue
        text = path.read_text(encoding="utf-8")
        keys = {SAME.get(key, key) for key in re.findall(r"\bKey_(\w+)", text)}
        found[name] = keys | set(re.findall(r"\bStandardKey\.(\w+)", text))
    return {name: keys for name, keys in found.items() if keys}


def rows_of(module: str) -> set[str]:
    """The keys of the rows of the places that a module belongs to."""
    return {
        key for place in PLACES if module in place.modules for row in place.rows for key in row.keys
    }


def test_what_a_widget_takes_stands_in_the_table() -> None:
    missing = {module: keys - rows_of(module) for module, keys in used().items()}
    assert {module: keys for module, keys in missing.items() if keys} == {}


def test_every_row_is_a_key_that_somebody_takes() -> None:
    for place in PLACES:
        for module in place.modules:
            assert UI.joinpath(*module.split(".")).with_suffix(".py").is_file(), module
        taken = set().union(*(used().get(module, set()) for module in place.modules))
        sources = "\n".join(
            UI.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
            for module in (*place.modules, "shell.helping")
        )
        for row in place.rows:
            for key in row.keys:
                digit = key.isdigit() and place.id == "steps"
                room = re.fullmatch(r"Ctrl\+[1-8]", key)
                assert key in taken or f'"{key}"' in sources or digit or room, (place.id, key)


def test_a_shortcut_is_made_from_the_table_alone() -> None:
    makers = [
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if re.search(r"\bQShortcut\(|\.setShortcut", path.read_text(encoding="utf-8"))
    ]
    assert makers == ["keys.py"]


def test_a_key_that_the_table_has_not_is_refused(qtbot: object) -> None:
    owner = QWidget()
    with pytest.raises(KeyError):
        shortcut("window", owner, "Ctrl+Shift+X", owner.close)
    assert owner.findChildren(QShortcut) == []


def test_the_keys_of_the_rooms_are_those_of_the_navigation() -> None:
    window = next(place for place in PLACES if place.id == "window")
    rooms = {row.keys[0]: row.does.text for row in window.rows if row.keys[0][5:].isdigit()}
    assert rooms == {f"Ctrl+{at}": words.text for at, (_n, _i, words) in enumerate(ROOMS, 1)}


def test_every_key_of_a_place_does_one_thing() -> None:
    for place in PLACES:
        keys = [key for row in place.rows for key in row.keys]
        assert len(keys) == len(set(keys)), place.id


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_names_every_key_in_the_language(qapp: object, language: str) -> None:
    words = translator(language)
    text = keys_as_markdown(words)
    for place in PLACES:
        assert f"## {words.render(place.name)}" in text
        for row in place.rows:
            does = words.render(row.does)
            assert f"| {does} |" in text
            assert (
                re.search(r"[\u4e00-\u9fff]", does) if language == "zh" else does == row.does.text
            )
            few = row.keys if len(row.keys) < 5 else (row.keys[0], row.keys[-1])
            for key in few:
                assert f"`{key_name(key, words)}`" in text
            for key in row.keys:
                assert not sequence(key).isEmpty()


def test_every_shortcut_of_the_real_screens_is_in_the_table(sample: Opened) -> None:
    table = {sequence(key).toString() for place in PLACES for row in place.rows for key in row.keys}
    for screen in ("steps", "letters", "brief", "evidence"):  # those that make some
        sample.go(screen, case=sample.case)
    sample.window.search()
    sample.window.explain()
    sample.window.helping.show()
    sample.settle()
    found = {one.key().toString() for one in sample.window.findChildren(QShortcut)}
    assert len(found) > 25
    assert found - table == set()


def test_a_key_that_a_tooltip_names_is_in_the_table(qapp: object) -> None:
    catalog = (ROOT / "i18n" / "en" / "LC_MESSAGES" / "tro_desk.po").read_text(encoding="utf-8")
    named = set(re.findall(r"\(((?:Ctrl|Alt)\+[\w+]+|F\d+)\)", catalog))
    names = {"Left": "Left", "Right": "Right"}
    table = {key for place in PLACES for row in place.rows for key in row.keys}
    standard = {sequence(key).toString() for key in STANDARD}
    assert named
    assert {names.get(key, key) for key in named} - table - standard == set()
