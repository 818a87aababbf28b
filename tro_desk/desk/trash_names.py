"""What a person knows a record by once it lies in the trash: values, never sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.domain import records as kinds
from tro_desk.domain.records import Body

if TYPE_CHECKING:
    from tro_desk.store import Unit


def name_of_record(unit: Unit, body: Body) -> str:
    """The line by which a record is told from others of its kind; "" where it has none."""
    match body:
        case kinds.Contact():
            told = body.summary
        case kinds.Remediation():
            told = body.product
        case kinds.Offer():
            told = str(body.amount) if body.amount is not None else body.terms
        case kinds.Counsel():
            told = body.name
        case kinds.Task():
            told = body.title
        case kinds.Points():
            told = body.about
        case kinds.Document():
            told = body.what
        case kinds.EvidenceNote():
            evidence = unit.notices.evidence(body.sha256)
            told = evidence.name if evidence is not None else body.sha256
        case kinds.Letter():
            told = _title(body)
        case _:
            told = str(getattr(body, "text", ""))
    return " ".join(told.split())


def _title(letter: kinds.Letter) -> str:
    """The title of a letter in its own language; its id where this program does not know it."""
    from tro_desk.desk.letters import letters

    known = next((form for form in letters() if form.id == letter.letter), None)
    return known.title.get(letter.language, letter.letter) if known is not None else letter.letter
