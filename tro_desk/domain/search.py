"""What a search finds: texts of the desk, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TextKind(StrEnum):
    """What a text is."""

    FACT = "fact"  # what the seller said of a value
    CANDIDATE = "candidate"  # a value found in a notice that waits for an answer
    RECORD = "record"  # what the seller wrote down; a letter and a note of evidence too
    ANSWER = "answer"  # an answer to a step
    DATE = "date"  # a date of the seller's own
    MARK = "mark"  # what the seller noted of a deadline
    PAPER = "paper"  # the name of an original
    PAGE = "page"  # a page of an original
    STORE = "store"
    LISTING = "listing"
    CHANGE = "change"  # a line of the log


OF_NO_CASE = frozenset({TextKind.STORE, TextKind.LISTING})


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stands in the desk now.

    `number` is the row it is kept in; of a record its own number, of a page the page's. `cases` are
    those it belongs to, () for none. `name` is the code of what it is: the field of a fact, the
    kind of a record, the step of an answer, the id of a deadline, the platform of a shop; `item` is
    what that is of: the item of a step, of a letter `id/language`, of the proof of a shop's money
    `balances` or `costs`; of a line of the log `name` is the code of what was done, `item` what it
    was done to. `parts` are its fields, each with its code. `at` (UTC) is when it was
    said or kept, `tz` the zone of a value that is a date, None where none was told. `evidence` is
    the original it stands in or rests on, "" for none, and `notices` are the cases that have it as
    a notice; `store` is the shop, 0 for none.
    """

    kind: TextKind
    number: int
    parts: tuple[tuple[str, str], ...]
    cases: tuple[str, ...] = ()
    name: str = ""
    item: str = ""
    at: datetime | None = None
    tz: str | None = None
    evidence: str = ""
    evidence_name: str = ""
    page: int = 0
    notices: tuple[str, ...] = ()
    store: int = 0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A text in which all that was typed stands; see `Text`.

    `part` is the code of the field that `snippet` is cut from, `marks` are the places of what was
    typed in the snippet; `start` and `end` its first place in the whole field, on the page of a
    paper in the text of that page. `before` and `after` tell that the field goes on.
    """

    kind: TextKind
    case: str
    number: int
    name: str
    item: str
    part: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int
    before: bool
    after: bool
    at: datetime | None
    tz: str | None
    evidence: str
    evidence_name: str
    page: int
    notice: bool
    store: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Hits by kind, the newest in front within one; `more` where not all of them are here.

    `indexing` is how many texts are not in the index yet: they may hold what was typed.
    """

    hits: tuple[SearchHit, ...]
    more: bool = False
    indexing: int = 0
