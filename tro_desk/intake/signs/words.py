"""What a letter asks for: payment in ways that cannot be called back, and haste.

Court papers are not asked: a complaint lists how defendants are paid, an order sets hours for
platforms. A sentence that warns ("never pay by gift card") is not one that asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tro_desk.domain.evidence import Document
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.intake.notice_type import typed_parts

_NOT_LETTERS: Final = frozenset(
    {"guide", "court_order", "complaint_pleading", "docket", "court_email"}
)
_PAGES: Final = 6  # of each paper; a letter asks on its first ones
_PAGE: Final = 20_000
_SENTENCE: Final = re.compile(
    r"[^.。!!??;;\n]*(?:\n(?!\s*\n)[^.。!!??;;\n]*|\.(?=\w)[^.。!!??;;\n]*)*"
)

_PAY: Final = re.compile(
    r"\b(?:pay(?:ment|ments|able|ing)?|send|transfer|deposit|remit|wire|buy|purchase|settle)\b"
    r"|付款|支付|转账|转帐|轉帳|汇款|匯款|打款|转到|转入|汇到|汇入|缴纳|充值|购买|付到|扫码|赔偿|和解",
    re.I,
)
_WAYS: Final = (
    (
        "crypto",
        re.compile(
            r"\b(?:usdt|usdc|trc-?20|erc-?20|bitcoins?|btc|ethereum|crypto(?:currency|currencies)?"
            r"|stablecoins?|tether)\b|泰达币|泰達幣|比特币|比特幣|以太坊|加密货币|虚拟货币|数字货币|虚拟币",
            re.I,
        ),
    ),
    (
        "gift_card",
        re.compile(
            r"\b(?:gift|itunes|steam|google play|prepaid|vanilla) cards?\b"
            r"|礼品卡|禮品卡|购物卡|充值卡|预付卡",
            re.I,
        ),
    ),
    (
        "wallet_app",
        re.compile(
            r"\b(?:wechat(?: pay)?|weixin|alipay|zelle|venmo|cash ?app|western union|moneygram)\b"
            r"|微信|支付宝|支付寶|西联|收款码|收款二维码",
            re.I,
        ),
    ),
    (
        "private_account",
        re.compile(
            r"\b(?:personal|private|individual)(?:'s)? (?:bank )?(?:account|card)\b"
            r"|\baccount of (?:Mr|Ms|Mrs)\b|\bbeneficiary:? (?:Mr|Ms|Mrs)\b"
            r"|个人(?:银行)?(?:账户|帐户|账号|卡)|私人(?:银行)?(?:账户|帐户|账号)|私账|对私",
            re.I,
        ),
    ),
)
_NOT_ASKED: Final = re.compile(
    r"\b(?:never|do not|don't|does not|doesn't|will not|won't|cannot|can not|not (?:be )?ask|no one"
    r"|nobody|beware|scams?|fraud(?:ulent)?|instead of|rather than|not accept)\b"
    r"|不要|不会|不得|切勿|请勿|勿|谨防|小心|警惕|诈骗|绝不|不接受|不能用",
    re.I,
)
_ABOUT_THE_SHOP: Final = re.compile(
    r"\b(?:your|the) (?:wechat|alipay|paypal)[\w ]{0,20}\b(?:account|balance|wallet)\b"
    r"|\b(?:restrain|froze|frozen|freeze|held|hold|restricted)\w*\b|冻结|凍結|限制|查封",
    re.I,
)
_HOURS: Final = re.compile(
    r"\b(?:with)?in (?:the next )?(?P<n>\d{1,3}|twelve|twenty[- ]four|forty[- ]eight)"
    r"(?: \(\d{1,3}\))? ?(?:business )?(?:hours?|hrs?)\b"
    r"|(?P<zh>\d{1,3}|二十四|四十八|十二)\s*(?:个|個)?\s*小[时時](?:之)?[内內]"
    r"|\b(?:valid|open|expires?|only) (?:for |in )?(?P<for>\d{1,3}) ?(?:hours?|hrs?)\b"
    r"|\b(?P<before>\d{1,3})[- ]hours? (?:deadline|ultimatum|notice to pay)\b"
    r"|\b(?:by (?:the )?end of (?:today|the day)|before midnight (?:today|tonight)|today only)\b"
    r"|今天(?:之)?内|今日(?:之)?[内內]|当天(?:之)?内|今天(?:下班|零点|24点)前",
    re.I,
)
_DEMAND: Final = re.compile(
    r"\b(?:pay(?:ment)?|transfer|deposit|remit|wire|send (?:the )?(?:money|funds|usdt|payment)"
    r"|log ?in with|password|verify (?:your|the)|confirm (?:your|the) (?:account|identity|bank"
    r"|details|ownership)|click|release (?:the|your) (?:funds|freeze|money|account)"
    r"|settle(?:ment)?|offer|forfeit\w*|given to|permanently)\b"
    r"|付款|支付|转账|轉帳|汇款|匯款|打款|缴纳|确认(?:您的|你的)?(?:账户|帐户|账号|身份)|验证(?:您的|你的)?(?:账户|帐户|账号|身份)"
    r"|密码|点击|和解|没收|永久",
    re.I,
)
_PROMISE: Final = re.compile(
    r"\b(?:we|it|you) (?:will|shall|aim to|usually|normally|expect to) (?:be )?(?:respond|reply"
    r"|answer|process|review|receive|get back|contact|lift|notif\w+|release)"
    r"|\b(?:replies|responses?|funds (?:will|should|are)|(?:after|once) (?:the )?payment"
    r"|of (?:receiving|receipt of) (?:the |your )?payment|following payment)\b"
    r"|我们(?:会|将)|我們(?:會|將)|到账|回复您|答复您|收到款",
    re.I,
)
_MOST_HOURS: Final = 48  # platforms themselves ask for an answer within 72
_NUMBERS: Final = {
    "twelve": 12,
    "twenty-four": 24,
    "twenty four": 24,
    "forty-eight": 48,
    "forty eight": 48,
    "十二": 12,
    "二十四": 24,
    "四十八": 48,
}


def payment_method(sentences: Iterable[str]) -> Sign:
    """Whether payment is asked in a way that no court and no law firm asks for."""
    check = "payment_method"
    for sentence in sentences:
        if not _PAY.search(sentence) or _NOT_ASKED.search(sentence):
            continue
        for name, pattern in _WAYS:
            way = pattern.search(sentence)
            if way is None or (name == "wallet_app" and _ABOUT_THE_SHOP.search(sentence)):
                continue
            if name == "wallet_app" and not _pays_by(sentence, way):
                continue
            return Sign(check, Outcome.MISMATCH, name, (("words", _quoted(sentence, way)),))
    return Sign(check, Outcome.CHECKED, "no_such_payment")


def deadline_pressure(sentences: Iterable[str]) -> Sign:
    """Whether money or a log-in is asked for within hours; dates that a court sets do not count."""
    check = "deadline_pressure"
    for sentence in sentences:
        for hours in _HOURS.finditer(sentence):
            if _many(hours) or _NOT_ASKED.search(sentence) or _PROMISE.search(sentence):
                continue
            if _DEMAND.search(sentence):
                words = (("words", _quoted(sentence, hours)),)
                return Sign(check, Outcome.MISMATCH, "hours", words)
    return Sign(check, Outcome.CHECKED, "no_hours")


def _many(match: re.Match[str]) -> bool:
    said = next((value for value in match.groups() if value), "")
    hours = _NUMBERS.get(said.lower(), int(said) if said.isdecimal() else 0)
    return hours > _MOST_HOURS


def _pays_by(sentence: str, way: re.Match[str]) -> bool:
    """Whether one is told to pay this way: "by", "via", "to", 用, 通过, or right beside it."""
    before, after = sentence[max(0, way.start() - 40) : way.start()], sentence[way.end() :][:12]
    return bool(
        re.search(
            r"\b(?:by|via|through|using|with|on|to|in)\s(?:our |my |the |this )?$", before, re.I
        )
        or re.search(r"(?:用|通过|以|走|加|扫|到|至|经)[^,,。]{0,6}$", before)
        or re.match(r"\s?(?:支付|转账|转帐|付款|收款|扫码|打款)", after)
    )


def letters(document: Document, kind: str) -> Iterator[str]:
    """The sentences of the letters in a document, over their line breaks."""
    if kind == "guide":
        return
    for pages, own in typed_parts(document, kind):
        if own in _NOT_LETTERS:
            continue
        for page in pages[:_PAGES]:
            for match in _SENTENCE.finditer(page.text[:_PAGE]):
                sentence = " ".join(match[0].split())
                if len(sentence) > 5:
                    yield sentence


def _quoted(sentence: str, match: re.Match[str]) -> str:
    """The words around a place in a sentence, cut to what fits a line."""
    start, end = max(0, match.start() - 50), min(len(sentence), match.end() + 50)
    return (
        ("…" if start else "") + sentence[start:end].strip() + ("…" if end < len(sentence) else "")
    )
