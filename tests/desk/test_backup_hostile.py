"""Archives made to do harm, and archives with damage: refused with a sentence, nothing written."""

from __future__ import annotations

import random
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.backup_parts import (
    SHA,
    code_of,
    contents,
    leftovers,
    refused,
    repacked,
    unzipped,
)
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk import open_desk
from tro_desk.desk.back_up import restore

Files = dict[str, bytes]


def test_a_repacked_one_is_as_good(made_backup: Path, tmp_path: Path) -> None:
    path = repacked(tmp_path / "again.zip", unzipped(made_backup))
    restored = restore(path, tmp_path / "new", NOW, UNWATCHED)
    assert restored.check is not None
    assert restored.check.sound
    assert len(contents(tmp_path / "new")) == 5


@pytest.mark.parametrize(
    "name",
    [
        "/etc/cron.d/evil",
        "../evil",
        "vault/../../evil",
        "vault/ab/../../../evil",
        "..\\evil",
        "C:\\evil",
        "C:evil",
        "\\\\server\\share\\evil",
        "vault/",
        "vault/ab/",
        "briefs/evil.exe",
        "evil",
        "desk.db-wal",
        "backup.json",
        "backups/x.zip",
        f"vault/cd/{SHA}.eml",
        f"vault/ab/{SHA}.eml ",
        f"vault/ab/{SHA}.eml:stream",
        f"vault/ab/{SHA}.EML",
        f"vault/ab/{SHA}.eml\x00.txt",
        f"vault/ab/{SHA}.eml\n",
        "briefs/c1-20260302T083000Z-zh.pdf/x",
        "DESK.DB",
        "Manifest.json",
        "vault/ab/con",
        f"vault/ab/{SHA}.eml.",
        f"vault/AB/{SHA.upper()}.eml",
        f"Vault/ab/{SHA}.eml",
        f"vault//ab/{SHA}.eml",
        f"./vault/ab/{SHA}.eml",
        f"vault/ab/./{SHA}.eml",
        f"vault\\ab\\{SHA}.eml",
        f"\\\\?\\C:\\vault\\ab\\{SHA}.eml",
        f"file:///vault/ab/{SHA}.eml",
        f"~/vault/ab/{SHA}.eml",
        f"vault/ab/{SHA}.eml/../../../../evil",
        f"vault/ab/{SHA}.ｅml",
        f"vault/ab/{SHA}.e\u202eml",
        *(f"vault/ab/{word}" for word in ("NUL", "aux.eml", "COM1.pdf", "lpt9.txt", "CONIN$")),
        *(f"briefs/{word}.pdf" for word in ("con", "PRN", "COM¹")),
        "vault/ab/" + "a" * 10_000,
        "a/" * 10_000 + "x",
        "briefs/c" + "1" * 10_000 + "-20260302T083000Z-zh.pdf",
        "",
        "/",
        "..",
        ".",
        " ",
        "\x00",
    ],
)
def test_a_name_that_is_not_ours(made_backup: Path, tmp_path: Path, name: str) -> None:
    path = repacked(tmp_path / "bad.zip", unzipped(made_backup), more=((name, b"evil"),))
    assert refused(path, tmp_path / "new") == "backup_foreign"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.zip"]


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFDIR, stat.S_IFSOCK]
)
def test_a_link_or_a_device(made_backup: Path, tmp_path: Path, kind: int) -> None:
    def mark(head: zipfile.ZipInfo) -> None:
        if head.filename.startswith("vault/"):
            head.external_attr = (kind | 0o777) << 16

    path = repacked(tmp_path / "bad.zip", unzipped(made_backup), info=mark)
    assert refused(path, tmp_path / "new") == "backup_foreign"


def test_the_same_name_twice(made_backup: Path, tmp_path: Path) -> None:
    files = unzipped(made_backup)
    name = next(one for one in files if one.startswith("vault/"))
    with pytest.warns(UserWarning, match="Duplicate"):
        path = repacked(tmp_path / "bad.zip", files, more=((name, b"another"),))
    assert refused(path, tmp_path / "new") == "backup_foreign"


def test_a_bomb(made_backup: Path, tmp_path: Path) -> None:
    files = {**unzipped(made_backup), f"vault/ab/{SHA}.eml": bytes(4_000_000)}
    path = repacked(tmp_path / "bad.zip", files, compression=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 400_000
    assert refused(path, tmp_path / "new") == "backup_foreign"


def test_an_encrypted_one(made_backup: Path, tmp_path: Path) -> None:
    data = bytearray(made_backup.read_bytes())
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    path = tmp_path / "bad.zip"
    path.write_bytes(data)
    assert refused(path, tmp_path / "new") == "backup_foreign"


def _schema(number: int) -> Callable[[dict[str, object]], None]:
    return lambda told: told.update(schema=number)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda told: told.update(what="x"), "backup_foreign"),
        (lambda told: told.update(format=2), "backup_newer"),
        (lambda told: told.update(format="1", files=3), "backup_damaged"),
        (lambda told: told.update(made_at="2026-03-02T08:30:00"), "backup_damaged"),
        (lambda told: told.update(made_at=["x"]), "backup_damaged"),
        (lambda told: told.update(counts=[1]), "backup_damaged"),
        (lambda told: told["counts"].update(facts=-1), "backup_damaged"),
        (lambda told: told["counts"].update(facts=True), "backup_damaged"),
        (lambda told: told["counts"].update(facts=10**30), "restore_differs"),
        (lambda told: told["counts"].pop("facts"), "restore_differs"),
        (lambda told: told["files"].pop(), "backup_damaged"),
        (lambda told: told["files"].append(told["files"][0]), "backup_damaged"),
        (lambda told: told["files"][1].update(sha256="0" * 64), "backup_damaged"),
        (lambda told: told["files"][1].update(size=1), "backup_damaged"),
        (lambda told: told.pop("files"), "backup_damaged"),
        (_schema(1), "restore_differs"),
    ],
)
def test_a_manifest_that_does_not_tell_the_truth(
    made_backup: Path, tmp_path: Path, change: Callable[[dict[str, object]], None], code: str
) -> None:
    path = repacked(tmp_path / "bad.zip", unzipped(made_backup), told=change)
    assert refused(path, tmp_path / "new") == code


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("manifest.json", b"[" * 100_000),
        ("manifest.json", b"\xff\xfe"),
        ("manifest.json", b"null"),
        ("other.json", b"{}"),
    ],
)
def test_a_manifest_that_is_none(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(name, data)
    assert refused(path, tmp_path / "new") in ("backup_foreign", "backup_damaged")


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"no zip at all", b"PK\5\6" + bytes(18), b"PK\5\6", bytes(100_000)]
)
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(data)
    assert refused(path, tmp_path / "new") in ("backup_foreign", "backup_damaged")


def test_a_folder_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path / "folder", tmp_path / "new") == "backup_missing"
    assert refused(tmp_path / "nothing", tmp_path / "new") == "backup_missing"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("PRAGMA user_version = 9999", "backup_newer"),
        ("PRAGMA application_id = 1", "backup_damaged"),
        ("INSERT INTO pages VALUES (printf('%064d', 1), 1, '', '', '')", "backup_damaged"),
        ("DELETE FROM candidates", "restore_differs"),
        ("DROP TABLE briefs", "restore_differs"),
    ],
)
def test_another_database_inside(made_backup: Path, tmp_path: Path, change: str, code: str) -> None:
    files = unzipped(made_backup)
    inner = tmp_path / "inner.db"
    inner.write_bytes(files["desk.db"])
    with closing(sqlite3.connect(inner)) as database, database:
        database.execute(change)
    files["desk.db"] = inner.read_bytes()
    inner.unlink()
    path = repacked(tmp_path / "bad.zip", files)
    assert refused(path, tmp_path / "new") == code


def test_a_newer_schema_and_what_is_no_database(made_backup: Path, tmp_path: Path) -> None:
    files = {**unzipped(made_backup), "desk.db": b"SQLite format 3\0" + bytes(5000)}
    path = repacked(tmp_path / "bad.zip", files)
    assert refused(path, tmp_path / "new") == "backup_damaged"


def test_any_byte_changed_is_noticed_or_means_nothing(made_backup: Path, tmp_path: Path) -> None:
    """A backup with some bytes changed is refused, or gives back exactly what was in it."""
    chance, whole, good = random.Random("bytes"), made_backup.read_bytes(), unzipped(made_backup)
    path, taken, codes = tmp_path / "bad.zip", 0, set[str]()
    for number in range(60):
        data = bytearray(whole)
        span = len(data) if number % 2 else min(len(data), 6000)  # half of them near the end
        for _ in range(chance.randint(1, 4)):
            data[len(data) - 1 - chance.randrange(span)] = chance.randrange(256)
        if number % 10 == 9:
            del data[chance.randrange(len(data)) :]
        path.write_bytes(data)
        into = tmp_path / "new" / str(number)
        try:
            restore(path, into, NOW, UNWATCHED)
        except DeskError as error:
            codes.add(error.code.partition("_")[0])
            assert not into.exists()
            continue
        taken += 1
        expected = {name: data for name, data in good.items() if "/" in name}
        assert contents(into) == expected
    assert taken < 40
    assert codes <= {"backup", "restore"}
    assert leftovers(tmp_path) == []


# where it goes


def test_never_over_what_is_there(made_backup: Path, tmp_path: Path) -> None:
    into = tmp_path / "there"
    into.mkdir()
    (into / "letter.txt").write_text("mine")
    assert code_of(restore, made_backup, into, NOW, UNWATCHED) == "restore_not_empty"
    assert (into / "letter.txt").read_text() == "mine"
    assert code_of(restore, made_backup, into / "letter.txt", NOW, UNWATCHED) == "restore_not_empty"
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        desk.new_case()
        before = desk.cases()
        assert code_of(desk.restore_backup, made_backup, desk.folder) == "restore_inside_desk"
        inside = desk.folder / "vault" / "new"
        assert code_of(desk.restore_backup, made_backup, inside) == "restore_inside_desk"
        assert desk.cases() == before
    assert code_of(restore, made_backup, tmp_path / "desk", NOW, UNWATCHED) == "restore_not_empty"
    assert leftovers(tmp_path) == []


def test_an_empty_folder_and_a_new_one_below_others(made_backup: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    restore(made_backup, tmp_path / "empty", NOW, UNWATCHED)
    restore(made_backup, tmp_path / "a" / "b" / "c", NOW, UNWATCHED)
    assert contents(tmp_path / "empty") == contents(tmp_path / "a" / "b" / "c")
