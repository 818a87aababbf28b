"""The desk's calls for throwing away, bringing back and removing for good, a part of `Desk`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.domain.store import Store
from tro_desk.domain.trash import Going, Hold, Silent, Trashed

if TYPE_CHECKING:
    from tro_desk.store import Storage


class TrashFace:
    """The trash (kinds: `domain.trash.KINDS`), and the duty that keeps what is in it.

    What lies there counts in no figure, date, brief, search or list. Records, letters, dates of the
    seller's own, loads, costs, balances, rates, closures and watch lists go there through their own
    calls (`remove_record`, `undo_load`, ...).
    """

    _storage: Storage
    clock: Clock

    def trash(self) -> tuple[Trashed, ...]:
        """What lies in the trash, the last thrown first."""
        from tro_desk.desk.trash import told

        with self._storage.reading() as unit:
            return tuple(told(unit, entry) for entry in unit.trash.all())

    def delete_case(self, case_id: str) -> Trashed:
        """Throw a case away: its dates go silent at once. Raises `unknown_case` (case)."""
        from tro_desk.desk.trash import throw_case

        return throw_case(self._storage, self.clock.now(), case_id)

    def delete_evidence(self, case_id: str, evidence_sha256: str) -> Trashed:
        """Throw a paper out of a case, and with it what was confirmed on the strength of it.

        Raises `unknown_case` (case), `unknown_evidence` (sha256), `evidence_in_use` (name, count).
        """
        from tro_desk.desk.trash import throw_evidence

        return throw_evidence(self._storage, self.clock.now(), case_id, evidence_sha256)

    def delete_load(self, load_id: int) -> Trashed:
        """Throw a loaded file away. Raises `unknown_load` (load)."""
        from tro_desk.desk.trash import throw_load

        return throw_load(self._storage, self.clock.now(), load_id)

    def delete_store(self, store_id: int) -> Trashed:
        """Throw a shop away with all that was told of it. Raises `unknown_store` (store)."""
        from tro_desk.desk.trash import throw_store

        return throw_store(self._storage, self.clock.now(), store_id)

    def rename_store(self, store_id: int, name: str, seller_id: str = "") -> Store:
        """Give a shop another name; its files and figures stay with it.

        Raises `unknown_store`, `store_exists`, `store_in_trash` (store), `bad_value` (field,
        value).
        """
        from tro_desk.desk.stores import rename_store

        return rename_store(self._storage, self.clock.now(), store_id, name, seller_id)

    def what_goes_silent(self, case_id: str, evidence_sha256: str = "") -> Silent:
        """What would go with a case, or with one of its papers: asked before it is thrown away.

        Raises `unknown_case` (case).
        """
        from tro_desk.desk.silent import silent_with

        return silent_with(self._storage, self.clock.now(), case_id, evidence_sha256)

    def restore(self, entry: int) -> Trashed:
        """Bring back what was thrown away in one go, to where it was.

        Raises `not_in_trash` (number), `trash_case_first`, `trash_store_first`,
        `trash_loaded_again` (name).
        """
        from tro_desk.desk.trash import restore

        return restore(self._storage, self.clock.now(), entry)

    def what_purging_takes(self, entries: Collection[int] | None = None) -> Going:
        """What removing entries for good would take; None: the whole trash.

        Raises `not_in_trash` (number).
        """
        from tro_desk.desk.purge import going

        return going(self._storage, entries)

    def purge(self, entries: Collection[int] | None = None) -> Going:
        """Remove entries for good; None: all that may go. What was removed, and what stays.

        Raises `not_in_trash` (number), `trash_held` (name, case) where one that is named has to be
        kept; nothing was removed then. Backups that were made before still hold it.
        """
        from tro_desk.desk.purge import purge

        return purge(self._storage, self.clock.now(), entries)

    def hold(self, case_id: str) -> Hold:
        """The duty to preserve the papers of a case, also of one in the trash.

        Raises `unknown_case` (case).
        """
        with self._storage.reading() as unit:
            return unit.holds.of(unit.cases.known(case_id))

    def end_hold(self, case_id: str, said_by: str, on: date, note: str = "") -> Hold:
        """Note that the duty ended: who said so, and the day on the paper that says it.

        Raises `unknown_case`, `no_hold` (case), `bad_value` (field, value).
        """
        from tro_desk.desk.purge import end_hold

        return end_hold(self._storage, self.clock.now(), case_id, said_by, on, note)

    def resume_hold(self, case_id: str) -> Hold:
        """Take back that the duty ended. Raises `unknown_case` (case)."""
        from tro_desk.desk.purge import resume_hold

        return resume_hold(self._storage, self.clock.now(), case_id)
