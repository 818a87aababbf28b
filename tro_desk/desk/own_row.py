"""Where the papers of a case list the seller's own shops: Schedule A, later lists, dismissals.

A shop is known by its name, its seller id, or an ASIN that the seller confirmed. The number is
taken only where it stands in the same row, or is called a defendant's beside the name; of two rows
that could be meant, both are given. Later papers name numbers alone, in ranges: those that hold a
number which the seller confirmed, or which one of the rows gives, are found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from tro_desk.desk.results import OwnRow
from tro_desk.domain.case import Case
from tro_desk.domain.evidence import Page
from tro_desk.domain.store import Store

if TYPE_CHECKING:
    from tro_desk.watch.terms import TermIndex

_LEADING: Final = re.compile(r"[ \t|]*(?P<number>\d{1,4})[.)、|:,\s][ \t|]*(?=\S)")
_ALONE: Final = re.compile(r"[ \t|]*(?P<number>\d{1,4})\.?[ \t|]*")
_LABEL: Final = (
    r"(?:\b(?:defendants?|def\.|does?)\s*(?:nos?\.?|numbers?|#)?|被告(?:编号|序号)?|第)"
    r"\s*[:：#]?\s*"
)
_BEFORE: Final = re.compile(_LABEL + r"(?P<number>\d{1,4})(?:\s*号?被告)?[\s:：,(-]{0,6}$", re.I)
_AFTER: Final = re.compile(
    r"[\s,]{0,3}[(\[]\s*(?:" + _LABEL + r"|no\.?\s*|#)?(?P<number>\d{1,4})\s*[)\]]"
    r"|[\s,:(-]{0,4}" + _LABEL + r"(?P<labelled>\d{1,4})(?!\d)",
    re.I,
)
_NUMBERS: Final = re.compile(
    r"(?:\bdefendants?\s*(?:nos?\.?|numbers?|#)|\bdoe\s*(?:no\.?|#)?|被告(?:编号|序号)?)\s*[:：]?\s*"
    r"(?P<list>\d{1,4}(?:\s*(?:(?:[,;、]\s*)?(?:and|&|和|to|through|thru|-|至|到)|[,;、])"
    r"\s*(?:nos?\.?\s*)?\d{1,4})*)"
    r"(?![,.]?\d)",
    re.I,
)
_ITEM: Final = re.compile(r"(\d{1,4})(?:\s*(?:to|through|thru|-|至|到)\s*(\d{1,4}))?", re.I)
_REMOVED: Final = re.compile(
    r"\b(?:dismiss(?:ed|es|al of)|removed?|withdrawn|severed|stricken|dropped|no longer part"
    r"|not part of)\b|撤诉|撤回|移除|剔除|驳回对",
    re.I,
)
_NOT_REMOVED: Final = re.compile(
    r"\bmotions? to (?:dismiss|remove|sever|strike)\b|\bdenie[sd]\b"
    r"|\bnot (?:been )?(?:dismissed|removed)|\bshall (?:be )?remove"
    r"|\bremove[sd]? (?:the |all |any )?(?:listings?|content|products?)|未撤诉",
    re.I,
)
_SENTENCE_END: Final = re.compile(r"[。;]|\n\s*\n|\.(?=\s+[A-Z(])")
_ROWS_OF_A_LIST: Final = 3
_SHORTEST: Final = 3
_WIDEST: Final = 2_000


class _Term(NamedTuple):
    by: str
    name: str
    seller_id: str


def own_rows(
    case: Case, stores: Sequence[Store], pages: Mapping[str, Sequence[Page]]
) -> tuple[OwnRow, ...]:
    """The places in the papers of a case, `pages` by SHA-256, paper by paper."""
    from tro_desk.watch.terms import TermIndex

    terms = _terms(case, stores)
    index = TermIndex(tuple(terms))
    asins = tuple(fact.value for fact in case.confirmed("asin"))
    found: dict[tuple[str, int, int, str], OwnRow] = {}
    for notice in case.notices:
        sha256 = notice.evidence.sha256
        for page in pages.get(sha256, ()):
            for row in _listed(sha256, page, terms, index, asins):
                found.setdefault((sha256, row.page, row.start, row.defendant_number), row)
    numbers = {row.defendant_number for row in found.values() if row.defendant_number}
    numbers |= {fact.value for fact in case.confirmed("defendant_number")}
    for notice in case.notices:
        sha256 = notice.evidence.sha256
        for page in pages.get(sha256, ()):
            for row in _by_number(sha256, page, numbers):
                near = [
                    key
                    for key, old in found.items()
                    if key[:2] == (sha256, row.page)
                    and old.defendant_number == row.defendant_number
                    and old.start < row.end
                    and row.start < old.end
                ]
                if not near:
                    found[(sha256, row.page, row.start, row.defendant_number)] = row
    order = {notice.evidence.sha256: place for place, notice in enumerate(case.notices)}
    return tuple(sorted(found.values(), key=lambda row: (order[row.evidence], row.page, row.start)))


def _terms(case: Case, stores: Sequence[Store]) -> dict[str, _Term]:
    """What the seller is known by, with the shop it belongs to."""
    terms: dict[str, _Term] = {}
    for store in stores:
        terms[store.name] = _Term("store_name", store.name, store.seller_id)
        if store.seller_id:
            terms[store.seller_id] = _Term("seller_id", store.name, store.seller_id)
    for fact in case.confirmed("store_name"):
        terms.setdefault(fact.value, _Term("store_name", fact.value, ""))
    for fact in case.confirmed("seller_id"):
        terms.setdefault(fact.value, _Term("seller_id", "", fact.value))
    return {text: term for text, term in terms.items() if _tells(text)}


def _tells(text: str) -> bool:
    """Whether a name is long enough to be nobody else's; Chinese needs two characters."""
    return len(text) >= _SHORTEST or (len(text) == 2 and not text.isascii())


def _listed(
    sha256: str, page: Page, terms: Mapping[str, _Term], index: TermIndex, asins: Sequence[str]
) -> Iterator[OwnRow]:
    """The rows and sentences of a page in which the seller stands with a number, or is let go."""
    text = page.text
    hits = [(hit.start, hit.end, terms[hit.term]) for hit in index.find(text)]
    for asin in asins:  # they are often printed without a space between them
        hits += [
            (match.start(), match.end(), _Term("asin", "", ""))
            for match in re.finditer(re.escape(asin), text)
        ]
    if not hits:
        return
    rows = _is_list(text)
    seen: set[tuple[int, str]] = set()
    for start, end, term in sorted(hits, key=lambda hit: (_RANK[hit[2].by], hit[0])):
        left, right = _line(text, start, end)
        number = _number(text, left, start, end, right, rows)
        said = text[left:right] if rows else _sentence(text, start, end)
        removed = _says_removed(said)
        if (not number and not removed) or (left, number) in seen:
            continue
        seen.add((left, number))
        yield OwnRow(
            sha256, page.number, left, right, number, term.name, term.seller_id, term.by, removed
        )


_RANK: Final = {"store_name": 0, "seller_id": 1, "asin": 2}


def _by_number(sha256: str, page: Page, numbers: set[str]) -> Iterator[OwnRow]:
    """Places where one of the numbers is named as a defendant's, alone or within a range."""
    for match in _NUMBERS.finditer(page.text):
        listed = _expanded(match["list"])
        removed = _says_removed(_sentence(page.text, match.start(), match.end()))
        for number in sorted(numbers & listed):
            yield OwnRow(
                sha256,
                page.number,
                match.start(),
                match.end(),
                number,
                matched_by="defendant_number",
                removed=removed,
            )


def _expanded(text: str) -> frozenset[str]:
    """The numbers of `3 to 8, 12 and 19-21`."""
    found: set[str] = set()
    for first, last in _ITEM.findall(text):
        low, high = int(first), int(last or first)
        if low <= high < low + _WIDEST:
            found.update(map(str, range(low, high + 1)))
    return frozenset(found)


def _number(text: str, left: int, start: int, end: int, right: int, rows: bool) -> str:
    """The defendant number of the row around a hit; "" where none stands there for certain."""
    before = _BEFORE.search(text, max(left, start - 40), start)
    if before is not None:
        return before["number"].lstrip("0")
    after = _AFTER.match(text, end, min(right, end + 30))
    if after is not None:
        return (after["number"] or after["labelled"]).lstrip("0")
    if not rows:
        return ""
    leading = _LEADING.match(text, left, right)
    if leading is not None and leading.end() <= start:
        return leading["number"].lstrip("0")
    above = text.rfind("\n", 0, max(0, left - 1)) + 1
    alone = _ALONE.fullmatch(text, above, max(above, left - 1))
    return alone["number"].lstrip("0") if alone is not None else ""


def _is_list(text: str) -> bool:
    """Whether lines of a page begin with numbers that count up."""
    numbers = [
        int(match["number"])
        for line in text.splitlines()
        if (match := _LEADING.match(line) or _ALONE.fullmatch(line)) is not None
    ]
    return _longest_count(numbers) >= _ROWS_OF_A_LIST


def _longest_count(numbers: Iterable[int]) -> int:
    best = count = 0
    last: int | None = None
    for number in numbers:
        count = count + 1 if last is not None and 0 < number - last <= 3 else 1
        best, last = max(best, count), number
    return best


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    return left, len(text) if right < 0 else right


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, over line breaks."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 400), start)]
    stop = _SENTENCE_END.search(text, end, end + 400)
    left = ends[-1] if ends else max(0, start - 400)
    return text[left : stop.start() if stop else end + 400]


def _says_removed(sentence: str) -> bool:
    return bool(_REMOVED.search(sentence)) and not _NOT_REMOVED.search(sentence)
