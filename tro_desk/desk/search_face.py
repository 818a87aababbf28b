"""The part of the desk that is about searching."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.search import SearchResults

if TYPE_CHECKING:
    from tro_desk.store import Storage


class SearchFace:
    """What `Desk` can do with the words in it."""

    _storage: Storage

    def search(
        self,
        text: str,
        *,
        case_id: str | None = None,
        fields: Collection[str] = (),
        changes: Collection[str] = (),
        limit: int = 50,
        job: Job = UNWATCHED,
    ) -> SearchResults:
        """Texts of the desk in which all the words of `text` stand; of a case, or of every one.

        Words are found by their beginning, Chinese wherever it stands, simplified or traditional;
        case, width and accents do not count. `fields` are fields of a case whose names were typed:
        what the seller said of them is found too, and so are the lines of the log with the codes
        `changes`. Nothing is written and nothing waited for: what is not in the index yet is
        counted, and `index_texts` takes it in. Raises `unknown_case` (case), Cancelled,
        `search_damaged`: `index_again` helps.
        """
        from tro_desk.desk.find_texts import search

        return search(self._storage, text, case_id, fields, changes, limit, job)

    def index_texts(self, job: Job = UNWATCHED) -> int:
        """Take into the index what is not there yet, a little at a time; how many texts those were.

        Others may write all the while. Stopped at any moment, it goes on where it was. Raises
        Cancelled.
        """
        from tro_desk.desk.find_texts import index_texts

        return index_texts(self._storage, job)

    def index_again(self) -> None:
        """Throw the index away; `index_texts` makes it anew."""
        from tro_desk.desk.find_texts import make_index_again

        make_index_again(self._storage)
