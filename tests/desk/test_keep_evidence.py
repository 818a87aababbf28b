"""Invoices, pictures of balances and other proofs."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.desk import keep_evidence as module


def _file(folder: Path, data: bytes = b"\x00\xff\x00", name: str = "invoice 7.xyz") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_any_file_is_kept_as_it_is(desk: Desk, tmp_path: Path) -> None:
    path = _file(tmp_path)
    kept = desk.keep_evidence(path)
    assert (kept.name, kept.size, kept.pages) == ("invoice 7.xyz", 3, 0)
    assert kept.sha256 == hashlib.sha256(b"\x00\xff\x00").hexdigest()
    original = desk.original(kept.sha256)
    assert original.read_bytes() == path.read_bytes()
    assert not original.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert desk.page_text(kept.sha256) == ()
    assert desk.evidence(kept.sha256) == kept
    assert desk.cases() == ()


def test_text_is_kept_where_it_can_be_read(desk: Desk, tmp_path: Path) -> None:
    path = _file(tmp_path, b"Invoice No. 7\nUnit price USD 4.20\n", "invoice.txt")
    kept = desk.keep_evidence(path)
    assert (kept.kind, kept.pages) == ("text", 1)
    assert "USD 4.20" in desk.page_text(kept.sha256)[0].text


def test_the_same_file_is_recognised_and_survives_an_opening(tmp_path: Path) -> None:
    first = _file(tmp_path)
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        kept = desk.keep_evidence(first)
    first.unlink()
    with open_desk(tmp_path / "desk", FixedClock(NOW + timedelta(days=3))) as desk:
        again = desk.keep_evidence(_file(tmp_path, name="copy.xyz"))
        assert again == kept  # the first name, the first moment
        assert desk.original(kept.sha256).is_file()
        with desk._storage.reading() as unit:
            assert [sha for sha, _ in unit.notices.originals()] == [kept.sha256]


def test_a_paper_that_could_not_be_read_before_gets_its_pages_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, b"Case 1:26-cv-01234. A notice.", "notice.txt")
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        with monkeypatch.context() as patch:
            patch.setattr(module, "_read", lambda p, sha, size, job: module._unread(p, sha, size))
            kept = desk.keep_evidence(path)
        assert (kept.kind, kept.pages) == ("file", 0)
        case = desk.add_notice(path).case_id
        notice = desk.case(case).notices[0].evidence
        assert (notice.sha256, notice.kind, notice.pages) == (kept.sha256, "text", 1)
        assert notice.added_at == kept.added_at
        assert desk.page_text(kept.sha256)[0].text
        assert desk.original(kept.sha256).is_file()
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        assert len(list((tmp_path / "desk" / "vault").glob("*/*"))) == 1
        assert desk.original(kept.sha256).read_bytes() == path.read_bytes()


def _empty(folder: Path) -> Path:
    return _file(folder, b"")


def _missing(folder: Path) -> Path:
    return folder / "nowhere.pdf"


def _folder(folder: Path) -> Path:
    return folder


def _large(folder: Path) -> Path:
    path = _file(folder)
    os.truncate(path, module.LARGEST + 1)
    return path


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (_empty, "empty"),
        (_missing, "file_missing"),
        (_folder, "file_unreadable"),
        (_large, "too_large"),
    ],
)
def test_what_cannot_be_kept_is_named(
    desk: Desk, tmp_path: Path, made: Callable[[Path], Path], code: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(DeskError) as caught:
        desk.keep_evidence(made(folder))
    assert caught.value.code == code
    assert "name" in caught.value.params
    assert list((desk.folder / "vault").glob("*/*")) == []


class _Stopped:
    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None:
        raise Cancelled


def test_a_stopped_job_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        desk.keep_evidence(_file(tmp_path), _Stopped())
    assert list((desk.folder / "vault").glob("*/*")) == []
