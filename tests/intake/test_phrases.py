"""One fact in many words: how courts, platforms and lawyers put it, and what they do not say."""

from __future__ import annotations

import pytest

from tests.intake.seen import COURT, values

SAID = [
    # TRO entered
    (
        "court_order",
        "tro_entered",
        "The Court granted Plaintiff's motion for a TRO on May 4, 2026.",
        [],
    ),
    (
        "tro_service",
        "tro_entered",
        "The Court issued a sealed Temporary Restraining Order on May 4, 2026.",
        ["2026-05-04"],
    ),
    ("tro_freeze", "tro_entered", "TRO date: 2026-05-04", ["2026-05-04"]),
    ("tro_freeze", "tro_entered", "临时限制令签发日期：2026年5月4日", ["2026-05-04"]),
    ("tro_freeze", "tro_entered", "法院已于2026年5月4日批准临时限制令", ["2026-05-04"]),
    ("tro_freeze", "tro_entered", "2026年5月4日，法院颁布了临时限制令（TRO）", ["2026-05-04"]),
    ("tro_freeze", "tro_entered", "原告于2026年5月4日申请临时限制令", []),
    ("tro_freeze", "tro_entered", "我们于2026年5月4日收到临时限制令", []),
    # TRO expires
    (
        "court_order",
        "tro_expires",
        "The TRO shall remain in effect through May 18, 2026.",
        ["2026-05-18"],
    ),
    (
        "court_order",
        "tro_expires",
        "The TRO is hereby extended for fourteen days, until May 18, 2026 at 5:00 p.m.",
        ["2026-05-18T17:00"],
    ),
    (
        "court_order",
        "tro_expires",
        "The TRO will expire on May 18, 2026 unless extended.",
        ["2026-05-18"],
    ),
    ("tro_freeze", "tro_expires", "临时限制令有效期至2026年5月18日", ["2026-05-18"]),
    ("tro_freeze", "tro_expires", "临时限制令将于2026年5月18日到期", ["2026-05-18"]),
    ("court_order", "tro_expires", "Plaintiff asks that the TRO be extended to May 18, 2026.", []),
    ("tro_service", "tro_expires", "This offer expires on May 18, 2026.", []),
    # hearing
    (
        "court_order",
        "hearing",
        "A preliminary injunction hearing will be held on May 18, 2026 at 2 p.m.",
        ["2026-05-18T14:00"],
    ),
    (
        "court_order",
        "hearing",
        "The matter is set for hearing on May 18, 2026 at 2:00 PM.",
        ["2026-05-18T14:00"],
    ),
    (
        "court_order",
        "hearing",
        "The hearing is moved from May 11, 2026 to May 18, 2026 at 2:00 PM.",
        ["2026-05-18T14:00"],
    ),
    (
        "court_order",
        "hearing",
        "The Court will hear Plaintiff's motion on May 18, 2026 at 2:00 PM.",
        ["2026-05-18T14:00"],
    ),
    (
        "court_order",
        "hearing",
        "Telephone hearing re-set to 5/18/2026 at 9:00 AM before Judge Ash.",
        ["2026-05-18T09:00"],
    ),
    ("court_order", "hearing", "PI hearing: Monday, May 18, 2026, 9:00 AM", ["2026-05-18T09:00"]),
    ("court_order", "hearing", "The May 18, 2026 hearing is vacated.", []),
    ("court_order", "hearing", "The hearing on May 18, 2026 was continued.", []),
    ("court_order", "hearing", "Trial is set for May 18, 2026.", []),
    ("tro_service", "hearing", "听证会时间：2026年5月18日上午9点", ["2026-05-18T09:00"]),
    ("tro_service", "hearing", "法院将于2026年5月18日就初步禁令举行听证", ["2026-05-18"]),
    ("tro_service", "hearing", "原定于2026年5月11日的听证会改至2026年5月18日", ["2026-05-18"]),
    ("tro_service", "hearing", "2026年5月18日的听证会已取消", []),
    # oppositions and answers
    (
        "court_order",
        "opposition_due",
        "Defendants shall file their opposition, if any, by May 14, 2026.",
        ["2026-05-14"],
    ),
    (
        "court_order",
        "opposition_due",
        "Any response to the motion is due on or before May 14, 2026.",
        ["2026-05-14"],
    ),
    (
        "court_order",
        "opposition_due",
        "Objections must be filed no later than May 14, 2026.",
        ["2026-05-14"],
    ),
    (
        "court_order",
        "opposition_due",
        "Opposition due: May 14, 2026. Reply due: May 16, 2026.",
        ["2026-05-14"],
    ),
    ("court_order", "opposition_due", "Plaintiff shall respond by May 14, 2026.", []),
    ("tro_freeze", "opposition_due", "If you object, write to us by May 14, 2026.", []),
    (
        "court_order",
        "answer_due",
        "Defendants shall answer or otherwise plead by May 14, 2026.",
        ["2026-05-14"],
    ),
    (
        "tro_service",
        "answer_due",
        "The deadline to answer the Complaint is May 14, 2026.",
        ["2026-05-14"],
    ),
    ("tro_service", "answer_due", "您应在2026年5月14日前提交答辩状", ["2026-05-14"]),
    ("tro_service", "answer_due", "Please answer our questions by May 14, 2026.", []),
    ("tro_service", "answer_due", "We hope for an answer to this e-mail by May 14, 2026.", []),
    # served
    ("tro_service", "served", "您已于2026年5月8日被送达传票", ["2026-05-08"]),
    ("tro_service", "served", "起诉状于2026年5月8日通过电子邮件送达被告", ["2026-05-08"]),
    ("tro_service", "served", "法院要求在2026年5月8日前送达被告", []),
    ("tro_service", "served", "临时限制令将于2026年5月8日送达亚马逊", []),
    (
        "court_order",
        "served",
        "On May 8, 2026, the Defendants were\nserved by e-mail.",
        ["2026-05-08"],
    ),
    ("tro_service", "served", "最晚于2026年5月8日前完成对被告的送达", []),
    # complaint
    ("docket", "complaint_filed", "发案日期：2026年4月1日", ["2026-04-01"]),
    (
        "tro_service",
        "complaint_filed",
        "Plaintiff filed this lawsuit in Chicago on April 1, 2026.",
        ["2026-04-01"],
    ),
    ("tro_service", "complaint_filed", "原告于2026年4月1日向法院提起诉讼", ["2026-04-01"]),
    (
        "court_order",
        "complaint_filed",
        "Plaintiff filed an amended complaint on April 1, 2026.",
        [],
    ),
    # sums
    ("tro_freeze", "frozen_amount", "您账户中的 12,000.50 美元已被冻结。", ["12000.50 USD"]),
    ("tro_freeze", "frozen_amount", "Held balance in your account: €1.234,56", ["1234.56 EUR"]),
    ("tro_freeze", "frozen_amount", "We froze $1.2 million of your funds.", ["1200000.00 USD"]),
    ("tro_freeze", "frozen_amount", "您的可用余额为 500.00 美元。", []),
    (
        "court_order",
        "bond_amount",
        "a bond in the amount of Five Thousand Dollars ($5,000)",
        ["5000.00 USD"],
    ),
    ("court_order", "bond_amount", "security is set at $5,000 total", ["5000.00 USD"]),
    ("court_order", "bond_amount", "the Bond Street Trading Co. sold goods for $5,000", []),
    (
        "settlement_offer",
        "settlement_amount",
        "Our client will settle for $4,000.",
        ["4000.00 USD"],
    ),
    ("settlement_offer", "settlement_amount", "和解金额为4000美元", ["4000.00 USD"]),
    # who and what
    ("tro_service", "defendant_number", "You are number 44 on the attached Schedule A.", ["44"]),
    ("tro_service", "defendant_number", "贵店为本案被告第44号", ["44"]),
    ("tro_service", "defendant_number", "本案共有被告44家", []),
    ("court_order", "defendant_number", "Defendants Nos. 5-7 (excluding No. 6)", ["5", "7"]),
    ("tro_freeze", "store_name", "店铺：Willow Barn（亚马逊美国站）", ["Willow Barn"]),
    ("tro_freeze", "seller_id", "Seller ID (Merchant Token): A2BC3DE4FG5HI6", ["A2BC3DE4FG5HI6"]),
    ("tro_freeze", "seller_id", "Merchant token: PERFORMANCE", []),
    ("tro_freeze", "order_id", "订单号：113-1112223-4445556", ["113-1112223-4445556"]),
    (
        "complaint_pleading",
        "utility_patent",
        "U.S. Patent Nos. 10,111,222; 10,333,444, and 9,555,666",
        ["10111222", "10333444", "9555666"],
    ),
    ("complaint_pleading", "design_patent", "外观设计专利号：US D1,022,333", ["D1022333"]),
    (
        "complaint_pleading",
        "trademark_registration",
        "商标注册号：5123456、6234567",
        ["5123456", "6234567"],
    ),
]


@pytest.mark.parametrize(("kind", "field", "text", "expected"), SAID)
def test_phrase(kind: str, field: str, text: str, expected: list[str]) -> None:
    head = COURT if kind == "court_order" else ""
    assert sorted(values(f"{head}{text}", field, kind)) == sorted(expected)
