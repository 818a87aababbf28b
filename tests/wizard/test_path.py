"""The path of a case: what is done, what comes next, and that every path ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tro_desk.base.messages import Message
from tro_desk.content.steps import flow
from tro_desk.domain.case import Case, Notice
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Candidate, Fact, FoundFact, Status
from tro_desk.domain.steps import State, WizardPath
from tro_desk.domain.store import Answer
from tro_desk.wizard import Walk, path, situation

NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
FLOW = flow("first_hours")


def next_steps(
    case: Case, deadlines: tuple[Deadline, ...], answers: tuple[Answer, ...], brief_made: bool
) -> WizardPath:
    now = situation(case, deadlines, has={"brief": brief_made})
    return path(Walk(FLOW, now, answers))


def found(number: int, field: str, value: str) -> FoundFact:
    return FoundFact(number, "ab" * 32, Candidate(field, value, value, 1, 0, 5, 950, "test@1"))


def fact(field: str, value: str, status: Status = Status.CONFIRMED) -> Fact:
    return Fact(1, "c1", field, value, status, NOW)


def case(*facts: Fact, candidates: tuple[FoundFact, ...] | None = None) -> Case:
    evidence = Evidence("ab" * 32, "notice.eml", 10, "eml", 1, NOW)
    notices = (
        () if candidates is None else (Notice(1, evidence, "tro_service", "text", candidates),)
    )
    return Case("c1", NOW, notices, facts)


def deadline(status: str) -> Deadline:
    title = Message("deadline", "Answer due")
    return Deadline("answer_due", title, "FRCP 12", status, None, None, None, None, ())


def answer(step: str, value: str = "done", **other: object) -> Answer:
    asked = FLOW.step(step)
    assert asked is not None
    full = Answer("c1", f"first_hours/{step}", value, FLOW.version, NOW, wording=asked.wording)
    return replace(full, **other)


def state(shown: WizardPath, step: str) -> State:
    one = shown.step(f"first_hours/{step}")
    assert one is not None
    return one.state


def ids(shown: WizardPath, count: int = 3) -> list[str]:
    return [step.id.removeprefix("first_hours/") for step in shown.next(count)]


def test_an_empty_case_begins_with_the_original() -> None:
    shown = next_steps(case(), (), (), brief_made=False)
    assert ids(shown) == ["keep_notice", "stand_still", "frozen_amount"]
    assert (shown.total, shown.done) == (8, ())
    assert shown.content_version == FLOW.version
    assert {step.section for step in shown.steps} == {section.id for section in shown.sections}


def test_a_case_with_its_notice_confirmed() -> None:
    served = found(1, "served", "2026-02-27")
    shown = next_steps(
        case(
            fact("docket_number", "1:26-cv-01234"),
            fact("court", "ilnd"),
            fact("frozen_amount", "48210.55 USD"),
            candidates=(served,),
        ),
        (deadline("provisional"),),
        (answer("stand_still"),),
        brief_made=False,
    )
    done = [step.id.removeprefix("first_hours/") for step in shown.done]
    assert done == ["keep_notice", "stand_still", "frozen_amount", "docket_court"]
    assert ids(shown) == ["preserve", "check_notice", "compare_sources"]
    assert shown.step("first_hours/service_date") is None  # the notice tells it
    assert shown.total == 10


def test_evidence_is_kept_before_anything_is_taken_down() -> None:
    before = next_steps(case(), (), (answer("take_down", "skipped"),), brief_made=False)
    assert state(before, "take_down") is State.BLOCKED
    assert "take_down" not in ids(before, 20)
    after = next_steps(case(), (), (answer("preserve"),), brief_made=False)
    assert state(after, "take_down") is State.OPEN
    impossible = answer("preserve", "impossible:the page is gone")
    skipped = next_steps(case(), (), (impossible,), brief_made=False)
    assert state(skipped, "preserve") is State.SKIPPED
    kept = skipped.step("first_hours/preserve")
    assert kept is not None
    assert (kept.impossible, kept.reason) == (True, "the page is gone")
    assert state(skipped, "take_down") is State.OPEN


def test_without_a_notice_a_fact_is_typed_on_the_case() -> None:
    step = next_steps(case(), (), (), brief_made=False).step("first_hours/docket_court")
    assert step is not None
    assert step.go == "case"
    step = next_steps(case(candidates=()), (), (), brief_made=False).step(step.id)
    assert step is not None
    assert step.go == "review"


def test_what_the_desk_can_see_is_not_declared_done() -> None:
    shown = next_steps(case(), (), (answer("keep_notice"), answer("brief")), brief_made=False)
    assert state(shown, "keep_notice") is State.OPEN
    assert state(shown, "brief") is State.OPEN
    assert state(next_steps(case(), (), (), brief_made=True), "brief") is State.DONE


@pytest.mark.parametrize(
    ("candidates", "facts", "status", "expected"),
    [
        ((), (), "computed", State.DONE),
        ((found(1, "served", "2026-02-27"),), (), "computed", State.OPEN),
        ((found(1, "judge", "A"),), (), "computed", State.OPEN),
        (
            (found(1, "judge", "A"), found(2, "judge", "B")),
            (fact("judge", "A"),),
            "computed",
            "done",
        ),
        ((found(1, "judge", "A"),), (fact("judge", "A", Status.REJECTED),), "computed", "done"),
        ((found(1, "judge", "A"),), (fact("judge", "A", Status.NOT_SURE),), "computed", "done"),
        ((found(1, "judge", "A"),), (fact("judge", "A", Status.WITHDRAWN),), "computed", "open"),
        ((found(1, "served", "2026-02-27"),), (), "provisional", State.OPEN),
        (
            (found(1, "served", "2026-02-27"),),
            (fact("served", "2026-02-27", Status.NOT_SURE),),
            "provisional",
            State.OPEN,
        ),
        ((found(1, "asin", "B0TRODSK02"),), (), "computed", State.DONE),
    ],
)
def test_the_notice_is_checked_when_each_single_fact_is_answered(
    candidates: tuple[FoundFact, ...], facts: tuple[Fact, ...], status: str, expected: str
) -> None:
    shown = next_steps(case(*facts, candidates=candidates), (deadline(status),), (), False)
    assert state(shown, "check_notice") == expected


def test_a_service_date_that_the_notice_does_not_tell_is_asked_for_and_stays_in_view() -> None:
    asked = next_steps(case(candidates=()), (), (), brief_made=False)
    assert state(asked, "service_date") is State.OPEN
    told = next_steps(case(fact("served", "2026-02-27"), candidates=()), (), (), brief_made=False)
    assert state(told, "service_date") is State.DONE
    assert told.total == asked.total


def test_answers_given_under_other_words_are_stale() -> None:
    old = answer("preserve", wording="0" * 16)
    shown = next_steps(case(), (), (old,), brief_made=False)
    assert state(shown, "preserve") is State.STALE
    (changed,) = shown.stale
    assert [change.name for change in changed.stale_because] == ["wording"]
    assert "preserve" in ids(shown, 20)
    assert state(shown, "take_down") is State.BLOCKED
    marked = next_steps(case(), (), (answer("preserve", stale=True),), brief_made=False)
    assert state(marked, "preserve") is State.STALE


def test_another_version_of_the_flow_leaves_answers_to_the_same_words_alone() -> None:
    same = answer("preserve", content_version="2020-01-01")
    assert state(next_steps(case(), (), (same,), False), "preserve") is State.DONE
    # An answer that an earlier version of the program kept knows no more than the version.
    unknown = answer("preserve", content_version="2020-01-01", wording="")
    assert state(next_steps(case(), (), (unknown,), False), "preserve") is State.STALE
    known = answer("preserve", wording="")
    assert state(next_steps(case(), (), (known,), False), "preserve") is State.DONE


def test_the_newest_answer_counts_even_where_the_clock_was_set_back() -> None:
    first = answer("preserve")
    second = answer("preserve", "open", at=NOW - timedelta(minutes=1))
    assert state(next_steps(case(), (), (first, second), False), "preserve") is State.OPEN
    assert state(next_steps(case(), (), (second, first), False), "preserve") is State.DONE
