"""The brand or mark that a paper names under a label, beside its number, or as 'the X mark'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

# Marks are printed in capitals; anything else in running text may be any word.
_CAPS: Final = r"(?P<n>[A-Z][A-Z0-9'’&-]{2,24}(?:[ ][A-Z0-9&][A-Z0-9'’&-]{0,24}){0,3})"
_NUMBER: Final = r"(?:\d,\d{3},\d{3}|\d{7})"
_QUOTE: Final = r"[\"“”'‘’]?"
# Whether the words are those that the pattern begins with, else they stand on its page.
_SEEN: Final = (
    (
        True,
        ("reg",),
        re.compile(
            r"(?m)\b[Rr](?:eg(?:istration)?s?\.?|EG(?:ISTRATION)?\.?)\s+[Nn](?:[Oo]s?\.?|umbers?)"
            rf"\s?:?\s*{_NUMBER}(?:\s*\((?:for )?(?:the )?|,?\s(?:for )?(?:the )?|,\s)"
            rf"{_QUOTE}{_CAPS}{_QUOTE}[®™]?"
            r"(?:(?: (?:word )?(?:mark|MARK))?\)|, (?:trademark|word mark)|[.;]?\s*$|[.;]\s)"
        ),
        900,
    ),
    (
        False,
        ("mark",),
        re.compile(
            rf"\b(?:the|its|bearing|Plaintiff['’]s|genuine|under)\s+{_QUOTE}{_CAPS}{_QUOTE}[®™]?\s+"
            r"(?:(?:word|design|stylized|device|family of)\s+)?(?:[Tt]rade)?[Mm]arks?\b"
        ),
        860,
    ),
    (
        True,
        ("name", "mark", "brand", "trademark"),
        re.compile(rf"\b(?:name|mark|brand|trademark)\s+{_QUOTE}{_CAPS}{_QUOTE}[®™]?(?![\w(])"),
        850,
    ),
    (
        True,
        ("sell", "copies", "version", "imitation", "knock", "maker", "makes"),
        re.compile(
            r"\b(?:sells?|copies of|versions? of|imitations? of|knock-?offs? of|makers? of|makes)\s"
            rf"(?:the|its|their|Plaintiff['’]s)\s{_CAPS}[®™]?\s[a-z]"
        ),
        840,
    ),
    (
        False,
        ("mark",),
        re.compile(rf"(?m)^{_CAPS}(?: \([a-z -]+\))? \d,\d{{3}},\d{{3}}\b(?![\d,])"),
        840,
    ),
)
_CHINESE = re.compile(
    r"[“\"](?P<n>[A-Z][\w&' -]{1,40})[”\"]\s?(?:商标|品牌)"
    r"|(?<![A-Za-z])(?P<o>[A-Z][A-Z0-9&'-]{2,24}(?: [A-Z0-9&'-]{2,24}){0,2})\s?品牌"
    r"|商标\s?[“\"](?P<m>[A-Z][\w&' -]{1,40})[”\"]"
)
_VALUE = re.compile(r"[^\s,;:，、。()|][^\n\t,;，、。()|]{0,58}")
_NO_BRANDS = re.compile(
    r"\b(?:USPTO|USA|US|REG|CLASS|IC|INT|REGISTERED|REGISTER|SUPPLEMENTAL|PRINCIPAL|STYLI[ZS]ED"
    r"|DESIGN|WORD|MARKS?|TRADEMARKS?|PLAINTIFF'?S?|DEFENDANTS?|ASSERTED|INFRINGING|COUNTERFEIT"
    r"|TRO|LLC|INC|ECF|NOS?|UNITED|STATES|COURT|ORDER|PATENTS?|COPYRIGHTS?|FEDERAL|COMMON|LAW)\b"
)
_FIRST: Final = 20
_NO_VALUE = re.compile(
    r"\b(?:owner|registry|name|see|unknown|none|n/a|protection|http|your|the)\b|@|^[\d\W]+$", re.I
)


def find(paper: Paper) -> Iterator[Candidate]:
    """brand."""
    if paper.kind in ("guide", "court_email"):
        return
    for page, label in paper.labels:
        if label.key != "brand" or label.below:
            continue
        for match in _VALUE.finditer(page.text, label.start, label.end):
            value = folded(match[0])
            if not _NO_VALUE.search(value):
                span = (match.start(), match.start() + len(match[0].rstrip()))
                yield candidate("brand", page, span, "brand", value, 930)
    if paper.kind.startswith("platform_"):
        return
    head = paper
    if len(paper.pages) > _FIRST:  # marks are told early, not in the exhibits
        head = replace(paper, document=replace(paper.document, pages=paper.pages[:_FIRST]))
    for begins, words, pattern, score in _SEEN:
        seen = head.starting(pattern, *words) if begins else head.matches(pattern, *words)
        for page, match in seen:
            if not _NO_BRANDS.search(match["n"]):
                yield candidate("brand", page, match.span("n"), "brand", match["n"], score)
    for page, match in head.matches(_CHINESE, "商标", "品牌"):
        group = match.lastgroup or "n"
        if not _NO_BRANDS.search(match[group]):
            yield candidate("brand", page, match.span(group), "brand", folded(match[group]), 860)
