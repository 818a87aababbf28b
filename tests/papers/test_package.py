"""Packages: what is in them, what a check says of every change, and what it refuses to open."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tro_desk.base.errors import DeskError
from tro_desk.papers import package_names as names
from tro_desk.papers.package import Changed, Part, write_package
from tro_desk.papers.verify_package import verify_package

MADE = datetime(2026, 3, 4, 2, 20, 31, tzinfo=UTC)
TOLD = {"program": {"name": "TRO Desk", "version": "0.1.0"}, "case": {"docket_number": "1:26"}}
ORIGINAL = "originals/A-notice.eml"
PARTS = (
    Part(names.BRIEF, b"%PDF brief", "brief"),
    Part(names.EXHIBITS, b"%PDF exhibits", "exhibits"),
    Part(
        ORIGINAL,
        b"From: x",
        "original",
        hashlib.sha256(b"From: x").hexdigest(),
        {"original_name": "通知\n冻结.eml", "exhibit": "A"},
    ),
)
FILES = (names.BRIEF, names.EXHIBITS, ORIGINAL, names.VERIFY, names.MANIFEST, names.SUMS)


def packed(parts: tuple[Part, ...] = PARTS, password: str = "") -> bytes:
    out = io.BytesIO()
    write_package(parts, TOLD, MADE, out, password)
    return out.getvalue()


def package(folder: Path, data: bytes | None = None) -> Path:
    path = folder / "package.zip"
    path.write_bytes(packed() if data is None else data)
    return path


def outcomes(path: Path, password: str = "") -> dict[str, str]:
    return {one.path: one.outcome for one in verify_package(path, password).files}


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Pack the files of a package anew after a change."""
    with zipfile.ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in files.items():
            new.writestr(name, data)


def test_a_package_is_as_it_was_made_and_the_same_twice(tmp_path: Path) -> None:
    path = package(tmp_path)
    assert path.read_bytes() == packed()
    checked = verify_package(path)
    assert checked.sound
    assert [one.path for one in checked.files] == list(FILES)
    assert checked.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (checked.made_at, checked.program) == ("2026-03-04T02:20:31Z", "0.1.0")
    assert checked.files[2].original_name == "通知?冻结.eml"
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read(names.MANIFEST))
        guide = archive.read(names.VERIFY).decode()
        assert {info.date_time for info in archive.infolist()} == {(2026, 3, 4, 2, 20, 30)}
    assert manifest["files"][2]["original_name"] == "通知\n冻结.eml"
    assert "sha256sum -c SHA256SUMS" in guide
    assert "How to check this package" in guide
    assert f"{ORIGINAL}  <- 通知?冻结.eml\n" in guide


def test_sha256sum_checks_it_without_the_program(tmp_path: Path) -> None:
    with zipfile.ZipFile(package(tmp_path)) as archive:
        archive.extractall(tmp_path / "unpacked")

    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sha256sum", "-c", "SHA256SUMS"],
            cwd=tmp_path / "unpacked",
            capture_output=True,
            text=True,
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
            check=False,
        )

    done = check()
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK\n") == len(FILES) - 1
    (tmp_path / "unpacked" / ORIGINAL).write_bytes(b"From: y")
    done = check()
    assert done.returncode == 1
    assert f"{ORIGINAL}: FAILED" in done.stdout


def _brief(files: dict[str, bytes]) -> None:
    files[names.BRIEF] += b"x"


def _all_but_manifest(files: dict[str, bytes]) -> None:
    """Whoever changes a file and its line in SHA256SUMS forgets the manifest."""
    old = hashlib.sha256(files[names.BRIEF]).hexdigest().encode()
    files[names.BRIEF] = b"%PDF other"
    new = hashlib.sha256(files[names.BRIEF]).hexdigest().encode()
    files[names.SUMS] = files[names.SUMS].replace(old, new)


def _manifest(files: dict[str, bytes]) -> None:
    old = hashlib.sha256(files[names.BRIEF]).hexdigest().encode()
    files[names.BRIEF] = b"%PDF other"
    new = hashlib.sha256(files[names.BRIEF]).hexdigest().encode()
    files[names.MANIFEST] = files[names.MANIFEST].replace(old, new)


def _story(files: dict[str, bytes]) -> None:
    files[names.MANIFEST] = files[names.MANIFEST].replace(b"1:26", b"1:27")


def _away(files: dict[str, bytes]) -> None:
    del files[ORIGINAL]


def _more(files: dict[str, bytes]) -> None:
    files["originals/B-more.pdf"] = b"x"


def _sums(files: dict[str, bytes]) -> None:
    del files[names.SUMS]


def _renamed(files: dict[str, bytes]) -> None:
    files["originals/A-other.eml"] = files.pop(ORIGINAL)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (_brief, {names.BRIEF: "changed"}),
        (_all_but_manifest, {names.BRIEF: "changed", names.SUMS: "changed"}),
        (_manifest, dict.fromkeys((names.BRIEF, names.MANIFEST, names.SUMS), "changed")),
        (_story, {names.MANIFEST: "changed"}),
        (_away, {ORIGINAL: "missing"}),
        (_more, {"originals/B-more.pdf": "unexpected"}),
        (_sums, {names.SUMS: "missing"}),
        (_renamed, {ORIGINAL: "missing", "originals/A-other.eml": "unexpected"}),
    ],
)
def test_every_change_is_named_file_by_file(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None], wrong: dict[str, str]
) -> None:
    path = package(tmp_path)
    changed(path, change)
    checked = outcomes(path)
    assert {name: outcome for name, outcome in checked.items() if outcome != "ok"} == wrong
    assert set(FILES) <= set(checked)
    assert not verify_package(path).sound


def test_a_flipped_bit_inside_the_archive_is_named(tmp_path: Path) -> None:
    data = packed()
    at = data.index(b"From: x")
    path = package(tmp_path, data[:at] + b"From: z" + data[at + 7 :])
    assert outcomes(path)[ORIGINAL] == "changed"


def test_a_locked_package_needs_its_password(tmp_path: Path) -> None:
    data = packed(password="correct horse 马")
    assert b"From: x" not in data
    path = package(tmp_path, data)
    checked = verify_package(path, "correct horse 马")
    assert checked.sound
    assert checked.locked
    for password, code in (("", "package_needs_password"), ("wrong", "package_wrong_password")):
        with pytest.raises(DeskError) as caught:
            verify_package(path, password)
        assert caught.value.code == code
    with zipfile.ZipFile(path) as archive, pytest.raises((RuntimeError, NotImplementedError)):
        archive.read(names.BRIEF)


def test_a_change_inside_a_locked_package_is_named(tmp_path: Path) -> None:
    data = packed(password="correct horse 马")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(ORIGINAL)
    at = (
        info.header_offset + 30 + len(ORIGINAL) + 11 + 16 + 2
    )  # header, name, AES field, salt, check
    changed_there = bytearray(data)
    changed_there[at + 2] ^= 1
    found = outcomes(package(tmp_path, bytes(changed_there)), "correct horse 马")
    wrong = {name for name, outcome in found.items() if outcome != "ok"}
    assert wrong == {ORIGINAL}


def _hostile(*members: tuple[str, bytes], mode: int = stat.S_IFREG | 0o644) -> bytes:
    out = io.BytesIO(packed())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo("placeholder")
            info.filename = name
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: _hostile(("/etc/passwd", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("../x", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("a/../../x", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("C:/x", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("..\\x", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("a\u202efdp.exe", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("a/", b"x")), "package_unsafe_path"),
        (lambda: _hostile(("link", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777), "package_link"),
        (lambda: _hostile(("brief.pdf", b"x")), "package_twice"),
        (lambda: _hostile(("BRIEF.pdf", b"x")), "package_twice"),
        (lambda: _hostile(("bomb.bin", bytes(30_000_000))), "package_too_large"),
        (lambda: b"PK not a zip", "package_not_zip"),
        (lambda: b"", "package_not_zip"),
        (lambda: packed()[:-40], "package_not_zip"),
    ],
)
def test_a_hostile_archive_is_refused_with_a_sentence(
    tmp_path: Path, data: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(DeskError) as caught:
        verify_package(package(tmp_path, data()))
    assert caught.value.code == code


@pytest.mark.parametrize(
    "manifest",
    [
        *(b"", b"{}", b"[1]", b"\xff", b'{"format": "tro-desk-package", "files": 3}'),
        b'{"format": "tro-desk-package", "files": [{"path": 1, "sha256": ""}]}',
        b"[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, manifest: bytes) -> None:
    path = package(tmp_path)
    changed(path, lambda files: files.__setitem__(names.MANIFEST, manifest))
    with pytest.raises(DeskError) as caught:
        verify_package(path)
    assert caught.value.code == "package_no_manifest"


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no.zip", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(DeskError) as caught:
            verify_package(path)
        assert caught.value.code == code


def test_an_original_that_changed_in_the_desk_is_not_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "kept.eml"
    path.write_bytes(b"From: y")
    part = Part(ORIGINAL, path, "original", PARTS[2].sha256)
    with pytest.raises(Changed):
        packed((part,))


@pytest.mark.parametrize(
    ("name", "kind", "path"),
    [
        ("notice.pdf", "pdf", "originals/A-notice.pdf"),
        ("冻结通知.PDF", "pdf", "originals/A.pdf"),
        ("Notice 冻结 (1).eml", "eml", "originals/A-Notice-1.eml"),
        ("../../etc/passwd", "text", "originals/A-etc-passwd.text"),
        ("C:\\x\\CON.txt", "text", "originals/A-C-x-CON.txt"),
        ("/abs.pdf", "pdf", "originals/A-abs.pdf"),
        ("a..b.pdf", "pdf", "originals/A-a.b.pdf"),
        ("fdp\u202eexe.pdf", "pdf", "originals/A-fdp-exe.pdf"),
        ("", "pdf", "originals/A.pdf"),
        ("x" * 300 + ".pdf", "pdf", "originals/A-" + "x" * 80 + ".pdf"),
        ("line\nbreak", "image", "originals/A-line-break.image"),
    ],
)
def test_names_of_originals_stay_in_their_folder(name: str, kind: str, path: str) -> None:
    made = names.original_name("A", name, kind)
    assert made == path
    assert names.is_safe(made)
    assert made.isascii()
