"""The brand or mark that a notice names under a label of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

_LABEL = re.compile(
    r"(?m)^[ \t]*(?:Brand|Trademark asserted|Mark asserted|品牌)\s?[:\t]\s?"
    r"(?P<n>[^\s][^\n\t]{1,58}?)[ \t]*$",
    re.I,
)


def find(paper: Paper) -> Iterator[Candidate]:
    """brand."""
    if paper.kind == "guide":
        return
    for page, match in paper.matches(_LABEL):
        yield candidate("brand", page, match.span("n"), "brand", folded(match["n"]), 930)
