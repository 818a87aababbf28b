"""Frozen values as JSON and back, without loss.

What JSON cannot say is an object with the key `@`: a moment keeps its offset and the name of its
zone, a day, an amount, an exact decimal, a mapping, or one of the value classes by its name.
Keys are sorted, so that equal values give equal text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from tro_desk.domain.money import Money

_TAG = "@"


def dump(value: object, *, lines: bool = True) -> str:
    """`value` as JSON text. Raises TypeError for a value that could not be read back.

    Without `lines` all stands on one, which is several times faster.
    """
    indent = 1 if lines else None
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, indent=indent)


def load(text: str, classes: Mapping[str, type]) -> Any:
    """The value of JSON text made by `dump`; `classes` are the dataclasses it may hold, by name.

    Raises ValueError for anything else.
    """
    try:
        return _value(json.loads(text), classes)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a value of the desk: {error}") from error


def fits(value: Any) -> bool:
    """Whether each field of a value class, and of those in it, holds what the class says: `load`
    takes the fields as they are written. A moment has to be aware."""
    return all(_fits(getattr(value, field.name), str(field.type)) for field in fields(value))


def _fits(value: Any, wanted: str) -> bool:
    if wanted.startswith("tuple["):
        each = wanted.removeprefix("tuple[").removesuffix(", ...]")
        return isinstance(value, tuple) and all(_fits(item, each) for item in value)
    if wanted.startswith("Mapping["):
        return isinstance(value, Mapping)
    if isinstance(value, datetime) and value.tzinfo is None:
        return False
    kind = "None" if value is None else type(value).__name__
    return kind in wanted.split(" | ") and (not is_dataclass(value) or fits(value))


def _plain(value: object) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
        return {_TAG: "moment", "at": value.isoformat(), "zone": zone}
    if isinstance(value, date):
        return {_TAG: "day", "on": value.isoformat()}
    if isinstance(value, Money):
        return {_TAG: "money", "currency": value.currency, "minor": value.minor}
    if isinstance(value, Decimal):
        return {_TAG: "decimal", "value": str(value)}
    if isinstance(value, Mapping):
        return {_TAG: "map", "items": {str(key): _plain(item) for key, item in value.items()}}
    if is_dataclass(value) and not isinstance(value, type):
        items = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {_TAG: type(value).__name__, **items}
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _value(plain: Any, classes: Mapping[str, type]) -> Any:
    if isinstance(plain, list):
        return tuple(_value(item, classes) for item in plain)
    if not isinstance(plain, dict):
        return plain
    if plain[_TAG] == "map":  # its items are keys of the value, not of the form
        items = plain["items"]
        return MappingProxyType({key: _value(item, classes) for key, item in items.items()})
    rest = {key: _value(item, classes) for key, item in plain.items() if key != _TAG}
    match plain[_TAG]:
        case "moment":
            moment = datetime.fromisoformat(rest["at"])
            return moment.astimezone(ZoneInfo(rest["zone"])) if rest["zone"] else moment
        case "day":
            return date.fromisoformat(rest["on"])
        case "money":
            return Money(rest["currency"], rest["minor"])
        case "decimal":
            return Decimal(rest["value"])
        case name:
            return classes[name](**rest)
