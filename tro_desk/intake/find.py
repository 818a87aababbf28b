"""All candidates of a document, best first within each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, cast

from tro_desk.base.registry import modules_of
from tro_desk.content.courts import courts
from tro_desk.domain.evidence import Document
from tro_desk.domain.facts import Candidate
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.intake import extractors
from tro_desk.intake.extractors._contract import Extractor, Paper
from tro_desk.intake.notice_type import NoticeType, classify_part, parts

_SURE_COURT: Final = 850
_MARGIN: Final = 50
_NOTHING: Final = NoticeType("other", ())
_LETTER: Final = NoticeType(
    "tro_service", ()
)  # what hands over a court's paper, on the pages before it
_ORDER: Final = {name: number for number, name in enumerate(FIELDS)}
_NOT_THE_COURTS: Final = frozenset({"notice_sent"})  # dates that no court's zone belongs to


def prepare() -> None:
    """Load the extractors and the table of courts."""
    modules_of(extractors)
    courts()


def find(document: Document, kind: str, reasons: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """What the extractors see in `document`, whose notice type is `kind` for these `reasons`.

    Each attachment of a mail is a paper of its own kind. A value that is seen several times is
    given once, where its score is best; a date gets the zone of the court that the document names.
    """
    best: dict[tuple[str, str], Candidate] = {}
    for paper in _papers(document, kind, reasons):
        for module in modules_of(extractors):
            for seen in cast(Extractor, module).find(paper):
                key = (seen.field, _read_aloud(seen))
                if key not in best or seen.score > best[key].score:
                    best[key] = seen
    ranked = sorted(
        _merged(best.values()), key=lambda c: (_ORDER[c.field], -c.score, c.page, c.start)
    )
    zone = _zone(ranked)
    return tuple(
        replace(c, tz=zone) if zone and c.tz is None and _is_court_date(c.field) else c
        for c in ranked
    )


def _papers(document: Document, kind: str, reasons: tuple[str, ...]) -> list[Paper]:
    """The papers of a document, each with its own type; one without a type has the document's."""
    papers = []
    for pages in parts(document):
        inner = replace(document, pages=pages)
        if len(pages) == len(document.pages):
            papers.append(Paper(inner, kind, reasons))
            continue
        own = classify_part(document, pages)
        if pages[0].part:
            mail = pages[0].text.startswith("From: ")
            inner = replace(inner, kind="eml" if mail else "pdf")
        elif own.kind == "other" and not own.reasons and pages[-1] is not document.pages[-1]:
            own = _LETTER
        papers.append(Paper(inner, kind, reasons) if own == _NOTHING else Paper(inner, *own))
    return papers


def _merged(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The same value printed with less (no office digit, no hour) gives way to the fuller one."""
    candidates = list(found)
    fuller = {(c.field, short) for c in candidates if (short := _shorter(c))}
    scores = {(c.field, c.value): c.score for c in candidates}
    for one in candidates:
        if (one.field, one.value) in fuller:
            continue
        score = max(one.score, scores.get((one.field, _shorter(one) or ""), 0))
        yield replace(one, score=score)


def _shorter(one: Candidate) -> str | None:
    """How the value reads where less of it is printed; None where no less can be."""
    if one.field == "docket_number":
        return one.value.partition(":")[2] or None
    if FIELDS[one.field].kind is Kind.DATE:
        return one.value[:10] if "T" in one.value else None
    return None


def _read_aloud(one: Candidate) -> str:
    """NORTHLAKE BRANDS LLC in a caption and Northlake Brands LLC in a sentence are one value."""
    return one.value.casefold() if FIELDS[one.field].kind is Kind.TEXT else one.value


def _is_court_date(field: str) -> bool:
    return FIELDS[field].kind is Kind.DATE and field not in _NOT_THE_COURTS


def _zone(ranked: list[Candidate]) -> str | None:
    """The zone of the court that is named for sure, where no other is as sure and it has one."""
    named = [c for c in ranked if c.field == "court" and c.score >= _SURE_COURT]
    if not named or any(c.score > named[0].score - _MARGIN for c in named[1:]):
        return None
    court = courts()[named[0].value]
    return None if court.other_tz else court.tz
