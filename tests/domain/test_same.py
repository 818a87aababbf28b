"""Spellings of one fact are no rivals; values that differ are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tro_desk.domain.case import Case, Notice
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Candidate, FoundFact
from tro_desk.domain.same import fuller, same_statement

NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "less", "more"),
    [
        ("plaintiff", "NORTHLAKE BRANDS, LLC", "Northlake Brands LLC"),
        ("case_name", "NORTHLAKE BRANDS LLC v. DOES 1-9", "Northlake Brands LLC v. Does 1-9"),
        ("judge", "ELAINE M. TORVALD", "Elaine M Torvald"),
        ("tro_entered", "2026-02-24", "2026-02-24T10:23"),
        ("docket_number", "26-cv-01234", "1:26-cv-01234"),
    ],
)
def test_spellings(field: str, less: str, more: str) -> None:
    assert same_statement(field, less, more)
    assert same_statement(field, more, less)
    assert fuller(field, more, less)
    assert not fuller(field, less, more)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("plaintiff", "Northlake Brands LLC", "Northlake Brand LLC"),
        ("tro_entered", "2026-02-24", "2026-02-25T10:23"),
        ("tro_entered", "2026-02-24T10:23", "2026-02-24T11:23"),
        ("docket_number", "1:26-cv-01234", "3:26-cv-01234"),
        ("docket_number", "26-cv-01234", "26-cv-01235"),
        ("court", "ilnd", "ILND"),
        ("frozen_amount", "1.00 USD", "1 USD"),
    ],
)
def test_different_values(field: str, one: str, other: str) -> None:
    assert not same_statement(field, one, other)


def case_of(*found: tuple[str, str, int]) -> Case:
    evidence = Evidence("0" * 64, "a.pdf", 1, "pdf", 1, NOW)
    facts = tuple(
        FoundFact(number, evidence.sha256, Candidate(field, value, value, 1, 0, 1, score, "x@1"))
        for number, (field, value, score) in enumerate(found, 1)
    )
    return Case("c1", NOW, (Notice(1, evidence, "other", "text", facts),), ())


def values(case: Case, field: str) -> list[str]:
    return [found.candidate.value for found in case.open_candidates(field)]


def test_the_fullest_spelling_stands_for_all() -> None:
    case = case_of(
        ("tro_entered", "2026-02-24", 950),
        ("tro_entered", "2026-02-24T10:23", 940),
        ("plaintiff", "NORTHLAKE BRANDS LLC", 960),
        ("plaintiff", "Northlake Brands LLC", 700),
    )
    assert values(case, "tro_entered") == ["2026-02-24T10:23"]
    assert values(case, "plaintiff") == ["Northlake Brands LLC"]
    assert case.open_candidates("plaintiff")[0].candidate.score == 960


def test_a_doubtful_hour_does_not_replace_a_certain_day() -> None:
    case = case_of(("tro_entered", "2026-02-24", 950), ("tro_entered", "2026-02-24T10:23", 400))
    assert values(case, "tro_entered") == ["2026-02-24"]


def test_two_hours_of_one_day_stay_rivals() -> None:
    case = case_of(
        ("hearing", "2026-03-10T09:30", 950),
        ("hearing", "2026-03-10", 940),
        ("hearing", "2026-03-10T10:30", 930),
    )
    assert values(case, "hearing") == ["2026-03-10T09:30", "2026-03-10T10:30"]


def test_values_of_a_field_with_many_are_never_merged() -> None:
    case = case_of(("brand", "NORTHPERCH", 900), ("brand", "Northperch", 900))
    assert len(values(case, "brand")) == 2
