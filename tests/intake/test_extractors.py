"""What is found, and above all what is not: the traps of real papers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.base.registry import modules_of
from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.domain.fields import FIELDS
from tro_desk.intake import extractors
from tro_desk.intake.extractors._when import dates
from tro_desk.intake.find import find
from tro_desk.intake.normalise import normalise
from tro_desk.intake.notice_type import classify

COURT = "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF ILLINOIS\n"


def found(text: str, kind: str = "court_order", form: str = "pdf") -> tuple[Candidate, ...]:
    page = Page(1, normalise(text).text)
    return find(Document(form, "text", (page,)), kind)


def values(text: str, field: str, kind: str = "court_order", form: str = "pdf") -> list[str]:
    return [c.value for c in found(text, kind, form) if c.field == field]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Case No. 1:24-cv-01234", "1:24-cv-01234"),
        ("Case No. 1:24−cv−02015", "1:24-cv-02015"),
        ("Case No. 0:24-cv-61997-AHS", "0:24-cv-61997"),
        ("Case No. 22-CV-61875-RAR", "22-cv-61875"),
        ("CASE NO. 13-61470-CIV-ROSENBAUM", "13-cv-61470"),
        ("Case No. 25-cv-4257 (VSB)", "25-cv-04257"),
        ("Case No. 12 Civ. 6283 (AJN)", "12-cv-06283"),
        ("Case No. 21 C 3289", "21-cv-03289"),
        ("Case No. 8:23-cv-2-TPB-AAS", "8:23-cv-00002"),
        ("Civil Action No. 2025-cv-20476", "25-cv-20476"),
        ("Case No. 4:24-CV-922-SDJ", "4:24-cv-00922"),
        ("案号：1：24－ｃｖ－02015", "1:24-cv-02015"),
        ("Subject: Firm LLP+Brand Inc.+23-0673+1+AE", "23-cv-00673"),
        ("Civ. No. 26-6071", "26-cv-06071"),
    ],
)
def test_docket_shapes(text: str, value: str) -> None:
    assert values(text, "docket_number") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "order 112-0093316-7718259",
        "See Deckers v. Schedule A, No. 13 C 07621 (N.D. Ill. 2013).",
        "See also Roe v. Doe, No. 1:19-cv-01102 (N.D. Ga.\nMay 3, 2020).",
        "Estee Lauder, 334 F.R.D. 182 (N.D. Ill. 2020)",
        "ASIN B08ZR5H3WK",
        "By agreement in related case 1:26-cv-04420, the hearing is moved.",
        "General Order 25-0031",
        "case log 26-0814-3397",
        "46 F.4th 614, 618",
    ],
)
def test_numbers_that_are_no_docket_of_ours(text: str) -> None:
    assert values(text, "docket_number") == []


def test_one_number_in_two_spellings_is_one_and_two_cases_are_not_certain() -> None:
    text = "Case No. 26-cv-04417\nCase: 1:26-cv-04417 Document #: 1 Filed: 05/04/26 Page 1"
    assert values(text, "docket_number") == ["1:26-cv-04417"]
    two = found("Case No. 1:26-cv-04417\nCase No. 1:26-cv-04420")
    assert [(c.value, c.score < 900) for c in two] == [
        ("1:26-cv-04417", True),
        ("1:26-cv-04420", True),
    ]


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("Case No. 0:24-cv-61997-AHS", ["AHS"]),
        ("Case No. 25-cv-4257 (VSB)", ["VSB"]),
        ("Case No. 1:21-cv-00057-WS-N", ["WS"]),
        ("Case No. 1:24-cv-21136-LEIBOWITZ/TORRES", []),
        ("Case No. 1:24-cv-21136-RUIZ/LOUIS", []),
        ("Case No. 1:24-cv-21136", []),
        ("Case No. 1:24-cv-21136-ECF-14", []),
    ],
)
def test_initials(text: str, initials: list[str]) -> None:
    assert values(text, "judge_initials") == initials


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("UNITED STATES DISTRICT COURT\nSOUTHERN DISTRICT OF FLORIDA", ["flsd"]),
        ("U.S. District Court for the Northern District of Illinois", ["ilnd"]),
        ("the action (S.D.N.Y.) is stayed", ["nysd"]),
        ("美国伊利诺伊州北区联邦地区法院", ["ilnd"]),
        ("Case 0:24-cv-61997 Document 9 Entered on FLSD Docket 11/08/2024 Page 2", ["flsd"]),
        ("the Western District of Texas", ["txwd"]),
        ("the Northern District", []),
        ("Roe v. Doe (N.D. Ill. 2013)", []),
        ("clerk@illinois.example", []),
    ],
)
def test_courts(text: str, court: list[str]) -> None:
    assert values(text, "court") == court


def test_the_caption() -> None:
    text = COURT + "EASTERN DIVISION\nA & B TEAS, LLC,\nPlaintiff,\nv.\nTHE ENTITIES ON\nLIST A,\n"
    text += "Defendants.\n)\nCase No. 1:26-cv-00001"
    assert values(text, "plaintiff") == ["A & B TEAS, LLC"]
    assert values(text, "case_name") == ["A & B TEAS, LLC v. THE ENTITIES ON LIST A"]


def test_a_caption_without_commas() -> None:
    text = COURT + "Marrow Lamps, Inc.\nPlaintiff\nv.\nThe Sellers on Schedule A\nDefendants\n"
    assert values(text, "plaintiff") == ["Marrow Lamps, Inc."]
    assert values(text, "case_name") == ["Marrow Lamps, Inc. v. The Sellers on Schedule A"]


@pytest.mark.parametrize(
    ("title", "field", "value"),
    [
        ("TEMPORARY RESTRAINING ORDER", "tro_entered", ["2026-05-12"]),
        ("[PROPOSED] TEMPORARY RESTRAINING ORDER", "tro_entered", []),
        ("ORDER EXTENDING\nTEMPORARY RESTRAINING ORDER", "tro_entered", []),
        ("PRELIMINARY INJUNCTION", "pi_entered", ["2026-05-12"]),
        ("ORDER SETTING HEARING ON PRELIMINARY INJUNCTION", "pi_entered", []),
    ],
)
def test_the_date_of_an_order_is_what_its_title_says(
    title: str, field: str, value: list[str]
) -> None:
    text = f"{COURT}\n{title}\nIt is so ordered.\nSO ORDERED this 12th day of May, 2026."
    assert values(text, field) == value


@pytest.mark.parametrize(
    ("printed", "value", "ambiguous"),
    [
        ("May 1, 2024", "2024-05-01", False),
        ("Sept. 9, 2026, at 10:23 a.m.", "2026-09-09T10:23", False),
        ("13th day of April, 2026", "2026-04-13", False),
        ("27 May 2026", "2026-05-27", False),
        ("5/8/2026 at 12:05 AM", "2026-05-08T00:05", True),
        ("05/13/26", "2026-05-13", False),
        ("13/05/2026", "2026-05-13", False),
        ("2026年4月21日(星期二) 17:27", "2026-04-21T17:27", False),
        ("2026-05-20", "2026-05-20", False),
        ("4:45 p.m. on April 22, 2026", "2026-04-22T16:45", False),
        ("June 2, 2026 12:30 PM", "2026-06-02T12:30", False),
    ],
)
def test_dates(printed: str, value: str, ambiguous: bool) -> None:
    (when,) = dates(printed)
    assert (when.value, when.ambiguous) == (value, ambiguous)


@pytest.mark.parametrize("text", ["February 30, 2026", "13/13/2026", "3/4", "112-0093316", "$5/10"])
def test_no_dates(text: str) -> None:
    assert list(dates(text)) == []


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The TRO entered on May 12, 2026 stands.", "tro_entered", ["2026-05-12"]),
        ("Plaintiff's motion filed on May 6, 2026 for a TRO.", "tro_entered", []),
        ("It was due to expire on May 26, 2026.", "tro_expires", []),
        ("The TRO expires on May 26, 2026 at 5:00 p.m.", "tro_expires", ["2026-05-26T17:00"]),
        ("The hearing set for 8/5/2026 at 9:45 a.m. is stricken.", "hearing", []),
        ("Hearing is reset to 8/18/2026 at 11:00 a.m.", "hearing", ["2026-08-18T11:00"]),
        ("Trial set for 8/18/2026 at 11:00 a.m.", "hearing", []),
        ("Responses due by 5/21/2026; reply due 5/22/2026.", "opposition_due", ["2026-05-21"]),
        ("Plaintiff's reply to the response is due May 22, 2026.", "opposition_due", []),
        ("Defendant must answer the complaint by June 22, 2026.", "answer_due", ["2026-06-22"]),
        ("The offer stays open until June 16, 2026.", "answer_due", []),
        ("Our offer expires on June 16, 2026.", "tro_expires", []),
        ("This injunction order remains in effect until June 16, 2026.", "tro_expires", []),
        ("The TRO is extended to 6/9/2026.", "tro_expires", ["2026-06-09"]),
        ("Amazon was served with the order on May 13, 2026.", "served", []),
        ("Service on third-party providers was completed on May 13, 2026.", "served", []),
        ("Defendants were served by e-mail on May 13, 2026.", "served", ["2026-05-13"]),
        ("You were served by e-mail on May 13, 2026.", "served", ["2026-05-13"]),
        ("The motion was served on May 13, 2026.", "served", []),
        ("Plaintiff shall answer the motion by May 13, 2026.", "answer_due", []),
        ("Providers must answer the subpoena by May 13, 2026.", "answer_due", []),
        ("Responses to discovery are due by May 13, 2026.", "opposition_due", []),
        ("Plaintiff's response to the motion is due by 5/13/2026.", "opposition_due", []),
        ("Service by e-mail was completed on April 24, 2026.", "served", ["2026-04-24"]),
        ("The complaint was filed on April 10, 2026.", "complaint_filed", ["2026-04-10"]),
        ("Case: 1:24-cv-1 Document #: 64 Filed: 05/01/24 Page 1", "filed_stamp", ["2024-05-01"]),
        ("Case: 1:24-cv-1 Document #: 64 Filed: 05/01/24 Page 1", "tro_entered", []),
    ],
)
def test_parts_of_dates(text: str, field: str, value: list[str]) -> None:
    assert values(COURT + text, field) == value


def test_a_date_has_the_courts_zone() -> None:
    (entered,) = (c for c in found(COURT + "TRO entered May 12, 2026") if c.field == "tro_entered")
    assert entered.tz == "America/Chicago"
    (entered,) = (c for c in found("TRO entered May 12, 2026") if c.field == "tro_entered")
    assert entered.tz is None


def test_a_day_that_may_be_a_month_is_not_certain_outside_a_court_paper() -> None:
    text = "The TRO entered on 03/10/2026 stands."
    assert max(c.score for c in found(COURT + text) if c.field == "tro_entered") >= 900
    assert max(c.score for c in found(text, "tro_freeze") if c.field == "tro_entered") <= 500


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Trademark Registration Nos. 5,812,774, 6,004,391, and\n6,117,508 for",
            "trademark_registration",
            ["5812774", "6004391", "6117508"],
        ),
        ("damages of $2,000,000 under the Act", "trademark_registration", []),
        ("Serial No. 98/441,207", "trademark_serial", ["98441207"]),
        (
            "copyright VA 2-377-410, VAu\n1-522-093 and TX0001234567",
            "copyright_registration",
            ["VA0002377410", "VAU001522093", "TX0001234567"],
        ),
        ("Norfolk, VA 23510", "copyright_registration", []),
        (
            "Design Patent Nos. D1,033,208, D935,892, and D519",
            "design_patent",
            ["D1033208", "D935892"],
        ),
        ("U.S. Patent No.\n11,842,106", "utility_patent", ["11842106"]),
        ("$11,842,106 was paid for the patent", "utility_patent", []),
    ],
)
def test_rights(text: str, field: str, value: list[str]) -> None:
    assert sorted(values(text, field)) == sorted(value)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("ASIN: B01G6I41N6B01G6I41O0", "asin", ["B01G6I41N6", "B01G6I41O0"]),
        ("BOOKSHELVES and B0ATHOUSES", "asin", []),
        ("Merchant Token: A2QK7VT90ZHR1M", "seller_id", ["A2QK7VT90ZHR1M"]),
        ("Merchant Token: ADVERTISEMENT", "seller_id", []),
        ("Defendants Nos. 3 to 6, 12 and 70", "defendant_number", ["12", "3", "4", "5", "6", "70"]),
        ("850 defendants and $5,000", "defendant_number", []),
        ("Plaintiff shall deposit $10,000.00 as security.", "bond_amount", ["10000.00 USD"]),
        ("damages of $25,000.00 each", "bond_amount", []),
        ("FILED UNDER SEAL", "sealed", ["true"]),
        ("the motion to file a sealed exhibit", "sealed", []),
        ("Hon. Marisol T. Vance", "judge", ["Marisol T. Vance"]),
        ("Judge Roderick C. Young no longer assigned", "judge", []),
    ],
)
def test_other_facts(text: str, field: str, value: list[str]) -> None:
    assert sorted(values(text, field)) == value


def test_lists_of_all_defendants_are_not_certain() -> None:
    rows = "".join(f"Defendant No. {n}: shop {n} B0{n:02d}ABCDEF\n" for n in range(1, 40))
    many = found("Schedule A\nASIN\n" + rows)
    assert len([c for c in many if c.field == "asin"]) == 39
    assert max(c.score for c in many if c.field in ("asin", "defendant_number")) < 750


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("USD 22,150.00 in your balance has been set aside.", ["22150.00 USD"]),
        ("对您账户中的余额 48,210.55 美元 作了预留处理。", ["48210.55 USD"]),
        ("资金 400万美元 已冻结。", ["4000000.00 USD"]),
        ("Most recent payment received was $84.00. Your account is frozen.", []),
        ("The sales volume of $84.00 is why it is frozen.", []),
        ("HK$500.00 of your funds is frozen", ["500.00 HKD"]),
        ("¥500.00 of your funds is frozen", []),
    ],
)
def test_frozen_amounts(text: str, amounts: list[str]) -> None:
    assert values(text, "frozen_amount", "tro_freeze") == amounts


def test_counsel_is_the_plaintiffs_and_never_a_fax_or_an_agent() -> None:
    text = "Represented by: Oak LLP\nE-mail: eservice@oak.example\nFax: (312) 555-0101\n"
    text += "Tel: (312) 555-0102\nnot: notice-dispute@amazon.com [email protected]"
    assert values(text, "counsel_email", "tro_freeze") == ["eservice@oak.example"]
    assert values(text, "counsel_phone", "tro_freeze") == ["+13125550102"]
    assert values(text, "plaintiff_firm", "tro_freeze") == ["Oak LLP"]
    advert = "Law firm: Oak LLP\n---------- Forwarded message\nE-mail: agent@help.example"
    assert values(advert, "counsel_email", "tro_freeze") == []
    loose = found("Law firm: Oak LLP\nwe free funds, ask agent@help.example", "tro_freeze")
    assert [c.score < 900 for c in loose if c.field == "counsel_email"] == [True]
    letter = "From: Oak <serve@oak.example>\nTo: me@shop.example\n\nTo me@shop.example: pay us"
    assert values(letter, "counsel_email", "tro_service", "eml") == ["serve@oak.example"]
    assert values("we release funds: agent@help.example", "counsel_email", "tro_freeze") == []
    assert values("Attorneys for Defendant: d@law.example", "counsel_email") == []


def test_a_guide_gives_nothing_of_the_readers_case() -> None:
    text = "Case No. 1:26-cv-00001. A TRO entered May 12, 2026, Northern District of Illinois."
    assert found(text, "guide") == ()


def test_every_extractor_has_the_contract_and_every_field_exists() -> None:
    modules = modules_of(extractors)
    assert len(modules) >= 10
    for module in modules:
        assert module.__doc__
        assert callable(module.find)
    text = COURT + "Case No. 1:26-cv-00001-ABC\nHon. Ann B. Cole\nTRO entered May 12, 2026"
    assert {c.field for c in found(text)} <= FIELDS.keys()


PIECES = """
Case No. |1:26-cv-04417-ABC|May 12, 2026|5/6/2026 at 9:00 a.m.|TRO entered on |hearing set for
|. |; |, |$1,000.00 |bond of |Plaintiff,|v.|Defendants.|Reg. No. |1,234,567|and |B01G6I41N6|To:
|Defendant No. |3 to 9|Hon. Ann B. Cole|/s/ Ann B. Cole|LLP|a@b.example|(312) 555-0101|From:
|Northern District of Illinois|N.D. Ill.|Case Name:|Case Number:|\t|\n|案号|冻结|400万美元
"""


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=40),
    st.sampled_from(["court_order", "court_email", "tro_freeze", "complaint_pleading", "other"]),
)
def test_a_span_holds_its_raw_text(pieces: list[str], kind: str) -> None:
    text = normalise("".join(pieces)).text
    for one in find(Document("eml", "text", (Page(1, text),)), kind):
        assert text[one.start : one.end] == one.raw
        assert one.raw.strip()
        assert one.value.strip()
        assert 0 < one.score <= 1000
        assert one.start < one.end


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "1",
        "1,234,",
        "A",
        " ",
        "\n",
        "(",
        "Case No. ",
        "$1",
        "May 1, 2026 ",
        "B0A1B2C3D4",
        "v. ",
    ],
)
def test_long_dull_text_takes_no_long_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    start = time.perf_counter()
    document = Document("eml", "text", (Page(1, text),))
    find(document, "court_order")
    classify(document)
    assert time.perf_counter() - start < 10
