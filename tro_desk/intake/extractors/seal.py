"""Whether a paper was filed under seal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

# In the heading: on a line of its own, or in the right column of the caption. A scan may have lost
# the blanks.
_HEADING = re.compile(
    r"(?m)(?:^[ \t]*|[)§|][ \t]*|[ ]{3,}|\t)(?P<words>(?:\*+\s?|\[)?"
    r"(?:FILED ?UNDER ?SEAL|UNDER ?SEAL|SEALED(?: DOCUMENT| CASE| MATTER)?)(?:\s?\*+|\])?)[ \t]*$"
)
_TITLE = re.compile(
    r"\bSEALED (?:(?:TEMPORARY|EX PARTE|ORDER|TRO|PRELIMINARY|COMPLAINT)\b)"
    r"|\b[Tt]his (?:order|case|matter|action|file) (?:is|shall (?:be|remain)|remains)"
    r" (?:under seal|sealed)\b"
    r"|\b[Tt]his [Oo]rder is (?:filed|entered) under seal\b"
)
_CHINESE = re.compile(
    r"案件状态\s?[:：]\s?密封|本案(?:目前)?(?:处于)?密封|案件(?:已)?密封(?:中|状态)"
)
_NOT_IN: Final = re.compile(
    r"\b(?:motion|leave|request|unseal\w*|no longer|exhibit)\b[^.\n]{0,40}$", re.I
)
_HEAD: Final = 2500  # characters of a page in which its heading stands
_PAPERS: Final = ("court_order", "complaint_", "tro_service", "docket")


def find(paper: Paper) -> Iterator[Candidate]:
    """sealed, from the paper's own heading or words; a mention of a sealed motion is not enough."""
    if not paper.kind.startswith(_PAPERS):
        return
    for page in paper.having("seal", "密封"):
        if paper.kind != "docket":
            for match in _HEADING.finditer(page.text, 0, _HEAD):
                yield candidate("seal", page, match.span("words"), "sealed", "true", 930)
                return
        for pattern in (_TITLE, _CHINESE):
            for match in pattern.finditer(page.text):
                if not _NOT_IN.search(page.text[max(0, match.start() - 60) : match.start()]):
                    yield candidate("seal", page, match.span(), "sealed", "true", 900)
                    return
