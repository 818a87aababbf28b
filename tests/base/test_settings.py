"""The settings file: kept, never silently replaced."""

from __future__ import annotations

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


@pytest.mark.parametrize("text", ["{", "[]", '{"language": 3}', "null", "\x00"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings = Settings(path)
    assert settings.choices == Choices()
    assert settings.set_aside is not None
    assert settings.set_aside.read_text(encoding="utf-8") == text
    assert not path.exists()


def test_a_later_versions_choice_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "en", "font_size": 16}', encoding="utf-8")
    settings = Settings(path)
    assert settings.set_aside is None
    assert settings.choices.language == "en"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not Settings(tmp_path / "file" / "settings.json").save()
