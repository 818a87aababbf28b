"""Sums of money and what they are: held, given as security, claimed, asked for in a settlement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._amounts import MONEY_SIGNS, Amount, amounts
from tro_desk.intake.extractors._contract import Paper, candidate

_HELD = re.compile(
    r"\b(?:restrained|(?:is|are|was|were|been|being) held|on hold|frozen|froze|set aside|withheld"
    r"|under restraint|blocked)\b"
    r"|\b(?:amounts?|funds?|sums?|totals?|balance|money)(?: \w+){0,2}? held\b"
    r"|\bheld (?:as of|to date|so far|today)\b"
    r"|\b(?:held|hold|restraint|freeze|restrained|frozen) (?:amount|sum|balance|total|funds)\b"
    r"|\bholds? of\b|\b(?:hold|holding|restrain|restraining|freeze|freezing|keep|keeping)\s+…|冻结"
    r"|凍結|预留|預留|保留|扣留|暂停提现|停止支付|止付|不可提现|限制提现"
    r"|(?:被限制|受限|限制)的?(?:金额|余额|资金|款项)"
    r"|限制了?(?:您|你|贵)[^。;,\n]{0,16}(?:资金|余额|款项)",
    re.I,
)
_NOT_HELD = re.compile(
    r"\b(?:accept|offer|settle|bond|security|sales|volume|fees?|withdrawn|up to|damages|pay\b"
    r"|reserves?\b(?! (?:the|all) rights?)|demand\w*|released?\b|no longer|refund\w*|owed?\b"
    r"|claims? (?:of|for)|deposits?\b|disputes?\b(?!@)|chargebacks?|not affected|credits?)"
    r"|payment received|销售额|年度|年交易|年销售|年收|全年|上一年|去年|交易量|手续费|服务费"
    r"|律师费|代理费|和解"
    r"|(?<!法院)(?<!法律)要求|已解冻|准备金|流水|可用余额"
    r"|可提现",
    re.I,
)
_BALANCE = re.compile(  # a balance is what is held only where the words behind it say so
    r"(?:\b(?:balance|proceeds|earnings)(?: is| was| of| stands at)?|余额|餘額)\s?[:为]?\s*$", re.I
)
_ACCOUNT_HELD = re.compile(  # an account is frozen; that alone does not make the sum beside it so
    r"(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bon )\b(?:your|the|this)\s(?:\w+\s){0,2}?"
    r"(?:account|store|listing)s?\s(?:is|was|are|were|has been|have been)\s(?:\w+\s)?"
    r"(?:on hold|frozen|restrained|held)\b"
    r"|\b(?:froze|frozen|restrained) (?:your|the|this) (?:\w+ ){0,2}?(?:account|store)s?\b",
    re.I,
)
_HELD_AT = re.compile(
    r"\b(?:restrained|frozen|held|on hold|blocked)\s+in\s+the\s+(?:amount|sum)\s+of\s*$", re.I
)
_HELD_SUM = re.compile(  # 'suspended payment of your balance, which is', 'restricted its funds of'
    r"\b(?:restrict(?:ed|ing)|suspend(?:ed|ing)|withh(?:eld|olding)|block(?:ed|ing))\s"
    r"(?:(?:the )?(?:payment|payout|withdrawal)s? of\s)?(?:your|the|its)\s(?:[\w'’]+\s){0,3}?"
    r"(?:balance|funds|money|proceeds)\b(?:,? which (?:today |now |currently )?(?:is|are)| of"
    r"| in the amount of)\s*$",
    re.I,
)
_HELD_NOW = re.compile(r"(?:冻结|凍結|限制)了?\s*$")
_NEXT_CLAUSE = re.compile(r",\s?(?=[\u4e00-\u9fff])")
_ADDRESSED = re.compile(  # a page that is written to the holder of an account
    r"\byour\b[^.;\n]{0,40}\b(?:accounts?|funds|money|store|balance|wallet)\b|您|你的|贵方|贵司"
    r"|贵店|我们的|我的|我司|我店|\b(?:our|my)\b[^.;\n]{0,40}\b(?:accounts?|funds|money|store)\b",
    re.I,
)
_TO_THE_READER: Final = frozenset({"tro_freeze", "settlement_offer"})
_NEVER: Final = frozenset(
    {"guide", "platform_complaint", "platform_other", "court_email", "complaint_pleading"}
)
_PARTING = re.compile(r"[,;(]|\b(?:and|of which|while|but)\b|\n|，|其中", re.I)
_LABEL_END = re.compile(r"(?:[:：]|\b(?:is|of|was))\s*$", re.I)

_WORDS: Final = (
    *("hold", "held", "restrain", "froze", "freez", "set aside", "withheld", "block", "bond"),
    *(
        "security",
        "undertaking",
        "accept",
        "settle",
        "offer",
        "resolve",
        "demand",
        "damages",
        "claim",
    ),
    *(
        "seek",
        "recover",
        "owe",
        "liable",
        "pay",
        "award",
        "judgment",
        "request",
        "pray",
        "exchange",
    ),
    *(
        "冻结",
        "凍結",
        "预留",
        "預留",
        "保留",
        "扣留",
        "提现",
        "止付",
        "支付",
        "和解",
        "报价",
        "索赔",
    ),
    *("赔偿", "担保", "保证", "擔保"),
)
_BOND: Final = (
    r"(?:bond|(?<!social )(?<!data )(?<!account )security|undertaking)\b"
    r"(?! (?:team|code|number|reasons))"
)
_BOND_BEFORE = re.compile(
    rf"\b{_BOND}[^.;]{{0,120}}$|(?:担保金?|保证金|擔保金)[^。;,\n]{{0,16}}$", re.I
)
_BOND_AFTER = re.compile(rf"^\)?,?\s*(?:\w+\s){{0,3}}?{_BOND}|^\s?的?(?:担保金?|保证金)", re.I)
_NOT_BOND = re.compile(
    r"\b(?:damages|award\w*|settle\w*|profits|penalt\w+|sales|fees)\b|店铺保证金|平台保证金"
    r"|卖家保证金",
    re.I,
)
_NO_BOND: Final = frozenset(
    {"guide", "platform_complaint", "platform_other", "settlement_offer", "complaint_pleading"}
)

_OFFER = re.compile(
    r"\b(?:accept|settle(?:ment)?(?: (?:this|the) (?:matter|case|claim|lawsuit))?"
    r"(?: (?:against|with) you(?:r \w+)?)?(?: for| at| of)"
    r"|offers? (?:of|to settle (?:this (?:matter|case) )?for|to resolve[^.;]{0,60}\bfor)"
    r"|(?:settlement|offer)(?: \w+)? ?(?:amount|sum|figure|payment|demand)?(?: of| is| at)?\s?:?"
    r"|resolve[^.;]{0,60}\bfor|demand of|(?:in exchange for"
    r"|against) (?:a )?(?:one-time )?payment of)"
    r"(?: (?:a )?(?:payment|total|sum|lump sum)(?: of)?)?\s*$"
    r"|(?:和解金额?|和解款|和解报价|和解费用?|报价|和解[^。;\n]{0,12}支付)[^。;,\n]{0,8}$",
    re.I,
)
_OLD_OFFER = re.compile(
    r"\b(?:in place of|instead of|previous\w*|prior|earlier|original\w*|first proposed|down from"
    r"|reduced from|no longer|rejected|counter-?offer\w*|after (?:that|this) date)\b|逾期"
    r"|上一次|上次|此前|原报价|原来|降价前|(?<![日号] )(?<![日号\d])之前",
    re.I,
)
_CLAIM = re.compile(
    r"\b(?:seeks?|demands?|claims?|claiming|requests?|prays? for|recover|owes?|liable for"
    r"|damages of"
    r"|(?:amount|sum|damages) claimed)\b[^.;]{0,100}$|(?:索赔|请求赔偿|主张赔偿"
    r"|要求赔偿)[^。;\n]{0,16}$",
    re.I,
)
_STATUTE = re.compile(
    r"\b(?:up to|statut\w+|between|not less than|no less|at least|minimum|maximum|exceed\w*"
    r"|as much as"
    r"|may|can|could|each|per|range|filing fee|in controversy|more than|less than|freeze|frozen"
    r"|hold"
    r"|restrain\w*|account)\b|最高|至多|每(?:个|项|件)|法定|不超过|以上|以下|冻结",
    re.I,
)
_PRAYER = re.compile(r"PRAYER\s*FOR\s*RELIEF|\bWHEREFORE\b|\bprays\b|REQUEST\s*FOR\s*RELIEF", re.I)
_ASKED = re.compile(r"\bdamages\b[^.;]{0,80}$|" + _CLAIM.pattern, re.I)
_RANGE = re.compile(
    r"\b(?:between|from|not less than|no less|at least|minimum|exceed\w*|in controversy)\b"
    r"|\bto\s*$",
    re.I,
)
_AWARDED = re.compile(
    r"\b(?:judgment|damages|award(?:s|ed)?)\b[^.;]{0,120}\b(?:each|every|per defendant"
    r"|individually)\b[^.;]{0,60}$"
    r"|\b(?:each|every)\s(?:\w+\s){0,2}defendants?\b[^.;]{0,60}\b(?:pay|liable"
    r"|award\w*)\b[^.;]{0,60}$"
    r"|\b(?:award\w*|pay)\b[^.;]{0,100}\bdamages\b[^.;]{0,40}\bof\s*$",
    re.I,
)
_TOTAL = re.compile(r"\b(?:total|aggregate|in all|altogether|combined|jointly|bond)\b", re.I)
_CLAIMANTS: Final = frozenset(
    {"complaint_pleading", "tro_service", "settlement_offer", "tro_freeze"}
)
_CLAUSE_END = re.compile(
    r"(?<!No)(?<!Nos)(?<!Inc)(?<!Ltd)(?<!Co)[.;。；](?=\s|$|[\u4e00-\u9fff])"
    r"|\n(?=[A-Z][^\n]{0,40}[\t:])|\n(?=[^\n:\t]{1,24}[:\t])|\n\s*\n|(?<=[:])\n"
)
_LABEL = re.compile(r"\s*[^\n:\t]{1,32}[:\t|][ \t]*")
_SHORT_LINE = re.compile(r"(?m)^[^\n]{0,24}[\u4e00-\u9fff][^\n]{0,4}\n(?=[^\n])")


def find(paper: Paper) -> Iterator[Candidate]:
    """The four sums; an amount of unclear part is left out."""
    if paper.kind == "guide" or "chat" in paper.reasons:
        return
    signs = paper.present(MONEY_SIGNS)
    for page, lowered in zip(paper.pages, paper.lowered, strict=True):
        seen = list(amounts(page.text, lowered, signs))
        for number, amount in enumerate(seen):
            near = lowered[max(0, amount.start - 200) : amount.end + 160]
            if not any(word in near for word in _WORDS):
                continue
            before, after = _clause(page.text, amount.start, amount.end)
            own = _own(page, seen, number, before, after)
            field, score = _part(paper, page, amount.start, own)
            if field:
                span = amount.start, amount.end
                yield candidate("money", page, span, field, amount.value, score)


def _part(paper: Paper, page: Page, at: int, own: tuple[str, str]) -> tuple[str, int]:
    """What a sum is: (field, score); an empty field where the words do not tell."""
    own_before, own_after = own
    if _OFFER.search(own_before) and paper.kind in ("settlement_offer", "tro_service"):
        old = _OLD_OFFER.search(own_before[-60:]) or _OLD_OFFER.search(own_after[:40])
        return ("", 0) if old else ("settlement_amount", 910)
    if paper.kind not in _NO_BOND and _is_bond(*own):
        return "bond_amount", 920
    if _held(*own) and _may_be_held(paper, page):
        return "frozen_amount", 920
    score = _claimed(paper, page, at, own_before, own_after)
    return ("claimed_amount", score) if score else ("", 0)


def _claimed(paper: Paper, page: Page, at: int, before: str, after: str) -> int:
    """Score of a sum that the plaintiff asks of a defendant, or a judgment gives; 0 for no claim.

    What a statute allows is no claim, unless the complaint's prayer asks for just that.
    """
    words = f"{before} {after[:60]}"
    if paper.kind == "complaint_pleading" and _PRAYER.search(page.text, 0, at):
        return 880 if _ASKED.search(before) and not _RANGE.search(words) else 0
    if paper.kind == "court_order":
        return 850 if _AWARDED.search(before) and not _TOTAL.search(words) else 0
    if paper.kind not in _CLAIMANTS or not _CLAIM.search(before):
        return 0
    return 0 if _STATUTE.search(words) or _OLD_OFFER.search(words) else 900


def _is_bond(before: str, after: str) -> bool:
    if _NOT_BOND.search(f"{before} {after[:60]}"):
        return False
    return bool(_BOND_BEFORE.search(before) or _BOND_AFTER.search(after))


def _may_be_held(paper: Paper, page: Page) -> bool:
    """A notice of a freeze tells the sum; so does a page to the reader before a printed order."""
    if paper.kind in _TO_THE_READER:
        return True
    return paper.kind not in _NEVER and _ADDRESSED.search(page.text) is not None


def _held(before: str, after: str) -> bool:
    if _HELD_AT.search(before):
        return True
    own = _NEXT_CLAUSE.split(after)[0] if _HELD_NOW.search(before) else after
    if _NOT_HELD.search(f"{before} {own}"):
        return False
    if _HELD_SUM.search(before):
        return True
    words = after if _BALANCE.search(before) else f"{before} … {after}"
    return _HELD.search(_ACCOUNT_HELD.sub(" ", words)) is not None


def _own(page: Page, seen: list[Amount], number: int, before: str, after: str) -> tuple[str, str]:
    """The words of a clause that belong to this amount and not to the one before or behind it."""
    start, end = seen[number].start, seen[number].end
    if number and seen[number - 1].end > start - len(before):
        before = _parted(page.text[seen[number - 1].end : start])[1]
    if number + 1 < len(seen) and seen[number + 1].start < end + len(after):
        after = _parted(page.text[end : seen[number + 1].start])[0]
    return before, after


def _parted(between: str) -> tuple[str, str]:
    """What stands between two amounts: what belongs to the first, what to the second."""
    if mark := _PARTING.search(between):
        return between[: mark.start()], between[mark.end() :]
    return ("", between) if _LABEL_END.search(between) else (between, "")


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same clause, at most 160 characters each way."""
    before = text[max(0, start - 160) : start]
    cut = 0
    for pattern in (_CLAUSE_END, _SHORT_LINE):
        for match in pattern.finditer(before):
            cut = max(cut, match.end())
    before, after = before[cut:], text[end : end + 160]
    stop = _CLAUSE_END.search(after)
    after = after[: stop.start() if stop else None]
    return before, after.partition("\n")[0] if _LABEL.fullmatch(before) else after
