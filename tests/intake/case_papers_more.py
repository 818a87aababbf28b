"""Fictional papers of further layouts, written after the extractors. See `case_papers_en`."""
# ruff: noqa: E501 (papers keep their own lines)

from __future__ import annotations

from tests.intake.paper import CasePaper

SUMMONS = CasePaper(
    name="summons",
    kind="complaint_pleading",
    text="""AO 440 (Rev. 06/12) Summons in a Civil Action
UNITED STATES DISTRICT COURT
for the
Southern District of New York
COPPERLEAF GAMES, LTD.
Plaintiff(s)
v.                                      Civil Action No. 1:26-cv-04471-RFT
AUTUMNTOY SHOP, ET AL.
Defendant(s)
SUMMONS IN A CIVIL ACTION
To: (Defendant's name and address) AUTUMNTOY SHOP
A lawsuit has been filed against you.
Within 21 days after service of this summons on you ... you must serve on the plaintiff an answer. The answer or motion must be served on the plaintiff or plaintiff's attorney, whose name and address are:
Marguerite D. Hollins
Hollins Pruitt LLP
120 Reade Lane
New York, NY 10007
Tel.: (212) 555-0117
mhollins@hollinspruitt.example
CLERK OF COURT
""",
    facts={
        "docket_number": ["1:26-cv-04471"],
        "court": ["nysd"],
        "plaintiff": ["COPPERLEAF GAMES, LTD."],
        "plaintiff_firm": ["Hollins Pruitt LLP"],
        "plaintiff_counsel": ["Marguerite D. Hollins"],
        "counsel_email": ["mhollins@hollinspruitt.example"],
        "counsel_phone": ["+12125550117"],
        "judge_initials": ["RFT"],
    },
)

AMAZON = CasePaper(
    name="mail of a shop with a list of dashes",
    kind="tro_freeze",
    form="eml",
    text="""From: Amazon Seller Performance <notice@amazon.com>
To: s@x.example
Subject: Notice: Policy Warning

Hello,

This is to inform you that we removed some of your listings and your disbursements from your seller account have been placed on hold on the accused products in accordance with a Temporary Restraining Order issued by a federal court.

Please contact the rights owner directly to resolve this dispute:

-- RO Contact info:
-- Brand: ACME-HOLT
-- Rights owner law firm: Greer, Burns & Crain, Ltd.
-- Email: tro@gbc.example
-- Legal case number: 1:26-cv-07001 (N.D. Ill.)

If you are able to resolve the dispute, please advise them to contact us to withdraw their complaint (notice-dispute@amazon.com).
""",
    facts={
        "docket_number": ["1:26-cv-07001"],
        "court": ["ilnd"],
        "brand": ["ACME-HOLT"],
        "plaintiff_firm": ["Greer, Burns & Crain, Ltd."],
        "counsel_email": ["tro@gbc.example"],
        "plaintiff": [],
    },
)

CHINESE_SERVICE = CasePaper(
    name="Chinese letter of service",
    kind="tro_service",
    form="docx",
    text="""尊敬的卖家 LANJIA（被告编号 47）：
我们是原告 Bramble House LLC 的代理律师事务所 Achterberg Sorrel, P.L.L.C.。本案由美国密歇根州东区联邦地区法院受理，案号：4:26-cv-11020，主审法官为 Berenice R. Cole。
如需和解请联系 Nadia Sorrel 律师：nsorrel@achterbergsorrel.example，电话 +1 (313) 555-0170。
您自己的律师如已委任，请抄送 me@mylawyer.example。
""",
    facts={
        "docket_number": ["4:26-cv-11020"],
        "court": ["mied"],
        "plaintiff": ["Bramble House LLC"],
        "plaintiff_firm": ["Achterberg Sorrel, P.L.L.C."],
        "counsel_email": ["nsorrel@achterbergsorrel.example"],
        "counsel_phone": ["+13135550170"],
        "plaintiff_counsel": ["Nadia Sorrel"],
        "judge": ["Berenice R. Cole"],
    },
    traps=["me@mylawyer.example"],
)

WIDE_COLUMNS = CasePaper(
    name="judgment whose columns stand far apart",
    kind="court_order",
    text="""Case: 1:25-cv-09914 Document #: 88 Filed: 03/03/26 Page 1 of 9 PageID #:3301
UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF ILLINOIS
EASTERN DIVISION

Hedgerow Knives LLC,                         Case No. 25-cv-09914
     Plaintiff,                              Judge Orson B. Pell
     v.
The Entities and Individuals Identified      Magistrate Judge Ida Wu
in Annex A,
     Defendants.

DEFAULT FINAL JUDGMENT ORDER
This action having been commenced by Hedgerow Knives LLC ("Plaintiff") against the defendants. Plaintiff's HEDGEROW trademarks...
""",
    facts={
        "docket_number": ["1:25-cv-09914"],
        "court": ["ilnd"],
        "plaintiff": ["Hedgerow Knives LLC"],
        "judge": ["Orson B. Pell"],
        "brand": ["HEDGEROW"],
        "case_name": ["Hedgerow Knives LLC v. The Entities and Individuals Identified in Annex A"],
    },
    traps=["Ida Wu"],
)

TRACKER_POST = CasePaper(
    name="post of a tracker",
    kind="docket",
    form="text",
    text="""【立案】HSP律所代理 HALFMOON 品牌新案
案件号：25-cv-15010
立案时间：2025-12-18
法院：伊利诺伊北区法院
品牌方：Halfmoon Canteen Co.
原告律所：Hughes Socol Piers Resnick & Dym, Ltd.
侵权类型：商标
25-cv-15010
Halfmoon Canteen Co. v. The Partnerships and Unincorporated Associations Identified on Schedule "A"
Assigned to: Honorable Wilma F. Tan
""",
    facts={
        "docket_number": ["25-cv-15010"],
        "court": ["ilnd"],
        "plaintiff": ["Halfmoon Canteen Co."],
        "plaintiff_firm": ["Hughes Socol Piers Resnick & Dym, Ltd."],
        "judge": ["Wilma F. Tan"],
        "brand": ["HALFMOON"],
    },
)

BOTH_SIDES = CasePaper(
    name="order that names both sides counsel",
    kind="court_order",
    text="""UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF FLORIDA
CASE NO.: 1:26-cv-20333-KLM
ZEPHYR MUGS, INC., a Delaware corporation,
Plaintiff,
vs.
THE INDIVIDUALS IDENTIFIED ON SCHEDULE "A",
Defendants.
/
ORDER ON DEFENDANT'S MOTION TO DISSOLVE
THIS CAUSE is before the Court upon Defendant No. 14's motion. Counsel for Defendant: Theo Marsh, Marsh LLP, tmarsh@marsh.example, (305) 555-0188. Counsel for Plaintiff: Ilse Graf, Graf & Sohn PLLC, igraf@grafsohn.example, (305) 555-0189.
DONE AND ORDERED at Miami.
KEZIA L. MONTROSE
UNITED STATES DISTRICT JUDGE
cc: counsel of record
""",
    facts={
        "docket_number": ["1:26-cv-20333"],
        "court": ["flsd"],
        "plaintiff": ["ZEPHYR MUGS, INC."],
        "judge": ["KEZIA L. MONTROSE"],
        "judge_initials": ["KLM"],
        "plaintiff_firm": ["Graf & Sohn PLLC"],
        "plaintiff_counsel": ["Ilse Graf"],
        "counsel_email": ["igraf@grafsohn.example"],
        "counsel_phone": ["+13055550189"],
    },
    traps=["tmarsh@marsh.example", "Theo Marsh", "+13055550188"],
)

AUCTION = CasePaper(
    name="platform that lists the lawyer line by line",
    kind="tro_freeze",
    form="eml",
    text="""From: eBay <ebay@ebay.com>
Subject: Your account - court order

Hello,
eBay received a court order in the matter Zephyr Mugs, Inc. v. The Individuals Identified on Schedule "A", Case No. 26-cv-20333 (S.D. Fla.). We have restricted funds. Please direct all questions to the plaintiff's attorney:
Ilse Graf
Graf & Sohn PLLC
igraf@grafsohn.example
305.555.0189
Thanks,
eBay Trust
""",
    facts={
        "docket_number": ["26-cv-20333"],
        "court": ["flsd"],
        "plaintiff": ["Zephyr Mugs, Inc."],
        "plaintiff_firm": ["Graf & Sohn PLLC"],
        "plaintiff_counsel": ["Ilse Graf"],
        "counsel_email": ["igraf@grafsohn.example"],
        "counsel_phone": ["+13055550189"],
    },
)

WRAPPED_FIRM = CasePaper(
    name="order whose last sentence names the firm over two lines",
    kind="court_order",
    text="""UNITED STATES DISTRICT COURT
DISTRICT OF UTAH
ZEPHYR MUGS, INC.,
Plaintiff,
v.
DOES 1-9,
Defendants.
Case No. 2:26-cv-00312-PQR
The security of $2,000.00 shall be returned to counsel for Plaintiff, Lantern Hill
Trademark Counsel PLLC.
SO ORDERED this 6th day of July, 2026.
/s/ Philippa Q. Rosewater
United States District Judge
""",
    facts={
        "court": ["utd"],
        "judge": ["Philippa Q. Rosewater"],
        "judge_initials": ["PQR"],
        "plaintiff_firm": ["Lantern Hill Trademark Counsel PLLC"],
        "plaintiff_counsel": [],
    },
)

PAPERS = (
    WRAPPED_FIRM,
    SUMMONS,
    AMAZON,
    CHINESE_SERVICE,
    WIDE_COLUMNS,
    TRACKER_POST,
    BOTH_SIDES,
    AUCTION,
)
