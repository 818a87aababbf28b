"""The first room as it was when the window was closed, to be shown until the desk is open again.

Reading it needs no database: it is there a moment after the window. It holds for the desk as it was
left and for the program that kept it, and for nothing else; `Today` depends on no clock. What was
kept is no truth to go on from: as soon as the desk is open it is read itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.build import fingerprint
from tro_desk.base.messages import Day, Message
from tro_desk.desk.lock_state import lock_state
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline, DeadlineMark, Input
from tro_desk.domain.lock import LockState
from tro_desk.domain.step_rows import Progress
from tro_desk.domain.steps import Item
from tro_desk.domain.today import CaseToday, NextStep, Today
from tro_desk.papers import codec

if TYPE_CHECKING:
    from tro_desk.desk.brief_stands import BriefStands
    from tro_desk.store import Unit


@dataclass(frozen=True, slots=True)
class KeptToday:
    """`program` is the one that kept it (`base.build.fingerprint`); `cases` are all cases of the
    desk, newest first."""

    program: str
    today: Today
    cases: tuple[CaseSummary, ...]


_CLASSES: Final[dict[str, type]] = {
    kind.__name__: kind
    for kind in (
        *(KeptToday, Today, CaseToday, NextStep, Item, Progress, CaseSummary),
        *(Deadline, Input, DeadlineMark, Message, Day),
    )
}


def told(unit: Unit, now: datetime, case_id: str | None, brief_stands: BriefStands) -> bytes | None:
    """What is kept of a desk in which `case_id` was open; None where it holds no case."""
    from tro_desk.desk.cases import summary
    from tro_desk.desk.today import today_of

    today = today_of(unit, now, case_id, brief_stands)
    if today.case is None:
        return None
    cases = tuple(summary(case) for case in unit.cases.all())
    return codec.dump(KeptToday(fingerprint(), today, cases), lines=False).encode()


def kept_today(folder: Path, case_id: str | None) -> KeptToday | None:
    """What was kept of the desk in `folder`; None where nothing holds for it as it is now, or where
    another case than `case_id` would be opened."""
    from tro_desk.store import kept_today as kept

    data = kept.read(folder) if lock_state(folder) is LockState.OPEN else None
    if data is None:
        return None
    try:
        found = codec.load(data.decode(), _CLASSES)
    except (ValueError, ArithmeticError, LookupError, RecursionError):
        return None
    if not isinstance(found, KeptToday) or not codec.fits(found) or found.program != fingerprint():
        return None
    ids = [case.id for case in found.cases]
    shown = found.today.case.id if found.today.case is not None else None
    wanted = case_id if case_id in ids else next(iter(ids), None)
    return found if shown is not None and shown == wanted else None
