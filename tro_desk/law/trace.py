"""The reasoning behind a deadline, step by step, in words a person can follow."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import Input
from tro_desk.domain.zones import BEIJING
from tro_desk.law.calendar import DayOff
from tro_desk.law.counted import Counted, note_of, reason
from tro_desk.law.labels import label
from tro_desk.law.stated import Stated


class Trace(Counted):
    """The sentences about papers, orders, zones and clocks, beside those about a count."""

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
                note=note_of(note),
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

    def too_late(self) -> None:
        """What was to stop the period came after its end."""
        self.ask(
            M_(
                "trace",
                "The time to answer had run out by then: whether the motion stopped it is not "
                "certain. Ask your lawyer.",
            )
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
