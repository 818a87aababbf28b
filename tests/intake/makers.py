"""Files of every kind, made by hand: fictional papers, and what somebody might send on purpose."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


def archive(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: bytes | str) -> bytes:
    """A Word paper with this body (WordprocessingML) and further parts, `header1=...`."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
    }
    for name, content in parts.items():
        path = name.replace("__", "/") if "__" in name else f"word/{name}.xml"
        members[path] = content
    return archive(members)


def word_part(root: str, inner: str) -> str:
    """A part of a Word paper."""
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{root}>'


def p(*texts: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def workbook(**sheets: list[list[Any]]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compound(tree: Tree) -> bytes:
    """A compound file (OLE, version 3) with these streams and storages."""
    entries: list[tuple[str, int, list[int], bytes]] = [("Root Entry", 5, [], b"")]

    def add(parent: int, inner: Tree) -> None:
        for name, value in inner.items():
            number = len(entries)
            entries[parent][2].append(number)
            if isinstance(value, bytes):
                entries.append((name, 2, [], value))
            else:
                entries.append((name, 1, [], b""))
                add(number, value)

    add(0, tree)
    sectors: list[bytes] = []
    fat: list[int] = []
    mini, mini_fat = bytearray(), []

    def put(data: bytes) -> int:
        if not data:
            return END
        start, count = len(sectors), -(-len(data) // 512)
        sectors.extend(data[i * 512 : i * 512 + 512].ljust(512, b"\0") for i in range(count))
        fat.extend([*range(start + 1, start + count), END])
        return start

    places: list[tuple[int, int]] = [(END, 0)]
    for _, kind, _, data in entries[1:]:
        if kind == 2 and 0 < len(data) < 4096:
            start, count = len(mini) // 64, -(-len(data) // 64)
            mini += data.ljust(count * 64, b"\0")
            mini_fat += [*range(start + 1, start + count), END]
            places.append((start, len(data)))
        else:
            places.append((put(data) if kind == 2 else 0, len(data)))
    places[0] = (put(bytes(mini)), len(mini))
    mini_start = put(struct.pack(f"<{len(mini_fat)}I", *mini_fat))
    rows = []
    right = {a: b for e in entries for a, b in zip(e[2], e[2][1:], strict=False)}
    for number, (name, kind, children, _) in enumerate(entries):
        wide = name.encode("utf-16-le") + b"\0\0"
        first = children[0] if children else FREE
        links = struct.pack("<III", FREE, right.get(number, FREE), first)
        head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1) + links
        rows.append(head + bytes(36) + struct.pack("<IQ", *places[number]))
    directory = put(b"".join(rows))
    blocks = 1
    while (len(sectors) + blocks) > blocks * 128:
        blocks += 1
    at = len(sectors)
    fat += [FAT] * blocks
    packed = struct.pack(f"<{len(fat)}I", *fat).ljust(blocks * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, blocks, directory, 0,
                          4096, mini_start, -(-len(mini_fat) // 128), END, 0)  # fmt: skip
    header += struct.pack("<109I", *[at + i for i in range(blocks)], *[FREE] * (109 - blocks))
    return header + b"".join(sectors) + packed


def mapi(values: Mapping[int, str | bytes | int], embedded: bool | None = False) -> dict[str, Any]:
    """The streams of a message (`embedded` in another or not) or attachment (None).

    Text is kept in UTF-16, a number of 64 bits as a time, others in 32 bits.
    """
    header = {False: 32, True: 24, None: 8}[embedded]
    fixed = bytes(header)
    streams: dict[str, Any] = {}
    for tag, value in values.items():
        if isinstance(value, str):
            streams[f"__substg1.0_{tag:04X}001F"] = value.encode("utf-16-le")
        elif isinstance(value, bytes):
            streams[f"__substg1.0_{tag:04X}0102"] = value
        else:
            form = 0x40 if value > 0xFFFFFFFF else 0x03
            fixed += struct.pack("<HHIQ", form, tag, 6, value)
    streams["__properties_version1.0"] = fixed
    return streams


def lzfu(rtf: bytes) -> bytes:
    """RTF packed as Outlook does, with letters that stand for themselves alone."""
    body = b"".join(b"\0" + rtf[i : i + 8] for i in range(0, len(rtf), 8))
    return struct.pack("<II4sI", len(body) + 12, len(rtf), b"LZFu", 0) + body


def tnef(body: str, attachments: Mapping[str, bytes]) -> bytes:
    """A winmail.dat."""

    def attribute(level: int, number: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", 0)

    out = b"\x78\x9f\x3e\x22\x01\x00" + attribute(1, 0x0002800C, body.encode() + b"\0")
    for name, data in attachments.items():
        out += attribute(2, 0x00069002, bytes(14))
        out += attribute(2, 0x00018010, name.encode() + b"\0") + attribute(2, 0x0006800F, data)
    return out
