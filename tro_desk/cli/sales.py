"""The command that loads exports of the platforms into a shop."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.cli.common import as_json, complain, open_named
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence

if TYPE_CHECKING:
    from tro_desk.domain.money import Money
    from tro_desk.domain.sales import Load

_SHOWN: Final = 10  # lines that were left out and are printed one by one


def load(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.domain.sales import Told

    first, last = options.period or (None, None)
    if first is not None and first > last:
        complain(words.say("cli", "The first day of --period lies after the last one."))
        return 2
    told = Told(first, last, options.currency or "", options.date_order)
    status = 0
    with open_named(options) as desk:
        for path in options.files:
            try:
                done = desk.load_into(path, options.store, options.platform, told)
            except DeskError as error:
                status = 1
                if options.json:
                    print(as_json({"file": {"name": path.name}, "error": error.code}))
                complain(sentence(error, words))
                continue
            if options.json:
                print(as_json(_load_json(done)))
            else:
                print("\n".join(_load_lines(done, options.store, words)))
    return status


def _load_json(done: Load) -> dict[str, object]:
    export = done.export
    period = None
    if export.first_day is not None and export.last_day is not None:
        period = [export.first_day.isoformat(), export.last_day.isoformat()]
    return {
        "file": {"name": export.name, "sha256": export.sha256},
        "report": export.report,
        "locale": export.locale,
        "encoding": export.encoding,
        "header_line": export.header_line,
        "currency": list(export.currencies),
        "period": period,
        "rows": export.rows,
        "loaded": done.loaded,
        "already_known": done.known,
        "changed": done.changed,
        "skipped": [{"line": one.line, "why": one.why} for one in export.skipped],
        "skipped_count": export.skipped_count,
        "total": {money.currency: str(money).split()[0] for money in _totals(done)},
        "reconciled": export.reconciled,
        "off_by": export.off_by,
        "damaged_ids": export.damaged_ids,
        "unmatched_sku": done.unmatched,
    }


def _load_lines(done: Load, store: str, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.sales import report_name, why_skipped

    say, export = words.say, done.export
    report = report_name(words, export.report)
    yield say("cli", "{name}: {report}, in {store}.", name=export.name, report=report, store=store)
    yield "  " + say(
        "cli",
        "Lines: {rows}. New or newer: {loaded}; known already: {known}; left out: {skipped}.",
        rows=export.rows,
        loaded=done.loaded,
        known=done.known,
        skipped=export.skipped_count,
    )
    for money in _totals(done):
        yield "  " + say("cli", "Total: {money}", money=money)
    if export.reconciled is not None:
        yield "  " + (
            say("cli", "The report adds up.")
            if export.reconciled
            else say("cli", "The report does not add up: check the file, or export it again.")
        )
    if export.damaged_ids:
        yield "  " + words.plural(
            "cli",
            "{count} order number was spoilt by a spreadsheet program; that line joins nothing.",
            "{count} order numbers were spoilt by a spreadsheet program; those lines join nothing.",
            export.damaged_ids,
        )
    if done.unmatched:
        yield "  " + words.plural(
            "cli",
            "{count} SKU has no product number yet: load the listings report too.",
            "{count} SKUs have no product number yet: load the listings report too.",
            done.unmatched,
        )
    for one in export.skipped[:_SHOWN]:
        why = why_skipped(words, one.why)
        yield "  " + say("cli", "Line {line} was left out: {why}", line=one.line, why=why)


def _totals(done: Load) -> list[Money]:
    from tro_desk.domain.money import Money

    return [Money(currency, minor) for currency, minor in done.export.totals]
