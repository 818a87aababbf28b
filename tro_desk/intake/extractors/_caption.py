"""The box at the head of a court paper: plaintiffs, "Plaintiff,", "v.", defendants, "Defendants."

It is printed in one column, beside a column of brackets or of case data, or with the lines of both
columns mixed; what stands in the right column is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.intake.extractors._names import is_company, is_person

_LABEL = re.compile(r"(?:Plaintiffs?|PLAINTIFFS?|Petitioners?)(?:\(s\)|/Counter[\w-]*)?[,.;]*")
_DEFENDANT = re.compile(r"(?:Defendants?|DEFENDANTS?|Respondents?)(?:\(s\))?\W*")
_AGAINST = re.compile(r"[-\s]*(?:v|vs|V|VS|against|AGAINST)\b\.?[-\s,]*(?P<rest>.*)")
_RIGHT = re.compile(
    r"(?<!\S)(?:(?:Case|CASE|Civil Action|CIVIL ACTION|Civ\.|CIV\.|C\.A\.|Docket|Index)\s?"
    r"(?:No|NO|Number|NUMBER|#|:)|\d{1,2}\s?:\s?\d\d-?\s?(?:cv|CV)|\d\d[ -]?(?:Civ|CIV|cv|CV|C)\b"
    r"|Case\s?\d|CASE\s?\d|(?:The\s)?Hon(?:\.|orable)|(?:THE\s)?HON(?:\.|ORABLE)|(?:Chief\s)?Judge\b"
    r"|(?:CHIEF\s)?JUDGE\b|Magistrate|MAGISTRATE|X{4,}|\[?PROPOSED|(?:FILED\s)?UNDER SEAL"
    r"|FILED\b|FILEDUNDER|SEALED\b|JURY\b|DEMAND\b|ECF\b|(?:FIRST\s|AMENDED\s|VERIFIED\s)*COMPLAINT\b"
    r"|(?:SEALED\s|EX PARTE\s)?(?:ORDER|TEMPORARY|PRELIMINARY|INJUNCTION|NOTICE|MOTION)\b"
    r"|SHOW CAUSE|SHOULD\b|NOT ISSUE|WHY\b|CIVIL DOCKET|CIVIL ACTION|RESTRAINING)"
)
_STOP = re.compile(
    r"DISTRICT|District of|DIVISION|Division|COURT|Court\b|[-_=]{5}|\bPage\s?ID|\bPage\s?\d+ ?of"
    r"|Document\s?#?:?\s?\d|Entered\s?on"
)
_PLACE = re.compile(r"(?:AT|At|IN|In|FOR|For)\s[A-Z][\w ]+$|\W*$|\d+$")
_DESCRIBED = re.compile(
    r",?\s+(?:an?|AN?)\s+(?:[A-Za-z'’.]+\s){0,4}?(?:individual|limited\sliability\scompany"
    r"|corporation|company|partnership|INDIVIDUAL|LIMITED\sLIABILITY\sCOMPANY|CORPORATION|COMPANY"
    r"|entity|gesellschaft|proprietorship)\b",
)
_FORM: Final = (
    r"(?:LLC|L\.L\.C|Inc|INC|Incorporated|Ltd|LTD|Limited|Co|CO|Corp|CORP|S\.A|GmbH|LP|L\.P|LLP"
    r"|PLC|P\.?C|AG|B\.V|Jr|Sr|d/b/a|D/B/A|a/k/a|et al)"
)
_BETWEEN = re.compile(rf",?\s+(?:and|AND)\s+|;\s*(?:and\s+)?|,\s+(?!{_FORM}\b)")
_AND = re.compile(r",?\s+(?:and|AND)\s+")
_DOTTED = re.compile(r"(?:\b(?:Inc|INC|Corp|CORP|Co|CO|Ltd|LTD|Jr|Sr)|\.[A-Z])$")
_ET_AL = re.compile(r",?\s*\bet\.?\s*al\b\.?", re.I)
_INLINE = re.compile(
    r"(?:,|(?<![ ,]))[ ]++(?P<label>Plaintiffs?|PLAINTIFFS?),?[ ]+"
    r"-?(?:v|vs|V|VS|against|AGAINST)\b\.?-?[ ]+"
)
_INLINE_END = re.compile(r",\s+(?:Defendants?|DEFENDANTS?)\b|\n|\Z")
_EDGE = re.compile(r"[)§|]| :")  # what may stand between two columns
_MOST_UP: Final = 6
_MOST_DOWN: Final = 30
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a caption: the text without the other column, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Caption:
    """`plaintiffs` one by one; `name` is None where the defendants were not found."""

    plaintiffs: tuple[Part, ...]
    name: Part | None


class _Column:
    """Pieces of lines joined by blanks, with the way back to the page."""

    def __init__(self) -> None:
        self.text = ""
        self._places: list[int] = []

    def add(self, text: str, start: int) -> None:
        words = re.finditer(r"\S+", text)
        for word in words:
            if self.text:
                self.text += " "
                self._places.append(self._places[-1] + 1)
            self.text += word[0]
            self._places.extend(range(start + word.start(), start + word.end()))

    def part(self, start: int, end: int) -> Part:
        return Part(self.text[start:end], self._places[start], self._places[end - 1] + 1)


def caption(text: str) -> Caption | None:
    """The first caption of a page, or None."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for number, (start, line) in enumerate(lines):
        if "laintiff" not in line and "LAINTIFF" not in line and "etitioner" not in line:
            continue
        if inline := _inline(text, start, line):
            return inline
        left, _ = _left(line)
        label = _LABEL.fullmatch(left.strip())
        if label is None:
            continue
        column = _upwards(lines, number)
        if not column.text or len(column.text) > _LONGEST:
            continue
        name = _name(column, lines, number)
        if name is None and label[0][-1] not in ",.;":
            continue  # a list or a table says "Plaintiff" too, above the name or beside it
        if plaintiffs := tuple(split(column, label[0].rstrip(",.;)").lower().endswith("s"))):
            return Caption(plaintiffs, name)
    return None


def split(column: _Column, several: bool) -> Iterator[Part]:
    """The plaintiffs one by one, without what they are ("a Delaware corporation")."""
    for start, end in _spans(column.text, several):
        yield column.part(start, end)


def names(text: str, start: int, several: bool) -> Iterator[Part]:
    """The parties named in `text`, which stands at `start` of its page."""
    column = _Column()
    column.add(text, start)
    return split(column, several)


def _spans(text: str, several: bool) -> Iterator[tuple[int, int]]:
    cuts = [match.span() for match in _DESCRIBED.finditer(text)]
    cuts += [match.span() for match in _ET_AL.finditer(text)]
    if several:
        cuts += [match.span() for match in _BETWEEN.finditer(text)]
    else:  # "Plaintiff," stands under two of them too
        cuts += [match.span() for match in _AND.finditer(text) if _two(text, match)]
    pieces: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted([*cuts, (len(text), len(text))]):
        if start >= at:
            pieces.append((at, start))
        at = max(at, end)
    held = -1
    for start, end in pieces:
        kept = text[start:end].strip(" ,;:.") if end > start else ""
        if len(kept) < 2:
            continue
        begin = held if held >= 0 else start + text[start:end].index(kept[0])
        if several and " " not in kept and not _ends(text, end) and held < 0:
            held = begin  # "OAK" of "OAK AND ELM LLC"
            continue
        held = -1
        stop = start + text[start:end].index(kept) + len(kept)
        yield (
            begin,
            stop + (text[stop : stop + 1] == "." and bool(_DOTTED.search(text, begin, stop))),
        )
    if held >= 0:
        yield held, len(text.rstrip(" ,;:."))


def _two(text: str, between: re.Match[str]) -> bool:
    """Whether 'and' stands between two whole names, not inside one (OAK AND ELM LLC)."""
    left, right = text[: between.start()], text[between.end() :].strip(" ,;")
    whole = is_company(left) or is_person(left)
    return whole and (is_person(right) or (is_company(right) and len(right.split()) > 2))


def _ends(text: str, at: int) -> bool:
    return at >= len(text.rstrip(" ,;:."))


def _upwards(lines: list[tuple[int, str]], number: int) -> _Column:
    """The lines of the plaintiffs' names, above their label."""
    kept: list[tuple[str, int]] = []
    for start, line in reversed(lines[max(0, number - 2 * _MOST_UP) : number]):
        left, offset = _left(line)
        words = left.strip()
        if words and _STOP.search(words):
            break
        if not words or _PLACE.fullmatch(words):
            if kept:
                break
            continue
        kept.append((left, start + offset))
        if len(kept) == _MOST_UP:
            break
    column = _Column()
    for text, start in reversed(kept):
        column.add(text, start)
    return column


def _name(column: _Column, lines: list[tuple[int, str]], number: int) -> Part | None:
    """'X v. Y', of the plaintiffs and the lines between 'v.' and 'Defendants.'"""
    against = False
    below = _Column()
    for start, line in lines[number + 1 : number + 1 + _MOST_DOWN]:
        left, offset = _left(line)
        words = left.strip()
        if not words:
            continue
        if not against:
            found = _AGAINST.fullmatch(words)
            if found is None:
                return None
            against = True
            if found["rest"]:
                below.add(found["rest"], start + line.index(found["rest"]))
        elif _DEFENDANT.fullmatch(words):
            break
        elif _STOP.match(words):
            return None
        else:
            below.add(left, start + offset)
    else:
        return None
    plaintiff = _ET_AL.sub("", column.text).rstrip(" ,;:")
    defendant = _ET_AL.sub("", below.text).rstrip(" ,;:")
    if not against or not defendant or len(defendant) > _LONGEST:
        return None
    begin = column.part(0, 1).start
    return Part(f"{plaintiff} v. {defendant}", begin, below.part(0, len(below.text)).end)


def _left(line: str) -> tuple[str, int]:
    """What stands in the left column of a line, and where it begins."""
    begin = len(line) - len(line.lstrip())
    end = len(line)
    depth = 0
    for at in range(begin, len(line)) if _EDGE.search(line) else ():
        char = line[at]
        if char == "(":
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif char in ")§|" or (char == ":" and at and line[at - 1] == " "):
            end = at
            break
    gap = re.search(r"\S(?:\t| {3,})", line[:end])
    if gap is not None:
        end = gap.start() + 1
    right = _RIGHT.search(line, begin, end)
    if right is not None:
        end = right.start()
    return line[begin:end].rstrip(), begin


def _inline(text: str, start: int, line: str) -> Caption | None:
    """'X, Plaintiff, v. Y, Defendants.' on one line."""
    label = _INLINE.search(line)
    if label is None or not line[: label.start()].strip():
        return None
    left = line[: label.start()]
    left_start = start + len(left) - len(left.lstrip())
    at = start + label.end()
    end = _INLINE_END.search(text, at, at + _LONGEST)
    plaintiffs = tuple(names(left.strip(), left_start, label["label"].lower().endswith("s")))
    if end is None or not plaintiffs or len(left) > _LONGEST // 2:
        return None
    against = _ET_AL.sub("", " ".join(text[at : end.start()].split())).rstrip(" ,;.")
    name = f"{' '.join(left.split())} v. {against}"
    return Caption(plaintiffs, Part(name, left_start, end.start()))
