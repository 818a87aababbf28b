"""What is known of a case, as a screen shows it: value, where it stands, whether it is settled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tro_desk.desk.court_of import court_of
from tro_desk.desk.without_case import courts
from tro_desk.domain.case import Case
from tro_desk.domain.facts import FoundFact
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.zones import zone_of
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import show_value


@dataclass(frozen=True, slots=True)
class Known:
    """One value of a field. `confirmed` is false for a candidate that the seller did not answer.

    `found` is the place it was read; None for a value the seller stated. `tz` is the zone of a date
    (IANA), its own or that of the case's court; None where nobody knows it.
    """

    field: str
    value: str
    confirmed: bool
    found: FoundFact | None
    tz: str | None = None


def known(case: Case, field: str) -> tuple[Known, ...]:
    """The confirmed values of a field, else its open candidates, best first."""
    facts = tuple(Known(field, f.value, True, f.found, f.tz) for f in case.confirmed(field))
    facts = facts or tuple(
        Known(field, f.candidate.value, False, f, f.candidate.tz)
        for f in case.open_candidates(field)
    )
    if not facts or FIELDS[field].kind is not Kind.DATE:
        return facts
    court = court_of(case)
    return tuple(replace(one, tz=zone_of(field, one.tz, court)) for one in facts)


def first(case: Case, field: str) -> Known | None:
    """The value of a field that takes one; None where nothing is known."""
    found = known(case, field)
    return found[0] if found else None


def shown(words: Translator, value: Known) -> str:
    """A value as a person reads it; a date with its zone."""
    return show_value(words, value.field, value.value, courts(), value.tz)


def source(words: Translator, case: Case, value: Known) -> str:
    """Where a value comes from: the paper and its page, or the seller."""
    if value.found is None:
        return words.say("source", "stated by you")
    names = {notice.evidence.sha256: notice.evidence.name for notice in case.notices}
    name = names.get(value.found.evidence, "")
    return words.say("source", "{name}, page {page}", name=name, page=value.found.candidate.page)


def title(words: Translator, case: Case) -> str:
    """The case in one line: plaintiff against the defendants of Schedule A, or its number."""
    plaintiff, name = first(case, "plaintiff"), first(case, "case_name")
    if plaintiff is not None and name is not None and "schedule a" in name.value.casefold():
        return words.say(
            "case", "{plaintiff} v. the defendants on Schedule A", plaintiff=plaintiff.value
        )
    if name is not None:
        return name.value
    if plaintiff is not None:
        return words.say("case", "{plaintiff} case", plaintiff=plaintiff.value)
    docket = first(case, "docket_number")
    return docket.value if docket else words.say("case", "Case without a number yet")
