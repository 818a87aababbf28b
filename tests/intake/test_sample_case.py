"""The papers of the sample case are read whole, and nothing else is read into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tro_desk.base import paths
from tro_desk.domain.sign import Outcome
from tro_desk.intake import read_file

DEFENDANTS = "The Partnerships and Unincorporated Associations Identified on Schedule A"
TOLD = {
    "1-amazon-notice.pdf": {
        "docket_number": ["1:26-cv-01234"],
        "court": ["ilnd"],
        "case_name": [f"Northlake Brands LLC v. {DEFENDANTS}".upper().replace(" V. ", " v. ")],
        "plaintiff": ["NORTHLAKE BRANDS LLC"],
        "judge": ["Elaine M. Torvald"],
        "plaintiff_firm": ["Harrow & Pike LLP"],
        "counsel_email": ["service@harrowpike.example"],
        "tro_entered": ["2026-02-24T10:23"],
        "filed_stamp": ["2026-02-24"],
        "defendant_number": ["47"],
        "store_name": ["LANJIA Direct"],
        "brand": ["NORTHPERCH"],
        "ip_type": ["trademark", "design_patent"],
        "trademark_registration": ["9990417"],
        "design_patent": ["D9990123"],
        "platform": ["amazon"],
        "asin": ["B0ZZK2M9QF", "B0ZZK4T1LD", "B0ZZN3P6WV"],
        "frozen_amount": ["48210.55 USD"],
        "bond_amount": ["10000.00 USD"],
    },
    "2-service-email.eml": {
        "docket_number": ["1:26-cv-01234"],
        "court": ["ilnd"],
        "case_name": [f"Northlake Brands LLC v. {DEFENDANTS}"],
        "plaintiff": ["Northlake Brands LLC"],
        "judge": ["Elaine M. Torvald"],
        "plaintiff_firm": ["Harrow & Pike LLP"],
        "plaintiff_counsel": ["Dana R. Whitlow"],
        "counsel_email": ["service@harrowpike.example", "notices@harrowpike-law.example"],
        "counsel_phone": ["+13125550147"],
        "tro_entered": ["2026-02-24"],
        "served": ["2026-02-27"],
        "complaint_filed": ["2026-02-20"],
        "notice_sent": ["2026-02-27T09:12"],
        "defendant_number": ["47"],
        "store_name": ["LANJIA Direct"],
    },
}


def _paper(name: str) -> Path:
    return paths.asset("sample") / name


@pytest.mark.parametrize("name", TOLD)
def test_a_paper_of_the_sample_case(name: str) -> None:
    told: dict[str, list[str]] = {}
    for one in read_file(_paper(name)).candidates:
        told.setdefault(one.field, []).append(one.value)
    assert told == TOLD[name]


def test_the_answer_that_goes_elsewhere_is_seen() -> None:
    signs = read_file(_paper("2-service-email.eml")).signs
    assert [s.check for s in signs if s.outcome is Outcome.MISMATCH] == ["reply_to_differs"]
