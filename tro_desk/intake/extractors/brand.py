"""The brand or mark that a paper names under a label, beside its number, or as 'the X mark'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

_LABEL = re.compile(
    r"(?m)^[ \t]*(?:Brand|Trademark asserted|Mark asserted|品牌)\s?[:\t]\s?"
    r"(?P<n>[^\s][^\n\t]{1,58}?)[ \t]*$",
    re.I,
)
# Marks are printed in capitals; anything else in running text may be any word.
_CAPS: Final = r"(?P<n>[A-Z][A-Z0-9'’&-]{2,24}(?:[ ][A-Z0-9&][A-Z0-9'’&-]{0,24}){0,3})"
_NUMBER: Final = r"(?:\d,\d{3},\d{3}|\d{7})"
_QUOTE: Final = r"[\"“”'‘’]?"
_SEEN: Final = (
    (
        re.compile(
            rf"\b(?:[Rr]eg(?:istration)?s?\.?|REG(?:ISTRATION)?\.?)\s+(?:[Nn]|N)(?:[Oo]s?\.?|umbers?)"
            rf"\s?:?\s*{_NUMBER}\s*\((?:for )?(?:the )?{_QUOTE}{_CAPS}{_QUOTE}[®™]?"
            r"(?: (?:word )?(?:mark|MARK))?\)"
        ),
        900,
    ),
    (
        re.compile(
            rf"\b(?:the|its|bearing|Plaintiff['’]s|genuine)\s+{_QUOTE}{_CAPS}{_QUOTE}[®™]?\s+"
            r"(?:(?:word|design|stylized|device|family of)\s+)?(?:[Tt]rade)?[Mm]arks?\b"
        ),
        860,
    ),
    (re.compile(rf"\b(?:name|mark|brand|trademark)\s+{_QUOTE}{_CAPS}{_QUOTE}[®™]?(?![\w(])"), 850),
    (re.compile(rf"(?m)^{_CAPS}(?: \([a-z -]+\))? \d,\d{{3}},\d{{3}}\b(?![\d,])"), 840),
)
_NO_BRANDS = re.compile(
    r"\b(?:USPTO|USA|US|REG|CLASS|IC|INT|REGISTERED|REGISTER|SUPPLEMENTAL|PRINCIPAL|STYLI[ZS]ED"
    r"|DESIGN|WORD|MARKS?|TRADEMARKS?|PLAINTIFF'?S?|DEFENDANTS?|ASSERTED|INFRINGING|COUNTERFEIT"
    r"|TRO|LLC|INC|ECF|NOS?|UNITED|STATES|COURT|ORDER|PATENTS?|COPYRIGHTS?|FEDERAL|COMMON|LAW)\b"
)


def find(paper: Paper) -> Iterator[Candidate]:
    """brand."""
    if paper.kind in ("guide", "court_email"):
        return
    for page, match in paper.matches(_LABEL):
        yield candidate("brand", page, match.span("n"), "brand", folded(match["n"]), 930)
    if paper.kind.startswith("platform_"):
        return
    for pattern, score in _SEEN:
        for page, match in paper.matches(pattern):
            if not _NO_BRANDS.search(match["n"]):
                yield candidate("brand", page, match.span("n"), "brand", match["n"], score)
