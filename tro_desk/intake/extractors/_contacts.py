"""Mail addresses and telephone numbers that belong to the plaintiff's side.

An address counts only where the words around it make it the plaintiff's: a call to the wrong
lawyer, or to an agent who advertises in a forwarded mail, does harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

EMAIL: Final = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_+-][A-Za-z0-9_.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}"
    r"[A-Za-z]{2,12}(?![A-Za-z0-9])"
)
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ .-]?)?(?:\((?P<a>[2-9]\d{2})\) ?|(?P<b>[2-9]\d{2})[ .-])"
    r"(?P<x>\d{3})[ .-](?P<n>\d{4})(?![\d-])"
)
_FAX = re.compile(r"(?:\bfax\b|\bfacsimile\b|\bf|传真|傳真)\s?[:.]?\s*$", re.I)
_TOLL_FREE: Final = frozenset({"800", "888", "877", "866", "855", "844", "833"})
_NOT_COUNSEL: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:amazon|alibaba|alibaba-inc|aliexpress|temu|walmart|ebay|paypal|payoneer"
    r"|worldfirst|tiktok|shein|wish|etsy|dhgate|pingpongx|lianlianpay|stripe|shopify|uscourts"
    r"|sell\.amazon|amazonsellerservices|service\.alibaba)\.",
    re.I,
)
_RECEIVED = re.compile(r"(?m)^(?:To|Cc|Bcc|收件人|抄送|Delivered-To)\s?:([^\n]*)", re.I)
_ADDRESSED = re.compile(r"\s*>*\s*(?:To|Cc|Bcc|收件人|抄送|发件人|From)\s?:", re.I)
_ANYONES: Final = frozenset({"gmail.com", "outlook.com", "hotmail.com", "163.com", "qq.com"})
OTHER_SIDE: Final = re.compile(
    r"(?:attorneys?|counsel|lawyers?|represented by)(?: of record)? for (?:the )?defendants?"
    r"|defen[cs]e (?:counsel|attorney|lawyer|team)"
    r"|defendants?['’]?s?['’]? (?:counsel|attorney|lawyer)"
    r"|your (?:own )?(?:us |u\.s\. )?(?:attorney|lawyer|counsel)|被告(?:方)?(?:的)?(?:代理)?律"
    r"|(?:您|你|我方|贵司|我们)[^。,\n]{0,8}(?:律师|律師)",
    re.I,
)
_MAIL_LABEL = re.compile(
    r"(?:\be-?mail(?: address)?|邮箱|电邮|電郵|电子邮件|邮件|郵箱|電子郵件)\s?:?\s?\Z"
    r"|(?:attorneys|counsel|firm|律师|律師)\s?:[^\n]*\Z",
    re.I,
)
_TEL_LABEL = re.compile(r"(?:\btel(?:ephone)?|\bphone|\bt|电话|電話)\s?[:.]?\s?(?:\+1)?\Z", re.I)
_LOOSE: Final = 800


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a page that is the plaintiff's lawyers'; `score` is that of what it holds.

    `house` limits mail addresses to one domain ("@firm.example"): a letter names its reader's too.
    """

    start: int
    end: int
    score: int
    house: str = ""
    phones: bool = True


def own_addresses(paper: Paper) -> frozenset[str]:
    """Addresses and domains of whom the mails in a paper were sent to: none of the other side."""
    own: set[str] = set()
    for page in paper.having("to:", "to :", "cc:", "收件人"):
        for line in _RECEIVED.finditer(page.text):
            for address in EMAIL.findall(line[1]):
                own.add(address.lower())
                domain = address.lower().rpartition("@")[2]
                own |= {domain} - _ANYONES
    return frozenset(own)


def contacts(page: Page, part: Stretch, own: frozenset[str]) -> Iterator[Candidate]:
    """Addresses and numbers in a stretch: certain only under a label of their own."""
    text = page.text
    for match in EMAIL.finditer(text, part.start, part.end):
        address = match[0].lower()
        line = text.rfind("\n", 0, match.start()) + 1
        if (
            _NOT_COUNSEL.search(match[0])
            or address in own
            or (address.rpartition("@")[2] in own and not part.house)
            or _ADDRESSED.match(text, line)
            or _others(text, match.start())
            or (part.house and not address.endswith(part.house))
        ):
            continue
        labelled = _MAIL_LABEL.search(text, line, match.start())
        sure = part.score if labelled else min(part.score, _LOOSE)
        yield candidate("counsel", page, match.span(), "counsel_email", match[0], sure)
    for match in _PHONE.finditer(text, part.start, part.end) if part.phones else ():
        area = match["a"] or match["b"]
        before = text[max(0, match.start() - 16) : match.start()]
        if _FAX.search(before) or area in _TOLL_FREE or _others(text, match.start()):
            continue
        sure = part.score if _TEL_LABEL.search(before) else min(part.score, _LOOSE)
        number = f"+1{area}{match['x']}{match['n']}"
        yield candidate("counsel", page, match.span(), "counsel_phone", number, sure)


def _others(text: str, at: int) -> bool:
    """Whether the sentence so far speaks of the other side's lawyer."""
    before = text[max(0, at - 140) : at]
    cut = max(before.rfind("\n\n"), before.rfind("。"), before.rfind(". "))
    return bool(OTHER_SIDE.search(before[cut + 1 :]))
