"""Service, remedies, marks and tables in the brief."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from tests.papers import reading, sample
from tro_desk.content import table_versions
from tro_desk.domain.deadline import Closure, DeadlineMark
from tro_desk.law import compute_deadlines
from tro_desk.law.remedies import remedies
from tro_desk.papers import BriefOptions, Snapshot, render_brief

Language = Literal["zh", "en", "zh+en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "zh+en")


def flow(snapshot: Snapshot, language: Language, *sections: str) -> str:
    return reading.flow_of(render_brief(snapshot, BriefOptions(language, "A4", sections)).data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_service_is_told_as_facts(language: Language) -> None:
    text = flow(sample.sample(), language, "service")
    assert "lanjia.direct@mail.example" in text
    told = {"en": "By e-mail", "zh": "电子邮件", "zh+en": "By e-mail"}[language]
    assert reading.squeezed(told) in text
    asked = {"en": "Business address", "zh": "经营地址", "zh+en": "经营地址"}[language]
    assert reading.squeezed(asked) in text  # not known, and said so
    doubt = {"en": "date not yet confirmed", "zh": "尚未确认", "zh+en": "date not yet confirmed"}
    assert reading.squeezed(doubt[language]) in text  # of the day of service


def test_without_a_word_on_service_there_is_no_section() -> None:
    known = sample.sample()
    kept = tuple(s for s in known.statements if not s.field.startswith(("service", "address")))
    bare = replace(known, statements=kept)
    made = render_brief(bare, BriefOptions("en", "A4", ("service", "questions", "money")))
    assert "service" not in made.first_page_of
    assert "Hague" not in reading.text_of(made.data)


@pytest.mark.parametrize(
    ("method", "hague"), [("email", True), ("website", True), ("post", False), ("hague", False)]
)
def test_what_counsel_is_asked_of_service(method: str, hague: bool) -> None:
    known = sample.sample()
    statements = tuple(
        replace(s, value=method) if s.field == "service_method" else s for s in known.statements
    )
    text = flow(replace(known, statements=statements), "en", "questions")
    assert (reading.squeezed("does the Hague Service Convention apply") in text) == hague
    assert "12(h)(1)" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_remedies_are_a_range_and_no_prediction(language: Language) -> None:
    text = flow(sample.sample(), language, "remedies")
    label = {
        "en": "A range in the statute, not a prediction.",
        "zh": "法条写明的范围，不是预测。",
        "zh+en": "A range in the statute, not a prediction.",
    }
    assert reading.squeezed(label[language]) in text
    for figure in ("USD1,000.00", "USD200,000.00", "USD2,000,000.00", "USD250.00"):
        assert figure in text
    assert "USD400,000.00" in text  # of two marks
    assert "USD4,000,000.00" in text
    for statute in ("15USC1117(c)", "35USC289", "35USC284"):
        assert statute in text
    assert "504" not in text  # no copyright is asserted


def test_a_right_without_a_number_is_not_multiplied() -> None:
    known = replace(sample.sample(), remedies=remedies({"copyright": 0}))
    text = flow(known, "en", "remedies")
    assert "USD750.00toUSD30,000.00" in text
    assert "Confirmedhere" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_closed_days_are_named(language: Language) -> None:
    known = replace(
        sample.sample(), closures=(Closure(1, "ilnd", date(2026, 6, 22), "burst pipe"),)
    )
    text = flow(known, language, "method")
    assert set(known.tables) == set(table_versions())
    for version in known.tables.values():
        assert version in text
    assert "burstpipe" in text
    older = flow(replace(known, tables={}, closures=()), language, "method")
    assert "burstpipe" not in older


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["answer_due", "tro_day_28", "hearing"])
def test_what_the_seller_says_of_a_date_stands_beside_it(name: str, language: Language) -> None:
    known = sample.sample()
    inputs = [d.trigger for d in known.deadlines if d.trigger]
    court = next(s for s in known.statements if s.field == "court")
    triggers = {one.field: one for one in inputs}
    triggers["court"] = replace(inputs[0], field="court", value=court.value)
    for state, words in (
        ("done", {"en": "Done, as the seller says.", "zh": "卖家称已完成。"}),
        ("moved", {"en": "Moved by order of the court", "zh": "卖家称法院已下令改期。"}),
    ):
        due = "2026-07-10" if state == "moved" else ""
        mark = DeadlineMark(name, state, due, "", sample.SERVICE, 2, "", sample.NOW)
        deadlines = compute_deadlines(tuple(triggers.values()), marks=[mark])
        told = replace(known, deadlines=deadlines)
        assert Snapshot.from_json(told.to_json()) == told
        text = flow(told, language, "clocks", "dates")
        for code in ("en", "zh"):
            assert (reading.squeezed(words[code]) in text) == (code in language)
        if state == "moved":
            assert reading.squeezed("2026-07-10" if language == "zh" else "10 Jul 2026") in text
