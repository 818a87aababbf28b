"""Terms found in a text, against the plain way of finding them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tro_desk.watch.terms import Hit, TermIndex


def found(terms: list[str], text: str) -> list[tuple[str, str]]:
    """Each hit with the piece of the original text that it covers."""
    return [(hit.term, text[hit.start : hit.end]) for hit in TermIndex(terms).find(text)]


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        (["Blue Harbor"], "store BLUE HARBOR, No. 57", [("Blue Harbor", "BLUE HARBOR")]),
        (["Blue Harbor"], "Blue\r\n  Harbor", [("Blue Harbor", "Blue\r\n  Harbor")]),
        (["Blue Harbor"], "Blue Harbors", []),
        (["Harbor"], "UnHarbor Harbor2 my_Harbor Harbor-US", [("Harbor", "Harbor")]),
        (["ＬＡＮＪＩＡ"], "lanjia店", [("ＬＡＮＪＩＡ", "lanjia")]),
        (["lanjia"], "店铺ＬＡＮＪＩＡ旗舰店", [("lanjia", "ＬＡＮＪＩＡ")]),
        (["蓝家"], "深圳市蓝家贸易有限公司", [("蓝家", "蓝家")]),
        (["蓝家 US"], "蓝家\u00a0us store", [("蓝家 US", "蓝家\u00a0us")]),
        (["Straße"], "STRASSE 5", [("Straße", "STRASSE")]),
        (["Cafe\u0301"], "the CAFÉ", [("Cafe\u0301", "CAFÉ")]),
        (["café"], "a CAFE\u0301.", [("café", "CAFE\u0301")]),
        (["cafe"], "a cafe\u0301", []),
        (["ガ"], "ｶﾞ", [("ガ", "ｶﾞ")]),
        (["株"], "㈱", [("株", "㈱")]),
        (["A&B"], "a&b!", [("A&B", "a&b")]),
        (["@shop!"], "x@shop!y", [("@shop!", "@shop!")]),
        (["blue", "blue harbor", "harbor light"], "Blue Harbor Light", [("blue harbor",) * 2]),
        (["one", "ONE"], "One one", [("one", "One"), ("one", "one")]),
        (["", "  ", "\u3000"], "anything  at all", []),
        ([], "anything", []),
        (["x"], "", []),
    ],
)
def test_finds(terms: list[str], text: str, expected: list[tuple[str, str]]) -> None:
    hits = found(terms, text)
    assert [hit[0] for hit in hits] == [hit[0] for hit in expected]
    assert [hit[1].casefold() for hit in hits] == [hit[1].casefold() for hit in expected]


def test_spans_count_in_the_original() -> None:
    text = "ﬁrst  ½ ＢＬＵＥ HARBOR"
    assert TermIndex(["blue harbor"]).find(text) == (Hit("blue harbor", 8, 19),)


def test_same_letters_in_any_case_and_width() -> None:
    text = "LANJIA lanjia Lanjia ｌａｎｊｉａ ＬＡＮＪＩＡ"
    assert len(TermIndex(["LanJia"]).find(text)) == 5


# The plain way: every term at every place, longest first. Texts are drawn already normalised by
# this function, so that an offset means the same on both sides.
SPACED = re.compile(r"[a-zß0-9_äéд]")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold())


def naive(terms: list[str], text: str) -> list[tuple[str, int, int]]:
    hits = []
    place = 0
    wanted = sorted({plain(term).strip() for term in terms} - {""}, key=len, reverse=True)
    while place < len(text):
        for term in wanted:
            end = place + len(term)
            edges = [(place - 1, place), (end - 1, end)]
            cut = any(
                left >= 0 and right < len(text)
                and SPACED.match(text[left]) and SPACED.match(text[right])
                for left, right in edges
            )  # fmt: skip
            if text[place:end] == term and not cut:
                hits.append((term, place, end))
                place = end
                break
        else:
            place += 1
    return hits


LETTERS = "ab1_ABäéﬁßд蓝家ガ旗. -&\u00a0\n"
MIXED = LETTERS + "ÀÅe\u0301\u030aﬁ㈱ｶﾞＡ½İı\u200b각"
WORDS = st.text(alphabet=LETTERS, max_size=5)


@given(terms=st.lists(WORDS, max_size=8), text=st.text(alphabet=LETTERS, max_size=40).map(plain))
@example(terms=["a", "a b", "b 蓝"], text="a b 蓝")
def test_the_same_as_the_plain_way(terms: list[str], text: str) -> None:
    hits = [(plain(h.term).strip(), h.start, h.end) for h in TermIndex(terms).find(text)]
    assert hits == naive(terms, text)


@given(
    terms=st.lists(st.text(alphabet=MIXED, max_size=3), max_size=6),
    text=st.text(alphabet=MIXED, max_size=60),
)
def test_every_span_holds_its_term(terms: list[str], text: str) -> None:
    for hit in TermIndex(terms).find(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert TermIndex([hit.term]).find(text[hit.start : hit.end])


@given(st.text(alphabet=LETTERS, max_size=30))
def test_a_text_contains_itself(text: str) -> None:
    hits = TermIndex([text]).find(text)
    assert len(hits) == (1 if text.strip() else 0)
