"""The first page, who is who, what is raised and asked, custody, words: read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.papers import figures, reading, sample, written
from tests.papers.reading import squeezed
from tro_desk.content.glossary import glossary
from tro_desk.domain.records import Defence
from tro_desk.l10n import translator
from tro_desk.l10n.asks import ASKS
from tro_desk.papers import BriefOptions, RenderedBrief, Snapshot, render_brief, section_ids

LANGUAGES = ("zh", "en", "zh+en")
FRONT = ("case", "clocks", "money", "asks")


def brief(
    snapshot: Snapshot, language: Any = "en", paper: str = "A4", **more: Any
) -> RenderedBrief:
    return render_brief(snapshot, BriefOptions(language, paper, **more))


def flow(snapshot: Snapshot, language: str, *sections: str) -> str:
    return reading.flow_of(brief(snapshot, language, sections=sections).data)


def pages(made: RenderedBrief) -> list[str]:
    return [squeezed(page.extract_text()) for page in reading.reader(made.data).pages]


def told(text: str, *phrases: str) -> None:
    for phrase in phrases:
        assert squeezed(phrase) in text, phrase


# the first page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [figures.known, sample.empty, sample.huge])
def test_what_is_read_first_is_one_page(make: Any, language: str, paper: str) -> None:
    sections = (*FRONT, "dates", "parties")
    made = brief(make(), language, paper, asks=tuple(ASKS), sections=sections)
    assert [made.first_page_of[name] for name in FRONT] == [1, 1, 1, 1]
    assert made.first_page_of["parties"] >= 2
    first, second = pages(made)[:2]
    marks = {"en": "Sourcemarks", "zh": "来源标记", "zh+en": "Sourcemarks"}[language]
    assert marks in first
    assert marks not in second
    last = list(ASKS.values())[-1]
    told(first, translator("zh" if language == "zh" else "en").render(last))


def test_a_short_first_page_is_not_alone_on_its_paper() -> None:
    made = brief(sample.sample(), sections=("money", "parties"))
    assert made.first_page_of == {"money": 1, "parties": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_was_chosen_is_asked_of_counsel(language: str) -> None:
    text = reading.flow_of(
        brief(figures.known(), language, sections=("asks",), asks=("narrow_freeze",)).data
    )
    for code in ("en", "zh"):
        said = [squeezed(translator(code).render(ask)) in text for ask in ASKS.values()]
        assert said == [code in language and name == "narrow_freeze" for name in ASKS]
    if language == "en":
        told(
            text,
            "Dates that rest on a day not confirmed by seller: 3.",
            "Facts not confirmed or not known: 3.",
            "Documents that are missing: 1.",
            "Questions the seller could not settle: 2.",
        )


def test_nothing_is_asked_in_the_name_of_a_seller_who_chose_nothing() -> None:
    told(flow(sample.empty(), "en", "asks"), "The seller has chosen nothing here.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_privilege_is_claimed_on_each_page_and_only_where_it_was_chosen(language: str) -> None:
    words = {
        "en": "Privileged and confidential - prepared for counsel",
        "zh": "保密，主张律师保密特权：为律师准备",
    }
    some = ("case", "parties", "facts")
    claimed, plain = (
        brief(sample.sample(), language, privileged=one, sections=some) for one in (True, False)
    )
    assert claimed.pages > 1
    for code, phrase in words.items():
        assert all((squeezed(phrase) in page) == (code in language) for page in pages(claimed))
        assert not any(squeezed(phrase) in page for page in pages(plain))
    assert claimed.pages == plain.pages


def test_an_ask_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no ask"):
        BriefOptions("zh", asks=("win",))


# who is who


def test_parties_and_the_lawyer_who_was_retained() -> None:
    text = flow(figures.known(), "en", "parties")
    told(
        text,
        "Plaintiff's law firm Harrow & Pike LLP",
        "深圳市澜岬科技有限公司 Shenzhen Lanjia Technology Co., Ltd. (original Chinese)",
        "Seller ID In the papers, not confirmed by seller document E1, p. 3",
        "Seller's own counsel Alex Marlow, Marlow Law 马洛律所",
        "Admitted in: N.D. Ill.",
        "Bar number: 6300001",
    )
    assert "A2UNCERTAIN77" not in text
    told(flow(sample.sample(), "en", "parties"), "Seller's own counsel — none named by the seller")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_compared_of_lawyers_is_nowhere(language: str) -> None:
    snapshot = figures.known()
    assert "Secret" not in snapshot.to_json()
    assert "Secret" not in flow(snapshot, language, *section_ids())


def test_rights_stand_with_their_numbers_as_printed() -> None:
    told(
        flow(sample.sample(), "en", "rights"),
        "Kind of right Trademark trademark document E1, p. 2",
        "Trademark registration U.S. TM Reg. No. 9,990,417 Reg. No. 9,990,417 document E1, p. 2",
        "Listings named B0ZZK2M9QF, B0ZZK4T1LD, B0ZZN3P6WV",
    )
    told(flow(sample.empty(), "en", "rights"), "Rights asserted — not known")


# what the seller wrote


def test_a_defence_is_printed_as_typed_with_the_sellers_own_english() -> None:
    text = flow(figures.known(), "en", "defences")
    told(
        text,
        "Nobody has checked or translated it",
        "1 Sales and where they went stated by seller",
        "没有卖到伊利诺伊州，只有两单测试购买。 (original Chinese) One was refunded. Evidence: A1",
        "No sale to Illinois but two test buys.",
        "2 stated by seller 模具是我们自己开的。 (original Chinese) —",
    )
    chinese = flow(figures.known(), "zh", "defences")
    told(
        chinese, "没有卖到伊利诺伊州，只有两单测试购买。", "No sale to Illinois but two test buys."
    )
    assert "original" not in chinese


def test_a_defence_of_many_pages_is_printed_to_its_end() -> None:
    records = written.told()
    long = Defence("", "\n".join(f"第{n}点：我们没有侵权，" + "证据很多。" * 40 for n in range(60)))
    made = brief(
        replace(sample.sample(), written=replace(records, defences=(long,))),
        "zh+en",
        sections=("defences",),
    )
    assert made.pages > 3
    text = reading.flow_of(made.data)
    assert all(f"第{n}点：我们没有侵权，" in text for n in range(60))


def test_points_and_documents_stand_with_what_is_missing_of_them() -> None:
    told(
        flow(figures.known(), "en", "points"),
        "2026-02-20 (as on the paper) — — A warning alone. stated by seller",
        "2026-02-25 (as on the paper) 6 1 of 3 投诉手机支架 (original Chinese) Evidence: A1",
    )
    told(
        flow(figures.known(), "en", "documents"),
        "Invoice of Ningbo Lanjia Mould Yes, here Evidence: A1 stated by seller",
        "Licence of the brand No, missing 供应商说没有 (original Chinese) stated by seller",
    )


# what is not confirmed, custody, words


@pytest.mark.parametrize("section", ["case", "service", "dates"])
def test_a_day_that_is_not_confirmed_is_bold_and_has_its_place(section: str) -> None:
    made = brief(sample.sample(), sections=(section,))
    bold: list[str] = []

    def seen(text: str, _cm: Any, _tm: Any, font: Any, _size: Any) -> None:
        if font is not None and "Bold" in str(font["/BaseFont"]):
            bold.append(text)

    reading.reader(made.data).pages[0].extract_text(visitor_text=seen)
    day = {"dates": "Mon 9 Mar 2026"}.get(section, "Fri 27 Feb 2026 (Chicago time)")
    assert squeezed(day) in squeezed("".join(bold))
    told(pages(made)[0], "not yet confirmed" if section != "dates" else "not confirmed by seller")
    told(pages(made)[0], "document E2, p. 1")


def test_evidence_tells_who_added_it_and_where_its_record_ends() -> None:
    snapshot = figures.known()
    told(
        flow(snapshot, "en", "evidence"),
        "Custody: entry 3 is the last, its hash " + "c7" * 32,
        "by wangli · LANJIA-PC",
        "Custody: each entry of the record holds the hash of the one before.",
    )
    told(flow(snapshot, "en", "added_evidence"), "Custody: entry 1 is the last", "c8" * 32)
    assert "Custody" not in flow(replace(snapshot, custody=()), "en", "evidence", "added_evidence")


def test_words_are_told_in_chinese_and_only_those_that_occur() -> None:
    snapshot = sample.sample()
    assert "glossary" not in brief(snapshot).first_page_of
    few, every = (
        flow(snapshot, language, *sections)
        for language, sections in (("zh+en", ("case", "glossary")), ("zh", section_ids()))
    )
    terms = glossary()
    docket, default = (squeezed(translator("zh").render(terms[one].meaning)) for one in _TERMS)
    assert docket in few
    assert default not in few
    assert default in every


_TERMS = ("docket_number", "entry_of_default")


def test_the_method_tells_the_figures_and_every_table() -> None:
    text = flow(figures.known(), "en", "method")
    told(text, "A line that two files have counts once.", "Table of deadline rules of 2026-")
    told(text, "Marks: from a document means", "rounded to a tenth of a percent")
    assert "countsonce" not in flow(sample.sample(), "en", "method")
