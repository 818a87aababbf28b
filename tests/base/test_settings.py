"""The settings file: kept, never silently replaced."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tro_desk.base.settings import Choices, Settings


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(path)
    assert settings.choices == Choices()
    settings.choices.language = "zh"
    assert settings.save()
    assert Settings(path).choices.language == "zh"


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"language": 3}', "null", "\x00", "[" * 9_000, '{"case": "\\ud800"}',
     '{"watched": "a\\u0000b"}', '{"window": "' + "a" * 40_000 + '"}'],
)  # fmt: skip
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings = Settings(path)
    assert settings.choices == Choices()
    assert settings.set_aside is not None
    assert settings.set_aside.read_text(encoding="utf-8") == text
    assert not path.exists()


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    kept = []
    for text in ("first", "second", "third"):
        path.write_text(text, encoding="utf-8")
        kept.append(Settings(path).set_aside)
    assert [aside.read_text(encoding="utf-8") for aside in kept if aside] == [
        "first",
        "second",
        "third",
    ]


def test_a_later_versions_choice_is_no_damage_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "en", "font_size": 16}', encoding="utf-8")
    settings = Settings(path)
    assert settings.set_aside is None
    assert settings.choices.language == "en"
    settings.choices.theme = "dark"
    assert settings.save()
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["font_size"], kept["theme"]) == (16, "dark")


def test_what_another_window_chose_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, two = Settings(path), Settings(path)
    one.choices.language = "zh"
    assert one.save()
    two.choices.theme = "dark"
    assert two.save()
    one.choices.window = "00ff"
    assert one.save()
    found = Settings(path).choices
    assert (found.language, found.theme, found.window) == ("zh", "dark", "00ff")


def test_a_file_that_was_damaged_meanwhile_is_set_aside_too(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.choices.language = "zh"
    assert settings.save()
    path.write_text("damaged", encoding="utf-8")
    settings.choices.theme = "dark"
    assert settings.save()
    assert settings.set_aside is not None
    assert settings.set_aside.read_text(encoding="utf-8") == "damaged"
    found = Settings(path).choices
    assert (found.language, found.theme) == ("zh", "dark")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not Settings(tmp_path / "file" / "settings.json").save()


def test_any_bytes_are_read_or_set_aside(tmp_path: Path) -> None:
    """Nothing that a disk may leave in the file ends the program or is lost."""
    draw = random.Random(20261122)
    good = json.dumps({"language": "zh", "theme": "dark", "case": "c1", "更多": [1, {}]}).encode()
    path = tmp_path / "settings.json"
    for _ in range(1_500):
        data = bytearray(good)
        for _ in range(draw.randrange(1, 6)):
            at = draw.randrange(len(data))
            data[at : at + draw.randrange(3)] = draw.randbytes(draw.randrange(3))
        path.write_bytes(data)
        settings = Settings(path)
        kept = settings.set_aside or path
        assert kept.read_bytes() == data
        if settings.set_aside is not None:
            assert settings.choices == Choices()
            settings.set_aside.unlink()
