"""A desk on the disk: one database, the vault of originals, the briefs, the backups."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.person import this_person
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.reading import Reading
from tro_desk.store import bulk, pragmas, schema
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
from tro_desk.store.holds import Holds
from tro_desk.store.line_window import LineWindow
from tro_desk.store.listing_answers import ListingAnswers
from tro_desk.store.listings import SkuProducts
from tro_desk.store.loads import Loads
from tro_desk.store.log import Log
from tro_desk.store.notices import Notices
from tro_desk.store.own_listings import OwnListings
from tro_desk.store.rates import Rates
from tro_desk.store.records import Records
from tro_desk.store.reminded import Reminded
from tro_desk.store.shops import Shops
from tro_desk.store.staging import Staging, take_back
from tro_desk.store.sums import SalesSums
from tro_desk.store.trash import Trash
from tro_desk.store.unmatched import Unmatched
from tro_desk.store.vault import Vault
from tro_desk.store.watch_terms import WatchTerms


class Unit:
    """One transaction: the repositories over the same moment of the desk."""

    def __init__(self, connection: Connection, folder: Path) -> None:
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
        self.briefs = Briefs(connection, folder / "briefs")
        self.lines = LineWindow(connection)
        self.log = Log(connection)
        self.vault = Vault(folder / "vault")
        self.custody = CustodyLog(connection, this_person())
        self.trash = Trash(connection)
        self.holds = Holds(connection)
        self._connection = connection
        self._undo: list[Callable[[], None]] = []

    def keep(
        self, source: Path, reading: Reading, now: datetime, case: int | None = None
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

    def original(self, sha256: str) -> Path:
        """The original's file. Raises DeskError `unknown_evidence`, `original_missing` (name)."""
        known = self.notices.require(sha256)
        path = self.vault.path(sha256, known.kind)
        if not path.is_file():
            raise DeskError("original_missing", name=known.name)
        return path

    def roll_back(self) -> None:
        """Undo what was done to files in a transaction that failed."""
        for step in reversed(self._undo):
            step()


class Storage:
    """The folder of a desk. Thread-safe; several processes may have the same folder open.

    Opening brings the schema up to date and removes what a stopped process left behind. `now` is
    UTC. Raises DeskError `desk_newer`, `desk_damaged`, `desk_unwritable`, `desk_busy`.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder = folder
        with self._named_errors():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's business
            for name in ("vault", "briefs", "backups"):
                (folder / name).mkdir(exist_ok=True)
            path = folder / "desk.db"
            found = pragmas.inspect(path)
            pragmas.write_ahead(path)
            self._engine = Engine(path)
            try:
                schema.bring_up_to_date(self._engine, found, folder / "backups", now)
                self._sweep(now)
            except BaseException:
                self._engine.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """One moment of the desk."""
        with self._named_errors(), self._engine.reading() as connection:
            yield Unit(connection, self.folder)

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """One change of the desk: all of it, or nothing where the block raises."""
        with self._named_errors(), self._engine.writing() as connection:
            unit = Unit(connection, self.folder)
            try:
                yield unit
            except BaseException:
                unit.roll_back()  # still under the lock: nobody else can rely on the file yet
                raise

    @contextmanager
    def staging(self) -> Iterator[Staging]:
        """Room beside the desk for the lines of an export (see `store.staging`)."""
        with self._named_errors(), self._engine.apart() as connection:
            yield Staging(connection)

    @contextmanager
    def merging(self, staging: Staging, job: Job) -> Iterator[Unit]:
        """One change of the desk that takes in what is staged; the job can stop it."""
        with (
            self._named_errors(),
            self._engine.writing_on(staging.connection) as connection,
            bulk.stoppable(connection, job),
        ):
            yield Unit(connection, self.folder)

    def close(self) -> None:
        """Close the database."""
        self._engine.close()

    def _sweep(self, now: datetime) -> None:
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
        except sqlite3.Error as error:
            known = pragmas.desk_error(error, self.folder)
            if known is None:
                raise
            raise known from error
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DeskError("disk_full", folder=str(self.folder)) from error
            raise DeskError("desk_unwritable", folder=str(self.folder)) from error
