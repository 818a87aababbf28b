"""The caption: case name, plaintiff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

_NEF_NAME = re.compile(
    r"(?m)^Case Name:\s*(?P<name>\S(?:[^\n]|\n(?!\s*(?:\n|Case Number:))){2,400}?)"
    r"\s*\n\s*Case Number:"
)
_LABEL = re.compile(
    r"(?m)^[ \t]*(?:Rights Owner|Plaintiffs?|原告)\s?[:\t]\s*(?P<name>[^\n\t]{2,120}?)[ \t]*$"
)
_ROW = re.compile(r"(?m)^Plaintiffs?[ \t]*\n(?P<name>[^\n]{2,120})$")
_PARTY: Final = r"(?P<p>[A-Z][\w&'’-]*,?\.?(?:[ ](?:[A-Z&][\w&'’.-]*,?|of|and|the|for)){0,10})"
_SCHEDULE: Final = (
    r"(?:(?:[Tt]he|THE)\s(?:Partnerships|Individuals|Entities|Corporations|Unincorporated"
    r"|PARTNERSHIPS|INDIVIDUALS|ENTITIES|CORPORATIONS|UNINCORPORATED)\b"
    r"(?:[^\n.;]|\n(?!\s*\n)){5,170}?"
    r"(?:(?:Schedule|SCHEDULE|Exhibit|EXHIBIT)\s['\"“”]?[A-Z1-9]['\"“”]?)(?!\w)"
    r"|Schedule\s['\"“”]?A['\"“”]?\sDefendants"
    r"|(?:John\s)?Does?\s\d+\s?-\s?\d+)"
)
_WORD: Final = r"(?:[A-Z][\w&'’-]*|(?:Inc|Co|Corp|Ltd|LLC|L\.L\.C|S\.A|[A-Z])\.)"
_OTHER_PARTY: Final = rf"{_WORD}(?:,?[ ](?:{_WORD}|&|of|and|the|on|in|\d[\d-]*)){{0,12}}"
_V: Final = r"\s(?:v|vs)\.?\s"
_IN_TEXT = re.compile(rf"(?<![\w.-]){_PARTY}{_V}(?P<d>{_SCHEDULE})")
_MATTER = re.compile(
    rf"\b(?:matter|case|action|lawsuit)\s(?:of|captioned|entitled|styled)\s{_PARTY}{_V}"
    rf"(?P<d>{_SCHEDULE}|{_OTHER_PARTY})"
)
_SUBJECT = re.compile(
    rf"(?m)^(?:Subject|Re|RE):[ ](?:[^\n]*?(?<![\w.-]))??{_PARTY}{_V}"
    rf"(?P<d>{_SCHEDULE}|{_OTHER_PARTY})"
    r"(?=[ \t]*(?:$|[;(|]|-\s|,\s?(?:Case|Civ|C\.A\.|No|\d)))"
)
_CASE_NAME = re.compile(
    r"(?m)^[ \t]*(?:Case name|Case caption|Caption|Case title|案件名称|案名)\s?[:\t][ \t]*"
    rf"(?P<name>{_PARTY}{_V}(?P<d>{_SCHEDULE}|[^\n]{{2,150}}))"
)
_WRAPPED = re.compile(  # a name that began at the end of a full line
    r"(?:^|\n)[^\n]{40,}?\s(?P<head>(?:[A-Z&][\w&'’-]*,?[ ]){0,5}[A-Z&][\w&'’-]*,?)[ ]?\n$"
)
_CITED_BEFORE = re.compile(
    r"\b(?:[Ss]ee|[Ss]ee also|[Cc]f\.|[Aa]ccord|[Cc]iting|[Qq]uoting)\s$"
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
    r"\b(?:Attorneys?|Counsel|Lawyers?)[ ](?:for|of|to)[ ](?:the[ ])?Plaintiffs?,?[ :]\s?"
    r"(?P<name>[A-Z0-9][\w&.,'’-]*(?:[ ](?:[A-Z&0-9][\w&.,'’-]*|of|and|the|for)){0,9})"
    r"[ \t]*(?=$|[\n;()])"
)
_COMPANY = re.compile(
    r"\b(?:LLC|L\.L\.C\.?|Inc\.?|INC\.?|Corp\.?|CORP\.?|Corporation|CORPORATION|Company|Co\.|Ltd\.?"
    r"|LTD\.?|Limited|GmbH|S\.A\.|B\.V\.|L\.?P\.?)$"
)
_FIRM = re.compile(r"\b(?:LLP|PLLC|P\.?C\.?|P\.?A\.?|LAW|Law|Counsel|Attorneys?)$")
_CAPTION = re.compile(r"(?m)^(?P<label>Plaintiffs?(?:\(s\))?,?\.?)[ \t]*$")
_AGAINST = re.compile(r"^-?\s*(?:v|vs|against)\.?\s*-?$", re.I)
_NOT_A_NAME = re.compile(
    r"\b(?:DISTRICT|DIVISION|COURT)\b|^\W*$|\bCase No|\bCivil Action\b|^\d|-{5}|_{5}|^JUDGE\b", re.I
)
_DEFENDANT = re.compile(r"^Defendants?[.,]?(?:\(s\))?\W*$", re.I)
_ET_AL = re.compile(r",?\s*\bet\.?\s*al\b\.?", re.I)
_LEAD = re.compile(r"^(?:In|Re|Case|Matter|Action)\s(?=[A-Z])")
_TAIL = re.compile(r"[\s,;:]+$")


def find(paper: Paper) -> Iterator[Candidate]:
    """case_name and plaintiff."""
    if paper.kind in ("guide", "platform_other"):
        return
    if paper.kind == "court_email":
        for page, match in paper.matches(_NEF_NAME):
            yield from _named(page, match.span("name"), 970)
    for page in paper.pages:
        yield from _captions(page)
    for page, match in paper.matches(_CASE_NAME):
        yield from _case(page, match, match.span("name"), 930)
    for pattern, score in ((_IN_TEXT, 850), (_MATTER, 860), (_SUBJECT, 840)):
        if paper.kind == "court_email" and pattern is not _IN_TEXT:
            continue  # a notice of filing has a line for the name; its subject adds the event
        for page, match in paper.matches(pattern):
            if not _cited(page.text, match):
                numbered = pattern is _IN_TEXT and _CASE_NO.match(page.text, match.end())
                span = (match.start("p"), match.end("d"))
                yield from _case(page, match, span, 900 if numbered else score)
    for page, match in paper.matches(_SIDE):
        value = _party(match["name"])
        if not _FIRM.search(value):
            sure = 920 if _COMPANY.search(value) else 850
            span = (match.start("name"), match.start("name") + len(match["name"].rstrip(" ,")))
            yield candidate("parties", page, span, "plaintiff", value.rstrip(","), sure)
    for pattern, score in ((_LABEL, 930), (_ROW, 900)):
        if pattern is _ROW and paper.kind != "tro_freeze":
            continue  # in a court's caption the name stands above the word
        for page, match in paper.matches(pattern):
            value = _party(match["name"])
            if len(value) > 1 and not _AGAINST.match(value):
                yield candidate("parties", page, match.span("name"), "plaintiff", value, score)


def _case(
    page: Page, match: re.Match[str], span: tuple[int, int], score: int
) -> Iterator[Candidate]:
    """Case name and plaintiff of 'X v. Y' in running text or under a label."""
    if _CAPTION.match(match["p"]):
        return
    start, end = span
    head = _WRAPPED.search(page.text, max(0, start - 300), start)
    if head is not None and head.end() == start:
        start = head.start("head")
    start += len(page.text[start:end]) - len(_LEAD.sub("", page.text[start:end]))
    left = (start, match.end("p"))
    name = _name(page.text[start:end])
    plaintiff = _party(_ET_AL.sub("", page.text[slice(*left)]))
    if plaintiff and name:
        yield candidate("parties", page, (start, end), "case_name", name, score)
        yield candidate("parties", page, left, "plaintiff", plaintiff, score)


def _cited(text: str, match: re.Match[str]) -> bool:
    """Whether the case is one that a paper rests on, not its own."""
    before = text[max(0, match.start("p") - 70) : match.start("p")]
    return bool(
        _CITED_BEFORE.search(before)
        or _CITED.match(match["p"])
        or _CITED_AFTER.match(text, match.end("d"))
    )


def _named(page: Page, span: tuple[int, int], score: int) -> Iterator[Candidate]:
    text = page.text[slice(*span)]
    yield candidate("parties", page, span, "case_name", _name(text), score)
    against = re.search(r"\sv\.\s", text)
    if against and (value := _party(_ET_AL.sub("", text[: against.start()]))):
        left = (span[0], span[0] + against.start())
        yield candidate("parties", page, left, "plaintiff", value, score - 20)


def _captions(page: Page) -> Iterator[Candidate]:
    """The box at the head of a court paper: name, 'Plaintiff,', 'v.', name, 'Defendants.'"""
    for label in _CAPTION.finditer(page.text):
        start = _upwards(page.text, label.start())
        end = label.start() - 1
        if start >= end:
            continue
        plaintiff = _party(page.text[start:end])
        if not plaintiff or len(plaintiff) > 200:
            continue
        yield candidate("parties", page, (start, end), "plaintiff", plaintiff, 930)
        if against := _downwards(page.text, label.end()):
            name = f"{plaintiff} v. {_party(page.text[slice(*against)])}"
            yield candidate("parties", page, (start, against[1]), "case_name", name, 900)
        return


def _upwards(text: str, end: int) -> int:
    """Where the lines of the plaintiff's name begin, at most three above `end`."""
    start = end
    for _ in range(3):
        line_start = text.rfind("\n", 0, max(start - 1, 0)) + 1
        line = text[line_start : max(start - 1, line_start)].strip()
        if start == 0 or not line or _NOT_A_NAME.search(line):
            break
        start = line_start
    return start


def _downwards(text: str, at: int) -> tuple[int, int] | None:
    """The span of the defendants' name: between the 'v.' line and the 'Defendants.' line."""
    start = end = -1
    for number, line in enumerate(re.finditer(r"[^\n]*\n?", text[at : at + 1500])):
        words = line[0].strip()
        if number == 0 or not words:
            continue
        if start < 0:
            if not _AGAINST.match(words):
                return None
            start = at + line.end()
        elif _DEFENDANT.match(words):
            return (start, end) if end > start else None
        else:
            end = at + line.end() - (1 if line[0].endswith("\n") else 0)
        if number > 12:
            return None
    return None


def _name(text: str) -> str:
    return _TAIL.sub("", _ET_AL.sub("", folded(text)))


def _party(text: str) -> str:
    value = _TAIL.sub("", folded(text))
    return re.sub(r"^(?:in|Re:|Subject:)\s+", "", value)
