"""Text as it is compared, and where its letters stand in the text as it was given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.watch.fold import fold, keeps_places, places
from tro_desk.watch.words import word_places, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Coca-Cola", "coca-cola"),
        ("ＮＩＫＥ", "nike"),
        ("L'Oréal®", "l'oreal "),
        ("Ørsted Łódź", "orsted lodz"),
        ("STRASSE Straße", "strasse strasse"),
        ("cafe\u0301 café", "cafe cafe"),
        ("İstanbul ı", "istanbul i"),
        ("ni\u200bke ni\u00adke", "nike nike"),
        ("N\u0456k\u0435", "nike"),  # Cyrillic i and e between Latin letters
        ("\u041c\u043e\u0441\u043a\u0432\u0430", "\u043c\u043e\u0441\u043a\u0432\u0430"),
        ("\u0391dida\u03c2", "adida\u03c3"),  # a Greek sigma looks like no Latin letter
        ("ｶﾞ が か\u3099", "ガ が が"),
        ("각", "각"),
        ("阿迪達斯", "阿迪達斯"),
        ("Nike™", "nike "),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


ODD = "aéÉßŒœｶﾞガ각\u0301\u0430i\u200b阿Ａ½ﬁ™ -\u1161\u11a8İıN\u0456"


@settings(deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters())))
def test_places_cover_the_text(text: str) -> None:
    folded = fold(text)
    starts, ends = places(text)
    assert len(starts) == len(ends) == len(folded)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    if keeps_places(text):
        assert starts == list(range(len(text)))
    for letter, start, end in zip(folded, starts, ends, strict=True):
        assert letter in fold(text[start:end]) or not text[start:end].isascii()


def test_each_letter_beside_latin_greek_and_cyrillic_ones_is_folded_at_once() -> None:
    """What looks like Latin only once it is folded, such as letters of mathematics."""
    ranges = [(0x80, 0x3400), (0xA640, 0xAB70), (0xFB00, 0x10000), (0x1D400, 0x1D800)]
    letters = [chr(code) for start, end in ranges for code in range(start, end)]
    texts = [text for one in letters for text in (f"A{one}", f"{one}\u03bd", f"{one}A\u0501")]
    assert [text for text in texts if fold(fold(text)) != fold(text)] == []
    assert fold("N\u0456\U0001d6cb\u200be") == "nike"


@settings(deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters())))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words(fold(fold(text))) == words(fold(text))


@pytest.mark.parametrize(
    ("folded", "cut"),
    [
        ("iphone15 ps5 3m 4runner", ["iphone", "15", "ps5", "3m", "4", "runner"]),
        ("n1ke leg0", ["n1ke", "leg", "0"]),
        ("小米 mi店", ["小", "米", "mi", "店"]),
        ("coca-cola's", ["coca", "cola", "s"]),
        ("コカ・コーラ", list("コカコーラ")),
        ("a_b", ["a", "b"]),
        (" -- ", []),
    ],
)
def test_words(folded: str, cut: list[str]) -> None:
    assert words(folded) == cut
    assert [folded[start:end] for start, end in word_places(folded, cut)] == cut
