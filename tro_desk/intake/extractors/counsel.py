"""The plaintiff's law firm and lawyers, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from tro_desk.content.people import firms
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contacts import EMAIL, OTHER_SIDE, Reader, related
from tro_desk.intake.extractors._contract import Paper, candidate, folded
from tro_desk.intake.extractors._labels import Labelled
from tro_desk.intake.extractors._names import NAME, is_firm, is_person, tidy
from tro_desk.intake.extractors._sides import (
    LETTERS,
    ONE_SENTENCE,
    Part,
    blocks,
    labels,
    sentences,
    signatures,
)
from tro_desk.intake.extractors._signature import REACHED, Signed, segments, signed

_SIDE: Final = (
    r"(?:[Aa]ttorneys?|[Cc]ounsel|[Ll]awyers?|ATTORNEYS?|COUNSEL) (?:for|FOR|of) (?:the |THE )?"
    r"(?:Plaintiff|PLAINTIFF)"
)
_FIRM_NAME: Final = (
    r"(?:Law Offices? of )?[A-Z][\w.'’-]{0,40}+(?:,?[ \n](?:&|and|of|[A-Z][\w.'’-]{0,40}+)){0,7}?"
    r",?[ \n](?:L\.?L\.?P|P\.?L\.?L\.?C|P\.A|P\.C|PC|PA|LLC|Ltd|Law(?: Group| Firm)?|LAW)\b\.?"
)
_FIRM_SENTENCES: Final = (
    re.compile(
        rf"(?<![\w&] )(?P<firm>{_FIRM_NAME}),? "
        r"(?:represents|(?:is|are) (?:the )?(?:counsel|attorneys?)|acts)"
        r"(?: for)? (?:the )?(?:[Pp]laintiff|rights owner)"
    ),
    re.compile(rf"{_SIDE}s?,? (?:at |is |are )?(?P<firm>{_FIRM_NAME})(?![\w&])"),
    re.compile(
        r"[Pp]laintiff(?:['’]?s?['’]?) (?:counsel|attorneys?|law firm)(?: of record)?,? "
        rf"(?:at |is |are )?(?P<firm>{_FIRM_NAME})(?![\w&])"
    ),
)
_SPOKEN_OF = re.compile(  # what each of these sentences has beside the name, in lower case
    r"(?:represents|acts|counsel|attorneys?|lawyers?)(?: for| of)?(?: the)?"
    r" (?:plaintiff|rights owner)"
    r"|plaintiff(?:['’]?s?['’]?) (?:counsel|attorney|law firm)"
)
_DESK_SUBJECT = re.compile(
    r"(?m)^(?:Subject|主题)\s?:\s*(?:(?:转发|轉發|Fwd?|FW|Re|回复)\s?:\s?){0,4}"
    r"(?P<firm>[^+\n:]{3,80})\+(?P<plaintiff>[^+\n]{2,80})"
    r"\+\d{2}-(?:cv-?)?\d{4,5}\+\d{1,3}\+[A-Z]{2}\b",
    re.I,
)
_VALUE_END = re.compile(
    r"[(;。|]|,\s?(?:(?=[\u4e00-\u9fff])|(?:电|邮|e-?mail|tel|phone|fax)\b)"
    r"|(?<=[A-Za-z.])\s?(?=[\u4e00-\u9fff])|\s(?:-|via)\s|(?:\s|^)(?=[\w.+-]+@)",
    re.I,
)
_NO_FIRM = re.compile(
    r"@|https?:|\b(?:please|will|your|you|see|has|have|who|that|unknown|none|n/a)\b|^\W*$", re.I
)
_FIRM_HINTS: Final = ("llp", "pllc", "p.a", "p.c", " law", "llc", "ltd", " pc", "p.l.l.c", "l.l.p")
_LAWYER = re.compile(rf"(?P<name>{NAME})\s?律[师師](?!事务所|事務所|所)")
_FULL_LINE = re.compile(r"(?<=[^\n]{59}[^\n:])\n")
_STOPPED = re.compile(r"\b(?:LLP|PLLC|LLC|PC|PA|Law|LAW|Group)\.$")
_FROM = re.compile(r"(?m)^[ >]*(?:From|发件人)\s?:[^\n]*")


def find(paper: Paper) -> Iterator[Candidate]:
    """plaintiff_firm, plaintiff_counsel, counsel_email, counsel_phone.

    The subject of a platform's desk names the plaintiff beside the firm.
    """
    if paper.kind in ("guide", "court_email", "platform_complaint", "platform_other"):
        return
    signs = signatures(paper)
    spoken = list(sentences(paper))
    told = [*_labelled(paper), *_signed(signs), *_signed(spoken, prose=True), *_addressed(paper)]
    for page, match in paper.matches(_DESK_SUBJECT, "+"):
        told.append(_named(page, match.span("firm"), "plaintiff_firm", 850))
        yield _named(page, match.span("plaintiff"), "plaintiff", 850)
    told.extend(_sentences(paper))
    told.extend(_letterhead(paper))
    cards = list(_cards(paper))
    told.extend(one for card, _ in cards for one in card)
    if not any(one.field == "plaintiff_firm" for one in told):
        told.extend(_known(paper))
    told = [one for one in told if one.field != "plaintiff_firm" or _whole_firm(paper, one)]
    sender = list(_sender(paper))
    yield from _once([*told, *(one for one in sender if one.field == "plaintiff_counsel")])
    yield from (one for one in sender if one.field == "counsel_email")
    named = frozenset(one.value for one in told if one.field == "plaintiff_firm")
    yield from _contacts(
        paper, [*signs, *blocks(paper), *spoken, *(part for _, part in cards)], named
    )


def _contacts(paper: Paper, parts: Iterable[Part], named: frozenset[str]) -> Iterator[Candidate]:
    """Addresses and numbers in the lawyers' parts; elsewhere only the firm's own addresses."""
    reader = Reader(paper, named)
    for part in parts:
        yield from reader.contacts(part.page, part.start, part.end, part.score)
    house = _house(paper)
    for page in paper.having("@"):
        for match in EMAIL.finditer(page.text):
            address = match[0].lower()
            if (house and address.endswith(house)) or related(address, named):
                yield from reader.addresses(page, match.start(), match.end(), 860)
    if paper.kind in LETTERS:
        yield from reader.numbers_to_us(paper.pages[0])


def _once(told: list[Candidate]) -> Iterator[Candidate]:
    """Of a lawyer's name in two forms, the fuller: S. Hale and Sarah B. Hale are one."""
    best: dict[tuple[str, str], Candidate] = {}
    for one in told:
        key = one.field, one.value.casefold()
        if key not in best or one.score > best[key].score:
            best[key] = one
    people = [one.value for one in best.values() if one.field == "plaintiff_counsel"]
    for one in best.values():
        if one.field != "plaintiff_counsel" or not any(
            _fuller(other, one.value) for other in people
        ):
            yield one


def _fuller(name: str, other: str) -> bool:
    long, short = name.casefold().split(), other.casefold().split()
    return (
        long[-1] == short[-1]
        and len("".join(long)) > len("".join(short))
        and long[0].startswith(short[0].rstrip("."))
    )


def _named(page: Page, span: tuple[int, int], field: str, score: int) -> Candidate:
    value = tidy(page.text[slice(*span)]).rstrip(" ,;")
    if _STOPPED.search(value):
        value, span = value[:-1], (span[0], span[1] - 1)  # the stop ends the sentence
    return candidate("counsel", page, span, field, value, score)


def _labelled(paper: Paper) -> Iterator[Candidate]:
    """Firm and lawyers under labels."""
    for page, label in labels(paper):
        for one in _values(page, label):
            if one.field == "plaintiff_counsel" and label.key != "firm":
                yield _named(page, (one.start, one.end), "plaintiff_counsel", 930)
            elif one.field == "plaintiff_firm":
                yield _named(page, (one.start, one.end), "plaintiff_firm", 930)


def _values(page: Page, label: Labelled) -> Iterator[Signed]:
    """The names in a labelled value; under a label for the firm, the whole of it is one."""
    text = label.text(page)
    cut = _VALUE_END.search(text)
    text = (text[: cut.start()] if cut else text).rstrip(" ,;:/")
    items = segments(text, label.start)
    firm = [one for one in items if one.field == "plaintiff_firm"]
    if label.key != "firm" or (firm and len(items) > 1 and items[0].field == "plaintiff_counsel"):
        yield from items
    elif len(text) > 1 and not label.below and not _NO_FIRM.search(text):
        yield Signed("plaintiff_firm", text, label.start, label.start + len(text))
    elif firm and not _NO_FIRM.search(firm[0].text):
        yield firm[0]


def _signed(parts: Iterable[Part], prose: bool = False) -> Iterator[Candidate]:
    """Names in signatures; in prose a name may run over the end of a full line."""
    for part in parts:
        text = _FULL_LINE.sub(" ", part.page.text) if prose else part.page.text
        for one in signed(text, part.start, part.end):
            if not (one.field == "plaintiff_firm" and _is_plaintiff(part.page, one.start)):
                yield _named(part.page, (one.start, one.end), one.field, part.score)


def _is_plaintiff(page: Page, at: int) -> bool:
    """Whether the name is that of the party signed for."""
    return bool(
        re.search(r"(?:for|of)(?: the)? Plaintiffs?,?\s*$", page.text[max(0, at - 40) : at])
    )


def _whole_firm(paper: Paper, firm: Candidate) -> bool:
    """Whether a name is no rest of one ("& Pike LLP") and none that the paper names as a party."""
    page = next(page for page in paper.pages if page.number == firm.page)
    before = page.text[max(0, firm.start - 3) : firm.start].rstrip()
    return not before.endswith("&") and not _a_party(paper, firm)


def _a_party(paper: Paper, firm: Candidate) -> bool:
    """Whether the paper names the same company as a party: no firm is its own client."""
    name = re.escape(firm.value).replace(r"\ ", r"\s+")
    party = re.compile(
        rf"\b(?:Plaintiffs?|Defendants?)\s+{name}|{name}\s*,?\s*(?:\)\s*)*(?:v\.|vs\.|\n\s*Plaintiff)",
        re.I,
    )
    own = re.match(r"(?:the\s)?(?:Plaintiffs?|Defendants?)\b", firm.value, re.I)
    return bool(own) or any(party.search(page.text) for page in paper.pages[:8])


def _sentences(paper: Paper) -> Iterator[Candidate]:
    for page in paper.having(*_FIRM_HINTS):
        if not _SPOKEN_OF.search(page.text.lower()):
            continue
        for pattern in _FIRM_SENTENCES:
            for match in pattern.finditer(page.text):
                yield _named(page, match.span("firm"), "plaintiff_firm", 860)


def _letterhead(paper: Paper) -> Iterator[Candidate]:
    """A firm that stands alone on the first line of a paper about a case."""
    page = paper.pages[0]
    if paper.kind == "other":
        return  # an invoice, a brochure: whose side the firm is on is not told
    head = page.text.lstrip()
    line = head.partition("\n")[0].rstrip()
    if is_firm(line) and len(line) < 70 and not re.search(r"LLC$|Ltd\.?$|:", line):
        start = len(page.text) - len(head)
        yield _named(page, (start, start + len(line)), "plaintiff_firm", 850)


def _cards(paper: Paper) -> Iterator[tuple[list[Candidate], Part]]:
    """'Name, Firm LLP, tel. ...' in a sentence: names, and the sentence for what else it tells."""
    if paper.kind not in ("tro_freeze", "other", *LETTERS):
        return
    for page in paper.having(*_FIRM_HINTS):
        at = 0
        for line in page.text.split("\n"):
            start, at = at, at + len(line) + 1
            items = segments(line, start) if REACHED.search(line) else []
            number = next((n for n, i in enumerate(items) if i.field == "plaintiff_firm"), None)
            if number is None or OTHER_SIDE.search(line) or ":" in line[:16]:
                continue
            firm = items[number]
            before = items[number - 1] if number else None
            person = before if before and before.field == "plaintiff_counsel" else None
            if person is None and re.search(r"(?:LLC|Ltd\.?)$", firm.text):
                continue  # a company like any other
            stop = ONE_SENTENCE.search(page.text, firm.end + 1, min(at, firm.end + 200))
            end = stop.start() if stop else min(at, firm.end + 160)
            shown = [_named(page, (firm.start, firm.end), "plaintiff_firm", 850)]
            if person:
                shown.append(_named(page, (person.start, person.end), "plaintiff_counsel", 850))
            yield shown, Part(page, firm.start, end, 880)


def _addressed(paper: Paper) -> Iterator[Candidate]:
    """'X 律师' of a letter, or of 'the plaintiff's X 律师'."""
    for page, match in paper.matches(_LAWYER, "律师", "律師"):
        before = page.text[max(0, match.start() - 20) : match.start()]
        ours = "原告" in before and "被告" not in before
        if (ours or paper.kind in LETTERS) and not OTHER_SIDE.search(before + match[0]):
            name = match["name"]
            if is_person(tidy(name)):
                yield _named(page, match.span("name"), "plaintiff_counsel", 850)


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
            form = r"(?:,? (?:Ltd|LLP|P\.?A|P\.?C|Law)\b\.?)?"
            own = rf"(?<![\w.])(?P<firm>{re.escape(stem)}{form})"
            if " " not in stem and stem[0] < "\u4e00":
                beside = r"(?:律所|代理|law firm|firm)"
                own = rf"(?:(?<=律所)|(?<=律所 )|(?<=代理 )|(?={re.escape(stem)} ?{beside})){own}"
            found[stem.lower()] = re.compile(own + r"(?![A-Za-z0-9&])", re.I)
    return tuple(found.items())


def _sent_by(paper: Paper) -> tuple[Page, re.Match[str]] | None:
    """The line that names who wrote a letter: of a forwarded mail, the first writer."""
    if paper.kind not in LETTERS:
        return None
    page = paper.pages[0]
    lines = list(_FROM.finditer(page.text))
    return (page, lines[-1]) if lines else None


def _house(paper: Paper) -> str:
    """'@firm.example' of a letter's sender; empty where there is none."""
    sent = _sent_by(paper)
    address = EMAIL.search(sent[1][0]) if sent else None
    return "@" + address[0].rpartition("@")[2].lower() if address else ""


def _sender(paper: Paper) -> Iterator[Candidate]:
    """Who serves papers or offers a settlement writes for the plaintiff."""
    sent = _sent_by(paper)
    if sent is None:
        return
    page, line = sent
    yield from Reader(paper).addresses(page, line.start(), line.end(), 880, header=True)
    shown = re.search(rf":\s*[\"“']?(?P<name>{NAME})[\"”']?\s*<", line[0])
    if shown and is_person(folded(shown["name"])):
        span = (line.start() + shown.start("name"), line.start() + shown.end("name"))
        yield _named(page, span, "plaintiff_counsel", 850)
