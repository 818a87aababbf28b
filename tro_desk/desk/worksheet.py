"""The worksheet of a case: what the seller typed, and the sheet that follows from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.exposure import exposure_of
from tro_desk.desk.records import save_in
from tro_desk.desk.remedies import remedies_of
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer, Record, Worksheet
from tro_desk.domain.worksheet import FIELDS, Field, Kind, Sheet

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

USUAL: Final = "USD"
"""The currency of a typed amount that names none, where the frozen money does not tell another."""

_LONGEST_NOTE: Final = 5_000
_MOST_MONTHS: Final = 600
_PLACES: Final = 2
_PAIR: Final = {"low": "high", "high": "low"}

Values = dict[str, str]


def worksheet(storage: Storage, case_id: str) -> Sheet:
    """The sheet of a case as it is now."""
    with storage.reading() as unit:
        return sheet_of(unit, unit.cases.get(case_id))


def sheet_of(
    unit: Unit,
    case: Case,
    exposure: Exposure | None = None,
    deadlines: Sequence[Deadline] | None = None,
) -> Sheet:
    """The same, of a case that was read already, with what was computed of it already."""
    from tro_desk.law.worksheet import Given
    from tro_desk.law.worksheet import worksheet as computed

    offers = unit.records.all(unit.cases.require(case.id), "offer")
    given = Given(
        case.id,
        _newest(_versions(unit, case.id)),
        {one.number: one.body for one in offers if isinstance(one.body, Offer)},
        exposure_of(unit, case) if exposure is None else exposure,
        remedies_of(case),
        deadlines_of(unit, case) if deadlines is None else deadlines,
        unit.rates.all(),
    )
    return computed(given)


def write(storage: Storage, now: datetime, case_id: str, typed: Mapping[str, str]) -> Sheet:
    """Save what was typed in some fields, "" where it is not known; the others stay.

    Raises DeskError `bad_value` (field, value), and `pair_currency` (low, high) where the two ends
    of a sum have different currencies; then nothing was saved.
    """
    with storage.writing() as unit:
        case = unit.cases.get(case_id)
        exposure = exposure_of(unit, case)
        values = _newest(_versions(unit, case_id))
        usual = _usual(exposure)
        for name, text in typed.items():
            values[name] = _canonical(name, text, _beside(values, name) or usual)
        _check_pairs(values, typed)
        _save(unit, now, case_id, values)
        return sheet_of(unit, case, exposure)


def undo(storage: Storage, now: datetime, case_id: str) -> bool:
    """Take back the last change that still stands, again and again; false where there is none.

    The values before it become the newest version: nothing that was typed is lost.
    """
    with storage.writing() as unit:
        changes = _changes(_versions(unit, case_id))
        if len(changes) < 2:
            return False
        _save(unit, now, case_id, dict(changes[-2]))
        return True


def can_undo(storage: Storage, case_id: str) -> bool:
    """Whether a change of the worksheet still stands."""
    with storage.reading() as unit:
        return len(_changes(_versions(unit, case_id))) > 1


def _versions(unit: Unit, case_id: str) -> tuple[Record, ...]:
    return unit.records.versions(unit.cases.require(case_id), "worksheet", 1)


def _newest(versions: Sequence[Record]) -> Values:
    return dict(_values(versions[-1])) if versions else {}


def _values(record: Record) -> tuple[tuple[str, str], ...]:
    assert isinstance(record.body, Worksheet)
    return tuple((name, value) for name, value in record.body.values if name in FIELDS and value)


def _changes(versions: Sequence[Record]) -> list[tuple[tuple[str, str], ...]]:
    """The states that can be gone back to, the newest last: a step back takes one off again."""
    states: list[tuple[tuple[str, str], ...]] = [()]
    for version in versions:
        values = _values(version)
        if len(states) > 1 and values == states[-2]:
            states.pop()
        elif values != states[-1]:
            states.append(values)
    return states


def _save(unit: Unit, now: datetime, case_id: str, values: Values) -> None:
    kept = tuple((name, values[name]) for name in FIELDS if values.get(name))
    known = _versions(unit, case_id)
    if known or kept:
        save_in(unit, now, case_id, Worksheet(kept), known[-1].number if known else 0)


# what is typed


def _usual(exposure: Exposure) -> str:
    """The currency of the frozen money, where it is in one."""
    codes = {figure.money.currency for figure in exposure.frozen_total}
    return codes.pop() if len(codes) == 1 else USUAL


def _beside(values: Values, name: str) -> str:
    """The currency of the other end of a sum."""
    line, _, end = name.rpartition("_")
    other = values.get(f"{line}_{_PAIR[end]}") if end in _PAIR else None
    return other.rpartition(" ")[2] if other and FIELDS[name].kind is Kind.MONEY else ""


def _check_pairs(values: Values, typed: Mapping[str, str]) -> None:
    for name in typed:
        currency = values[name].rpartition(" ")[2]
        other = _beside(values, name)
        if values[name] and other and currency != other:
            raise DeskError("pair_currency", low=currency, high=other)


def _canonical(name: str, text: str, currency: str) -> str:
    field = FIELDS.get(name)
    if field is None:
        raise DeskError("unknown_field", field=name)
    if field.kind is Kind.TEXT:
        return _note(name, text)
    folded = " ".join(unicodedata.normalize("NFKC", text).split())
    return _read(field, folded, currency) if folded else ""


def _read(field: Field, text: str, currency: str) -> str:
    if field.kind is Kind.CURRENCY:
        return checks.currency(field.id, text)
    if field.kind is Kind.NUMBER:
        return _months(field.id, text)
    try:
        return str(_amount(field.id, text, currency))
    except DeskError as error:
        raise DeskError("bad_value", field=field.id, value=text[:80]) from error


def _amount(name: str, text: str, currency: str) -> Money:
    """An amount; one that names no currency is in `currency`."""
    try:
        return checks.typed_amount(name, text)
    except DeskError:
        return checks.typed_amount(name, text, currency)


def _months(name: str, text: str) -> str:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise DeskError("bad_value", field=name, value=text[:80]) from error
    if not number.is_finite() or not 0 <= number <= _MOST_MONTHS:
        raise DeskError("bad_value", field=name, value=text[:80])
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > _PLACES:
        raise DeskError("bad_value", field=name, value=text[:80])
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _note(name: str, text: str) -> str:
    folded = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()
    odd = any(not (letter.isprintable() or letter in "\n\t") for letter in folded)
    if odd or len(folded) > _LONGEST_NOTE:
        raise DeskError("bad_value", field=name, value=folded[:80])
    return folded
