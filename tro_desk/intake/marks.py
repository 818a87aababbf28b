"""Where spans of a text that was read from a picture stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tro_desk.domain.evidence import Layout, Line
from tro_desk.domain.reading import Box
from tro_desk.intake.picture_text import width_of

_FULL = 10_000  # sides of a Line are ten-thousandths


def marks(
    text: str, layout: Layout, spans: Sequence[tuple[int, int]], width: int, height: int
) -> tuple[tuple[Box, ...], ...]:
    """The rectangles of each span on the upright picture of this size, one a line."""
    return tuple(tuple(_boxes(text, layout, span, width, height)) for span in spans)


def block(layout: Layout, width: int, height: int) -> Box | None:
    """What surrounds all text of the page."""
    if not layout.lines:
        return None
    return Box(
        min(line.left for line in layout.lines) * width / _FULL,
        min(line.top for line in layout.lines) * height / _FULL,
        max(line.right for line in layout.lines) * width / _FULL,
        max(line.bottom for line in layout.lines) * height / _FULL,
    )


def _boxes(
    text: str, layout: Layout, span: tuple[int, int], width: int, height: int
) -> Iterator[Box]:
    for line in layout.lines:
        start, end = max(span[0], line.start), min(span[1], line.end)
        if start < end:
            left, right = _sides(text, line, start, end)
            yield Box(
                left * width / _FULL,
                line.top * height / _FULL,
                right * width / _FULL,
                line.bottom * height / _FULL,
            )


def _sides(text: str, line: Line, start: int, end: int) -> tuple[float, float]:
    """Left and right of a part of a line, by how wide its characters usually are."""
    widths = [width_of(character) for character in text[line.start : line.end]]
    one = (line.right - line.left) / max(sum(widths), 1)
    before = sum(widths[: start - line.start]) * one
    within = sum(widths[start - line.start : end - line.start]) * one
    return line.left + before, line.left + before + within
