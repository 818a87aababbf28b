"""The dates of cases as an iCalendar file (RFC 5545), for the calendar of the seller or of counsel.

An event keeps its UID from export to export, and its SEQUENCE grows: importing a later file updates
what an earlier one brought. The hour is the court's, with its VTIMEZONE in the file; the text names
the moment in Beijing too. A deadline without a date is not in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from tro_desk import __version__
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator, translator
from tro_desk.l10n.terms import deadline_status
from tro_desk.papers.sample_mark import in_both

Dated = tuple[CaseSummary, Sequence[Deadline]]
"""A case and its deadlines."""

_EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)


def render_calendar(
    cases: Iterable[Dated],
    language: str,
    now: datetime,
    leads: Sequence[int] = (),
    sample: bool = False,
) -> bytes:
    """The file, in words of `language`. `now` (aware) is when it is made; `leads` are minutes
    before a deadline at which the calendar shall remind; one that is done, or past, reminds no
    more. In that of the `sample` desk each event says that it is made up."""
    words = translator(language)
    calendar = Calendar()
    calendar.add("prodid", f"-//TRO Desk//{__version__}//{words.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = words.say("calendar", "TRO Desk: dates of the cases")
    calendar.add("x-wr-calname", _marked(name, words) if sample else name)
    dated = [
        (case, deadline, deadline.due)
        for case, deadlines in cases
        for deadline in deadlines
        if deadline.due is not None
    ]
    for zone in _zones(_start(due) for _, _, due in dated):
        calendar.add_component(zone)
    for case, deadline, due in dated:
        calendar.add_component(_event(case, deadline, due, words, now, leads, sample))
    return bytes(calendar.to_ical())


def _event(
    case: CaseSummary,
    deadline: Deadline,
    due: datetime,
    words: Translator,
    now: datetime,
    leads: Sequence[int],
    sample: bool,
) -> Event:
    done = deadline.mark is not None and deadline.mark.state == "done"
    event = Event()
    event.add("uid", _uid(case, deadline))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int((now - _EPOCH).total_seconds()))
    event.add("dtstart", _start(due))
    summary = _summary(case, deadline, words, done)
    told = list(_description(case, deadline, due, words))
    if sample:
        summary = _marked(summary, words)
        told = [*in_both(words.language), *told]
    event.add("summary", summary)
    event.add("description", "\n".join(told))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if deadline.status == "provisional" else "CONFIRMED")
    for lead in sorted(set(leads), reverse=True):
        if not done and due - timedelta(minutes=lead) > now:
            event.add_component(_alarm(lead, summary))
    return event


def _marked(name: str, words: Translator) -> str:
    """A name in a calendar, where it stands among true ones."""
    return words.say("calendar", "SAMPLE: {name}", name=name)


def _uid(case: CaseSummary, deadline: Deadline) -> str:
    """The same for the same deadline of the same case, on this desk and on a copy of it."""
    name = f"{case.id}|{case.created_at.astimezone(UTC).isoformat()}|{deadline.id}"
    return f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@tro-desk"


def _summary(case: CaseSummary, deadline: Deadline, words: Translator, done: bool) -> str:
    title = words.render(deadline.title)
    if done:
        title = words.say("calendar", "Done: {title}", title=title)
    elif deadline.status == "provisional":
        title = words.say("calendar", "To confirm: {title}", title=title)
    name = case.docket_number or case.case_name or case.id
    return words.say("calendar", "{title} ({case})", title=title, case=name)


def _description(
    case: CaseSummary, deadline: Deadline, due: datetime, words: Translator
) -> Iterable[str]:
    if case.case_name:
        yield case.case_name
    yield words.moment(due)
    yield words.moment(words.beijing(due))
    status = deadline_status(words, deadline.status)
    yield words.say("calendar", "{rule}: {status}", rule=deadline.rule, status=status)
    if deadline.possible_later is not None:
        yield words.say(
            "calendar",
            "Possibly later, ask your lawyer: {moment}",
            moment=deadline.possible_later,
        )
    if not deadline.checked:
        yield words.say("calendar", "Ask your lawyer.")
    yield words.say("calendar", "This software gives information, not legal advice.")


def _alarm(lead: int, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -timedelta(minutes=lead))
    return alarm


def _zones(starts: Iterable[datetime]) -> Iterable[Timezone]:
    """A VTIMEZONE of each zone in use, by name."""
    for name in sorted({str(start.tzinfo) for start in starts} - {str(UTC)}):
        zone = Timezone()
        zone.add("tzid", name)
        for part in _parts(ZoneInfo(name)):
            zone.add_component(part)
        yield zone


def _parts(zone: ZoneInfo) -> Iterable[TimezoneStandard | TimezoneDaylight]:
    """Standard time, and summer time by the rule of 15 USC 260a where the zone has it.

    Without the names of zone times: one of them is an abbreviation that Beijing has as well.
    """
    winter, summer = (_offset(zone, date(2026, month, 10)) for month in (1, 7))
    if winter == summer:
        yield _part(TimezoneStandard(), date(1970, 1, 1), winter, winter)
        return
    for part, begins, old, new, month, week in (
        (TimezoneDaylight(), date(2007, 3, 11), winter, summer, 3, "2SU"),
        (TimezoneStandard(), date(2007, 11, 4), summer, winter, 11, "1SU"),
    ):
        made = _part(part, begins, old, new)
        made.add("rrule", {"freq": "yearly", "bymonth": month, "byday": week})
        yield made


def _part(
    part: TimezoneStandard | TimezoneDaylight, begins: date, old: timedelta, new: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    hour = time(0 if old == new else 2)
    part.add("dtstart", datetime.combine(begins, hour))
    part.add("tzoffsetfrom", old)
    part.add("tzoffsetto", new)
    return part


def _start(due: datetime) -> datetime:
    """The event's moment: in its own zone where the file can describe that zone, else in UTC."""
    zone = due.tzinfo
    start = due.replace(second=0, microsecond=0)
    return (
        start
        if isinstance(zone, ZoneInfo) and _as_in_us(zone, due.year)
        else (start.astimezone(UTC))
    )


def _as_in_us(zone: ZoneInfo, year: int) -> bool:
    """Whether the zone changes its clock in that year when the United States do, or never."""
    march = date(year, 3, 14) - timedelta(days=(date(year, 3, 14).weekday() + 1) % 7)
    november = date(year, 11, 7) - timedelta(days=(date(year, 11, 7).weekday() + 1) % 7)
    winter, summer = (_offset(zone, date(2026, month, 10)) for month in (1, 7))
    day = timedelta(days=1)
    seen = [_offset(zone, on) for on in (march - day, march + day, november - day, november + day)]
    return seen == [winter, summer, summer, winter]


def _offset(zone: ZoneInfo, day: date) -> timedelta:
    offset = datetime.combine(day, time(12), zone).utcoffset()
    assert offset is not None
    return offset
