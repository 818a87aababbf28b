"""Words of the trash: what lies there, and why some of it may not be removed for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Protocol

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

KINDS: Final[dict[str, str]] = {
    "case": N_("trash", "Case"),
    "evidence": N_("trash", "Evidence"),
    "record": N_("trash", "Entry"),
    "letter": N_("trash", "Letter"),
    "deadline": N_("trash", "Date of your own"),
    "store": N_("trash", "Store"),
    "load": N_("trash", "Loaded file"),
    "cost": N_("trash", "Cost"),
    "balance": N_("trash", "Balance"),
    "rate": N_("trash", "Exchange rate"),
    "closure": N_("trash", "Day the court was closed"),
    "watch_list": N_("trash", "Watch list"),
}
"""The kinds of `domain.trash.KINDS`."""

_RECORDS: Final[dict[str, str]] = {
    "contact": N_("trash", "Contact"),
    "remediation": N_("trash", "What was done to a listing"),
    "offer": N_("trash", "Settlement offer"),
    "counsel": N_("trash", "Lawyer"),
    "task": N_("trash", "Task"),
    "points": N_("trash", "Points"),
    "document": N_("trash", "Document"),
    "defence": N_("trash", "Defence"),
    "evidence": N_("trash", "Source of evidence"),
}

_BASIS: Final[dict[str, str]] = {
    "docket_number": N_("hold", "the docket number {value}"),
    "tro_entered": N_("hold", "a TRO entered on {value}"),
    "tro_expires": N_("hold", "a TRO that ends on {value}"),
    "pi_entered": N_("hold", "a preliminary injunction entered on {value}"),
    "served": N_("hold", "service on {value}"),
    "notice": N_("hold", "a notice or order of a court matter among its papers"),
    "letter": N_("hold", "your litigation hold letter"),
}


class Entry(Protocol):
    """An entry as `domain.trash.Trashed` has it."""

    @property
    def kind(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def case_name(self) -> str: ...


class Basis(Protocol):
    """A reason as `domain.trash.HoldBasis` has it."""

    @property
    def what(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def confirmed(self) -> bool: ...


class End(Protocol):
    """The end of a hold as `domain.trash.HoldEnd` has it."""

    @property
    def said_by(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def at(self) -> datetime: ...


class Held(Protocol):
    """A hold as `domain.trash.Hold` has it."""

    @property
    def basis(self) -> Sequence[Basis]: ...
    @property
    def ended(self) -> End | None: ...
    @property
    def under(self) -> bool: ...


class Goes(Protocol):
    """What goes, as `domain.trash.Going` has it."""

    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def files(self) -> Sequence[str]: ...
    @property
    def kept(self) -> Sequence[str]: ...
    @property
    def held(self) -> Sequence[Entry]: ...


def kind_name(words: Translator, entry: Entry) -> str:
    """What it is."""
    if entry.kind == "record" and entry.what in _RECORDS:
        return words.say("trash", _RECORDS[entry.what])
    return words.say("trash", KINDS[entry.kind])


def entry_name(words: Translator, entry: Entry) -> str:
    """What it is known by; a case without a number by its id."""
    court, _space, day = entry.name.partition("  ")
    if entry.kind == "closure" and day:
        on = words.date(date.fromisoformat(day))
        return words.say("trash", "{court}, {day} (day of that court)", court=court, day=on)
    if entry.kind == "case":
        return entry.name or words.say("trash", "Case {case}", case=entry.case)
    return entry.name or kind_name(words, entry)


def case_of(words: Translator, entry: Entry) -> str:
    """The case that it is from; "" for none."""
    if not entry.case or entry.kind == "case":
        return ""
    return entry.case_name or words.say("trash", "Case {case}", case=entry.case)


def basis_text(words: Translator, basis: Sequence[Basis]) -> str:
    """What the duty to preserve rests on, one reason after another."""
    sure = {(one.what, one.value[:10]) for one in basis if one.confirmed}
    told = [one for one in basis if one.confirmed or (one.what, one.value[:10]) not in sure]
    return words.listed(dict.fromkeys(_reason(words, one) for one in told))


def _reason(words: Translator, one: Basis) -> str:
    told = words.say("hold", _BASIS[one.what], value=_value(words, one))
    if one.confirmed or one.what == "notice":
        return told
    return words.say("hold", "{reason} (found, not confirmed)", reason=told)


def _value(words: Translator, one: Basis) -> str:
    try:
        day = date.fromisoformat(one.value[:10])
    except ValueError:
        return one.value
    return words.say("hold", "{day} (as printed)", day=words.date(day))


def hold_text(words: Translator, hold: Held) -> str:
    """Whether the papers of a case have to be preserved, why, and what was said of its end."""
    if not hold.basis:
        return words.say("hold", "Nothing says that the papers of this case have to be preserved.")
    told = words.say(
        "hold",
        "The papers of this case have to be preserved (Fed. R. Civ. P. 37(e)). This rests on: "
        "{reasons}.",
        reasons=basis_text(words, hold.basis),
    )
    ended = hold.ended
    if ended is None:
        return told
    said = words.say(
        "hold",
        "You noted on {at} that the duty ended: {who}, paper of {day} (the day as printed there).",
        at=words.moment(words.beijing(ended.at)),
        who=ended.said_by,
        day=words.date(ended.on),
    )
    if not hold.under:
        return said
    more = words.say("hold", "Something came after that, so the duty runs again.")
    return f"{told} {said} {more}" if words.language != "zh" else f"{told}{said}{more}"


def going_lines(words: Translator, going: Goes, *, done: bool = False) -> Iterator[str]:
    """What a removal for good takes, or (`done`) took, line by line."""
    if not going.entries:
        yield words.say("trash", "Nothing in the trash can be removed for good.")
    else:
        names = words.listed([entry_name(words, one) for one in going.entries])
        if done:
            yield words.say("trash", "Removed for good: {names}.", names=names)
        else:
            yield words.say("trash", "This would be removed for good: {names}.", names=names)
    if going.files:
        yield words.say(
            "trash",
            "Files that leave the desk: {names}.",
            names=words.listed(going.files),
        )
    if going.kept:
        yield words.say(
            "trash",
            "Files that stay, because another case or entry has them: {names}.",
            names=words.listed(going.kept),
        )
    if going.held:
        names = words.listed([entry_name(words, one) for one in going.held])
        yield words.say(
            "trash",
            "Stays in the trash, because the papers of a case have to be preserved (Fed. R. Civ. "
            "P. 37(e)): {names}.",
            names=names,
        )
