"""How a period was counted: its days, what they rolled over, what could make it later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from tro_desk.base.messages import M_, Message
from tro_desk.content.holidays import holiday_table
from tro_desk.law.calendar import DayOff, Kind
from tro_desk.law.frcp6 import Count
from tro_desk.law.steps import Steps


class Counted(Steps):
    """The sentences about a count."""

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
            self._rolled(day, off, "FRCP 6(a)(1)(C)")
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
                        note=note_of(closed[day]),
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

    def by_mail(self, days: int, later: date) -> None:
        """The days that service by mail adds, which are not shown as the date."""
        self.ask(
            M_(
                "trace",
                "Service by mail adds {count} days, by e-mail none: possibly {later}. "
                "Ask your lawyer.",
                count=days,
                later=later,
            ),
            "FRCP 6(d)",
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
            self._rolled_back(day, off)
        if count.rolled:
            self.add(
                M_("trace", "{day} is the business day before.", day=count.due), "FRCP 6(a)(5)"
            )

    def hours(self, hours: int, end: datetime) -> None:
        """A period in hours, before any rolling; counted back where negative."""
        text = (
            M_(
                "trace",
                "Every hour counts, over a change of clocks too: {count} hours end on {moment}.",
                count=hours,
                moment=end,
            )
            if hours > 0
            else M_(
                "trace",
                "Every hour counts, over a change of clocks too: {count} hours back it is "
                "{moment}.",
                count=-hours,
                moment=end,
            )
        )
        self.add(text, "FRCP 6(a)(2)")

    def hours_rolled(self, end: datetime, due: datetime, count: Count) -> None:
        """A period in hours that ends on a day off."""
        back = due < end
        for day, off in count.rolled:
            self._rolled_back(day, off) if back else self._rolled(day, off, "FRCP 6(a)(2)(C)")
        if back:
            self.add(
                M_("trace", "The same hour of the business day before: {moment}.", moment=due),
                "FRCP 6(a)(5)",
            )
        elif due > end:
            self.add(
                M_(
                    "trace",
                    "It ends at the same hour of the next business day: {moment}.",
                    moment=due,
                ),
                "FRCP 6(a)(2)(C)",
            )

    def _rolled(self, day: date, off: DayOff, rule: str) -> None:
        self.add(M_("trace", "{day} is {reason}: it runs on.", day=day, reason=reason(off)), rule)

    def _rolled_back(self, day: date, off: DayOff) -> None:
        self.add(
            M_(
                "trace",
                "{day} is {reason}: the count goes further back.",
                day=day,
                reason=reason(off),
            ),
            "FRCP 6(a)(5)",
        )

    def passed(self, day: date, off: DayOff) -> None:
        """A day that is no working day."""
        self.add(M_("trace", "{day} is {reason}: it does not count.", day=day, reason=reason(off)))

    def worked(self, day: date, holiday: Message) -> None:
        """A weekend day that is worked in China to make up for a holiday."""
        self.add(
            M_(
                "trace",
                "{day} is worked in China, to make up for {holiday}: it counts.",
                day=day,
                holiday=holiday,
            )
        )

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

    def first_day(self, due: datetime) -> None:
        """A period after which something may take place, at any hour of that day."""
        self.add(
            M_("trace", "It may take place from that day on, at any hour: {moment}.", moment=due)
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

    def table(self) -> None:
        """Which table of holidays was used."""
        self.add(
            M_("trace", "Holiday table of {version}.", version=holiday_table().version),
            "5 USC 6103",
        )


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


def note_of(note: str) -> Message | str:
    """What the seller noted of a closure, as part of a sentence."""
    return note or M_("trace", "no reason given")


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
