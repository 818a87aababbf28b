"""Archives whose own structure lies: links, other names, sizes, lists, what could swell."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.backup_parts import SHA, contents, refused, repacked, unzipped
from tests.store.made import NOW
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk.back_up import restore


@pytest.mark.parametrize("system", [0, 3, 10, 19])
def test_a_link_whatever_system_it_is_from(made_backup: Path, tmp_path: Path, system: int) -> None:
    """Links, devices and folders by the mark of Unix and by that of DOS."""
    target = tmp_path / "outside"
    target.mkdir()

    def mark(head: zipfile.ZipInfo) -> None:
        head.create_system = system
        if head.filename.startswith("vault/"):
            head.external_attr = (stat.S_IFLNK | 0o777) << 16

    files = unzipped(made_backup)
    name = next(one for one in files if one.startswith("vault/"))
    files[name] = str(target).encode()
    path = repacked(tmp_path / "bad.zip", files, info=mark)
    assert refused(path, tmp_path / "new") == "backup_foreign"
    assert list(target.iterdir()) == []


def _extra(kind: int, data: bytes) -> Callable[[zipfile.ZipInfo], None]:
    def mark(head: zipfile.ZipInfo) -> None:
        if head.filename == "desk.db":
            head.extra = struct.pack("<HH", kind, len(data)) + data

    return mark


@pytest.mark.parametrize(
    "mark",
    [
        _extra(0x000D, bytes(12) + b"/etc/passwd"),  # Unix: where a hard link leads
        _extra(0x756E, bytes(14) + b"/etc/passwd"),  # ASi: where a link leads
        _extra(0x7075, b"\x01" + bytes(4) + b"../evil"),  # another name in Unicode
    ],
)
def test_links_and_names_in_extra_fields_lead_nowhere(
    made_backup: Path, tmp_path: Path, mark: Callable[[zipfile.ZipInfo], None]
) -> None:
    """Nothing reads them: what is taken is taken under the name that was checked."""
    path = repacked(tmp_path / "odd.zip", unzipped(made_backup), info=mark)
    into = tmp_path / "in" / "new"
    restore(path, into, NOW, UNWATCHED)
    assert not any(one.is_symlink() for one in into.rglob("*"))
    assert all(one.stat().st_nlink == 1 for one in into.rglob("*") if one.is_file())
    assert contents(into) == {
        name: data for name, data in unzipped(made_backup).items() if "/" in name
    }
    assert {one.name for one in tmp_path.iterdir()} == {"odd.zip", "in"}


def test_names_that_differ_in_case_alone(made_backup: Path, tmp_path: Path) -> None:
    files = unzipped(made_backup)
    name = next(one for one in files if one.startswith("vault/"))
    for other in (name.upper(), name.replace("vault", "VAULT"), name[:-3] + name[-3:].upper()):
        path = repacked(tmp_path / "bad.zip", files, more=((other, files[name]),))
        assert refused(path, tmp_path / "new") == "backup_foreign"


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 93, 99]
)
def test_whatever_could_swell(made_backup: Path, tmp_path: Path, method: int) -> None:
    """Every way to pack; those that the library does not know are written into the heads alone."""
    known = method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    path = repacked(
        tmp_path / "bad.zip",
        unzipped(made_backup),
        compression=method if known else zipfile.ZIP_STORED,
    )
    if not known:
        data = bytearray(path.read_bytes())
        struct.pack_into("<H", data, data.index(b"PK\1\2") + 10, method)
        path.write_bytes(data)
    assert refused(path, tmp_path / "new") in ("backup_foreign", "backup_damaged")


def test_a_backup_within_a_backup_is_not_opened(made_backup: Path, tmp_path: Path) -> None:
    inner = made_backup.read_bytes()
    files = {**unzipped(made_backup), "backups/inner.zip": inner}
    path = repacked(tmp_path / "bad.zip", files)
    assert refused(path, tmp_path / "new") == "backup_foreign"
    named = f"vault/ab/{SHA}.zip"  # as an original it is only a file, and no row has it
    path = repacked(tmp_path / "odd.zip", {**unzipped(made_backup), named: inner})
    restored = restore(path, tmp_path / "new", NOW, UNWATCHED)
    assert restored.check is not None
    assert not list((tmp_path / "new").rglob("*.db-*"))
    assert {"desk.db"} == {one.name for one in (tmp_path / "new").rglob("*.db")}


def test_more_entries_than_a_desk_has_files(made_backup: Path, tmp_path: Path) -> None:
    """Thousands of empty files that the manifest does not tell of."""
    path = tmp_path / "bad.zip"
    path.write_bytes(made_backup.read_bytes())
    names = [f"vault/ab/ab{number:062x}.eml" for number in range(2_000)]
    with zipfile.ZipFile(path, "a") as packed:
        for name in names:
            packed.writestr(zipfile.ZipInfo(name), b"")
    assert refused(path, tmp_path / "new") == "backup_damaged"


def _larger(data: bytes, size: int, offset: int, *, count: int = 2**63) -> bytes:
    """The archive with an end in the larger form, which says these of its list."""
    end = data.rfind(b"PK\5\6")
    record = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    tail = bytearray(data[end:])
    struct.pack_into("<HHLL", tail, 8, 0xFFFF, 0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF)
    return data[:end] + record + locator + bytes(tail)


@pytest.mark.parametrize(
    ("size", "offset"),
    [(2**63, 0), (2**64 - 1, 2**64 - 1), (0, 0), (100, 2**40), (2**31, 0), (46, 2**63)],
)
def test_a_larger_form_that_lies(made_backup: Path, tmp_path: Path, size: int, offset: int) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(_larger(made_backup.read_bytes(), size, offset))
    assert refused(path, tmp_path / "new") in ("backup_foreign", "backup_damaged")


@pytest.mark.parametrize("value", [0, 1, 2**31, 2**32 - 1])
@pytest.mark.parametrize(("mark", "place"), [(b"PK\1\2", 20), (b"PK\1\2", 24), (b"PK\1\2", 42)])
def test_sizes_and_places_that_lie(
    made_backup: Path, tmp_path: Path, mark: bytes, place: int, value: int
) -> None:
    data = bytearray(made_backup.read_bytes())
    at = data.index(mark)
    if struct.unpack_from("<L", data, at + place)[0] == value:
        value += 1
    struct.pack_into("<L", data, at + place, value)
    path = tmp_path / "bad.zip"
    path.write_bytes(data)
    assert refused(path, tmp_path / "new") in ("backup_foreign", "backup_damaged")


def test_entries_that_lie_over_each_other(made_backup: Path, tmp_path: Path) -> None:
    """Many names for the same bytes: more comes out than there is."""
    files = {**unzipped(made_backup), f"vault/ab/{SHA}.eml": bytes(500_000)}
    path = repacked(tmp_path / "bad.zip", files)
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\5\6")
    at = struct.unpack_from("<L", data, end + 16)[0]
    heads, size = [], struct.unpack_from("<L", data, end + 12)[0]
    listed = bytes(data[at : at + size])
    start = listed.index(f"vault/ab/{SHA}.eml".encode()) - 46
    one = listed[start : start + 46 + len(f"vault/ab/{SHA}.eml")]
    heads = [one.replace(SHA.encode(), f"ab{n:062x}".encode()) for n in range(1, 200)]
    listed += b"".join(heads)
    count = struct.unpack_from("<H", data, end + 10)[0] + len(heads)
    tail = bytearray(data[end:])
    struct.pack_into("<HHL", tail, 8, count, count, len(listed))
    path.write_bytes(bytes(data[:at]) + listed + bytes(tail))
    assert refused(path, tmp_path / "new") in ("backup_foreign", "backup_damaged")


def test_a_list_too_long_to_be_read(made_backup: Path, tmp_path: Path) -> None:
    data = bytearray(made_backup.read_bytes())
    struct.pack_into("<L", data, data.rfind(b"PK\5\6") + 12, 0xFFFF_FFF0)
    path = tmp_path / "bad.zip"
    path.write_bytes(data)
    assert refused(path, tmp_path / "new") == "backup_foreign"
