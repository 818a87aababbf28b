"""What differs between two briefs of a case, one value a difference: codes and values alone.

`kind` is added, gone or changed throughout; further kinds are told where they are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from tro_desk.base.messages import Message
from tro_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A confirmed value of `field`. Values are canonical, zones (IANA) None where not known.

    `kind` may be `again`: the value is the same, but it was confirmed anew or rests on another
    place. `was` is "" for what was added, `now` for what is gone.
    """

    kind: str
    field: str
    was: str = ""
    now: str = ""
    was_tz: str | None = None
    now_tz: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineStand:
    """How a deadline stood: `due` is aware in the court's zone; `mark` is "" where none was set."""

    due: datetime | None
    status: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """A deadline. `kind` may be `reasons`: date and status are the same, their reasoning is not."""

    kind: str
    title: Message
    was: DeadlineStand | None
    now: DeadlineStand | None


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A paper of the case; `changed` means that its kind or the way it was read did."""

    kind: str
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure. `figure` is units, gross, refunds, net, cost_proved, cost_unproved or frozen.

    `of` is the report that tells it, or the account whose money is frozen. None: it was not told.
    """

    figure: str
    of: str
    was: Money | int | None
    now: Money | int | None


@dataclass(frozen=True, slots=True)
class CountChange:
    """Things of one sort, counted: so many new, so many gone, `now` in all.

    One that was altered counts as gone and new.
    """

    what: str
    new: int
    gone: int
    now: int


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A table of the law, or `law` for all of them; versions are days, "" where there was none."""

    table: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the brief that differs in something that the other changes do not tell."""

    part: str


BriefChange: TypeAlias = (
    StatementChange
    | DeadlineChange
    | PaperChange
    | FigureChange
    | CountChange
    | VersionChange
    | PartChange
)
