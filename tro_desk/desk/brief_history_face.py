"""The part of the desk that is about the briefs it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock

if TYPE_CHECKING:
    from tro_desk.desk.brief_history import BriefKept
    from tro_desk.domain.brief_change import BriefChange
    from tro_desk.domain.records import BriefWishes
    from tro_desk.papers import BriefOptions
    from tro_desk.store import Storage


class BriefHistoryFace:
    """What `Desk` can do with briefs that were made. All may raise `unknown_case` (case)."""

    _storage: Storage
    clock: Clock

    def briefs(self, case_id: str) -> tuple[BriefKept, ...]:
        """The briefs of a case that were made and kept, newest first."""
        from tro_desk.desk.brief_history import brief_history

        return brief_history(self._storage, self.clock.now(), case_id)

    def brief_wishes(self, case_id: str) -> BriefWishes | None:
        """How the brief of a case was made the last time; None where nothing was kept yet."""
        from tro_desk.desk.brief_wishes import brief_wishes

        return brief_wishes(self._storage, case_id)

    def retained_counsel(self, case_id: str) -> str:
        """The own lawyer who was retained, with the firm; "" where none was, or several."""
        from tro_desk.desk.brief_wishes import retained_counsel

        return retained_counsel(self._storage, case_id)

    def keep_brief_wishes(self, case_id: str, options: BriefOptions) -> None:
        """Keep how a brief is made, for the next time."""
        from tro_desk.desk.brief_wishes import keep_wishes

        keep_wishes(self._storage, self.clock.now(), case_id, options)

    def brief_data(self, case_id: str, sha256: str) -> bytes:
        """The PDF of a kept brief, byte for byte as it was made.

        Raises `unknown_brief` (sha256), `brief_altered`.
        """
        from tro_desk.desk.brief_history import brief_data

        return brief_data(self._storage, case_id, sha256)

    def brief_difference(
        self, case_id: str, older: str, newer: str | None = None
    ) -> tuple[BriefChange, ...]:
        """What changed from one kept brief (SHA-256) to another; None: to the case as it stands.

        Steps are not compared (see `papers.brief_diff`). Raises `unknown_brief` (sha256),
        `brief_unreadable`.
        """
        from tro_desk.desk.brief_history import brief_difference

        return brief_difference(self._storage, self.clock.now(), case_id, older, newer)
