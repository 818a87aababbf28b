"""A compiled gettext catalog of which each text is decoded when it is asked for.

`gettext.GNUTranslations` decodes every text of the file at once: with thousands of them that takes
as long as the painting of the window.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final

_MAGIC: Final = 0x950412DE
_HEADER: Final = struct.Struct("<5I")
_PLURAL: Final = re.compile(r"plural\s*=\s*([^;\n]+)")


class Catalog:
    """The texts of one .mo file in UTF-8, as Babel and msgfmt write it on this kind of computer.

    Raises ValueError for a file that is none, OSError.
    """

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        try:
            magic, _, count, texts, translations = _HEADER.unpack_from(data)
            ids = struct.unpack_from(f"<{2 * count}I", data, texts)
            self._places = struct.unpack_from(f"<{2 * count}I", data, translations)
        except struct.error as error:
            raise ValueError(f"{path} is no catalog") from error
        if magic != _MAGIC:
            raise ValueError(f"{path} is no catalog of this kind")
        pairs = zip(ids[0::2], ids[1::2], strict=True)
        self._numbers = {
            data[start : start + length]: 2 * number for number, (length, start) in enumerate(pairs)
        }
        self._data = data
        self._found: dict[str, str | None] = {}
        self._form: Callable[[int], int] | None = None

    def pgettext(self, context: str, text: str) -> str:
        """The translation of `text` in `context`, else `text` itself."""
        found = self._find(f"{context}\4{text}")
        return text if found is None else found

    def npgettext(self, context: str, one: str, many: str, count: int) -> str:
        """The form of a text that `count` asks for."""
        forms = self._find(f"{context}\4{one}\0{many}")
        if forms is None:
            return one if count == 1 else many
        if self._form is None:
            from gettext import c2py

            rule = _PLURAL.search(self._find("") or "")
            self._form = c2py(rule[1] if rule else "n != 1")
        return forms.split("\0")[self._form(count)]

    def _find(self, text: str) -> str | None:
        if text not in self._found:
            at = self._numbers.get(text.encode())
            found = None
            if at is not None:
                length, start = self._places[at : at + 2]
                found = self._data[start : start + length].decode()
            self._found[text] = found
        return self._found[text]
