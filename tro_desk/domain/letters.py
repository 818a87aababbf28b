"""Letters of a case: what there is to write, and a draft filled from the facts.

A letter's language is its own choice and not that of the window: every text stands in each of
`LANGUAGES`, in a mapping from the language's code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

LANGUAGES: Final = ("zh", "en")
"""The languages in which every letter is written."""


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A letter that can be drafted.

    `about` says what it is for; `warnings` stand beside it and are never part of it. `checked` is
    false where a statement rests on general knowledge alone: ask a lawyer.
    """

    id: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    warnings: tuple[Mapping[str, str], ...]
    sources: tuple[Mapping[str, str], ...]
    checked: bool
    checked_on: date


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter filled from the confirmed facts of a case.

    `blanks` are the places that nobody confirmed, or that the seller fills in, as they stand in the
    text, each once. `basis` is what the text rests on: place -> value as it is written there, ""
    for a blank.
    """

    letter: str
    language: str
    text: str
    blanks: tuple[str, ...]
    basis: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that a draft rests on and that is another now; "" where it was or is not confirmed.

    `label` is what the fact is called, language by language.
    """

    place: str
    label: Mapping[str, str]
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter as it leaves the desk: `marks` stand at the head of every page of it.

    That of the `sample` desk says there too that everything in it is made up.
    """

    title: str
    marks: tuple[str, str]
    language: str
    docket: str
    text: str
    sample: bool = False
