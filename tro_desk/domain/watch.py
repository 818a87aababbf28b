"""What listings are compared with, and where they come near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from tro_desk.domain.sales import Skipped

EXACT: Final = "exact"
CLOSE: Final = "close"

REASONS: Final = (
    "same",
    "folded",
    "spacing",
    "look_alike",
    "letter_other",
    "letter_more",
    "letter_less",
    "letters_swapped",
)
"""Why a term counts as standing in a text: the same letters; the same but for case, width, accents
or letters of another script; with other spaces or hyphens; with a sign that looks like a letter;
one letter other, more or less than the term has; two neighbours swapped."""

WEAK: Final = (
    "colour",
    "material",
    "size",
    "quality",
    "goods",
    "people",
    "nature",
    "everyday",
    "short",
    "number",
    "listed",
    "title_word",
)
"""Why a match is weak: the term is a common word of that group, very short, a number, or called
weak in its list; or what stands in the title is a common word that the term is only near to
(`title_word`)."""


class Offer(NamedTuple):
    """A listing as it is compared. `ref` names it to the seller: ASIN, SKU, or line of a file."""

    ref: str
    title: str
    brand: str = ""


@dataclass(frozen=True, slots=True)
class WatchTerm:
    """A word to watch for, and who says so.

    `kind` is what its list calls it (mark, brand, patent ...), `owner` who holds it; `date` is ISO
    where it could be read, else as it is written; `origin` is list, case or starter; `weak` is true
    where the list calls the term weak; `checked` where somebody compared the row with its source.
    """

    term: str
    kind: str = ""
    owner: str = ""
    source: str = ""
    date: str = ""
    note: str = ""
    origin: str = "list"
    weak: bool = False
    checked: bool = False


@dataclass(frozen=True, slots=True)
class WatchList:
    """The terms of a file. `skipped` names the rows that were not taken, the first of
    `skipped_count`."""

    name: str
    encoding: str
    terms: tuple[WatchTerm, ...]
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0


class Match(NamedTuple):
    """A term in a listing: `start`..`end` of `text`, which is its title or brand (`field`).

    `kind` is exact or close, `reason` one of `REASONS`; `weak` is empty or one of `WEAK`.
    """

    listing: str
    field: str
    text: str
    start: int
    end: int
    term: WatchTerm
    kind: str
    reason: str
    weak: str = ""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """How many listings were compared with how many terms, and what was found, in their order.

    `unusable` are terms in which there is no letter or digit: they match nothing. `skipped` are
    rows of the watch list that were not taken, the first of `skipped_count`.
    """

    listings: int
    terms: int
    matches: tuple[Match, ...]
    unusable: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0
