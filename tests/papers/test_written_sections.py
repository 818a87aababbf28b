"""Records, steps and the worksheet in the brief; what is privileged stays out of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Literal

import pytest

from tests.papers import figures, reading, sample, written
from tro_desk.domain.records import Contact
from tro_desk.domain.steps import WizardPath
from tro_desk.papers import BriefOptions, Snapshot, render_brief, section_ids
from tro_desk.papers import written as records

Language = Literal["zh", "en", "zh+en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "zh+en")
SECTIONS = (
    *("documents", "steps", "points", "communications", "offers", "worksheet"),
    *("defences", "open_questions", "tasks", "added_evidence"),
)


def flow(snapshot: Snapshot, language: Language, *sections: str) -> str:
    return reading.flow_of(render_brief(snapshot, BriefOptions(language, "A4", sections)).data)


def told(text: str, *phrases: str) -> None:
    for phrase in phrases:
        assert reading.squeezed(phrase) in text, phrase


def test_the_sections_stand_in_the_order_of_reading() -> None:
    assert tuple(name for name in section_ids() if name in SECTIONS) == SECTIONS


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_said_to_the_own_lawyer_is_nowhere(language: Language) -> None:
    snapshot = figures.known()
    assert "Secret" not in snapshot.to_json()
    text = flow(snapshot, language, *section_ids())
    for secret in ("Secret", "JordanVale", "call.txt", written.CALL):
        assert secret not in text
    lines = {
        "en": "Privileged: what was said is left out.",
        "zh": "受律师保密特权保护：所谈内容不列入。",
    }
    for code, line in lines.items():
        assert (reading.squeezed(line) in text) == (code in language)


def test_other_talks_are_told_as_typed_with_their_evidence() -> None:
    text = flow(figures.known(), "en", "communications")
    told(
        text,
        "Mon 2 Mar 2026 11:05 a.m. Beijing time Platform Seller Support Support case, Sent",
        "为什么冻结？ (original Chinese)",
        "Evidence: A1",
        "Plaintiff's counsel E-mail, Received Pay by Friday.",
    )
    assert "(原文为中文)" not in flow(figures.known(), "zh", "communications")
    assert "original" not in flow(figures.known(), "zh", "communications")


def test_offers_stand_oldest_first_with_their_terms() -> None:
    text = flow(figures.known(), "en", "offers")
    told(
        text,
        "2026-02-28 (as on the paper) — not known by the seller Refused Asked for less.",
        "2026-03-01 (as on the paper) USD 9,000.00 by the plaintiff Open",
        "open until 2026-03-12 (as on the paper)",
        "Pay, release within 5 days. 不得再卖。 (original Chinese) Evidence: E2",
    )
    assert text.index("2026-02-28") < text.index("2026-03-01")


def test_tasks_that_are_open_by_their_day() -> None:
    text = flow(figures.known(), "en", "tasks")
    told(text, "2025 invoices 王芳 (original Chinese) Sun 8 Mar 2026 (Beijing time)")
    assert text.index("2025invoices") < text.index("Callthebank")
    assert "Isdonealready" not in text


def test_steps_with_answers_reasons_and_listings() -> None:
    text = flow(figures.known(), "en", "steps")
    told(
        text,
        "USD 48,210.55",
        "Sun 1 Mar 2026 (time zone not known)",
        "Sun 1 Mar 2026 10:23 a.m. Beijing time",
        "我们的工厂 <b>& Co.</b> (original Chinese)",
        "done, as the desk sees",
        "B0ZZK2M9QF could not be done 没有权限",
        "left out Not needed here.",
        "not a day any more",
        "What was done to each listing:",
        "B0ZZK2M9QF Page captured Li Ming Evidence first. Before: A1 After: A2",
        "B0ZZK4T1LD Could not be done The account is closed.",
    )


def test_what_the_seller_does_not_know_and_what_has_changed() -> None:
    text = flow(figures.known(), "en", "open_questions")
    told(text, "Counsel comparison the seller does not know", "Documents and gaps answered before")
    told(text, "Chicago")


def test_added_evidence_has_its_hash_its_source_and_three_clocks() -> None:
    text = flow(figures.known(), "en", "added_evidence")
    told(
        text,
        "A1 payments 付款页.png picture from the clipboard B0ZZK2M9QF",
        "Seller Central, payments page",
        "余额截图 (original Chinese)",
        written.PICTURE,
        "48,213",
        "Mon 2 Mar 2026 3:05 a.m. UTC",
        "Mon 2 Mar 2026 11:05 a.m. Beijing time",
        "Sun 1 Mar 2026 9:05 p.m. Chicago time",
    )
    assert "A3" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worksheet_adds_up_and_says_what_it_does_not_know(language: Language) -> None:
    text = flow(figures.known(), language, "worksheet")
    told(text, "2026-03-12", "USD 9,000.00", "CNY 5,600.00", "0.1392", "供应商的发票还没有到。")
    english = (
        "USD 10,500.00 to USD 11,500.00",
        "at least CNY 33,600.00",
        "CNY 5,600.00 to CNY 14,000.00",
        "USD 2,000.00 to USD 400,000.00",
        "Wilful: up to USD 4,000,000.00.",
        "Offer + own counsel's fee + cost of staying frozen.",
        "Not known, so not in it: What a court would award",
        "not known",
        "no view, no forecast, no advice",
        "from the statute",
        "Let it default",
        "ask your lawyer",
    )
    chinese = ("至少 CNY 33,600.00", "未知", "和解", "应诉", "任其缺席", "出自法条")
    if "en" in language:
        told(text, *english)
    if language == "zh":
        told(text, *chinese)


def test_sections_of_nothing_are_left_out() -> None:
    made = render_brief(figures.with_figures(figures.figures()), BriefOptions("en", "A4"))
    assert not set(SECTIONS) & set(made.first_page_of)


def test_what_is_empty_in_a_part_leaves_its_section_out() -> None:
    bare = replace(figures.known(), written=records.Written(tasks=written.TASKS[:1]), paths=())
    made = render_brief(bare, BriefOptions("zh+en", "A4"))
    assert set(SECTIONS) & set(made.first_page_of) == {"tasks"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_very_many_records_stay_on_the_page(language: Language, tmp_path: Any) -> None:
    count = 60
    snapshot = replace(figures.known(), written=written.many(count))
    made = render_brief(snapshot, BriefOptions(language, "A4", SECTIONS))
    text = reading.flow_of(made.data)
    for number in range(count):
        for name in (f"call-{number}很长", f"task-{number}W", f"B0MANY{number:04d}"):
            assert name in text
    for width, _height, words in reading.boxes_of(made.data, tmp_path):
        assert max(box[2] for box in words) <= width - 43
        words.sort(key=lambda box: box[1])
        for place, (left, top, right, bottom) in enumerate(words):
            for other in words[place + 1 :]:
                if other[1] > bottom - 3:
                    break
                assert other[0] >= right - 0.5 or other[2] <= left + 0.5, (top, other)


# the snapshot


def test_a_snapshot_with_records_comes_back_and_gives_the_same_bytes() -> None:
    known = figures.known()
    back = Snapshot.from_json(known.to_json())
    assert back == known
    assert back.to_json() == known.to_json()
    options = BriefOptions("zh+en", "A4", SECTIONS)
    assert render_brief(back, options).data == render_brief(known, options).data


def test_a_snapshot_from_before_the_records_still_loads() -> None:
    kept: dict[str, Any] = json.loads(sample.sample().to_json())
    del kept["written"], kept["paths"]
    old = Snapshot.from_json(json.dumps(kept))
    assert (old.written, old.paths) == (None, ())
    assert old.content_key == sample.sample().content_key


def test_records_date_a_brief_and_steps_do_not() -> None:
    bare = sample.sample()
    assert replace(bare, paths=written.PATHS).content_key == bare.content_key
    assert replace(bare, written=written.told()).content_key != bare.content_key


def test_nothing_written_down_is_none() -> None:
    assert records.written((), (), None) is None
    done = written.records(written.TASKS[2])
    assert records.written(done, (), None) is None


def test_a_privileged_contact_keeps_its_day_and_its_way_alone() -> None:
    one = written.CONTACTS[1]
    made = records.written(written.records(one), (), None)
    assert made is not None
    assert made.contacts == (Contact(one.at, one.zone, "own_counsel", "", "phone", "in", ""),)


def test_a_path_on_which_nothing_was_done_tells_nothing() -> None:
    path = WizardPath("amazon", "2026-11-22", written.PATHS[0].title, (), ())
    assert records.path_told(path) is None
