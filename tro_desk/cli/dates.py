"""Commands that compute dates and count days."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from tro_desk.cli.common import as_json, complain, open_named
from tro_desk.domain.deadline import TRIGGERS
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.domain.deadline import Deadline

REMIND_BEFORE: Final = (10_080, 1_440)
"""Minutes before a date at which a calendar reminds: a week and a day."""


def deadlines(options: argparse.Namespace, words: Translator) -> int:
    typed = {name: getattr(options, name) for name in TRIGGERS}
    typed = {name: value for name, value in typed.items() if value is not None}
    if (options.case is None) == (not typed):
        complain(words.say("cli", "Give either a case or --court and the dates."))
        return 2
    if options.case is not None:
        with open_named(options) as desk:
            deadlines = desk.deadlines(options.case)
    else:
        from tro_desk.desk.without_case import deadlines_for

        deadlines = deadlines_for(typed)
    if options.json:
        print(as_json({"deadlines": [_deadline_json(item, words) for item in deadlines]}))
    else:
        print("\n".join(line for item in deadlines for line in _deadline_lines(item, words)))
    return 0


def count(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.without_case import count

    units = ("court_days", "hours", "china_days")
    unit = next(name for name in units if getattr(options, name) is not None)
    counted = count(
        options.court, options.start, getattr(options, unit), unit, by_mail=options.by_mail
    )
    if options.json:
        print(as_json(_deadline_json(counted, words)))
    else:
        print("\n".join(_deadline_lines(counted, words)))
    return 0


def calendar(options: argparse.Namespace, words: Translator) -> int:
    with open_named(options) as desk:
        count = desk.make_calendar(options.out, words.language, REMIND_BEFORE, options.case)
    print(
        words.plural(
            "cli", "{file}: {count} date.", "{file}: {count} dates.", count, file=str(options.out)
        )
    )
    return 0


def _deadline_json(deadline: Deadline, words: Translator) -> dict[str, object]:
    trigger, due, later = deadline.trigger, deadline.due, deadline.possible_later
    name, _, own = deadline.id.partition(":")
    shape: dict[str, object] = {
        "id": name,
        "rule": deadline.rule,
        "trigger": {"field": trigger.field, "value": trigger.value} if trigger else None,
        "due": due.isoformat() if due else None,
        "due_beijing": words.beijing(due).isoformat() if due else None,
        "tz": deadline.tz,
        "possible_later": later.isoformat() if later else None,
        "trace": [words.render(step.text) for step in deadline.trace],
        "status": deadline.status,
    }
    if deadline.missing:
        shape["missing"] = list(deadline.missing)
    if own:
        shape["title"] = words.render(deadline.title)
    if deadline.mark is not None:
        shape["mark"] = deadline.mark.state
    return shape


def _deadline_lines(deadline: Deadline, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.terms import deadline_status, field_label

    status = deadline_status(words, deadline.status)
    yield f"{words.render(deadline.title)} [{status}] {deadline.rule}"
    if deadline.due is not None:
        yield "  " + words.moment(deadline.due)
        yield "  " + words.moment(words.beijing(deadline.due))
    if deadline.possible_later is not None:
        later = words.say(
            "cli", "possibly later, ask your lawyer: {moment}", moment=deadline.possible_later
        )
        yield "  " + later
    if deadline.missing:
        names = words.listed(field_label(words, field) for field in deadline.missing)
        yield "  " + words.say("cli", "missing: {names}", names=names)
    if deadline.tz is not None and deadline.trace:
        yield "    " + words.say("trace", "Why (days in {zone}):", zone=words.zone(deadline.tz))
    for number, step in enumerate(deadline.trace, 1):
        rule = f" [{step.rule}]" if step.rule else ""
        yield f"    {number}. {words.render(step.text)}{rule}"
