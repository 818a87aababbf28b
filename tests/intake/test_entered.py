"""When the restraining order was entered: the first entry, with its hour where it is printed."""

from __future__ import annotations

import pytest

from tests.intake.seen import COURT, seen, values

DAY = "2026-02-24"
HOUR = "2026-02-24T10:23"
TITLE = COURT + "Plaintiff,\nTEMPORARY RESTRAINING ORDER\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            (
                "6. This Temporary Restraining Order is entered at 10:23 a.m. on February 24, 2026 "
                "and shall remain in effect for fourteen (14) days."
            ),
            HOUR,
        ),
        ("The Temporary Restraining Order was entered on\nFebruary 24, 2026.", DAY),
        (
            (
                "We have received a temporary restraining order issued by the United States "
                "District Court for\nthe Northern District of Illinois, Case No. 1:26-cv-01234, "
                "entered on February 24, 2026, in the\nmatter of A v. B."
            ),
            DAY,
        ),
        ('The Temporary Restraining Order ("TRO") was issued on February 24, 2026.', DAY),
        ("Amount: 1\nTRO entered: 02/24/2026", DAY),
        ("Date of TRO: February 24, 2026", DAY),
        ("A TRO was granted on 24 February 2026.", DAY),
        ("A temporary restraining order issued by the court in Chicago on Feb. 24, 2026", DAY),
        ("临时限制令于2026年2月24日签发。", DAY),
        ("美国法院2026年2月24日作出的临时限制令", DAY),
        ("Plaintiff moves to extend the temporary restraining order entered on 2/24/2026.", DAY),
        (
            "The Court entered a Temporary Restraining Order on February 24, 2026, at 10:23 AM.",
            HOUR,
        ),
    ],
)
def test_words_that_are_certain(text: str, value: str) -> None:
    (one,) = seen(COURT + text, "tro_entered")
    assert (one.value, one.score >= 900) == (value, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ENTERED: February 24, 2026", DAY),
        (("It is issued at 10:23 a.m. this 24th day of February, 2026.\nISSUED at 10:23 a.m. this "
         "24th day of February, 2026"), HOUR),
        ("Issued at 10:23 a.m. on February 24, 2026", HOUR),
        ("SO ORDERED this 24th day of February, 2026.", DAY),
        ("Dated: February 24, 2026 at 10:23 a.m. Central Time", HOUR),
        ("DONE AND ORDERED in Miami, Florida, this 24th day of February, 2026.", DAY),
    ],
)  # fmt: skip
def test_the_end_of_an_order_under_its_title(text: str, value: str) -> None:
    assert values(TITLE + text, "tro_entered") == [value]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("ORDER GRANTING EX PARTE APPLICATION FOR ENTRY OF TEMPORARY RESTRAINING ORDER", [DAY]),
        ("ORDER GRANTING PLAINTIFF'S MOTION\nFOR A TEMPORARY RESTRAINING ORDER", [DAY]),
        ("ORDER GRANTING MOTION TO EXTEND THE TEMPORARY RESTRAINING ORDER", []),
        ("ORDER GRANTING MOTION FOR EXTENSION OF TEMPORARY RESTRAINING ORDER", []),
        ("ORDER DENYING MOTION FOR A TEMPORARY RESTRAINING ORDER", []),
        ("PLAINTIFF'S MOTION FOR A TEMPORARY RESTRAINING ORDER", []),
    ],
)
def test_long_titles(title: str, value: list[str]) -> None:
    text = f"{COURT}\n{title}\nDONE AND ORDERED in Miami, this 24th day of February, 2026."
    assert values(text, "tro_entered") == value


def test_the_order_may_follow_a_letter() -> None:
    letter = "From: Seller Performance\nDear seller,\nthe order is attached.\f"
    text = letter + TITLE + "It is granted.\fSO ORDERED this 24th day of February, 2026."
    assert values(text, "tro_entered") == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Filed: February 24, 2026",
        "Case: 1:26-cv-01234 Document #: 21 Filed: 02/24/26 Page 1 of 2 PageID #:402",
        "Case 0:26-cv-1 Document 9 Entered on FLSD Docket 02/24/2026 Page 2",
        "The motion for a temporary restraining order was filed on February 24, 2026.",
        "The order extending the TRO was entered on February 24, 2026.",
        "A modified temporary restraining order was issued on February 24, 2026.",
        "After the temporary restraining order, an injunction was entered on February 24, 2026.",
        "We received the temporary restraining order on February 24, 2026.",
        "The temporary restraining order issued in this case was served on February 24, 2026.",
        "A hearing on the temporary restraining order is set for February 24, 2026.",
    ],
)
def test_other_dates_of_an_order(text: str) -> None:
    assert values(COURT + text, "tro_entered") == []


@pytest.mark.parametrize(
    "title", ["ORDER EXTENDING TEMPORARY RESTRAINING ORDER", "PRELIMINARY INJUNCTION"]
)
@pytest.mark.parametrize(
    "end",
    [
        "This order is entered on March 9, 2026.",
        "ENTERED: March 9, 2026",
        "Issued at 9:00 a.m. this 9th day of March, 2026",
    ],
)
def test_a_later_order_gives_the_first_entry_alone(title: str, end: str) -> None:
    text = COURT + title + "\nThe TRO was entered on February 24, 2026 at 10:23 a.m.\n\n" + end
    assert values(text, "tro_entered") == [HOUR]
