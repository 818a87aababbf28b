"""Lines seen on a picture become the text of a page, and each knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tro_desk.domain.evidence import Line
from tro_desk.intake.reading_order import Point, Row, Seen, rows_in_order

_FULL: Final = 10_000  # sides of a Line are ten-thousandths
_CELL: Final = 1.5  # heights of a line between two cells of a row

_LABEL = re.compile(r"[^:]{1,24}:")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_ENDS_OPEN = re.compile(f"[{_HAN}]$")
_GOES_ON = re.compile(f"[{_HAN}A-Za-z0-9]")
_DOCKET_CUT = re.compile(r"(?i)(?:\bcv-|\d\d-)$")
_DOCKET_GOES_ON = re.compile(r"(?i)\d|cv-?\d")


def compose(lines: Iterable[Seen], width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    """The text of a page and where its lines stand on a picture of this size."""
    return _written(rows_in_order(lines), width, height)


def _written(rows: Sequence[Row], width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    text: list[str] = []
    lines: list[Line] = []
    size = 0

    def write(piece: str) -> None:
        nonlocal size
        text.append(piece)
        size += len(piece)

    for number, row in enumerate(rows):
        if number:
            write(_between(rows[number - 1], row))
        for place, box in enumerate(row):
            if place:
                gap = box.left - row[place - 1].right
                write("\t" if gap > _CELL * min(box.height, row[place - 1].height) else " ")
            start = size
            write(box.seen.text)
            lines.extend(_places(box.seen, start, width, height))
    if text:
        write("\n")
    return "".join(text), tuple(lines)


def _between(above: Row, below: Row) -> str:
    """A line end; less where a Chinese sentence goes on, and nothing within a docket number."""
    last, first = above[-1].seen.text, below[0].seen.text
    if _DOCKET_CUT.search(last) and _DOCKET_GOES_ON.match(first):
        return ""
    if len(above) > 1 or len(below) > 1:
        return "\n"
    a, b = above[0], below[0]
    wraps = (
        _ENDS_OPEN.search(last)
        and _GOES_ON.match(first)
        and not _LABEL.match(first)
        and abs(a.left - b.left) < 2.5 * a.height
        and 0.75 < a.height / b.height < 1.33
        and 0 < b.middle - a.middle < 1.5 * a.height
        and a.right - a.left > 8 * a.height
        and b.right < a.right + 0.8 * a.height
    )
    if not wraps:
        return "\n"
    return " " if first[0].isascii() else ""


def _places(seen: Seen, start: int, width: int, height: int) -> list[Line]:
    """Where the line stands: one rectangle, or one a word where a rectangle would be too high."""
    a, b, c, d = seen.corners
    rise = abs(b[1] - a[1]) + abs(c[1] - d[1])
    if rise < seen.height:
        return [_line(seen.corners, start, start + len(seen.text), width, height)]
    total = max(sum(map(width_of, seen.text)), 1)
    places = []
    for word in re.finditer(r"\S+\s*", seen.text):
        before = sum(map(width_of, seen.text[: word.start()])) / total
        until = sum(map(width_of, seen.text[: word.end()])) / total
        corners = (_on(a, b, before), _on(a, b, until), _on(d, c, until), _on(d, c, before))
        places.append(_line(corners, start + word.start(), start + word.end(), width, height))
    return places


_WIDE: Final = 100
_USUAL: Final = 53
_WIDTHS: Final = {
    sign: width
    for width, signs in (
        (26, " !',.:;|ijl"),
        (30, "/\\[]ft"),
        (34, "()-`rI{}"),
        (46, '"*Jcsz?'),
        (58, "+<=>~FLTZP"),
        (67, "ABEKRSVXY&"),
        (73, "CDGHNOQUw"),
        (82, "m"),
        (88, "MW%@"),
    )
    for sign in signs
}


def width_of(character: str) -> int:
    """How wide a character usually is on a picture, in hundredths of its height: Chinese ones fill
    a square, Latin ones lie between those of a face with serifs and of one without."""
    return _WIDE if character > "\u2e7f" else _WIDTHS.get(character, _USUAL)


def _on(a: Point, b: Point, part: float) -> Point:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _line(corners: Sequence[Point], start: int, end: int, width: int, height: int) -> Line:
    xs = [min(max(x / width, 0.0), 1.0) for x, _ in corners]
    ys = [min(max(y / height, 0.0), 1.0) for _, y in corners]
    sides = (round(side * _FULL) for side in (min(xs), min(ys), max(xs), max(ys)))
    return Line(start, end, *sides)
