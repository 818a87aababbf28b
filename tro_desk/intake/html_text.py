"""HTML as text: what a person would read, line by line, and nothing fetched from outside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tro_desk.intake.html_tokens import Tag, tokens

# fmt: off
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "ul",
})
_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
})
# fmt: on
_TABLE_TAGS: Final = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot"})
_HIDDEN: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_DEEPEST: Final = 60  # tables within tables; what lies deeper is text without rows
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Table:
    """A table that is open: its finished rows, the cells of the open row, the open cell."""

    rows: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    cell: list[str] | None = None

    def end_cell(self) -> None:
        if self.cell is not None:
            text = re.sub(r"\n{2,}", "\n", _lines(self.cell)).strip()
            if text:
                self.cells.append(text)
            self.cell = None

    def end_row(self) -> None:
        self.end_cell()
        row: list[str] = []
        for cell in self.cells:
            if row:
                # A label stands before its value; a cell of several lines stands for itself.
                row.append("\n" if "\n" in row[-1] else "\t")
            row.append(cell)
        if row:
            self.rows.append("".join(row))
        self.cells = []


class _Writer:
    """Puts tags and texts into lines."""

    def __init__(self, hidden_too: bool) -> None:
        self._hidden_too = hidden_too
        self._parts: list[str] = []
        self._tables: list[_Table] = []
        self._deeper = 0
        self._skipping = ""
        self._depth = 0
        self._pre = 0

    def write(self, token: Tag | str) -> None:
        if isinstance(token, str):
            if not self._skipping:
                self._out(token if self._pre else _SPACE.sub(" ", token))
        elif self._skipping:
            self._skip(token)
        elif token.end:
            self._end(token.name)
        else:
            self._start(token)

    def swallowed(self) -> bool:
        """Whether the page ended within what is not shown."""
        return bool(self._skipping)

    def text(self) -> str:
        while self._tables:
            self._end_table()
        lines = _lines(self._parts)
        return re.sub(r"\n{3,}", "\n\n", lines).strip()

    def _skip(self, tag: Tag) -> None:
        if tag.name == "body" and self._skipping == "head":
            self._skipping = ""
        elif tag.name == self._skipping:
            self._depth += -1 if tag.end else 1
            if self._depth <= 0:
                self._skipping = ""

    def _start(self, tag: Tag) -> None:
        name = tag.name
        hidden = not self._hidden_too and _HIDDEN.search(tag.attributes) is not None
        if not self._hidden_too and (name == "head" or (hidden and name not in _VOID)):
            if not tag.attributes.endswith("/"):
                self._skipping, self._depth = name, 1
        elif name in _TABLE_TAGS:
            self._start_table_part(name)
        elif name == "br" or name in _BLOCKS:
            self._pre += name == "pre"
            self._out("\n")

    def _start_table_part(self, name: str) -> None:
        if name == "table":
            self._out("\n")
            if len(self._tables) < _DEEPEST:
                self._tables.append(_Table())
            else:
                self._deeper += 1
        elif not self._tables or self._deeper:
            self._out("\t" if name in ("td", "th") else "\n")
        elif name in ("td", "th"):
            self._tables[-1].end_cell()
            self._tables[-1].cell = []
        else:
            self._tables[-1].end_row()

    def _end(self, name: str) -> None:
        if name == "table":
            if self._deeper:
                self._deeper -= 1
            elif self._tables:
                self._end_table()
            self._out("\n")
        elif name in _TABLE_TAGS:
            if self._tables and not self._deeper:
                table = self._tables[-1]
                if name in ("td", "th"):
                    table.end_cell()
                else:
                    table.end_row()
            else:
                self._out("\n" if name == "tr" else "\t")
        elif name in _BLOCKS:
            self._pre -= bool(name == "pre" and self._pre)
            self._out("\n")

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.end_row()
        self._out("\n".join(["", *table.rows, ""]))

    def _out(self, text: str) -> None:
        if not self._tables:
            self._parts.append(text)
            return
        table = self._tables[-1]
        if table.cell is not None:
            table.cell.append(text)
        elif text.strip():  # words between the cells: broken, but words
            table.end_row()
            table.rows.append(text.strip())


def html_to_text(html: str) -> str:
    """The text of an HTML page: rows and paragraphs are lines, cells stand apart by a tab.

    What a page does not show (scripts, styles, its head, hidden parts) is left out, unless such a
    part is never closed and would swallow the rest.
    """
    for hidden_too in (False, True):
        writer = _Writer(hidden_too)
        for token in tokens(html):
            writer.write(token)
        if not writer.swallowed():
            break
    return writer.text()


def _lines(parts: list[str]) -> str:
    """Lines without spaces around them, one space within, and tabs alone between cells."""
    lines = (re.sub(r" {2,}", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(re.sub(r" ?\t[ \t]*", "\t", line) for line in lines)
