"""The seller's own watch lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk
from tro_desk.domain.watch import WatchTerm

ROWS = "term,kind,owner,source,date,note,weak\n"


def _list(folder: Path, rows: str, name: str = "marks.csv") -> Path:
    path = folder / name
    path.write_text(ROWS + rows, encoding="utf-8")
    return path


def test_a_list_is_kept_as_it_says(desk: Desk, tmp_path: Path) -> None:
    rows = "NORTHPERCH,mark,Northlake,docket,2026-03-01,see case,\n冻结词,,,,,,yes\n"
    rows += "NORTHPERCH,brand,,,,,\n"  # of equal terms the first counts
    found = desk.import_watch_list(_list(tmp_path, rows))
    assert len(found.terms) >= 2
    kept = (
        WatchTerm("NORTHPERCH", "mark", "Northlake", "docket", "2026-03-01", "see case"),
        WatchTerm("冻结词", source="marks.csv", weak=True),
    )
    assert desk.watch_lists() == ((found.name, kept),)
    assert desk.watch_terms() == kept


def test_the_same_name_again_replaces_the_list(desk: Desk, tmp_path: Path) -> None:
    desk.import_watch_list(_list(tmp_path, "ONE,,,,,,\nTWO,,,,,,\n"))
    desk.import_watch_list(_list(tmp_path, "OTHER,,,,,,\n", "more.csv"))
    found = desk.import_watch_list(_list(tmp_path, "TWO,mark,,,,,\nTHREE,,,,,,\n"))
    lists = dict(desk.watch_lists())
    assert [(term.term, term.kind) for term in lists[found.name]] == [
        ("TWO", "mark"),
        ("THREE", ""),
    ]
    assert [term.term for term in desk.watch_terms()] == ["TWO", "THREE", "OTHER"]


def test_a_removed_list_is_gone_and_may_come_back(desk: Desk, tmp_path: Path) -> None:
    path = _list(tmp_path, "ONE,,,,,,\n")
    name = desk.import_watch_list(path).name
    desk.remove_watch_list(name)
    assert desk.watch_lists() == ()
    with pytest.raises(DeskError, match="unknown_watch_list"):
        desk.remove_watch_list(name)
    desk.import_watch_list(path)
    assert [term.term for term in desk.watch_terms()] == ["ONE"]


def test_a_file_without_terms_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.import_watch_list(_list(tmp_path, "ONE,,,,,,\n"))
    with pytest.raises(DeskError, match="watch_list_empty"):
        desk.import_watch_list(_list(tmp_path, ",mark,,,,,\n"))
    assert [term.term for term in desk.watch_terms()] == ["ONE"]
