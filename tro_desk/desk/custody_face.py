"""The desk's calls for the custody of originals, a part of `Desk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.domain.custody import Custody

if TYPE_CHECKING:
    from tro_desk.store import Storage


class CustodyFace:
    """What happened to each original (see `domain.custody`): told, and written down."""

    _storage: Storage
    clock: Clock

    def custody(self, case_id: str, evidence_sha256: str) -> Custody:
        """Every entry on an original, and whether the chain of their hashes is whole.

        Also of one that was purged. Raises `unknown_case` (case), `unknown_evidence` (sha256).
        """
        from tro_desk.desk.custody import custody_of

        return custody_of(self._storage, case_id, evidence_sha256)

    def note_viewed(self, case_id: str, evidence_sha256: str, how: str) -> None:
        """Write down that an original is looked at; `how`: review, evidence or program.

        `case_id` is "" where it is of none. One entry for each user, case, way and day in UTC:
        what is looked at all day fills no list.
        A desk that cannot be written just now lets it be looked at all the same. Raises
        `unknown_case` (case), `unknown_evidence` (sha256).
        """
        from tro_desk.desk.custody import viewed

        viewed(self._storage, self.clock.now(), case_id, evidence_sha256, how)

    def note_exported(self, case_id: str, evidence_sha256: str, name: str) -> None:
        """Write down that a copy was saved as the file `name`; `case_id` "" where it is of none.

        Raises `unknown_case` (case), `unknown_evidence` (sha256).
        """
        from tro_desk.desk.custody import exported

        now = self.clock.now()
        exported(self._storage, now, case_id, (evidence_sha256,), how="copy", name=name)
