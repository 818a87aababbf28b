"""What would come of loading a table with the columns that the seller named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.sales import FAMILIES, SaleLine, Skipped, Told
from tro_desk.ledger import ExportReading

_SHOWN: Final = 8
_WHOLE: Final = 20_000
"""A file with fewer lines in its first batch is read to its end."""


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """The first lines as they would be loaded. Where the file is short (`whole`), also the lines
    that would be skipped: the first of `skipped_count`.
    """

    lines: tuple[SaleLine, ...]
    whole: bool
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0


def preview_export(path: Path, told: Told, job: Job = UNWATCHED) -> ExportPreview:
    """Read the beginning of a file; stores nothing. Raises the codes of `ledger`, Cancelled."""
    with ExportReading(path, told, job) as reading:
        batches: Iterator[list[tuple[Any, ...]]] = reading.batches()
        first = next(batches, [])
        shape = FAMILIES[reading.family] if first else None
        lines = tuple(shape(*row[:-1]) for row in first[:_SHOWN]) if shape is not None else ()
        if len(first) >= _WHOLE:
            return ExportPreview(lines, whole=False)
        for _more in batches:
            pass
        export = reading.export
        assert export is not None
        return ExportPreview(lines, True, export.skipped, export.skipped_count)
