"""How a rule tells the part that a date plays, by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

TRO: Final = (
    r"(?:temporary\s*restraining\s*order|\bTRO\b|临时限制令|臨時限制令|临时禁令|臨時禁制令)"
)
PI: Final = r"(?:preliminary\s*injunction(?:\s*order)?|\bPI\b|初步禁令|初步禁制令)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A part that a date can play: what stands before it in its clause, and what behind it.

    `words`, in lower case: one of them stands in the clause or behind the date, or the rule is not
    tried. `kinds` are the notice types in which the rule holds; empty for all.
    """

    field: str
    score: int
    before: re.Pattern[str]
    words: frozenset[str]
    after: re.Pattern[str] | None = None
    kinds: frozenset[str] = frozenset()


def rule(field: str, score: int, words: str, before: str, after: str = "", kinds: str = "") -> Rule:
    """A rule; `before` ends where the date begins, `after` begins where it ends."""
    return Rule(
        field,
        score,
        re.compile(before + r"\s*$", re.I),
        frozenset(words.split()),
        re.compile(r"\s*" + after, re.I) if after else None,
        frozenset(kinds.split()),
    )


def label(field: str, score: int, words: str, names: str, kinds: str = "") -> Rule:
    """A rule for a label at the beginning of a line or a cell: 'TRO entered: '."""
    start = r"(?:^|\n|\t|\||·|•|;\s)[ \t*·•-]*(?:\d{1,2}[.)]\s*)?"
    behind = r"(?:\s?\((?!.*\d{4})[^()\n]{1,24}\))?\s*(?:[::\t|]|\s-\s|\n(?=\s*$)|$)[\s|]*"
    return rule(field, score, words, rf"{start}(?:{names}){behind}", "", kinds)
