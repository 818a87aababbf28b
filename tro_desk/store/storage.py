"""A desk on the disk: one database, the vault of originals, the briefs, the backups."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from tro_desk.base import disk
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.person import this_person
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.reading import InMemory, Reading
from tro_desk.store import (
    as_left,
    backup_files,
    bulk,
    driver,
    kept_lines,
    kept_today,
    locking,
    pragmas,
    schema,
)
from tro_desk.store import purge as purging
from tro_desk.store.answers import Answers
from tro_desk.store.balances import Balances
from tro_desk.store.briefs import Briefs
from tro_desk.store.cases import Cases
from tro_desk.store.closures import Closures
from tro_desk.store.costs import Costs
from tro_desk.store.custody import CustodyLog
from tro_desk.store.deadlines import Deadlines
from tro_desk.store.engine import Engine
from tro_desk.store.facts import Facts
from tro_desk.store.gate import Gate
from tro_desk.store.holds import Holds
from tro_desk.store.kept_files import KeptFiles
from tro_desk.store.line_window import LineWindow
from tro_desk.store.listing_answers import ListingAnswers
from tro_desk.store.listings import SkuProducts
from tro_desk.store.loads import Loads
from tro_desk.store.log import Log
from tro_desk.store.notices import Notices
from tro_desk.store.own_listings import OwnListings
from tro_desk.store.presence import Presence
from tro_desk.store.rates import Rates
from tro_desk.store.records import Records
from tro_desk.store.reminded import Reminded
from tro_desk.store.scratch import Passing, Scratch, scratch
from tro_desk.store.scratch import sweep as sweep_scratch
from tro_desk.store.shops import Shops
from tro_desk.store.staging import Staging, take_back
from tro_desk.store.sums import SalesSums
from tro_desk.store.trash import Entry, Trash
from tro_desk.store.unmatched import Unmatched
from tro_desk.store.vault import Vault
from tro_desk.store.watch_terms import WatchTerms

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys
    from tro_desk.store.searching import Searching

_UNREADABLE: Final = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
    SQLAlchemyError,
)
"""What rows lead to that nobody wrote like that."""


class Unit:
    """One transaction: the repositories over the same moment of the desk."""

    def __init__(self, connection: Connection, folder: Path, files: KeptFiles) -> None:
        self.cases = Cases(connection)
        self.notices = Notices(connection)
        self.facts = Facts(connection)
        self.answers = Answers(connection)
        self.shops = Shops(connection)
        self.closures = Closures(connection)
        self.deadlines = Deadlines(connection)
        self.reminded = Reminded(connection)
        self.records = Records(connection, folder)
        self.loads = Loads(connection)
        self.sku_products = SkuProducts(connection)
        self.own_listings = OwnListings(connection)
        self.costs = Costs(connection)
        self.balances = Balances(connection)
        self.rates = Rates(connection)
        self.unmatched = Unmatched(connection)
        self.sums = SalesSums(connection)
        self.watch_terms = WatchTerms(connection)
        self.listing_answers = ListingAnswers(connection)
        self._undo: list[Callable[[], None]] = []
        self.briefs = Briefs(connection, folder / "briefs", files, self._undo)
        self.lines = LineWindow(connection)
        self.log = Log(connection)
        self.vault = Vault(folder / "vault", files)
        self.custody = CustodyLog(connection, this_person())
        self.trash = Trash(connection)
        self.holds = Holds(connection)
        self._connection = connection

    def keep(
        self, source: Path | InMemory, reading: Reading, now: datetime, case: int | None = None
    ) -> Evidence:
        """The original into the vault, its row and its pages into the database.

        What is known is recognised; an original that went missing is put back, the pages of one
        that could not be read before are added. `case` is the one that it comes into, for its
        record of custody; None where it is new to none. Raises DeskError `file_changed` (name).
        """
        file = reading.file
        known = self.notices.evidence(file.sha256)
        learnt = known is not None and not known.pages and bool(reading.document.pages)
        kind = known.kind if known and not learnt else file.kind
        if self.vault.put(source, file.sha256, kind) and (known is None or known.kind != kind):
            self._undo.append(lambda: self.vault.remove(file.sha256, kind))
        if known is None or case is not None:
            self.custody.add(
                file.sha256, "added", now, case, name=file.name, size=file.size, kind=kind
            )
        if known is None:
            return self.notices.add_evidence(reading, now)
        return self.notices.learn(reading) if learnt else known

    def take_back(self, load: int, now: datetime) -> None:
        """Take a load out of the desk. Raises DeskError `unknown_load` (load)."""
        take_back(self._connection, load, now)

    def set_load_aside(self, load: int, now: datetime) -> None:
        """Take a load out of the desk and keep its lines. Raises `unknown_load` (load)."""
        kept_lines.keep(self._connection, load, self.loads.require(load).export.family)
        take_back(self._connection, load, now)

    def bring_load_back(self, load: int) -> None:
        """Let a load whose lines were kept count again. Raises DeskError `unknown_load` (load)."""
        known = self.loads.require(load)
        family, report = known.export.family, known.export.report
        kept_lines.bring_back(self._connection, load, family, known.store, report)
        self.loads.put_back(load)

    @cached_property
    def search(self) -> Searching:
        """The index of the search; imported when it is first asked, not when a desk opens."""
        from tro_desk.store.searching import Searching

        return Searching(self._connection)

    def purge(self, entry: Entry) -> None:
        """Delete the rows of an entry of the trash for good."""
        purging.purge(self._connection, entry)
        self.search.forget()

    def papers_of_case(self, case: int) -> tuple[str, ...]:
        """The papers that anything of a case names, also what was taken out of it."""
        return purging.papers_of_case(self._connection, case)

    def papers_of_proofs(self, parts: Collection[tuple[str, str]]) -> tuple[str, ...]:
        """The papers that prove the costs and balances among these parts of the trash."""
        return purging.papers_of_proofs(self._connection, parts)

    def is_used_beside(
        self, sha256: str, cases: Collection[int], parts: Collection[tuple[str, str]]
    ) -> bool:
        """Whether a paper is named by anything but these cases and these parts of the trash."""
        return purging.is_used_beside(self._connection, sha256, cases, parts)

    def forget_papers(self, papers: Collection[str]) -> None:
        """Delete the rows of papers that nothing names; their files are swept afterwards."""
        purging.forget_papers(self._connection, papers)
        self.search.forget()

    def overwrite_deleted(self) -> None:
        """Let what is deleted in this transaction be overwritten on the disk."""
        pragmas.overwrite_deleted(self._connection.connection.driver_connection)

    def original(self, sha256: str) -> Path:
        """The file in which the original lies; in a locked desk its bytes are sealed there.

        Raises DeskError `unknown_evidence` (sha256), `original_missing` (name).
        """
        known = self.notices.require(sha256)
        path = self.vault.place(sha256, known.kind)
        if not path.is_file():
            raise DeskError("original_missing", name=known.name)
        return path

    def readable(self, sha256: str) -> Path | InMemory:
        """The original for who hands it to another process: its file, or in a locked desk its
        bytes, which never lie on the disk in clear. Raises as `open_original`."""
        place = self.original(sha256)
        known = self.notices.require(sha256)
        if place == self.vault.path(sha256, known.kind):
            return place
        try:
            with self.open_original(sha256) as file:
                return InMemory(known.name, file.read())
        except OSError as error:
            raise DeskError("original_changed", name=known.name) from error

    def open_original(self, sha256: str) -> BinaryIO:
        """The original's bytes, to be read at any place.

        Raises DeskError `unknown_evidence` (sha256), `original_missing`, `original_changed` (name);
        reading raises OSError where the sealed file was harmed further on.
        """
        self.original(sha256)
        known = self.notices.require(sha256)
        try:
            return self.vault.open(sha256, known.kind)
        except FileNotFoundError as error:
            raise DeskError("original_missing", name=known.name) from error
        except OSError as error:
            raise DeskError("original_changed", name=known.name) from error

    def roll_back(self) -> None:
        """Undo what was done to files in a transaction that failed."""
        for step in reversed(self._undo):
            with contextlib.suppress(OSError):  # what cannot be removed goes at the next opening
                step()


class Storage:
    """The folder of a desk. Thread-safe; several processes may have the same folder open.

    Opening brings the schema up to date and removes what a stopped process left behind. `now` is
    UTC; `keys` open a locked desk (see `store.locking`) and are forgotten with `close`. Raises
    DeskError `desk_newer`, `desk_damaged`, `desk_unwritable`, `desk_busy`, `desk_locked`.
    """

    keys: Keys | None
    """The keys of a locked desk; None where it is not locked."""
    files: KeptFiles
    """What reads and writes the files beside the database."""
    left: as_left.AsLeft | None = None
    """How the database was found when the desk was opened."""

    def __init__(self, folder: Path, now: datetime, keys: Keys | None = None) -> None:
        self.folder, self.keys = folder, keys
        self._gate = Gate(folder)
        self._closed = False
        self._unsure = False
        self._passing = Passing(folder)
        with self._named_errors():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's business
            for name in ("vault", "briefs", "backups"):
                (folder / name).mkdir(exist_ok=True)
            self._presence = Presence(folder)
            try:
                self._connect(now)
            except BaseException:
                self._presence.close()
                raise

    def _connect(self, now: datetime | None = None) -> None:
        """Open the database as the folder tells it is kept now; with `now` also make it good."""
        path = self.folder / "desk.db"
        with self._presence.alone_if_free() as alone:
            self.keys, database, between = locking.kept_as(self.folder, self.keys)
            self.files = KeptFiles(self.keys, both=between)
            if alone:
                kept_today.forget(self.folder)
            if now is not None:
                self.left = as_left.AsLeft(self.folder, database, alone=alone)
            found = pragmas.inspect(path, database)
            try:
                pragmas.write_ahead(path, database)
                if alone:
                    as_left.begin(self.folder)
            except driver.errors("OperationalError"):
                if now is not None:
                    raise  # else the disk is full of what could not be converted, and was good
        self._engine = Engine(path, database)
        try:
            if now is not None:
                schema.bring_up_to_date(self._engine, found, self.folder / "backups", now)
                self.sweep(now)
                sweep_scratch(self.folder)
                locking.sweep(self.folder)
        except BaseException:
            self._engine.close()
            raise

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Nobody has the desk open, not even this program; afterwards it is opened again, by the
        `keys` that are set then.

        Raises DeskError `desk_busy`, `desk_in_use` (folder).
        """
        with self._named_errors(), self._gate.alone():
            self._engine.close()
            try:
                with self._presence.alone():
                    yield
            finally:
                self._connect()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """The desk is not rebuilt before the block ends: for who reads more than one moment."""
        with self._gate.inside():
            if self._closed and self.keys is not None:
                raise DeskError("desk_locked", folder=str(self.folder))
            yield

    @contextmanager
    def database(self, job: Job) -> Iterator[sqlite3.Connection]:
        """A connection past SQLAlchemy, for who examines or counts; the job can stop it."""
        path = self.folder / "desk.db"
        with self.inside(), backup_files.opened(path, job, self._engine.keys) as connection:
            yield connection

    @contextmanager
    def filling_the_disk(self) -> Iterator[None]:
        """For who writes gigabytes from the desk's folder: changes do not wait behind them."""
        with self.inside(), self._engine.filling_the_disk():
            yield

    def is_altered(self, job: Job) -> bool:
        """Whether the database is not as this program left it. Raises what `job.check` raises."""
        with contextlib.suppress(DeskError), self.inside(), self._named_errors():
            return self._engine.is_altered(job)
        return False  # where nothing can be written, nobody can tell

    def passing_folder(self) -> Path:
        """A new folder for a copy that another program is shown, until the desk is closed."""
        with self._named_errors():
            return self._passing.folder(guarded=self.keys is not None)

    @contextmanager
    def scratch(self) -> Iterator[Scratch]:
        """Room for work in progress (see `store.scratch`)."""
        with self.inside(), self._named_errors(), scratch(self.folder, self.keys) as room:
            yield room

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """One moment of the desk."""
        with self.inside(), self._named_errors(), self._engine.reading() as connection:
            yield Unit(connection, self.folder, self.files)

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """One change of the desk: all of it, or nothing where the block raises."""
        ended = False
        with self.inside(), self._named_errors():
            try:
                with self._engine.writing() as connection:
                    unit = Unit(connection, self.folder, self.files)
                    try:
                        yield unit
                    except BaseException:
                        unit.roll_back()  # under the lock: nobody else can rely on the file yet
                        raise
                    ended = True
            except BaseException:
                # Where the disk was full at the very end, its files stay for now: what was written
                # of the change counts after all if the computer stops before it is written over.
                self._unsure = self._unsure or ended
                raise
            if self._unsure:
                self._sweep_unsure()

    def _sweep_unsure(self) -> None:
        """Remove files whose change could not be ended: another one has been written since."""
        with contextlib.suppress(DeskError, OSError), self._engine.writing() as connection:
            unit = Unit(connection, self.folder, self.files)
            unit.vault.sweep(unit.notices.originals())
            unit.briefs.sweep()
            self._unsure = False

    @contextmanager
    def staging(self) -> Iterator[Staging]:
        """Room beside the desk for the lines of an export (see `store.staging`)."""
        with self.inside(), self._named_errors(), self._engine.apart() as connection:
            yield Staging(connection)

    @contextmanager
    def merging(self, staging: Staging, job: Job) -> Iterator[Unit]:
        """One change of the desk that takes in what is staged; the job can stop it."""
        with (
            self.inside(),
            self._named_errors(),
            self._engine.writing_on(staging.connection) as connection,
            bulk.stoppable(connection, job),
        ):
            yield Unit(connection, self.folder, self.files)

    def close(self, parting: Callable[[Unit], bytes | None] | None = None) -> None:
        """Close the database, forget the keys, clear what other programs were shown.

        A locked desk first waits a while for those who are at work in it; who comes later is told
        `desk_locked` (folder). `parting` tells what is kept beside a desk that is not locked
        (`store.kept_today`); it is asked where nobody else has the desk open any more.
        """
        self._passing.forget()
        if self.keys is not None:
            with contextlib.suppress(DeskError), self._gate.alone():
                self._closed = True
        self._closed = True
        for sure in (True, False):  # others may be gone when the database is closed here
            with contextlib.suppress(DeskError, OSError, *driver.errors()), self._presence.alone():
                kept = self._told_at_parting(parting) if sure else None
                self._engine.close()
                as_left.leave(self.folder, sure=sure)
                if kept is not None:
                    with contextlib.suppress(OSError):
                        kept_today.write(self.folder, kept)
                break
            self._engine.close(shared=True)
        self._presence.close()
        if self.keys is not None:
            self.keys.forget()

    def _told_at_parting(self, parting: Callable[[Unit], bytes | None] | None) -> bytes | None:
        """Nothing where it cannot be read: that is no reason to close in another way."""
        if parting is not None and self.keys is None:
            errors = (DeskError, OSError, *driver.errors())
            with contextlib.suppress(*errors), self.reading() as unit:
                return parting(unit)
        return None

    def sweep(self, now: datetime) -> None:
        """Remove files that no row names: of who was stopped in between, or of what was purged."""
        with self.reading() as unit:
            clean = not unit.vault.strays(unit.notices.originals()) and not unit.briefs.strays()
        if clean:
            return
        with self.writing() as unit:
            files = unit.vault.sweep(unit.notices.originals()) + unit.briefs.sweep()
            if files:
                unit.log.add(now, "swept", who="desk", files=files)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except driver.errors() as error:
            known = pragmas.desk_error(error, self.folder)
            if known is None:
                self._refuse_unreadable(error)
                raise
            raise known from error
        except OSError as error:
            if disk.reason(error) == "full":
                raise DeskError("disk_full", folder=str(self.folder)) from error
            raise DeskError("desk_unwritable", folder=str(self.folder)) from error
        except _UNREADABLE as error:
            self._refuse_unreadable(error)
            raise

    def _refuse_unreadable(self, error: Exception) -> None:
        """Rows that make no sense are damage where the database may not be as it was left; else
        they are a mistake of the program, which is not hidden."""
        if self.left is not None and not self.left.is_known:
            raise DeskError("desk_damaged", folder=str(self.folder)) from error
