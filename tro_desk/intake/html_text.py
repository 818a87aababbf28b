"""HTML mail as text: what a person would read, line by line, and nothing fetched from outside."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_SKIPPED: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
# fmt: off
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
    "tfoot", "thead", "tr", "ul", "caption",
})
# fmt: on
_CELLS: Final = frozenset({"td", "th"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipping = ""
        self._depth = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            self._depth += tag == self._skipping
        elif tag in _SKIPPED:
            self._skipping, self._depth = tag, 1
        elif tag == "body":
            self.parts.append("\n")
        else:
            self._pre += tag == "pre"
            self._mark(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._skipping and tag not in _SKIPPED:
            self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._depth -= tag == self._skipping
            if self._depth <= 0:
                self._skipping = ""
            return
        if tag == "pre" and self._pre:
            self._pre -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.parts.append(data if self._pre else re.sub(r"[ \t\r\n\f]+", " ", data))

    def _mark(self, tag: str) -> None:
        if tag == "br" or tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append("\t")


def html_to_text(html: str) -> str:
    """The text of an HTML page: rows and paragraphs are lines, cells stand apart by a tab."""
    parser = _Text()
    # "<body>" may come without "</head>": what is skipped must not swallow the whole mail.
    html = re.sub(r"(?i)<body\b", "</head></title></style></script><body", html, count=1)
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # html.parser gives up on some broken declarations
        parser.parts.append(re.sub(r"<[^<>]{0,2000}>", " ", html))
    lines = (re.sub(r" {2,}", " ", line).strip() for line in "".join(parser.parts).split("\n"))
    folded = (re.sub(r" ?\t[ \t]*", "\t", line) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(folded)).strip()
