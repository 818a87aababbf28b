"""The day of service: the date that starts the time to answer is never guessed."""

from __future__ import annotations

import pytest

from tests.intake.seen import COURT, seen, values

DAY = "2026-02-27"


@pytest.mark.parametrize(
    "text",
    [
        (
            "You are hereby served with the Complaint, the Summons and the Temporary\n"
            "Restraining Order in the above case. Date of service: February 27, 2026."
        ),
        "Date of Service:\tFebruary 27, 2026",
        "Defendant No. 3\nServed: 2/27/2026\nAnswer due: 21 days after service",
        "Date served: 02/27/2026",
        "Service date: 27 February 2026",
        "送达日期：2026年2月27日",
        "Summons and Complaint served: Feb. 27, 2026",
    ],
)
def test_a_label_makes_it_certain(text: str) -> None:
    (one,) = seen(text, "served", "tro_service", "eml")
    assert (one.value, one.score >= 900) == (DAY, True)


@pytest.mark.parametrize(
    "text",
    [
        "You were served with the Summons and Complaint by e-mail on February 27, 2026.",
        "You are hereby served with the Complaint on this 27th day of February, 2026.",
        "The Summons and Complaint were served on you by electronic mail on February 27, 2026.",
        "Defendants were duly served on February 27, 2026.",
        "Service of process was effected by e-mail and website posting on February 27, 2026.",
        "Service on Defendants was completed on February 27, 2026.",
        "You must answer within 21 days after service, which was completed on February 27, 2026.",
        "Plaintiff served Defendants by e-mail on February 27, 2026.",
        "On February 27, 2026, Plaintiff served the Defendants by electronic publication.",
        "On February 27, 2026, Defendants were served under Rule 4(f)(3).",
        "Plaintiff effectuated service of process on Defendants by e-mail on February 27, 2026.",
        "To all defendants:\nServed via e-mail this 27th day of February, 2026",
        "You were served with the Complaint and the Temporary Restraining Order on Feb. 27, 2026.",
        "Service was deemed effective as of February 27, 2026.",
    ],
)
def test_a_sentence_tells_it(text: str) -> None:
    assert values(COURT + text, "served", "tro_service") == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Defendants were served on or about February 27, 2026.",
        "The Summons was served on Oak Shop by e-mail on February 27, 2026.",
    ],
)
def test_a_sentence_may_leave_a_doubt(text: str) -> None:
    (one,) = seen(text, "served", "tro_service")
    assert (one.value, one.score < 900) == (DAY, True)


def test_a_named_seller_was_served() -> None:
    (one,) = seen("LANJIA Direct was served on February 27, 2026.", "served", "tro_service")
    assert (one.value, one.score < 900) == (DAY, True)


@pytest.mark.parametrize(
    "text",
    [
        (
            "CERTIFICATE OF SERVICE\nI hereby certify that on February 27, 2026 a copy of the "
            "foregoing motion was served on all counsel of record."
        ),
        "I hereby certify that this reply was served by ECF on February 27, 2026.",
        "CERTIFICATE OF SERVICE\nServed: February 27, 2026",
        "Please serve by February 27, 2026.",
        "Defendants must be served on or before February 27, 2026.",
        "Service shall be completed on February 27, 2026.",
        "Service will be made on February 27, 2026.",
        "Defendants have not been served as of February 27, 2026.",
        "If service was completed on February 27, 2026, the answer is late.",
        "You are hereby served with the Complaint filed on February 27, 2026.",
        "Defendants were served with the order entered on February 27, 2026.",
        "You were served with notice of the hearing set on February 27, 2026.",
        "The motion was served on February 27, 2026.",
        "Service of the motion was completed on February 27, 2026.",
        "Service of Plaintiff's discovery requests was made on February 27, 2026.",
        "Amazon was served with the order on February 27, 2026.",
        "The complaint was served on February 27, 2026 on counsel for Amazon.",
        "The Summons was served on the Illinois agent on February 27, 2026.",
        "Our client was served on February 27, 2026 with your counterclaim.",
        "PayPal was served on February 27, 2026.",
        "The order was served on February 27, 2026.",
        "Defendants were served under the court's order on February 27, 2026.",
        "Filed: February 27, 2026",
        "The Complaint was filed on February 27, 2026.",
        "Service deadline: February 27, 2026",
        "Customer service was improved on February 27, 2026.",
        "Answer due within 21 days after the date of service. Hearing: February 27, 2026.",
    ],
)
@pytest.mark.parametrize("kind", ["tro_service", "court_order"])
def test_what_is_no_service_on_the_reader(text: str, kind: str) -> None:
    assert values(COURT + text, "served", kind) == []


@pytest.mark.parametrize("kind", ["guide", "platform_complaint", "platform_other"])
def test_where_no_case_runs_nobody_is_served(kind: str) -> None:
    assert values("You were served by e-mail on February 27, 2026.", "served", kind) == []
