"""How the brief of a case was made the last time: kept with the case, and chosen again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.desk.records import checked
from tro_desk.domain.records import BriefWishes, Counsel

if TYPE_CHECKING:
    from tro_desk.papers import BriefOptions
    from tro_desk.store import Storage, Unit


def brief_wishes(storage: Storage, case_id: str) -> BriefWishes | None:
    """What was chosen the last time; None where no brief was made in a window yet."""
    with storage.reading() as unit:
        return _kept(unit, unit.cases.require(case_id))


def retained_counsel(storage: Storage, case_id: str) -> str:
    """The own lawyer who was retained, with the firm; "" where none was, or several."""
    with storage.reading() as unit:
        found = retained(unit, unit.cases.require(case_id))
    return found[0] if len(found) == 1 else ""


def retained(unit: Unit, case: int) -> list[str]:
    """The own lawyers who were retained, each with the firm."""
    bodies = (record.body for record in unit.records.all(case, "counsel"))
    chosen = [body for body in bodies if isinstance(body, Counsel) and body.chosen]
    return [", ".join(part for part in (one.name, one.firm) if part) for one in chosen]


def keep_wishes(storage: Storage, now: datetime, case_id: str, options: BriefOptions) -> None:
    """Keep what was chosen; the same again is not kept twice. No step waits for it: no log."""
    from tro_desk.papers import section_ids

    chosen = section_ids() if options.sections is None else options.sections
    wishes = BriefWishes(
        options.language,
        options.paper,
        options.counsel,
        tuple(name for name in section_ids() if name not in chosen),
        options.asks,
        options.privileged,
    )
    body = checked(wishes, now)
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        if _kept(unit, case) != body:
            unit.records.save(case, body, 0, now)


def _kept(unit: Unit, case: int) -> BriefWishes | None:
    bodies = (record.body for record in unit.records.all(case, "brief"))
    return next((body for body in bodies if isinstance(body, BriefWishes)), None)
