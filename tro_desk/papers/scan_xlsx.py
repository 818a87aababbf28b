"""The result of a risk check as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tro_desk.domain.watch import Match, ScanResult
from tro_desk.l10n import Translator, translator
from tro_desk.l10n.watch import (
    date_word,
    field_word,
    kind_word,
    reason_word,
    skipped_word,
    weak_word,
)
from tro_desk.papers.tables_xlsx import Cell, Sheet, workbook


def scan_workbook(result: ScanResult, language: str, made_at: datetime) -> bytes:
    """The matches, one a row, and a second sheet that tells what was compared.

    `made_at` is aware and shown in Beijing time.
    """
    words = translator(language)
    say = words.say
    headings = (
        say("risk table", "Listing"),
        say("risk table", "Found in"),
        say("risk table", "Text"),
        say("risk table", "Found"),
        say("risk table", "Term"),
        say("risk table", "Match"),
        say("risk table", "Why"),
        say("risk table", "Weak"),
        say("risk table", "Kind"),
        say("risk table", "Owner"),
        say("risk table", "Source"),
        say("risk table", "Date"),
        say("risk table", "Note"),
    )
    title = say("risk table", "Risk check")
    sheets = (
        Sheet(say("risk table", "Matches"), headings, (_row(m, words) for m in result.matches)),
        Sheet(say("risk table", "About"), (title, ""), list(_about(result, words, made_at))),
    )
    return workbook(sheets, title, made_at)


def _row(match: Match, words: Translator) -> tuple[Cell, ...]:
    term = match.term
    return (
        match.listing,
        field_word(words, match.field),
        match.text,
        match.text[match.start : match.end],
        term.term,
        kind_word(words, match.kind),
        reason_word(words, match.reason),
        weak_word(words, match.weak),
        term.kind,
        term.owner,
        term.source,
        date_word(words, term.date, term.origin),
        term.note,
    )


def _about(result: ScanResult, words: Translator, made_at: datetime) -> Iterator[tuple[Cell, ...]]:
    say = words.say
    yield say("risk table", "Made"), words.moment(words.beijing(made_at))
    yield say("risk table", "Listings compared"), result.listings
    yield say("risk table", "Terms"), result.terms
    yield say("risk table", "Matches"), len(result.matches)
    yield say("risk table", "Rows of the list that were left out"), result.skipped_count
    for row in result.skipped:
        yield say("risk table", "Line {line}", line=row.line), skipped_word(words, row.why)
    note = say(
        "risk table",
        "A match is a reason to look, not a finding. No match does not mean that a listing is "
        "safe: only the terms of the lists were looked for, in words alone.",
    )
    yield say("risk table", "Note"), note
