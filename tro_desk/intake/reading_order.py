"""Lines seen on a picture become the text of a page, in the order in which a person reads them.

Knows no picture and no engine: what comes in are lines with their four corners. Columns of a
caption are read one after the other, rows of a table and of a form across, stamps at the end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from tro_desk.domain.evidence import Line

Point = tuple[float, float]

_FULL: Final = 10_000  # sides of a Line are ten-thousandths
_GUTTER: Final = 1.2  # heights of a line that stand between two columns
_CELL: Final = 1.5  # heights of a line between two cells of a row
_STAMP: Final = math.radians(5)  # turned by more than the lines around it
_MOST_IN_A_BAND: Final = 400

_RULE = re.compile(r"[^\w\s]{1,2}|[8S$s]{1,2}|[Il1J]")
_PARTY = re.compile(
    r"(?i)(?:-?v-?\.?|vs\.?|-?against-?|plaintiffs?[,.]?|defendants?[,.]?|petitioners?[,.]?)\s*"
)
_LABEL = re.compile(r"[^:]{1,24}:")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_ENDS_OPEN = re.compile(f"[{_HAN}]$")
_GOES_ON = re.compile(f"[{_HAN}]")
_DOCKET_CUT = re.compile(r"(?i)(?:\bcv-|\d\d-)$")
_DOCKET_GOES_ON = re.compile(r"(?i)\d|cv-?\d")


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of text on a picture: normalised text, its certainty (0 to 1), and its corners in
    pixels of the upright picture, clockwise from the upper left one as the line is read."""

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]

    @property
    def middle(self) -> Point:
        xs, ys = zip(*self.corners, strict=True)
        return sum(xs) / 4, sum(ys) / 4

    @property
    def width(self) -> float:
        a, b, c, d = self.corners
        return (math.dist(a, b) + math.dist(d, c)) / 2

    @property
    def height(self) -> float:
        a, b, c, d = self.corners
        return max((math.dist(a, d) + math.dist(b, c)) / 2, 1.0)

    @property
    def angle(self) -> float:
        a, b, c, d = self.corners
        return math.atan2(b[1] - a[1] + c[1] - d[1], b[0] - a[0] + c[0] - d[0])


@dataclass(frozen=True, slots=True)
class _Box:
    """A line in the frame of the straightened page: its sides, and how much the page still rises
    at its place, as it does on a photograph."""

    seen: Seen
    left: float
    right: float
    middle: float
    height: float
    slope: float

    @property
    def top(self) -> float:
        return self.middle - self.height / 2

    @property
    def bottom(self) -> float:
        return self.middle + self.height / 2


@dataclass(frozen=True, slots=True)
class _Rule:
    """A column of signs that parts a caption, as courts in the United States set it."""

    middle: float
    top: float
    bottom: float


_Row = list[_Box]


def compose(lines: Iterable[Seen], width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    """The text of a page and where its lines stand on a picture of this size."""
    seen = [line for line in lines if line.text.strip()]
    if not seen:
        return "", ()
    angles = _angles(seen)
    upright = [(line, angle) for line, angle in angles if not _is_askew(line, angle)]
    stamps = [(line, line.angle) for line, angle in angles if _is_askew(line, angle)]
    rows = _in_order(*_without_rules(_straightened(upright)))
    rows += [[box] for box in _straightened(stamps)]
    return _written(rows, width, height)


def _angles(seen: Sequence[Seen]) -> list[tuple[Seen, float]]:
    """Each line with the angle of the page at its place, by the long lines that are near."""
    long = [line for line in seen if line.width > 3 * line.height]
    angles = []
    for line in seen:
        near = sorted(long, key=lambda other: math.dist(other.middle, line.middle))[:9]
        angles.append((line, median(other.angle for other in near) if near else 0.0))
    return angles


def _is_askew(line: Seen, angle: float) -> bool:
    """Whether the line belongs to a stamp that was set upon the page by hand."""
    return line.width > 2.5 * line.height and abs(line.angle - angle) > _STAMP


def _straightened(seen: Sequence[tuple[Seen, float]]) -> list[_Box]:
    """Sides of the lines once the page has been turned by its skew."""
    if not seen:
        return []
    skew = median(angle for _, angle in seen)
    cos, sin = math.cos(-skew), math.sin(-skew)
    boxes = []
    for line, angle in seen:
        points = [(x * cos - y * sin, x * sin + y * cos) for x, y in line.corners]
        xs = [x for x, _ in points]
        middle = sum(y for _, y in points) / 4
        slope = math.tan(angle - skew)
        boxes.append(_Box(line, min(xs), max(xs), middle, line.height, slope))
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _without_rules(boxes: Sequence[_Box]) -> tuple[list[_Box], list[_Rule]]:
    """Take out the signs that stand below each other between two columns: ), §, : or |.

    They are misread more often than not, and say nothing but where the columns part.
    """
    chains: list[list[_Box]] = []
    for box in boxes:
        if box.right - box.left > 2 * box.height or len(box.seen.text.strip()) > 3:
            continue
        chain = next((chain for chain in chains if _goes_on(chain[-1], box)), None)
        if chain is None:
            chains.append([box])
        else:
            chain.append(box)
    rules = [chain for chain in chains if len(chain) > 2 and _is_rule(chain)]
    taken = {id(box) for chain in rules for box in chain}
    return [box for box in boxes if id(box) not in taken], [
        _Rule(median((box.left + box.right) / 2 for box in chain), chain[0].top, chain[-1].bottom)
        for chain in rules
    ]


def _goes_on(above: _Box, below: _Box) -> bool:
    apart = abs(above.left + above.right - below.left - below.right) / 2
    return apart < 0.7 * above.height and 0 < below.top - above.top < 6 * above.height


def _is_rule(chain: Sequence[_Box]) -> bool:
    if any(char.isdigit() and box.seen.score > 0.9 for box in chain for char in box.seen.text):
        return False  # numbers of rows
    known = sum(
        _RULE.fullmatch(box.seen.text.strip()) is not None or box.seen.score < 0.85 for box in chain
    )
    return known >= 0.7 * len(chain)


def _in_order(boxes: list[_Box], rules: Sequence[_Rule]) -> list[_Row]:
    """Rows from top to bottom; where columns stand side by side, one after the other."""
    rows: list[_Row] = []
    at = 0
    while at < len(boxes):
        band, groups = _band(boxes, at, rules)
        split = _split(groups, _beside(band, rules))
        if split is None:
            # Only the first row is certain: what follows may begin a band of its own.
            first = _rows(band)[0]
            rows.append(first)
            taken = {id(box) for box in first}
            boxes, at = [box for box in boxes[at:] if id(box) not in taken], 0
        else:
            for column in split:
                rows.extend(_in_order(column, rules))
            at += len(band)
    return rows


def _band(
    boxes: Sequence[_Box], start: int, rules: Sequence[_Rule]
) -> tuple[list[_Box], list[list[_Box]]]:
    """From `start` on, the lines that leave a gutter free, and what stands beside each other."""
    first = boxes[start]
    band, groups, bottom = [first], [[first]], first.bottom
    for box in boxes[start + 1 : start + _MOST_IN_A_BAND]:
        if box.top - bottom > 4 * box.height:
            break
        joined = _joined(groups, box, rules)
        if len(joined) < 2 and box.top > first.bottom:
            break
        band.append(box)
        groups, bottom = joined, max(bottom, box.bottom)
    return band, groups


def _joined(groups: Sequence[list[_Box]], box: _Box, rules: Sequence[_Rule]) -> list[list[_Box]]:
    """The groups once a line has joined those that it stands below or too near."""
    gap = _GUTTER * box.height
    parting = [rule.middle for rule in _beside([box], rules)]
    apart: list[list[_Box]] = []
    together = [box]
    for group in groups:
        left, right = min(b.left for b in group), max(b.right for b in group)
        if (
            left - box.right > gap
            or box.left - right > gap
            or any(
                right < x + gap / 4 < box.left + gap / 2 or box.right < x + gap / 4 < left + gap / 2
                for x in parting
            )
        ):
            apart.append(group)
        else:
            together = group + together
    return sorted([*apart, together], key=lambda group: min(b.left for b in group))


def _beside(band: Sequence[_Box], rules: Sequence[_Rule]) -> list[_Rule]:
    top, bottom = min(box.top for box in band), max(box.bottom for box in band)
    return [rule for rule in rules if rule.top < bottom and rule.bottom > top]


def _split(
    groups: Sequence[list[_Box]], rules: Sequence[_Rule]
) -> tuple[list[_Box], list[_Box]] | None:
    """The left and the right column, each from top to bottom; None where rows are read across."""
    for number in range(1, len(groups)):
        left, right = (
            sorted((box for group in side for box in group), key=lambda box: box.top)
            for side in (groups[:number], groups[number:])
        )
        if _are_columns(left, right, rules, len(groups) == 2):
            return left, right
    return None


def _are_columns(left: list[_Box], right: list[_Box], rules: Sequence[_Rule], alone: bool) -> bool:
    """Whether what stands beside each other has nothing to do with each other.

    So it is in a caption, in two columns of prose (`alone`), and where the lines are not level: the
    menu beside the page. The cells of a table and the labels of a form are level with their rows.
    """
    height = left[0].height
    edge, start = max(box.right for box in left), min(box.left for box in right)
    if any(edge - height < rule.middle < start + height for rule in rules):
        return True
    if alone and any(_PARTY.fullmatch(box.seen.text) for box in left):
        return True
    if alone and _is_prose(left) and _is_prose(right):
        return True
    fewer, more = sorted((_rows(left), _rows(right)), key=len)
    level = sum(any(_off_level(row[0], other[0]) < 0.3 for other in more) for row in fewer)
    return len(fewer) > 1 and level < 0.75 * len(fewer)


def _off_level(a: _Box, b: _Box) -> float:
    """How far two lines are from standing on one, in heights of the lower of them."""
    apart = (b.left + b.right - a.left - a.right) / 2
    rise = apart * (a.slope + b.slope) / 2
    return abs(b.middle - a.middle - rise) / min(a.height, b.height)


def _is_prose(column: Sequence[_Box]) -> bool:
    wide = [box for box in column if box.right - box.left > 14 * box.height]
    return len(column) >= 6 and len(wide) >= 0.6 * len(column)


def _rows(boxes: Sequence[_Box]) -> list[_Row]:
    """The lines that stand on one line, from left to right."""
    rows: list[_Row] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        row = next((row for row in reversed(rows[-6:]) if _fits(row, box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    for row in rows:
        row.sort(key=lambda box: box.left)
    return sorted(rows, key=lambda row: min(box.middle for box in row))


def _fits(row: _Row, box: _Box) -> bool:
    for other in row:
        shared = min(box.right, other.right) - max(box.left, other.left)
        if shared > 0.3 * min(box.right - box.left, other.right - other.left):
            return False
    near = min(row, key=lambda other: max(box.left - other.right, other.left - box.right))
    return _off_level(near, box) < 0.5


def _written(rows: Sequence[_Row], width: int, height: int) -> tuple[str, tuple[Line, ...]]:
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
    return "".join(text) + "\n", tuple(lines)


def _between(above: _Row, below: _Row) -> str:
    """A line end, or nothing where a Chinese sentence or a docket number goes on."""
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
        and 0 < b.middle - a.middle < 2.2 * a.height
        and a.right - a.left > 8 * a.height
        and b.right < a.right + 0.8 * a.height
    )
    return "" if wraps else "\n"


def _places(seen: Seen, start: int, width: int, height: int) -> list[Line]:
    """Where the line stands: one rectangle, or one a word where a rectangle would be too high."""
    a, b, c, d = seen.corners
    rise = abs(b[1] - a[1]) + abs(c[1] - d[1])
    if rise < seen.height:
        return [_line(seen.corners, start, start + len(seen.text), width, height)]
    total = max(sum(map(columns_of, seen.text)), 1)
    places = []
    for word in re.finditer(r"\S+\s*", seen.text):
        before = sum(map(columns_of, seen.text[: word.start()])) / total
        until = sum(map(columns_of, seen.text[: word.end()])) / total
        corners = (_on(a, b, before), _on(a, b, until), _on(d, c, until), _on(d, c, before))
        places.append(_line(corners, start + word.start(), start + word.end(), width, height))
    return places


def columns_of(character: str) -> int:
    """How wide a character is on a picture: 2 for Chinese ones, 1 for others."""
    return 2 if character > "\u2e7f" else 1


def _on(a: Point, b: Point, part: float) -> Point:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _line(corners: Sequence[Point], start: int, end: int, width: int, height: int) -> Line:
    xs = [min(max(x / width, 0.0), 1.0) for x, _ in corners]
    ys = [min(max(y / height, 0.0), 1.0) for _, y in corners]
    sides = (round(side * _FULL) for side in (min(xs), min(ys), max(xs), max(ys)))
    return Line(start, end, *sides)
