"""`tro-desk custody`, `trash` and `hold` as somebody uses them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.desk.parts import CERTAIN, add
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.cli import main
from tro_desk.desk import open_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        added = add(desk, tmp_path / "in", *CERTAIN)
        desk.confirm_certain(added.case_id)
        desk.add_store("amazon", "Northlake")
    return tmp_path / "desk"


class Run:
    """A command line within this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.err = ""

    def __call__(self, *arguments: object, status: int = 0, lang: str = "en") -> str:
        words = [*map(str, arguments), "--desk", str(self.folder), "--lang", lang]
        assert main(words) == status
        told = self.capsys.readouterr()
        self.err = told.err
        return told.out

    def json(self, *arguments: object, status: int = 0) -> Any:
        return json.loads(self(*arguments, "--json", status=status))


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(folder, capsys)


def test_custody(run: Run, folder: Path) -> None:
    (item,) = run.json("custody", "c1")["items"]
    assert item["name"] == "notice.eml"
    assert item["broken"] is None
    (entry,) = item["entries"]
    assert (entry["what"], entry["case"], entry["at"]) == ("added", "c1", NOW.isoformat())
    assert item["head"] == entry["hash"]
    assert run.json("custody", "c1", item["sha256"][:8])["items"] == [item]
    for lang in ("en", "zh"):
        told = run("custody", "c1", lang=lang)
        assert item["sha256"] in told
        assert entry["hash"] in told
    run("custody", "c1", "ffff", status=1)
    run("custody", "c9", status=1)


def test_a_broken_chain_is_told_and_is_no_success(run: Run, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "desk.db")) as database, database:
        database.execute("UPDATE custody SET who = 'nobody'")
    assert run.json("custody", "c1", status=1)["items"][0]["broken"] == 1
    assert "broken at entry 1" in run("custody", "c1", status=1)
    assert "broken at entry 1" in run("verify", status=1)


def test_a_case_goes_to_the_trash_and_comes_back(run: Run) -> None:
    assert run("trash", "list") == "The trash is empty.\n"
    made = run.json("trash", "delete", "--case", "c1")
    assert (made["id"], made["kind"], made["held"]) == (1, "case", "c1")
    assert run.json("cases") == {"cases": []}
    assert run.json("trash", "list") == {"entries": [made]}
    for lang in ("en", "zh"):
        assert "1:26-cv-01234" in run("trash", "list", lang=lang)
    assert "back where it was" in run("trash", "restore", "1")
    assert [one["id"] for one in run.json("cases")["cases"]] == ["c1"]
    run("trash", "restore", "1", status=1)
    assert "no longer in the trash" in run.err


def test_what_is_held_is_not_purged_until_the_duty_ended(run: Run) -> None:
    sha256 = run.json("custody", "c1")["items"][0]["sha256"]
    assert run.json("trash", "delete", "--case", "c1", "--evidence", sha256)["kind"] == "evidence"
    assert run.json("hold", "c1")["under"] is True
    assert "37(e)" in run("hold", "c1")
    run("trash", "purge", "1", "--yes", status=1)
    assert "37(e)" in run.err
    assert "37(e)" in run("trash", "purge", "--all", "--yes")
    run("hold", "c1", "--ended-by", "The court", status=2)
    ended = run.json("hold", "c1", "--ended-by", "The court", "--on", "2026-02-27")
    assert (ended["under"], ended["ended"]["said_by"]) == (False, "The court")
    assert "The court" in run("hold", "c1")
    going = run.json("trash", "purge", "1")
    assert (going["done"], going["files"]) == (False, ["notice.eml"])
    assert len(run.json("trash", "list")["entries"]) == 1
    assert "Nothing was removed" in run("trash", "purge", "1")
    assert run.json("trash", "purge", "--all", "--yes")["done"] is True
    assert run("trash", "list") == "The trash is empty.\n"
    item = run.json("custody", "c1", sha256)["items"][0]
    assert [one["what"] for one in item["entries"]] == ["added", "trashed", "purged"]
    assert run("verify", lang="zh")


def test_a_store_is_deleted_by_its_name(run: Run) -> None:
    run("trash", "delete", "--store", "Nobody", status=1)
    assert run.json("trash", "delete", "--store", "Northlake")["kind"] == "store"
    run("trash", "delete", status=2)
    run("trash", "restore", status=2)
    run("trash", "restore", "one", status=2)
    run("trash", "purge", status=2)
