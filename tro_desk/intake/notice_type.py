"""What kind of paper a document is: a few rules that can be read, the clearest sign first.

A sign is something that stands in the text; a rule names the signs that must stand there together
and those that must not. The codes of the signs that decided are the reasons that a person is shown
(words: `l10n.reasons`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from tro_desk.domain.evidence import Document, Page
from tro_desk.intake._type_signs import SIGNS, Head

_HEAD: Final = 12_000  # characters of a page that tell what a paper is; the rest is not looked at
_PAGES: Final = 3
_MAILS: Final = ("eml", "msg")


class NoticeType(NamedTuple):
    """A type of `read --json`, and the codes of the signs that made it; none for `other`."""

    kind: str
    reasons: tuple[str, ...]


class _Rule(NamedTuple):
    kind: str
    signs: str
    unless: str = ""


_RULES: Final = (
    _Rule("court_email", "nef"),
    _Rule("guide", "article", "court_heading from_platform greeting"),
    _Rule("guide", "article_strong", "court_heading from_platform"),
    _Rule("other", "chat", "from_platform"),
    _Rule("docket", "docket_sheet"),
    _Rule("docket", "case_tracker", "mail"),
    _Rule("settlement_offer", "settlement", "court_heading"),
    _Rule("tro_service", "service mail"),
    _Rule("complaint_pleading", "court_heading pleading", "signed_order"),
    _Rule("complaint_pleading", "court_heading motion", "ordered"),
    _Rule("court_order", "court_heading ordering"),
    _Rule("complaint_pleading", "court_heading pleading", "signed_order order_title"),
    _Rule("tro_service", "served_papers", "from_platform court_heading"),
    _Rule("tro_freeze", "tro_named held platform"),
    _Rule("tro_freeze", "court_order_named held platform addressed"),
    _Rule("tro_freeze", "tro_named held addressed"),
    _Rule("tro_freeze", "court_order_named held addressed account_held"),
    _Rule("tro_service", "service"),
    _Rule("platform_complaint", "ip_report", "tro_named court_heading"),
    _Rule("court_order", "ordering docket_number"),
    _Rule("tro_freeze", "held platform docket_number"),
    _Rule("platform_other", "from_platform"),
    _Rule("platform_other", "platform account_action"),
)
_SILENT: Final = frozenset({"mail"})  # a fact about the file, no reason of its own
REASONS: Final = frozenset(sign for rule in _RULES for sign in rule.signs.split()) - _SILENT
"""All codes that a reason can be."""

_WEIGHT: Final = (
    "tro_service",
    "tro_freeze",
    "court_order",
    "complaint_pleading",
    "docket",
    "court_email",
    "settlement_offer",
    "platform_complaint",
    "platform_other",
    "guide",
)


def classify(document: Document) -> NoticeType:
    """The type of a document; `other` where no sign is clear.

    The file's own words count first; where they say nothing, or a zip has none, the weightiest of
    the papers in it.
    """
    pages = tuple(page for page in document.pages if not page.part)
    own = _by_rules(document, pages)
    if own.kind == "other" and (cut := _enclosure(pages)):
        own = _by_rules(document, pages[cut:])
    if own.kind != "other" or own.reasons:
        return own
    inner = [classify_part(document, pages) for pages in parts(document) if pages[0].part]
    return min(inner, key=_weight, default=own)


def classify_part(document: Document, pages: tuple[Page, ...]) -> NoticeType:
    """The type of one paper of a document."""
    mail = pages[0].text.startswith("From: ")
    form = "eml" if mail else "pdf" if pages[0].part else document.kind
    return _by_rules(replace(document, kind=form), pages)


def typed_parts(document: Document, kind: str) -> Iterator[tuple[tuple[Page, ...], str]]:
    """The papers of a document and the type of each; `kind` is what `classify` made of it."""
    for pages in parts(document):
        alone = len(pages) == len(document.pages) and not pages[0].part
        mail = document.kind in _MAILS or pages[0].text.startswith("From: ")
        yield pages, kind if alone and not mail else classify_part(document, pages).kind


def parts(document: Document) -> Iterator[tuple[Page, ...]]:
    """The papers of a document: its own pages, each attachment, and a letter's enclosed order."""
    for part, group in groupby(document.pages, key=lambda page: page.part):
        pages = tuple(group)
        mail = not part and document.kind in _MAILS
        cut = 0 if mail else _enclosure(pages)
        if cut:
            yield pages[:cut]
        yield pages[cut:]


def _enclosure(pages: tuple[Page, ...]) -> int:
    """Index of the first page under a court's heading, where a letter stands before it; else 0."""
    for index, page in enumerate(pages[:6]):
        if SIGNS["court_heading"](Head(page.text[:600], page.text[:600], False)):
            return index
    return 0


def _by_rules(document: Document, pages: tuple[Page, ...]) -> NoticeType:
    if not pages:
        return NoticeType("other", ())
    first = pages[0].text[:_HEAD]
    more = "\n".join(page.text[:_HEAD] for page in pages[:_PAGES])
    head = Head(first, more, document.kind in _MAILS)
    if _enclosure(pages):
        head = Head(first, first, head.mail)
    seen: Callable[[str], bool] = cache(lambda sign: SIGNS[sign](head))
    for rule in _RULES:
        signs = rule.signs.split()
        if all(map(seen, signs)) and not any(map(seen, rule.unless.split())):
            return NoticeType(rule.kind, tuple(one for one in signs if one not in _SILENT))
    return NoticeType("other", ())


def _weight(one: NoticeType) -> int:
    return _WEIGHT.index(one.kind) if one.kind in _WEIGHT else len(_WEIGHT)
