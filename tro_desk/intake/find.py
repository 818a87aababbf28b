"""All candidates of a document, best first within each field."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from tro_desk.base.registry import modules_of
from tro_desk.content.courts import courts
from tro_desk.domain.evidence import Document
from tro_desk.domain.facts import Candidate
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.intake import extractors
from tro_desk.intake.extractors._contract import Extractor, Paper

_SURE_COURT: Final = 850
_ORDER: Final = {name: number for number, name in enumerate(FIELDS)}
_NOT_THE_COURTS: Final = frozenset({"notice_sent"})  # dates that no court's zone belongs to


def find(document: Document, kind: str) -> tuple[Candidate, ...]:
    """What the extractors see in `document`, whose notice type is `kind`.

    A value that is seen several times is given once, where its score is best; a date gets the zone
    of the court that the document names.
    """
    paper = Paper(document, kind)
    best: dict[tuple[str, str], Candidate] = {}
    for module in modules_of(extractors):
        for seen in cast(Extractor, module).find(paper):
            key = (seen.field, seen.value)
            if key not in best or seen.score > best[key].score:
                best[key] = seen
    ranked = sorted(best.values(), key=lambda c: (_ORDER[c.field], -c.score, c.page, c.start))
    zone = _zone(ranked)
    return tuple(
        replace(c, tz=zone) if zone and c.tz is None and _is_court_date(c.field) else c
        for c in ranked
    )


def _is_court_date(field: str) -> bool:
    return FIELDS[field].kind is Kind.DATE and field not in _NOT_THE_COURTS


def _zone(ranked: list[Candidate]) -> str | None:
    """The zone of the one court that is named for sure and has a single zone."""
    named = {c.value for c in ranked if c.field == "court" and c.score >= _SURE_COURT}
    if len(named) != 1:
        return None
    court = courts()[named.pop()]
    return None if court.other_tz else court.tz
