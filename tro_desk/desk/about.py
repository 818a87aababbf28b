"""What the program is made of and how old it is; belongs to no case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tro_desk import __version__
from tro_desk.base.build import built_at
from tro_desk.desk.without_case import law_version
from tro_desk.domain.part import Part


@dataclass(frozen=True, slots=True)
class About:
    """`built` is UTC, None for a program that runs from its sources; `rules` is the day of the
    newest table of courts, holidays and rules.
    """

    version: str
    built: datetime | None
    rules: date


def about() -> About:
    """Version, time of the build and day of the rules."""
    return About(__version__, built_at(), date.fromisoformat(law_version()))


def parts() -> tuple[Part, ...]:
    """Every work of others in the program, the program itself first."""
    from tro_desk.content.parts import parts

    return parts()


def licence_text(part: Part) -> str:
    """The licence of a part in full."""
    from tro_desk.content.parts import licence_text

    return licence_text(part)
