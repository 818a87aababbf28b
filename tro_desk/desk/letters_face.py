"""The part of the desk that is about letters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.domain.letters import Change, Draft, LetterForm
from tro_desk.domain.records import Letter, Record

if TYPE_CHECKING:
    from tro_desk.store import Storage


class LettersFace:
    """What `Desk` can do with letters; see there.

    A kept letter is a record of the kind `letter`, one for each letter and language of a case; its
    versions are those of the record.
    """

    _storage: Storage
    clock: Clock

    def letters(self) -> tuple[LetterForm, ...]:
        """The letters that can be drafted, in the order in which they are offered."""
        from tro_desk.desk.letters import letters

        return letters()

    def letter_mark(self, language: str) -> str:
        """The mark that stands at the head of every letter of a language, as one line."""
        from tro_desk.desk.letters import letter_mark

        return letter_mark(self._storage, language)

    def draft_letter(self, case_id: str, letter: str, language: str) -> Draft:
        """A letter filled from confirmed facts; what is not confirmed stays a visible blank.

        Nothing is kept. Raises `unknown_letter` (letter), `bad_value` (field, value).
        """
        from tro_desk.desk.letters import draft_letter

        return draft_letter(self._storage, case_id, letter, language)

    def save_letter(self, case_id: str, said: Letter, *, rests_on_now: bool = False) -> Record:
        """Keep the text of a letter as the newest version; the same text again makes none.

        `said.basis` is that of the draft it began with. A letter that is kept already keeps its
        basis, unless `rests_on_now`: the text was brought up to the facts of `said.basis`.
        Characters that nobody sees are dropped. Raises `unknown_letter` (letter), `bad_value`
        (field, value), `letter_too_long` (most); then nothing was saved.
        """
        from tro_desk.desk.letters import save_letter

        now = self.clock.now()
        return save_letter(self._storage, now, case_id, said, rests_on_now=rests_on_now)

    def letter_changes(self, case_id: str, number: int) -> tuple[Change, ...]:
        """The facts that changed since a kept letter was drafted. Raises `unknown_record`."""
        from tro_desk.desk.letters import letter_changes

        return letter_changes(self._storage, case_id, number)

    def letter_blanks(self, text: str) -> tuple[str, ...]:
        """The blanks that still stand in a text, each once, in their order."""
        from tro_desk.desk.letters import letter_blanks

        return letter_blanks(text)

    def letter_file(self, case_id: str, number: int, kind: str, version: int = 0) -> bytes:
        """A kept letter as a file of `kind`: `docx` or `pdf` (A4, with the mark on every page).

        `version` counts from 1, 0 is the newest; a version always gives the same bytes. Raises
        `unknown_record` (number).
        """
        from tro_desk.desk.letters import letter_file

        return letter_file(self._storage, case_id, number, kind, version)

    def letter_pages(self, case_id: str, number: int) -> tuple[bytes, int]:
        """A kept letter as a PDF to be printed, and how many pages it has."""
        from tro_desk.desk.letters import letter_pages

        return letter_pages(self._storage, case_id, number)

    def export_letter(
        self, case_id: str, number: int, kind: str, out: Path, version: int = 0
    ) -> None:
        """Write `letter_file` to `out`, whole or not at all. Raises also `cannot_write` (path)."""
        from tro_desk.desk.letters import export_letter

        export_letter(self._storage, case_id, number, kind, out, version)
