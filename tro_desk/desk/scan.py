"""The risk check: listings, or what is to become one, against lists of marks. Stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.write_out import write_out
from tro_desk.domain.sales import ListingLine, PeriodLine, Told
from tro_desk.domain.watch import Offer, ScanResult, WatchList, WatchTerm

if TYPE_CHECKING:
    from tro_desk.domain.case import Case
    from tro_desk.watch.scan import Watch

MATCHES: Final = 300_000
"""More is no result that anybody reads, and no sheet that opens."""

_OTHER_ANSWERS: Final = ("cancelled", "file_missing", "file_unreadable", "took_too_long")


def scan_file(
    path: Path,
    watch: Path | None = None,
    more: Iterable[WatchTerm] = (),
    job: Job = UNWATCHED,
    *,
    close: bool = True,
) -> ScanResult:
    """Compare the listings of a file with the terms of `watch` and `more`, the former first.

    The file is a listings report or Business Report of a platform, or a list of titles. Without any
    term: the starter list. Without `close` what stands exactly is found alone. Raises DeskError
    `file_missing`, `file_unreadable`, `table_empty`, `table_damaged`, `table_too_large`,
    `watch_list_no_column`, `watch_list_empty`, `titles_no_column`, `titles_none`, `took_too_long`
    (name), `titles_other_report` (name, report), `scan_too_many` (count), Cancelled.
    """
    listed = read_watch(watch, job) if watch is not None else None
    return scan_offers(read_offers(path, job), listed, more, job, close=close)


def scan_offers(
    offers: Sequence[Offer],
    listed: WatchList | None,
    more: Iterable[WatchTerm] = (),
    job: Job = UNWATCHED,
    *,
    close: bool = True,
) -> ScanResult:
    """Compare titles or brands that are at hand; see `scan_file`."""
    from tro_desk.content.watch_terms import starter_terms
    from tro_desk.watch.scan import Watch

    terms = (*(listed.terms if listed is not None else ()), *more) or starter_terms()
    return _compared(offers, Watch(terms, close=close), listed, job)


class Prepared:
    """Terms that are made ready once, for titles that are compared while they are typed.

    One comparison at a time; the terms are made ready again when the desk has changed.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: tuple[int, bool, Watch] | None = None

    def scan(
        self,
        offers: Sequence[Offer],
        change: int,
        terms: Callable[[], Iterable[WatchTerm]],
        job: Job,
        *,
        close: bool,
    ) -> ScanResult:
        """As `scan_offers`, with the terms as they are after a change of the desk (its number)."""
        from tro_desk.watch.scan import Watch

        with self._lock:
            job.check()
            if self._made is None or self._made[:2] != (change, close):
                self._made = (change, close, Watch(terms(), close=close))
            return _compared(offers, self._made[2], None, job)


def _compared(
    offers: Sequence[Offer], watch: Watch, listed: WatchList | None, job: Job
) -> ScanResult:
    from tro_desk.watch.together import scan_together

    with closing(scan_together(watch, offers, job)) as found:
        matches = tuple(islice(found, MATCHES + 1))
    if len(matches) > MATCHES:
        raise DeskError("scan_too_many", count=MATCHES)
    return ScanResult(
        listings=len(offers),
        terms=watch.count,
        matches=matches,
        unusable=watch.unusable,
        skipped=listed.skipped if listed is not None else (),
        skipped_count=listed.skipped_count if listed is not None else 0,
    )


def read_watch(path: Path, job: Job = UNWATCHED) -> WatchList:
    """The terms of the seller's file; see `scan_file` for what it raises."""
    from tro_desk.watch.lists import read_watch_list

    return read_watch_list(path, job)


def read_offers(path: Path, job: Job = UNWATCHED) -> tuple[Offer, ...]:
    """The listings of a file; see `scan_file` for what it raises."""
    from tro_desk.ledger import look_at
    from tro_desk.watch.lists import read_titles

    try:
        look = look_at(path, job=job)
    except DeskError as error:
        if error.code in _OTHER_ANSWERS:
            raise
        return read_titles(path, job)  # it says better what is wrong with a list of titles
    if not look.report:
        return read_titles(path, job)
    if look.family not in ("listings", "periods"):
        raise DeskError("titles_other_report", name=path.name, report=look.report)
    return _reported(path, look.family, job)


def own_marks(cases: Iterable[Case]) -> tuple[WatchTerm, ...]:
    """The brands that the seller has confirmed in cases, each with its case as source."""
    return tuple(
        WatchTerm(
            term=fact.value,
            kind="mark",
            owner=case.value("plaintiff") or "",
            source=case.value("docket_number") or case.id,
            date=fact.at.date().isoformat(),
            origin="case",
            checked=True,
        )
        for case in cases
        for fact in case.confirmed("brand")
    )


def _reported(path: Path, family: str, job: Job) -> tuple[Offer, ...]:
    """The listings of a report of a platform."""
    from tro_desk.ledger import ExportReading

    told = Told(date(2020, 1, 1), date(2020, 1, 31), "USD", "dmy")  # sums do not count here
    shape = ListingLine if family == "listings" else PeriodLine
    found: dict[Offer, None] = {}
    with ExportReading(path, told, job) as reading:
        for batch in reading.batches():
            for row in batch:
                line = shape._make(row[: len(shape._fields)])
                if line.title:
                    found[Offer(line.product_id or line.sku, line.title)] = None
    if not found:
        raise DeskError("titles_none", name=path.name)
    return tuple(found)


def save_scan(result: ScanResult, out: Path, language: str, now: datetime) -> None:
    """Write a result as a workbook. Raises DeskError `cannot_write` (path)."""
    from tro_desk.papers.scan_xlsx import scan_workbook

    data = scan_workbook(result, language, now)
    write_out(out, data)
