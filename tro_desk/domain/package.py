"""What may go into a package, what was made, and what a check of one found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tro_desk.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class PackageItem:
    """An original that could go into a package.

    `notice_type` is "" where it is no notice; `source` is what the seller says of where it is from.
    `why_not` is "" where it may go, else a code: `typed_note` (a note of the seller's own) or
    `own_counsel` (belongs to what was said with the seller's own lawyer).
    """

    evidence: Evidence
    notice_type: str
    source: str
    captured_at: datetime | None
    why_not: str


@dataclass(frozen=True, slots=True)
class PackageContents:
    """What would go into a package of a case.

    `items` are its originals, in the order of the exhibits; `prefix` is the one that its pages
    would be numbered with.
    """

    case_id: str
    items: tuple[PackageItem, ...]
    prefix: str

    @property
    def going(self) -> tuple[PackageItem, ...]:
        """The items that may go."""
        return tuple(item for item in self.items if not item.why_not)


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A package that was written: its files as (path, size, SHA-256), and its own SHA-256.

    `exhibits` tells of each original (SHA-256) the letter, the first and the last Bates number.
    `made_at` is UTC.
    """

    path: Path
    made_at: datetime
    size: int
    sha256: str
    files: tuple[tuple[str, int, str], ...]
    exhibit_pages: int
    exhibits: tuple[tuple[str, str, str, str], ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file of a package: `outcome` is ok, changed, missing, unexpected, or custody: an original
    is as it was, but its record of custody does not hold together.

    `original_name` is the name that an original had on the seller's computer.
    """

    path: str
    outcome: str
    size: int | None = None
    sha256: str = ""
    original_name: str = ""


@dataclass(frozen=True, slots=True)
class CheckedPackage:
    """What a check found. `sha256` is that of the whole package.

    `made_at` and `program` are as the manifest tells them, "" where it does not.
    """

    path: Path
    sha256: str
    files: tuple[CheckedFile, ...]
    made_at: str = ""
    program: str = ""
    locked: bool = field(default=False)

    @property
    def sound(self) -> bool:
        """Whether every file is as the lists of the package say, and none is missing or added."""
        return all(one.outcome == "ok" for one in self.files)
