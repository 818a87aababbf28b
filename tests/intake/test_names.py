"""Names: the case, the plaintiff, the brand, the reader's store."""

from __future__ import annotations

import pytest

from tests.intake.seen import COURT, seen, values

CASE = (
    "Northlake Brands LLC v. The Partnerships and Unincorporated Associations "
    "Identified on Schedule A"
)
BROKEN = CASE.replace(" Identified", "\nIdentified")


@pytest.mark.parametrize(
    "text",
    [
        BROKEN + "\nUnited States District Court for the Northern District of Illinois\n",
        f"entered on February 24, 2026, in the\nmatter of {BROKEN}. Your account is listed",
        f"Subject: {CASE} - Service of process\n\nDear Sir,",
        f"Re: {CASE}, Case No. 1:26-cv-01234",
        f"Case name: {CASE}\nCourt: N.D. Ill.",
        "We write to tell you of the lawsuit that was brought by our client in Northlake\n"
        + BROKEN.removeprefix("Northlake "),
        f"In {BROKEN}, the court has ordered",
    ],
)
@pytest.mark.parametrize("kind", ["tro_service", "tro_freeze", "court_order"])
def test_the_case_in_running_text(text: str, kind: str) -> None:
    assert values(text, "case_name", kind) == [CASE]
    assert values(text, "plaintiff", kind) == ["Northlake Brands LLC"]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("in the matter of Oak & Elm, Inc. v. Does 1-41. More", "Oak & Elm, Inc. v. Does 1-41"),
        ("Subject: Oak Ltd. v. Birch Trading Co., 26-cv-01234", "Oak Ltd. v. Birch Trading Co."),
        ("in the case of Marrow vs. Schedule A Defendants", "Marrow vs. Schedule A Defendants"),
        ("Caption: Oak LLC v. 深圳市慕飞科技有限公司", "Oak LLC v. 深圳市慕飞科技有限公司"),
    ],
)
def test_other_defendants(text: str, case: str) -> None:
    assert values(text, "case_name", "tro_service") == [case]


@pytest.mark.parametrize(
    "text",
    [
        f"See {CASE}, No. 24-cv-00001 (N.D. Ill. 2024).",
        f"See also {CASE}, 334 F.R.D. 182 (N.D. Ill. 2020)",
        f"as in the related case {CASE}, Case No. 1:24-cv-00002",
        "In Rowan Print Co. v. Delmar, No. 1:19-cv-01102 (N.D. Ga. 2020), the court joined sellers",
        "Your version 2 v. 3 is old.",
    ],
)
def test_a_cited_case_is_not_ours(text: str) -> None:
    assert values(text, "case_name") == []
    assert values(text, "plaintiff") == []


def test_the_subject_of_a_courts_notice_adds_the_event() -> None:
    text = "Subject: Activity in Case 1:26-cv-01234 Oak LLC v. Birch Inc. Notice of Appearance\n"
    assert values(text, "case_name", "court_email") == []
    cut = "Subject: Oak LLC v. The Individuals, Business Entities and others"
    assert values(cut, "case_name", "tro_service") == []


def test_a_caption_beside_its_number_is_certain() -> None:
    (one,) = seen(BROKEN + "\nCase No. 1:26-cv-01234", "case_name", "tro_service")
    assert one.score >= 900


@pytest.mark.parametrize(
    ("text", "plaintiff"),
    [
        (
            "Harrow & Pike LLP\nAttorneys for Plaintiff Northlake Brands LLC\n",
            "Northlake Brands LLC",
        ),
        ("Counsel for Plaintiff, Oak Goods, Inc.\nTel. 1", "Oak Goods, Inc."),
        ("Counsel for the Plaintiff: Birch Corp.\n", "Birch Corp."),
    ],
)
def test_the_client_that_counsel_signs_for(text: str, plaintiff: str) -> None:
    (one,) = seen(text, "plaintiff", "tro_service", "eml")
    assert (one.value, one.score >= 900) == (plaintiff, True)


@pytest.mark.parametrize(
    "text",
    [
        "Attorneys for Plaintiff\nHarrow & Pike LLP",
        "Counsel for Plaintiff Harrow & Pike LLP",
        "Attorneys for Defendant Oak Goods, Inc.",
        "attorneys for Plaintiff, ilindgren@harrow.example",
    ],
)
def test_a_firm_is_no_plaintiff(text: str) -> None:
    assert values(text, "plaintiff", "tro_service", "eml") == []


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("U.S. Trademark Reg. No. 9,990,417 (NORTHPERCH); more", "NORTHPERCH"),
        ("goods that bear the NORTHPERCH mark, U.S. Trademark", "NORTHPERCH"),
        ("copies of the “OAK & ELM” Trademarks", "OAK & ELM"),
        ("Trademark Registration No. 1234567 (the “BIRCH” mark)", "BIRCH"),
        ("Mark Registration No. Goods\nBIRCH 5,812,774 Kites\nKite device 6,117,508 Bags", "BIRCH"),
    ],
)
def test_brands(text: str, brand: str) -> None:
    assert values(text, "brand") == [brand]


@pytest.mark.parametrize(
    "text",
    [
        "Reg. No. 9,990,417 (IC 028)",
        "Reg. No. 9,990,417 (CLASS 28)",
        "the USPTO mark search and the ASSERTED marks",
        "ORDER ON THE MARKS",
        "the infringing mark of a seller",
        "the total was NORTH 5,812,774.00",
    ],
)
def test_words_that_are_no_brand(text: str) -> None:
    assert values(text, "brand") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("To: LANJIA Direct, Defendant No. 47\n\nYou are served.", "tro_service"),
        ("To LANJIA Direct (Defendant No. 47):", "tro_service"),
        ("Dear LANJIA Direct - Def. No. 47,", "tro_service"),
        ("Hello LANJIA Direct,\n\nFunds in your account are on hold.", "tro_freeze"),
        ("您好，LANJIA Direct：\n您的账户", "tro_freeze"),
        ("尊敬的 LANJIA Direct：\n您的账户", "tro_freeze"),
        ("Seller account: LANJIA Direct (Amazon.com)\n", "court_order"),
        ("Seller account LANJIA Direct (Amazon.com)\nPrinted from Messages", "court_order"),
        ("Your case is X. You appear there as LANJIA Direct. It", "tro_freeze"),
        ("LANJIA Direct is Defendant No. 2.", "court_order"),
    ],
)
def test_the_readers_store(text: str, kind: str) -> None:
    assert values(text, "store_name", kind) == ["LANJIA Direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Seller,\nyour account is on hold.",
        "Hello Amazon Seller,\nyour account is on hold.",
        "Dear Valued Customer,\nyour account is on hold.",
        "Dear Mr. Lin,\nyour account is on hold.",
        "尊敬的卖家：\n您的账户",
        "Hello,\nyour account is on hold.",
        "Seller account: suspended",
        "Seller account information was requested",
        "Your account is listed as Defendant No. 47.",
        "To: counsel@oak.example, Defendant No. 47",
        "To Defendant No. 47:",
        "You appear as one of the defendants.",
        "You appear there as Defendant No. 47.",
    ],
)
@pytest.mark.parametrize("kind", ["tro_freeze", "court_order"])
def test_forms_of_address_are_no_store(text: str, kind: str) -> None:
    assert values(text, "store_name", kind) == []


def test_a_store_under_a_label_is_certain() -> None:
    for text in ("Seller account: Oak Shop (eBay)", "To: Oak Shop, Defendant No. 3"):
        (one,) = seen(text, "store_name", "tro_service")
        assert (one.value, one.score >= 900) == ("Oak Shop", True)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("U.S. Design Patent No. D9,990,123.", ["D9990123"]),
        ("design patent D9990123 and", ["D9990123"]),
        ("U.S. Design Patent Nos. D1,037,519, D935,892 and D998,871", None),
        ("Design Patent Nos. 1,037,519, 935,892, and 998,871", None),
        ("the patent USD1037519S1", ["D1037519"]),
    ],
)
def test_design_patents(text: str, numbers: list[str] | None) -> None:
    wanted = numbers or ["D1037519", "D935892", "D998871"]
    assert sorted(values(COURT + text, "design_patent")) == wanted
    assert values(COURT + text, "ip_type") == ["design_patent"]
    assert values(COURT + text, "utility_patent") == []


@pytest.mark.parametrize(
    "text",
    ["the patent cost USD 935,892", "patent, Exhibit D 12", "Model D9990123 (no such right)"],
)
def test_numbers_that_are_no_design_patent(text: str) -> None:
    assert values(text, "design_patent") == []
