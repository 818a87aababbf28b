"""The caption: case name, plaintiff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._caption import Part, caption, names
from tro_desk.intake.extractors._contract import Paper, candidate, folded
from tro_desk.intake.extractors._names import is_company, is_firm

_NEF_NAME = re.compile(
    r"(?m)^Case Name:\s*(?P<name>\S(?:[^\n]|\n(?!\s*(?:\n|Case Number:))){2,400}?)"
    r"\s*\n\s*Case Number:"
)
_V = re.compile(r"\s(?:v|vs)\.?\s", re.I)
# The words of a party that end right before "v."; they begin where no word of it goes before.
_LEFT = re.compile(
    r"(?<![\w.-])(?P<p>[A-Z][\w&'’-]*,?\.?(?:[ ](?:[A-Z&][\w&'’.-]*,?|of|and|the|for)){0,10})\Z"
)
_SCHEDULE = re.compile(
    r"(?:(?:[Tt]he|THE)\s(?:Partnerships|Individuals|Entities|Corporations|Unincorporated"
    r"|PARTNERSHIPS|INDIVIDUALS|ENTITIES|CORPORATIONS|UNINCORPORATED)\b"
    r"(?:[^\n.;]|\n(?!\s*\n)){5,170}?"
    r"(?:(?:Schedule|SCHEDULE|Exhibit|EXHIBIT)\s['\"“”]?[A-Z1-9]['\"“”]?)(?!\w)"
    r"|(?:Schedule|SCHEDULE)\s['\"“”]?A['\"“”]?\s(?:Defendants|DEFENDANTS)"
    r"|(?:(?:John|JOHN)\s)?(?:Does?|DOES?)\s\d+\s?-\s?\d+)"
)
_WORD: Final = r"(?:(?:Inc|Co|Corp|Ltd|LLC|L\.L\.C|S\.A|[A-Z])\.|[A-Z][\w&'’-]*)"
_OTHER_PARTY = re.compile(rf"{_WORD}(?:,?[ ](?:{_WORD}|&|of|and|the|on|in|\d[\d-]*)){{0,12}}")
_MATTER = re.compile(r"\b(?:matter|case|action|lawsuit)\s(?:of|captioned|entitled|styled)\s*\Z")
_SUBJECT = re.compile(r"(?:^|\n)(?:Subject|Re|RE|主题):[^\n]*\Z")
_SUBJECT_PARTY = re.compile(
    _OTHER_PARTY.pattern + r"(?=[ \t]*(?:$|\n|[;(|]|-\s|,\s?(?:Case|Civ|C\.A\.|No|\d)))"
)
_WRAPPED = re.compile(  # a name that began at the end of a full line
    r"(?:^|\n)[^\n]{40,}?\s(?P<head>(?:[A-Z&][\w&'’-]*,?[ ]){0,5}[A-Z&][\w&'’-]*,?)[ ]?\n$"
)
_HEADING = re.compile(r"DISTRICT|COURT|DIVISION|District Court")
_CITED_BEFORE = re.compile(
    r"\b(?:[Ss]ee|[Ss]ee also|[Cc]f\.|[Aa]ccord|[Cc]iting|[Qq]uoting|on)\s$"
    r"|\b(?:related|another|prior|earlier|previous|similar|other)\b[^.;\n]{0,50}$"
)
_CITED = re.compile(r"(?:See(?: also)?|Accord|Cf\.|Citing|Quoting)\s")
_CITED_AFTER = re.compile(
    r",?\s*(?:\d+ (?:F\.|U\.S\.|S\. ?Ct)"
    r"|(?:(?:Case )?No\.|20\d\d WL)[^()\n]{0,50}\([^()]{0,40}(?:19|20)\d\d\)"
    r"|\([^()]{0,40}(?:19|20)\d\d\))"
)
_CASE_NO = re.compile(  # the caption and the number of one case stand together
    r"[^.]{0,120}?\b(?:Case No|Civil Action No|Case Number|Docket No)\b", re.I
)
_SIDE = re.compile(
    r"\b(?:Attorneys?|Counsel|Lawyers?)[ ](?:for|of|to)[ ](?:the[ ])?"
    r"(?P<label>Plaintiffs?),?[ :]\s?"
    r"(?P<name>[A-Z0-9][\w&.,'’-]*(?:[ ](?:[A-Z&0-9][\w&.,'’-]*|of|and|the|for)){0,9})"
    r"[ \t]*(?=$|[\n;()])"
)
# Where a sentence names the plaintiff; the name that follows must be a company's.
_TOLD = re.compile(
    r"\b(?:[Pp]laintiffs?|PLAINTIFFS?)(?: in (?:the|this) (?:case|action))?(?:,| is|:)?\s"
    r"|\b(?:client|rights owner|Rights Owner|rights holder),?(?: is)?\s"
    r"|\b(?:on behalf of|brought by|filed by|commenced by|obtained by|requested by)"
    r"(?: the)?(?: [Pp]laintiffs?,?)?\s"
    r"|\b(?:represents?|representing)(?: the [Pp]laintiff,?)?\s"
)
_TOLD_STARTS: Final = (
    *("plaintiff", "client", "rights ", "on behalf of", "brought by", "filed by", "commenced by"),
    *("obtained by", "requested by", "represent"),
)
_NAME_AT = re.compile(
    r"[A-Z0-9][\w&'’-]*\.?(?:,?[ \n](?:[A-Z&0-9][\w&'’-]*\.?(?:[A-Z]\.)*|of|and|the|for)){0,9}"
)
_COMPANY_END = re.compile(
    r",?[ \n](?:LLC|L\.L\.C\.|Inc\b\.?|INC\b\.?|Incorporated|Corp\b\.?|CORP\b\.?|Corporation"
    r"|Company|Co\.,? Ltd\b\.?|Co\.|Ltd\b\.?|LTD\b\.?|Limited|GmbH|S\.A\.|B\.V\.|AG|L\.P\.)(?!\w)"
)
_CHINESE_TOLD = re.compile(r"(?<!被)原告(?:方|人|公司)?\s?(?:为|是|為|:)?\s?(?=[A-Z0-9])")
_CHINESE_SUES = re.compile(r"(?P<name>[A-Z0-9][\w&.,' -]{2,80}?)\s?(?:公司)?\s?(?:诉|訴|起诉|起訴)")
_LEAD = re.compile(r"^(?:In|Re|Case|Matter|Action)\s(?=[A-Z])")
_ET_AL = re.compile(r",?\s*\bet\.?\s*al\b\.?", re.I)
_TAIL = re.compile(r"[\s,;:]+$")
_SURE: Final = 900
_FIRST: Final = 10  # pages that are asked for "X v. Y": later ones cite


def find(paper: Paper) -> Iterator[Candidate]:
    """case_name and plaintiff.

    Once a label or a caption tells the plaintiff, what other sentences name is not asked.
    """
    if paper.kind in ("guide", "platform_other", "platform_complaint"):
        return
    told: list[Candidate] = []
    for one in (*_sure(paper), *_likely(paper)):
        if one.field == "case_name":
            yield one
        else:
            told.append(one)
    if not any(one.score >= _SURE for one in told):
        told.extend(_in_passing(paper))
    best = max((one.score for one in told), default=0)
    kept: list[Candidate] = []
    for one in sorted(told, key=lambda one: -one.score):
        if one.score >= min(best, _SURE) and not any(_same(one.value, o.value) for o in kept):
            kept.append(one)
            yield one


def _same(value: str, other: str) -> bool:
    """Whether two spellings are one party: the shorter may leave the company's form away."""
    one, two = (re.sub(r"[\W_]+", "", text).casefold() for text in (value, other))
    return one.startswith(two) or two.startswith(one)


def _sure(paper: Paper) -> Iterator[Candidate]:
    """Labels, captions, the lines of a court's notice."""
    if paper.kind == "court_email":
        for page, match in paper.matches(_NEF_NAME, "case name:"):
            yield from _named(page, match.span("name"), 970)
    for page in paper.having("plaintiff", "petitioner"):
        found = caption(page.text)
        if found is None:
            continue
        for part in found.plaintiffs:
            yield _party(page, part, 930)
        if found.name is not None:
            span = (found.name.start, found.name.end)
            yield candidate("parties", page, span, "case_name", found.name.text, 900)
        break
    for page, label in paper.labels:
        text = label.text(page)
        if label.key == "case_name" and (against := _V.search(text)):
            span = (label.start, label.start + len(text.rstrip(" .")))
            yield from _case(page, span, label.start + against.start(), 930)
        elif label.key == "plaintiff" and not (label.below and _has_captions(paper)):
            text = _clause(text)
            if len(text) > 1 and not _V.match(f" {text} ") and not _OTHER_SIDE.search(text):
                for part in names(text, label.start, several=False):
                    yield _party(page, part, 930 if not label.below else 900)
    for page, match in paper.starting(_SIDE, "attorney", "counsel", "lawyer"):
        several = match["label"].endswith("s")
        for part in names(match["name"].rstrip(" ,"), match.start("name"), several):
            if not is_firm(part.text) or part.text.endswith("LLC"):
                yield _party(page, part, 920 if is_company(part.text) else 850)


def _has_captions(paper: Paper) -> bool:
    """In these the name stands above the word "Plaintiff"."""
    return paper.kind in ("court_order", "complaint_pleading", "court_email")


_OTHER_SIDE = re.compile(r"\b(?:shall|must|may|will|has|is|moved|filed|seeks)\b|律师|律所")


def _clause(text: str) -> str:
    """A labelled value up to the words of a sentence that goes on."""
    cut = re.search(
        r"[();。，、]|,\s?(?=[\u4e00-\u9fff])|(?<=[A-Za-z.])\s?(?=[\u4e00-\u9fff])", text
    )
    return text[: cut.start()].rstrip(" ,") if cut else text.rstrip(" ,")


def _likely(paper: Paper) -> Iterator[Candidate]:
    """'X v. the partnerships on Schedule A' in running text; other names only in a subject."""
    for page in islice(paper.having(" v. ", " vs. ", " vs ", " v ", "\nv. ", " v.\n"), _FIRST):
        for against in _V.finditer(page.text):
            yield from _case_at(paper, page, against)


def _case_at(paper: Paper, page: Page, against: re.Match[str]) -> Iterator[Candidate]:
    text = page.text
    first = max(0, against.start() - 170)
    left = _LEFT.search(text[first : against.start()])
    if left is None:
        return
    start = first + left.start("p")
    before = text[max(0, start - 200) : start]
    schedule = _SCHEDULE.match(text, against.end())
    subject = bool(_SUBJECT.search(before)) and paper.kind != "court_email"
    score = 850 if schedule else 0
    right: re.Match[str] | None = schedule
    if _MATTER.search(before):
        right = schedule or _OTHER_PARTY.match(text, against.end())
        score = 860 if right else 0
    elif subject:
        right = schedule or _SUBJECT_PARTY.match(text, against.end())
        score = max(score, 840) if right else 0
    if not score or right is None or _cited(before, left["p"], text, right.end()):
        return
    if schedule and _CASE_NO.match(text, right.end()):
        score = 900
    yield from _case(page, (start, right.end()), against.start(), score)


def _case(page: Page, span: tuple[int, int], against: int, score: int) -> Iterator[Candidate]:
    """Case name and plaintiff of 'X v. Y' at `span`, whose 'v.' is at `against`."""
    start, end = span
    head = _WRAPPED.search(page.text, max(0, start - 300), start)
    if head is not None and head.end() == start and not _HEADING.search(head[0]):
        start = head.start("head")
    start += len(page.text[start:end]) - len(_LEAD.sub("", page.text[start:end]))
    left = _ET_AL.sub("", page.text[start:against])
    name = _name(page.text[start:end])
    if left.strip() and name:
        yield candidate("parties", page, (start, end), "case_name", name, score)
        value = _TAIL.sub("", folded(left))
        yield candidate("parties", page, (start, against), "plaintiff", value, score)


def _cited(before: str, party: str, text: str, end: int) -> bool:
    """Whether the case is one that a paper rests on, not its own."""
    return bool(
        _CITED_BEFORE.search(before[-70:]) or _CITED.match(party) or _CITED_AFTER.match(text, end)
    )


def _in_passing(paper: Paper) -> Iterator[Candidate]:
    """Sentences that say who the plaintiff is; only a company's full name is taken from them."""
    for page, match in paper.starting(_TOLD, *_TOLD_STARTS):
        if (name := _company_at(page, match.end())) and not is_firm(name.text):
            yield _party(page, name, 800)
    for page, match in paper.matches(_CHINESE_TOLD, "原告"):
        if name := _company_at(page, match.end()):
            yield _party(page, name, 850)
    for page, match in paper.matches(_CHINESE_SUES, "诉", "訴"):
        value = match["name"].rstrip(" ,")
        if is_company(value):
            start = match.start("name")
            yield _party(page, Part(value, start, start + len(value)), 820)


def _company_at(page: Page, at: int) -> Part | None:
    run = _NAME_AT.match(page.text, at)
    if run is None:
        return None
    end = _COMPANY_END.search(page.text, at, min(len(page.text), run.end() + 6))
    if end is None:
        return None
    return Part(folded(page.text[at : end.end()]), at, end.end())


def _named(page: Page, span: tuple[int, int], score: int) -> Iterator[Candidate]:
    text = page.text[slice(*span)]
    yield candidate("parties", page, span, "case_name", _name(text), score)
    against = re.search(r"\sv\.\s", text)
    if against and (value := _TAIL.sub("", folded(_ET_AL.sub("", text[: against.start()])))):
        left = (span[0], span[0] + against.start())
        yield candidate("parties", page, left, "plaintiff", value, score - 20)


def _party(page: Page, part: Part, score: int) -> Candidate:
    value = _TAIL.sub("", folded(part.text))
    return candidate("parties", page, (part.start, part.end), "plaintiff", value, score)


def _name(text: str) -> str:
    return _TAIL.sub("", _ET_AL.sub("", folded(text)))
