"""The reasoning behind a deadline, step by step, in words a person can follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_, Message
from tro_desk.content.deadlines import Note
from tro_desk.content.holidays import holiday_table
from tro_desk.domain.deadline import Input, TraceStep
from tro_desk.law.calendar import DayOff, Kind
from tro_desk.law.frcp6 import Count
from tro_desk.law.labels import label
from tro_desk.law.stated import Stated

BEIJING: Final = "Asia/Shanghai"


class Trace:
    """Collects the steps; `certain` turns false with the first that needs "ask your lawyer"."""

    def __init__(self) -> None:
        self._steps: list[TraceStep] = []
        self.certain = True

    @property
    def steps(self) -> tuple[TraceStep, ...]:
        return tuple(self._steps)

    def add(self, text: Message, rule: str = "") -> None:
        """A step that stands on its own."""
        self._steps.append(TraceStep(text, rule))

    def ask(self, text: Message, rule: str = "") -> None:
        """A step whose text sends the reader to a lawyer."""
        self.add(text, rule)
        self.certain = False

    def stated(self, stated: Stated) -> None:
        """The value that everything starts from, and where it stands."""
        self.value(stated.input, stated.as_given or stated.shown)
        if stated.as_given is not None and stated.moment is not None:
            self.add(
                M_("trace", "On the court's clock that is {moment}.", moment=stated.moment),
                "IANA",
            )

    def unclear(self, given: Input, why: Message) -> None:
        """A value that was given and cannot be used."""
        self.value(given, given.value)
        self.add(why)

    def missing(self, field: str, given: Input | None) -> None:
        """A field without which nothing can be computed; `given` where its value is no use."""
        if given is not None:
            self.add(M_("trace", "{value} is not a court that the desk knows.", value=given.value))
            return
        what = label(field)
        self.add(M_("trace", "Not known yet: {what}.", what=what))

    def note(self, note: Note) -> None:
        """What the rule's row says beside the date."""
        (self.add if note.checked else self.ask)(note.text, note.rule)

    def day_one(self, trigger: date) -> None:
        """Where the count begins."""
        self.add(
            M_(
                "trace",
                "The day itself does not count: {day} is day 1.",
                day=trigger + timedelta(days=1),
            ),
            "FRCP 6(a)(1)(A)",
        )

    def ends(self, days: int, count: Count) -> None:
        """The last day of a period, and each day that it rolls over."""
        if not count.rolled:
            self.add(
                M_(
                    "trace",
                    "Day {count} is {day}, not a weekend or legal holiday: it stays.",
                    count=days,
                    day=count.raw,
                ),
                "FRCP 6(a)(1)(C)",
            )
            return
        first, *others = count.rolled
        self.add(
            M_(
                "trace",
                "Day {count} is {day}, {reason}: the period runs on.",
                count=days,
                day=first[0],
                reason=reason(first[1]),
            ),
            "FRCP 6(a)(1)(C)",
        )
        for day, off in others:
            self.add(
                M_("trace", "{day} is {reason}: it runs on.", day=day, reason=reason(off)),
                "FRCP 6(a)(1)(C)",
            )
        self.add(
            M_("trace", "{day} is the next business day: the period ends there.", day=count.due),
            "FRCP 6(a)(1)(C)",
        )
        for day, off in count.rolled:
            if off.observed and day.weekday() == 4:  # kept on Friday, for a holiday on Saturday
                self.ask(
                    M_(
                        "trace",
                        "Whether the Friday before a holiday on Saturday counts as a legal holiday "
                        "is disputed: if not, the period ends on {day}. Ask your lawyer.",
                        day=day,
                    ),
                    "FRCP 6(a)(6)(A)",
                )

    def stays(self, days: int, count: Count) -> None:
        """The last day of a period that is shown unrolled, whatever it falls on."""
        if not count.rolled:
            self.ends(days, count)
            return
        self.add(
            M_(
                "trace",
                "Day {count} is {day}, {reason}. The desk keeps this day, the earlier one.",
                count=days,
                day=count.raw,
                reason=reason(count.rolled[0][1]),
            ),
            "FRCP 65(b)(2)",
        )
        self.ask(
            M_(
                "trace",
                "The court may read it either way: moved on, the period ends on {day}. "
                "Ask your lawyer.",
                day=count.due,
            ),
            "FRCP 6(a)(1)(C)",
        )

    def perhaps(self, doubtful: Count, closed: Mapping[date, str]) -> None:
        """The days that only a state holiday or a closure takes out."""
        for day, off in doubtful.rolled:
            if off.kind is Kind.STATE:
                self.ask(_state_holiday(day, off, doubtful.due), "FRCP 6(a)(6)(C)")
            elif off.kind is Kind.COURT:
                self.ask(
                    M_(
                        "trace",
                        "On {day} the court was closed, as you noted ({note}): it may read the "
                        "date as {later}. Ask your lawyer.",
                        day=day,
                        note=_note(closed[day]),
                        later=doubtful.due,
                    ),
                    "FRCP 6(a)(3)",
                )
            elif off.kind is Kind.CLOSURE:
                self.ask(
                    M_(
                        "trace",
                        "On {day} federal agencies were closed by executive order: the court may "
                        "read the date as {later}. Ask your lawyer.",
                        day=day,
                        later=doubtful.due,
                    ),
                    "FRCP 6(a)(6)(B)",
                )

    def no_state_table(self) -> None:
        """The holidays of the court's state are not in the table."""
        self.add(
            M_(
                "trace",
                "The holidays of the court's state are not in the table: one of them could only "
                "make the date later.",
            ),
            "FRCP 6(a)(6)(C)",
        )

    def back(self, days: int, event: date, count: Count) -> None:
        """A period counted backward from `event`."""
        self.add(
            M_(
                "trace",
                "{count} days back from {day}: {raw}.",
                count=days,
                day=event,
                raw=count.raw,
            ),
            "FRCP 6(a)(5)",
        )
        for day, off in count.rolled:
            self.add(
                M_(
                    "trace",
                    "{day} is {reason}: the count goes further back.",
                    day=day,
                    reason=reason(off),
                ),
                "FRCP 6(a)(5)",
            )
        if count.rolled:
            self.add(
                M_("trace", "{day} is the business day before.", day=count.due), "FRCP 6(a)(5)"
            )

    def hours(self, hours: int, end: datetime) -> None:
        """A period in hours, before any rolling."""
        self.add(
            M_(
                "trace",
                "Every hour counts, over a change of clocks too: {count} hours end on {moment}.",
                count=hours,
                moment=end,
            ),
            "FRCP 6(a)(2)",
        )

    def hours_rolled(self, end: datetime, due: datetime, count: Count) -> None:
        """A period in hours that ends on a day off."""
        for day, off in count.rolled:
            self.add(
                M_("trace", "{day} is {reason}: it runs on.", day=day, reason=reason(off)),
                "FRCP 6(a)(2)(C)",
            )
        if due != end:
            self.add(
                M_(
                    "trace",
                    "It ends at the same hour of the next business day: {moment}.",
                    moment=due,
                ),
                "FRCP 6(a)(2)(C)",
            )

    def passed(self, day: date, off: DayOff) -> None:
        """A day that is no working day."""
        self.add(M_("trace", "{day} is {reason}: it does not count.", day=day, reason=reason(off)))

    def begins(self, moment: datetime) -> None:
        """The first moment after a deadline."""
        self.add(M_("trace", "The day after begins: {moment}.", moment=moment))

    def perhaps_begins(self, moment: datetime) -> None:
        """The same, where the deadline may be later."""
        self.ask(
            M_(
                "trace",
                "If the later date counts, the day after begins: {moment}. Ask your lawyer.",
                moment=moment,
            )
        )

    def ends_there(self, due: datetime) -> None:
        """When the last day of a period ends that no court counts."""
        self.add(M_("trace", "The day ends: {moment}.", moment=due))

    def as_printed(self) -> None:
        """A date that the paper fixes."""
        self.add(
            M_("trace", "The paper prints this date: it is not computed and not moved."),
            "FRCP 6(a)",
        )

    def any_hour(self) -> None:
        """A day without an hour, for something that takes place at one."""
        self.add(M_("trace", "The paper prints no hour: it may be at any hour of that day."))

    def not_moved(self, day: date, off: DayOff) -> None:
        """A printed date on a day on which the court is closed."""
        self.ask(
            M_(
                "trace",
                "{day} is {reason}; a date that the court fixed does not move by itself. "
                "Ask your lawyer.",
                day=day,
                reason=reason(off),
            ),
            "FRCP 6(a)",
        )

    def closed_that_day(self, day: date, note: str) -> None:
        """A printed date on a day on which the court was closed, as the seller noted."""
        self.ask(
            M_(
                "trace",
                "On {day} the court was closed, as you noted ({note}); a date that the court fixed "
                "does not move by itself. Ask your lawyer.",
                day=day,
                note=_note(note),
            ),
            "FRCP 6(a)",
        )

    def chosen(self, longer: Input, days: int) -> None:
        """What decided between two lengths."""
        answer = M_("choice", "Yes") if longer.value == "yes" else M_("choice", "No")
        self.value(longer, answer)
        self.add(M_("trace", "So the period has {count} days.", count=days))

    def either(self, what: Message | str, days: int, later: date) -> None:
        """Nobody said which of two lengths is right: the shorter one is shown."""
        self.ask(
            M_(
                "trace",
                "Not known yet: {what}. If so, the period has {count} days and ends on {later}. "
                "Ask your lawyer.",
                what=what,
                count=days,
                later=later,
            )
        )

    def longer_than(self, days: int, trigger: Stated) -> None:
        """A printed end beyond the period that the rule gives."""
        self.value(trigger.input, trigger.as_given or trigger.shown)
        self.ask(
            M_(
                "trace",
                "The printed end is more than {count} days after that: look for the order that "
                "extends it. Ask your lawyer.",
                count=days,
            ),
            "FRCP 65(b)(2)",
        )

    def past_limit(self, day: date, count: int) -> None:
        """An extension beyond the like period, and no consent is known."""
        self.ask(
            M_(
                "trace",
                "Day {count} was {day}: beyond it a TRO is extended only with consent. "
                "Ask your lawyer.",
                count=count,
                day=day,
            ),
            "FRCP 65(b)(2)",
        )

    def two_dates(self, shown: datetime, other: datetime) -> None:
        """A computed and a printed date that differ: the earlier is shown."""
        self.ask(
            M_(
                "trace",
                "Of the two dates the desk shows the earlier, {shown}; if the court fixed the "
                "other, it is {other}. Ask your lawyer.",
                shown=shown,
                other=other,
            )
        )

    def closes(self, due: datetime) -> None:
        """When the last day ends at the court."""
        self.add(
            M_(
                "trace",
                "The day ends at midnight at the court, for filing by computer too: {moment}.",
                moment=due,
            ),
            "FRCP 6(a)(4)",
        )

    def clocks(self, start: datetime | None, due: datetime) -> None:
        """The moment in Beijing; and the change of the court's clocks on the way, if any."""
        change = _clock_change(start, due) if start is not None else None
        if change is not None:
            day, ahead = change
            text = (
                M_("trace", "Summer time begins at the court on {day}.", day=day)
                if ahead
                else M_("trace", "Summer time ends at the court on {day}.", day=day)
            )
            self.add(text, "IANA")
        if str(due.tzinfo) == BEIJING:
            return
        beijing = due.astimezone(ZoneInfo(BEIJING))
        hours, rest = divmod(int((_offset(beijing) - _offset(due)).total_seconds()), 3600)
        if rest or hours <= 0:  # Guam and Saipan are ahead of Beijing
            self.add(M_("trace", "In Beijing: {moment}.", moment=beijing), "IANA")
            return
        self.add(
            M_(
                "trace",
                "In Beijing, {hours} hours ahead: {moment}.",
                hours=hours,
                moment=beijing,
            ),
            "IANA",
        )

    def other_zone(self, later: datetime) -> None:
        """The district sits in two zones; the earlier is shown."""
        self.ask(
            M_(
                "trace",
                "The court also sits where the clocks are behind: possibly only {moment}. "
                "Ask your lawyer.",
                moment=later,
            ),
            "FRCP 6(a)(4)",
        )

    def table(self) -> None:
        """Which table of holidays was used."""
        self.add(
            M_("trace", "Holiday table of {version}.", version=holiday_table().version),
            "5 USC 6103",
        )

    def value(self, given: Input, value: date | datetime | Message | str) -> None:
        """A value that is used, and where it stands."""
        what = label(given.field)
        source = source_of(given.source)
        text = (
            M_("trace", "{what}: {value} ({source}).", what=what, value=value, source=source)
            if given.confirmed
            else M_(
                "trace",
                "{what}: {value} ({source}; not confirmed yet).",
                what=what,
                value=value,
                source=source,
            )
        )
        self.add(text)


def reason(off: DayOff) -> Message:
    """Why a day cannot end a period, as part of a sentence."""
    if off.name is None:
        return (
            M_("trace", "a day of closed agencies")
            if off.kind is Kind.CLOSURE
            else M_("trace", "a weekend day")
        )
    if off.observed:
        return M_("trace", "the day on which {holiday} is kept", holiday=off.name)
    return off.name


def _state_holiday(day: date, off: DayOff, later: date) -> Message:
    if off.checked:
        return M_(
            "trace",
            "{day} is {holiday}, a holiday of the court's state: the court may read the date as "
            "{later}. Ask your lawyer.",
            day=day,
            holiday=reason(off),
            later=later,
        )
    return M_(
        "trace",
        "{day} is {holiday}. A list that nobody checked calls it a holiday of the court's state: "
        "the court may read the date as {later}. Ask your lawyer.",
        day=day,
        holiday=reason(off),
        later=later,
    )


def _note(note: str) -> Message | str:
    return note or M_("trace", "no reason given")


def source_of(source: str) -> Message | str:
    """Where a value stands, as part of a sentence."""
    match source.split(":"):
        case ["evidence", _, page]:
            return M_("trace", "page {page} of the paper", page=page)
        case ["seller"]:
            return M_("trace", "stated by you")
        case ["command"]:
            return M_("trace", "given on the command line")
        case ["try"]:
            return M_("trace", "tried out, not saved")
    return source


def _clock_change(start: datetime, due: datetime) -> tuple[date, bool] | None:
    """The day between the two on which the court's clock changes, and whether it goes forward."""
    before = _offset(start)
    if start.tzinfo != due.tzinfo or before == _offset(due):
        return None
    day = start
    while _offset(day) == before:
        day += timedelta(days=1)
    # `day` is at start's hour: the change came in the 24 hours before it.
    midnight = day.replace(hour=0, minute=0, second=0)
    changed = day - timedelta(days=1) if _offset(midnight) != before else day
    return changed.date(), _offset(day) > before


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
