"""Line breaking, tables, and the face that everything is written in."""

from __future__ import annotations

import gettext
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.base import paths
from tro_desk.l10n import languages
from tro_desk.papers.layout import fonts, style
from tro_desk.papers.layout.grid import Column, Grid, Row
from tro_desk.papers.layout.text import NO_END, NO_START, Run, fit, text, width_of


def lines_of(content: str, width: float) -> list[str]:
    lines = text(Run(content, style.BODY)).lines(width)
    assert all(line.width <= width + 0.1 for line in lines if len(line.pieces[0][0].text) > 1)
    return ["".join(run.text for run, _ in line.pieces) for line in lines]


def test_latin_breaks_at_spaces_and_long_words_at_the_edge() -> None:
    assert lines_of("Northern District of Illinois", 80) == ["Northern District", "of Illinois"]
    pieces = lines_of("a" * 200, 100)
    assert len(pieces) > 5
    assert "".join(pieces) == "a" * 200


def test_chinese_keeps_punctuation_off_the_start_and_brackets_off_the_end() -> None:
    content = "依照《海牙送达公约》（第五条），送达须经中央机关；其他方式，见《规则》第四条。" * 3
    for width in range(40, 200, 7):
        lines = lines_of(content, width)
        assert "".join(lines) == content
        for line in lines[1:]:
            assert line[0] not in NO_START
        for line in lines[:-1]:
            assert line[-1] not in NO_END


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.sampled_from("ab 中文，。《》()-1"), min_size=1, max_size=60), st.integers(20, 90)
)
def test_nothing_but_spaces_is_lost_when_lines_break(content: str, width: int) -> None:
    assert "".join(lines_of(content, width)).replace(" ", "") == content.replace(" ", "")


def test_a_run_is_cut_with_an_ellipsis() -> None:
    run = Run("1:26-cv-01234" * 20, style.SMALL)
    short = fit(run, 120)
    assert short.text.endswith("…")
    assert width_of(short) <= 120
    assert fit(Run("short", style.SMALL), 120).text == "short"


def grid(rows: int, lines: int = 1, keep: frozenset[int] = frozenset()) -> Grid:
    content = [[Run(f"{n}.{line}", style.BODY)] for n in range(rows) for line in range(lines)]
    return Grid(
        [Column(100)],
        [Row((text(*content[n * lines : (n + 1) * lines]),), keep=n in keep) for n in range(rows)],
        400,
        Row((text(Run("head", style.TABLE_HEAD)),), "strong"),
    )


def heights(parts: list[Grid], page: float = 400) -> list[float]:
    """Lays parts out page by page and returns the height used on each."""
    used = []
    while parts:
        part = parts.pop(0)
        height = part.wrap(100, page)[1]
        if height > page:
            split = part.split(100, page)
            assert len(split) == 2
            parts = [*split, *parts]
            continue
        used.append(height)
    return used


def test_a_table_goes_on_under_its_head() -> None:
    whole = grid(100)
    parts = heights([whole])
    assert len(parts) > 4
    assert all(height <= 400 for height in parts)


def test_a_row_goes_to_the_next_page_whole() -> None:
    assert grid(3, lines=5).split(100, 60) == []


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    parts = heights([grid(2, lines=100)])
    assert len(parts) > 6


def test_a_head_row_stays_with_what_follows() -> None:
    one = grid(1).wrap(100, 400)[1] - grid(0).wrap(100, 400)[1]
    head = grid(0).wrap(100, 400)[1]
    first, _ = grid(6, keep=frozenset({2})).split(100, head + 3 * one + 1)
    assert first.wrap(100, 400)[1] == pytest.approx(head + 2 * one)


def test_the_face_has_every_character_of_the_catalogs() -> None:
    for name in (style.REGULAR, style.BOLD):
        known = fonts.face(name).charToGlyph
        for language in languages():
            folder = {"zh": "zh_CN"}.get(language, language)
            catalog = gettext.translation("tro_desk", paths.catalogs(), [folder])
            said = "".join(
                words
                for key, words in catalog._catalog.items()
                if not str(key).startswith("\x04") and key != ""
            )
            missing = {char for char in said if char.isprintable() and ord(char) not in known}
            assert not missing, (name, language, missing)


def test_sizes_and_colours_are_those_of_the_design(shared: Path) -> None:
    tokens = json.loads((shared / "design/look/tokens.json").read_text("utf-8"))["pdf"]
    assert tokens["pagePt"] == {name: list(size) for name, size in style.PAPERS.items()} | {
        "Letter": [612, 792]
    }
    assert tokens["marginPt"] == style.MARGINS
    inks = {
        "title": style.TITLE,
        "section": style.SECTION,
        "body": style.BODY,
        "small": style.SMALL,
        "tableHead": style.TABLE_HEAD,
        "clock": style.CLOCK,
    }
    for name, ink in inks.items():
        assert tokens["type"][name] == [ink.size, ink.leading, 700 if ink.bold else 400]
    colours = tokens["colour"]
    assert (colours["text"], colours["grey"], colours["rule"]) == (
        style.TEXT,
        style.GREY,
        style.RULE,
    )
    assert (colours["primary"], colours["date"], colours["mark"]) == (
        style.PRIMARY,
        style.DATE,
        style.MARK,
    )
