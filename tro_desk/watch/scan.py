"""Listings against a list of terms: where a term stands, and where something close to it does.

A term stands *exactly* where its words do (scripts without spaces: its letters, in any place),
whatever the case, width and accents; they may be spaced, hyphenated or closed up. Terms of less
weight than four letters need their own signs too.

Something *close* is one edit apart (a letter other, more, less, two neighbours swapped):
- a word of a title and a term of five letters or more, closed up;
- words of a title and a term of as many words, where one word of four letters or more differs;
- in scripts without spaces, a run of letters and a term of four letters or more; of three, the
  middle one may be another;
- a word with figures in the place of letters that look like them (n1ke, leg0), and in longer ones
  rn or vv in the place of m or w (arnazon): any term of three letters or more;
- a term torn by a hyphen (four letters or more) or by a space (six).
What stands exactly is not told again as close to something else.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from typing import Final

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.watch import CLOSE, EXACT, Match, Offer, WatchTerm
from tro_desk.watch.close_runs import CloseRuns
from tro_desk.watch.close_words import CloseWords
from tro_desk.watch.entries import Entry, common, entries_of
from tro_desk.watch.exact import ExactWords, Hit
from tro_desk.watch.fold import fold, keeps_places, places
from tro_desk.watch.torn import TornWords
from tro_desk.watch.words import words

_EVERY: Final = 500  # listings between two looks at the job

Found = tuple[int, int, WatchTerm, str, str, str]
"""Start and end in a text, the term, exact or close, the reason, and why it is weak."""


class Watch:
    """Terms made ready; used by one thread at a time. Of equal terms the first counts.

    `terms` are as given, `count` is how many different ones there are, `unusable` names those that
    hold no letter or digit. Without `close` what stands exactly is found alone.
    """

    def __init__(self, terms: Iterable[WatchTerm], *, close: bool = True) -> None:
        self.terms, self.close = tuple(terms), close
        entries, self.unusable = entries_of(self.terms)
        self.count = len(entries)
        self._exact = ExactWords(entries.values())
        self._finders = (
            (CloseWords(entries), TornWords(entries), CloseRuns(entries)) if close else ()
        )

    def scan(self, listings: Iterable[Offer], job: Job = UNWATCHED) -> Generator[Match]:
        """The matches of each listing, by place. Raises Cancelled.

        The job is told how many listings are done, where their number is known.
        """
        total = len(listings) if isinstance(listings, Collection) else 0
        for number, (ref, title, brand) in enumerate(listings):
            if number % _EVERY == 0:
                job.check()
                if total:
                    job.report(number, total)
            for found in self.find(title):
                yield Match(ref, "title", title, *found)
            if brand:
                for found in self.find(brand):
                    yield Match(ref, "brand", brand, *found)
        job.check()
        if total:
            job.report(total, total)

    def find(self, text: str) -> list[Found]:
        """What stands in a text, from the left; exact finds before close ones of the same place."""
        folded = fold(text)
        parts = words(folded)
        hits = self._exact.find(folded, parts)
        if not self._finders:
            hits = [hit for hit in hits if hit[3] is EXACT]
        else:
            close = [one for finder in self._finders for one in finder.find(folded, parts)]
            if close:
                hits = [*hits, *_untold(hits, close)]
                hits.sort(key=_order)
        return _in_order(text, folded, hits) if hits else []


def _untold(exact: Sequence[Hit], close: Iterable[tuple[int, int, Entry, str]]) -> Iterator[Hit]:
    """Close finds but those that lie inside an exact one or share letters with their own term."""
    for start, end, entry, how in dict.fromkeys(close):
        if not any(
            (known_start <= start and end <= known_end)
            or (known is entry and known_start < end and start < known_end)
            for known_start, known_end, known, _, _ in exact
        ):
            yield start, end, entry, CLOSE, how


def _in_order(text: str, folded: str, hits: list[Hit]) -> list[Found]:
    """The finds with their places in the text as it was given."""
    starts, ends = (None, None) if keeps_places(text) else places(text)
    ascii_text = text.isascii()
    found: list[Found] = []
    for start, end, entry, kind, reason in hits:
        piece = folded[start:end]
        term = entry.spelt.get(piece, entry.term)
        if starts is not None and ends is not None:
            start, end = starts[start], ends[end - 1]
        if reason == "apart":
            reason = "spacing"
        elif (
            reason == "same"
            and not (ascii_text and term.term.isascii())
            and text[start:end].casefold() != term.term.strip().casefold()
        ):
            reason = "folded"
        weak = entry.weak
        if kind is CLOSE and not weak and reason != "look_alike" and common(piece):
            weak = "title_word"
        found.append((start, end, term, kind, reason, weak))
    return found


def _order(hit: Hit) -> tuple[int, bool, int, str]:
    return hit[0], hit[3] is CLOSE, hit[1], hit[2].key
