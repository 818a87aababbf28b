"""Readings made up from an expectation, to test the scoring itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tro_desk.base.errors import ReadError
from tro_desk.domain.evidence import Document
from tro_desk.domain.facts import Candidate
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.reading import FileInfo, Reading
from tro_desk.domain.sign import Outcome, Sign

_FALSE = {Kind.DATE: "1999-01-01", Kind.MONEY: "1.00 USD"}


def answer(told: Mapping[str, Any], way: str) -> Reading | ReadError:
    """`all` answers everything, `none` nothing, `traps` every trap, and fields without value."""
    if told["readable"] is False or (way == "none" and told["readable"] is not True):
        return ReadError(told["reason"], name="paper")
    values: list[tuple[str, str]] = []
    if way == "all":
        values = [(name, value) for name, found in told["must"].items() for value in found]
    if way == "traps":
        values = [(name, v) for name, traps in told["must_not_values"].items() for v in traps]
        values += [(name, _FALSE.get(FIELDS[name].kind, "0")) for name in told["must_not_fields"]]
    found = tuple(Candidate(name, value, value, 1, 0, 1, 900, "made") for name, value in values)
    kind, method = (told[k] if isinstance(told[k], str) else told[k][0] for k in _NAMED)
    signs = tuple(Sign(s["check"], Outcome(s["outcome"]), "") for s in told["authenticity"])
    if way != "all":
        kind, signs = "other", ()
    info = FileInfo("paper", "0" * 64, 1, "text")
    return Reading(info, Document("text", method, ()), kind, found, (), signs)


_NAMED = ("notice_type", "method")
