"""A time always says in which zone it is, and never by letters that mean two of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.papers import reading, sample
from tro_desk.content.courts import courts
from tro_desk.content.deadlines import deadline_rules
from tro_desk.desk.without_case import deadlines_for
from tro_desk.domain.court import Court
from tro_desk.l10n.translator import ZONES, Translator, translator
from tro_desk.papers import BriefOptions, render_brief

AMBIGUOUS = re.compile(r"\b(?:[CEMPA][SD]T|HST|AKST|AKDT|ChST|GMT)\b|America/|Asia/|Pacific/")
"""CST is Chicago's winter time and China's: no such letters, and no names of the tz database."""

TIMES = {"en": re.compile(r"\d{1,2}:\d\d [ap]\.m\.(?P<after>.{0,30})"),
         "zh": re.compile(r"(?P<before>.{0,30})(?<![\d:])\d\d:\d\d(?!:?\d)")}  # fmt: skip


def zones(words: Translator) -> tuple[str, ...]:
    return tuple(words.zone(name) for name in ZONES)


def nameless(text: str, words: Translator) -> list[str]:
    """The times of `text` that name no zone beside them."""
    names = zones(words)
    if words.language == "zh":
        found = TIMES["zh"].finditer(text)
        return [m[0] for m in found if not any(name in m["before"] for name in names)]
    found = TIMES["en"].finditer(text)
    return [m[0] for m in found if not m["after"].lstrip().startswith(names)]


def every_trigger(court: Court) -> dict[str, str]:
    """Typed values that give every deadline of the table."""
    values = {"court": court.id, "hearing": "2026-11-02T09:30", "answer_due": "2027-02-01"}
    for rule in deadline_rules().rules.values():
        values |= dict.fromkeys(rule.triggers, "2026-10-30")
    return values


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_step_of_each_deadline_of_each_court(language: str) -> None:
    words = translator(language)
    for court in courts().values():
        found = deadlines_for(every_trigger(court))
        assert {d.id for d in found} >= deadline_rules().rules.keys() - {"opposition_due"}
        for deadline in found:
            for step in deadline.trace:
                said = words.render(step.text)
                assert nameless(said, words) == []
                assert AMBIGUOUS.search(said) is None


def test_the_test_sees_a_time_without_a_zone() -> None:
    english, chinese = translator("en"), translator("zh")
    assert nameless("due 11:59 p.m. on Friday", english)
    assert nameless("due 11:59 p.m. Chicago time", english) == []
    assert nameless("截止 2026-03-20 周五 23:59", chinese)
    assert nameless("芝加哥时间 2026-03-20 周五 23:59", chinese) == []
    assert AMBIGUOUS.search("5:00 PM CST")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_brief(language: str) -> None:
    words = translator(language)
    known = replace(sample.sample(), deadlines=deadlines_for(every_trigger(courts()["ilnd"])))
    data = render_brief(known, BriefOptions(language)).data  # type: ignore[arg-type]
    text = reading.text_of(data)
    assert nameless(text, words) == []
    assert AMBIGUOUS.search(text) is None
