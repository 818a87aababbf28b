"""What the extractors see in a text."""

from __future__ import annotations

from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.find import find
from tro_desk.intake.normalise import normalise

COURT = "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF ILLINOIS\n"


def seen(text: str, field: str, kind: str = "court_order", form: str = "pdf") -> list[Candidate]:
    """The candidates of `field` in a paper whose pages are parted by a form feed."""
    pages = tuple(
        Page(number, normalise(part).text) for number, part in enumerate(text.split("\f"), 1)
    )
    return [c for c in find(Document(form, "text", pages), kind) if c.field == field]


def values(text: str, field: str, kind: str = "court_order", form: str = "pdf") -> list[str]:
    """Their values, best first."""
    return [c.value for c in seen(text, field, kind, form)]
