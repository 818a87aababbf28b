"""Mail addresses and telephone numbers that belong to the plaintiff's side.

An address counts only where the words around it make it the plaintiff's: a call to the wrong
lawyer, or to an agent who advertises in a forwarded mail, does harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
# Numbers that anybody may call; 400 is China's, no area of North America has it.
_TOLL_FREE: Final = frozenset({"800", "888", "877", "866", "855", "844", "833", "400"})
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


_TO_US = re.compile(
    r"\b(?:us|me|our (?:office|client|firm|direct line)|undersigned|calling|call|telephone)\b",
    re.I,
)
# fmt: off
_FORMS: Final = frozenset({
    "llp", "pllc", "llc", "pc", "pa", "p", "a", "c", "l", "ltd", "law", "the", "and", "of",
    "offices", "office", "group", "firm", "co", "chtd",
})
# fmt: on


def related(address: str, firms: frozenset[str]) -> bool:
    """Whether a mail domain spells one of the firms: its first name, or its initials."""
    domain = address.rpartition("@")[2]
    labels = re.split(r"[.-]", domain)[:-1]
    squashed = "".join(labels)
    for firm in firms:
        words = [w for w in re.findall(r"[a-z]+", firm.lower()) if w not in _FORMS]
        if not words:
            continue
        initials = "".join(word[0] for word in words)
        spelt = len(words[0]) >= 4 and words[0] in squashed
        short = len(words) > 1 and len(words[0]) < 4 and "".join(words[:2]) in squashed
        if spelt or short or (len(initials) >= 3 and initials in labels):
            return True
    return False


class Reader:
    """Takes addresses and numbers from parts of a paper that are the plaintiff's lawyers'.

    What the paper was sent to is the reader's own, unless it is spelt like one of the `firms`.
    """

    def __init__(self, paper: Paper, firms: frozenset[str] = frozenset()) -> None:
        self._firms = firms
        self._own: set[str] = set()
        for page in paper.having("to:", "to :", "cc:", "收件人", "抄送"):
            for line in _RECEIVED.finditer(page.text):
                for address in EMAIL.findall(line[1].lower()):
                    self._own |= {address, address.rpartition("@")[2]} - _ANYONES

    def contacts(self, page: Page, start: int, end: int, score: int) -> Iterator[Candidate]:
        """Addresses and numbers from `start` to `end`: certain only under labels of their own."""
        yield from self.addresses(page, start, end, score)
        yield from self._numbers(page, start, end, score)

    def addresses(
        self, page: Page, start: int, end: int, score: int, header: bool = False
    ) -> Iterator[Candidate]:
        """Mail addresses; in a header line of a mail only where `header` says so."""
        text = page.text
        for match in EMAIL.finditer(text, start, end):
            address = match[0].lower()
            line = text.rfind("\n", 0, match.start()) + 1
            if _NOT_COUNSEL.search(address) or _others(text, match.start()):
                continue
            if not related(address, self._firms):
                if not header and _ADDRESSED.match(text, line):
                    continue
                if address in self._own or address.rpartition("@")[2] in self._own:
                    continue
            labelled = header or _MAIL_LABEL.search(text, line, match.start())
            sure = score if labelled else min(score, _LOOSE)
            yield candidate("counsel", page, match.span(), "counsel_email", match[0], sure)

    def _numbers(self, page: Page, start: int, end: int, score: int) -> Iterator[Candidate]:
        text = page.text
        for match in _PHONE.finditer(text, start, end):
            area = match["a"] or match["b"]
            before = text[max(0, match.start() - 16) : match.start()]
            if _FAX.search(before) or area in _TOLL_FREE or _others(text, match.start()):
                continue
            sure = score if _TEL_LABEL.search(before) else min(score, _LOOSE)
            number = f"+1{area}{match['x']}{match['n']}"
            yield candidate("counsel", page, match.span(), "counsel_phone", number, sure)

    def numbers_to_us(self, page: Page) -> Iterator[Candidate]:
        """Numbers at which the writers of a letter ask to be called."""
        for match in _PHONE.finditer(page.text):
            sentence = page.text[max(0, match.start() - 120) : match.start()]
            cut = max(sentence.rfind(". "), sentence.rfind("\n\n"))
            if _TO_US.search(sentence[cut + 1 :]):
                yield from self._numbers(page, match.start(), match.end(), _LOOSE)


def _others(text: str, at: int) -> bool:
    """Whether the sentence so far speaks of the other side's lawyer."""
    before = text[max(0, at - 140) : at]
    cut = max(before.rfind(end) for end in ("\n\n", "。", ". ", ".\n"))
    return bool(OTHER_SIDE.search(before[cut + 1 :]))
