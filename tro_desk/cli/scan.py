"""The command that compares listings with a list of marks."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tro_desk.cli.common import as_json, complain
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.domain.watch import Match, ScanResult


def scan(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.base.clock import SystemClock
    from tro_desk.desk.scan import read_watch, save_scan, scan_file, scan_offers
    from tro_desk.domain.watch import Offer

    if (options.listings is None) == (not options.titles):
        complain(words.say("cli", "Give either a file of listings or --title."))
        return 2
    close = not options.exact
    if options.listings is not None:
        result = scan_file(options.listings, options.watch, close=close)
    else:
        listed = read_watch(options.watch) if options.watch is not None else None
        offers = [Offer(str(number), title) for number, title in enumerate(options.titles, 1)]
        result = scan_offers(offers, listed, close=close)
    if options.xlsx is not None:
        save_scan(result, options.xlsx, words.language, SystemClock().now())
    if options.json:
        print(as_json(_result_json(result)))
    else:
        print("\n".join(_result_lines(result, words)))
    return 0


def _result_json(result: ScanResult) -> dict[str, object]:
    return {
        "listings": result.listings,
        "terms": result.terms,
        "matches": [_match_json(match) for match in result.matches],
        "unusable": list(result.unusable),
        "skipped": [{"line": row.line, "why": row.why} for row in result.skipped],
        "skipped_count": result.skipped_count,
    }


def _match_json(match: Match) -> dict[str, object]:
    return {
        "listing": match.listing,
        "field": match.field,
        "title": match.text,
        "term": match.term.term,
        "kind": match.kind,
        "start": match.start,
        "end": match.end,
        "weak": bool(match.weak),
        "weak_reason": match.weak,
        "reason": match.reason,
        "owner": match.term.owner,
        "source": match.term.source,
        "date": match.term.date,
    }


def _result_lines(result: ScanResult, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.watch import kind_word, reason_word, skipped_word, weak_word

    listings = words.plural("cli", "{count} listing", "{count} listings", result.listings)
    terms = words.plural("cli", "{count} term", "{count} terms", result.terms)
    yield words.plural(
        "cli",
        "{listings}, {terms}: {count} match.",
        "{listings}, {terms}: {count} matches.",
        len(result.matches),
        listings=listings,
        terms=terms,
    )
    for match in result.matches:
        reason = reason_word(words, match.reason)
        yield words.say(
            "cli",
            '{listing}: "{found}" for {term} [{kind}: {reason}]',
            listing=match.listing,
            found=match.text[match.start : match.end],
            term=match.term.term,
            kind=kind_word(words, match.kind),
            reason=reason,
        )
        if match.weak:
            yield "  " + words.say("cli", "weak: {why}", why=weak_word(words, match.weak))
        if match.term.source:
            yield "  " + words.say(
                "cli", "source: {source} {date}", source=match.term.source, date=match.term.date
            )
    for row in result.skipped:
        yield words.say(
            "cli",
            "Line {line} was left out: {why}.",
            line=row.line,
            why=skipped_word(words, row.why),
        )
    if result.skipped_count > len(result.skipped):
        more = result.skipped_count - len(result.skipped)
        yield words.plural(
            "cli", "{count} more line was left out.", "{count} more lines were left out.", more
        )
