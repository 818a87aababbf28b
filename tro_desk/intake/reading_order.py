"""Lines seen on a picture, in the order in which a person reads them.

Knows no picture and no engine: what comes in are lines with their four corners. Columns of a
caption are read one after the other, rows of a table and of a form across, stamps at the end.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

Point = tuple[float, float]

_GUTTER: Final = 1.2  # heights of a line that stand between two columns
_STAMP: Final = math.radians(5)  # turned by more than the lines around it
_MOST_IN_A_BAND: Final = 120
_LEAST_ALONE: Final = 0.95  # certainty of a letter or digit that stands alone

_RULE = re.compile(r"[^\w\s]{1,2}|[8S$s]{1,2}|[Il1J]")
_PARTY = re.compile(
    r"(?i)(?:-?v-?\.?|vs\.?|-?against-?|plaintiffs?[,.]?|defendants?[,.]?|petitioners?[,.]?)\s*"
)


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
class Box:
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


@dataclass(eq=False, slots=True)
class _Group:
    """Lines that stand above each other."""

    left: float
    right: float
    boxes: list[Box]

    @staticmethod
    def of(groups: Sequence[_Group], box: Box) -> _Group:
        """What the groups are together with a line that bridges them; the first one is used up."""
        if not groups:
            return _Group(box.left, box.right, [box])
        whole = groups[0]
        for group in groups[1:]:
            whole.boxes.extend(group.boxes)
        whole.boxes.append(box)
        whole.left = min(box.left, *(group.left for group in groups))
        whole.right = max(box.right, *(group.right for group in groups))
        return whole


Row = list[Box]


def rows_in_order(lines: Iterable[Seen]) -> list[list[Box]]:
    """Lines that stand on one line, from left to right, in the order in which they are read."""
    seen = [line for line in lines if line.text.strip()]
    angles = _angles(seen)
    upright = [(line, angle) for line, angle in angles if not _is_askew(line, angle)]
    stamps = [(line, line.angle) for line, angle in angles if _is_askew(line, angle)]
    rows = _in_order(*_without_rules(_straightened(upright)))
    return rows + [[box] for box in _straightened(stamps)]


def _angles(seen: Sequence[Seen]) -> list[tuple[Seen, float]]:
    """Each line with the angle of the page at its place, by the long lines that are near."""
    long = [line for line in seen if line.width > 3 * line.height]
    angles = []
    places = [(line.middle, line.angle) for line in long]
    for line in seen:
        here = line.middle
        near = heapq.nsmallest(9, places, key=lambda place: math.dist(place[0], here))
        angles.append((line, median(angle for _, angle in near) if near else 0.0))
    return angles


def _is_askew(line: Seen, angle: float) -> bool:
    """Whether the line belongs to a stamp that was set upon the page by hand."""
    return line.width > 2.5 * line.height and abs(line.angle - angle) > _STAMP


def _straightened(seen: Sequence[tuple[Seen, float]]) -> list[Box]:
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
        boxes.append(Box(line, min(xs), max(xs), middle, line.height, slope))
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _without_rules(boxes: Sequence[Box]) -> tuple[list[Box], list[_Rule]]:
    """Take out the signs that stand below each other between two columns: ), §, : or |.

    They are misread more often than not, and say nothing but where the columns part.
    """
    chains: list[list[Box]] = []
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
    return [box for box in boxes if id(box) not in taken and not _is_speck(box.seen)], [
        _Rule(median((box.left + box.right) / 2 for box in chain), chain[0].top, chain[-1].bottom)
        for chain in rules
    ]


def _is_speck(line: Seen) -> bool:
    """Whether this is no writing but a sign drawn in a picture that looks like a letter."""
    if line.score >= _LEAST_ALONE:
        return False
    return not any(map(str.isalnum, line.text)) or (len(line.text) == 1 and line.text.isascii())


def _goes_on(above: Box, below: Box) -> bool:
    apart = abs(above.left + above.right - below.left - below.right) / 2
    return apart < 0.7 * above.height and 0 < below.top - above.top < 6 * above.height


def _is_rule(chain: Sequence[Box]) -> bool:
    if any(char.isdigit() and box.seen.score > 0.9 for box in chain for char in box.seen.text):
        return False  # numbers of rows
    known = sum(
        _RULE.fullmatch(box.seen.text.strip()) is not None or box.seen.score < 0.85 for box in chain
    )
    return known >= 0.7 * len(chain)


def _in_order(boxes: list[Box], rules: Sequence[_Rule]) -> list[Row]:
    """Rows from top to bottom; where columns stand side by side, one after the other."""
    rows: list[Row] = []
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
    boxes: Sequence[Box], start: int, rules: Sequence[_Rule]
) -> tuple[list[Box], list[list[Box]]]:
    """From `start` on, the lines that leave a gutter free, and what stands beside each other."""
    first = boxes[start]
    band, groups, bottom = [first], [_Group(first.left, first.right, [first])], first.bottom
    for box in boxes[start + 1 : start + _MOST_IN_A_BAND]:
        if box.top - bottom > 4 * box.height:
            break
        near = [group for group in groups if not _apart(group, box, rules)]
        if len(near) == len(groups) and box.top > first.bottom:
            break
        groups = [group for group in groups if group not in near]
        groups.append(_Group.of(near, box))
        band.append(box)
        bottom = max(bottom, box.bottom)
    groups.sort(key=lambda group: group.left)
    return band, [group.boxes for group in groups]


def _apart(group: _Group, box: Box, rules: Sequence[_Rule]) -> bool:
    """Whether a gutter or a rule stands between a line and a group."""
    gap = _GUTTER * box.height
    if group.left - box.right > gap or box.left - group.right > gap:
        return True
    return any(
        group.right - gap / 4 < rule.middle < box.left + gap / 4
        or box.right - gap / 4 < rule.middle < group.left + gap / 4
        for rule in _beside([box], rules)
    )


def _beside(band: Sequence[Box], rules: Sequence[_Rule]) -> list[_Rule]:
    top, bottom = min(box.top for box in band), max(box.bottom for box in band)
    return [rule for rule in rules if rule.top < bottom and rule.bottom > top]


def _split(
    groups: Sequence[list[Box]], rules: Sequence[_Rule]
) -> tuple[list[Box], list[Box]] | None:
    """The left and the right column, each from top to bottom; None where rows are read across."""
    for number in range(1, len(groups)):
        if _are_columns(groups[number - 1], groups[number], rules, len(groups) == 2):
            left, right = (
                sorted((box for group in side for box in group), key=lambda box: box.top)
                for side in (groups[:number], groups[number:])
            )
            return left, right
    return None


def _are_columns(left: list[Box], right: list[Box], rules: Sequence[_Rule], alone: bool) -> bool:
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
    fewer, more = sorted((left, right), key=len)
    level = sum(any(_off_level(box, other) < 0.3 for other in more) for box in fewer)
    return len(fewer) > 1 and level < 0.75 * len(fewer)


def _off_level(a: Box, b: Box) -> float:
    """How far two lines are from standing on one, in heights of the lower of them."""
    apart = (b.left + b.right - a.left - a.right) / 2
    rise = apart * (a.slope + b.slope) / 2
    return abs(b.middle - a.middle - rise) / min(a.height, b.height)


def _is_prose(column: Sequence[Box]) -> bool:
    """Whether sentences run on from line to line; cells of a table begin anew in each."""
    lines = [box.seen.text for box in sorted(column, key=lambda box: box.top)]
    wide = sum(box.right - box.left > 8 * box.height for box in column)
    going_on = sum(line[:1].islower() for line in lines[1:])
    return len(lines) > 3 and wide > 0.6 * len(lines) and going_on > 0.4 * len(lines)


def _rows(boxes: Sequence[Box]) -> list[Row]:
    """The lines that stand on one line, from left to right."""
    rows: list[Row] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        row = next((row for row in reversed(rows[-6:]) if _fits(row, box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    for row in rows:
        row.sort(key=lambda box: box.left)
    return sorted(rows, key=lambda row: min(box.middle for box in row))


def _fits(row: Row, box: Box) -> bool:
    for other in row:
        shared = min(box.right, other.right) - max(box.left, other.left)
        if shared > 0.3 * min(box.right - box.left, other.right - other.left):
            return False
    near = min(row, key=lambda other: max(box.left - other.right, other.left - box.right))
    return _off_level(near, box) < 0.5
