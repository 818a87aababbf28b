"""The rows of the review: what waits, what is settled, what nobody found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tro_desk.domain.case import Case, Notice
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Candidate, Fact, FoundFact, Status
from tro_desk.ui.screens.review.rows import (
    IMPORTANT,
    Row,
    State,
    build,
    count,
    keep_order,
    snippet,
    unsettled_first,
)

AT = datetime(2026, 3, 4, tzinfo=UTC)


def found(number: int, field: str, value: str, paper: str = "a", score: int = 900) -> FoundFact:
    return FoundFact(number, paper, Candidate(field, value, value, 1, 0, 1, score, "test@1"))


def case(*hits: FoundFact, facts: Sequence[Fact] = ()) -> Case:
    papers = sorted({hit.evidence for hit in hits} or {"a"})
    notices = tuple(
        Notice(
            index,
            Evidence(paper, f"{paper}.pdf", 1, "pdf", 1, AT),
            "court_order",
            "text",
            tuple(hit for hit in hits if hit.evidence == paper),
        )
        for index, paper in enumerate(papers, 1)
    )
    return Case("c1", AT, notices, tuple(facts))


def fact(field: str, value: str, status: Status, hit: FoundFact | None = None) -> Fact:
    return Fact(1, "c1", field, value, status, AT, hit)


def of(rows: Sequence[Row], field: str) -> list[Row]:
    return [row for row in rows if row.field == field]


def test_important_fields_that_nobody_found_are_asked_for() -> None:
    rows = build(case())
    assert [row.field for row in rows] == list(IMPORTANT)
    assert {row.state for row in rows} == {State.MISSING}


def test_a_found_field_is_not_missing() -> None:
    assert [row.state for row in of(build(case(found(1, "court", "ilnd"))), "court")] == [
        State.OPEN
    ]


def test_rivals_of_a_single_field_stand_together_best_first() -> None:
    rows = of(build(case(found(1, "court", "ilnd", score=700), found(2, "court", "nysd"))), "court")
    assert [(row.items[0].value, row.rivals) for row in rows] == [("nysd", 2), ("ilnd", 2)]


def test_a_confirmed_single_field_settles_its_rivals() -> None:
    hit = found(2, "court", "nysd")
    known = case(
        found(1, "court", "ilnd"), hit, facts=[fact("court", "nysd", Status.CONFIRMED, hit)]
    )
    rows = of(build(known), "court")
    assert [(row.items[0].value, row.state) for row in rows] == [("nysd", State.CONFIRMED)]


def test_not_sure_is_an_answer_and_leaves_the_field_open_to_others() -> None:
    hit = found(1, "court", "ilnd")
    rows = of(build(case(hit, facts=[fact("court", "ilnd", Status.NOT_SURE, hit)])), "court")
    assert [row.state for row in rows] == [State.NOT_SURE]
    assert rows[0].settled


def test_values_that_were_set_aside_ask_for_the_right_one() -> None:
    hit = found(1, "court", "ilnd")
    rows = of(build(case(hit, facts=[fact("court", "ilnd", Status.REJECTED, hit)])), "court")
    assert [row.state for row in rows] == [State.MISSING, State.SET_ASIDE]
    assert count(rows).all == 1


def test_values_of_one_answer_share_a_row_until_they_are_shown_apart() -> None:
    known = case(*(found(n, "asin", f"B00000000{n}") for n in range(3)))
    (row,) = of(build(known), "asin")
    assert [item.value for item in row.items] == [f"B00000000{n}" for n in range(3)]
    assert len(of(build(known, apart=frozenset({"asin"})), "asin")) == 3


def test_a_case_counts_what_waits_as_the_review_shows_it() -> None:
    unsure = found(7, "judge", "A. Judge")
    known = case(
        *(found(n, "asin", f"B00000000{n}", "ab"[n % 2], 900 - n) for n in range(4)),
        found(5, "court", "ilnd", "b"),
        found(6, "court", "nysd"),
        unsure,
        found(8, "docket_number", "1:26-cv-01234", "b"),
        facts=[
            fact("judge", "A. Judge", Status.NOT_SURE, unsure),
            fact("docket_number", "1:26-cv-01234", Status.REJECTED),
        ],
    )
    counts = count(build(known))
    assert known.open_rows() == counts.open == 3  # the ASINs, and either court
    assert [known.open_rows(paper) for paper in ("a", "b")] == [2, 1]
    assert (counts.not_sure, counts.missing) == (1, 4)


def test_the_paper_in_front_gives_the_first_place() -> None:
    known = case(found(1, "judge", "A. Judge", "a", 900), found(2, "judge", "A. Judge", "b", 500))
    (row,) = of(build(known, first="b"), "judge")
    assert row.place is not None
    assert [place.evidence for place in row.items[0].places] == ["b", "a"]


def test_a_typed_value_has_no_place() -> None:
    (row,) = of(build(case(facts=[fact("court", "ilnd", Status.CONFIRMED)])), "court")
    assert row.place is None
    assert row.state is State.CONFIRMED


def test_what_waits_comes_first() -> None:
    hit = found(1, "docket_number", "1:26-cv-01234")
    known = case(
        hit,
        found(2, "judge", "A"),
        facts=[fact("docket_number", hit.candidate.value, Status.CONFIRMED, hit)],
    )
    states = [row.state for row in unsettled_first(build(known))]
    assert states == [State.OPEN, *[State.MISSING] * 4, State.CONFIRMED]


def test_nothing_moves_when_a_row_is_answered() -> None:
    hits = [found(1, "docket_number", "1:26-cv-01234"), found(2, "judge", "A")]
    before = unsettled_first(build(case(*hits)))
    after = build(case(*hits, facts=[fact("judge", "A", Status.CONFIRMED, hits[1])]))
    kept = keep_order([row.key for row in before], after)
    assert [row.key for row in kept] == [row.key for row in before]


def test_a_new_value_takes_the_place_of_the_one_it_replaced() -> None:
    before = unsettled_first(build(case(found(2, "judge", "A"))))
    typed = [fact("court", "ilnd", Status.CONFIRMED)]
    kept = keep_order([row.key for row in before], build(case(found(2, "judge", "A"), facts=typed)))
    assert [row.field for row in kept] == [row.field for row in before]


def test_a_snippet_is_one_line_cut_at_words() -> None:
    text = "First line\nThis is a rather long way to say Case No.  1:26-cv-01234, entered\ntoday"
    start = text.index("1:26")
    cut = "…long way to say Case No. 1:26-cv-01234, entered today"
    assert snippet(text, start, start + 13) == cut
    assert snippet("Case 1", 5, 6) == "Case 1"
    assert snippet("ab " * 80, 0, 2).endswith("…")
