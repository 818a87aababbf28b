"""The text of a part of a Word paper: what is shown, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tro_desk.intake.readers._numbering import Numbering, number
from tro_desk.intake.readers._rows import clean, table_lines

# Taken out or moved by somebody, commands of fields, the second form of a drawing, and readings.
_SKIPPED: Final = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rt"})
_MARKS: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "lastRenderedPageBreak": "\f"}
_OFF: Final = ("0", "false", "off")
_SEPARATORS: Final = ("separator", "continuationSeparator")  # footnotes that are but a line
_DEEPEST: Final = 40


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)


@dataclass(slots=True)
class WordText:
    """Gathers paragraphs, rows and text boxes, told by `readers._xml.walk`.

    `pictures` are the relation ids of what is drawn. Pages are parted by form feeds where Word
    parted them when the paper was last saved.
    """

    numbering: Numbering = field(default_factory=Numbering)
    pictures: list[str] = field(default_factory=list)
    _blocks: list[list[str]] = field(default_factory=lambda: [[]])
    _paragraphs: list[list[str]] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)
    _skipped: int = 0
    _shown: bool = False
    _in_run: bool = False
    _hidden: bool = False
    _num: str = ""
    _level: int = 0
    _deep: int = 0

    def result(self) -> str:
        """All that is shown."""
        return "\n".join(self._blocks[0])

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or name in _SKIPPED or attributes.get("type") in _SEPARATORS:
            self._skipped += 1
            return
        value = attributes.get("val", "")
        if name == "t":
            self._shown = True
        elif name in _MARKS and self._in_run:
            self._add(_MARKS[name])
        elif name == "br" and self._in_run:
            self._add("\f" if attributes.get("type") == "page" else "\n")
        elif name == "r":
            self._in_run, self._hidden = True, False
        elif name == "vanish" and self._in_run:
            self._hidden = value not in _OFF
        elif name == "p":
            self._paragraphs.append([])
            self._num, self._level = "", 0
        elif name == "numId":
            self._num = value
        elif name == "ilvl":
            self._level = number(value)
        elif name in ("blip", "imagedata"):
            self.pictures.append(attributes.get("embed") or attributes.get("id", ""))
        elif name in ("tbl", "tr", "tc", "txbxContent"):
            self._open(name)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._shown = False
        elif name == "r":
            self._in_run = self._hidden = False
        elif name == "pPr" and self._num and self._paragraphs:
            before = self.numbering.next(self._num, self._level)
            if before:
                self._paragraphs[-1].append(f"{before} ")
        elif name == "p" and self._paragraphs:
            self._blocks[-1].append("".join(self._paragraphs.pop()))
        elif name in ("tbl", "tr", "tc", "txbxContent"):
            self._close(name)

    def text(self, text: str) -> None:
        if self._shown and not self._skipped and not self._hidden:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].append(text)

    def _open(self, name: str) -> None:
        if name in ("tbl", "txbxContent"):
            self._deep += 1
        if self._deep > _DEEPEST:
            return
        if name == "tbl":
            self._tables.append(_Table())
        elif name == "tr" and self._tables:
            self._tables[-1].row = []
        elif name in ("tc", "txbxContent"):
            self._blocks.append([])

    def _close(self, name: str) -> None:
        if name in ("tbl", "txbxContent"):
            self._deep -= 1
        if self._deep + (name in ("tbl", "txbxContent")) > _DEEPEST:
            return
        if name == "tbl" and self._tables:
            self._blocks[-1].extend(_lines(self._tables.pop().rows))
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append(self._tables[-1].row)
        elif name in ("tc", "txbxContent") and len(self._blocks) > 1:
            blocks = self._blocks.pop()
            if name == "tc" and self._tables:
                text = "\n".join(blocks).replace("\f", "\n").strip()
                self._tables[-1].row.append(text)
            else:
                self._blocks[-1].extend(
                    blocks
                )  # a text box stands before the paragraph it hangs on


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table as lines: rows of short cells as rows, cells that are texts of their own apart."""
    if all("\n" not in cell for row in rows for cell in row):
        return table_lines([row for row in map(clean, rows) if row])
    lines: list[str] = []
    for row in rows:
        line: list[str] = []
        for cell in filter(None, row):
            if line:
                line.append("\n" if "\n" in line[-1] else "\t")
            line.append(cell)
        lines.append("".join(line))
    return lines
