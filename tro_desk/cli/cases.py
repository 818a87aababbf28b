"""Commands over the cases of a desk: list, confirm, hand over."""

from __future__ import annotations

import argparse
from typing import Any

from tro_desk.cli.common import as_json, complain, open_named, shown
from tro_desk.cli.wishes import brief_wanted
from tro_desk.l10n import Translator


def confirm(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk import Said
    from tro_desk.desk.court_of import court_of
    from tro_desk.domain.facts import Status
    from tro_desk.l10n.terms import field_label

    if not options.facts and not options.all_certain:
        complain(words.say("cli", "Give FIELD=VALUE or --all-certain."))
        return 2
    with open_named(options) as desk:
        facts = list(desk.confirm_certain(options.case)) if options.all_certain else []
        said = [Said(field, value, Status.CONFIRMED) for field, value in options.facts]
        if said:
            facts += desk.say(options.case, said)
        court = court_of(desk.case(options.case))
    for fact in facts:
        label = field_label(words, fact.field)
        value = shown(words, fact.field, fact.value, fact.tz, court)
        print(words.say("cli", "{label}: {value}", label=label, value=value))
    count = len(facts)
    print(words.plural("cli", "{count} fact confirmed.", "{count} facts confirmed.", count))
    return 0


def cases(options: argparse.Namespace, words: Translator) -> int:
    with open_named(options) as desk:
        cases = desk.cases()
    if options.json:
        keys = ("id", "docket_number", "court", "case_name")
        print(as_json({"cases": [{key: getattr(case, key) for key in keys} for case in cases]}))
        return 0
    for case in cases:
        print("  ".join(part for part in (case.id, case.docket_number, case.case_name) if part))
    if not cases:
        print(words.say("cli", "There is no case yet. Add a notice: tro-desk add FILE"))
    return 0


def brief(options: argparse.Namespace, words: Translator) -> int:
    language: Any = options.brief_lang or words.language
    with open_named(options) as desk:
        wanted = brief_wanted(desk, options.case, language, options)
        made = desk.make_brief(options.case, wanted, options.out)
    text = words.plural(
        "cli",
        "{file}: {count} page.",
        "{file}: {count} pages.",
        made.pages,
        file=str(options.out),
    )
    print(text)
    return 0


def demo(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.base import paths

    if options.desk is None:
        complain(words.say("cli", "Name the folder to fill: tro-desk demo --desk DIR"))
        return 2
    with open_named(options) as desk:
        case = desk.fill_sample(paths.asset("sample"))
    text = words.say(
        "cli", "The sample case {case} is in {folder}.", case=case, folder=options.desk
    )
    print(text)
    return 0
