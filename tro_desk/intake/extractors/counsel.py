"""The plaintiff's law firm and lawyers, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tro_desk.content.people import firms
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contacts import (
    EMAIL,
    OTHER_SIDE,
    Stretch,
    contacts,
    own_addresses,
)
from tro_desk.intake.extractors._contract import Paper, candidate, folded
from tro_desk.intake.extractors._labels import Labelled
from tro_desk.intake.extractors._names import NAME, is_firm, is_person, tidy
from tro_desk.intake.extractors._signature import reach, signed

_SIDE: Final = (
    r"(?:Attorneys?|Counsel|Lawyers?|ATTORNEYS?|COUNSEL) (?:for|FOR|of) (?:the |THE )?"
    r"(?:Plaintiff|PLAINTIFF)"
)
_SIGNS = re.compile(_SIDE)
_SIGNATURE = re.compile(r"(?m)^[ \t]*(?:(?:By|BY):?\s*)?/?s/[ ]?[A-Z][^\n]{3,60}$")
_BAR_LINE = re.compile(r"(?m)^[^\n]{0,60}\b(?:Bar|ARDC) ?(?:No\.?|#|ID)")
_CLOSING = re.compile(
    r"(?m)^[ \t]*(?:Sincerely|Very truly yours|Yours (?:truly|faithfully|sincerely)|Truly yours"
    r"|(?:Best |Kind |Warm )?[Rr]egards|Respectfully(?: submitted)?|Best|此致|敬上)[^\n]{0,14}$"
)
_TOLD_OF = re.compile(
    r"(?:[Pp]laintiff|[Rr]ights [Oo]wner)(?:'?s'?|’s)? (?:attorneys?|counsel|lawyers?|law firm)"
    r"|(?:counsel|attorneys?|lawyers?) for (?:the )?[Pp]laintiffs?"
    r"|(?<!被告)(?<!被)原告(?:方)?(?:的)?(?:代理)?(?:律师|律師|律所)"
)
_CONTACT_INFO = re.compile(r"(?:RO|Rights Owner) Contact [Ii]nfo(?:rmation)?|Rights Owner\s?:")
_FIRM_NAME: Final = (
    r"(?:Law Offices? of )?[A-Z][\w.'’-]*(?:,?[ \n](?:&|and|of|[A-Z][\w.'’-]*)){0,7}?"
    r",?[ \n](?:L\.?L\.?P|P\.?L\.?L\.?C|P\.A|P\.C|PC|PA|LLC|Ltd|Law(?: Group| Firm)?|LAW)\b\.?"
)
_FIRM_SENTENCES: Final = (
    re.compile(
        rf"(?<![\w&] )(?P<firm>{_FIRM_NAME}),? "
        r"(?:represents|(?:is|are) (?:the )?(?:counsel|attorneys?)|acts)"
        r"(?: for)? (?:the )?(?:[Pp]laintiff|rights owner)"
    ),
    re.compile(
        rf"{_SIDE}s?,? (?:at |is |are )?(?P<firm>{_FIRM_NAME})(?![\w&])",
    ),
    re.compile(
        r"[Pp]laintiff(?:'?s'?|’s)?(?: (?:counsel|attorneys?|law firm))(?: of record)?,? "
        rf"(?:at |is |are )?(?P<firm>{_FIRM_NAME})(?![\w&])"
    ),
)
_DESK_SUBJECT = re.compile(
    r"(?m)^(?:Subject|主题)\s?:\s*(?:(?:转发|轉發|Fwd?|FW|Re|回复)\s?:\s?){0,4}"
    r"(?P<firm>[^+\n:]{3,80})\+(?P<plaintiff>[^+\n]{2,80})\+\d{2}-(?:cv-?)?\d{4,5}\+\d{1,3}\+[A-Z]{2}\b",
    re.I,
)
_REPRESENTED = re.compile(r"\brepresented by\b[\s:]*")
_PARTY_LINE = re.compile(r"(?m)^[ \t]*(Plaintiff|Defendant|Intervenor|Amicus|Movant|V\.|Cross)")
_BREAK = re.compile(
    r"\n-{4,}|\n_{4,}|\n[ \t]*(?:From|Sent|发件人|发送时间)\s?:|Forwarded message|原始邮件", re.I
)
_SENTENCE_LINE = re.compile(
    r"\n[ \t]*(?:Please|If you|Questions|We |You |Your |Do not|This |To appeal|For questions|Thank"
    r"|Sincerely|Order\b|如有|请|若|如果|您|我们|我司|本公司|感谢)|\n[^\n]{100,}|\n[ \t]*\n[ \t]*\n"
)
_ONE_SENTENCE = re.compile(r"。|\n[ \t]*\n|(?<=[a-z]{3})\.\s+(?=[A-Z])|(?<=[a-z)])\.\n")
_VALUE_END = re.compile(
    r"[(;。|]|,\s?(?:(?=[\u4e00-\u9fff])|(?:电|邮|e-?mail|tel|phone|fax)\b)|,\s?(?=电|邮)"
    r"|(?<=[A-Za-z.])\s?(?=[\u4e00-\u9fff])|\s(?:-|at|via)\s|(?:\s|^)(?=[\w.+-]+@)",
    re.I,
)
_NO_FIRM = re.compile(
    r"@|https?:|\b(?:please|will|your|you|see|has|have|who|that|unknown|none|n/a)\b|^\W*$", re.I
)
_LETTERS: Final = ("tro_service", "settlement_offer")
_REACH: Final = 420


def find(paper: Paper) -> Iterator[Candidate]:
    """plaintiff_firm, plaintiff_counsel, counsel_email, counsel_phone.

    The subject of a platform's desk names the plaintiff beside the firm.
    """
    if paper.kind in ("guide", "court_email", "platform_complaint", "platform_other"):
        return
    own = own_addresses(paper)
    told = [*_labelled(paper), *_signatures(paper)]
    for page, match in paper.matches(_DESK_SUBJECT, "+"):
        told.append(_named(page, match.span("firm"), "plaintiff_firm", 850))
        yield _named(page, match.span("plaintiff"), "plaintiff", 850)
    told.extend(_sentences(paper))
    if not any(one.field == "plaintiff_firm" for one in told):
        told.extend(_known(paper))
    yield from _once(told)
    for page in paper.having("@", "555", "tel", "phone", "电话", "電話", ") "):
        for part in _stretches(paper, page):
            yield from contacts(page, part, own)
    if paper.kind in _LETTERS:
        yield from _sender(paper.pages[0], own)


def _once(told: list[Candidate]) -> Iterator[Candidate]:
    """Of a lawyer's name with and without a middle initial, the fuller one."""
    people = {one.value.casefold() for one in told if one.field == "plaintiff_counsel"}
    for one in told:
        first, _, rest = one.value.casefold().partition(" ")
        last = rest.rpartition(" ")[2]
        longer = (
            name != one.value.casefold()
            and name.startswith(first + " ")
            and name.endswith(" " + last)
            and len(name) > len(one.value)
            for name in people
        )
        if one.field != "plaintiff_counsel" or not rest or not any(longer):
            yield one


def _named(page: Page, span: tuple[int, int], field: str, score: int) -> Candidate:
    value = tidy(page.text[slice(*span)]).rstrip(" ,;")
    return candidate("counsel", page, span, field, value, score)


def _labels(paper: Paper) -> Iterator[tuple[Page, Labelled]]:
    """Labels of the plaintiff's firm and lawyers. A mere contact counts only close to the firm."""
    last: tuple[Page, int] | None = None
    for page, label in paper.labels:
        if label.key not in ("firm", "counsel", "contact") or _defence(page, label):
            continue
        near = last is not None and last[0] is page and 0 <= label.start - last[1] < 200
        if label.key == "contact" and not near:
            continue
        yield page, label
        if label.key == "firm":
            last = page, label.end


def _labelled(paper: Paper) -> Iterator[Candidate]:
    for page, label in _labels(paper):
        for start, end in _values(page, label):
            text = page.text[start:end]
            if is_person(tidy(text)) and label.key != "firm":
                yield _named(page, (start, end), "plaintiff_counsel", 930)
            elif (
                (is_firm(text) or (label.key == "firm" and not label.below))
                and len(text) > 1
                and not _NO_FIRM.search(text)
            ):
                yield _named(page, (start, end), "plaintiff_firm", 930)


def _defence(page: Page, label: Labelled) -> bool:
    line = page.text.rfind("\n", 0, label.start) + 1
    return bool(OTHER_SIDE.search(page.text, max(line, label.start - 60), label.start))


def _values(page: Page, label: Labelled) -> Iterator[tuple[int, int]]:
    """A labelled value, or the person and the firm in it where it names both."""
    text = label.text(page)
    end = _VALUE_END.search(text)
    text = (text[: end.start()] if end else text).rstrip(" ,;:/")
    head, comma, tail = text.partition(",")
    if comma and is_person(tidy(head.strip())) and is_firm(tail) and len(tail.split()) > 1:
        start = label.start + len(head) + 1
        yield label.start, label.start + len(head)
        yield start + len(tail) - len(tail.lstrip()), label.start + len(text)
    elif text:
        yield label.start, label.start + len(text)


def _signatures(paper: Paper) -> Iterator[Candidate]:
    """Names in signatures: of a pleading, under 'Attorneys for Plaintiff', at a letter's end."""
    for page in paper.having("for plaintiff", "for the plaintiff", "/s/", "s/ ", "bar no", "ardc"):
        for start, end, score in _signed_lines(paper, page):
            for one in signed(page.text, start, end):
                if not (one.field == "plaintiff_firm" and _is_plaintiff(page, one.start)):
                    yield _named(page, (one.start, one.end), one.field, score)
    if paper.kind in _LETTERS:
        for start, end in _closings(paper):
            for one in signed(paper.pages[0].text, start, end):
                yield _named(paper.pages[0], (one.start, one.end), one.field, 880)
    if paper.kind == "docket":
        for page, start, end in _represented(paper):
            for one in signed(page.text, start, end):
                yield _named(page, (one.start, one.end), one.field, 900)


def _is_plaintiff(page: Page, at: int) -> bool:
    """Whether the name is that of the party signed for."""
    return bool(
        re.search(r"(?:for|of)(?: the)? Plaintiffs?,?\s*$", page.text[max(0, at - 40) : at])
    )


def _signed_lines(paper: Paper, page: Page) -> Iterator[tuple[int, int, int]]:
    for label in _SIGNS.finditer(page.text):
        line = page.text.rfind("\n", 0, label.start()) + 1
        if label.start() - line <= 60:
            yield *reach(page.text, label.start(), 10, 8), 890
    if paper.kind == "complaint_pleading":
        for anchor in (_SIGNATURE, _BAR_LINE):
            for match in anchor.finditer(page.text):
                yield *reach(page.text, match.start(), 3, 10), 880


def _closings(paper: Paper) -> Iterator[tuple[int, int]]:
    text = paper.pages[0].text
    for match in _CLOSING.finditer(text):
        _, end = reach(text, match.end(), 0, 12)
        if other := _BREAK.search(text, match.end(), end):
            end = other.start()
        yield match.end(), end


def _represented(paper: Paper) -> Iterator[tuple[Page, int, int]]:
    """What follows 'represented by' under a plaintiff of a docket sheet."""
    for page, match in paper.matches(_REPRESENTED, "represented by"):
        party = ""
        for line in _PARTY_LINE.finditer(page.text, 0, match.start()):
            party = line[1]
        if party == "Plaintiff":
            other = _PARTY_LINE.search(page.text, match.end())
            end = other.start() if other else len(page.text)
            yield page, match.end(), min(end, match.end() + 900)


def _sentences(paper: Paper) -> Iterator[Candidate]:
    for page in paper.having("laintiff", "rights owner"):
        for pattern in _FIRM_SENTENCES:
            for match in pattern.finditer(page.text):
                yield _named(page, match.span("firm"), "plaintiff_firm", 860)


def _known(paper: Paper) -> Iterator[Candidate]:
    """Firms of the table by full name; by a short name only beside a word for a law firm."""
    pages = paper.pages if len(paper.pages) < 8 else paper.pages[:4] + paper.pages[-4:]
    for page in pages:
        lowered = page.text.lower()
        for name, pattern in _firm_patterns():
            if name in lowered and (match := pattern.search(page.text)):
                yield _named(page, match.span("firm"), "plaintiff_firm", 760)


@cache
def _firm_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Lower-case name to look for first, and the pattern that makes sure of it."""
    found: dict[str, re.Pattern[str]] = {}
    for firm in firms().values():
        for name in (firm.name, *firm.aliases):
            stem = re.sub(r"(?:,? (?:Ltd\.|LLP|P\.L\.L\.C\.|P\.A\.))$|律所$", "", name)
            if stem.lower() in found:
                continue
            own = (
                r"(?<![\w.])(?P<firm>"
                + re.escape(stem)
                + r"(?:,? (?:Ltd|LLP|P\.?A|P\.?C|Law)\b\.?)?)"
            )
            if " " not in stem and not stem[0] >= "\u4e00":
                beside = r"(?:律所|代理|law firm|firm)"
                own = rf"(?:(?<=律所)|(?<=律所 )|(?<=代理 )|(?={re.escape(stem)} ?{beside})){own}"
            found[stem.lower()] = re.compile(own + r"(?![A-Za-z0-9&])", re.I)
    return tuple(found.items())


def _stretches(paper: Paper, page: Page) -> Iterator[Stretch]:
    """Parts of a page that are the plaintiff's lawyers', and the score of what they hold."""
    text = page.text
    for start, end, score in _signed_lines(paper, page):
        yield Stretch(start, end, score)
    for known, label in _labels(paper):
        if known is page and not label.below:
            yield Stretch(label.start, _block_end(text, label.end), 930)
    for match in _CONTACT_INFO.finditer(text):
        yield Stretch(match.start(), _block_end(text, match.end()), 930)
    for match in _TOLD_OF.finditer(text):
        end = _ONE_SENTENCE.search(text, match.end(), match.end() + 260)
        yield Stretch(match.start(), end.start() if end else min(match.end() + 200, len(text)), 900)
    if paper.kind == "docket":
        for known, start, end in _represented(paper):
            if known is page:
                yield Stretch(start, end, 920)
    if paper.kind in _LETTERS and page is paper.pages[0]:
        house = _house(page)
        yield Stretch(0, len(text), 810, house, phones=False)
        for start, end in _closings(paper):
            yield Stretch(start, end, 880)


def _block_end(text: str, at: int) -> int:
    """Where the lines after a label turn to something else."""
    end = min(len(text), at + _REACH)
    for pattern in (_BREAK, _SENTENCE_LINE):
        if other := pattern.search(text, at, end):
            end = other.start()
    return end


def _sent_by(page: Page) -> re.Match[str] | None:
    """The line that names the sender: of a forwarded mail, the first writer's."""
    lines = list(re.finditer(r"(?m)^[ >]*(?:From|发件人)\s?:[^\n]*", page.text))
    return lines[-1] if lines else None


def _house(page: Page) -> str:
    """'@firm.example' of a mail's sender; a word no address ends with where there is none."""
    line = _sent_by(page)
    address = EMAIL.search(line[0]) if line else None
    return "@" + address[0].rpartition("@")[2].lower() if address else "@"


def _sender(page: Page, own: frozenset[str]) -> Iterator[Candidate]:
    """Who serves papers or offers a settlement writes for the plaintiff."""
    line = _sent_by(page)
    if line is None:
        return
    part = Stretch(line.start(), line.end(), 880, phones=False)
    for match in EMAIL.finditer(page.text, part.start, part.end):
        if match[0].lower() not in own:
            yield candidate("counsel", page, match.span(), "counsel_email", match[0], 880)
    shown = re.search(rf":\s*[\"“']?(?P<name>{NAME})[\"”']?\s*<", line[0])
    if shown and is_person(folded(shown["name"])):
        span = (line.start() + shown.start("name"), line.start() + shown.end("name"))
        yield _named(page, span, "plaintiff_counsel", 850)
