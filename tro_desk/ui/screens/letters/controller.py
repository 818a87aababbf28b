"""What the letters screen reads and keeps, in the background and in order.

Saves of one screen never overtake each other, and what was not kept yet is never read over.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.paths import fitting_name
from tro_desk.domain.letters import Change, LetterForm
from tro_desk.domain.records import Letter, Record
from tro_desk.ui.context import Ui

Key = tuple[str, str, str]
"""Case, letter and language: each is a text of its own."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A text as it is opened. `number` is 0 and `saved_at` None for a draft that is not kept."""

    key: Key
    text: str
    basis: tuple[tuple[str, str], ...]
    number: int = 0
    version: int = 0
    saved_at: datetime | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The letters there are, and the kept ones of a case by letter and language."""

    case: str
    forms: tuple[LetterForm, ...]
    kept: dict[tuple[str, str], Record]
    docket: str


class LettersController:
    """Reads and keeps. `saved` is told of every record that was kept, `failed` of what was not."""

    def __init__(
        self,
        ui: Ui,
        owner: QObject,
        saved: Callable[[Key, Record], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        self._ui, self._owner = ui, owner
        self._saved, self._failed = saved, failed
        self._waiting: dict[Key, tuple[Letter, bool]] = {}
        self._running: Key | None = None
        self._then: list[Callable[[], None]] = []
        self._asked = 0

    # keeping

    def keep(self, key: Key, said: Letter, *, rests_on_now: bool = False) -> None:
        """Keep a text; a newer one of the same letter takes the place of one that waits."""
        older = self._waiting.get(key)
        self._waiting[key] = (said, rests_on_now or (older is not None and older[1]))
        if self._running is None:
            self._next()

    def after(self, then: Callable[[], None]) -> None:
        """Go on when everything is kept, or could not be."""
        if self._running is None and not self._waiting:
            then()
            return
        self._then.append(then)
        if self._running is None:
            self._next()

    def unkept(self, key: Key) -> Letter | None:
        """A text that is not on the disk yet."""
        return self._waiting[key][0] if key in self._waiting else None

    def finish(self) -> None:
        """Keep what still waits, here and now: the background has ended already."""
        for key, (said, now) in tuple(self._waiting.items()):
            with suppress(DeskError):  # nobody is there any more to be told
                self._ui.desk.save_letter(key[0], said, rests_on_now=now)
            del self._waiting[key]

    def _next(self) -> None:
        key = next(iter(self._waiting))
        said, now = self._waiting[key]
        self._running = key
        desk = self._ui.desk

        def done(record: Record) -> None:
            self._running = None
            if self._waiting.get(key, (None, False))[0] is said:
                del self._waiting[key]
            self._saved(key, record)
            self._go_on()

        def failed(error: DeskError) -> None:
            self._running = None  # it waits: the next pause, or the next text, tries it again
            self._failed(error)
            self._release()

        self._ui.jobs.run(
            lambda _job: desk.save_letter(key[0], said, rests_on_now=now),
            done,
            failed,
            owner=self._owner,
        )

    def _go_on(self) -> None:
        if self._running is not None:
            return
        if self._waiting:
            self._next()
        else:
            self._release()

    def _release(self) -> None:
        then, self._then = self._then, []
        for act in then:
            act()

    # reading

    def read(self, case: str, done: Callable[[Overview], None]) -> None:
        """Read what letters there are; the newest question alone is answered."""
        self._asked += 1
        asked, desk = self._asked, self._ui.desk

        def work(_job: Job) -> Overview:
            kept: dict[tuple[str, str], Record] = {}
            for record in desk.records(case, "letter"):
                assert isinstance(record.body, Letter)
                kept.setdefault((record.body.letter, record.body.language), record)
            docket = desk.case(case).value("docket_number") or ""
            return Overview(case, desk.letters(), kept, docket)

        def answer(found: Overview) -> None:
            if asked == self._asked:
                done(found)

        self._ui.jobs.run(work, answer, self._failed, owner=self._owner)

    def open(self, key: Key, done: Callable[[Opened], None]) -> None:
        """Read a text: the kept one, else a new draft; one that waits to be kept goes first."""
        desk = self._ui.desk
        case, letter, language = key

        def work(_job: Job) -> Opened:
            for record in desk.records(case, "letter"):
                body = record.body
                assert isinstance(body, Letter)
                if (body.letter, body.language) == (letter, language):
                    changes = desk.letter_changes(case, record.number)
                    return _opened(key, record, changes)
            draft = desk.draft_letter(case, letter, language)
            return Opened(key, draft.text, draft.basis)

        def read() -> None:
            self._ui.jobs.run(work, done, self._failed, owner=self._owner)

        self.after(read)

    def draft(self, key: Key, done: Callable[[Letter], None]) -> None:
        """A new draft from the facts as they are now; it is not kept."""
        desk = self._ui.desk
        case, letter, language = key

        def work(_job: Job) -> Letter:
            made = desk.draft_letter(case, letter, language)
            return Letter(letter, language, made.text, made.basis)

        self._ui.jobs.run(work, done, self._failed, owner=self._owner)

    def versions(self, case: str, number: int, done: Callable[[tuple[Record, ...]], None]) -> None:
        """Every version of a kept letter, oldest first."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.record_versions(case, "letter", number),
            done,
            self._failed,
            owner=self._owner,
        )

    # out

    def export(
        self, case: str, number: int, kind: str, out: Path, done: Callable[[], None]
    ) -> None:
        """Write a kept letter as a file."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.export_letter(case, number, kind, out),
            lambda _done: done(),
            self._failed,
            owner=self._owner,
        )

    def pages(self, case: str, number: int, done: Callable[[tuple[bytes, int]], None]) -> None:
        """A kept letter as pages to print."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.letter_pages(case, number), done, self._failed, owner=self._owner
        )


def _opened(key: Key, record: Record, changes: tuple[Change, ...]) -> Opened:
    body = record.body
    assert isinstance(body, Letter)
    version, at = record.version, record.at
    return Opened(key, body.text, body.basis, record.number, version, at, changes)


def file_name(form: LetterForm, language: str, docket: str, kind: str) -> str:
    """A name for a file that every system takes."""
    name = " ".join(part for part in (form.title[language], docket) if part)
    return fitting_name(f"{name}.{kind}")
