"""Tables as text: a row is a line, and each page begins with the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tro_desk.intake.readers._contract import RawPage

_ROWS: Final = 60  # of a page
_WIDE: Final = 12_000  # characters of a page
_SPELLED_OUT: Final = 6  # rows that a table may have for each value to stand beside its name
_NAME: Final = 48  # characters that the name of a column may have
_CELL: Final = 2_000
_COLUMN: Final = re.compile(
    r"(?i)\b(?:nos?|numbers?|nr|def|defendants?|doe|stores?|shop|sellers?|merchants?|names?|alias(?:es)?"
    r"|ids?|platform|market\w*|urls?|links?|asins?|items?|products?|case|docket|court|judge|dates?"
    r"|filed|entered|amounts?|status|e-?mails?|plaintiffs?|brands?|reg\w*|marks?|type|class|title"
    r"|country|price|qty|quantity|total|currency|accounts?)\b|#|序号|编号|号码|被告|店铺|卖家|名称|平台|链接"
    r"|案号|法院|法官|日期|金额|状态|原告|品牌|商标|注册|类别|邮箱|账户|账号|帐号|商家|公司"
)


def clean(cells: Iterable[object]) -> list[str]:
    """Cells on one line each, none of them endless, without empty ones at the end."""
    row = [re.sub(r"\s+", " ", str(cell)).strip()[:_CELL] for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row


def table_pages(rows: Sequence[Sequence[str]], title: str = "", part: str = "") -> list[RawPage]:
    """The pages of a table whose rows are `clean`; empty rows are passed over.

    As `table_lines`, with the names of the columns at the head of every page.
    """
    filled = [row for row in rows if row]
    at = header_of(filled)
    repeated = _line(filled[at]) if len(filled) - at - 1 > _SPELLED_OUT else ""
    return list(_pages(([title] if title else []) + table_lines(filled), repeated, part))


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A line a row.

    What stands above the names of the columns (a title, a case number) comes first as it is. A
    short table gives each value beside the name of its column, a longer one as it stands.
    """
    at = header_of(rows)
    above = list(map(_line, rows[:at]))
    names, body = rows[at : at + 1], rows[at + 1 :]
    if len(body) <= _SPELLED_OUT and names and len(names[0]) > 2:
        return [*above, *(_spelled_out(names[0], row) for row in body)]
    return [*above, *map(_line, names), *map(_line, body)]


def header_of(rows: Sequence[Sequence[str]]) -> int:
    """The number of the row that names the columns; `len(rows)` where none does for sure.

    It is among the first; most of its cells are usual names of columns (in a form that sets two
    labels and two values side by side, they are but half of them), and rows follow that fit it.
    """
    for number, row in enumerate(rows[:12]):
        names = [cell for cell in row if cell]
        if len(names) < 2 or len(set(names)) < len(names) or len(names) < len(row) - 1:
            continue
        if any(len(name) > _NAME or name.endswith((":", "：")) for name in names):
            continue
        known = sum(_COLUMN.search(name) is not None for name in names)
        below = rows[number + 1 : number + 6]
        fits = sum(len(row) - 2 <= len(other) <= len(row) for other in below)
        if known * 2 > len(names) and below and fits * 2 > len(below):
            return number
    return len(rows)


def _spelled_out(names: Sequence[str], row: Sequence[str]) -> str:
    named = [
        f"{names[i]}: {cell}" if i < len(names) and names[i] else cell
        for i, cell in enumerate(row)
        if cell
    ]
    return "\t".join(named)


def _line(row: Sequence[str]) -> str:
    return "\t".join(cell for cell in row if cell)


def _pages(lines: Sequence[str], repeated: str, part: str) -> Iterator[RawPage]:
    page: list[str] = []
    size = 0
    for line in lines:
        if page and (len(page) >= _ROWS or size + len(line) > _WIDE):
            yield RawPage("\n".join(page) + "\n", part)
            page = [repeated] if repeated else []
            size = len(repeated)
        page.append(line)
        size += len(line) + 1
    if page:
        yield RawPage("\n".join(page) + "\n", part)
