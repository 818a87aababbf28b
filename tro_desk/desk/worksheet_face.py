"""The part of the desk that is about the worksheet: settle, defend or default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.domain.worksheet import Sheet

if TYPE_CHECKING:
    from tro_desk.store import Storage


class WorksheetFace:
    """What `Desk` can do with the worksheet of a case (`domain.worksheet`); see there.

    All may raise `unknown_case` (case).
    """

    _storage: Storage
    clock: Clock

    def worksheet(self, case_id: str) -> Sheet:
        """The seller's own numbers with what the desk knows beside them, as they are now."""
        from tro_desk.desk.worksheet import worksheet

        return worksheet(self._storage, case_id)

    def write_worksheet(self, case_id: str, typed: Mapping[str, str]) -> Sheet:
        """Save what was typed in some fields, "" for what is not known; the others stay.

        An amount that names no currency is in that of the other end of its sum, else in that of
        the frozen money, else in USD. Raises `unknown_field` (field), `bad_value` (field, value),
        `pair_currency` (low, high) where the ends of a sum have two; nothing was saved then.
        """
        from tro_desk.desk.worksheet import write

        return write(self._storage, self.clock.now(), case_id, typed)

    def undo_worksheet(self, case_id: str) -> bool:
        """Take back the last change of the worksheet that still stands; false where none does."""
        from tro_desk.desk.worksheet import undo

        return undo(self._storage, self.clock.now(), case_id)

    def can_undo_worksheet(self, case_id: str) -> bool:
        """Whether a change of the worksheet still stands."""
        from tro_desk.desk.worksheet import can_undo

        return can_undo(self._storage, case_id)
