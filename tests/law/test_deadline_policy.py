"""What is shown where inputs are missing, doubtful, in conflict or in another zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tro_desk.content.courts import courts
from tro_desk.content.holidays import holiday_table
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.l10n.translator import Translator, translator
from tro_desk.law import compute_deadlines, deadlines


def given(text: str) -> Input:
    """`served=2026-06-13T09:00@Asia/Shanghai?`: zone and doubt are optional."""
    field, _, rest = text.partition("=")
    confirmed = not rest.endswith("?")
    value, _, tz = rest.rstrip("?").partition("@")
    source = "seller" if confirmed else f"evidence:{'a' * 64}:2"
    return Input(field, value, confirmed, source, tz or None)


def computed(*texts: str) -> dict[str, Deadline]:
    return {d.id: d for d in compute_deadlines([given(text) for text in texts])}


def words(deadline: Deadline, language: str = "en") -> str:
    speaker = translator(language)
    return "\n".join(speaker.render(step.text) for step in deadline.trace)


def iso(deadline: Deadline) -> tuple[str | None, str | None]:
    due, later = deadline.due, deadline.possible_later
    return due.isoformat() if due else None, later.isoformat() if later else None


# what is missing


def test_nothing_known() -> None:
    found = compute_deadlines([])
    assert [(d.id, d.status, d.missing) for d in found] == [
        ("tro_expires", "needs_input", ("court", "tro_entered")),
        ("tro_day_28", "needs_input", ("court", "tro_entered")),
        ("answer_due", "needs_input", ("court", "served")),
    ]
    for deadline in found:
        assert (deadline.due, deadline.tz, deadline.trigger) == (None, None, None)
        assert "Not known yet: Court." in words(deadline)


def test_a_date_without_a_court_gives_no_deadline() -> None:
    found = computed("served=2026-05-29", "hearing=2026-07-08T09:30")
    assert found["answer_due"].missing == ("court",)
    assert found["answer_due"].trigger == given("served=2026-05-29")
    assert found["hearing"].missing == ("court",)
    assert found["hearing"].due is None


def test_a_court_without_dates() -> None:
    found = computed("court=ilnd")
    assert found["answer_due"].missing == ("served",)
    assert found["answer_due"].tz == "America/Chicago"
    assert [*found] == ["tro_expires", "tro_day_28", "answer_due"]


def test_an_unknown_court() -> None:
    found = computed("court=ca7", "served=2026-05-29")["answer_due"]
    assert (found.status, found.missing) == ("needs_input", ("court",))
    assert "ca7 is not a court" in words(found)


@pytest.mark.parametrize(
    "value",
    [
        *("05/06/2026", "2026-02-30", "2026-13-01", "", "2026-05-29T25:00", "20260529", "soon"),
        *("0001-01-01", "9999-12-31", "2026-05-29T10:00@Nowhere/City", "2026-05-29T10:00@../etc"),
        "2026-05-29@Asia/Shanghai",
    ],
)
def test_an_unclear_date_is_never_guessed(value: str) -> None:
    found = computed("court=ilnd", f"served={value}", f"tro_entered={value}", f"hearing={value}")
    for deadline, field in (
        ("answer_due", "served"),
        ("tro_expires", "tro_entered"),
        ("tro_day_28", "tro_entered"),
        ("hearing", "hearing"),
    ):
        assert found[deadline].status == "needs_input"
        assert found[deadline].missing == (field,)
        assert iso(found[deadline]) == (None, None)


def test_two_values_of_one_field_are_an_error() -> None:
    with pytest.raises(ValueError, match="served"):
        computed("served=2026-05-29", "served=2026-05-30")


# what is not confirmed


@pytest.mark.parametrize(
    "texts", [("court=ilnd?", "served=2026-05-29"), ("court=ilnd", "served=2026-05-29?")]
)
def test_an_unconfirmed_input_gives_a_provisional_date(texts: tuple[str, str]) -> None:
    found = computed(*texts)["answer_due"]
    assert found.status == "provisional"
    assert iso(found) == ("2026-06-22T23:59:59-05:00", None)


def test_the_trace_says_where_a_value_stands() -> None:
    found = computed("court=ilnd", "served=2026-05-29?")["answer_due"]
    assert words(found).startswith(
        "Date of service: Fri 29 May 2026 (Chicago time) (page 2 of the paper; not confirmed yet)."
    )


# printed dates


def test_a_confirmed_printed_end_stands_in_place_of_day_14() -> None:
    found = computed("court=ilnd", "tro_entered=2026-05-20", "tro_expires=2026-06-17")[
        "tro_expires"
    ]
    assert found.status == "as_printed"
    assert iso(found) == ("2026-06-17T23:59:59-05:00", None)
    assert (found.starts, found.days) == (None, None)
    assert found.trigger == given("tro_expires=2026-06-17")
    assert "more than 14 days after" in words(found)
    assert not found.checked


def test_a_printed_end_with_its_hour() -> None:
    found = computed("court=ilnd", "tro_entered=2026-05-20T10:23", "tro_expires=2026-06-03T10:23")
    assert iso(found["tro_expires"]) == ("2026-06-03T10:23:00-05:00", None)
    assert found["tro_expires"].checked


def test_an_unconfirmed_later_end_does_not_hide_day_14() -> None:
    found = computed("court=ilnd", "tro_entered=2026-05-20", "tro_expires=2026-06-17?")[
        "tro_expires"
    ]
    assert found.status == "computed"
    assert iso(found) == ("2026-06-03T23:59:59-05:00", "2026-06-17T23:59:59-05:00")


def test_an_unconfirmed_earlier_end_is_shown_as_provisional() -> None:
    found = computed("court=ilnd", "tro_entered=2026-05-20", "tro_expires=2026-05-27?")[
        "tro_expires"
    ]
    assert found.status == "provisional"
    assert iso(found) == ("2026-05-27T23:59:59-05:00", "2026-06-03T23:59:59-05:00")


def test_a_printed_answer_date_and_a_computed_one() -> None:
    found = computed("court=ilnd", "served=2026-05-29", "answer_due=2026-06-12")["answer_due"]
    assert found.status == "as_printed"
    assert found.trigger == given("answer_due=2026-06-12")
    assert "Of the two dates the desk shows the earlier" in words(found)
    assert iso(found) == ("2026-06-12T23:59:59-05:00", "2026-06-22T23:59:59-05:00")


def test_a_printed_answer_date_alone_needs_no_service() -> None:
    found = computed("court=ilnd", "answer_due=2026-06-12")["answer_due"]
    assert (found.status, found.missing, found.checked) == ("as_printed", (), True)


def test_a_printed_day_off_is_not_moved() -> None:
    found = computed("court=nysd", "opposition_due=2026-10-25")["opposition_due"]
    assert found.status == "as_printed"
    assert iso(found) == ("2026-10-25T23:59:59-04:00", None)
    assert "does not move by itself" in words(found)
    assert not found.checked


def test_a_hearing_without_an_hour_may_begin_with_the_day() -> None:
    found = computed("court=ilnd", "hearing=2026-07-08")["hearing"]
    assert iso(found) == ("2026-07-08T00:00:00-05:00", "2026-07-08T23:59:59-05:00")


# conflicts


@pytest.mark.parametrize("doubt", ["", "?"])
def test_an_end_before_its_beginning_settles_nothing(doubt: str) -> None:
    found = computed(
        "court=ilnd", f"tro_entered=2026-05-20{doubt}", f"tro_expires=2026-05-02{doubt}"
    )
    assert found["tro_day_28"].due is not None
    assert found["tro_expires"].missing == ("tro_entered", "tro_expires")
    assert "before the beginning" in words(found["tro_expires"])


def test_in_a_conflict_the_confirmed_date_is_used() -> None:
    found = computed("court=ilnd", "served=2026-05-29", "answer_due=2026-05-02?")["answer_due"]
    assert found.status == "computed"
    assert iso(found) == ("2026-06-22T23:59:59-05:00", None)
    assert "is not used" in words(found)
    found = computed("court=ilnd", "served=2026-05-29?", "answer_due=2026-05-02")["answer_due"]
    assert found.status == "as_printed"


def test_an_unreadable_candidate_does_not_hide_a_confirmed_date() -> None:
    found = computed("court=ilnd", "served=2026-05-29", "answer_due=soon?")["answer_due"]
    assert found.due is not None
    assert "soon is not a date" in words(found)


# zones


def test_a_moment_in_beijing_counts_on_the_courts_day() -> None:
    found = computed("court=ilnd", "served=2026-06-13T09:00@Asia/Shanghai")["answer_due"]
    assert iso(found)[0] == "2026-07-06T23:59:59-05:00"
    assert found.starts is not None
    assert found.starts.isoformat() == "2026-06-12T20:00:00-05:00"
    assert "On the court's clock that is Fri 12 Jun 2026 8:00 p.m. Chicago time." in words(found)


def test_a_day_on_a_near_clock_is_the_courts_day() -> None:
    found = computed("court=flsd", "served=2026-11-05@America/Chicago")["answer_due"]
    assert iso(found)[0] == "2026-11-27T23:59:59-05:00"


def test_a_district_in_two_zones_closes_first_in_the_east() -> None:
    found = computed("court=txwd", "served=2026-11-05", "hearing=2026-12-01T09:00")
    # 23:59:59 in El Paso, on the Friday after Thanksgiving or the Monday after it
    assert iso(found["answer_due"]) == ("2026-11-27T23:59:59-06:00", "2026-12-01T00:59:59-06:00")
    assert found["answer_due"].tz == "America/Chicago"
    assert iso(found["hearing"]) == ("2026-12-01T09:00:00-06:00", "2026-12-01T10:00:00-06:00")
    assert "Denver time" in words(found["answer_due"])


def test_a_zone_that_the_paper_names_settles_it() -> None:
    found = computed("court=txwd", "hearing=2026-12-01T09:00@America/Denver")["hearing"]
    assert iso(found) == ("2026-12-01T09:00:00-07:00", None)
    assert found.tz == "America/Denver"


# the reasoning in words


def test_the_trace_of_an_answer_step_by_step() -> None:
    found = computed("court=ilnd", "served=2026-02-27")["answer_due"]
    assert words(found).splitlines() == [
        "Date of service: Fri 27 Feb 2026 (Chicago time) (stated by you).",
        (
            "A defendant answers within 21 days after being served with the summons and complaint. "
            "Ask your lawyer."
        ),
        "The day itself does not count: Sat 28 Feb 2026 is day 1.",
        "Day 21 is Fri 20 Mar 2026, not a weekend or legal holiday: it stays.",
        (
            "The day ends at midnight at the court, for filing by computer too: "
            "Fri 20 Mar 2026 11:59 p.m. Chicago time."
        ),
        "Service by e-mail adds no 3 days to the answer. Ask your lawyer.",
        "Summer time begins at the court on Sun 8 Mar 2026.",
        "In Beijing, 13 hours ahead: Sat 21 Mar 2026 12:59 p.m. Beijing time.",
        f"Holiday table of {holiday_table().version}.",
    ]
    assert [step.rule for step in found.trace] == [
        *("", "FRCP 12(a)(1)(A)(i)", "FRCP 6(a)(1)(A)", "FRCP 6(a)(1)(C)", "FRCP 6(a)(4)"),
        *("FRCP 6(d)", "IANA", "IANA", "5 USC 6103"),
    ]
    assert not found.checked


def test_each_day_that_is_rolled_over_is_named() -> None:
    found = computed("court=ilnd", "served=2026-06-12")["answer_due"]
    text = words(found)
    assert "Day 21 is Fri 3 Jul 2026, the day on which Independence Day is kept" in text
    assert "Sat 4 Jul 2026 is Independence Day" in text
    assert "Sun 5 Jul 2026 is a weekend day" in text
    assert "Mon 6 Jul 2026 is the next business day" in text
    assert "if not, the period ends on Fri 3 Jul 2026. Ask your lawyer." in text


def test_a_state_holiday_is_named_with_the_other_date() -> None:
    text = words(computed("court=ilnd", "served=2026-01-22")["answer_due"])
    assert "Thu 12 Feb 2026 is Lincoln's Birthday, a holiday of the court's state" in text
    assert "the court may read the date as Fri 13 Feb 2026. Ask your lawyer." in text
    unchecked = words(computed("court=flsd", "served=2026-11-05")["answer_due"])
    assert "A list that nobody checked calls it a holiday" in unchecked


def test_a_state_without_a_table_is_named() -> None:
    court = replace(courts()["wyd"], state="XX")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deadlines, "courts", lambda: {"wyd": court})
        deadlines._computed.cache_clear()
        text = words(computed("court=wyd", "served=2026-01-22")["answer_due"])
    deadlines._computed.cache_clear()
    assert "The holidays of the court's state are not in the table" in text


def many() -> Iterator[Deadline]:
    for court in ("ilnd", "txwd?", "gud", "wyd", "ca7"):
        for served in ("2026-06-12", "2025-12-04?", "2026-10-13T09:00@Asia/Shanghai", "soon"):
            for printed in ("2026-07-04", "2020-01-01", "2026-12-01T09:00?"):
                yield from compute_deadlines(
                    [
                        *(given(f"court={court}"), given(f"served={served}")),
                        *(given(f"tro_entered={served}"), given(f"answer_due={printed}")),
                        *(given(f"tro_expires={printed}"), given(f"hearing={printed}")),
                    ]
                )


@pytest.fixture(params=["zh", "en"])
def speaker(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param)


def test_every_step_has_words_and_names_its_zone(speaker: Translator) -> None:
    for deadline in many():
        for text in (deadline.title, *(step.text for step in deadline.trace)):
            said = speaker.render(text)
            assert "{" not in said
            assert not re.search(r"\bC[SD]T\b|America/|Asia/|Pacific/", said)
            if speaker.language == "zh":
                assert re.search(r"[\u4e00-\u9fff]", said)
                assert not re.search(r"\b(the|is|of|Ask)\b", said)


def test_what_needs_a_lawyer_says_so_and_is_marked() -> None:
    for deadline in many():
        if deadline.due is not None and "Ask your lawyer" in words(deadline):
            assert not deadline.checked
