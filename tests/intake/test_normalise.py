"""One spelling, and the way back to what was printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tro_desk.intake.html_text import html_to_text
from tro_desk.intake.normalise import normalise, normalised


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("1:24\u2212cv\u221202015", "1:24-cv-02015"),
        ("１：２４－ｃｖ－０２０１５", "1:24-cv-02015"),
        ("1:24-cv-\n02015", "1:24-cv-02015"),
        ("1:24-cv\ufffe02015", "1:24-cv-02015"),
        ("1:24-\r\ncv-02015", "1:24-cv-02015"),
        ("1:24\u200b-cv\ufeff-020\u00ad15", "1:24-cv-02015"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("1:24-cv\n-02015", "1:24-cv-02015"),
        ("1:24\u02d7cv\u207b02015", "1:24-cv-02015"),
        ("cafe\u0301", "caf\u00e9"),
        ("盛煊木 业有限公司", "盛煊木 业有限公司"),
        ("a\u0301" + "\u0327" * 100, "\u00e1" + "\u0327" * 100),
        ("案号：26", "案号:26"),
    ],
)
def test_spellings(printed: str, meant: str) -> None:
    assert normalise(printed).text == meant


def test_the_way_back_spans_what_was_dropped() -> None:
    printed = "Case 1:24\u2212cv\u2212\r\n02015 end"
    whole = normalise(printed)
    start = whole.text.index("1:24")
    first, last = whole.original(start, start + len("1:24-cv-02015"))
    assert printed[first:last] == "1:24\u2212cv\u2212\r\n02015"


@given(st.text(max_size=200))
def test_offsets_map_back(printed: str) -> None:
    whole = normalise(printed)
    size = len(whole.text)
    assert len(whole.starts) == len(whole.ends) == size
    assert all(0 <= s < e <= len(printed) for s, e in zip(whole.starts, whole.ends, strict=True))
    assert list(whole.starts) == sorted(whole.starts)
    assert list(whole.ends) == sorted(whole.ends)
    for at, letter in enumerate(whole.text):
        first, last = whole.original(at, at + 1)
        again = normalise(printed[first:last]).text
        assert letter in again


@given(
    st.text(alphabet="cv-CV \t\r\n0126:aB\u00a7\u201c\u2019\u3002\u4e00\u9fa5", max_size=60)
    | st.text(max_size=60)
)
def test_the_short_way_gives_the_same(printed: str) -> None:
    assert normalised(printed) == normalise(printed).text


@given(st.text(st.characters(max_codepoint=0x2FF), max_size=80))
def test_plain_letters_are_kept(printed: str) -> None:
    kept = [c for c in normalise(printed).text if c.isalnum()]
    assert kept == [c for c in unicodedata.normalize("NFKC", printed) if c.isalnum()]


@given(st.text(alphabet="<>/abtdrp \n\"'=&;!-", max_size=200))
def test_broken_html_is_text_all_the_same(html: str) -> None:
    assert "\t\t\t" not in html_to_text(html)


def test_html_lines_and_cells() -> None:
    html = (
        "<style>p{}</style><body><p>One\n two</p>three<br>four"
        "<table><tr><td>Case&nbsp;Name:</td><td>A v. B</td></tr><tr><td>x</td></tr></table>"
        "<script>evil()</script></body>"
    )
    assert html_to_text(html).split("\n") == [
        "One two",
        "three",
        "four",
        "",
        "Case\xa0Name:\tA v. B",
        "x",
    ]
