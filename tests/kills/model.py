"""What must be true of a desk after a blow: it opens, is sound, and has all that was reported."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import ROOT
from tests.desk.backup_parts import fill, leftovers
from tests.desk.lock_parts import _Never, all_sealed, opened, rows
from tests.desk.parts import CERTAIN
from tests.kills.victim import ROWS
from tro_desk.desk import Desk
from tro_desk.desk.lock_state import lock_state
from tro_desk.desk.package_face import verify_package
from tro_desk.papers import BriefOptions

OLD = tuple(sorted((ROOT / "tests" / "desks").glob("v*")))
"""A desk of each version that there was."""


def begin(folder: Path) -> None:
    """A desk with papers, a brief and a shop, and a backup of it beside it."""
    for name in ("in", "out"):
        (folder / name).mkdir(parents=True)
    with opened(folder / "desk") as desk:
        fill(desk, folder / "in", papers=1)
        desk.add_store("amazon", "Shop")
        desk.pause_rotation(True)
        desk.back_up(out=folder / "good.zip")


def place_old(folder: Path, number: int) -> Path:
    """An old desk, ready to be opened; the folder that it is a copy of."""
    shutil.rmtree(folder / "old", ignore_errors=True)
    kept = OLD[number % len(OLD)]
    shutil.copytree(kept, folder / "old")
    return kept


@cache
def brought_up(kept: Path) -> Mapping[str, list[tuple[Any, ...]]]:
    """All rows of an old desk that was opened in peace."""
    with TemporaryDirectory() as made:
        shutil.copytree(kept, Path(made) / "desk")
        with opened(Path(made) / "desk") as desk:
            return _told(desk)


def _told(desk: Desk) -> Mapping[str, list[tuple[Any, ...]]]:
    """All rows; of custody, which notes when a copy of a file was written, what and how many."""
    found = dict(rows(desk))
    found["custody"] = sorted(row[1:6] for row in found["custody"])
    return found


class Model:
    """What was reported of a desk in `folder`, and how to look whether it is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = "open"
        self.read = 0

    def lines(self) -> list[str]:
        """The whole report."""
        report = self.folder / "report"
        return report.read_text().splitlines() if report.exists() else []

    def check(self, kind: str, old: Path | None) -> None:
        """Open the desk as the seller would, after `kind` was cut off, and look at all of it."""
        lines = self.lines()
        new, self.read = lines[self.read :], len(lines)
        with opened(self.folder / "desk") as desk:
            assert desk.check().problems == ()
            with desk._storage.database(_Never()) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            self._whole(desk)
            for line in lines:
                self._there(desk, line)
        self._state(kind, new)
        if kind == "restore":
            self._restored(new)
        if old is not None:
            with opened(self.folder / "old") as desk:
                assert desk.check().problems == ()
                assert _told(desk) == brought_up(old)

    def _whole(self, desk: Desk) -> None:
        """Nothing is there by half: papers, batches, loads, cases, copies of briefs, packages."""
        with desk._storage.database(_Never()) as connection:
            counts = connection.execute(
                "SELECT count(*) FROM order_lines GROUP BY load_id"
            ).fetchall()
            briefs = {row[0] for row in connection.execute("SELECT sha256 FROM briefs")}
        assert {count for (count,) in counts} <= {ROWS}
        assert len(counts) == len([one for one in desk.loads() if one.undone_at is None])
        for case_id in desk.case_ids():
            case = desk.case(case_id)
            assert all(len(notice.found) == len(CERTAIN) for notice in case.notices)
            assert case_id == "c1" or len(case.facts) in (0, len(CERTAIN))
        out = self.folder / "out"
        copies = {hashlib.sha256(path.read_bytes()).hexdigest() for path in out.glob("*.pdf")}
        assert copies <= briefs
        assert all(verify_package(path).sound for path in out.glob("*.zip"))

    def _there(self, desk: Desk, line: str) -> None:
        """What a line of the report says is in the desk."""
        case = desk.case("c1")
        match line.split():
            case ["paper", sha256]:
                assert sha256 in {notice.evidence.sha256 for notice in case.notices}
            case ["kept", sha256]:
                assert sha256 in {one.evidence.sha256 for one in desk.case_evidence("c1")}
            case ["said", value]:
                assert value in {fact.value for fact in case.confirmed("asin")}
            case ["taken", "back", value]:
                assert value not in {fact.value for fact in case.confirmed("asin")}
            case ["confirmed", case_id, count]:
                assert len(desk.case(case_id).facts) == int(count) == len(CERTAIN)
            case ["dated" | "open" as what, *_, number]:
                assert f"Date {number}" in {one.title for one in desk.custom_deadlines("c1")}
                closed = f"day {number}" in {one.note for one in desk.closures("ilnd")}
                assert closed == (what == "dated")
            case ["reason" | "unsaid" as what, number]:
                with desk._storage.reading() as unit:
                    said = {answer.value for answer in unit.answers.of(1)}
                assert (f"impossible:reason {number}" in said) == (what == "reason")
            case ["loaded", number, count]:
                assert int(count) == ROWS
                assert f"orders {number}.txt" in {load.export.name for load in desk.loads()}
            case ["brief", sha256, name]:
                assert _sha256(self.folder / "out" / name) == sha256
            case ["package", name, sha256]:
                assert _sha256(self.folder / "out" / name) == sha256
            case ["backup", name]:
                plain = name.removesuffix(".sealed")  # its own backups change with a desk
                paths = [one.path for one in desk.backups().kept]
                [kept] = [path for path in paths if path.name.removesuffix(".sealed") == plain]
                if line == self.lines()[-1]:  # each is examined once, when it is new
                    assert desk.examine_backup(kept).files > 0
            case ["begin" | "restored" | "open!" | "locked!" | "migrated", *_]:
                pass  # looked at after this blow alone
            case _:
                raise AssertionError(line)

    def _state(self, kind: str, new: list[str]) -> None:
        """A desk is locked or open as it was, or as was reported, and then in all its parts."""
        state = lock_state(self.folder / "desk")
        assert state in ("open", "locked")
        if kind != "convert":
            assert state == self.state
        said = {line.split()[0] for line in new} & {"open!", "locked!"}
        assert said <= {f"{state}!"}
        self.state = state
        if state == "locked":
            assert all_sealed(self.folder / "desk")
        else:
            assert not list((self.folder / "desk").rglob("*.sealed"))

    def _restored(self, new: list[str]) -> None:
        """What was restored is a whole desk; without a word of it, that or nothing."""
        folders = [path for path in self.folder.glob("new *") if any(path.iterdir())]
        assert {Path(line.partition(" ")[2]) for line in new if line.startswith("restored")} <= {
            *folders
        }
        for path in folders:
            with opened(path) as desk:
                assert desk.check().problems == ()
                assert desk.case_ids() == ("c1",)
            shutil.rmtree(path)

    def end(self) -> None:
        """After a backup, a restore and a brief in peace nothing of the dead is left."""
        with opened(self.folder / "desk") as desk:
            desk.back_up()
            desk.restore_backup(self.folder / "good.zip", self.folder / "last")
            options = BriefOptions("en", "Letter", ("case",))
            desk.make_brief("c1", options, self.folder / "out" / "last.pdf")
        assert leftovers(self.folder) == []


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
