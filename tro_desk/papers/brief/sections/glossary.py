"""The words of the field that occur in this brief, for the reader of Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.content.glossary import glossary
from tro_desk.domain.term import Term
from tro_desk.l10n import Translator, translator
from tro_desk.papers.brief.context import Context
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import CELL, SMALL, SMALL_STRONG
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "glossary"
ORDER: Final = 80
TITLE: Final = M_("brief", "Words in this brief")
LAST: Final = True
"""It is made after all others: it tells the words that they use."""

_NOTE: Final = M_("brief", "What the words mean, in our own words. It is no legal advice.")
_ASK: Final = M_("brief", "* Not checked against its source: ask your lawyer.")
_BRACKET: Final = re.compile(r"[(（]([^)）]*)[)）]")


def build(context: Context) -> list[Flowable]:
    chinese = _chinese(context)
    if chinese is None:
        return []
    told = "\n".join(context.words.heard).casefold()
    terms = [term for term in glossary().values() if _occurs(term, told)]
    if not terms:
        return []
    columns = context.columns(82, 170.5, 82, 170.5)
    half = (len(terms) + 1) // 2
    rows = []
    for left in terms[:half]:
        at = terms.index(left) + half
        right = _cells(terms[at], chinese) if at < len(terms) else (None, None)
        rows.append(Row((*_cells(left, chinese), *right)))
    remarks = [_NOTE] if all(term.checked for term in terms) else [_NOTE, _ASK]
    remark = text(Run("".join(map(chinese.render, remarks)), SMALL))
    return context.together(Block(remark, after=3), context.grid(columns, rows))


def _chinese(context: Context) -> Translator | None:
    words = context.words
    speakers = (words.first, words.second)
    return next((one for one in speakers if one is not None and one.language == "zh"), None)


def _cells(term: Term, chinese: Translator) -> tuple[Text, Text]:
    """The term in Chinese and, as the courts write it, in English; its meaning in Chinese."""
    english = translator("en").render(term.name)
    name = text(Run(chinese.render(term.name), SMALL_STRONG), Run(english, SMALL))
    star = "" if term.checked else "* "
    return name, text(Run(star + chinese.render(term.meaning), CELL))


def _occurs(term: Term, told: str) -> bool:
    """Whether what was said, with its capitals folded, names a term."""
    for language in ("zh", "en"):
        for form in _forms(translator(language).render(term.name)):
            folded = form.casefold()
            if folded in told and (len(form) > 1 if not form.isascii() else _word(folded, told)):
                return True
    return False


def _word(form: str, told: str) -> bool:
    """Whether a Latin form stands there as a word of its own, or in the plural."""
    return re.search(rf"(?<![a-z]){re.escape(form)}s?(?![a-z])", told) is not None


def _forms(name: str) -> Iterator[str]:
    """The ways in which a term is written: with what stands in brackets, or without it."""
    inner = _BRACKET.findall(name)
    for part in (_BRACKET.sub("", name), *(one for one in inner if one.isupper())):
        for form in part.split("/"):
            if form := form.strip():
                yield form
