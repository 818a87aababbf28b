"""The caption: case name, plaintiff."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_SCHEDULE_A = re.compile(
    r"(?<![\w.-])(?P<p>[A-Z][\w&'-]*,?\.?(?:[ ](?:[A-Z&][\w&'.-]*,?|of|and|the|for)){0,10})"
    r"\sv\.\s(?P<d>(?:The|THE)\s(?:Partnerships|Individuals|Entities|Corporations"
    r"|PARTNERSHIPS|INDIVIDUALS|ENTITIES|CORPORATIONS)\b[^\n.;]{5,150}?"
    r"(?:Schedule|SCHEDULE)\s['\"“”]?[AB]['\"“”]?)"
)
_CAPTION = re.compile(r"(?m)^(?P<label>Plaintiffs?(?:\(s\))?,?\.?)[ \t]*$")
_AGAINST = re.compile(r"^-?\s*(?:v|vs|against)\.?\s*-?$", re.I)
_NOT_A_NAME = re.compile(
    r"\b(?:DISTRICT|DIVISION|COURT)\b|^\W*$|\bCase No|\bCivil Action\b|^\d|-{5}|_{5}|^JUDGE\b", re.I
)
_DEFENDANT = re.compile(r"^Defendants?[.,]?(?:\(s\))?\W*$", re.I)
_ET_AL = re.compile(r",?\s*\bet\.?\s*al\b\.?", re.I)
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
    for page, match in paper.matches(_SCHEDULE_A):
        if _CAPTION.match(match["p"]):
            continue
        yield candidate("parties", page, match.span(), "case_name", _name(match[0]), 850)
        yield candidate("parties", page, match.span("p"), "plaintiff", _party(match["p"]), 850)
    for pattern, score in ((_LABEL, 930), (_ROW, 900)):
        if pattern is _ROW and paper.kind != "tro_freeze":
            continue  # in a court's caption the name stands above the word
        for page, match in paper.matches(pattern):
            value = _party(match["name"])
            if len(value) > 1 and not _AGAINST.match(value):
                yield candidate("parties", page, match.span("name"), "plaintiff", value, score)


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
