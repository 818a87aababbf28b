"""Fictional letters and signatures of further layouts. See `case_papers_en`."""
# ruff: noqa: E501 (papers keep their own lines)

from __future__ import annotations

from tests.intake.paper import CasePaper

LETTERHEAD = CasePaper(
    name="printed letter under a letterhead",
    kind="tro_service",
    text="""GALLOWAY MERCER PLLC
77 Weir Street, Suite 12
June 2, 2026
To the operator of the store Meilin Crafts
Re: enclosed order, Case No. 3:26-cv-00412 (M.D. Tenn.)
The enclosed order binds you. Your attorney, if you have one (Hal Dreyer, hdreyer@dreyerlaw.example),
should write to us.
Temperance Mercer, tmercer@gallowaymercer.example
""",
    facts={
        "docket_number": ["3:26-cv-00412"],
        "court": ["tnmd"],
        "plaintiff_firm": ["GALLOWAY MERCER PLLC"],
        "plaintiff_counsel": ["Temperance Mercer"],
        "counsel_email": ["tmercer@gallowaymercer.example"],
        "plaintiff": [],
    },
    traps=["hdreyer@dreyerlaw.example", "Hal Dreyer"],
)

PAYMENT_FIRM = CasePaper(
    name="a payment firm tells in one sentence whom to turn to",
    kind="tro_freeze",
    form="eml",
    text="""From: Limits Team <limits@paypal.com>
To: accounts@meilin-crafts.example
Subject: A court order affects your account

We were served with a temporary restraining order of the U.S. District Court for the District of Minnesota in Bellwether Clocks Ltd. v. Schedule A Defendants, No. 0:26-cv-01193. USD 4,410.00 is on hold.
We cannot advise you. For the lawsuit turn to Josephine A. Tilley of Tilley Brandt P.C., tel. 612-555-0160, jtilley@tilleybrandt.example. For your account call 888-555-0111 or write to limits@paypal.com.
""",
    facts={
        "docket_number": ["0:26-cv-01193"],
        "court": ["mnd"],
        "plaintiff": ["Bellwether Clocks Ltd."],
        "plaintiff_firm": ["Tilley Brandt P.C."],
        "plaintiff_counsel": ["Josephine A. Tilley"],
        "counsel_email": ["jtilley@tilleybrandt.example"],
        "counsel_phone": ["+16125550160"],
    },
    traps=["limits@paypal.com", "accounts@meilin-crafts.example", "+18885550111"],
)

OVER_THE_PAGE = CasePaper(
    name="signature that runs over the page",
    kind="complaint_pleading",
    text="""UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF MICHIGAN
FERNANDA QUIST AND BRAMBLE HOUSE LLC,
Plaintiff,
v.
SCHEDULE A DEFENDANTS,
Defendants.
Case No. 4:26-cv-11020
COMPLAINT
Plaintiff sells the BRAMBLEHOUSE teapot.
/s/ Leopold Achterberg
Leopold Achterberg (P70112)
Nadia Sorrel
ACHTERBERG SORREL, P.L.L.C.
Case 4:26-cv-11020-BRC ECF No. 1 filed 04/02/26 PageID.9 Page 9 of 10
\f313.555.0170
lachterberg@achterbergsorrel.example
Case 4:26-cv-11020-BRC ECF No. 1 filed 04/02/26 PageID.10 Page 10 of 10
""",
    facts={
        "docket_number": ["4:26-cv-11020"],
        "court": ["mied"],
        "judge_initials": ["BRC"],
        "plaintiff": ["FERNANDA QUIST", "BRAMBLE HOUSE LLC"],
        "brand": ["BRAMBLEHOUSE"],
        "plaintiff_firm": ["ACHTERBERG SORREL, P.L.L.C."],
        "plaintiff_counsel": ["Leopold Achterberg", "Nadia Sorrel"],
        "counsel_email": ["lachterberg@achterbergsorrel.example"],
        "counsel_phone": ["+13135550170"],
    },
)

ONE_LINE_SHEET = CasePaper(
    name="docket sheet with a lawyer on one line",
    kind="docket",
    form="html",
    text="""CIVIL DOCKET FOR CASE #: 1:26-cv-00555-KLO
Bramble House LLC v. Does 1-20
Assigned to: Judge Kestrel L. Oyelaran
Plaintiff Bramble House LLC represented by Nadia Sorrel, ACHTERBERG SORREL, P.L.L.C., Detroit, MI, 313-555-0170, Email: nsorrel@achterbergsorrel.example
Defendant Blue Fern represented by Gareth Imai, IMAI GROUP LLP, 215-555-0190, Email: gimai@imaigroup.example
""",
    facts={
        "docket_number": ["1:26-cv-00555"],
        "case_name": ["Bramble House LLC v. Does 1-20"],
        "plaintiff": ["Bramble House LLC"],
        "judge": ["Kestrel L. Oyelaran"],
        "judge_initials": ["KLO"],
        "plaintiff_firm": ["ACHTERBERG SORREL, P.L.L.C."],
        "plaintiff_counsel": ["Nadia Sorrel"],
        "counsel_email": ["nsorrel@achterbergsorrel.example"],
        "counsel_phone": ["+13135550170"],
    },
    traps=["gimai@imaigroup.example", "+12155550190", "Gareth Imai"],
)

DESK_COPY = CasePaper(
    name="a platform's desk writes to the firm and to the seller's lawyer",
    kind="tro_freeze",
    form="eml",
    text="""From: IPR-USTRO <ipr-ustro@service.alibaba.com>
To: chen.yu@fanghua.example
Subject: 转发：Galloway Mercer Imports Counsel PLLC+Bellwether Clocks Ltd.+26-1193+4+AE

卖家您好，请尽快与原告律师沟通。
发件人：IPR-USTRO
收件人：tro@gmic-law.example
抄送：defense@haitian-law.example
主题：Galloway Mercer Imports Counsel PLLC+Bellwether Clocks Ltd.+26-1193+4+AE
您的店铺因美国法院临时限制令被限制。
""",
    facts={
        "docket_number": ["26-cv-01193"],
        "plaintiff": ["Bellwether Clocks Ltd."],
        "plaintiff_firm": ["Galloway Mercer Imports Counsel PLLC"],
        "counsel_email": ["tro@gmic-law.example"],
    },
    traps=["defense@haitian-law.example", "chen.yu@fanghua.example"],
)

OFFER = CasePaper(
    name="offer whose signature has no closing words",
    kind="settlement_offer",
    form="eml",
    text="""From: T. Mercer <tmercer@gallowaymercer.example>
To: shop@meilin-crafts.example
Subject: FRE 408 - Bellwether Clocks Ltd. v. Schedule A, 0:26-cv-01193 (D. Minn.)

Our client would take USD 9,000.00. Please confirm the wire details by calling 615-555-0155.

Temperance Mercer
Galloway Mercer PLLC
""",
    facts={
        "docket_number": ["0:26-cv-01193"],
        "court": ["mnd"],
        "plaintiff": ["Bellwether Clocks Ltd."],
        "plaintiff_firm": ["Galloway Mercer PLLC"],
        "plaintiff_counsel": ["Temperance Mercer"],
        "counsel_email": ["tmercer@gallowaymercer.example"],
        "counsel_phone": ["+16155550155"],
    },
)

PAPERS = (LETTERHEAD, PAYMENT_FIRM, OVER_THE_PAGE, ONE_LINE_SHEET, DESK_COPY, OFFER)
