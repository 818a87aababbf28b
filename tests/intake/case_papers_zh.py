"""Fictional Chinese papers: trackers, platform mails, chats. See `case_papers_en`."""
# ruff: noqa: E501 (papers keep their own lines)

from __future__ import annotations

from tests.intake.paper import CasePaper

TRACKER = CasePaper(
    name="page of a case tracker",
    kind="docket",
    form="text",
    text="""案件详情
案件号：2026-cv-03318
发案日期：2026-04-02
法院：伊利诺伊州北区(北)法院
法官：Perpetua N. Oduya
原告：Larkspur & Finch, Inc.
品牌：LARKSPUR
诉讼类型：商标
代理律所：Fennimore Law
案件名称：Larkspur & Finch, Inc. v. The Partnerships and Unincorporated Associations Identified on Schedule A
进展
2026-04-09 TRO 已签发
2026-04-21 关联案件 2025-cv-11870 撤诉
""",
    facts={
        "docket_number": ["26-cv-03318"],
        "court": ["ilnd"],
        "judge": ["Perpetua N. Oduya"],
        "plaintiff": ["Larkspur & Finch, Inc."],
        "brand": ["LARKSPUR"],
        "plaintiff_firm": ["Fennimore Law"],
        "case_name": [
            (
                "Larkspur & Finch, Inc. v. The Partnerships and Unincorporated Associations "
                "Identified on Schedule A"
            )
        ],
    },
    traps=["25-cv-11870"],
)

TABLE = CasePaper(
    name="row of a tracker's table",
    kind="docket",
    form="html",
    text="""案件编号\t法院\t起诉日期\t原告\t品牌\t律所\t诉讼类型
26-cv-60417\t佛州南区\t2026/04/28\tMoonwillow Bedding LLC\tMOONWILLOW\tHSP\t商标
""",
    facts={
        "docket_number": ["26-cv-60417"],
        "court": ["flsd"],
        "plaintiff": ["Moonwillow Bedding LLC"],
        "brand": ["MOONWILLOW"],
        "plaintiff_firm": ["HSP"],
    },
)

PLATFORM_MAIL = CasePaper(
    name="a platform's mail",
    kind="tro_freeze",
    form="eml",
    text="""From: 卖家支持 <noreply@temu.com>
To: yunying@qinghe-maoyi.example
Subject: 关于法院命令的通知
Date: Wed, 3 Jun 2026 09:00:00 +0800

尊敬的卖家：
我们收到美国纽约南区联邦地区法院签发的临时限制令（TRO），您的店铺资金已被冻结。
原告：Copperleaf Games, Ltd.
案号：１：２６－ｃｖ－０４４７１
原告律师事务所：Hollins Pruitt LLP
联系人：Marguerite D. Hollins
联系邮箱：mhollins@hollinspruitt.example
电话：(212) 555-0117
如有疑问，请发邮件至 ip-appeal@temu.com，或联系您的客户经理（yunying@qinghe-maoyi.example）。
""",
    facts={
        "docket_number": ["1:26-cv-04471"],
        "court": ["nysd"],
        "plaintiff": ["Copperleaf Games, Ltd."],
        "plaintiff_firm": ["Hollins Pruitt LLP"],
        "plaintiff_counsel": ["Marguerite D. Hollins"],
        "counsel_email": ["mhollins@hollinspruitt.example"],
        "counsel_phone": ["+12125550117"],
        "judge": [],
    },
    traps=["yunying@qinghe-maoyi.example", "ip-appeal@temu.com"],
)

TRADITIONAL = CasePaper(
    name="mail in traditional characters",
    kind="tro_freeze",
    form="eml",
    text="""From: 付款服務 <service@payoneer.com>
To: finance@linhai.example
Subject: 帳戶凍結通知

您好，
本公司收到美國聯邦法院（喬治亞州北區聯邦地區法院）之臨時禁制令，案號 1:26-cv-02880-KRB，
原告為 Oakum Rope Works, Inc.，其代理律師為 Thibodeaux Crane LLP（電郵：notices@thibodeauxcrane.example，
電話：+1 404-555-0138）。
""",
    facts={
        "docket_number": ["1:26-cv-02880"],
        "court": ["gand"],
        "judge_initials": ["KRB"],
        "plaintiff": ["Oakum Rope Works, Inc."],
        "plaintiff_firm": ["Thibodeaux Crane LLP"],
        "counsel_email": ["notices@thibodeauxcrane.example"],
        "counsel_phone": ["+14045550138"],
    },
)

DESK_SUBJECT = CasePaper(
    name="mail of a platform's desk, forwarded twice",
    kind="tro_freeze",
    form="eml",
    text="""From: 王芳 <wangfang@linhai.example>
To: lawyer@haitian.example
Subject: 转发: 转发: Arroway & Quill PC+Hedgerow Knives LLC+26-2290+3+AE

王律师，请看下面的邮件，我的电话 (215) 555-0177。

发件人：IPR-USTRO <ipr-ustro@alibaba-inc.com>
发送时间：2026年5月6日(星期三) 17:27
收件人：店铺 <linhai@service.example>
主题：Arroway & Quill PC+Hedgerow Knives LLC+26-2290+3+AE

您的店铺涉及上述案件，账户已按 TRO 冻结。原告律师联系方式：farroway@arrowayquill.example。
若您有美国律师（如 Jonah Pell, jpell@pelldefence.example），请让其与原告律师联系。
""",
    facts={
        "docket_number": ["26-cv-02290"],
        "plaintiff": ["Hedgerow Knives LLC"],
        "plaintiff_firm": ["Arroway & Quill PC"],
        "counsel_email": ["farroway@arrowayquill.example"],
        "counsel_phone": [],
    },
    traps=["jpell@pelldefence.example", "lawyer@haitian.example", "wangfang@linhai.example"],
)

CHAT = CasePaper(
    name="screenshot of a chat",
    kind="other",
    form="image",
    text="""跨境维权交流群(288)
老周
我的店也中了，案号26-cv-3318，伊州北区的
小林
律所GBC，原告好像是Larkspur
老周
上次那个25-cv-11870是别人的
""",
    facts={
        "docket_number": ["26-cv-03318"],
        "court": ["ilnd"],
        "plaintiff_firm": ["GBC"],
        "judge": [],
    },
    traps=["25-cv-11870"],
)

SCAN = CasePaper(
    name="picture of a message, as it was recognised",
    kind="tro_freeze",
    form="image",
    text="""绩效通知
我们收到联邦法院的临时限制令，已暂停向您付款。
权利所有者：Moonwillow Bedding LLC
律师事务所:Castellan Reyes,P.A.
邮箱:tro@castellanreyes.example
案件编号:0:26-cv-60417
品牌:MOONWILLOW
""",
    facts={
        "docket_number": ["0:26-cv-60417"],
        "plaintiff": ["Moonwillow Bedding LLC"],
        "plaintiff_firm": ["Castellan Reyes, P.A."],
        "counsel_email": ["tro@castellanreyes.example"],
        "brand": ["MOONWILLOW"],
    },
)

GUIDE = CasePaper(
    name="article that tells of a case",
    kind="guide",
    form="html",
    text="""什么是 TRO？卖家应对指南
例如 Larkspur & Finch, Inc. 诉附表 A 被告案（案号 26-cv-03318，伊利诺伊州北区法院），代理律所 GBC。
联系我们：info@guide.example，电话 (312) 555-0100
""",
    facts={"docket_number": [], "court": [], "plaintiff_firm": [], "counsel_email": []},
    traps=["info@guide.example", "+13125550100"],
)

PAPERS = (TRACKER, TABLE, PLATFORM_MAIL, TRADITIONAL, DESK_SUBJECT, CHAT, SCAN, GUIDE)
