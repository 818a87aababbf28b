"""The differences between two briefs, in words: headings and a line for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from tro_desk.base.messages import N_
from tro_desk.desk.without_case import courts
from tro_desk.domain.brief_change import (
    BriefChange,
    CountChange,
    DeadlineChange,
    DeadlineStand,
    FigureChange,
    PaperChange,
    PartChange,
    StatementChange,
    VersionChange,
)
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.brief_changes import COUNTS, FIGURES, MARKS, PARTS, TABLES
from tro_desk.l10n.sales import report_name
from tro_desk.l10n.terms import deadline_status, field_label, show_value

_GROUPS: Final[tuple[tuple[str, tuple[type, ...]], ...]] = (
    (N_("brief history", "Facts"), (StatementChange,)),
    (N_("brief history", "Dates"), (DeadlineChange,)),
    (N_("brief history", "Papers"), (PaperChange,)),
    (N_("brief history", "Figures"), (FigureChange,)),
    (N_("brief history", "Counted"), (CountChange,)),
    (N_("brief history", "Other parts"), (PartChange,)),
    (N_("brief history", "Versions of the law tables"), (VersionChange,)),
)


def grouped(
    words: Translator, changes: Iterable[BriefChange]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Heading and lines of each sort of change that there is."""
    told = tuple(changes)
    groups = (
        (words.say("brief history", name), tuple(line(words, c) for c in told if type(c) in kinds))
        for name, kinds in _GROUPS
    )
    return tuple((name, lines) for name, lines in groups if lines)


def line(words: Translator, change: BriefChange) -> str:
    """One difference in one line."""
    match change:
        case StatementChange():
            return _statement(words, change)
        case DeadlineChange():
            return _deadline(words, change)
        case PaperChange():
            return _PAPERS[change.kind](words, change.name)
        case FigureChange():
            return _figure(words, change)
        case CountChange():
            return _count(words, change)
        case VersionChange():
            name = words.say("brief change", TABLES.get(change.table, change.table))
            return _was_now(words, name, change.was, change.now)
        case PartChange():
            return words.say("brief change", PARTS[change.part])


def _statement(words: Translator, change: StatementChange) -> str:
    known = courts()
    name = field_label(words, change.field)
    was = change.was and show_value(words, change.field, change.was, known, change.was_tz)
    now = change.now and show_value(words, change.field, change.now, known, change.now_tz)
    if change.kind == "again":
        return words.say(
            "brief history",
            "{name}: {value} as before, confirmed anew or from another place",
            name=name,
            value=now,
        )
    return _was_now(words, name, was, now)


def _deadline(words: Translator, change: DeadlineChange) -> str:
    name = words.render(change.title)
    if change.kind == "reasons":
        return words.say(
            "brief history", "{name}: date as before, the working behind it has changed", name=name
        )
    was, now = (_stand(words, one) for one in (change.was, change.now))
    return _was_now(words, name, was, now)


def _stand(words: Translator, stand: DeadlineStand | None) -> str:
    if stand is None:
        return ""
    parts = [] if stand.due is None else [words.moment(stand.due)]
    parts.append(deadline_status(words, stand.status))
    if stand.mark in MARKS:
        parts.append(words.say("brief change", MARKS[stand.mark]))
    return " · ".join(parts)


_PAPERS: Final[dict[str, Callable[[Translator, str], str]]] = {
    "added": lambda words, name: words.say("brief history", "New: {name}", name=name),
    "gone": lambda words, name: words.say("brief history", "No longer there: {name}", name=name),
    "changed": lambda words, name: words.say("brief history", "Read otherwise: {name}", name=name),
}


def _figure(words: Translator, change: FigureChange) -> str:
    of = change.of if change.figure == "frozen" else report_name(words, change.of)
    name = words.say("figure", FIGURES[change.figure])
    named = f"{name} · {of}" if of else name
    return _was_now(words, named, _amount(words, change.was), _amount(words, change.now))


def _amount(words: Translator, value: Money | int | None) -> str:
    return "" if value is None else words.value(value)


def _count(words: Translator, change: CountChange) -> str:
    name = words.say("brief change", COUNTS[change.what])
    if not change.new and not change.gone:
        return words.say("brief history", "{name}: in another order", name=name)
    return words.say(
        "brief history",
        "{name}: {new} new, {gone} gone, {now} now",
        name=name,
        new=change.new,
        gone=change.gone,
        now=change.now,
    )


def _was_now(words: Translator, name: str, was: str, now: str) -> str:
    """`was` or `now` is "" where there was nothing."""
    if not was:
        return words.say("brief history", "{name}: new, {now}", name=name, now=now)
    if not now:
        return words.say("brief history", "{name}: no longer there, was {was}", name=name, was=was)
    return words.say("brief history", "{name}: was {was}, now {now}", name=name, was=was, now=now)
