"""Files made to break the reader: each is refused with a code, or read within its bounds."""

from __future__ import annotations

import base64
import io
import multiprocessing
import os
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.makers import archive, compound, docx, mapi, p, word_part, workbook
from tro_desk.base.errors import DeskError, ReadError
from tro_desk.intake import Limits, read_file, reading

HEAD = "From: a@x.example\nTo: b@y.example\nSubject: s\nDate: Mon, 1 Jun 2026 09:00:00 +0800\n"
MIXED = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary={}\n\n"
ZEROS = bytes(30_000_000)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
SECONDS = 20.0
MEMORY = 900_000_000


def nested(levels: int, width: int) -> bytes:
    """An archive of archives of archives."""
    data = archive({"notice.txt": "words " * 1000})
    for _ in range(levels):
        data = archive({f"{n}.zip": data for n in range(width)})
    return data


def mails_in_mails(levels: int) -> bytes:
    """Parts within parts, each opened before the last is closed."""
    opened = (f"{MIXED.format(f'b{n}')}--b{n}\n" for n in range(levels))
    closed = (f"\n--b{n}--\n" for n in reversed(range(levels)))
    return (HEAD + "".join(opened) + "\nbody" + "".join(closed)).encode()


def attachments(count: int) -> bytes:
    part = (
        "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nwords\n"
    )
    return (HEAD + MIXED.format("b") + "--b\n\nbody\n" + part * count + "--b--\n").encode()


def loop() -> bytes:
    """A compound file whose chain of sectors leads back to its start."""
    data = bytearray(compound(mapi({0x0037: "s", 0x1000: "words " * 4000})))
    table = len(data) - 512
    for at in range(table, table + 512, 4):
        if data[at : at + 4] not in (b"\xff\xff\xff\xff", b"\xfd\xff\xff\xff"):
            data[at : at + 4] = b"\0\0\0\0"
    return bytes(data)


def family_loop() -> bytes:
    """A compound file whose storage is its own child."""
    data = bytearray(compound(mapi({0x0037: "s", 0x1000: "words"})))
    root = data.index("Root Entry".encode("utf-16-le"))
    for number in range(1, 4):
        entry = root + 128 * number
        data[entry + 66] = 1
        data[entry + 68 : entry + 80] = bytes((number, 0, 0, 0) * 3)
    return bytes(data)


def cells(*references: str) -> bytes:
    """A workbook with a cell at each of these places."""
    whole = workbook(A=[["x"]])
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    at = "".join(
        f'<row><c r="{r}" t="inlineStr"><is><t>words</t></is></c></row>' for r in references
    )
    name = "xl/worksheets/sheet1.xml"
    start = parts[name].index(b"<sheetData>")
    parts[name] = parts[name][:start] + f"<sheetData>{at}</sheetData></worksheet>".encode()
    return archive(parts)


def pdf_bomb() -> bytes:
    """A PDF of a few kilobytes whose page draws millions of lines."""
    packed = zlib.compress(zlib.compress(b"0 0 m 1 1 l S   " * 6_000_000, 1))
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        content % (len(packed), packed),
    )
    data = b"%PDF-1.5\n"
    table = b"0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = b"xref\n0 5\n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(data))
    return data + end


HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "pdf bomb": (pdf_bomb, {"damaged", "no_text"}),
    "zip bomb": (lambda: archive({"notice.txt": ZEROS}), {"too_large"}),
    "zip of many small bombs": (
        lambda: archive({f"{n}.txt": ZEROS[:3_900_000] for n in range(110)}),
        {"too_large", "no_text"},
    ),
    "zip in zip in zip": (lambda: nested(7, 3), {"too_large", "no_text"}),
    "zips side by side, four deep": (lambda: nested(4, 10), {"read", "no_text"}),
    "zip of many members": (lambda: archive({f"{n}": "" for n in range(60_000)}), {"too_large"}),
    "zip in a mail": (
        lambda: (
            b"MIME-Version: 1.0\nContent-Type: application/zip; name=a.zip\n"
            b"Content-Transfer-Encoding: base64\n"
            + HEAD.encode()
            + b"\n"
            + base64.encodebytes(archive({"notice.txt": ZEROS}))
        ),
        {"read"},
    ),
    "word paper that unpacks without end": (
        lambda: docx(p("x"), footnotes="<a>" + "x" * 30_000_000 + "</a>"),
        {"too_large"},
    ),
    "word paper of one endless paragraph": (
        lambda: docx(p(*(f"word{n} " for n in range(150_000)))),
        {"read", "too_large"},
    ),
    "word paper with a document type": (
        lambda: archive({"word/document.xml": LAUGHS + "<w:p>&i;</w:p>"}),
        {"damaged"},
    ),
    "word tables within tables": (
        lambda: docx(
            "<w:tbl><w:tr><w:tc>" * 60_000 + p("words") + "</w:tc></w:tr></w:tbl>" * 60_000
        ),
        {"read"},
    ),
    "workbook with a document type": (
        lambda: archive(
            {"xl/workbook.xml": LAUGHS + "<workbook>&i;</workbook>", "[Content_Types].xml": "<x/>"}
        ),
        {"damaged", "no_text"},
    ),
    "workbook as wide as can be": (lambda: cells("A1", "XFD1048576"), {"too_large"}),
    "workbook far out": (lambda: cells("XFD1048576"), {"read"}),
    "table of a million rows": (
        lambda: b"".join(b"%d,store %d,A%dXYZ\n" % (n, n, n) for n in range(1_000_000)),
        {"too_large"},
    ),
    "table of a million columns": (lambda: (b"a," * 1_000_000 + b"\n") * 4, {"too_large", "read"}),
    "a quotation mark never closed": (lambda: b'a,b,c\n"' + b"x,y,z\n" * 100_000, {"read"}),
    "parts in parts in parts": (lambda: mails_in_mails(3_000), {"too_large", "damaged"}),
    "a hundred thousand header lines": (
        lambda: (HEAD + "X-Line: words\n" * 100_000 + "\nbody").encode(),
        {"read"},
    ),
    "a header line without end": (
        lambda: (HEAD + "X-L: " + "=?utf-8?q?=41?= " * 200_000 + "\n\nbody").encode(),
        {"read"},
    ),
    "a subject without end": (
        lambda: b"Subject: " + b"=?utf-8?q?=41?= " * 200_000 + b"\n" + HEAD.encode() + b"\nbody",
        {"read"},
    ),
    "ten thousand attachments": (lambda: attachments(10_000), {"read"}),
    "a million open tags": (lambda: b"<html><body>" + b"<div><b>" * 500_000 + b"words", {"read"}),
    "tables without end": (lambda: b"<html>" + b"<table><tr><td>" * 300_000 + b"words", {"read"}),
    "brackets alone": (lambda: b"<html><body>words" + b"<" * 1_000_000, {"read"}),
    "comments never closed": (lambda: b"<html><body>words" + b"<!-" * 400_000, {"read"}),
    "quotation marks in tags": (lambda: b"<html>words" + b"<a \"'>" * 300_000, {"read"}),
    "entities": (lambda: b"<html>words" + b"&amp" * 800_000 + b"&#x41;" * 200_000, {"read"}),
    "marks upon one letter": (lambda: ("words a" + "\u0301\u0327" * 300_000).encode(), {"read"}),
    "one line of blanks": (lambda: b"words " + b" " * 3_000_000 + b"end", {"read"}),
    "compound file in a circle": (loop, {"damaged", "read"}),
    "compound file that is its own child": (family_loop, {"damaged", "wrong_type", "no_text"}),
    "old workbook of noise": (
        lambda: compound({"Workbook": bytes(range(256)) * 40}),
        {"damaged", "no_text"},
    ),
    "relations that lead outside": (
        lambda: archive(
            {
                "word/document.xml": word_part(
                    "document", p("words") + '<a:blip xmlns:a="u" r:embed="r1"/>'
                ),
                "word/_rels/document.xml.rels": "<R><Relationship Id='r1' "
                "Target='../../../../etc/passwd'/></R>",
            }
        ),
        {"read"},
    ),
}


def outcome(path: Path, limits: Limits) -> str:
    try:
        read_file(path, limits=limits)
    except ReadError as error:
        return error.code if error.params == {"name": path.name} else "unnamed"
    return "read"


def peak() -> int:
    """Bytes that the worker had at most; 0 where the system does not tell."""
    for process in multiprocessing.active_children():
        status = Path(f"/proc/{process.pid}/status")
        if process.name == "tro-desk reader" and status.exists():
            line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
            return int(line.split()[1]) * 1024
    return 0


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_a_hostile_file(what: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    make, wanted = HOSTILE[what]
    reading.end_workers()
    path = tmp_path / "notice"
    path.write_bytes(make())
    start = time.monotonic()
    assert outcome(path, Limits(seconds=SECONDS)) in wanted
    assert time.monotonic() - start < SECONDS
    assert caplog.records == []  # nothing broke that was not foreseen
    assert peak() < MEMORY
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".eml", ".pdf", ".docx", ".zip", ".txt", ".png", ""])
def test_a_file_of_200_megabytes_is_refused_at_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"notice{suffix}"
    with path.open("wb") as file:
        file.write(b"From: a\nTo: b\nSubject: s\nDate: d\n\n")
        file.truncate(200_000_000)
    start = time.monotonic()
    assert outcome(path, Limits()) == "too_large"
    assert time.monotonic() - start < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_devices_and_pipes_are_no_papers(tmp_path: Path) -> None:
    pipe = tmp_path / "notice.eml"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(DeskError) as caught:
            read_file(path, limits=Limits(seconds=5))
        assert caught.value.code == "file_unreadable"
