"""Fictional papers as a scan or a photograph gives them: blanks lost or added, lines cut.

See `case_papers_en`.
"""

from __future__ import annotations

from tests.intake.paper import CasePaper

SCANNED_ORDER = CasePaper(
    name="scanned order",
    kind="court_order",
    text="""IN THE UNITED STATES DISTRICT COURT
FOR THE NORTHERN DISTRICT OFILLINOIS
EASTERN DIVISION
LARKSPUR&FINCH,INC.,
Plaintiff,
Case No.1:26-cv-03318
V.
THE PARTNERSHIPS AND
JudgePerpetua N.Oduya
UNINCORPORATED ASSOCIATIONS
IDENTIFIED ON SCHEDULE A,
FILED UNDERSEAL
Defendants.
TEMPORARY RESTRAINING ORDER
ENTERED:
Perpetua N.Oduya
UnitedStates District Judge
RECEIVED APR 10 2026
""",
    facts={
        "docket_number": ["1:26-cv-03318"],
        "court": ["ilnd"],
        "plaintiff": ["LARKSPUR&FINCH,INC."],
        "judge": ["Perpetua N. Oduya"],
        "sealed": ["true"],
        "judge_initials": [],
    },
)

SCANNED_CALIFORNIA = CasePaper(
    name="photograph of a California order",
    kind="court_order",
    text="""UNITED STATES DISTRICT COURT
CENTRAL DISTRICT OF CALIFORNIA
PINEWHISTLE AUDIO GMBH,
Case No. 2:26-cv-04102-MKW-PDx
Plaintiff,
v.
ORDER GRANTING APPLICATION FOR
DOES 1-77, inclusive,
TEMPORARY RESTRAINING ORDER
Defendants.
[PROPOSED]
Dated: June 3, 2026
HON.MARGERY K.WINDERMERE
UNITED STATES DISTRICT JUDGE
""",
    facts={
        "docket_number": ["2:26-cv-04102"],
        "court": ["cacd"],
        "plaintiff": ["PINEWHISTLE AUDIO GMBH"],
        "judge": ["MARGERY K. WINDERMERE"],
        "judge_initials": ["MKW"],
    },
)

SCREENSHOT = CasePaper(
    name="screenshot of a platform's page",
    kind="tro_freeze",
    form="image",
    text="""首页 订单 商品 绩效 设置
绩效通知 > 重要通知
重要：您的资金已根据法院命令被预留
原告律所： Castellan Reyes, P.A.
联系邮箱： tro@castellanreyes.example
法院案号： 0:26-cv-60417-QRS
受理法院： 佛罗里达州南区联邦地区法院
品牌: MOONWILLOW
帮助 | 联系我们 | 客服热线 400-555-0100
""",
    facts={
        "docket_number": ["0:26-cv-60417"],
        "judge_initials": ["QRS"],
        "court": ["flsd"],
        "plaintiff_firm": ["Castellan Reyes, P.A."],
        "counsel_email": ["tro@castellanreyes.example"],
        "counsel_phone": [],
        "brand": ["MOONWILLOW"],
    },
)

PRINTED_MAIL = CasePaper(
    name="printed mail, scanned",
    kind="tro_freeze",
    form="pdf",
    text="""发件人：notice-dispute@amazon.com
收件人：ops@tanglewood-shop.example
主题：Policy Warning
We removed your listings in accordance with a Temporary Restraining Order issued by a federal
court. Your disbursements are on hold.
Rights owner:Moonwillow Bedding LLC
Law firm:Castellan Reyes,P.A.
Email:tro@castellanreyes.example
Legal case #:0:26-cv-60417
Tel:(305)555-0163
""",
    facts={
        "docket_number": ["0:26-cv-60417"],
        "plaintiff": ["Moonwillow Bedding LLC"],
        "plaintiff_firm": ["Castellan Reyes, P.A."],
        "counsel_email": ["tro@castellanreyes.example"],
        "counsel_phone": ["+13055550163"],
        "court": [],
    },
    traps=["ops@tanglewood-shop.example", "notice-dispute@amazon.com"],
)

GROUP_CHAT = CasePaper(
    name="chat that says little",
    kind="other",
    form="image",
    text="""TRO交流群(102)
阿杰
今天收到邮件了 案号 1:26-cv-05107，芝加哥那边
原告是 Juniper Wharf Teas，品牌 JUNIPERWHARF
律师报价 3000 美元，电话13800138000
小美
代理律所好像是 Keith
""",
    facts={
        "docket_number": ["1:26-cv-05107"],
        "court": [],
        "counsel_phone": [],
        "counsel_email": [],
        "judge": [],
        "brand": ["JUNIPERWHARF"],
    },
)

PAPERS = (SCANNED_ORDER, SCANNED_CALIFORNIA, SCREENSHOT, PRINTED_MAIL, GROUP_CHAT)
