"""HTML cut into tags and text, in one pass whatever is broken in it.

The standard library's parser starts over at each broken mark, so that a page made for it takes
hours; here each letter is looked at a bounded number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NAME: Final = re.compile(r"/?([A-Za-z][A-Za-z0-9:_-]{0,40})")
_STOP: Final = re.compile(r"[>\"']")
_RAW: Final = frozenset({"script", "style", "title", "noscript", "template", "svg", "select"})
_RAW_END: Final = {name: re.compile(rf"</{name}\b|<body\b", re.IGNORECASE) for name in sorted(_RAW)}
_MOST_QUOTES: Final = 400  # of one tag
_MOST_BROKEN: Final = 100  # tags with a quotation mark too many, until those are not heeded


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag (`attributes` as they are written) or, with `end`, an end tag."""

    name: str
    attributes: str = ""
    end: bool = False


def tokens(page: str) -> Iterator[Tag | str]:
    """Tags and texts in their order, entities resolved; no comments, no scripts, no styles."""
    at, size = 0, len(page)
    last = page.rfind(">")
    broken = 0
    while at < size:
        mark = page.find("<", at)
        if mark < 0:
            break
        if mark > at:
            yield html.unescape(page[at:mark])
        name = _NAME.match(page, mark + 1)
        if name is not None and last > mark:
            stop = _tag_end(page, name.end()) if broken < _MOST_BROKEN else -1
            if stop < 0:
                broken += 1
                stop = page.find(">", name.end())
            tag = Tag(name[1].lower(), page[name.end() : stop], page[mark + 1] == "/")
            at = stop + 1
            if tag.name in _RAW:
                if not tag.end and not tag.attributes.endswith("/"):
                    end = _RAW_END[tag.name].search(page, at)
                    at = end.start() if end else size
                continue
            yield tag
        elif page.startswith("<!--", mark):
            stop = page.find("-->", mark + 2)
            at = stop + 3 if stop >= 0 else size
        elif page[mark + 1 : mark + 2] in ("!", "?", "/") and last > mark:
            at = page.find(">", mark) + 1
        else:
            yield "<"
            at = mark + 1
    if at < size:
        yield html.unescape(page[at:])


def _tag_end(page: str, at: int) -> int:
    """Where a tag ends: the first ">" outside quotation marks; -1 where there is none."""
    for _ in range(_MOST_QUOTES):
        stop = _STOP.search(page, at)
        if stop is None:
            return -1
        if stop[0] == ">":
            return stop.start()
        close = page.find(stop[0], stop.end())
        if close < 0:
            return -1
        at = close + 1
    return -1
