"""What the seller answers, brought into the form in which it is kept."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.content.steps import Step
from tro_desk.domain.money import Money
from tro_desk.domain.steps import ASKING, TEXTS, UNKNOWN, Kind

OPEN: Final = "open"
TICKED: Final = "ticked"
SKIPPED: Final = "skipped"
IMPOSSIBLE: Final = "impossible"

LONGEST: Final = {Kind.TEXT: 500, Kind.LONG_TEXT: 20_000}
LONGEST_REASON: Final = 2_000


def canonical(step: Step, value: str) -> str:
    """`value` as it is kept for `step`; the words that every step takes are told by `Desk.answer`.

    Raises DeskError `bad_answer` (title, value), `step_forced`, `reason_missing` (title), and
    `unknown_step` (step) where the seller would declare done what the desk has to see itself.
    """
    if step.kind in TEXTS and value[:1].isspace():
        return _text(step, value)
    word, _, rest = value.partition(":")
    if value == OPEN or (value == UNKNOWN and step.kind in ASKING):
        return value
    if word in (SKIPPED, IMPOSSIBLE):
        return _left_out(step, word, " ".join(rest.split()))
    if step.kind is Kind.DOOR:
        raise DeskError("unknown_step", step=step.id)
    try:
        return _of_kind(step, value.strip())
    except (ValueError, InvalidOperation) as error:
        raise _bad(step, value) from error


def text_of(step: Step, value: str) -> str:
    """The answer as it was meant, from the kept form: a text without the space that guards it."""
    return value.strip() if step.kind in TEXTS else value


def ticks(value: str) -> tuple[int, ...]:
    """The numbers of a kept `ticked:1,3`."""
    word, _, numbers = value.partition(":")
    found = numbers.split(",") if word == TICKED else ()
    return tuple(int(number) for number in found if number.isdecimal())


def _left_out(step: Step, word: str, reason: str) -> str:
    if word == SKIPPED and step.forced:
        raise DeskError("step_forced", title=step.title)
    if word == IMPOSSIBLE and not reason:
        raise DeskError("reason_missing", title=step.title)
    if (word == IMPOSSIBLE and not step.forced) or len(reason) > LONGEST_REASON:
        raise _bad(step, f"{word}:{reason[:50]}")
    return f"{word}:{reason}" if reason else word


def _of_kind(step: Step, value: str) -> str:
    match step.kind:
        case Kind.DO if value.startswith(f"{TICKED}:"):
            return _ticked(step, value.removeprefix(f"{TICKED}:"))
        case Kind.DO | Kind.INFO if value == "done":
            return value
        case Kind.CHOICE | Kind.MANY:
            return _chosen(step, value)
        case Kind.TEXT | Kind.LONG_TEXT:
            return _text(step, value)
        case Kind.MONEY:
            money = Money.parse(value.upper())
            if money.minor >= 0:
                return str(money)
        case Kind.DATE:
            return date.fromisoformat(value).isoformat()
        case Kind.MOMENT:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment.isoformat(timespec="minutes")
        case Kind.NUMBER:
            return _number(value)
    raise ValueError(value)


def _ticked(step: Step, value: str) -> str:
    numbers = sorted({int(number) for number in value.split(",") if number.strip()})
    if not all(1 <= number <= len(step.what) for number in numbers):
        raise ValueError(value)
    return f"{TICKED}:{','.join(map(str, numbers))}" if numbers else OPEN


def _chosen(step: Step, value: str) -> str:
    wanted = {one.strip() for one in value.split(",")} if step.kind is Kind.MANY else {value}
    known = [option.id for option in step.options]
    if not wanted.issubset(known):
        raise ValueError(value)
    return ",".join(one for one in known if one in wanted)


def _text(step: Step, value: str) -> str:
    long = step.kind is Kind.LONG_TEXT
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    text = lines.strip() if long else " ".join(lines.split())
    if not text or len(text) > LONGEST[step.kind] or (not text.isascii() and _torn(text)):
        raise _bad(step, value[:50])
    word = text.partition(":")[0]
    # A text that reads like one of the words every step takes is kept behind a space.
    return f" {text}" if word in (OPEN, UNKNOWN, SKIPPED, IMPOSSIBLE) else text


def _torn(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _number(value: str) -> str:
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= 10**15:
        raise ValueError(value)
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -9:
        raise ValueError(value)
    return f"{number.normalize():f}" if number else "0"


def _bad(step: Step, value: str) -> DeskError:
    return DeskError("bad_answer", title=step.title, value=value)
