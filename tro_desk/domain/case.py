"""A case and the notices that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Fact, FoundFact, Status
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.same import SLACK, fuller, same_statement
from tro_desk.domain.sign import Sign


@dataclass(frozen=True, slots=True)
class Notice:
    """A paper of a case: its original, its type (contracts: notice_type), what was found in it.

    `reasons`, `signs` and `fingerprint` as in `domain.reading.Reading`.
    """

    id: int
    evidence: Evidence
    notice_type: str
    method: str
    found: tuple[FoundFact, ...]
    warnings: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case as a whole: everything that is known of it at one reading.

    `facts` holds the newest answer of each value, oldest case field first; `created_at` is UTC.
    """

    id: str
    created_at: datetime
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]

    def confirmed(self, field: str) -> tuple[Fact, ...]:
        """The confirmed facts of `field`, newest first: as they were said, whatever a clock that
        was set back told meanwhile."""
        hits = [f for f in self.facts if f.field == field and f.status is Status.CONFIRMED]
        return tuple(sorted(hits, key=lambda f: (f.id, f.at), reverse=True))

    def value(self, field: str) -> str | None:
        """The confirmed value of a single-valued field, or None."""
        facts = self.confirmed(field)
        return facts[0].value if facts else None

    def open_candidates(self, field: str | None = None) -> tuple[FoundFact, ...]:
        """Candidates that the seller neither confirmed nor rejected, best first.

        "Not sure" leaves a candidate open. A single-valued field with a confirmed fact is settled;
        of spellings that say the same in such a field, the fullest stands for all.
        """
        settled = {(f.field, f.value) for f in self.facts if f.status is not Status.WITHDRAWN}
        unsure = {(f.field, f.value) for f in self.facts if f.status is Status.NOT_SURE}
        hits: list[FoundFact] = []
        seen: set[tuple[str, str]] = set()
        for notice in self.notices:
            for found in notice.found:
                key = (found.candidate.field, found.candidate.value)
                if (field is not None and key[0] != field) or key in seen:
                    continue
                if key in settled and key not in unsure:
                    continue
                if not FIELDS[key[0]].many and self.confirmed(key[0]):
                    continue
                seen.add(key)
                hits.append(found)
        return _merged(sorted(hits, key=lambda f: -f.candidate.score))

    def open_rows(self, evidence: str | None = None) -> int:
        """How many rows of the review wait for an answer to something that was found.

        The values of a field that holds several share one row; "not sure" is an answer. Of
        `evidence` (SHA-256) count the rows whose best place it is: together the papers give all.
        """
        unsure = {(f.field, f.value) for f in self.facts if f.status is Status.NOT_SURE}
        first: dict[tuple[str, str], str] = {}
        for found in self.open_candidates():
            field, value = found.candidate.field, found.candidate.value
            if (field, value) not in unsure:
                first.setdefault((field, "" if FIELDS[field].many else value), found.evidence)
        return sum(evidence is None or paper == evidence for paper in first.values())


def _merged(hits: Sequence[FoundFact]) -> tuple[FoundFact, ...]:
    """`hits` without the spellings that another one says as well; in the same order."""
    kept: list[FoundFact] = []
    for hit in hits:
        field, value, score = hit.candidate.field, hit.candidate.value, hit.candidate.score
        for index, old in enumerate(kept):
            seen = old.candidate
            if FIELDS[field].many or seen.field != field:
                continue
            if same_statement(field, value, seen.value):
                if not fuller(field, value, seen.value):
                    break
                if FIELDS[field].kind is Kind.TEXT:  # the same letters: as certain as the other
                    kept[index] = replace(hit, candidate=replace(hit.candidate, score=seen.score))
                elif score >= seen.score - SLACK:
                    kept[index] = hit
                break
        else:
            kept.append(hit)
    return tuple(kept)
