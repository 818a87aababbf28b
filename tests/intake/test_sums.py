"""The sum that is held, apart from every other sum in a notice."""

from __future__ import annotations

import pytest

from tests.intake.seen import COURT, seen, values

HELD = "48210.55 USD"


@pytest.mark.parametrize(
    "text",
    [
        (
            "restrain the funds in your account. As of February 26, 2026, the\n"
            "amount held is USD 48,210.55."
        ),
        "Your account\nAmount restrained: $48,210.55",
        "Your account\nFunds on hold\t$48,210.55\n",
        "US$48,210.55 in your account has been frozen.",
        "We have placed USD 48,210.55 of your funds on hold.",
        "Your available balance is $5,000.00 and the amount on hold is $48,210.55.",
        "Your balance of $48,210.55 has been restrained.",
        "Your balance is $50,000.00, of which $48,210.55 is held.",
        "Balance of your account: $50,000.00, amount held: $48,210.55, your sales: $70,000.00",
        "The sum of $48,210.55 in your account has been restrained.",
        "In your account $48,210.55 was restrained and $20.00 was charged.",
        "Amount held in your account: 48.210,55 USD",
        "您账户的冻结金额为4.821055万美元",
        "截至2026年3月27日，您的账户冻结金额为 48,210.55 美元。",
    ],
)
@pytest.mark.parametrize("kind", ["tro_freeze", "court_order", "tro_service"])
def test_the_sum_held(text: str, kind: str) -> None:
    (one,) = seen(text, "frozen_amount", kind)
    assert (one.value, one.score >= 900) == (HELD, True)


@pytest.mark.parametrize(
    "text",
    [
        "Your account is on hold and your balance is $5,000.00.",
        "Your account is on hold. Available balance: $5,000.00",
        "Your account has a reserve of $5,000.00 that is held as usual.",
        "The plaintiff demands $5,000.00 to lift the hold on your account; it is frozen.",
        "Sales of $5,000.00 were made before your account was frozen.",
        "The hold of $5,000.00 on your account was released.",
        "Your funds are restrained up to $5,000.00.",
        "Plaintiff shall deposit $5,000.00 as a bond; your account is restrained.",
        "A fee of $5,000.00 was charged when your account was frozen.",
        "Deposits of $5,000.00 came in while your account was frozen.",
        "Your account was frozen for a claim of $5,000.00.",
        "We restrained your account after the payment of $5,000.00 came in.",
        "In your account €5.000 is held.",
        "In your account ¥5,000.00 is held.",
        "Your account is frozen.\n\nMost recent payment $5,000.00",
    ],
)
@pytest.mark.parametrize("kind", ["tro_freeze", "court_order"])
def test_sums_that_are_not_held(text: str, kind: str) -> None:
    assert values(text, "frozen_amount", kind) == []


def test_an_order_speaks_of_no_sum_of_the_readers() -> None:
    text = COURT + "Amounts held in Defendants' accounts, $48,210.55 in all, are restrained."
    assert values(text, "frozen_amount") == []
    notice = "The amount held in your account is $48,210.55."
    for kind in ("guide", "platform_other", "platform_complaint", "complaint_pleading"):
        assert values(notice, "frozen_amount", kind) == []
