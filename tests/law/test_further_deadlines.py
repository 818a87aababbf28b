"""Extension, waiver, Rule 12 motions, default, windows: what starts, stops and ends them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.law.test_deadline_policy import given, iso, words
from tro_desk.desk.without_case import count
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, DeadlineMark
from tro_desk.law import compute_deadlines

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def computed(
    *texts: str,
    closures: Sequence[Closure] = (),
    customs: Sequence[CustomDeadline] = (),
    marks: Sequence[DeadlineMark] = (),
) -> dict[str, Deadline]:
    inputs = [given(text) for text in texts]
    return {d.id: d for d in compute_deadlines(inputs, closures, customs, marks)}


def own(unit: str, length: int, starts: str, tz: str = "") -> CustomDeadline:
    return CustomDeadline(7, "Own", "", unit, length, starts, tz)


# which are there


def test_only_what_has_a_trigger_is_listed() -> None:
    assert [*computed("court=ilnd")] == ["tro_expires", "tro_day_28", "answer_due"]
    everything = computed(
        *("court=ilnd", "tro_entered=2026-05-20", "served=2026-05-29", "hearing=2026-06-03T09:30"),
        *("dissolve_notice=2026-05-26", "waiver_sent=2026-05-29", "opposition_due=2026-06-01"),
        *("judgment_entered=2026-11-27", "counter_notice_sent=2026-05-04"),
        "ip_complaint_received=2026-05-18",
    )
    assert [*everything] == [
        *("tro_expires", "tro_day_28", "dissolve_earliest_hearing", "answer_due"),
        *("waiver_answer_due", "default_possible", "hearing", "opposition_due", "rule_59e_due"),
        *("appeal_due", "counter_notice_window", "alibaba_response_due"),
    ]
    assert all(d.due is not None for d in everything.values())


def test_platform_dates_need_no_court() -> None:
    found = computed("ip_complaint_received=2026-05-18", "counter_notice_sent=2026-05-04")
    assert iso(found["alibaba_response_due"])[0] == "2026-05-21T23:59:59+08:00"
    assert found["counter_notice_window"].missing == ()


def test_who_waives_is_not_asked_for_service() -> None:
    found = computed("court=ilnd", "waiver_sent=2026-09-28")
    assert "answer_due" not in found
    assert iso(found["default_possible"]) == (
        "2026-11-28T00:00:00-06:00",
        "2026-12-29T00:00:00-06:00",
    )
    both = computed("court=ilnd", "waiver_sent=2026-09-28", "served=2026-10-01")
    assert iso(both["default_possible"])[0] == "2026-10-23T00:00:00-05:00"  # the earlier of both


# the TRO


def test_an_extension_by_consent_may_be_longer() -> None:
    order = ("court=ilnd", "tro_entered=2026-05-20", "tro_extended_until=2026-07-31")
    alone = computed(*order)["tro_expires"]
    assert iso(alone) == ("2026-07-31T23:59:59-05:00", None)
    assert "Day 28 was Wed 17 Jun 2026" in words(alone)
    assert not alone.checked
    agreed = computed(*order, "tro_extended_consent=yes")["tro_expires"]
    assert iso(agreed) == iso(alone)
    assert "Day 28" not in words(agreed)
    assert agreed.status == "as_printed"


def test_an_extension_that_nobody_confirmed_extends_nothing() -> None:
    for order in ("tro_extended=2026-06-02?", "tro_extended_until=2026-07-31?"):
        found = computed("court=ilnd", "tro_entered=2026-05-20", order)["tro_expires"]
        assert iso(found)[0] == "2026-06-03T23:59:59-05:00"


def test_an_extension_needs_to_know_what_it_extends() -> None:
    found = computed("court=ilnd", "tro_extended=2026-06-02", "tro_expires=2026-06-03")
    assert (found["tro_expires"].status, found["tro_expires"].missing) == (
        "needs_input",
        ("tro_entered",),
    )


def test_a_new_end_needs_no_beginning() -> None:
    found = computed("court=ilnd", "tro_extended_until=2026-06-12T17:00")["tro_expires"]
    assert iso(found) == ("2026-06-12T17:00:00-05:00", None)
    assert found.status == "as_printed"


@pytest.mark.parametrize(
    ("printed", "due", "status"),
    [
        ("2026-05-27?", "2026-06-03T23:59:59-05:00", "provisional"),
        ("2026-06-10?", "2026-06-17T23:59:59-05:00", "computed"),
    ],
)
def test_a_first_end_that_nobody_confirmed_may_only_shorten(
    printed: str, due: str, status: str
) -> None:
    found = computed(
        *("court=ilnd", "tro_entered=2026-05-20", f"tro_expires={printed}"),
        "tro_extended=2026-05-26",
    )["tro_expires"]
    assert (iso(found)[0], found.status) == (due, status)


def test_an_extension_is_as_long_as_the_first_period_was() -> None:
    found = computed(
        *("court=ilnd", "tro_entered=2026-05-20", "tro_expires=2026-05-27"),
        "tro_extended=2026-05-26",
    )["tro_expires"]
    assert iso(found)[0] == "2026-06-03T23:59:59-05:00"
    assert (found.days, found.status) == (14, "computed")
    assert "The first period ended on Wed 27 May 2026, after 7 days." in words(found)


# the answer


def test_a_motion_stops_the_answer_until_it_is_decided() -> None:
    before = ("court=ilnd", "served=2026-10-30", "motion_filed=2026-11-13")
    stopped = computed(*before)
    assert (stopped["answer_due"].status, stopped["answer_due"].missing) == (
        "needs_input",
        ("motion_decided",),
    )
    assert "default_possible" not in stopped
    assert "A Rule 12 motion stops the time to answer" in words(stopped["answer_due"])
    decided = computed(*before, "motion_decided=2026-12-18")["answer_due"]
    assert (decided.rule, decided.days) == ("FRCP 12(a)(4)(A)", 14)
    assert iso(decided)[0] == "2027-01-04T23:59:59-06:00"
    unsure = computed(*before[:2], "motion_filed=2026-11-13?")["answer_due"]
    assert iso(unsure)[0] == "2026-11-20T23:59:59-06:00"  # the earlier date is the safe one


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2026-11-20", "2027-01-04T23:59:59-06:00"),  # from before the ruling: not used
        ("2026-12-28", "2026-12-28T23:59:59-06:00"),  # the ruling fixes an earlier one
    ],
)
def test_a_printed_answer_date_and_a_ruling(printed: str, due: str) -> None:
    found = computed(
        *("court=ilnd", "served=2026-10-30", f"answer_due={printed}"),
        *("motion_filed=2026-11-13", "motion_decided=2026-12-18"),
    )["answer_due"]
    assert iso(found)[0] == due


def test_a_motion_that_came_late_hides_no_date() -> None:
    known = ("court=ilnd", "served=2026-05-29", "motion_filed=2026-06-23")
    late = computed(*known)
    assert iso(late["answer_due"])[0] == "2026-06-22T23:59:59-05:00"
    assert "The time to answer had run out by then" in words(late["answer_due"])
    assert not late["answer_due"].checked
    assert late["default_possible"].due is not None
    in_time = computed(*known[:2], "motion_filed=2026-06-22")["answer_due"]
    assert in_time.missing == ("motion_decided",)
    by_order = computed(*known, "answer_due=2026-07-10")["answer_due"]
    assert by_order.missing == ("motion_decided",)  # the order had given more time


def test_a_ruling_before_its_motion_settles_nothing() -> None:
    found = computed(
        *("court=ilnd", "served=2026-05-29", "motion_filed=2026-06-10"),
        "motion_decided=2026-06-01",
    )["answer_due"]
    assert (found.status, found.missing) == ("needs_input", ("motion_decided",))
    assert "one of the dates is wrong" in words(found)


def test_default_is_possible_until_it_is_entered() -> None:
    known = ("court=ilnd", "served=2026-05-29")
    found = computed(*known)["default_possible"]
    assert found.trigger == given("served=2026-05-29")
    assert "Mon 22 Jun 2026 11:59 p.m. Chicago time" in words(found)
    assert "default_possible" not in computed(*known, "default_entered=2026-06-25")
    assert computed("court=ilnd", "served=2026-05-29?")["default_possible"].status == "provisional"


# outside the court


def test_the_window_names_both_ends_and_the_calendar_of_the_sender() -> None:
    found = computed("counter_notice_sent=2026-11-13@America/New_York")["counter_notice_window"]
    assert iso(found) == ("2026-11-30T23:59:59-05:00", "2026-12-04T23:59:59-05:00")
    text = words(found)
    assert "Thu 26 Nov 2026 is Thanksgiving: it does not count." in text
    assert "Working day 10 is Mon 30 Nov 2026." in text
    assert "Working day 14 is Fri 4 Dec 2026." in text
    assert "Mon 30 Nov 2026 11:59 p.m. New York time" in text
    assert "Beijing time" in text


def test_a_weekend_that_is_worked_in_china_is_named() -> None:
    found = computed("ip_complaint_received=2026-02-12")["alibaba_response_due"]
    assert iso(found) == ("2026-02-24T23:59:59+08:00", None)
    text = words(found)
    assert "Sat 14 Feb 2026 is worked in China, to make up for Spring Festival: it counts." in text
    assert "Mon 16 Feb 2026 is Spring Festival: it does not count." in text
    assert found.checked


def test_a_year_that_china_has_not_announced() -> None:
    found = computed("ip_complaint_received=2026-12-29")["alibaba_response_due"]
    assert iso(found)[0] == "2027-01-01T23:59:59+08:00"  # only weekends are known
    assert "beyond it only weekends were left out. Ask the platform." in words(found)
    assert not found.checked


def test_a_complaint_that_came_late_at_night_in_america() -> None:
    found = computed("ip_complaint_received=2026-05-18T20:00@America/New_York")
    assert iso(found["alibaba_response_due"])[0] == "2026-05-22T23:59:59+08:00"


@pytest.mark.parametrize("value", ["soon", "2026-02-30"])
def test_a_platform_date_that_cannot_be_read(value: str) -> None:
    found = computed(f"ip_complaint_received={value}")["alibaba_response_due"]
    assert (found.status, found.missing) == ("needs_input", ("ip_complaint_received",))


# closed days, own dates, marks


def test_closed_days_pile_up_on_weekends_and_holidays() -> None:
    closed = [Closure(n, "ilnd", date(2026, 6, n), "") for n in (22, 23)]
    found = computed("court=ilnd", "served=2026-05-29", closures=closed)
    assert iso(found["answer_due"]) == ("2026-06-22T23:59:59-05:00", "2026-06-24T23:59:59-05:00")
    assert words(found["answer_due"]).count("(no reason given)") == 2
    assert iso(found["default_possible"])[1] == "2026-06-25T00:00:00-05:00"


def test_a_closed_day_counts_neither_backward_nor_moves_what_is_printed() -> None:
    closed = [Closure(1, "ilnd", date(2026, 7, 2), ""), Closure(2, "ilnd", date(2026, 6, 9), "")]
    found = computed(
        *("court=ilnd", "hearing=2026-06-09T09:30"),
        closures=closed,
        customs=[own("court_days", -7, "2026-07-10")],
    )
    assert iso(found["custom:7"]) == ("2026-07-02T23:59:59-05:00", None)
    assert iso(found["hearing"]) == ("2026-06-09T09:30:00-05:00", None)
    assert "does not move by itself" in words(found["hearing"])


def test_hours_may_end_later_too() -> None:
    closed = [Closure(1, "ilnd", date(2026, 6, 11), "flood")]
    customs = [own("hours", 24, "2026-06-10T10:00", "America/Chicago")]
    found = computed("court=ilnd", closures=closed, customs=customs)["custom:7"]
    assert iso(found) == ("2026-06-11T10:00:00-05:00", "2026-06-12T10:00:00-05:00")


def test_service_by_mail_adds_three_days_after_the_period_has_rolled() -> None:
    mailed = count("ilnd", "2026-11-05", 14, "court_days", by_mail=True)
    assert iso(mailed) == ("2026-11-19T23:59:59-06:00", "2026-11-23T23:59:59-06:00")
    assert "Service by mail adds 3 days, by e-mail none" in words(mailed)
    assert not mailed.checked
    # The period itself rolls to Monday 8 June, and three days more count from there.
    rolled = count("ilnd", "2026-05-23", 14, "court_days", by_mail=True)
    assert iso(rolled) == ("2026-06-08T23:59:59-05:00", "2026-06-11T23:59:59-05:00")


def test_hours_back_from_an_event() -> None:
    found = computed("court=nysd", customs=[own("hours", -48, "2026-03-09T16:30")])["custom:7"]
    assert iso(found) == ("2026-03-06T15:30:00-05:00", None)  # Saturday 15:30 EST, rolled back
    assert "The same hour of the business day before" in words(found)


def test_a_court_in_two_zones_closes_first_in_the_east() -> None:
    found = computed("court=txwd", customs=[own("court_days", 3, "2026-06-08")])["custom:7"]
    assert iso(found) == ("2026-06-11T23:59:59-05:00", "2026-06-12T00:59:59-05:00")


def test_a_hearing_is_moved_to_a_day_without_an_hour() -> None:
    mark = DeadlineMark("hearing", "moved", "2026-06-20", "", "e" * 64, 3, "joint motion", NOW)
    found = computed("court=ilnd", "hearing=2026-06-09T09:30", marks=[mark])["hearing"]
    assert iso(found) == ("2026-06-20T00:00:00-05:00", None)
    text = words(found)
    assert "page 3 of the paper" in text
    assert "Your note: joint motion" in text


def test_a_mark_of_a_date_that_is_not_there_is_ignored() -> None:
    mark = DeadlineMark("hearing", "done", "", "", None, None, "", NOW)
    assert computed("court=ilnd", marks=[mark]) == computed("court=ilnd")


# in time


def test_a_list_of_many_cases_is_quick() -> None:
    start = time.process_time()
    total = 0
    for number in range(400):
        day = date(2020, 1, 1) + timedelta(days=number)
        total += len(computed("court=flsd", f"tro_entered={day}", f"served={day}"))
    assert total == 1600
    assert time.process_time() - start < 2  # a tenth of it on an idle machine
