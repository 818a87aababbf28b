"""A letter as lines of plain and strong pieces: the same in the Word document and in the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tro_desk.papers.letters.fill import blank_shape

SUBJECTS: Final = ("Re: ", "事由：")
"""How the line of the subject begins."""


def pieces(text: str) -> Iterator[tuple[tuple[str, bool], ...]]:
    """Each line as pieces with whether they are strong: the subject, and the blanks anywhere."""
    for line in text.split("\n"):
        if line.startswith(SUBJECTS):
            yield ((line, True),)
            continue
        made, end = [], 0
        for match in blank_shape().finditer(line):
            made += [(line[end : match.start()], False), (match[0], True)]
            end = match.end()
        made.append((line[end:], False))
        yield tuple(piece for piece in made if piece[0])
