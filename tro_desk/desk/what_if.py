"""Other dates tried out: computed, nothing stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.deadlines import inputs_of
from tro_desk.desk.values import canonical
from tro_desk.domain.deadline import TRIGGERS, Deadline, Input

if TYPE_CHECKING:
    from tro_desk.store import Storage


def what_if(storage: Storage, case_id: str, changes: Mapping[str, str]) -> tuple[Deadline, ...]:
    """The deadlines of a case with other values of `changes`; an empty one takes a value out.

    What the seller said of a deadline (done, moved) is left out: the question is what the rules
    give. Raises DeskError `unknown_field` (field), `bad_value` (field, value).
    """
    from tro_desk.law import compute_deadlines

    for field in changes:
        if field not in TRIGGERS:
            raise DeskError("unknown_field", field=field)
    tried = [
        Input(field, canonical(field, value), True, "try")
        for field, value in changes.items()
        if value.strip()
    ]
    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        number = unit.cases.require(case_id)
        closures = unit.closures.all()
        customs = unit.deadlines.customs(number).get(case_id, ())
    kept = [one for one in inputs_of(case) if one.field not in changes]
    return compute_deadlines([*kept, *tried], closures, customs)
