"""When two values of one field say the same thing.

Papers write one fact in several ways: a caption in capitals, a day with or without its hour, a
docket number with or without its office. Such spellings are no rivals; the fullest one stands for
all. Values that differ in more than spelling are never merged.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tro_desk.domain.fields import FIELDS, Kind

SLACK: Final = 100
"""Thousandths of score by which a fuller spelling may be less certain and still be preferred."""

_DOCKET = re.compile(r"(?:(\d{1,2}):)?(\d{2}-cv-\d+)")


def same_statement(field: str, one: str, other: str) -> bool:
    """Whether two canonical values of `field` say the same, one perhaps more fully."""
    if one == other:
        return True
    kind = FIELDS[field].kind
    if kind is Kind.TEXT:
        return _letters(one) == _letters(other)
    if kind is Kind.DATE:
        return one.partition("T")[0] == other.partition("T")[0] and ("T" in one) != ("T" in other)
    if kind is Kind.DOCKET:
        first, second = _DOCKET.fullmatch(one), _DOCKET.fullmatch(other)
        if first is None or second is None or first[2] != second[2]:
            return False
        return first[1] is None or second[1] is None
    return False


def fuller(field: str, one: str, other: str) -> bool:
    """Whether `one` says more than `other`, of two values that say the same."""
    if FIELDS[field].kind is Kind.TEXT:
        return _in_capitals(other) and not _in_capitals(one)
    return len(one) > len(other)


def _in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals: the "v." of a caption is not."""
    letters = [letter for letter in text if letter.isalpha()]
    return 10 * sum(letter.isupper() for letter in letters) > 9 * len(letters)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
