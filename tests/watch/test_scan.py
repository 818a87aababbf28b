"""Listings against a list of terms, and against the plain way of comparing them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.watch.test_near import distance
from tro_desk.base.errors import Cancelled
from tro_desk.content.watch_terms import common_words, starter_terms
from tro_desk.domain.watch import CLOSE, EXACT, REASONS, WEAK, Offer, WatchTerm
from tro_desk.l10n import translator
from tro_desk.l10n import watch as watch_words
from tro_desk.watch.fold import fold
from tro_desk.watch.scan import Watch
from tro_desk.watch.words import words


def found(terms: list[str], text: str) -> list[tuple[str, str, str, str]]:
    """Each find: the term, the piece of the text as given, exact or close, why."""
    made = Watch(map(WatchTerm, terms)).find(text)
    return [(term.term, text[start:end], kind, why) for start, end, term, kind, why, _ in made]


@pytest.mark.parametrize(
    ("term", "text", "piece", "why"),
    [
        ("Nike", "new NIKE shoes", "NIKE", "same"),
        ("Nike", "Nike's shoes", "Nike", "same"),
        ("L'Oréal", "loreal gel", "loreal", "spacing"),
        ("L'Oréal", "L’OREAL gel", "L’OREAL", "spacing"),
        ("Café Noir", "cafe noir", "cafe noir", "folded"),
        ("Nike", "Ｎｉｋｅ", "Ｎｉｋｅ", "folded"),
        ("Nike", "N\u0456ke air", "N\u0456ke", "folded"),
        ("Coca-Cola", "coca cola", "coca cola", "spacing"),
        ("Coca-Cola", "CocaCola", "CocaCola", "spacing"),
        ("coca cola", "Coca–Cola can", "Coca–Cola", "spacing"),
        ("Mickey Mouse Club", "MickeyMouse club", "MickeyMouse club", "spacing"),
        ("iPhone", "case for iPhone15", "iPhone", "same"),
        ("forever 21", "FOREVER21 top", "FOREVER21", "spacing"),
        ("H&M", "h&m top", "h&m", "same"),
        ("蓝家", "深圳蓝家台灯", "蓝家", "same"),
        ("小米 Mi", "小米MI手环", "小米MI", "spacing"),
        ("Blue Harbor", "Blue\r\n Harbor", "Blue\r\n Harbor", "spacing"),
        ("ガ", "ｶﾞ", "ｶﾞ", "folded"),
        ("Straße", "STRASSE 5", "STRASSE", "same"),
    ],
)
def test_exact(term: str, text: str, piece: str, why: str) -> None:
    assert found([term], text) == [(term, piece, EXACT, why)]


@pytest.mark.parametrize(
    ("term", "text", "piece", "why"),
    [
        ("Adidas", "addidas shoes", "addidas", "letter_more"),
        ("Adidas", "the adias", "adias", "letter_less"),
        ("Adidas", "adidos", "adidos", "letter_other"),
        ("Adidas", "Áddias", "Áddias", "letters_swapped"),
        ("Coca-Cola", "coca colla", "coca colla", "letter_more"),
        ("Coca-Cola", "COCACOLLA", "COCACOLLA", "letter_more"),
        ("The North Face", "the nort face bag", "the nort face", "letter_less"),
        ("Nike", "N1KE", "N1KE", "look_alike"),
        ("LEGO", "leg0 bricks", "leg0", "look_alike"),
        ("Amazon", "arnazon", "arnazon", "look_alike"),
        ("PlayDoh", "play-doh", "play-doh", "spacing"),
        ("PlayDoh", "play doh set", "play doh", "spacing"),
        ("阿迪达斯", "正品阿迪打斯鞋", "阿迪打斯", "letter_other"),
        ("阿迪达斯", "阿达迪斯", "阿达迪斯", "letters_swapped"),
        ("阿迪达斯", "阿迪迪达斯", "阿迪迪达斯", "letter_more"),
        ("阿迪达斯", "阿迪斯鞋", "阿迪斯", "letter_less"),
        ("阿迪达斯", "阿迪 达斯", "阿迪 达斯", "spacing"),
        ("迪士尼", "正版迪斯尼公主", "迪斯尼", "letter_other"),
    ],
)
def test_close(term: str, text: str, piece: str, why: str) -> None:
    assert found([term], text) == [(term, piece, CLOSE, why)]
    assert list(Watch([WatchTerm(term)], close=False).find(text)) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Nike", "bike like hike nice"),  # four letters: an edit means nothing
        ("Harbor", "UnHarbored"),
        ("H&M", "size h m"),
        ("米家", "适用于小米 家用"),
        ("小米", "大米"),
        ("迪士尼", "迪士 大士尼 迪士泥"),
        ("Coca-Cola", "coca, cola"),
        ("Adidas", "addiddas"),  # two edits
        ("12345", "12346"),
        ("in", "car e in1"),
        ("carpet", "car, pet"),
        ("lego", "leg o"),
    ],
)
def test_nothing(term: str, text: str) -> None:
    assert found([term], text) == []


def test_every_term_and_every_place_is_told() -> None:
    assert found(["Blue Harbor", "Harbor", "BLUE-HARBOR"], "Harbor of Blue-Harbor") == [
        ("Harbor", "Harbor", EXACT, "same"),
        ("BLUE-HARBOR", "Blue-Harbor", EXACT, "same"),
        ("Harbor", "Harbor", EXACT, "same"),
    ]


def test_what_stands_exactly_is_not_told_as_close() -> None:
    assert found(["Adidas", "Addidas"], "addidas") == [("Addidas", "addidas", EXACT, "same")]


@pytest.mark.parametrize(
    ("term", "text", "weak"),
    [
        ("Apple", "apple juice", "nature"),
        ("Blue Star", "blue star lamp", "colour"),
        ("Blue Kestrel", "blue kestrel lamp", ""),
        ("花", "花瓶", "short"),
        ("LV", "lv bag", "short"),
        ("2024", "new 2024", "number"),
        ("帽子", "草帽子", "goods"),
        ("Watson", "big watsons", ""),
        ("Watchy", "my watch", "title_word"),
    ],
)
def test_common_words_are_weak(term: str, text: str, weak: str) -> None:
    (one,) = Watch([WatchTerm(term)]).find(text)
    assert one[-1] == weak


def test_a_list_may_call_a_term_weak() -> None:
    ((*_, weak),) = Watch([WatchTerm("Kestrel", weak=True)]).find("kestrel")
    assert weak == "listed"


def test_listings_keep_their_names_and_fields() -> None:
    term = WatchTerm("Kestrel", source="list.csv", date="2026-05-01")
    watch = Watch([term, WatchTerm("kestrel"), WatchTerm("!!!")])
    assert (watch.count, watch.unusable) == (1, ("!!!",))
    offers = [
        Offer("B01", "A Kestrel lamp", "KESTREL"),
        Offer("B02", "", "Kestrels"),
        Offer("", ""),
    ]
    assert [(m.listing, m.field, m.start, m.end, m.kind, m.term) for m in watch.scan(offers)] == [
        ("B01", "title", 2, 9, EXACT, term),
        ("B01", "brand", 0, 7, EXACT, term),
        ("B02", "brand", 0, 8, CLOSE, term),
    ]


def test_a_scan_can_be_stopped_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []

    class Stopped:
        def report(self, done: int, total: int) -> None:
            told.append((done, total))

        def check(self) -> None:
            if len(told) == 2:
                raise Cancelled

    offers = [Offer(str(number), "kestrel") for number in range(5_000)]
    with pytest.raises(Cancelled):
        list(Watch([WatchTerm("kestrel")]).scan(offers, Stopped()))
    assert told == [(0, 5_000), (500, 5_000)]


# The plain way, word by word. Titles and terms are drawn from few letters, so that they meet.
WORD = st.text(alphabet="abé", min_size=1, max_size=7)
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


def plain(terms: list[str], title: str) -> set[tuple[str, int, int]]:
    """Letters and place of what is close: words one to one, or the term closed up."""
    spans = [match.span() for match in re.finditer(r"\S+", title)]
    cut = [fold(title[start:end]) for start, end in spans]
    keys = {"".join(words(fold(term))): words(fold(term)) for term in reversed(terms)}
    found = set()
    for first in range(len(cut)):
        for key, own in keys.items():
            window = cut[first : first + len(own)]
            if len(key) >= 5 and distance(cut[first], key) == 1:
                found.add((key, *spans[first]))
            if len(own) < 2 or len(window) < len(own):
                continue
            other = [(a, b) for a, b in zip(window, own, strict=True) if a != b]
            if len(other) == 1 and len(other[0][1]) >= 4 and distance(*other[0]) == 1:
                found.add((key, spans[first][0], spans[first + len(own) - 1][1]))
    return found


@settings(deadline=None)
@given(
    terms=st.lists(PHRASE, min_size=1, max_size=6),
    title=st.lists(WORD, max_size=8).map(" ".join),
)
@example(terms=["aaaa bb", "bb aaaa"], title="aaab bb aaaa")
def test_close_words_are_those_of_the_plain_way(terms: list[str], title: str) -> None:
    made = Watch(map(WatchTerm, terms)).find(title)
    exact = [one for one in made if one[3] is EXACT]
    key_of = {term: "".join(words(fold(term))) for term in terms}
    close = {
        (key_of[term.term], start, end)
        for start, end, term, kind, why, _ in made
        if kind is CLOSE and why.startswith("letter")
    }
    wanted = {
        (key, start, end)
        for key, start, end in plain(terms, title)
        if not any(
            (known <= start and end <= stop)
            or (key_of[term.term] == key and known < end and start < stop)
            for known, stop, term, _, _, _ in exact
        )
    }
    assert close == wanted


RUN = st.text(alphabet="蓝家灯王", min_size=3, max_size=12)


@settings(deadline=None)
@given(terms=st.lists(st.text(alphabet="蓝家灯王", min_size=4, max_size=7), min_size=1), title=RUN)
@example(terms=["蓝家灯王"], title="蓝灯家王")
@example(terms=["蓝家灯王蓝"], title="蓝家王灯蓝")
def test_close_runs_are_those_of_the_plain_way(terms: list[str], title: str) -> None:
    made = Watch(map(WatchTerm, terms)).find(title)
    for start, end, term, kind, _, _ in made:
        assert distance(title[start:end], term.term) == (kind is CLOSE)
    exact = {one[2].term for one in made if one[3] is EXACT}
    inside = [(one[0], one[1]) for one in made if one[3] is EXACT]
    close = {one[2].term for one in made if one[3] is CLOSE}
    wanted = {
        term
        for term in {*terms} - exact
        for start in range(len(title))
        for end in range(start + 3, len(title) + 1)
        if distance(title[start:end], term) == 1
        and not any(first <= start and end <= last for first, last in inside)
    }
    assert close - exact <= wanted
    if not inside:
        assert close == wanted


ODD = "aébß\u0301\u200b蓝家ｶﾞﬁ -'1\u0456"


@settings(deadline=None)
@given(
    terms=st.lists(st.text(alphabet=ODD, max_size=6), max_size=6),
    text=st.text(alphabet=ODD, max_size=40),
)
def test_spans_stand_in_the_text(terms: list[str], text: str) -> None:
    for start, end, term, kind, why, weak in Watch(map(WatchTerm, terms)).find(text):
        assert 0 <= start < end <= len(text)
        assert term.term in terms
        assert why in REASONS
        assert weak in ("", *WEAK)
        if kind is EXACT:
            assert "".join(words(fold(term.term))) in "".join(words(fold(text[start:end])))


@settings(deadline=None)
@given(st.text(alphabet=ODD, max_size=20))
def test_a_text_holds_itself(text: str) -> None:
    made = Watch([WatchTerm(text)]).find(text)
    assert bool(words(fold(text))) == any(one[3] is EXACT for one in made)


def test_many_terms_with_one_beginning_cost_no_more() -> None:
    terms = [
        WatchTerm(f"深圳市{a}{b}有限公司")
        for a in "蓝家灯王红" * 20
        for b in map(chr, range(0x4E00, 0x4E64))
    ]
    watch = Watch([*terms, *(WatchTerm(f"super {n:x}kestrel") for n in range(5_000))])
    made = list(
        watch.scan([Offer(str(n), "super kestrel 深圳市蓝天有限公司" * 3) for n in range(200)])
    )
    assert made


def test_words_are_there_for_every_code() -> None:
    assert set(watch_words.REASONS) == set(REASONS)
    assert set(watch_words.WEAK) == set(WEAK)
    english = translator("en")
    assert all(watch_words.reason_word(english, reason) for reason in REASONS)
    assert all(watch_words.weak_word(english, weak) for weak in WEAK)


def test_the_tables_of_the_program() -> None:
    assert {term.origin for term in starter_terms()} == {"starter"}
    assert all(term.source and term.date and term.checked for term in starter_terms())
    assert Watch(starter_terms()).count == len(starter_terms()) >= 10
    assert all(fold(word) == word for word in common_words())
    assert set(common_words().values()) <= set(WEAK)
