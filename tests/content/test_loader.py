"""A content file that does not fit says so with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import ContentError, Row


def read(folder: Path, text: str) -> Row:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return loader.read(path)


def test_values_by_their_type(tmp_path: Path) -> None:
    row = read(tmp_path, 'a: 3\nb: true\nc: no\nd: 2026-11-21\ne: "2026-11-21"\nf: [NO, "1"]\n')
    assert (row.take("a", int), row.take("b", bool), row.take("c", str)) == (3, True, "no")
    assert row.take("d", date) == date(2026, 11, 21)
    assert row.take("e", str) == "2026-11-21"
    assert row.texts("f") == ("NO", "1")
    assert row.take("g", str, "absent") == "absent"
    assert row.texts("h") == ()
    row.close()


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("- a\n", "rules.yaml:1", "mapping"),
        ("a: 1\nb: [1\n", "rules.yaml:3", ""),
        ("a: 1\nb: 2\na: 3\n", "rules.yaml:3", "'a' twice"),
        ("rows:\n  - id: x\n    id: y\n", "rules.yaml:3", "'id' twice"),
        ("a: 1\nb: 1.5\n", "rules.yaml:2", "float"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, text: str, place: str, what: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{place}: ")
    assert what in str(caught.value)


def test_a_missing_key_and_a_wrong_type_name_the_row(tmp_path: Path) -> None:
    (_, second) = read(tmp_path, "rows:\n  - id: x\n  - id: 7\n    flag: true\n").rows("rows")
    with pytest.raises(ContentError, match=r"^rules\.yaml:3: 'id' must be str, not int$"):
        second.take("id", str)
    with pytest.raises(ContentError, match=r"^rules\.yaml:3: missing 'name'$"):
        second.take("name", str)
    with pytest.raises(ContentError, match=r"^rules\.yaml:3: 'flag' must be int, not bool$"):
        second.take("flag", int)


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    row = read(tmp_path, "id: x\nnmae: y\n")
    row.take("id", str)
    with pytest.raises(ContentError, match=r"^rules\.yaml:1: unknown key 'nmae'$"):
        row.close()


def test_lists_hold_one_kind(tmp_path: Path) -> None:
    row = read(tmp_path, "texts: [a, 1]\nrows: [{a: 1}, b]\n")
    with pytest.raises(ContentError, match="'texts' must be a list of strings"):
        row.texts("texts")
    with pytest.raises(ContentError, match="'rows' must be a list of mappings"):
        row.rows("rows")


def test_prose_has_the_nearest_id_as_context(tmp_path: Path) -> None:
    text = (
        'head: !t "Head"\n'
        "rows:\n"
        "  - id: first\n"
        '    title: !t "One"\n'
        "    notes:\n"
        '      - text: !t "Two"\n'
        '      - {id: inner, text: !t "Three"}\n'
        '  - title: !t "Four"\n'
    )
    row = read(tmp_path, text)
    assert row.take("head", Message) == Message("rules", "Head")
    first, last = row.rows("rows")
    assert first.take("title", Message) == Message("rules/first", "One")
    near, inner = first.rows("notes")
    assert near.take("text", Message) == Message("rules/first", "Two")
    assert inner.take("text", Message) == Message("rules/inner", "Three")
    assert last.take("title", Message) == Message("rules", "Four")
    # What is extracted for translation is what the program asks for.
    found = [
        (line, message.context, message.text)
        for line, message in loader.prose(tmp_path / "rules.yaml")
    ]
    assert found == [
        (1, "rules", "Head"),
        (4, "rules/first", "One"),
        (6, "rules/first", "Two"),
        (7, "rules/inner", "Three"),
        (8, "rules", "Four"),
    ]
