"""Commands that read papers and add them to a case."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.cli.common import as_json, complain, open_named, shown
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence

if TYPE_CHECKING:
    from tro_desk.desk import Added, Desk
    from tro_desk.domain.facts import Candidate
    from tro_desk.domain.reading import FileInfo, Reading


def read(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.without_case import read_notice

    status = 0
    for path in options.files:
        try:
            reading = read_notice(path)
        except DeskError as error:
            status = 1
            if options.json:
                print(as_json({"file": {"name": path.name}, "error": error.code}))
            complain(sentence(error, words))
            continue
        if options.json:
            print(as_json(_reading_json(reading, words)))
        else:
            print("\n".join(_reading_lines(reading, words)))
    return status


def add(options: argparse.Namespace, words: Translator) -> int:
    status = 0
    case = options.case
    with open_named(options) as desk:
        if case is not None:
            desk.case(case)
        for path in options.files:
            try:
                added = desk.add_notice(path, case)
            except DeskError as error:
                status = 1
                complain(sentence(error, words))
                continue
            if added.known_since is not None:
                text = words.say(
                    "cli",
                    "{case}: {name} is kept since {since}.",
                    case=added.case_id,
                    name=added.evidence.name,
                    since=words.beijing(added.known_since),
                )
            else:
                text = words.plural(
                    "cli",
                    "{case}: {name} is kept as evidence; {count} fact found.",
                    "{case}: {name} is kept as evidence; {count} facts found.",
                    len(added.reading.candidates),
                    case=added.case_id,
                    name=added.evidence.name,
                )
            print(text)
            for line in (*_copy_lines(desk, added, words), *_own_lines(desk, added, words)):
                print("  " + line)
    return status


def _copy_lines(desk: Desk, added: Added, words: Translator) -> Iterable[str]:
    names = {n.evidence.sha256: n.evidence.name for n in desk.case(added.case_id).notices}
    for sha256 in added.near_copy_of:
        yield words.say("cli", "It says the same as {name}: a near copy.", name=names[sha256])


def _own_lines(desk: Desk, added: Added, words: Translator) -> Iterable[str]:
    """Where the paper that was added lists the seller's own shops."""
    for row in desk.own_rows(added.case_id):
        if row.evidence != added.evidence.sha256:
            continue
        place = {"number": row.defendant_number, "page": row.page}
        if row.removed:
            yield words.say(
                "cli",
                "Page {page} says that you were dismissed or removed: ask your lawyer.",
                **place,
            )
        elif row.matched_by == "defendant_number":
            yield words.say("cli", "Page {page} names Defendant No. {number}, as you are.", **place)
        else:
            yield words.say("cli", "You are Defendant No. {number}, page {page}.", **place)


def _file_json(file: FileInfo) -> dict[str, str]:
    return {"name": file.name, "sha256": file.sha256, "kind": file.kind}


def _reading_json(reading: Reading, words: Translator) -> dict[str, object]:
    from tro_desk.l10n.signs import sign_words

    return {
        "file": _file_json(reading.file),
        "pages": len(reading.document.pages),
        "method": reading.document.method,
        "notice_type": reading.notice_type,
        "facts": [_candidate_json(candidate) for candidate in reading.candidates],
        "authenticity": [
            {
                "check": sign.check,
                "outcome": sign.outcome.value,
                "detail": words.render(sign_words(sign)),
            }
            for sign in reading.signs
        ],
        "warnings": list(reading.document.warnings),
    }


def _candidate_json(candidate: Candidate) -> dict[str, object]:
    fact: dict[str, object] = {
        "field": candidate.field,
        "value": candidate.value,
        "raw": candidate.raw,
        "page": candidate.page,
        "start": candidate.start,
        "end": candidate.end,
        "score": candidate.score / 1000,
        "by": candidate.by,
    }
    if candidate.tz is not None:
        fact["tz"] = candidate.tz
    return fact


def _reading_lines(reading: Reading, words: Translator) -> Iterable[str]:
    from tro_desk.desk.court_of import court_in
    from tro_desk.l10n.terms import field_label, notice_type

    pages = words.plural("cli", "{count} page", "{count} pages", len(reading.document.pages))
    yield words.say(
        "cli",
        "{name}: {kind}, {pages}",
        name=reading.file.name,
        kind=notice_type(words, reading.notice_type),
        pages=pages,
    )
    court = court_in(reading)
    for item in reading.candidates:
        yield "  " + words.say(
            "cli",
            "{label}: {value} (page {page})",
            label=field_label(words, item.field),
            value=shown(words, item.field, item.value, item.tz, court),
            page=item.page,
        )
    if not reading.candidates:
        yield "  " + words.say("cli", "No fact was found.")
    yield from _warning_lines(reading, words)
    yield from _sign_lines(reading, words)


def _warning_lines(reading: Reading, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.warnings import warning

    for code in reading.document.warnings:
        yield "  " + warning(code, words)


def _sign_lines(reading: Reading, words: Translator) -> Iterable[str]:
    from tro_desk.domain.sign import Outcome
    from tro_desk.l10n.signs import outcome_word, sign_advice, sign_title, sign_words

    if reading.signs:
        yield words.say("cli", "Signs to check (nothing here proves that a notice is real):")
    for sign in reading.signs:
        yield "  " + words.say(
            "cli",
            "{title} [{outcome}] {words}",
            title=words.render(sign_title(sign.check)),
            outcome=words.render(outcome_word(sign.outcome)),
            words=words.render(sign_words(sign)),
        )
        if sign.outcome is Outcome.MISMATCH:
            advice = words.render(sign_advice(sign))
            yield "    " + words.say("cli", "To do: {advice}", advice=advice)
