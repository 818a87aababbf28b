"""Whether a paper was filed under seal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_SEALED = re.compile(
    r"(?m)^[ \t]*(?:\*+\s?)?(?:FILED UNDER SEAL|UNDER SEAL|SEALED)\b[ \t*]*$"
    r"|\bSEALED ORDER\b|\b[Tt]his (?:order|case|matter) is sealed\b"
)


def find(paper: Paper) -> Iterator[Candidate]:
    """sealed, from the paper's own heading or words; a mention of a sealed motion is not enough."""
    if not paper.kind.startswith(("court_order", "complaint_", "tro_service")):
        return
    for page, match in paper.matches(_SEALED):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        span = (start, match.start() + len(match[0].rstrip()))
        yield candidate("seal", page, span, "sealed", "true", 930)
