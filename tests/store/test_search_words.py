"""Words of texts in the index, and what was typed found in it: in FTS5 itself, without a desk."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.domain.han_forms import SIMPLIFIED
from tro_desk.domain.search_text import folded, index_words, query_of

HAN = st.text(
    st.sampled_from("侵权商标冻结原告被告法院店铺律师〇々トロ𠀀龘"), min_size=2, max_size=40
)
LATIN = st.text(st.sampled_from("abcdeéÉßﬁＡｂ019"), min_size=1, max_size=12)
BREAK = st.sampled_from((" ", "\n", "，", ". ", "-", "、", " / "))


def _index(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE s USING fts5(w, content='', columnsize=0, tokenize='ascii')"
    )
    rows = [(at, index_words(text)) for at, text in enumerate(texts)]
    connection.executemany("INSERT INTO s (rowid, w) VALUES (?, ?)", rows)
    return connection


def _found(typed: str, *texts: str) -> list[int]:
    """The texts that the index gives and in which all of it stands."""
    query = query_of(typed)
    if query is None:
        return []
    with contextlib.closing(_index(*texts)) as connection:
        given = connection.execute("SELECT rowid FROM s WHERE s MATCH ?", (query.match,))
        rows = sorted(row for (row,) in given)
    return [row for row in rows if query.stands_in(texts[row])]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_two_neighbours_of_a_chinese_text_are_found(data: st.DataObject) -> None:
    text = data.draw(HAN)
    at = data.draw(st.integers(0, len(text) - 2))
    pair = text[at : at + 2]
    assert _found(pair, "别的", text) == [1]
    query = query_of(pair)
    assert query is not None
    assert any(start < at + 2 and end > at for start, end in query.spans(text))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_stretch_of_a_chinese_text_is_found_across_a_torn_line(data: st.DataObject) -> None:
    text = data.draw(HAN)
    tear = data.draw(st.integers(1, len(text) - 1))
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    assert _found(text[first:last], f"{text[:tear]}\n{text[tear:]}") == [0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LATIN, HAN), min_size=1, max_size=6), BREAK, st.data())
def test_any_beginning_of_any_word_is_found(
    words: list[str], between: str, data: st.DataObject
) -> None:
    text = between.join(words)
    word = data.draw(st.sampled_from(words))
    beginning = word[: data.draw(st.integers(1, len(word)))]
    assert _found(beginning, text) == [0]
    assert _found(beginning.upper(), text) == [0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LATIN, HAN), min_size=1, max_size=6), BREAK, st.data())
def test_a_stretch_typed_as_it_stands_is_found_as_one(
    words: list[str], between: str, data: st.DataObject
) -> None:
    text = between.join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    typed = between.join(words[first:last])
    assert _found(typed, text) == [0]


@settings(max_examples=60, deadline=None)
@given(HAN, HAN)
def test_what_does_not_stand_there_is_not_found(text: str, typed: str) -> None:
    assert (_found(typed, text) == [0]) == (folded(typed) in folded(text))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1:26-cv-04218", "Case No. 1:26-cv-04218, N.D. Ill."),
        ("1:26-cv-04", "案号1:26-cv-04218（"),
        ("26-cv", "1:26−cv−04218"),
        ("48,210.55", "已冻结 USD 48,210.55"),
        ("48210.55", "USD 48,210.55"),
        ("48,210.55", "48210.55 USD"),
        ("48,2", "USD 48,210.55"),
        ("12,15", "defendants 12,15,17"),
        ("15", "defendants 12,15,17"),
        ("jane.doe@law", "Reply to Jane.Doe@LawFirm.com"),
        ("b0abc12345", "ASIN B0ABC12345，已下架"),
        ("cafe", "Café"),
        ("CAFÉ", "cafe"),
        ("ｔｒｏ", "TRO 到期"),
        ("tro到期", "TRO 到期日"),
        ("finance", "ﬁnance"),
        ("strasse", "Straße"),
        ("侵权", "涉嫌侵\n  权商品"),
        ("权", "侵权"),
        ("原告、被告", "原告、被告双方"),
        ("a" * 90, "a" * 90),
    ],
)
def test_what_is_typed_is_found_as_people_write_it(typed: str, text: str) -> None:
    assert _found(typed, "nothing of it 别的", text) == [1]
    query = query_of(typed)
    assert query is not None
    assert query.spans(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("rade", "trademark"),
        ("1:26-cv-04219", "1:26-cv-04218"),
        ("26-cv-04218", "1:126-cv-04218"),
        ("权标", "侵权、商标"),
        ("侵标", "侵权商标"),
        ("north lake", "Northlake"),
        ("8,210", "48,210"),
    ],
)
def test_what_only_looks_like_it_is_not_found(typed: str, text: str) -> None:
    assert _found(typed, text) == []


@pytest.mark.parametrize("typed", ["", "  ", "。，", '"', "--", "()*", "¤"])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert query_of(typed) is None


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_index(typed: str) -> None:
    _found(typed, "some text 一些文字")


def test_places_are_those_of_the_text_as_it_is() -> None:
    text = "ﬁrst Ｃａｆé e\u0301te\u0301 商 标"
    for typed, there in (("first", "ﬁrst"), ("cafe", "Ｃａｆé"), ("商标", "商 标"), ("fi", "ﬁ")):
        query = query_of(typed)
        assert query is not None
        assert [text[start:end] for start, end in query.spans(text)] == [there]


def test_traditional_and_simplified_find_each_other() -> None:
    texts = ("賬戶資金被凍結，請聯繫原告律師。", "账户资金被冻结，请联系原告律师。", "没有")
    for typed in ("凍結", "冻结", "聯繫", "联系", "原告律師", "資金", "师"):
        assert _found(typed, *texts) == [0, 1]
    query = query_of("冻结")
    assert query is not None
    assert query.spans(texts[0]) == ((5, 7),)
    assert _found("乾", "干净", "乾淨") == [0, 1]


def test_a_simplified_form_is_no_traditional_one() -> None:
    assert len(SIMPLIFIED) > 3_000
    assert not set(SIMPLIFIED.values()) & set(SIMPLIFIED)
    assert all(len(one) == 1 for pair in SIMPLIFIED.items() for one in pair)
