"""What a row of the review says of its field: the value, where it stands, and how sure that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tro_desk.desk.mark import BY_SELLER
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.zones import zone_of
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.terms import notice_type, show_value
from tro_desk.ui.screens.review.rows import Item, Row, State

if TYPE_CHECKING:
    from tro_desk.domain.facts import FoundFact
    from tro_desk.l10n import Translator
    from tro_desk.ui.screens.review.controller import ReviewController
    from tro_desk.ui.screens.review.papers import Paper

CLEAR, LIKELY = 900, 700
"""From these scores on (thousandths) a value is clear, or probable."""
SHOWN: Final = 4
"""So many values of a row are written out; the others are counted."""


def paper_name(t: Translator, paper: Paper) -> str:
    """A paper's short name: its type, with a number where there are several of it."""
    name = notice_type(t, paper.notice_type)
    if paper.twin:
        return t.say("review", "{paper} {number}", paper=name, number=paper.twin)
    return name


def sureness(t: Translator, score: int) -> str:
    """How clearly a paper tells a value, in words."""
    if score >= CLEAR:
        return t.say("review", "Clear in the paper")
    if score >= LIKELY:
        return t.say("review", "Probably")
    return t.say("review", "Uncertain, check it closely")


def breakable(value: str) -> str:
    """A long word may be broken after its punctuation: an address, a number."""
    return re.sub(r"(?<=\w)([@./_-])(?=\w)", "\\1\u200b", value) if len(value) > 16 else value


class RowWords:
    """The words of one row, whose papers and errors the controller knows."""

    def __init__(self, controller: ReviewController, row: Row) -> None:
        self._controller, self._row = controller, row

    def state(self, t: Translator) -> str:
        """How it was answered."""
        words = {
            State.OPEN: t.say("review", "Not answered yet"),
            State.MISSING: t.say("review", "Not found"),
            State.CONFIRMED: t.say("review", "Confirmed"),
            State.NOT_SURE: t.say("review", "Not sure"),
            State.SET_ASIDE: t.say("review", "Set aside"),
        }
        return words[self._row.state]

    def value(self, t: Translator) -> str:
        """The value, or the first of several; what to do where there is none."""
        row = self._row
        if row.state is State.MISSING:
            return t.say("review", "Not found, fill it in by hand")
        values = [self._shown(t, item) for item in row.items]
        if len(values) <= SHOWN:
            return t.listed(values) if FIELDS[row.field].kind is Kind.CODE else " / ".join(values)
        rest = len(values) - SHOWN
        return t.plural(
            "review",
            "{values} and {count} more",
            "{values} and {count} more",
            rest,
            values=t.listed(values[:SHOWN]),
        )

    def _shown(self, t: Translator, item: Item) -> str:
        """A value as a person reads it; a date with its zone."""
        control, field = self._controller, self._row.field
        return show_value(
            t, field, item.value, control.courts, zone_of(field, item.tz, control.court)
        )

    def source(self, t: Translator) -> str:
        """Paper and page; empty where nobody told it."""
        row = self._row
        paper, place = self._controller.paper_of(row), row.place
        if paper is None or place is None:
            return "" if row.state is State.MISSING else t.say("review", "Stated by you")
        return self._where_words(t, place)

    def note(self, t: Translator) -> str:
        """What else is to be known before it is answered; empty where there is nothing."""
        row = self._row
        notes = []
        if row.key in self._controller.saving:
            notes.append(t.say("review", "Saving"))
        if row.rivals and row.state is State.OPEN:
            notes.append(
                t.plural(
                    "review",
                    "{count} value was found. Confirm the right one.",
                    "{count} different values were found. Confirm the right one.",
                    row.rivals,
                )
            )
        if row.state is State.OPEN and len(row.items) == 1 and row.place is not None:
            notes += self._how_sure(t, row)
        if row.against:
            notes.append(self._against(t, row))
        if row.edited and row.place is not None:
            notes.append(t.say("review", "Changed by you; the paper says otherwise"))
        if row.state is State.SET_ASIDE:
            notes.append(t.say("review", "Set aside"))
        error = self._controller.errors.get(row.key)
        if error is not None and self._controller.editing != row.key:
            notes.append(sentence(error, t))
        return " · ".join(notes)

    def _how_sure(self, t: Translator, row: Row) -> list[str]:
        """How clearly the paper tells the value, and in which others it stands."""
        places = row.items[0].places
        found = places[0].candidate
        said = []
        if found.by == BY_SELLER:
            said.append(t.say("review", "Marked by you"))
        elif row.rivals or found.score < CLEAR:
            said.append(sureness(t, found.score))
        if len(places) > 1:
            others = [self._where_words(t, place) for place in places[1:]]
            said.append(t.say("review", "also in {places}", places=t.listed(others)))
        return said

    def _against(self, t: Translator, row: Row) -> str:
        told = [
            t.say(
                "review",
                "{value} ({place})",
                value=self._shown(t, item),
                place=self._where_words(t, item.places[0]),
            )
            for item in row.against[:SHOWN]
        ]
        return t.say("review", "Otherwise in the papers: {values}", values=t.listed(told))

    def _where_words(self, t: Translator, place: FoundFact) -> str:
        paper = self._controller.paper_named(place.evidence)
        name = paper_name(t, paper) if paper is not None else ""
        return t.say("review", "{paper} p. {page}", paper=name, page=place.candidate.page)
