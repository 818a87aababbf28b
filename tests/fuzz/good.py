"""What is damaged: a small desk that holds some of everything, open and locked, and its backups."""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.desk.backup_parts import Moving, contents, fill, leftovers
from tests.desk.lock_parts import CHEAP, PASSPHRASE, papers
from tests.desk.parts import confirmed
from tests.store.made import NOW
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.records import Document, Letter
from tro_desk.l10n import translator
from tro_desk.l10n.errors import sentence
from tro_desk.store import locking

Files = dict[str, bytes]
"""The files of a folder by their places in it."""

__all__ = ["NOW", "PASSPHRASE", "Good", "Moving", "Told", "contents", "leftovers", "opened"]

_DERIVED = ("sqlite_", "search_")
"""Beginnings of the names of tables that are made of the others."""


@dataclass(frozen=True)
class Told:
    """All that was acknowledged of a desk: its rows, and the bytes of its papers."""

    rows: Mapping[str, list[tuple[Any, ...]]]
    papers: Mapping[str, bytes]

    @classmethod
    def by(cls, desk: Desk) -> Told:
        with desk._storage.database(UNWATCHED) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            kept = {
                name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
                for (name,) in names.fetchall()
                if not name.startswith(_DERIVED)
            }
        kept["log"] = [row for row in kept["log"] if "swept" not in row]  # that tells of itself
        return cls(kept, papers(desk))

    def differs(self, other: Told) -> str:
        """What is not the same; "" for nothing."""
        for name in sorted({*self.rows, *other.rows}):
            if self.rows.get(name) != other.rows.get(name):
                return f"table {name}"
        return "" if self.papers == other.papers else "papers"


@dataclass(frozen=True)
class Good:
    """Desks as files (`plain`, `locked`, and `killed`: with what SQLite had not yet moved into the
    database), two backups, and what all of them hold."""

    plain: Files
    locked: Files
    killed: Files
    backup: bytes
    locked_backup: bytes
    told: Told
    said: tuple[Told, ...]
    """What `killed` held after each of its changes; the last is what it holds."""

    @classmethod
    def at(cls, place: Path) -> Good:
        """Made once in this folder; a process that comes later takes the same."""
        kept = place / "good.pickle"
        if not kept.exists():
            with (part := kept.with_suffix(".part")).open("wb") as file:
                pickle.dump(_made(place / "made"), file)
            part.replace(kept)
        with kept.open("rb") as file:
            good = pickle.load(file)
        assert isinstance(good, cls)
        return good


def _made(place: Path) -> Good:
    folder = place / "desk"
    with open_desk(folder, Moving()) as desk:
        case = _filled(desk, place)
        backup = desk.back_up(out=place / "plain.zip").content.path.read_bytes()
        told = Told.by(desk)
    plain = files_of(folder)
    with open_desk(folder, Moving()) as desk:
        desk.index_texts()
        said = [Told.by(desk)]
        for number in range(6):
            desk.say(case, [confirmed("case_name", f"Northlake v. Schedule A, {number}")])
            said.append(Told.by(desk))
        killed = files_of(folder)
    shutil.rmtree(folder)
    laid(plain, folder)
    with open_desk(folder, Moving()) as desk:
        locking.lock(desk._storage, PASSPHRASE, UNWATCHED, CHEAP)
        locked_backup = desk.back_up(out=place / "locked.zip").content.path.read_bytes()
    locked = files_of(folder)
    shutil.rmtree(place)
    return Good(plain, locked, killed, backup, locked_backup, told, tuple(said))


def _filled(desk: Desk, place: Path) -> str:
    case = fill(desk, place / "in")
    other = fill(desk, place / "other", papers=1)
    desk.say(case, [confirmed("court", "ilnd"), confirmed("judge", "John F. Kness")])
    desk.say(case, [confirmed("tro_entered", "2026-02-24", "America/Chicago")])
    desk.say(case, [confirmed("case_name", "Northlake Brands LLC v. Schedule A")])
    paper = desk.case(case).notices[0].evidence.sha256
    desk.save_record(case, Document("Invoice", "yes", "", (paper,)))
    desk.add_store("amazon", "北湖户外", "A2NORTHLAKE7")
    desk.add_custom_deadline(case, "Call", "court_days", 5, "2026-03-02", "America/Chicago", "x")
    desk.save_letter(case, Letter(desk.letters()[0].id, "en", "Dear counsel, I write to you."))
    desk.note_viewed(case, paper, "page")
    desk.index_texts()
    desk.delete_case(other)
    return case


def opened(folder: Path, passphrase: str | None = None) -> Desk:
    return open_desk(folder, Moving(), passphrase=passphrase)


def walked(desk: Desk) -> None:
    """Read whatever screens show of a desk. Raises DeskError."""
    desk.backups()
    desk.trash()
    desk.all_deadlines()
    desk.search("northlake")
    desk.stores()
    for summary in desk.cases():
        case = desk.case(summary.id)
        desk.overview(case.id)
        desk.path(case.id)
        desk.records(case.id)
        desk.case_evidence(case.id)
        desk.package_contents(case.id)
        desk.snapshot(case.id)
        desk.briefs(case.id)
        desk.hold(case.id)
        for notice in case.notices[:1]:
            desk.page_text(notice.evidence.sha256)
            desk.custody(case.id, notice.evidence.sha256)


def files_of(folder: Path) -> Files:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (".lock", "desk.db-shm")
    }


def laid(files: Files, folder: Path) -> None:
    """Write files of a desk to a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def has_words(error: DeskError) -> str:
    """The code of an error for which there is a sentence in every language."""
    for language in ("zh", "en"):
        assert sentence(error, translator(language))
    return error.code


def digest(files: Files) -> str:
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()
