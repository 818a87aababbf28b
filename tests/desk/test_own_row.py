"""The seller's own row in lists of defendants, ranges and dismissals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.parts import add, confirmed
from tro_desk.desk import Desk
from tro_desk.desk.results import OwnRow

LIST = """SCHEDULE A
No. Defendant Merchant ID ASIN
{a} Jia Wei Store AVGMHK8F979VS5 B0SZQR8062
{b} Qingrui Home A1Q2W3E4R5T6Y7 B0AAAAAAA1B0AAAAAAA2
{c} 瑞光商行 AF7KKW6NJ68S8 B03KW4KDZG
"""
SCHEDULE = LIST.format(a="56", b="57", c="58")


def rows(desk: Desk, folder: Path, *texts: str) -> list[OwnRow]:
    """The rows found where each text is a paper of one case."""
    case: str | None = None
    for number, text in enumerate(texts):
        case = add(desk, folder, case=case, text=text, name=f"{number}.txt").case_id
    assert case is not None
    return list(desk.own_rows(case))


def numbers(found: list[OwnRow]) -> list[str]:
    return [row.defendant_number for row in found]


@pytest.mark.parametrize(
    ("name", "seller_id", "by"),
    [
        ("Qingrui Home", "", "store_name"),
        ("qingrui  HOME", "", "store_name"),
        ("Another name", "A1Q2W3E4R5T6Y7", "seller_id"),
    ],
)
def test_the_row_of_a_shop(name: str, seller_id: str, by: str, desk: Desk, tmp_path: Path) -> None:
    desk.add_store("amazon", name, seller_id)
    (row,) = rows(desk, tmp_path, SCHEDULE)
    assert (row.defendant_number, row.page, row.matched_by, row.removed) == ("57", 1, by, False)
    assert SCHEDULE[row.start : row.end].startswith("57 Qingrui Home")


def test_by_an_asin_that_the_seller_confirmed(desk: Desk, tmp_path: Path) -> None:
    case = add(desk, tmp_path, text=SCHEDULE).case_id
    assert desk.own_rows(case) == ()
    desk.say(case, [confirmed("asin", "B0AAAAAAA2")])
    (row,) = desk.own_rows(case)
    assert (row.defendant_number, row.matched_by) == ("57", "asin")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("You are Defendant No. 57 - Qingrui Home in this case.", "57"),
        ("Qingrui Home (57), Jia Wei Store (56)", "57"),
        ("Qingrui Home (Defendant No. 57)", "57"),
        ("You are\tDoe 17 - Qingrui Home on Etsy", "17"),
        ("被告编号:57 Qingrui Home", "57"),
        ("1\nJia Wei Store\n2\nQingrui Home\n3\nTuxeni\n4\nZomeka\n", "2"),
        ("No\tSeller\n8\tJia Wei\n9\tQingrui Home\n10\tTuxeni\n", "9"),
    ],
)
def test_forms_of_rows(text: str, number: str, desk: Desk, tmp_path: Path) -> None:
    desk.add_store("amazon", "Qingrui Home")
    assert numbers(rows(desk, tmp_path, text)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Qingrui Home,\n12 of your listings were removed.",
        "Qingrui Homewares 57",
        "In 2026 Qingrui Home sold 57 kites.",
    ],
)
def test_no_number_is_guessed(text: str, desk: Desk, tmp_path: Path) -> None:
    desk.add_store("amazon", "Qingrui Home")
    assert numbers([row for row in rows(desk, tmp_path, text) if not row.removed]) == []


def test_two_rows_that_may_be_meant_are_both_given(desk: Desk, tmp_path: Path) -> None:
    desk.add_store("amazon", "Qingrui Home")
    text = SCHEDULE + "59 Qingrui Home A9X8C7V6B5N4M3 B0CCCCCCC1\n"
    assert numbers(rows(desk, tmp_path, text)) == ["57", "59"]


@pytest.mark.parametrize(
    ("text", "seen", "removed"),
    [
        ("Default is entered as to Defendants Nos. 3 to 8, 12 and 50-60.", True, False),
        ("Default is entered as to Defendants Nos. 3 to 8, 12 and 58-60.", False, False),
        ("This action is dismissed as to Defendant No. 57 without prejudice.", True, True),
        ("Plaintiff hereby dismisses Defendants Nos. 12, 57\nand 70.", True, True),
        ("The motion to dismiss of Defendant No. 57 is denied.", True, False),
        ("原告对被告编号 57 撤诉。", True, True),
        ("Defendants Nos. 570 and 5,7 appear.", False, False),
    ],
)
def test_later_papers_by_number(
    text: str, seen: bool, removed: bool, desk: Desk, tmp_path: Path
) -> None:
    desk.add_store("amazon", "Qingrui Home")
    later = rows(desk, tmp_path, SCHEDULE, text)[1:]
    assert bool(later) is seen
    assert [row.removed for row in later] == [removed] * len(later)
    assert all(row.matched_by == "defendant_number" for row in later)


def test_dismissed_by_name(desk: Desk, tmp_path: Path) -> None:
    desk.add_store("amazon", "Qingrui Home")
    text = "NOTICE OF DISMISSAL\nPlaintiff voluntarily dismisses this action as to\nQingrui Home."
    (row,) = rows(desk, tmp_path, text)
    assert row.removed
    assert row.defendant_number == ""


def test_by_the_number_that_the_seller_confirmed(desk: Desk, tmp_path: Path) -> None:
    case = add(desk, tmp_path, text="Default against Defendants Nos. 50 to 60.").case_id
    assert desk.own_rows(case) == ()
    desk.say(case, [confirmed("defendant_number", "57")])
    assert numbers(list(desk.own_rows(case))) == ["57"]
