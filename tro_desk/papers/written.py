"""What a brief says of the seller's own records and of the guided path.

What was said between the seller and the own lawyer is privileged: of such a contact the brief holds
the day, the way and the direction alone. Of the lawyers who were compared it holds the one who was
retained, and of that one the name, the firm, the admission and the bar number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from tro_desk.base.messages import Message
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.records import (
    Contact,
    Counsel,
    Defence,
    Document,
    EvidenceNote,
    Offer,
    Points,
    Record,
    Remediation,
    Task,
)
from tro_desk.domain.steps import SETTLED, State, StepState, WizardPath
from tro_desk.domain.worksheet import SHEET_CLASSES, Sheet

T = TypeVar("T")

OWN_COUNSEL: Final = "own_counsel"
"""The party of a contact that is privileged."""


@dataclass(frozen=True, slots=True)
class AddedPaper:
    """A piece of evidence that was added beside the notices, and what was noted of it."""

    evidence: Evidence
    notes: tuple[EvidenceNote, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The records of a case that a brief tells, oldest first; `sheet` is None where none was used.

    `added` are the pieces of evidence with a note, in the order in which they were kept; `counsel`
    are the own lawyers who were retained. Snapshots that older versions kept have none of the last
    four.
    """

    contacts: tuple[Contact, ...] = ()
    remediations: tuple[Remediation, ...] = ()
    offers: tuple[Offer, ...] = ()
    tasks: tuple[Task, ...] = ()
    added: tuple[AddedPaper, ...] = ()
    sheet: Sheet | None = None
    counsel: tuple[Counsel, ...] = ()
    points: tuple[Points, ...] = ()
    documents: tuple[Document, ...] = ()
    defences: tuple[Defence, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step of the path stands; as in `domain.steps.StepState`."""

    title: Message
    item: str
    state: str
    kind: str
    answer: str
    chosen: tuple[Message, ...]
    reason: str
    forced: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PathTold:
    """What was done on a path and what is open in it, in its order.

    `taken` are steps that are done, left out, or recorded as impossible; `unknown` those answered
    with "I do not know"; `stale` those whose answer rests on what has changed since.
    """

    flow: str
    title: Message
    taken: tuple[Stand, ...]
    unknown: tuple[Stand, ...] = ()
    stale: tuple[Stand, ...] = ()


WRITTEN_CLASSES: Final[tuple[type, ...]] = (
    *(Written, AddedPaper, Contact, Remediation, Offer, Task, EvidenceNote, PathTold, Stand),
    *(Counsel, Points, Document, Defence),
    *SHEET_CLASSES,
)
"""The classes that a snapshot with records and steps may hold, besides those of the rest."""


def written(
    records: Iterable[Record], originals: Iterable[Evidence], sheet: Sheet | None
) -> Written | None:
    """What the records that stand tell; None where they tell nothing.

    `originals` are those that the records of evidence name, oldest first. A sheet counts where
    something was typed into it or an offer is open.
    """
    bodies = [record.body for record in records]
    used = sheet is not None and (sheet.values or sheet.offer)
    told = Written(
        tuple(_shown(body) for body in sorted(_of(bodies, Contact), key=lambda one: one.at)),
        tuple(sorted(_of(bodies, Remediation), key=lambda one: one.at)),
        tuple(sorted(_of(bodies, Offer), key=lambda one: one.on)),
        tuple(body for body in _of(bodies, Task) if body.done_on is None),
        _added(bodies, originals),
        sheet if used else None,
        tuple(_retained(body) for body in _of(bodies, Counsel) if body.chosen),
        tuple(sorted(_of(bodies, Points), key=lambda one: one.on)),
        tuple(_of(bodies, Document)),
        tuple(_of(bodies, Defence)),
    )
    return None if told == Written() else told


def path_told(path: WizardPath) -> PathTold | None:
    """What a path tells; None where nothing was done on it."""
    taken = [step for step in path.steps if step.state in SETTLED and not step.unknown]
    told = PathTold(
        path.flow,
        path.title,
        tuple(map(_stand, taken)),
        tuple(map(_stand, path.open_questions)),
        tuple(_stand(step) for step in path.stale if step.state is State.STALE),
    )
    return told if told.taken or told.unknown or told.stale else None


def _of(bodies: Iterable[object], kind: type[T]) -> list[T]:
    return [body for body in bodies if isinstance(body, kind)]


def _shown(contact: Contact) -> Contact:
    if contact.party != OWN_COUNSEL:
        return contact
    return replace(contact, person="", summary="", evidence=())


def _retained(counsel: Counsel) -> Counsel:
    return replace(counsel, fee_basis="", fee="", conflict="", scope="", languages="", note="")


def _added(bodies: Sequence[object], originals: Iterable[Evidence]) -> tuple[AddedPaper, ...]:
    """Evidence with a note, but for what a contact with the own lawyer names."""
    contacts = (body for body in _of(bodies, Contact) if body.party == OWN_COUNSEL)
    privileged = {paper for contact in contacts for paper in contact.evidence}
    notes: dict[str, list[EvidenceNote]] = {}
    for note in _of(bodies, EvidenceNote):
        notes.setdefault(note.sha256, []).append(note)
    return tuple(
        AddedPaper(one, tuple(notes[one.sha256]))
        for one in originals
        if one.sha256 in notes and one.sha256 not in privileged
    )


def _stand(step: StepState) -> Stand:
    return Stand(
        step.title,
        step.item.label if step.item is not None else "",
        step.state,
        step.kind,
        step.answer,
        tuple(option.label for option in step.chosen),
        step.reason,
        step.forced,
        step.at,
    )
