"""What goes into the desk's calls and what comes out of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.reading import Reading
from tro_desk.domain.steps import WizardPath


@dataclass(frozen=True, slots=True)
class Said:
    """What the seller says of one value.

    `value` may be typed by hand: the desk brings it into canonical form. `found` is the row id of
    the candidate it answers to, None where the seller states it without a document. `edited` is
    set by the desk itself where the value differs from the candidate's. `tz` is the IANA zone of a
    date, where it is known.
    """

    field: str
    value: str
    status: Status
    found: int | None = None
    edited: bool = False
    tz: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A notice that was added. `known_since` (UTC) is set where the desk had the same file before.

    `new_case` is true where no case of the desk had its docket number. `near_copy_of` are the
    papers of the case (SHA-256) that say the same in another file.
    """

    case_id: str
    evidence: Evidence
    known_since: datetime | None
    reading: Reading
    new_case: bool
    near_copy_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A place in a paper that is about the seller's own shop: a row of Schedule A, a later list.

    `start`/`end` are offsets in the text of page `page` of `evidence` (SHA-256).
    `defendant_number` is "" where the place gives none. `matched_by` is store_name, seller_id,
    asin, or defendant_number where the place names numbers alone. `removed` is true where it says
    that this defendant was dismissed or taken out.
    """

    evidence: str
    page: int
    start: int
    end: int
    defendant_number: str
    store_name: str = ""
    seller_id: str = ""
    matched_by: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """A brief that was made and kept: `path` is the PDF in the desk, `data` its bytes.

    `made_at` is UTC; `language` is zh, en or zh+en; `sha256` is the PDF's. `first_page_of` tells
    on which page (from 1) a section starts. `out_of_date` is true where the case or its dates have
    changed since.
    """

    made_at: datetime
    language: str
    pages: int
    sha256: str
    path: Path
    data: bytes
    first_page_of: Mapping[str, int]
    out_of_date: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page of a case shows, read at one moment.

    `frozen` is the confirmed frozen amount; `accused` is the gross of the sales of the accused
    ASINs, None where no such sale is loaded or where they are in several currencies. `own_names`
    are the seller's own shop names and ids that stand in the papers; `brief` is the newest one.
    """

    case: Case
    deadlines: tuple[Deadline, ...]
    path: WizardPath
    frozen: Money | None
    accused: Money | None
    own_names: tuple[str, ...]
    brief: MadeBrief | None
