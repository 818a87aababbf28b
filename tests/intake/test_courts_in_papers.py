"""Each court is found in what papers print for it."""

from __future__ import annotations

import pytest

from tests.intake.seen import values
from tro_desk.content.courts import court_examples

EXAMPLES = [
    pytest.param(text, court, id=f"{court}: {text}")
    for court, texts in court_examples().items()
    for text in texts
]


def test_every_court_has_an_example_in_both_languages() -> None:
    assert len(court_examples()) == 94
    for texts in court_examples().values():
        assert len(texts) >= 3
        assert any(text.isascii() for text in texts)
        assert any(not text.isascii() for text in texts)


@pytest.mark.parametrize(("text", "court"), EXAMPLES)
def test_an_example(text: str, court: str) -> None:
    assert values(text, "court", "court_order") == [court]


@pytest.mark.parametrize(
    "text",
    [
        "佐治亚州",  # a state with three districts
        "德克萨斯州法院",
        "特拉华州法院受理",  # a court of the state
        "销往加州中部的客户",
        "纽约南部的仓库",
        "华盛顿东方贸易公司",
        "Northern District",
        "He is admitted to practice in the Northern District of Texas",
        "Acme v. Doe (S.D.N.Y. Mar. 4, 2024)",
        "BEACHED GOODS",
        "CDCALENDAR",
    ],
)
def test_words_that_name_no_court_of_ours(text: str) -> None:
    assert values(text, "court", "court_order") == []


def test_a_court_in_passing_gives_way_to_the_heading() -> None:
    text = (
        "UNITED STATES DISTRICT COURT\nDISTRICT OF NEVADA\nAs the Northern District of Texas held"
    )
    assert values(text, "court", "court_order") == ["nvd"]
