"""What an answer on the review means, without a window, on a real desk."""

from __future__ import annotations

import pytest

from tests.ui_review.kit import Later, Now
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, Said
from tro_desk.domain.facts import Status
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.screens.review.rows import Row, State


@pytest.fixture
def review(desk: Desk, case: str) -> ReviewController:
    """The sample case, opened."""
    made = ReviewController(desk, Now(), lambda: None)
    made.open(case)
    return made


def row_of(review: ReviewController, field: str) -> Row:
    return next(row for row in review.rows if row.field == field)


def value(desk: Desk, case: str, field: str) -> str | None:
    return desk.case(case).value(field)


def test_it_opens_on_what_waits(review: ReviewController) -> None:
    assert review.current is not None
    assert not review.current.settled
    counts = review.counts
    assert counts.all == counts.confirmed + counts.open + counts.not_sure + counts.missing
    assert counts.confirmed > 5
    assert counts.open > 0
    assert [row.settled for row in review.rows] == sorted(row.settled for row in review.rows)


def test_numbers_follow_the_fields_and_stay(review: ReviewController) -> None:
    numbers = {row.key: row.number for row in review.rows}
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert row_of(review, "docket_number").number == 1
    review.not_sure(row_of(review, "docket_number").key)
    assert {row.key: row.number for row in review.rows} == numbers


def test_confirm_saves(review: ReviewController, desk: Desk, case: str) -> None:
    row = next(row for row in review.rows if row.state is State.OPEN)
    review.confirm(row.key)
    after = review.row(row.key)
    assert after is None or after.state is State.CONFIRMED
    confirmed = {fact.value for fact in desk.case(case).confirmed(row.field)}
    assert {item.value for item in row.items} <= confirmed
    assert review.saved_at is not None


def test_an_answer_shows_only_once_it_is_saved(desk: Desk, case: str) -> None:
    jobs = Later()
    review = ReviewController(desk, jobs, lambda: None)
    review.open(case)
    jobs.step()
    row = row_of(review, "docket_number")
    review.not_sure(row.key)
    assert row.key in review.saving
    assert row_of(review, "docket_number").state is State.CONFIRMED
    assert value(desk, case, "docket_number") is not None
    jobs.step()
    assert review.saving == frozenset()
    assert row_of(review, "docket_number").state is State.NOT_SURE
    assert value(desk, case, "docket_number") is None


def test_answers_are_saved_one_after_the_other(desk: Desk, case: str) -> None:
    jobs = Later()
    review = ReviewController(desk, jobs, lambda: None)
    review.open(case)
    jobs.step()
    review.not_sure(row_of(review, "docket_number").key)
    review.not_sure(row_of(review, "court").key)
    assert len(jobs.waiting) == 1
    jobs.step()
    assert row_of(review, "docket_number").state is State.NOT_SURE
    assert row_of(review, "court").state is State.CONFIRMED
    jobs.step()
    assert row_of(review, "court").state is State.NOT_SURE


def test_undo_takes_the_last_answer_back(review: ReviewController, desk: Desk, case: str) -> None:
    docket = value(desk, case, "docket_number")
    review.set_aside(row_of(review, "docket_number").key)
    assert value(desk, case, "docket_number") is None
    assert review.can_undo
    review.undo()
    assert value(desk, case, "docket_number") == docket


def test_a_missing_field_is_filled_in_by_hand(desk: Desk) -> None:
    case = desk.new_case()
    review = ReviewController(desk, Now(), lambda: None)
    review.open(case)
    row = row_of(review, "served")
    assert row.state is State.MISSING
    review.confirm(row.key)
    assert review.editing == row.key
    review.save_edit(row.key, "Feb. 27, 2026")
    assert value(desk, case, "served") == "2026-02-27"
    assert review.editing is None
    after = row_of(review, "served")
    assert after.state is State.CONFIRMED
    assert after.number == row.number
    assert after.place is None


def test_a_value_that_cannot_be_read_is_said_and_kept_open(desk: Desk) -> None:
    case = desk.new_case()
    review = ReviewController(desk, Now(), lambda: None)
    review.open(case)
    row = row_of(review, "served")
    review.edit(row.key)
    for typed in ("03/10/2026", "soon", ""):
        review.save_edit(row.key, typed)
        assert review.errors[row.key].code == "bad_value"
        assert review.editing == row.key
        assert value(desk, case, "served") is None
    review.stop_editing()
    assert review.errors == {}


def test_a_changed_value_replaces_the_found_one(
    review: ReviewController, desk: Desk, case: str
) -> None:
    row = row_of(review, "docket_number")
    review.edit(row.key)
    review.save_edit(row.key, "1:26-cv-04321")
    after = row_of(review, "docket_number")
    assert value(desk, case, "docket_number") == "1:26-cv-04321"
    assert after.edited
    assert after.place is not None
    assert len([r for r in review.rows if r.field == "docket_number"]) == 1


def test_a_changed_value_of_a_field_with_many_sets_the_old_one_aside(
    review: ReviewController, desk: Desk, case: str
) -> None:
    row = row_of(review, "defendant_number")
    review.save_edit(row.key, "48")
    told = {f.value: f.status for f in desk.case(case).facts if f.field == "defendant_number"}
    assert told == {"47": Status.REJECTED, "48": Status.CONFIRMED}


def test_many_values_are_answered_at_once_or_apart(
    review: ReviewController, desk: Desk, case: str
) -> None:
    row = row_of(review, "asin")
    assert len(row.items) == 3
    review.edit(row.key)
    apart = [r for r in review.rows if r.field == "asin"]
    assert [len(r.items) for r in apart] == [1, 1, 1]
    assert review.editing is None
    review.confirm(apart[0].key)
    assert [f.value for f in desk.case(case).confirmed("asin")] == [apart[0].items[0].value]


def test_saving_the_same_value_confirms_it(review: ReviewController, desk: Desk) -> None:
    row = next(row for row in review.rows if row.state is State.OPEN and len(row.items) == 1)
    review.edit(row.key)
    review.save_edit(row.key, row.items[0].value)
    after = review.row(row.key)
    assert after is not None
    assert after.state is State.CONFIRMED
    assert not after.edited


def test_choosing_a_row_brings_its_paper_to_the_front(review: ReviewController) -> None:
    for row in review.rows:
        if row.place is None:
            continue
        review.select(row.key)
        assert review.paper is not None
        assert review.paper.sha256 in {p.evidence for item in row.items for p in item.places}
        assert row.key in {mark.key for mark in review.marks()}


def test_marks_lie_on_what_was_printed(review: ReviewController, desk: Desk, case: str) -> None:
    printed = {found.candidate.raw for n in desk.case(case).notices for found in n.found}
    for paper in review.papers:
        review.show_paper(paper.sha256)
        marks = review.marks()
        assert marks
        pages = {page.number: page.text for page in desk.page_text(paper.sha256)}
        for mark in marks:
            assert pages[mark.page][mark.start : mark.end]
            words = " ".join(pages[mark.page][mark.start : mark.end].split())
            assert words in {" ".join(raw.split()) for raw in printed}


def test_moving_stops_at_the_ends(review: ReviewController) -> None:
    review.move(-3)
    assert review.selected == review.rows[0].key
    review.move(1000)
    assert review.selected == review.rows[-1].key


def test_next_open_goes_round_and_rests_when_all_is_answered(review: ReviewController) -> None:
    for _ in range(len(review.rows)):
        row = next((row for row in review.rows if not row.settled), None)
        if row is None:
            break
        if row.state is State.MISSING:
            review.save_edit(row.key, "2026-02-27")
        else:
            review.not_sure(row.key)
    chosen = review.selected
    review.next_open()
    assert review.selected == chosen
    assert review.counts.open == 0


def test_reload_takes_what_another_window_said(
    review: ReviewController, desk: Desk, case: str
) -> None:
    order = [row.key for row in review.rows]
    row = row_of(review, "docket_number")
    desk.say(case, [Said("docket_number", row.items[0].value, Status.NOT_SURE)])
    review.reload()
    assert row_of(review, "docket_number").state is State.NOT_SURE
    assert [row.key for row in review.rows] == order


def test_a_case_that_is_gone_is_said(desk: Desk) -> None:
    review = ReviewController(desk, Now(), lambda: None)
    review.open("c999")
    assert isinstance(review.failure, DeskError)
    assert review.failure.code == "unknown_case"
