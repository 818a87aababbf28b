"""Flowables beside tables: paragraphs, headings, framed boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus.flowables import Flowable

from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import SECTION, SECTION_RULE, SECTION_SECOND, TEXT, colour_of
from tro_desk.papers.layout.text import Line, Run, Text, draw_lines, text, width_of


class Block(Flowable):
    """A text over the whole width, with space around it; splits between lines."""

    def __init__(self, content: Text, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self._content = content
        self._before, self._after = before, after
        self._lines: list[Line] | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._width = available_width
        if self._lines is None:
            self._lines = self._content.lines(available_width)
        return available_width, self.height_of()

    def height_of(self) -> float:
        """Height in points, after `wrap`."""
        return self._before + sum(line.leading for line in self._lines or ()) + self._after

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        lines = self._lines or []
        room, count = available_height - self._before, 0
        while count < len(lines) and lines[count].leading <= room:
            room -= lines[count].leading
            count += 1
        if not 0 < count < len(lines):
            return []
        first, rest = Block(self._content, self._before, 0), Block(self._content, 0, self._after)
        first._lines, rest._lines = lines[:count], lines[count:]
        return [first, rest]

    def draw(self) -> None:
        top = self.height_of() - self._before
        draw_lines(self.canv, self._lines or (), 0, top, self._width, self._content.align)


class OnePage(Flowable):
    """Flowables below each other that stay on one page, drawn in letters of `scale` size.

    They are laid out in `width / scale`. `count` and `taken` (part of the page) are for who adds.
    """

    def __init__(self, width: float, scale: float) -> None:
        super().__init__()
        self._room, self._scale = width / scale, scale
        self._parts: list[tuple[Flowable, float]] = []
        self.count = 0
        self.taken = 0.0

    def add(self, *flowables: Flowable) -> None:
        """Add below what is there."""
        for each in flowables:
            self._parts.append((each, each.wrap(self._room, 1e6)[1]))

    def needed(self) -> float:
        """The height on the page, in points."""
        return sum(height for _each, height in self._parts) * self._scale

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, self.needed()

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self._scale, self._scale)
        top = self.needed() / self._scale
        for each, height in self._parts:
            top -= height
            each.drawOn(canvas, 0, top)
        canvas.restoreState()


class Heading(Flowable):
    """A section's head: number, title, its second language at the right, a line below.

    `reached` is told the page number when it is drawn; `key` is its place for the outline;
    `before` is the room above it.
    """

    _BEFORE, _BELOW, _AFTER = 11.0, 3.0, 3.5

    def __init__(
        self,
        number: int,
        title: str,
        second: str,
        key: str,
        reached: Callable[[int], None],
        before: float = _BEFORE,
    ) -> None:
        super().__init__()
        self._before = before
        self._number, self._title, self._second = number, title, second
        self._key, self._reached = key, reached
        self._height = before + SECTION.leading + self._BELOW + self._AFTER

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, self._height

    def draw(self) -> None:
        canvas = self.canv
        top = self._height - self._before
        label = Run(self._title, SECTION)
        draw_lines(canvas, text(Run(str(self._number), SECTION)).lines(20), 0, top, 20, "left")
        room = self._width - 18
        draw_lines(canvas, text(label).lines(room), 18, top, room, "left")
        second = Run(self._second, SECTION_SECOND)
        if self._second and width_of(label) + width_of(second) + 12 < room:
            draw_lines(canvas, text(second).lines(room), 18, top, room, "right")
        rule(canvas, 0, self._width, self._AFTER, SECTION_RULE, TEXT)
        canvas.bookmarkHorizontal(self._key, 0, self._height)
        canvas.addOutlineEntry(self._title, self._key, 0)
        self._reached(canvas.getPageNumber())


class Boxes(Flowable):
    """Framed texts side by side, equally wide and equally tall.

    Each is a pair: the text, and a short one (a source mark) in the upper right corner.
    """

    _GAP, _PADDING = 12.0, 8.5

    def __init__(self, boxes: Sequence[tuple[Text, Text]]) -> None:
        super().__init__()
        self._boxes = tuple(boxes)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        count = len(self._boxes)
        self._each = (available_width - self._GAP * (count - 1)) / count
        inner = self._each - 2 * self._PADDING
        self._lines = [content.lines(inner) for content, _ in self._boxes]
        tallest = max(sum(line.leading for line in lines) for lines in self._lines)
        self._height = tallest + 2 * self._PADDING
        return available_width, self._height + 4

    def draw(self) -> None:
        canvas = self.canv
        x, inner = 0.0, self._each - 2 * self._PADDING
        for lines, (_, corner) in zip(self._lines, self._boxes, strict=True):
            canvas.setStrokeColor(colour_of(TEXT))
            canvas.setLineWidth(SECTION_RULE)
            canvas.rect(x, 0, self._each, self._height, stroke=1, fill=0)
            left, top = x + self._PADDING, self._height - self._PADDING
            draw_lines(canvas, lines, left, top, inner, "left")
            draw_lines(canvas, corner.lines(inner), left, top, inner, "right")
            x += self._each + self._GAP
