"""What a record says as JSON, and back: the shape of its class is checked both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, Final, get_type_hints

from tro_desk.domain.money import Money
from tro_desk.domain.records import CHOICES, KINDS, Body, kind_of

Plain = Any  # what JSON can hold


def packed(body: Body) -> Mapping[str, Plain]:
    """A body as plain values."""
    return {
        name: write(getattr(body, name)) for name, (write, _read) in _shape(kind_of(body)).items()
    }


def unpacked(kind: str, plain: Mapping[str, Plain]) -> Body:
    """A body from plain values; a field that is not there takes its default.

    Raises ValueError, KeyError or TypeError where they are none of that kind.
    """
    shape = _shape(kind)
    given = {name: shape[name][1](value) for name, value in plain.items()}
    for name, value in given.items():
        if (codes := CHOICES.get((kind, name))) is not None and value not in codes:
            raise ValueError(f"{kind}.{name} is none of its codes")
    return KINDS[kind](**given)


def _as(kind: type) -> Callable[[Plain], Plain]:
    def check(value: Plain) -> Plain:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check


def _moment(value: Plain) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError("a moment without its zone")
    return found


def _perhaps(
    write: Callable[[Plain], Plain], read: Callable[[Plain], Plain]
) -> tuple[Callable[[Plain], Plain], Callable[[Plain], Plain]]:
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


_TEXT, _NUMBER, _YES = _as(str), _as(int), _as(bool)
_CODECS: Final[Mapping[Any, tuple[Callable[[Plain], Plain], Callable[[Plain], Plain]]]] = {
    str: (_TEXT, _TEXT),
    bool: (_YES, _YES),
    int | None: _perhaps(_NUMBER, _NUMBER),
    date: (date.isoformat, date.fromisoformat),
    date | None: _perhaps(date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, _moment),
    Money | None: _perhaps(str, Money.parse),
    tuple[str, ...]: (list, lambda many: tuple(_TEXT(one) for one in many)),
    tuple[tuple[str, str], ...]: (
        lambda pairs: [list(pair) for pair in pairs],
        lambda pairs: tuple((_TEXT(name), _TEXT(value)) for name, value in pairs),
    ),
}


@cache
def _shape(kind: str) -> Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]:
    hints = get_type_hints(KINDS[kind])
    return {field.name: _CODECS[hints[field.name]] for field in fields(KINDS[kind])}
