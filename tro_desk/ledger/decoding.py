"""How an export is written: which bytes are which letters.

A mark at the beginning decides; else strict UTF-8; else, of the encodings that sellers' computers
use, the one that yields names that a report is known to have, because gb18030 and cp1252 accept
almost anything. A character that could not be read (U+FFFD) proves nothing: Amazon cuts titles at a
byte, and writes it itself.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection
from typing import Final

from tro_desk.ledger.names import folded

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS: Final = ("cp932", "gb18030", "cp1252")
_SEPARATORS: Final = str.maketrans(dict.fromkeys('\t,;"\r', "\n"))
_CELLS: Final = 5_000


def encoding_of(head: bytes, names: Collection[str]) -> str:
    """The codec of a file that begins with `head`; `names` are folded names of columns."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    return "utf-8" if _is_utf8(head) else not_utf8(head, names)


def not_utf8(head: bytes, names: Collection[str]) -> str:
    """The codec of a file that is not UTF-8, were it only after its beginning."""
    return max(_OTHERS, key=lambda codec: _hits(head, codec, names))


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a letter may be cut at the end
    except UnicodeDecodeError:
        return False
    return True


def _hits(head: bytes, codec: str, names: Collection[str]) -> tuple[int, int]:
    """How many known names the codec yields; of equals, how little it could not read."""
    text = head.decode(codec, errors="replace")
    cells = text.translate(_SEPARATORS).split("\n")[:_CELLS]
    return len({name for cell in cells if (name := folded(cell)) in names}), -text.count("\ufffd")
