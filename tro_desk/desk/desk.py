"""The desk as windows and command line see it: a thin face over the use cases."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.backup_face import BackupFace
from tro_desk.desk.brief_history_face import BriefHistoryFace
from tro_desk.desk.brief_stands import BriefStands
from tro_desk.desk.custody_face import CustodyFace
from tro_desk.desk.goods_face import GoodsFace
from tro_desk.desk.letters_face import LettersFace
from tro_desk.desk.loads_face import LoadsFace
from tro_desk.desk.lock_face import LockFace
from tro_desk.desk.package_face import PackageFace
from tro_desk.desk.records_face import RecordsFace
from tro_desk.desk.results import Added, MadeBrief, Overview, OwnRow, Said
from tro_desk.desk.scan import Prepared
from tro_desk.desk.scan_face import ScanFace
from tro_desk.desk.search_face import SearchFace
from tro_desk.desk.steps_face import StepsFace
from tro_desk.desk.trash_face import TrashFace
from tro_desk.desk.worksheet_face import WorksheetFace
from tro_desk.domain.case import Case
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, DeadlineMark
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Fact
from tro_desk.domain.reading import InMemory, PageImage, Reading
from tro_desk.domain.remedy import Remedy
from tro_desk.domain.reminder import Reminder
from tro_desk.domain.store import Store
from tro_desk.domain.today import Today

if TYPE_CHECKING:
    from tro_desk.desk.lines import Lines
    from tro_desk.papers import BriefOptions, Snapshot
    from tro_desk.store import Storage, Unit


class Desk(
    BackupFace,
    BriefHistoryFace,
    CustodyFace,
    GoodsFace,
    LettersFace,
    LoadsFace,
    LockFace,
    PackageFace,
    RecordsFace,
    ScanFace,
    SearchFace,
    StepsFace,
    TrashFace,
    WorksheetFace,
):
    """An open desk. Every method may be called from any thread.

    Writes are serialised, between threads and between processes; what a method returned is on the
    disk. All methods may raise DeskError `desk_busy`, `desk_damaged`, `desk_unwritable`; those that
    take a case also `unknown_case` (case).
    """

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self.clock = clock
        self._prepared = Prepared()
        self._brief_stands = BriefStands()

    @property
    def folder(self) -> Path:
        """The folder in which everything of this desk is kept."""
        return self._storage.folder

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample desk, in which everything is made up."""
        from tro_desk.desk.sample_desk import is_sample

        return is_sample(self.folder)

    def close(self) -> None:
        """Close the database and forget the keys. The desk must not be used afterwards."""
        self._storage.close()

    def close_showing(self, case_id: str | None) -> None:
        """Close as `close`, and keep beside the desk what the first room showed with `case_id`
        open, for the next start (`desk.kept_today`). Not that of a locked desk, or of the sample.
        """
        from tro_desk.desk.kept_today import told

        def parting(unit: Unit) -> bytes | None:
            return told(unit, self.clock.now(), case_id, self._brief_stands)

        self._storage.close(None if self.is_sample else parting)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # cases and papers

    def cases(self) -> tuple[CaseSummary, ...]:
        """The cases of the desk, newest first."""
        from tro_desk.desk.cases import summaries

        return summaries(self._storage)

    def case_ids(self) -> tuple[str, ...]:
        """The ids of the cases, newest first: what there is, without reading it."""
        with self._storage.reading() as unit:
            return unit.cases.ids()

    def case(self, case_id: str) -> Case:
        """All that is known of a case."""
        with self._storage.reading() as unit:
            return unit.cases.get(case_id)

    def new_case(self) -> str:
        """A case by hand, without a paper; returns its id."""
        from tro_desk.desk.cases import new_case

        return new_case(self._storage, self.clock.now())

    def read(self, path: Path, job: Job = UNWATCHED) -> Reading:
        """Read a file in a worker process; stores nothing. Raises ReadError, Cancelled."""
        from tro_desk.intake import read_file

        return read_file(path, job)

    def add_notice(
        self, source: Path | InMemory, case_id: str | None = None, job: Job = UNWATCHED
    ) -> Added:
        """Keep a file as evidence and what was found in it as candidates of a case.

        Without `case_id`: the case that has this file, else the one case with its docket number,
        else a new one. Raises ReadError and Cancelled, and then nothing was changed; `file_changed`
        (name) where the file was altered while it was read.
        """
        from tro_desk.desk.add_notice import add_notice

        return add_notice(self._storage, self.clock, source, case_id, job)

    def original(self, evidence_sha256: str) -> Path:
        """Where the original lies, read-only; in a locked desk its bytes are sealed there, and
        `open_original` reads them.

        Raises `unknown_evidence` (sha256), `original_missing` (name).
        """
        with self._storage.reading() as unit:
            return unit.original(evidence_sha256)

    def open_original(self, evidence_sha256: str) -> BinaryIO:
        """The original's bytes, to be read at any place; close it.

        Raises `unknown_evidence` (sha256), `original_missing`, `original_changed` (name); reading
        raises OSError where the file was harmed further on.
        """
        with self._storage.reading() as unit:
            return unit.open_original(evidence_sha256)

    def passing_folder(self) -> Path:
        """A new folder inside the desk for a copy that another program is shown.

        It is removed when the desk is closed or locked; what another program holds open then, or
        what a stopped process left, is removed at the next opening. Raises `desk_unwritable`.
        """
        return self._storage.passing_folder()

    def near_copies(self, case_id: str) -> tuple[tuple[str, ...], ...]:
        """Papers of a case (SHA-256, oldest first) that say the same, group by group."""
        from tro_desk.desk.near_copies import near_copies

        return near_copies(self.case(case_id))

    def own_rows(self, case_id: str) -> tuple[OwnRow, ...]:
        """Where the papers of a case list the seller's own shops (see `desk.own_row`)."""
        from tro_desk.desk.own_row import own_rows

        with self._storage.reading() as unit:
            case = unit.cases.get(case_id)
            pages = {n.evidence.sha256: unit.notices.pages(n.evidence.sha256) for n in case.notices}
            return own_rows(case, unit.shops.all(), pages)

    def page_text(self, evidence_sha256: str) -> tuple[Page, ...]:
        """The stored text of the pages. Raises `unknown_evidence` (sha256)."""
        with self._storage.reading() as unit:
            return unit.notices.pages(evidence_sha256)

    def page_image(
        self,
        case_id: str,
        evidence_sha256: str,
        page: int,
        scale_percent: int,
        spans: Sequence[tuple[int, int]],
    ) -> PageImage:
        """A page of an original drawn as a picture, with the boxes of spans of its text.

        `page` counts from 1, spans are offsets in `page_text`. Raises as `original`,
        ReadError, and `no_page_image` (name, page) for a kind of file that has no pages to see.
        """
        from tro_desk.desk.page_image import page_image

        return page_image(self._storage, case_id, evidence_sha256, page, scale_percent, spans)

    # what the seller says

    def say(self, case_id: str, said: Sequence[Said]) -> tuple[Fact, ...]:
        """Save what the seller says of some values: one batch, one step of undo.

        A single-valued field that is confirmed again is replaced; the history is kept. Raises
        `bad_value` (field, value), `unknown_field` (field), `unknown_candidate` (field); then
        nothing of the batch was saved.
        """
        from tro_desk.desk.confirm import say

        return say(self._storage, self.clock.now(), case_id, said)

    def mark(
        self,
        case_id: str,
        evidence_sha256: str,
        page: int,
        start: int,
        end: int,
        field: str,
        value: str | None = None,
    ) -> Fact:
        """Confirm a value by the place where the seller read it: one batch, one step of undo.

        `start` and `end` are offsets in the text of page `page` (from 1); `value` is what is read
        there, None for the words as they stand. Raises `unknown_evidence` (sha256), `no_such_place`
        (page), `unknown_field` (field), `bad_value` (field, value); then nothing was saved.
        """
        from tro_desk.desk.mark import mark

        now, span = self.clock.now(), (start, end)
        return mark(self._storage, now, case_id, evidence_sha256, page, span, field, value)

    def confirm_certain(self, case_id: str, leave: Container[str] = ()) -> tuple[Fact, ...]:
        """Confirm what the papers tell beyond doubt, as one batch, but for the fields in `leave`.

        What counts as certain: see `desk.confirm`.
        """
        from tro_desk.desk.confirm import confirm_certain

        return confirm_certain(self._storage, self.clock.now(), case_id, leave)

    def undo(self, case_id: str) -> tuple[Fact, ...]:
        """Take back the last batch that still stands; its facts, as withdrawn, () if none."""
        from tro_desk.desk.confirm import undo

        return undo(self._storage, self.clock.now(), case_id)

    def can_undo(self, case_id: str) -> bool:
        """True where a batch of the case still stands."""
        with self._storage.reading() as unit:
            return unit.facts.last_batch(unit.cases.require(case_id)) is not None

    # what follows from it

    def deadlines(self, case_id: str) -> tuple[Deadline, ...]:
        """The deadlines of a case, computed now (see `desk.deadlines` for what they rest on).

        With the seller's own dates (id `custom:<id>`) after the rules', each with its mark.
        """
        from tro_desk.desk.deadlines import deadlines_of

        with self._storage.reading() as unit:
            return deadlines_of(unit, unit.cases.get(case_id))

    def clock_behind(self) -> datetime | None:
        """The time (UTC) of a late change of the desk that this computer's clock has not reached
        yet, so that days left cannot be trusted; None where the clock tells nothing odd."""
        from tro_desk.desk.clock_behind import clock_behind

        return clock_behind(self._storage, self.clock.now())

    def all_deadlines(self) -> tuple[tuple[CaseSummary, tuple[Deadline, ...]], ...]:
        """Every case with its deadlines, newest case first, read at one moment.

        Made for a list of many cases: their `open_count` is not counted.
        """
        from tro_desk.desk.deadlines import all_deadlines

        return all_deadlines(self._storage)

    def what_if(self, case_id: str, changes: Mapping[str, str]) -> tuple[Deadline, ...]:
        """The deadlines with other values of the fields they rest on; nothing is stored.

        An empty value takes the field out. Marks are left out. Raises `unknown_field` (field),
        `bad_value` (field, value).
        """
        from tro_desk.desk.what_if import what_if

        return what_if(self._storage, case_id, changes)

    def mark_deadline(
        self,
        case_id: str,
        deadline_id: str,
        state: str,
        due: str = "",
        tz: str = "",
        evidence: str | None = None,
        page: int | None = None,
        note: str = "",
    ) -> DeadlineMark:
        """Save what the seller says of a deadline: `open`, `done` or `moved`; the newest counts.

        `due` (day, or day and hour) and `tz` (IANA; empty: the deadline's own) belong to `moved`,
        `evidence` (SHA-256) and `page` name the paper that says so. Raises `bad_value` (field,
        value), `unknown_deadline` (deadline), `unknown_evidence` (sha256).
        """
        from tro_desk.desk.mark_deadline import mark_deadline

        now = self.clock.now()
        mark = DeadlineMark(deadline_id, state, due, tz, evidence, page, note, now)
        return mark_deadline(self._storage, now, case_id, mark)

    def closures(self, court: str | None = None) -> tuple[Closure, ...]:
        """The days on which courts were closed, as the seller has learnt; of one court or of all.

        They only ever make a date possibly later.
        """
        with self._storage.reading() as unit:
            return unit.closures.all(court)

    def add_closure(self, court: str, on: date, note: str = "") -> Closure:
        """Add such a day; one that is there stays as it is. Raises `bad_value` (field, value)."""
        from tro_desk.desk.closures import add_closure

        return add_closure(self._storage, self.clock.now(), court, on, note)

    def remove_closure(self, closure_id: int) -> None:
        """Let such a day no longer count."""
        from tro_desk.desk.closures import remove_closure

        remove_closure(self._storage, self.clock.now(), closure_id)

    def custom_deadlines(self, case_id: str) -> tuple[CustomDeadline, ...]:
        """The seller's own dates of a case, oldest first."""
        with self._storage.reading() as unit:
            return unit.deadlines.customs(unit.cases.require(case_id)).get(case_id, ())

    def add_custom_deadline(
        self,
        case_id: str,
        title: str,
        unit: str,
        length: int,
        starts: str,
        tz: str,
        note: str = "",
    ) -> CustomDeadline:
        """Add a date of the seller's own (see `CustomDeadline`; `tz` empty: the court's).

        Raises `bad_value` (field: title, note, unit, length, starts or tz; value).
        """
        from tro_desk.desk.custom_deadlines import add_custom_deadline

        wanted = CustomDeadline(0, title, note, unit, length, starts, tz)
        return add_custom_deadline(self._storage, self.clock.now(), case_id, wanted)

    def remove_custom_deadline(self, case_id: str, custom_id: int) -> None:
        """Let a date of the seller's own no longer count. Raises `unknown_deadline` (deadline)."""
        from tro_desk.desk.custom_deadlines import remove_custom_deadline

        remove_custom_deadline(self._storage, self.clock.now(), case_id, custom_id)

    def remedies(self, case_id: str) -> tuple[Remedy, ...]:
        """The ranges in the statutes for the rights that are confirmed: no prediction."""
        from tro_desk.desk.remedies import remedies_of

        return remedies_of(self.case(case_id))

    def due_reminders(self, leads: Sequence[int]) -> tuple[Reminder, ...]:
        """The deadlines to tell of now; `leads` are minutes before (see `desk.reminders`)."""
        from tro_desk.desk.reminders import due_reminders

        return due_reminders(self._storage, self.clock.now(), leads)

    def coming_reminders(self, leads: Sequence[int]) -> tuple[datetime, ...]:
        """The moments (UTC) at which there will be something to tell of (see `desk.reminders`)."""
        from tro_desk.desk.reminders import coming_reminders

        return coming_reminders(self._storage, self.clock.now(), leads)

    def note_reminded(self, reminders: Sequence[Reminder]) -> None:
        """Note that these were shown: none is shown twice."""
        from tro_desk.desk.reminders import note_reminded

        note_reminded(self._storage, self.clock.now(), reminders)

    def make_calendar(
        self, out: Path, language: str, leads: Sequence[int] = (), case_id: str | None = None
    ) -> int:
        """Write the dates of a case, or of all, as an .ics file; returns how many are in it.

        A later file updates what an earlier one brought into a calendar. Raises `unknown_case`
        (case), `cannot_write` (path).
        """
        from tro_desk.desk.make_calendar import make_calendar

        return make_calendar(self._storage, self.clock.now(), out, language, leads, case_id)

    def overview(self, case_id: str) -> Overview:
        """All that the page of a case shows."""
        from tro_desk.desk.overview import overview

        return overview(self._storage, self.clock.now(), case_id, self._brief_stands)

    def today(self, case_id: str | None) -> Today:
        """What the first room shows: of `case_id`, or of the newest case where it is not there."""
        from tro_desk.desk.today import today_of

        with self._storage.reading() as unit:
            return today_of(unit, self.clock.now(), case_id, self._brief_stands)

    def last_saved(self, case_id: str) -> datetime | None:
        """When the case was last changed (UTC)."""
        with self._storage.reading() as unit:
            return unit.log.last_change(unit.cases.require(case_id))

    def snapshot(self, case_id: str) -> Snapshot:
        """The case as the brief would tell it now."""
        from tro_desk.desk.make_brief import snapshot_of

        return snapshot_of(self._storage, self.clock.now(), case_id)

    def make_brief(
        self,
        case_id: str,
        options: BriefOptions,
        out: Path | None = None,
        job: Job = UNWATCHED,
    ) -> MadeBrief:
        """Make the brief and keep it in the desk, PDF and snapshot; `out` gets a copy of the PDF.

        Raises Cancelled (nothing is kept), `cannot_write` (path) where the copy cannot be written;
        the desk then still keeps the brief.
        """
        from tro_desk.desk.make_brief import make_brief

        return make_brief(self._storage, self.clock, case_id, options, out, job)

    # the seller's shops

    def stores(self) -> tuple[Store, ...]:
        """The seller's shops, oldest first."""
        with self._storage.reading() as unit:
            return unit.shops.all()

    def add_store(self, platform: str, name: str, seller_id: str = "") -> Store:
        """Add a shop; the same platform and name again gives the shop that is there.

        Raises `bad_value` (field, value) for an empty platform or name.
        """
        from tro_desk.desk.stores import add_store

        return add_store(self._storage, self.clock.now(), platform, name, seller_id)

    def lines(self, family: str) -> Lines:
        """The lines of all shops, of the family `orders`, `money` or `periods`, for a table."""
        from tro_desk.desk.lines import Lines

        return Lines(self._storage, family)

    def fill_sample(self, sample_folder: Path) -> str:
        """Fill the desk with the sample case through the calls above; returns the case's id.

        Raises `no_sample` (path) where the folder holds no papers.
        """
        from tro_desk.desk.sample import fill_sample

        return fill_sample(self, sample_folder)
