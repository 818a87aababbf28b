"""The signs by which a paper's type is told; each is true or false of the head of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final


@dataclass(frozen=True)
class Head:
    """The head of a paper: `first` page, `more` pages with it, and whether it is a mail."""

    first: str
    more: str
    mail: bool

    @cached_property
    def like_an_article(self) -> int:
        """How many ways of speaking that articles have stand on the first page."""
        return sum(one.search(self.first) is not None for one in _ARTICLE)


_FLAGS: Final = re.I | re.M
_NAMES: Final = (
    r"amazon|alibaba|aliexpress|temu|walmart|ebay|paypal|payoneer|worldfirst|tiktok|shein|wish"
    r"|etsy|dhgate|pingpongx|lianlianpay|stripe|shopify"
)


def _any(pattern: str, flags: int = _FLAGS) -> Callable[[Head], bool]:
    """True where the pattern stands on the first page."""
    compiled = re.compile(pattern, flags)
    return lambda head: compiled.search(head.first) is not None


def _within(pattern: str, flags: int = _FLAGS) -> Callable[[Head], bool]:
    """True where the pattern stands on one of the first pages."""
    compiled = re.compile(pattern, flags)
    return lambda head: compiled.search(head.more) is not None


_NEAR: Final = r"(?:[^.]|[.](?=\d)){0,90}"
_NEGATED = re.compile(
    r"\b(?:not|no|without)\s+(?:\w+\s+){0,4}?(?:court order|restraining order)s?"
    r"|\bcourt orders? (?:of|finding|stating) non-?infringement"
    r"|(?:并非|不是|没有|未收到|无)[^。,;\n]{0,6}(?:法院命令|法院令|临时限制令)"
    r"|\bif you (?:have )?(?:receive|get|got)d? (?:an?|any|the)\b[^.;\n]{0,60}"
    r"|如(?:果|您|你)?[^。,;\n]{0,4}(?:收到|有)[^。,;\n]{0,4}法院[^。,;\n]{0,24}",
    _FLAGS,
)
_LAW = re.compile(  # letters alone do not make an order: TRO is many things
    r"[Rr]estraining|RESTRAINING|[Ii]njunction|\bcourts?\b|Court (?:[Oo]rder|of|for|in|has|may)\b"
    r"|[Pp]laintiff|[Ll]awsuit|[Ll]itigation|[Ll]awyer|[Aa]ttorney|[Ll]egal|[Ii]nfring"
    r"|[Rr]ights owner|法院|法律|律师|律所|原告|诉讼|起诉|侵权|限制令|禁令|禁制令|冻结|凍結|律師"
)


def _affirmed(pattern: str) -> Callable[[Head], bool]:
    """True where the pattern stands on the first page among words of the law and is not denied.

    'Not a court order' and 'if you receive a court order' name none.
    """
    compiled = re.compile(pattern, _FLAGS)

    def stands(head: Head) -> bool:
        said = _NEGATED.sub(" ", head.first)
        return compiled.search(said) is not None and _LAW.search(said) is not None

    return stands


_ARTICLE: Final = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        (
            r"\bwhat (?:is|are|does|to do|happens|sellers)\b|\bhow (?:to|do|does|can)\b"
            r"|\bexplained\b"
            r"|\bguide (?:to|for)\b|\bguide\b\s*$|什么是|详解|解读|指南|攻略|科普|干货|怎么办|如何"
        ),
        (
            r"\b(?:posted|published|updated|written)\b(?: by| on|:| [A-Z][a-z]+ \d)|\bblog\b"
            r"|\bnewsroom\b|\bmin(?:ute)? read\b"
            r"|^[ \t]{0,9}(?-i:By [A-Z][\w.'-]+ [A-Z][\w.'-]+)\s?[,|·-]"
            r"|\bauthor:|\bby our (?:team|attorneys)|\barticles?\b|作者|来源\s?:|小编|责编|责任编辑"
            r"|编辑\s?:"
            r"|发布时间|阅读(?:量|数)?\s?:?\s?\d|公众号|转载|记者|讯\)|报道"
        ),
        (
            r"\b(?:many|most|some|every week|chinese|cross-border|online|other) sellers\b"
            r"|\bsellers (?:who|should|often|must|can|are|have|receive|face|write)\b|有卖家|卖家应"
            r"|卖家们|不少卖家"
            r"|众多卖家|多名卖家|卖家朋友|跨境卖家|近日|日前|据了解|据悉|业内|数百(?:家|店)"
            r"|卖家(?:可以|需要|如果|收到)"
        ),
        r"\bfrequently asked|\bFAQs?\b|常见问题|问答",
        (
            r"\bstep (?:1|one)\b|\bkey takeaways?\b|\bin (?:this|our) (?:article|post|guide)\b"
            r"|第一步"
            r"|本文"
        ),
        (
            r"\b(?:for example|for instance|suppose|imagine|say, (?=[A-Z\d$])|worked example"
            r"|in our example|hypothetical)\b"
            r"|例如|举例|举个例子|假设|比如|案例"
        ),
        (
            r"\bfree consultation\b|\b(?:contact|call) (?:us|our (?:office|firm|team"
            r"|attorneys)) (?:today|now|for|at)\b"
            r"|\bour (?:firm|attorneys|lawyers) (?:can|have|help|represent)\b|免费咨询|扫码"
            r"|欢迎咨询"
            r"|添加微信"
        ),
        (
            r"\b(?:typically|usually|in most cases|in many cases|generally|as a rule)\b|一般(?:在"
            r"|为"
            r"|需|都)|通常|往往"
        ),
        r"\bnot legal advice\b|\bgeneral information\b|仅供参考|不构成法律意见",
        (
            r"\b(?:a|the|another) federal judge\b|\bthe case is (?-i:[A-Z])"
            r"|\baccording to (?:court (?:papers|filings|records|documents)|the (?:ruling|lawsuit))"
            r"|\bdid not (?:immediately )?(?:respond to|return) (?:a|requests?|calls?)\b"
            r"|\bon (?:Mon|Tues|Wednes|Thurs|Fri)day (?:narrowed|ruled|granted|denied|sided|told"
            r"|ordered|refused|trimmed|dismissed)\b|\bcourt (?:filings|documents) show\b"
        ),
    )
)


def _article(least: int) -> Callable[[Head], bool]:
    return lambda head: head.like_an_article >= least


_CLOCK_LINE = re.compile(
    r"(?m)^[ \t]*(?:(?:昨天|今天|周.|星期.|上午|下午|晚上|凌晨"
    r"|\d{1,2}月\d{1,2}日)\s?)*\d{1,2}:\d{2}"
    r"(?:\s?[AP]M)?[ \t]*$"
)
_CHAT_WORD = re.compile(r"微信|WeChat|WhatsApp|群聊|撤回了一条消息|\[语音\]|按住\s?说话", re.I)
_FORMAL = re.compile(r"尊敬的|\bDear\b|UNITED\s*STATES\s*DISTRICT|Seller Central|卖家平台", re.I)


def _chat(head: Head) -> bool:
    """A conversation on a telephone: clock times stand alone between short lines."""
    if head.mail or _FORMAL.search(head.first):
        return False
    times = len(_CLOCK_LINE.findall(head.first))
    lines = [line for line in head.first.splitlines() if line.strip()]
    short = sum(map(len, lines)) < 40 * len(lines)
    return short and times + 2 * (_CHAT_WORD.search(head.first) is not None) >= 3


_ROW = re.compile(
    r"(?m)^[ \t|]*(?:\d{1,4}[\t|. ]+)?(?:\d{1,2}/\d{1,2}/\d{2,4}|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|20\d\d年\d{1,2}月\d{1,2}日|[A-Z][a-z]{2,8}\.? \d{1,2}, 20\d\d)[\t|: ]+(?=\S)"
)
_SHEET = re.compile(
    r"\bCIVIL\s*DOCKET\s*(?:FOR|REPORT)|\bDocket\s*(?:Text|Entr(?:y|ies)|Sheet|Report)\b"
    r"|\bproceedings\b|案件进展|案件动态|案卷条目|案件进度|进展记录",
    _FLAGS,
)
_LABELS = re.compile(
    r"^[ \t|]*(案号|案件编号|案件号|法院|发案日期|发案时间|立案日期|立案时间|起诉日期|起诉时间|原告"
    r"|品牌|代理律所|原告律所|律所|诉讼类型|案件类型|最近更新|更新时间|被告数量)\s?[::\t]",
    _FLAGS,
)


def _docket_sheet(head: Head) -> bool:
    return _SHEET.search(head.more) is not None and len(_ROW.findall(head.more)) >= 2


def _tracker(head: Head) -> bool:
    return len(set(_LABELS.findall(head.first))) >= 3 and not re.search("尊敬的|您", head.first)


_RESTRAINT: Final = (
    r"temporary\s*restraining\s*order|\bTRO\b|临时限制令|臨時限制令|臨時禁制令|临时禁令|临时禁制令"
)

SIGNS: Final[Mapping[str, Callable[[Head], bool]]] = {
    "mail": lambda head: head.mail,
    "nef": _any(r"Notice\s*of\s*Electronic\s*Filing|generated\s*by\s*the\s*CM/ECF\s*system"),
    "article": _article(3),
    "article_strong": _article(4),
    "chat": _chat,
    "docket_sheet": _docket_sheet,
    "case_tracker": _tracker,
    "settlement": _any(
        r"for\s*settlement\s*purposes|\bFRE\s*408\b|rule\s*408|settlement\s*(?:offer|demand"
        r"|proposal)"
        r"|^subject:[^\n]*\bsettlement\b|\bopen to settling\b|\b(?:settle|resolve)[^.]{0,60}"
        r"\b(?:for|in exchange for)\s(?:a payment of\s)?(?:US\s?)?[$]\s?\d"
        r"|和解(?:提议|方案|金额|报价|要约|邀约|协议书草案|意向)"
    ),
    "service": _any(
        r"you\s*(?:are|have\s*been)(?:\s*hereby)?\s*(?:being\s*)?served\b"
        r"|service\s*of\s*(?:process|summons|the\s*summons)|notice\s*of\s*(?:lawsuit|suit)\b"
        r"|you\s*(?:are|have been named as)\s*a\s*defendant"
        r"|\b(?:is|are|constitutes?|effects?)\s*(?:\w+\s)?service\s*(?:up)?on\s*you\b"
        r"|\byou\s*must\s*(?:answer|respond\s*to)\s*the\s*complaint\b"
        r"|are\s*hereby\s*notified[^.]{0,80}defendant"
        r"|you\s*(?:have\s*been|are)\s*(?:being\s*)?sued\b"
        r"|(?:特此|现|兹)[^。\n]{0,12}送达|送达(?:传票|起诉状|诉状|通知|文件)|(?:起诉状"
        r"|传票)[^。\n]{0,20}送达"
    ),
    "served_papers": _any(
        r"\byou\s*(?:are|were|have\s*been)\s*(?:hereby\s*|being\s*)?served\s*(?:with|by)\b"
        r"|^[^\w\n]{0,9}notice\s*of\s*(?:lawsuit|suit)\b|(?:特此|兹)[^。\n]{0,12}送达"
    ),
    "court_heading": _within(
        r"^\W{0,6}(?:IN\s*THE\s*|FOR\s*THE\s*)?(?:UNITED\s*STATES|U\.\s?S\.)\s*DISTRICT\s*COURT"
        r"(?:\s*(?:FOR\s*THE\b|[,-]\s)[^\n]{0,60}|[^\n\w]{0,12}|\s+(?:NORTH|SOUTH|EAST|WEST"
        r"|CENTRAL|MIDDLE)"
        r"[^\n]{0,60}|\s+DISTRICT\s+OF[^\n]{0,30}|[^\na-z]{0,60})$"
    ),
    "pleading": _within(
        r"^[^\n]{0,40}\bCOMPLAINT\b[^a-z\n]*$|JURY\s*TRIAL\s*DEMANDED|DEMAND\s*FOR\s*JURY\s*TRIAL"
        r"|PRAYER\s*FOR\s*RELIEF|\b[Bb]rings this action|\balleges as follows",
        re.M,
    ),
    "ordering": _within(
        r"^[^\n]{0,60}\b(?:ORDER|PRELIMINARY\s*INJUNCTION|DEFAULT\s*JUDGMENT|JUDGMENT)\b[^a-z\n]*$"
        r"|^[^\na-z]{0,60}RESTRAINING\s*ORDER"
        r"|\bSO\s*ORDERED|IT\s*IS\s*(?:HEREBY\s*|FURTHER\s*)?(?:SO\s*)?ORDERED|DONE\s*AND\s*ORDERED"
        r"|MINUTE\s*(?:entry|ENTRY|ORDER)|NOTIFICATION\s*OF\s*DOCKET\s*ENTRY"
        r"|\b(?:the [Cc]ourt|THE COURT)\s*(?:hereby\s*)?(?:GRANTS|ORDERS|grants|orders)\b",
        re.M,
    ),
    "motion": _within(
        r"\bRespectfully\s+submitted\b|\b(?:moves?|moving)\s+(?:(?:this|the)\s+(?:Honorable\s+)?Court"
        r"|(?:under|pursuant\s+to)\s+(?:Fed|Rule|Federal)|for\s+(?:an?\s+)?(?:order|entry|default))",
    ),
    "ordered": _within(
        r"\b(?:SO|AND)\s*ORDERED|IT\s*IS\s*(?:HEREBY\s*|FURTHER\s*)?(?:SO\s*)?ORDERED|^\W{0,4}ENTERED\b"
        r"|MINUTE\s*(?:entry|ENTRY|ORDER)|NOTIFICATION\s*OF\s*DOCKET\s*ENTRY"
        r"|\b(?:the [Cc]ourt|THE COURT)\s*(?:hereby\s*)?(?:GRANTS|ORDERS)\b",
        re.M,
    ),
    "order_title": _within(r"^[^\na-z]{0,60}\bORDER\b[^a-z\n]*$", re.M),
    "signed_order": _within(
        r"\b(?:SO|DONE\s*AND)\s*ORDERED|^\W{0,4}ENTERED\b|RESTRAINING\s*ORDER\s*$|MINUTE\s*entry",
        re.M,
    ),
    "docket_number": _any(r"\d{2}\s?-?\s?(?:cv|civ\.?|C)\s?-?\s?\d{3,5}\b"),
    "tro_named": _affirmed(_RESTRAINT),
    "court_order_named": _affirmed(
        r"\bcourt\s*order|order\s*(?:of|from|issued\s*by|by)\s*(?:an?|the|us"
        r"|u\.s\.)[^.\n]{0,45}court"
        r"|injunction|法院命令|法院令|法院指令|法院的?(?:要求|裁定|禁令)|初步禁令|" + _RESTRAINT
    ),
    "held": _any(
        rf"(?:disbursement|fund|balance|payout|account|payment|money|proceed|amount|sum)s?\b{_NEAR}"
        r"\b(?:on\s*hold|held|withheld|restrain|restrained|restricted|froze|frozen|limited|reserved"
        r"|suspended|set\s*aside|blocked)\b"
        r"|(?:holding|hold|restrain|restrained|froze|frozen|set\s*aside|removed|taken\s*down"
        r"|withheld|suspended|restricted"
        rf"|blocked)\b{_NEAR}"
        r"(?:disbursement|fund|balance|payout|account|listing|offer|payment)"
        r"|release\s*(?:of\s*)?the\s*freeze|冻结|凍結|预留|預留|保留|扣留|暂不付款|暂停放款"
        r"|受限|限制(?!令)"
    ),
    "platform": _any(
        rf"@(?:[\w.-]+\.)?(?:{_NAMES})\.[a-z.]{{2,6}}\b|\b(?:{_NAMES})\b"
        r"|\b(?:Seller\s*Performance|Seller\s*Central|Account\s*Health|IPR-USTRO)\b"
        r"|卖家绩效|卖家平台|平台|亚马逊|亞馬遜|速卖通|阿里巴巴|派安盈|万里汇|连连|沃尔玛|空中云汇"
    ),
    "from_platform": _any(
        rf"^From: [^\n]*@(?:[\w-]+\.)*(?:{_NAMES})\.(?:com|cn|co\.\w\w|com\.\w\w)\b"
    ),
    "greeting": _any(
        r"^[ \t]*(?:Dear|Hello|Hi|To|Attn)\b[^\n]{1,60}[,:]?[ \t]*$|^[ \t]*(?:尊敬的|您好|致)"
    ),
    "addressed": _any(
        r"\bDear\s+(?:Seller|customer|\w)|\byour\s*(?:\w+\s){0,2}(?:store|account|seller|fund"
        r"|balance|listing)"
        r"|卖家|賣家|您的|您账户|贵司|贵店"
    ),
    "account_held": _any(
        r"\byour\b[^.]{0,80}\b(?:on\s*hold|held|restrained|frozen|limited|set\s*aside|blocked)\b"
        r"|(?:held|restrained|froze|frozen|limited|blocked|hold on)\b[^.]{0,80}\byour\b"
        r"|您[^。]{0,40}(?:冻结|凍結|限制|预留|扣留)"
    ),
    "ip_report": _any(
        r"rights\s*owner[^.]{0,80}(?:report|told\s*us|alleg|notif)"
        r"|(?:report|complaint|notice)s?\b[^.]{0,40}\bfrom\s*(?:a|the)\s*rights\s*(?:owner|holder)"
        r"|intellectual\s*property\s*(?:report|complaint|infringement)"
        r"|infring[^.]{0,60}\b(?:report|complaint)|(?:知识产权|侵权)投诉|权利所有者的举报"
        r"|权利人[^。]{0,20}投诉"
        r"|投诉编号|Complaint\s*ID|\bnotice of (?:claimed )?infringement"
    ),
    "account_action": _any(
        r"\byour\b[^.]{0,60}\b(?:deactivated|suspended|restricted|removed|reviewed|closed"
        r"|related)\b"
        r"|(?:停用|暂停|关联|审核|下架|违规|移除)"
    ),
}
"""Sign -> whether it stands in the head of a paper."""
