"""The plaintiff's law firm and lawyers, and how to reach them.

An address counts only where the words around it make it the plaintiff's side: a call to the wrong
lawyer, or to an agent who advertises in a forwarded mail, does harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w+-][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12}\b"
)
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ .-]?)?(?:\((?P<a>[2-9]\d{2})\) ?|(?P<b>[2-9]\d{2})[ .-])"
    r"(?P<x>\d{3})[ .-](?P<n>\d{4})(?![\d-])"
)
_FAX = re.compile(r"(?:\bfax\b|\bfacsimile\b|\bf)\s?[:.]?\s*$", re.I)
_NOT_COUNSEL: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:amazon|alibaba|aliexpress|temu|walmart|ebay|paypal|payoneer|worldfirst"
    r"|uscourts)\.",
    re.I,
)
_SIDE = re.compile(
    r"(?:Rights Owner|RO Contact info|Represented by|Law firm"
    r"|(?:Plaintiff'?s?'?|Rights Owner'?s?) (?:attorneys?|counsel|lawyers?)"
    r"|(?:原告)?(?:律师|律師|律师事务所|律師事務所))\s?:"
    r"|(?:Attorneys?|Counsel) for (?:the )?Plaintiffs?",
    re.I,
)
_ADDRESSED = re.compile(r"(?:To|Cc|Bcc|收件人|抄送|发件人|From)\s?:", re.I)
_OTHER_SIDE = re.compile(
    r"(?:attorneys?|counsel) for (?:the )?defendants?|defen[cs]e counsel", re.I
)
_SIGNATURE = re.compile(r"(?m)^/s/[ ](?P<name>[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){1,4})[ \t]*$")
_BAR = re.compile(
    r"(?m)^(?P<name>[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){1,4})[ ]\([A-Za-z. ]{2,12}[ ]?"
    r"(?:Bar|ARDC)?[ ]?(?:No\.|#)[ ]?\d{4,9}\)"
)
_FIRM_LABEL = re.compile(
    r"(?m)(?<![A-Za-z])(?:Represented by|Law firm|Plaintiff's (?:attorneys|counsel|law firm)"
    r"|(?:原告)?(?:律师|律師)(?:事务所|事務所))\s?:\s?"
    r"(?P<firm>[A-Z][^\n:@]{2,70}?)[ \t]*(?=$|,\s?(?:电邮|電郵|邮箱|e-?mail))",
    re.I,
)
_FIRM_LINE = re.compile(
    r"(?m)^(?P<firm>[A-Z][\w&.,'’ -]{2,60}[ ,](?:LLP|PLLC|P\.A\.|P\.C\.|PC|L\.L\.P\.|LLC))[ \t]*$"
)
_BAR_LINE = re.compile(r"(?m)^[^\n]{0,40}\b(?:Bar|ARDC) (?:No\.|#)")
_NAME_LINE = re.compile(r"(?:^|\n)(?P<name>[A-Z][a-z]+(?: [A-Z]\.| [A-Z][\w'’-]+){1,3})\n$")
_DESK_SUBJECT = re.compile(
    r"(?m)^(?:Subject|主题)\s?:\s*(?:(?:转发|Fwd?|FW|Re):\s?){0,4}(?P<firm>[^+\n:]{3,80})"
    r"\+(?P<plaintiff>[^+\n]{2,80})\+\d{2}-\d{4,5}\+\d{1,3}\+[A-Z]{2}\b",
    re.I,
)
_MAIL_LABEL = re.compile(
    r"(?:\be-?mail(?: address)?|邮箱|电邮|電郵|电子邮件|邮件)\s?:?\s?\Z"
    r"|(?:attorneys|counsel|firm|律师|律師)\s?:[^\n]*\Z",
    re.I,
)
_TEL_LABEL = re.compile(r"(?:\btel(?:ephone)?|\bphone|电话|電話)\s?[:.]?\s?\Z", re.I)
_BREAK = re.compile(
    r"\n-{4,}|\n_{4,}|\n[ \t]*(?:From|Sent|发件人|发送时间)\s?:|Forwarded message|原始邮件", re.I
)
_REACH: Final = 420
_LETTER: Final = 810
_LOOSE: Final = 800


def find(paper: Paper) -> Iterator[Candidate]:
    """plaintiff_firm, plaintiff_counsel, counsel_email, counsel_phone.

    The subject of a platform's desk names the plaintiff beside the firm.
    """
    if paper.kind in ("guide", "court_email", "platform_complaint", "platform_other"):
        return
    for page, match in paper.matches(_FIRM_LABEL):
        firm = folded(match["firm"]).rstrip(",;")
        span = (match.start("firm"), match.start("firm") + len(match["firm"].rstrip(",; ")))
        yield candidate("counsel", page, span, "plaintiff_firm", firm, 930)
    for page, match in paper.matches(_DESK_SUBJECT):
        for part, field in (("firm", "plaintiff_firm"), ("plaintiff", "plaintiff")):
            yield candidate("counsel", page, match.span(part), field, folded(match[part]), 850)
    for page in paper.pages:
        blocks = _blocks(paper, page)
        for start, end, score in blocks:
            yield from _contacts(paper, page, (start, min(end, len(page.text)), score))
            if score <= 850 or paper.kind == "complaint_pleading":
                yield from _signed(paper, page, start, end)
    if paper.kind in ("tro_service", "settlement_offer") and paper.document.kind == "eml":
        yield from _sender(paper.pages[0])


def _blocks(paper: Paper, page: Page) -> list[tuple[int, int, int]]:
    """Stretches of text that are the plaintiff's lawyers', and the score of what they hold."""
    text = page.text
    blocks: list[tuple[int, int, int]] = []
    for label in _SIDE.finditer(text):
        signed = re.match(r"(?:Attorneys?|Counsel) for", label[0], re.I) is not None
        start = max(0, label.start() - _REACH) if signed else label.start()
        end = label.end() + (160 if signed else _REACH)
        blocks.append((start, end, 850 if signed else 930))
    if paper.kind == "complaint_pleading":
        for anchor in (_SIGNATURE, _BAR_LINE):
            found = anchor.finditer(text)
            blocks.extend((max(0, m.start() - 80), m.end() + _REACH, 880) for m in found)
    if paper.kind in ("tro_service", "settlement_offer") and page is paper.pages[0]:
        body = text.find("\n\n")
        blocks.append((max(body, 0), len(text), _LETTER))
    return blocks


def _contacts(paper: Paper, page: Page, block: tuple[int, int, int]) -> Iterator[Candidate]:
    """Addresses and numbers in a block: certain only under a label of their own."""
    text = page.text
    start, end, score = block
    if other := _BREAK.search(text, start + 1, end):
        end = other.start()  # what follows was written by somebody else
    if _OTHER_SIDE.search(text, start, end):
        return
    house = _house(paper) if score == _LETTER else ""
    for match in _EMAIL.finditer(text, start, end):
        line = text.rfind("\n", 0, match.start()) + 1
        if _NOT_COUNSEL.search(match[0]) or _ADDRESSED.match(text, line):
            continue
        if house and not match[0].lower().endswith(house):
            continue  # a letter names its reader's address too
        sure = score if _MAIL_LABEL.search(text, line, match.start()) else min(score, _LOOSE)
        yield candidate("counsel", page, match.span(), "counsel_email", match[0], sure)
    for match in _PHONE.finditer(text, start, end):
        before = text[max(0, match.start() - 16) : match.start()]
        if not _FAX.search(before):
            number = f"+1{match['a'] or match['b']}{match['x']}{match['n']}"
            sure = score if _TEL_LABEL.search(before) else min(score, _LOOSE)
            yield candidate("counsel", page, match.span(), "counsel_phone", number, sure)


def _house(paper: Paper) -> str:
    """'@firm.example' of a mail's sender; a word no address ends with where there is none."""
    line = re.match(r"From: [^\n]*", paper.pages[0].text)
    address = _EMAIL.search(line[0]) if line else None
    return "@" + address[0].rpartition("@")[2].lower() if address else "@"


def _signed(paper: Paper, page: Page, start: int, end: int) -> Iterator[Candidate]:
    """Names and firm in a signature block."""
    for pattern, score in ((_SIGNATURE, 880), (_BAR, 900)):
        if paper.kind != "complaint_pleading":
            break
        for match in pattern.finditer(page.text, start, min(end, len(page.text))):
            value = folded(match["name"])
            yield candidate("counsel", page, match.span("name"), "plaintiff_counsel", value, score)
    for match in _FIRM_LINE.finditer(page.text, start, min(end, len(page.text))):
        firm = folded(match["firm"])
        if firm.endswith("LLC") and paper.kind != "complaint_pleading":
            continue  # the plaintiff itself is an LLC often enough
        yield candidate("counsel", page, match.span("firm"), "plaintiff_firm", firm, 840)
        above = max(0, match.start() - 80)
        if name := _NAME_LINE.search(page.text[above : match.start()]):
            span = (above + name.start("name"), above + name.end("name"))
            yield candidate("counsel", page, span, "plaintiff_counsel", folded(name["name"]), 840)


def _sender(page: Page) -> Iterator[Candidate]:
    """Who serves papers or offers a settlement writes for the plaintiff."""
    line = re.match(r"From: [^\n]*", page.text)
    if line is None:
        return
    for match in _EMAIL.finditer(page.text, 0, line.end()):
        if not _NOT_COUNSEL.search(match[0]):
            yield candidate("counsel", page, match.span(), "counsel_email", match[0], 880)
