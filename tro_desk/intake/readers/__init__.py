"""One file per format (contract: `_contract.py`)."""

from __future__ import annotations

import re
from typing import Final, cast

from tro_desk.base.registry import modules_of
from tro_desk.intake.readers._contract import Reader, Scope

# Letters come first: the 27 of "notice 2026.02.27" is no ending.
_ENDING: Final = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,9}|7z)\s*$")
# fmt: off
_DANGEROUS: Final = frozenset({
    "ace", "apk", "app", "appx", "bat", "chm", "cmd", "com", "command", "cpl", "desktop", "dll",
    "dmg", "exe", "gadget", "hta", "img", "inf", "iqy", "iso", "jar", "js", "jse", "lnk", "msc",
    "msi", "msix", "msp", "pif", "pkg", "ps1", "psm1", "py", "reg", "rgs", "scf", "scr", "sct",
    "settingcontent", "sh", "sys", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "website", "ws", "wsc",
    "wsf", "wsh", "xll",
})
_BINARY: Final = frozenset({
    "7z", "bmp", "docm", "docx", "et", "gif", "gz", "heic", "jpeg", "jpg", "mp4", "odt",
    "ofd", "pdf", "png", "ppt", "pptx", "rar", "tif", "tiff", "webp", "wps", "zip",
})
# fmt: on
_PROGRAMS: Final = (
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"L\0\0\0\x01\x14",
)
_WORDS: Final = frozenset({"eml", "html", "csv", "text"})  # kinds known by their words alone
_PLAIN: Final = frozenset({"", "txt", "text", "md", "log", "eml", "htm", "html", "rtf", "doc"})
_TABLES: Final = frozenset({"csv", "tsv", "tab", "xls", "xlsx"})


def readers() -> tuple[Reader, ...]:
    """All readers, by name of their module."""
    import tro_desk.intake.readers as package

    return tuple(cast(Reader, module) for module in modules_of(package))


def reader_of(data: bytes, scope: Scope) -> Reader:
    """The reader for a file, by its content.

    Raises ReadError: `empty`, `too_large`, or `wrong_type` where no reader knows the content, the
    name ends like a program, or the name promises a picture, a PDF or the like and there are but
    words: a false ending is worth a look, not a guess. Where the content is mere text, the ending
    tells a table from a letter, and a mail pasted into a text file from a mail.
    """
    if not data:
        raise scope.error("empty")
    if len(data) > scope.limits.size:
        raise scope.error("too_large")
    ending = _ending(scope.name)
    reader = next((r for r in readers() if r.sniff(data)), None)
    if reader is None or ending in _DANGEROUS or _is_program(data):
        raise scope.error("wrong_type")
    if reader.KIND not in _WORDS:
        return reader
    if ending in _BINARY:
        raise scope.error("wrong_type")
    if reader.KIND == "text" and ending not in _PLAIN:
        if ending not in _TABLES:
            raise scope.error("wrong_type")
        return reader_for("csv")
    if reader.KIND == "eml" and ending in ("txt", "text", "md") and not _is_source(data):
        return reader_for("text")
    return reader


def reader_for(kind: str) -> Reader:
    """The reader of `kind`. Raises KeyError for a kind that no reader has."""
    return {reader.KIND: reader for reader in readers()}[kind]


def is_dangerous(data: bytes, name: str) -> bool:
    """Whether a piece is a program, or is named like one: it is named and never opened."""
    return _ending(name) in _DANGEROUS or _is_program(data)


def _is_program(data: bytes) -> bool:
    # A letter may begin with the two letters that programs of Windows begin with.
    return data.startswith(_PROGRAMS) or (data.startswith(b"MZ") and b"\0" in data[:64])


def _ending(name: str) -> str:
    found = _ENDING.search(name)
    return found[1].lower() if found else ""


def _is_source(data: bytes) -> bool:
    """Whether a mail is there as it was sent, and not as somebody copied it from a window."""
    return re.search(rb"(?im)^(mime-version|content-type|received):", data[:65536]) is not None
