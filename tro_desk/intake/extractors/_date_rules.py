"""The rules for the parts of dates: English and Chinese, the plainest words first."""

from __future__ import annotations

from typing import Final

from tro_desk.intake.extractors._roles import PI, TRO, Rule, label, rule

_SET: Final = (
    r"(?:(?:re)?(?:set|scheduled|noticed|calendared)|continued|adjourned|moved|postponed|advanced"
    r"|changed|converted)"
)
_BY: Final = (
    r"\b(?:due|by|before|than|until)(?:\s*(?:by|on|is))?(?:\s*(?:or|and)\s*before)?(?:\s*the)?"
)
_STRUCK: Final = (
    r"(?:\s*\(?[^.;()]{0,12}\)?)?(?:(?!\bhearing\b)[^.;]){0,60}\b(?:is|was|are|be"
    r"|been)\s*(?:hereby\s*)?(?:stricken|struck"
    r"|vacated|cancel+ed|continued|adjourned|reset|rescheduled|terminated|moved|postponed"
    r"|converted)"
)
_GOT_ZH: Final = r"(?![^。;\n]{0,24}?(?:收到|接到|获悉|得知|获知|知悉))"  # the day it was heard of
_ISSUED_ZH: Final = r"(?:签发|簽發|作出|发布|颁布|頒布|下达|批准|核准|发出|颁发|生效|登记|准予)"

_ENTERED: Final = (
    rule(
        "tro_entered",
        950,
        "tro restraining 限制令 禁令",
        rf"{TRO}(?:\s?\([^()\n]{{2,20}}\))?(?:[\s,]+(?:was|is|that was|which was|first))*"
        r"[\s,]+(?:entered|issued|granted)(?:\s*(?:on|at)|,)?",
    ),
    rule(
        "tro_entered",
        930,
        "tro restraining",
        rf"{TRO}(?P<gap>[^;]{{0,220}}?)\b(?:entered|issued|granted"
        rf"|made)\b(?P<more>[^;]{{0,120}}?)\b(?:on|at)",
    ),
    rule(
        "tro_entered",
        930,
        "限制令 禁令",
        rf"{TRO}[^。;\n]{{0,16}}(?:于|在)",
        rf"[^。;\n]{{0,12}}?{_ISSUED_ZH}",
    ),
    rule(
        "tro_entered",
        920,
        "限制令 禁令",
        r"(?:^|[于在,,。\s院])",
        rf"{_GOT_ZH}[,,]?[^。;,,\n]{{0,40}}?{_ISSUED_ZH}[^。;,,\n]{{0,16}}?(?<!延长){TRO}(?!的?(?:延长|延期|动议"
        rf"|申请))",
    ),
    label(
        "tro_entered",
        940,
        "tro restraining 限制令 禁令",
        rf"(?:date\s(?:of\s)?(?:the\s)?)?{TRO}(?:\s(?:was\s)?(?:entered|issued|granted|date"
        rf"|entry date)"
        r"(?:\s(?:on|at))?|\s*(?:\(TRO\))?\s*(?:签发|作出|颁布|发布|下达|生效|登记)?(?:日期|时间"
        r"|日))"
        rf"|date\s(?:of\s)?(?:the\s)?{TRO}",
    ),
    rule(
        "tro_entered",
        950,
        "tro restraining",
        rf"\b(?:entered|issued|granted|made)\s+(?:a|an|the|its"
        rf"|that)\s+(?:\w+\s+){{0,3}}?{TRO}(?:\s?\([^()\n]{{2,20}}\))?"
        r"(?:\s+(?:in this (?:case|matter|action)|against you(?:r account)?))?\s*(?:,\s*)?on",
    ),
    rule(
        "tro_entered",
        920,
        "tro restraining",
        r"(?:^|\bOn|[.;]\s)",
        rf",?[^.;]{{0,140}}?\b(?:entered|issued|granted|made)\s+(?:an?|its|the)\s+"
        rf"(?:(?:ex parte|sealed)\s+)?{TRO}(?!\s+exten)",
    ),
    rule(
        "tro_entered",
        920,
        "tro restraining",
        r"(?:^|\bOn|[.;]\s)",
        r",?(?:[^.;]|\b[A-Z]\.){0,80}?\bgranted\s+(?:[\w.'’-]+\s+){0,5}?"
        r"(?:motion|application|request)\s+for\s+(?:(?:entry|issuance)\s+of\s+)?(?:an?\s+)?"
        rf"(?:(?:ex parte|sealed)\s+)?{TRO}(?!\s+exten)",
    ),
    rule(
        "pi_entered",
        940,
        "injunction",
        rf"\b(?:entered|issued|granted)\b[^.;]{{0,80}}\b{PI}\s*(?:on|,)",
    ),
    rule(
        "pi_entered",
        935,
        "injunction",
        rf"\b(?:entered|issued|granted)\b[^;]{{0,60}}{TRO}[^;]{{0,60}}\band\s+(?:a"
        rf"|the)\s+{PI}\s*on",
    ),
    rule(
        "pi_entered", 940, "injunction", rf"{PI}\s*(?:was\s*)?(?:entered|issued|granted)(?:\s*on)?"
    ),
    rule(
        "pi_entered",
        920,
        "injunction",
        r"(?:^|\bOn|[.;]\s)",
        rf",?[^.;]{{0,100}}?\b(?:entered|issued|granted)\s+(?:an?|its|the)\s+{PI}\b",
    ),
    rule(
        "pi_entered",
        930,
        "初步禁",
        rf"{PI}[^。;\n]{{0,12}}(?:于|在)",
        rf"[^。;\n]{{0,12}}?{_ISSUED_ZH}",
    ),
    rule(
        "pi_entered",
        920,
        "初步禁",
        r"(?:^|[于在,,。\s院])",
        rf"{_GOT_ZH}[,,]?[^。;,,\n]{{0,40}}?{_ISSUED_ZH}[^。;,,\n]{{0,8}}?{PI}(?!的?(?:动议|申请|听证))",
    ),
    label(
        "pi_entered",
        940,
        "injunction 初步禁 pi",
        rf"(?:date\s(?:of\s)?)?{PI}(?:\s(?:entered|issued|granted|date)(?:\s(?:on|at))?"
        r"|\s*(?:签发|作出|颁布|发布|下达|生效|登记)(?:日期|时间|日))",
    ),
)

_ENDS: Final = (
    rule(
        "tro_expires",
        950,
        "expire remain effect",
        r"(?:\bexpires?|\bexpiring|\bwill\s*end"
        r"|\bremains?\s*in\s*(?:full\s*)?(?:force|effect)\b[^.;]{0,80}?\b(?:until|through|to))"
        r"(?:\s*(?:on|at|and including))?(?:\s*the)?",
    ),
    rule(
        "tro_expires",
        950,
        "exten",
        rf"(?:{TRO}|\border\b)[^.;]{{0,80}}\b(?:is|be|was|are)?\s*(?:hereby\s*"
        rf"|further\s*)?extended\b[^.;]{{0,80}}?\b(?:to|until|through)"
        r"(?:\s*and\s*(?:including|through))?",
    ),
    rule(
        "tro_expires",
        940,
        "exten",
        rf"\b(?:extend(?:s|ed|ing)?|extension\s*of)\b[^.;]{{0,60}}{TRO}[^.;]{{0,60}}?\b(?:to|until"
        rf"|through)"
        r"(?:\s*and\s*(?:including|through))?",
    ),
    label(
        "tro_expires",
        940,
        "expir 到期 失效 有效",
        rf"(?:{TRO}\s)?(?:expires?|expiry(?:\sdate)?|expiration(?:\sdate)?)(?:\son)?"
        rf"|{TRO}\s*(?:\(TRO\))?\s*(?:的)?(?:到期|失效|届满|有效期|截止)(?:日期|日|时间|至)?",
    ),
    rule(
        "tro_expires",
        940,
        "到期 失效 有效 届满 延",
        rf"{TRO}[^。;\n]{{0,24}}(?:到期日?|失效日?|有效期(?:限)?至?|有效至|届满日?|延长至|延期至"
        rf"|延至|将于|于)\s?[:为是在]?",
        r"(?!\s*(?:由|经)?[^。;,\n]{0,12}(?:签发|作出|颁布|发布|下达|送达"
        r"|收到))(?=[^。;\n]{0,14}(?:到期|失效|届满|止|终止))",
    ),
    rule(
        "tro_expires",
        940,
        "有效 延",
        rf"{TRO}[^。;\n]{{0,24}}(?:有效期(?:限)?(?:为|至|到)|有效至|延长(?:至|到)|延期(?:至|到)"
        rf"|延至|到期日?[为是:])",
    ),
)

_HEARINGS: Final = (
    rule(
        "hearing",
        950,
        "hearing",
        rf"\bhearing\b(?![^;]*\bhearing\b)[^;]{{0,150}}?\s*{_SET}(?:\s+[^;]{{0,50}}?)?"
        r"\s*(?:for|to|on|at|until)(?:\s*the)?",
        rf"(?!{_STRUCK})",
    ),
    label(
        "hearing",
        940,
        "hearing 听证 聽證 开庭 聆讯 庭审",
        rf"(?:next\s|(?:re)?(?:set|scheduled)\s)?(?:(?:[\w/-]+|{PI}"
        rf"|{TRO})\s){{0,4}}hearing(?:\son\s[^\n:]{{1,60}}?)?(?:\s(?:is\s)?(?:re)?set)?"
        r"(?:\s(?:date|time|date and time|date/time))?"
        rf"|(?:{PI})?\s*(?:动议)?(?:听证会?|聽證會?|开庭|聆讯|庭审)(?:日期|时间|日)?",
    ),
    rule("hearing", 930, "hearing", r"\bhearing\s?:"),
    rule(
        "hearing",
        940,
        "hearing",
        r"\bset\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}?hearing\s+(?:for|on|at)(?:\s*the)?",
        rf"(?!{_STRUCK})",
    ),
    rule(
        "hearing",
        900,
        "hearing",
        r"\b(?:motion|status|telephonic|injunction|video|show cause)\s*hearing\s*(?:on|at)?",
        rf"(?!{_STRUCK})",
    ),
    rule(
        "hearing",
        930,
        "hearing",
        r"\bhearing\b[^;]{0,100}\b(?:is|will be held|will take place|shall be held|to be held"
        r"|shall take place|will proceed|will occur)[^;]{0,40}?\s*\bon(?:\s*the)?",
        rf"(?!{_STRUCK})",
    ),
    rule(
        "hearing",
        940,
        "cause",
        r"\bshow\s*cause\b[^;]{0,240}\b(?:on|at)(?:\s*the)?",
        r"[^;]{0,260}\bwhy\b",
    ),
    rule("hearing", 930, "cause", r"\bshow\s*cause\s*(?:hearing\s*)?on(?:\s*the)?"),
    rule(
        "hearing",
        940,
        "appear",
        r"\bappear\b[^;]{0,60}\bhearing\b[^;]{0,60}\bon(?:\s*the)?",
        rf"(?!{_STRUCK})",
    ),
    rule(
        "hearing",
        940,
        "cause",
        r"\bappear\b[^;]{0,200}\bon(?:\s*the)?",
        r"[^;]{0,120}\b(?:to\s*show\s*cause|why)\b",
    ),
    rule(
        "hearing",
        940,
        "hearing",
        r"\b(?:set|scheduled|noticed)\s*for\s+(?:an?\s+)?(?:[\w-]+\s+){0,4}?hearing\b[^;]{0,60}?"
        r"\b(?:on|at|for)(?:\s*the)?",
        rf"(?!{_STRUCK})",
    ),
    rule(
        "hearing",
        930,
        "hear",
        r"\b(?:will|shall|to)\s*(?:hold|hear|conduct|be heard)\b[^;]{0,140}?\bon(?:\s*the)?",
        rf"(?!{_STRUCK})",
    ),
    rule(
        "hearing",
        940,
        "听证 聽證 开庭 聆讯 庭审",
        r"(?:听证会?|聽證會?|开庭|聆讯|庭审)[^。;\n]{0,20}?(?:日期|时间|定于|改于|改至|改期至|改到"
        r"|延期至|推迟至|将于|订于|安排在|于|在|为)"
        r"\s?[:为是]?",
        r"(?![^。;,\n]{0,16}(?:取消|撤销|改期|推迟))",
    ),
    rule(
        "hearing",
        930,
        "听证 聽證 开庭 聆讯 庭审",
        r"(?:定于|将于|订于|法院于)",
        r"[^。;\n]{0,16}(?:举行|召开|进行|就)[^。;\n]{0,16}(?:听证|聽證|聆讯|庭审|开庭)",
    ),
    rule(
        "hearing",
        920,
        "听证 聽證 开庭 聆讯 庭审",
        r"(?:听证会?|聽證會?|开庭|聆讯|庭审)(?:时间|日期)?\s?[:为是]?",
        r"(?![^。;,\n]{0,16}(?:取消|撤销|改期|推迟|已))",
    ),
    rule(
        "hearing",
        920,
        "开庭 聆讯 听证",
        r"(?:定于|将于|订于)",
        r"[^。;,\n]{0,10}(?:开庭|聆讯|听证)",
    ),
)

_DUE: Final = (
    rule(
        "opposition_due",
        940,
        "oppos respon object",
        r"\b(?:oppositions?|responses?|objections?|opposing\s*(?:papers|brief)|opposition\s*papers"
        r"|oppose|object|response\s*brief|respond)\b"
        r"(?![^;]*\bmotion for extension\b)(?![^;]{0,40}\bcomplaint\b)"
        rf"[^;]{{0,110}}?{_BY}",
    ),
    rule(
        "opposition_due",
        930,
        "oppos",
        r"\bopposing\s*papers\b[^;]{0,140}\bon\s*or\s*before(?:\s*the)?",
    ),
    label(
        "opposition_due",
        940,
        "oppos object respon 异议 反对",
        r"(?:defendants?'?\s)?(?:oppositions?|objections?"
        r"|responses? to (?:the )?motion)(?:\s(?:is\s|are\s)?due|\sdeadline)?"
        r"(?:\s(?:by|on|date))?|(?:书面)?(?:异议|反对意见|反对书|反对动议)(?:书)?(?:提交)?(?:截止"
        r"|期限)?(?:日期|日|时间)?",
    ),
    rule(
        "opposition_due",
        930,
        "异议 反对 異議",
        r"(?:异议|異議|反对意见|反对书|反对动议)[^。;,\n]{0,16}?(?:于|在|截至|截止(?:日期|日"
        r"|时间)?[:为是]?|不迟于|不晚于)",
    ),
    rule(
        "opposition_due",
        930,
        "异议 反对 異議",
        r"(?:于|在|截至|不迟于|不晚于)",
        r"(?:之?前|以前)[^。;,\n]{0,16}(?:提交|提出|递交)[^。;,\n]{0,10}(?:异议|異議|反对)",
    ),
    rule(
        "answer_due",
        940,
        "answer plead respond responsive response",
        r"\b(?:answers?(?!\s*(?:our|these|this|all|any|the\s+(?:questions?|enclosed|following)))"
        r"|otherwise\s*(?:respond|plead|move)|responsive\s*pleadings?"
        r"|respon(?:d|ses?|ding)\s*to\s*(?:the|this|plaintiff'?s?'?)\s*complaint)\b"
        rf"[^.;]{{0,120}}?{_BY}",
    ),
    label(
        "answer_due",
        940,
        "answer 答辩 答辯",
        r"(?:(?:your|defendants?'?)\s)?answer(?:\sto\s(?:the\s)?complaint)?(?:\s(?:is\s)?due"
        r"|\sdeadline|\sby)(?:\s(?:date|on|by))?"
        r"|(?:deadline|last day|due date)\s(?:to|for)\s(?:file\s)?(?:an?\s|your\s"
        r"|the\s)?answer(?:ing)?"
        r"|(?:提交)?(?:答辩状?|答辯狀?)(?:提交)?(?:的)?(?:截止|最后|到期|期限)?(?:期限|日期|日"
        r"|时间)?",
    ),
    rule(
        "answer_due",
        930,
        "deadline",
        r"\b(?:deadline|last day|time)\b[^.;]{0,40}\banswer\b[^.;]{0,60}\b(?:is|on|expires)",
    ),
    rule(
        "answer_due", 930, "answer", r"\banswer\s*(?:is\s*)?due(?:\s*date)?\s?:?(?:\s*(?:by|on))?"
    ),
    rule(
        "answer_due",
        930,
        "答辩 答辯",
        r"(?:答辩|答辯)(?:状|狀)?[^。;,\n]{0,16}?(?:截止|期限|不迟于|不晚于|最迟)[^。;,\n]{0,8}",
    ),
    rule(
        "answer_due",
        930,
        "答辩 答辯",
        r"(?:答辩|答辯)(?:状|狀)?\s?[,(]?\s?(?:即|也就是)(?:在|于|为|至)?",
        r"(?:之?前|以前|止|截止|[。)\s])",
    ),
    rule(
        "answer_due",
        930,
        "答辩 答辯",
        r"(?:应当?|须|必须|请)?(?:于|在|不迟于|不晚于|截至)",
        r"(?:之?前|以前)[^。;,\n]{0,20}(?:答辩|答辯)",
    ),
)

_FILED: Final = (
    rule(
        "complaint_filed",
        940,
        "complaint",
        r"\bcomplaint\s*(?:was\s*)?(?:originally\s*)?filed(?:\s*on)?",
    ),
    rule(
        "complaint_filed",
        930,
        "filed sued commenced brought",
        r"\b(?:filed|commenced|brought|initiated|instituted)\s+(?:this|its|the|a|an|his|her"
        r"|their)\s+(?:\w+\s+){0,3}?"
        r"(?:complaint|action|lawsuit|suit|case)(?:\s+(?:in|against"
        r"|with)\b[^.;]{0,140}?)?\s*,?\s+on",
    ),
    rule(
        "complaint_filed",
        920,
        "filed commenced",
        r"(?:^|\bOn|[.;]\s)",
        r",?\s(?:the\s)?plaintiffs?\b[^.;]{0,60}?\b(?:filed|commenced|brought)\s+(?:this|its|the|a"
        r"|an|their)\s+"
        r"(?:\w+\s+){0,2}?(?:complaint|action|lawsuit|suit|case)\b",
    ),
    rule(
        "complaint_filed", 850, "filed", r"(?:^|\n)\s*(?:Date )?Filed\s?:", "", "complaint_pleading"
    ),
    label(
        "complaint_filed",
        940,
        "filed filing 立案 发案 起诉 提交",
        r"complaint\sfiled|(?:case|lawsuit|action)\sfiled|(?:case\s)?filing\sdate|立案(?:日期|时间"
        r"|日)?|发案(?:日期|时间|日)?"
        r"|起诉(?:日期|时间|日)|起诉状?提交(?:日期|时间|日)?",
    ),
    label("complaint_filed", 930, "filed 日期", r"date\sfiled|filed(?:\son)?|案件日期", "docket"),
    rule(
        "complaint_filed",
        930,
        "起诉 诉讼 立案",
        r"(?:^|[于在,,。\s告])",
        r"[^。;,,\n]{0,24}?(?:提起(?:本案)?诉讼|提交(?:了)?起诉状|起诉(?!状)|立案)",
    ),
)

_STAMPS: Final = (
    rule(
        "filed_stamp",
        960,
        "document doc.",
        r"\b(?:Document|Doc\.)\s*#?:?\s*[\d-]+\s*(?:Filed:?|Entered\s*on\s*\w{3,5}\s*Docket:?)",
    ),
    rule(
        "filed_stamp",
        980,
        "transaction",
        r"\btransaction was entered\b[\s\S]{0,160}?\band filed\s+on",
        "",
        "court_email",
    ),
    rule(
        "filed_stamp",
        930,
        "filed",
        r"(?-i:\bDATE\s*FILED)\s*:?",
        "",
        "court_order complaint_pleading",
    ),
    rule(
        "filed_stamp",
        850,
        "filed",
        r"(?-i:(?:^|\n)[ \t]*(?:E-?)?FILED(?:\s*(?:ON|BY\s+\w+\s+D\.C\.))?)\s*:?",
        r"(?=\s*(?:\n|$|[A-Z]|\d{1,2}:))",
        "court_order complaint_pleading other",
    ),
)

# A date in a court's stamp is nothing else, so stamps come first.
RULES: Final[tuple[Rule, ...]] = (*_STAMPS, *_ENTERED, *_ENDS, *_HEARINGS, *_DUE, *_FILED)
