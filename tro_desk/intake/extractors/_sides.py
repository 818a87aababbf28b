"""The parts of a paper that are the plaintiff's lawyers': signatures, labels, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.intake.extractors._contacts import OTHER_SIDE
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._labels import Labelled
from tro_desk.intake.extractors._names import is_firm
from tro_desk.intake.extractors._signature import REACHED, reach, segments

LETTERS: Final = ("tro_service", "settlement_offer")
"""Types of papers that the plaintiff's side writes itself."""

_SIGNS = re.compile(
    r"(?:[Aa]ttorneys?|[Cc]ounsel|[Ll]awyers?|ATTORNEYS?|COUNSEL) (?:for|FOR|of) (?:the |THE )?"
    r"(?:Plaintiff|PLAINTIFF)"
)
_SIGNATURE = re.compile(r"(?m)^[ \t]*(?:(?:By|BY):?\s*)?/?s/[ ]?[A-Z][^\n]{3,60}$")
_BAR_LINE = re.compile(r"(?m)^[^\n]{0,60}\b(?:Bar|ARDC) ?(?:No\.?|#|ID)")
_CLOSING = re.compile(
    r"(?m)^[ \t]*(?:Sincerely|Very truly yours|Yours (?:truly|faithfully|sincerely)|Truly yours"
    r"|(?:Best |Kind |Warm )?[Rr]egards|Respectfully(?: submitted)?|Best|此致|敬上)[^\n]{0,14}$"
)
_REPRESENTED = re.compile(r"\brepresented by\b[\s:]*")
_PARTY_LINE = re.compile(r"(?m)^[ \t]*(Plaintiff|Defendant|Intervenor|Amicus|Movant|V\.|Cross)")
_STAMPS = re.compile(r"(?:(?:Case|ECF)\b[^\n]*+|Page \d[^\n]*+|\d{1,3}+(?!\d)|\s)*+\Z")
_CONTACT_INFO = re.compile(r"(?:RO|Rights Owner) Contact [Ii]nfo(?:rmation)?|Rights Owner\s?:")
_TOLD_OF = re.compile(
    r"(?:[Pp]laintiff|[Rr]ights [Oo]wner)(?:['’]?s?['’]?) (?:attorneys?|counsel|lawyers?|law firm)"
    r"|(?:[Cc]ounsel|[Aa]ttorneys?|[Ll]awyers?) for (?:the )?[Pp]laintiffs?"
    r"|(?<!被告)(?<!被)原告(?:方)?(?:的)?(?:代理)?(?:律师|律師|律所)"
)
_TOLD_WORDS: Final = (
    *(f"{whose} {who}" for whose in ("'s", "’s", "s'", "s’") for who in ("coun", "atto", "lawy")),
    *("counsel for", "attorney for", "attorneys for", "lawyer for", "lawyers for", "law firm"),
    *("plaintiff counsel", "plaintiff attorney", "owner attorney", "owner counsel", "原告"),
)
_BREAK = re.compile(
    r"\n-{4,}|\n_{4,}|\n[ \t]*(?:From|Sent|发件人|发送时间)\s?:|Forwarded message|原始邮件", re.I
)
_SENTENCE_LINE = re.compile(
    r"\n[ \t]*(?:Please|If you|Questions|We |You |Your |Do not|This |To appeal|For questions|Thank"
    r"|Sincerely|Order\b|如有|请|若|如果|您|我们|我司|本公司|感谢)|\n[^\n]{100,}|\n[ \t]*\n[ \t]*\n"
)
ONE_SENTENCE: Final = re.compile(
    r"。|\n[ \t]*\n|(?<=[a-z]{3})\.\s+(?=[A-Z])|(?<=[a-z)\d])\.\s(?=[A-Z\n])|(?<=[a-z)])\.\n"
    r"|\b(?:SO|IT IS|DONE AND) (?:FURTHER )?ORDERED|\n[ \t]*/?s/"
)
_REACH: Final = 420
_MOST_ANCHORS: Final = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page; `score` is that of what stands in it."""

    page: Page
    start: int
    end: int
    score: int


def signatures(paper: Paper) -> list[Part]:
    """Where the plaintiff's lawyers sign, with what runs over to the next page."""
    parts = [*_signed(paper), *_represented(paper)]
    if paper.kind in LETTERS:
        parts.extend(_closings(paper))
    following = {page.number - 1: page for page in paper.pages}
    over: list[Part] = []
    for part in parts:
        after = following.get(part.page.number)
        if after is None or not _STAMPS.match(part.page.text, part.end):
            continue
        start, end = reach(after.text, 0, 0, 6)
        if REACHED.search(after.text, start, min(end, start + 160)):
            over.append(Part(after, start, end, part.score))
    return parts + over


def labels(paper: Paper) -> Iterator[tuple[Page, Labelled]]:
    """Labels of the plaintiff's firm and lawyers. A mere contact counts only with the firm."""
    last: tuple[Page, int] | None = None
    for page, label in paper.labels:
        if label.key not in ("firm", "counsel", "contact") or _defence(page, label):
            continue
        near = last is not None and last[0] is page and 0 <= label.start - last[1] < 200
        if label.key == "contact" and not near and not _names_a_firm(label.text(page)):
            continue
        yield page, label
        if label.key == "firm":
            last = page, label.end


def blocks(paper: Paper) -> Iterator[Part]:
    """What stands after such a label."""
    for page, label in labels(paper):
        if not label.below:
            yield Part(page, label.start, _block_end(page.text, label.end), 930)
    for page, match in paper.matches(_CONTACT_INFO, "contact info", "rights owner"):
        yield Part(page, match.start(), _block_end(page.text, match.end()), 930)


def sentences(paper: Paper) -> Iterator[Part]:
    """Where a sentence speaks of the plaintiff's lawyers."""
    for page, match in paper.matches(_TOLD_OF, *_TOLD_WORDS):
        end = ONE_SENTENCE.search(page.text, match.end(), match.end() + 260)
        limit = min(match.end() + 200, len(page.text))
        yield Part(page, match.start(), end.start() if end else limit, 900)


def _names_a_firm(text: str) -> bool:
    return any(is_firm(piece.strip()) for piece in re.split(r",(?! ?(?:P\.|L\.|LL|PC|PA))", text))


def _defence(page: Page, label: Labelled) -> bool:
    line = page.text.rfind("\n", 0, label.start) + 1
    return bool(OTHER_SIDE.search(page.text, max(line, label.start - 60), label.start))


def _signed(paper: Paper) -> Iterator[Part]:
    for page, label in paper.starting(_SIGNS, "attorney", "counsel", "lawyer"):
        line = page.text.rfind("\n", 0, label.start()) + 1
        before = page.text[line : label.start()].strip(" ,")
        own_line = not before
        if own_line or (is_firm(before) and not OTHER_SIDE.search(before)):
            start, end = reach(page.text, label.start(), 10 if own_line else 0, 8)
            yield Part(page, start, end, 890)
    if paper.kind == "complaint_pleading":
        for page in paper.having("s/", "bar no", "bar #", "ardc"):
            for anchor in (_SIGNATURE, _BAR_LINE):
                for match in anchor.finditer(page.text):
                    start, end = reach(page.text, match.start(), 3, 10)
                    yield Part(page, start, end, 880)


def _closings(paper: Paper) -> Iterator[Part]:
    """The end of a letter: after closing words, or around the firm on a line of its own."""
    for page in paper.pages[:2]:
        text = page.text
        for match in _CLOSING.finditer(text):
            _, end = reach(text, match.end(), 0, 12)
            yield Part(page, match.end(), _before_break(text, match.end(), end), 880)
        at = anchors = 0
        for line in text.split("\n"):
            if anchors == _MOST_ANCHORS:
                break  # a list of companies, not a letter
            if 3 < len(line) < 120 and (_names_a_firm(line.strip()) or _card(line)):
                anchors += 1
                start, end = reach(text, at, 2, 8)
                yield Part(page, start, _before_break(text, at, end), 870)
            at += len(line) + 1


def _card(line: str) -> bool:
    """'Name, address' of one who signs."""
    return bool(
        REACHED.search(line)
        and not OTHER_SIDE.search(line)
        and segments(line, 0)[0].field == "plaintiff_counsel"
    )


def _represented(paper: Paper) -> Iterator[Part]:
    """What follows 'represented by' under a plaintiff of a docket sheet."""
    if paper.kind != "docket":
        return
    for page, match in paper.matches(_REPRESENTED, "represented by"):
        party = ""
        for line in _PARTY_LINE.finditer(page.text, 0, match.start()):
            party = line[1]
        if party == "Plaintiff":
            other = _PARTY_LINE.search(page.text, match.end())
            end = other.start() if other else len(page.text)
            yield Part(page, match.end(), min(end, match.end() + 900), 920)


def _before_break(text: str, at: int, end: int) -> int:
    other = _BREAK.search(text, at, end)
    return other.start() if other else end


def _block_end(text: str, at: int) -> int:
    """Where the lines after a label turn to something else."""
    end = _before_break(text, at, min(len(text), at + _REACH))
    other = _SENTENCE_LINE.search(text, at, end)
    return other.start() if other else end
