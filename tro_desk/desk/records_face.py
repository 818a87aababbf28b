"""The part of the desk that is about evidence of a case and the seller's own records."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.records import Body, EvidenceNote, KeptEvidence, Record

if TYPE_CHECKING:
    from tro_desk.store import Storage


class RecordsFace:
    """What `Desk` can do with records (kinds: `domain.records.KINDS`); see there.

    A change is a new version, taking away is a version too: nothing is lost. All may raise
    `unknown_case` (case).
    """

    _storage: Storage
    clock: Clock

    def records(self, case_id: str, kind: str = "") -> tuple[Record, ...]:
        """The records of a case that stand, of one kind or of every, the first made in front."""
        with self._storage.reading() as unit:
            return unit.records.all(unit.cases.require(case_id), kind)

    def removed_records(self, case_id: str, kind: str = "") -> tuple[Record, ...]:
        """The records of a case that were taken away."""
        with self._storage.reading() as unit:
            return unit.records.all(unit.cases.require(case_id), kind, removed=True)

    def record_versions(self, case_id: str, kind: str, number: int) -> tuple[Record, ...]:
        """Every version of a record, oldest first; () where there is none of that number."""
        with self._storage.reading() as unit:
            return unit.records.versions(unit.cases.require(case_id), kind, number)

    def save_record(self, case_id: str, body: Body, number: int = 0) -> Record:
        """Save a new record (`number` 0) or the next version of one.

        What is said a second time with the same words makes no version. Raises `unknown_record`
        (number), `unknown_evidence` (sha256), `bad_value` (field, value); nothing was saved then.
        """
        from tro_desk.desk.records import save_record

        return save_record(self._storage, self.clock.now(), case_id, body, number)

    def remove_record(self, case_id: str, kind: str, number: int) -> None:
        """Take a record away. Raises `unknown_record` (number)."""
        from tro_desk.desk.records import remove_record

        remove_record(self._storage, self.clock.now(), case_id, kind, number)

    def restore_record(self, case_id: str, kind: str, number: int) -> None:
        """Let a record that was taken away stand again. Raises `unknown_record` (number)."""
        from tro_desk.desk.records import restore_record

        restore_record(self._storage, self.clock.now(), case_id, kind, number)

    def add_evidence(
        self,
        case_id: str,
        path: Path,
        *,
        step: str = "",
        item: str = "",
        how: str = "file",
        source: str = "",
        captured_at: datetime | None = None,
        zone: str = "",
        note: str = "",
        job: Job = UNWATCHED,
    ) -> Record:
        """Keep a file as evidence of a case, with where it comes from (kind `evidence`).

        `captured_at` (aware; now where it is not said) is when it was taken. The same file for the
        same step and item becomes the next version of its record. Raises as `keep_evidence`, and
        `bad_value` (field, value); then nothing was kept.
        """
        from tro_desk.desk.add_evidence import add_evidence

        now = self.clock.now()
        said = EvidenceNote("", step, item, how, source, captured_at or now, zone, note)
        return add_evidence(self._storage, now, case_id, path, said, job)

    def add_evidence_bytes(
        self,
        case_id: str,
        data: bytes,
        name: str,
        *,
        step: str = "",
        item: str = "",
        how: str = "clipboard",
        source: str = "",
        captured_at: datetime | None = None,
        zone: str = "",
        note: str = "",
        job: Job = UNWATCHED,
    ) -> Record:
        """As `add_evidence`, for a picture of the clipboard or a typed note; `name` names its file.

        Raises also `bad_value` (field `name`), ReadError `empty`, `too_large` (name).
        """
        from tro_desk.desk.add_evidence import add_evidence_bytes

        now = self.clock.now()
        said = EvidenceNote("", step, item, how, source, captured_at or now, zone, note)
        return add_evidence_bytes(self._storage, now, case_id, (data, name), said, job)

    def case_evidence(self, case_id: str) -> tuple[KeptEvidence, ...]:
        """Every original of a case, the one kept first in front: notices and what records name."""
        from tro_desk.desk.add_evidence import case_evidence

        return case_evidence(self._storage, case_id)

    def step_evidence(
        self, case_id: str, step: str, item: str = ""
    ) -> tuple[tuple[Evidence, Record], ...]:
        """What is kept for a step (without its item) and item of a case, each with its note."""
        from tro_desk.desk.add_evidence import step_evidence

        return step_evidence(self._storage, case_id, step, item)
