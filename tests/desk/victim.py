"""A process that works on a desk, says what was saved, and dies in the middle.

Every line it writes to its report was true when it was written: the call had returned.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, event

import tro_desk.intake
import tro_desk.law
import tro_desk.papers
import tro_desk.store  # noqa: F401 - imported once, before the victims are forked
from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, open_desk
from tro_desk.papers import BriefOptions

Step = Callable[[], str]


def work(kind: str, folder: Path, report: Path, first: int, die_at: int | None) -> None:
    """Do `kind` again and again, numbered from `first`; a line of the report for each time.

    With `die_at` the second time is cut off: the process kills itself at that step among all file
    operations and all statements to the database. Where there are fewer steps it ends by itself.
    """
    with open_desk(folder / "desk", FixedClock(NOW)) as desk:
        out = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for turn, step in enumerate(steps(kind, desk, folder, first)):
            if die_at is not None and turn == 1:
                _arm(die_at)
            os.write(out, f"{step()}\n".encode())
            if die_at is not None and turn == 1:
                os._exit(0)


def _arm(die_at: int) -> None:
    steps = itertools.count(1)

    def count(*_: object) -> None:
        if next(steps) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(name: str, _: object) -> None:
        if name == "open" or name.startswith(("os.", "tempfile.")):
            count()

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    sys.addaudithook(audit)


def _add(desk: Desk, folder: Path, number: int) -> str:
    into = folder / "in"
    added = add(desk, into, *CERTAIN, case="c1", text=f"Paper {number}", name=f"{number}.eml")
    return f"paper {added.evidence.sha256}"


def _say(desk: Desk, _: Path, number: int) -> str:
    value = f"B{number:09d}"
    desk.say("c1", [confirmed("asin", value), confirmed("judge", value)])
    if number % 3 == 0:
        desk.undo("c1")
        return f"taken back {value}"
    return f"said {value}"


def _date(desk: Desk, _: Path, number: int) -> str:
    own = desk.add_custom_deadline("c1", f"Date {number}", "china_days", 3, "2026-05-18", "")
    desk.mark_deadline("c1", f"custom:{own.id}", "moved", "2026-06-01", note=f"note {number}")
    closed = desk.add_closure("ilnd", date(2026, 1, 1) + timedelta(days=number), f"day {number}")
    if number % 3 == 0:
        desk.remove_closure(closed.id)
        return f"open again {number}"
    return f"dated {number}"


def _step(desk: Desk, _: Path, number: int) -> str:
    desk.answer("c1", "first_hours/preserve", f"impossible:reason {number}")
    desk.answer("c1", "first_hours/take_down", "done" if number % 2 else "open")
    if number % 3 == 0:
        desk.undo_answer("c1")
        desk.undo_answer("c1")
        return f"unsaid {number}"
    return f"reason {number}"


def _brief(desk: Desk, folder: Path, number: int) -> str:
    options = BriefOptions("zh", "A4", ("case",), counsel=str(number))
    made = desk.make_brief("c1", options, folder / "out" / f"{number}.pdf")
    return f"brief {made.sha256} {number}.pdf"


KINDS: Final = {"add": _add, "say": _say, "brief": _brief, "date": _date, "step": _step}


def steps(kind: str, desk: Desk, folder: Path, first: int) -> Iterator[Step]:
    """The same work again and again, each time with another number."""
    make = KINDS[kind]
    return (lambda n=n: make(desk, folder, n) for n in itertools.count(first))
