"""What the panel lists: a heading for each case, and under it what was found there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tro_desk.desk.search_names import search_names
from tro_desk.desk.without_case import courts
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.search import SearchHit, TextKind
from tro_desk.domain.search_text import Query
from tro_desk.domain.zones import zone_of
from tro_desk.l10n import Translator
from tro_desk.l10n.search import change_text, kind_name, moment, title
from tro_desk.l10n.terms import show_value
from tro_desk.ui.search.places import KINDS, Place


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list; a heading has neither `hit` nor `place` and cannot be chosen."""

    kind: str = ""
    title: str = ""
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    when: str = ""
    hit: SearchHit | None = None
    place: Place | None = None

    @property
    def heading(self) -> bool:
        """Whether it only names what follows."""
        return self.hit is None and self.place is None

    @property
    def said(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part for part in (self.kind, self.title, self.text, self.when) if part)


def rows_of(
    words: Translator,
    query: Query,
    hits: Sequence[SearchHit],
    places: Sequence[Place],
    cases: Mapping[str, CaseSummary],
    first: str | None,
) -> tuple[Row, ...]:
    """Places by name first, then the hits by case: case `first` (the open one) in front."""
    made: list[Row] = []
    if places:
        made.append(Row(title=words.say("search", "Go to")))
        made += (_of_place(words, query, place) for place in places)
    order = dict.fromkeys((first or "", *(hit.case for hit in hits if hit.case), ""))
    for case_id in sorted(order, key=lambda one: (not one, one != first)):
        of_case = [hit for hit in hits if hit.case == case_id]
        if of_case:
            made.append(Row(title=_heading(words, cases.get(case_id))))
            made += (_of_hit(words, query, hit, cases.get(case_id)) for hit in of_case)
    return tuple(made)


def _heading(words: Translator, case: CaseSummary | None) -> str:
    if case is None:
        return words.say("search", "Of no case")
    named = case.plaintiff or case.case_name
    parts = [part for part in (named, case.docket_number) if part]
    return "  ·  ".join(parts) or words.say("case", "Case without a number yet")


def _of_place(words: Translator, query: Query, place: Place) -> Row:
    name = place.name(words)
    when = words.moment(place.due) if place.due is not None else ""
    return Row(words.render(KINDS[place.kind]), "", name, query.spans(name), when, place=place)


def _of_hit(words: Translator, query: Query, hit: SearchHit, case: CaseSummary | None) -> Row:
    if hit.kind is TextKind.CHANGE:
        text = change_text(words, hit, search_names())
        return Row(kind_name(words, hit), "", text, query.spans(text), moment(words, hit), hit=hit)
    named = title(words, hit, search_names())
    row = Row(kind_name(words, hit), named, when=moment(words, hit), hit=hit)
    if hit.kind in (TextKind.FACT, TextKind.CANDIDATE) and hit.part == "value":
        court = courts().get(case.court) if case is not None else None
        zone = zone_of(hit.name, hit.tz, court)
        text = show_value(words, hit.name, hit.snippet, courts(), zone)
        if hit.after:
            text += "…"
        return replace(row, text=text, marks=query.spans(text))
    before = "…" if hit.before else ""
    text = f"{before}{hit.snippet}{'…' if hit.after else ''}"
    shift = len(before)
    return replace(
        row, text=text, marks=tuple((start + shift, end + shift) for start, end in hit.marks)
    )
