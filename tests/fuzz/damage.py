"""Damage to files that the program wrote: of any bytes, and of what JSON, a zip or SQLite mean."""

from __future__ import annotations

import io
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

Damage = Callable[[bytes, random.Random], bytes]

_TELLING: Final = (
    *(b"\0", b"\xff", b"\xff\xff\xff\xff", b"\0\0\0\x80", b"\x7f\xff\xff\xff", b"PK\x01\x02"),
    *(b"PK\x03\x04", b"PK\x05\x06", b"SQLite format 3\0", b'"', b"{", b"\n", b"9", b"\xed\xa0\x80"),
)
_VALUES: Final = (
    *(None, True, -1, 0, 1, 1.5, 2**31, 2**64, 10**30, "", "x", "0", "1", "2026-13-99", "c1"),
    *("\0", "../../x", "x" * 40_000, [], [[]], {}, {"x": 1}, ["x"], "2026-03-02T08:30:00+00:00"),
    *("9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00+14:00", "\u202e案", "NaN", float("nan")),
)


def _place(data: bytes | bytearray, chance: random.Random) -> int:
    return chance.randrange(len(data)) if data else 0


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit to eight of them."""
    new = bytearray(data)
    for _ in range(chance.randint(1, 8) if new else 0):
        new[_place(new, chance)] ^= 1 << chance.randrange(8)
    return bytes(new)


def one_flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit."""
    new = bytearray(data)
    if new:
        new[_place(new, chance)] ^= 1 << chance.randrange(8)
    return bytes(new)


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """A run of other bytes: chance, zeros, or words that formats are made of."""
    at = _place(data, chance)
    run = chance.choice((chance.randbytes(chance.randint(1, 600)), bytes(chance.randint(1, 5000))))
    if chance.random() < 0.5:
        run = chance.choice(_TELLING)
    return data[:at] + run + data[at + len(run) :]


def inserted(data: bytes, chance: random.Random) -> bytes:
    """A run more."""
    at = _place(data, chance)
    run = chance.choice((chance.randbytes(chance.randint(1, 300)), *_TELLING))
    return data[:at] + run + data[at:]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    """A run less."""
    at = _place(data, chance)
    return data[:at] + data[at + chance.randint(1, 5000) :]


def cut_off(data: bytes, chance: random.Random) -> bytes:
    """The end is not there."""
    return data[: _place(data, chance)]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Two runs have changed places."""
    size = chance.randint(1, max(1, min(4096, len(data) // 3)))
    one, two = sorted((_place(data, chance), _place(data, chance)))
    if one + size > two:
        return flipped(data, chance)
    middle, last = data[one + size : two], data[two : two + size]
    return data[:one] + last + middle + data[one : one + size] + data[two + size :]


def repeated(data: bytes, chance: random.Random) -> bytes:
    """A run twice."""
    at = _place(data, chance)
    end = at + chance.randint(1, 3000)
    return data[:end] + data[at:end] + data[end:]


BYTES: Final[tuple[Damage, ...]] = (
    *(flipped, one_flipped, one_flipped, overwritten, inserted, cut_out, cut_off, swapped),
    repeated,
)


def of_bytes(data: bytes, chance: random.Random) -> bytes:
    """Damage that knows nothing of formats."""
    return chance.choice(BYTES)(data, chance)


# JSON


def of_json(data: bytes, chance: random.Random) -> bytes:
    """Another value somewhere, or one less; where it is no JSON, of its bytes."""
    try:
        told = json.loads(data)
    except ValueError:
        return of_bytes(data, chance)
    for _ in range(chance.randint(1, 2)):
        told = _other(told, chance)
    return json.dumps(told, ensure_ascii=chance.random() < 0.5, indent=1).encode(
        "utf-8", "surrogatepass"
    )


def _other(told: Any, chance: random.Random) -> Any:
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        items = value.items() if isinstance(value, dict) else ()
        for key, inner in items or (enumerate(value) if isinstance(value, list) else ()):
            places.append((value, key))
            walk(inner)

    walk(told)
    if not places or chance.random() < 0.02:
        return deepcopy(chance.choice(_VALUES))
    where, key = chance.choice(places)
    what = chance.random()
    if what < 0.2:
        del where[key]
    elif what < 0.3 and isinstance(where, dict):
        where[str(key) + "x"] = where.pop(key)
    elif what < 0.4:
        where[key] = deepcopy(where[chance.choice([k for w, k in places if w is where])])
    elif what < 0.6 and isinstance(where[key], str) and where[key]:
        where[key] = one_flipped(where[key].encode(), chance).decode("utf-8", "replace")
    else:
        where[key] = deepcopy(chance.choice(_VALUES))
    return told


# a zip

_CENTRAL: Final = {
    "version": (6, "H"), "flags": (8, "H"), "method": (10, "H"), "time": (12, "L"),
    "crc": (16, "L"), "packed": (20, "L"), "size": (24, "L"), "name": (28, "H"),
    "extra": (30, "H"), "comment": (32, "H"), "disk": (34, "H"), "inside": (36, "H"),
    "outside": (38, "L"), "offset": (42, "L"),
}  # fmt: skip
_LOCAL: Final = {
    "flags": (6, "H"), "method": (8, "H"), "crc": (14, "L"), "packed": (18, "L"),
    "size": (22, "L"), "name": (26, "H"), "extra": (28, "H"),
}  # fmt: skip
_END: Final = {
    "disk": (4, "H"), "start": (6, "H"), "here": (8, "H"), "all": (10, "H"), "size": (12, "L"),
    "offset": (16, "L"), "comment": (20, "H"),
}  # fmt: skip


def of_zip_heads(data: bytes, chance: random.Random) -> bytes:
    """A field in a head of an entry, in the list of entries, or at the end, says something else."""
    mark, fields = chance.choice(
        ((b"PK\1\2", _CENTRAL), (b"PK\1\2", _CENTRAL), (b"PK\3\4", _LOCAL), (b"PK\5\6", _END))
    )
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 4)
    if not found:
        return of_bytes(data, chance)
    new = bytearray(data)
    head = chance.choice(found)
    offset, kind = fields[chance.choice(sorted(fields))]
    size = struct.calcsize(f"<{kind}")
    if head + offset + size > len(new):
        return of_bytes(data, chance)
    (old,) = struct.unpack_from(f"<{kind}", new, head + offset)
    value = chance.choice((0, 1, old ^ 1, old + 1, old - 1, old * 2, 2**31, 2**32 - 1, 99, 8))
    struct.pack_into(f"<{kind}", new, head + offset, value % (1 << 8 * size))
    return bytes(new)


def of_zip_entries(data: bytes, chance: random.Random) -> bytes:
    """Packed anew after a change: an entry less, twice, renamed, exchanged, damaged inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            files = [(info.filename, old.read(info)) for info in old.infolist()]
            kind = old.infolist()[0].compress_type
    except Exception:  # encrypted, or not to be read
        return of_zip_heads(data, chance)
    one, two = chance.randrange(len(files)), chance.randrange(len(files))
    name, content = files[one]
    match chance.randrange(7):
        case 0:
            del files[one]
        case 1:
            files.append((name, files[two][1]))
        case 2:
            files[one] = (one_flipped(name.encode(), chance).decode("utf-8", "replace"), content)
        case 3:
            files[one], files[two] = (name, files[two][1]), (files[two][0], content)
        case 4:
            files.append((chance.choice(("more.txt", "../x", "/x", "vault/ab/x")), content))
        case _ if name.endswith(".json"):
            files[one] = (name, of_json(content, chance))
        case _:
            files[one] = (name, of_bytes(content, chance))
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the same name twice is meant
        with zipfile.ZipFile(out, "w", kind) as new:
            for name, content in files:
                new.writestr(zipfile.ZipInfo(name), content, kind)
    return out.getvalue()


def of_zip(data: bytes, chance: random.Random) -> bytes:
    """Damage of any kind to an archive."""
    ways: tuple[Damage, ...] = (of_bytes, of_zip_heads, of_zip_entries)
    return chance.choice(ways)(data, chance)


# a file of SQLite

PAGE: Final = 4096


def of_header(data: bytes, chance: random.Random) -> bytes:
    """A byte of the file's header."""
    new = bytearray(data)
    if len(new) >= 100:
        new[chance.randrange(100)] = chance.choice((0, 1, 2, 0x7F, 0xFF, chance.randrange(256)))
    return bytes(new)


def of_page_head(data: bytes, chance: random.Random) -> bytes:
    """A byte of the head of a page, or of its list of cells."""
    new = bytearray(data)
    at = chance.randrange(max(1, len(new) // PAGE)) * PAGE
    at = at or 100  # the first page begins after the file's header
    if at + 40 < len(new):
        new[at + chance.randrange(40)] = chance.choice(
            (0, 2, 5, 10, 13, 0xFF, chance.randrange(256))
        )
    return bytes(new)


def of_pages(data: bytes, chance: random.Random) -> bytes:
    """Whole pages exchanged, lost, empty, or one written over another."""
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    if len(pages) < 2:
        return of_bytes(data, chance)
    one, two = chance.randrange(len(pages)), chance.randrange(len(pages))
    match chance.randrange(5):
        case 0:
            pages[one], pages[two] = pages[two], pages[one]
        case 1:
            pages[one] = pages[two]
        case 2:
            pages[one] = chance.choice((b"\0", b"\xff")) * len(pages[one])
        case 3:
            del pages[chance.randrange(1, len(pages)) :]
        case 4:
            pages.insert(one, pages[two])
    return b"".join(pages)


def of_text(data: bytes, chance: random.Random) -> bytes:
    """One letter of a text in a cell: what no structure tells of."""
    new = bytearray(data)
    for _ in range(400):
        at = _place(new, chance)
        if new[at : at + 1].isalnum() and new[max(0, at - 3) : at + 3].isascii():
            new[at] = chance.choice(b'0123456789abcdefghijklmnopqrstuvwxyzABCXYZ-:"{')
            break
    return bytes(new)


def of_database(data: bytes, chance: random.Random) -> bytes:
    """Damage of any kind to a database."""
    ways: tuple[Damage, ...] = (of_bytes, of_header, of_page_head, of_pages, of_text, of_text)
    return chance.choice(ways)(data, chance)
