"""A fictional paper with the facts of its case and the traps in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.find import find
from tro_desk.intake.normalise import normalise

SINGLE = ("docket_number", "court", "case_name", "judge", "judge_initials", "plaintiff_firm")
"""Fields of which the best candidate alone is asked for; of the others, all values."""


@dataclass(frozen=True)
class CasePaper:
    """`facts` are the values of each field that is looked at; `traps` must not be given at all.

    Pages are parted by a form feed.
    """

    name: str
    kind: str
    text: str
    facts: dict[str, list[str]]
    form: str = "pdf"
    traps: list[str] = field(default_factory=list)

    def document(self) -> Document:
        parts = enumerate(self.text.split("\f"), 1)
        pages = tuple(Page(number, normalise(part).text) for number, part in parts)
        return Document(self.form, "text", pages)

    def found(self) -> tuple[Candidate, ...]:
        return find(self.document(), self.kind)
