"""Originals are kept once, unaltered, and nothing from outside chooses their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.store.made import NOW, notice
from tro_desk.base.errors import DeskError
from tro_desk.store import Storage
from tro_desk.store.vault import Vault
from tro_desk.store.verify import verify


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    (tmp_path / "vault").mkdir()
    return Vault(tmp_path / "vault")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_an_original_is_copied_once_and_read_only(vault: Vault, tmp_path: Path) -> None:
    path, read = notice(tmp_path / "in")
    sha = read.file.sha256
    assert vault.put(path, sha, "eml") is True
    assert vault.put(path, sha, "eml") is False
    (kept,) = _files(vault.folder)
    assert kept == vault.folder / sha[:2] / f"{sha}.eml"
    assert kept.read_bytes() == path.read_bytes()
    assert kept.stat().st_mode & 0o222 == 0
    assert vault.verify(sha, "eml")


def test_an_altered_original_is_seen_and_put_right(vault: Vault, tmp_path: Path) -> None:
    path, read = notice(tmp_path / "in")
    vault.put(path, read.file.sha256, "eml")
    kept = vault.path(read.file.sha256, "eml")
    kept.chmod(0o644)
    kept.write_text("altered")
    assert not vault.verify(read.file.sha256, "eml")
    assert vault.put(path, read.file.sha256, "eml") is True
    assert vault.verify(read.file.sha256, "eml")


def test_a_file_that_changed_after_it_was_read_is_refused(vault: Vault, tmp_path: Path) -> None:
    path, read = notice(tmp_path / "in")
    path.write_text("something else")
    with pytest.raises(DeskError) as caught:
        vault.put(path, read.file.sha256, "eml")
    assert caught.value.code == "file_changed"
    path.unlink()
    with pytest.raises(DeskError) as caught:
        vault.put(path, read.file.sha256, "eml")
    assert caught.value.params == {"name": "notice.eml"}
    assert _files(vault.folder) == []


@pytest.mark.parametrize(
    ("sha", "kind"),
    [("../../etc/passwd", "eml"), ("A" * 64, "eml"), ("a" * 64, "../x"), ("a" * 64, ""), ("", "e")],
)
def test_a_name_from_outside_is_never_a_path(vault: Vault, sha: str, kind: str) -> None:
    with pytest.raises(ValueError, match="not an original"):
        vault.path(sha, kind)


@pytest.mark.parametrize("name", ["CON", "..eml", "a\\b.eml", "名字 .eml", "-rf.eml", "x" * 200])
def test_a_strange_name_is_kept_as_a_name_only(storage: Storage, tmp_path: Path, name: str) -> None:
    path, read = notice(tmp_path / "in", name=name)
    with storage.writing() as unit:
        assert unit.keep(path, read, NOW).name == name
    (kept,) = _files(storage.folder / "vault")
    assert kept.stem == read.file.sha256


def test_a_change_that_fails_leaves_no_file(storage: Storage, tmp_path: Path) -> None:
    path, read = notice(tmp_path / "in")

    def fail() -> None:
        with storage.writing() as unit:
            unit.keep(path, read, NOW)
            assert len(_files(storage.folder / "vault")) == 1
            raise RuntimeError("afterwards")

    with pytest.raises(RuntimeError, match="afterwards"):
        fail()
    assert _files(storage.folder / "vault") == []


def test_what_a_stopped_process_left_is_removed_at_opening(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    storage = Storage(desk, NOW)
    path, read = notice(tmp_path / "in")
    with storage.writing() as unit:
        unit.keep(path, read, NOW)
    storage.close()
    stray = desk / "vault" / "ab" / f"{'ab' * 32}.pdf"
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("without a row")
    stray.chmod(0o444)
    (desk / "vault" / "ab" / f"{'ab' * 32}.part").write_text("half")
    (desk / "briefs" / ".c1-20260302T083000Z-zh.pdf.x.part").write_text("half")
    (desk / "briefs" / "c1-20260302T083000Z-zh.pdf").write_text("without a row")
    (desk / "briefs" / "my own notes.pdf").write_text("the seller's")
    storage = Storage(desk, NOW)
    with storage.reading() as unit:
        assert unit.original(read.file.sha256).read_bytes() == path.read_bytes()
    storage.close()
    assert [file.name for file in _files(desk / "vault")] == [f"{read.file.sha256}.eml"]
    assert [file.name for file in _files(desk / "briefs")] == ["my own notes.pdf"]


def test_what_may_be_somebodys_only_copy_is_never_removed(tmp_path: Path) -> None:
    """A file that others put there, and an original under another name: both are told of."""
    desk = tmp_path / "desk"
    storage = Storage(desk, NOW)
    path, read = notice(tmp_path / "in")
    with storage.writing() as unit:
        unit.keep(path, read, NOW)
    storage.close()
    [original] = _files(desk / "vault")
    renamed = original.rename(original.with_suffix(".emx"))
    (original.parent / "my own notes.txt").write_text("the seller's")
    storage = Storage(desk, NOW)
    found = verify(storage, NOW).problems
    assert sorted(one.code for one in found) == ["original_missing", "stray_file", "stray_file"]
    with storage.writing() as unit:
        unit.keep(path, read, NOW)
    storage.close()
    Storage(desk, NOW).close()
    assert not renamed.exists()  # the original is back, and nothing is lost with its double
    assert (original.parent / "my own notes.txt").read_text() == "the seller's"


def test_a_missing_original_is_named_and_comes_back(storage: Storage, tmp_path: Path) -> None:
    path, read = notice(tmp_path / "in")
    with storage.writing() as unit:
        unit.keep(path, read, NOW)
        kept = unit.original(read.file.sha256)
    kept.chmod(0o644)
    kept.unlink()
    with storage.reading() as unit, pytest.raises(DeskError) as caught:
        unit.original(read.file.sha256)
    assert (caught.value.code, caught.value.params) == ("original_missing", {"name": "notice.eml"})
    with storage.writing() as unit:
        unit.keep(path, read, NOW)
        assert unit.original(read.file.sha256).is_file()
    with storage.reading() as unit, pytest.raises(DeskError) as caught:
        unit.original("0" * 64)
    assert caught.value.code == "unknown_evidence"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_vault_that_cannot_be_written_is_named(storage: Storage, tmp_path: Path) -> None:
    path, read = notice(tmp_path / "in")
    (storage.folder / "vault").chmod(0o555)
    with pytest.raises(DeskError) as caught, storage.writing() as unit:
        unit.keep(path, read, NOW)
    assert caught.value.code == "desk_unwritable"
