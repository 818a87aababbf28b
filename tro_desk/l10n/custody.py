"""The record of custody of an original in words: what happened, when, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Entry(Protocol):
    """An entry as `domain.custody.CustodyEntry` has it."""

    @property
    def number(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def what(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def computer(self) -> str: ...
    @property
    def detail(self) -> tuple[tuple[str, str | int], ...]: ...
    @property
    def late(self) -> bool: ...
    @property
    def hash(self) -> str: ...


class Record(Protocol):
    """A record as `domain.custody.Custody` has it."""

    @property
    def sha256(self) -> str: ...
    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def broken(self) -> int | None: ...


_WHAT: Final[dict[tuple[str, str], str]] = {
    ("added", ""): N_("custody", "Added to the desk"),
    ("viewed", "review"): N_("custody", "Viewed beside what was found in it"),
    ("viewed", "evidence"): N_("custody", "Viewed among the evidence"),
    ("viewed", "program"): N_("custody", "A copy opened in another program"),
    ("exported", "copy"): N_("custody", "A copy saved as {name}"),
    ("exported", "package"): N_("custody", "Put into the package {name}"),
    ("checked", "changed"): N_("custody", "Examined: the file was changed"),
    ("checked", "missing"): N_("custody", "Examined: the file was missing"),
    ("trashed", ""): N_("custody", "Moved to the trash"),
    ("restored", ""): N_("custody", "Restored from the trash"),
    ("purged", "0"): N_("custody", "Removed for good: the file left the desk"),
    ("purged", "1"): N_("custody", "Removed from its case for good; the file stays, others use it"),
}
"""What happened, by its code and way."""


def what_text(words: Translator, entry: Entry, cases: Mapping[str, str] = _NONE) -> str:
    """What an entry says happened, and in which case: by its name in `cases`, else by its id."""
    detail = dict(entry.detail)
    way = detail.get("kept", "") if entry.what == "purged" else detail.get("how", "")
    known = _WHAT.get((entry.what, str(way)))
    if known is None:
        told = words.say("custody", "Unreadable entry")
    else:
        told = words.say("custody", known, name=str(detail.get("name", "")))
    if entry.case:
        told = words.say(
            "custody", "{what} (case {case})", what=told, case=cases.get(entry.case, entry.case)
        )
    if entry.late:
        return words.say(
            "custody", "{what}. Written later, from what the desk still knew.", what=told
        )
    return told


def who_text(words: Translator, entry: Entry) -> str:
    """The user and the computer that the system named."""
    if not entry.user and not entry.computer:
        return words.say("custody", "not noted")
    if not entry.user or not entry.computer:
        return entry.user or entry.computer
    return words.say("custody", "{user} on {computer}", user=entry.user, computer=entry.computer)


def when_text(words: Translator, entry: Entry) -> str:
    """The moment in UTC and in Beijing."""
    at = entry.at.astimezone(UTC)
    both = (words.moment(at), words.moment(words.beijing(at)))
    return words.say("custody", "{utc} / {beijing}", utc=both[0], beijing=both[1])


def state_text(words: Translator, record: Record) -> str:
    """Whether the chain is whole."""
    if record.broken is not None:
        return words.say(
            "custody",
            "The chain is broken at entry {number}: an entry was altered, removed or moved. "
            "Compare with a backup, and tell your lawyer.",
            number=str(record.broken),
        )
    return words.plural(
        "custody",
        "The chain is unbroken: {count} entry.",
        "The chain is unbroken: {count} entries.",
        len(record.entries),
    )


def custody_lines(
    words: Translator, name: str, record: Record, cases: Mapping[str, str] = _NONE
) -> Iterator[str]:
    """The whole record as lines of text, to be copied or printed; `cases` as in `what_text`."""
    yield words.say("custody", "Chain of custody: {name}", name=name)
    yield f"SHA-256 {record.sha256}"
    yield state_text(words, record)
    for entry in record.entries:
        yield words.say(
            "custody",
            "{number}. {when}: {what}; by {who}; hash {hash}",
            number=str(entry.number),
            when=when_text(words, entry),
            what=what_text(words, entry, cases),
            who=who_text(words, entry),
            hash=entry.hash,
        )
    yield words.say("custody", DAILY)


DAILY: Final = N_(
    "custody",
    "Of mere looking the first time of each day in UTC is noted, for each user and way. A backup "
    "copies the whole desk and is not noted for each file.",
)
"""What the record leaves out, said with it (context `custody`)."""
