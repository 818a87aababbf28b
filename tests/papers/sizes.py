"""Snapshots of three sizes: nothing known, a typical case, and more of everything than fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.papers import figures, sample, written
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.exposure import Exposure, ListingSales
from tro_desk.domain.goods import Match, Reason
from tro_desk.papers import Snapshot
from tro_desk.papers.snapshot import OpenPoint, Paper, Place, Statement
from tro_desk.papers.written import AddedPaper, Written


@dataclass(frozen=True)
class Size:
    """How much there is of everything."""

    listings: int
    papers: int
    added: int
    talks: int
    acts: int
    offers: int


HUGE = Size(300, 1_200, 800, 400, 60, 40)
"""300 listings; 2,000 rows of evidence; 500 rows of chronology beside those of the evidence."""

LARGE = Size(60, 240, 160, 80, 12, 8)
"""A fifth of it."""

_NAME = "折叠手机支架 Folding phone stand, 黑色 black, with a name that goes on "
_TOLD = "卖家问：为什么冻结？The seller asked why, and what is needed. "


def asin(number: int) -> str:
    return f"B0HUGE{number:04d}"


def paper(number: int) -> str:
    """The SHA-256 of a paper."""
    return f"{number:08x}" * 8


def added(number: int) -> str:
    """The SHA-256 of evidence that was added."""
    return f"{number + 0x10000000:08x}" * 8


def many(size: Size) -> Snapshot:
    """Each row of it holds a text of its own by which it can be found."""
    told = figures.figures()
    exposure = told.exposure
    sums = exposure.bases[0].listings[0].sums
    numbers = range(size.listings)
    listings = tuple(
        ListingSales(asin(n), (f"SKU-{n:04d}",), _NAME * (n % 3 + 1) + str(n), "yes", sums)
        for n in numbers
    )
    bases = tuple(replace(basis, listings=listings) for basis in exposure.bases)
    reason = (Reason("asin", asin(0), True),)
    figured = replace(
        told,
        exposure=replace(exposure, accused=tuple(map(asin, numbers)), bases=bases),
        matches=tuple(
            Match(asin(n), (f"SKU-{n:04d}",), (1,), _NAME + str(n), reason, (), "yes")
            for n in numbers
        ),
    )
    base = figures.with_figures(figured)
    return replace(
        base,
        statements=_statements(base, size),
        open_points=(*base.open_points, OpenPoint("order_id", False, 40, (Place(paper(0), 1),))),
        papers=(*base.papers, *_papers(base.papers[0], size.papers)),
        written=_written(figured.exposure, size),
        paths=written.PATHS,
    )


def _statements(base: Snapshot, size: Size) -> tuple[Statement, ...]:
    """Very many, and some that are longer than a page."""
    kept = [one for one in base.statements if one.field not in ("asin", "judge", "case_name")]
    first = Place(paper(0), 1)
    for field, value in (("case_name", "Very Long Name of a Case " * 60), ("judge", "Q" * 900)):
        kept.append(Statement(field, value, "document", first, value * 4, None, sample.NOW))
    for n in range(size.listings):
        place = Place(paper(n % size.papers), 1)
        kept.append(Statement("asin", asin(n), "document", place, asin(n), None, sample.NOW))
    return tuple(kept)


def _papers(one: Paper, count: int) -> tuple[Paper, ...]:
    evidence = one.evidence
    return tuple(
        Paper(
            replace(
                evidence,
                sha256=paper(n),
                name=f"paper-{n:04d}-{'长名称_' * (n % 12)}.pdf",
                added_at=evidence.added_at - timedelta(minutes=n),
            ),
            "other",
            "text",
        )
        for n in range(count)
    )


def _written(exposure: Exposure, size: Size) -> Written:
    records = written.told(exposure)
    talk, offer, act = written.CONTACTS[0], written.OFFERS[0], written.REMEDIATIONS[0]
    one = records.added[0]
    return replace(
        records,
        contacts=tuple(
            replace(talk, at=talk.at + timedelta(minutes=n), summary=f"talk-{n:04d} {_TOLD}")
            for n in range(size.talks)
        ),
        remediations=tuple(
            replace(act, at=act.at + timedelta(hours=n), product=asin(n), why=f"act-{n:04d}")
            for n in range(size.acts)
        ),
        offers=tuple(
            replace(offer, terms=f"offer-{n:04d} {_TOLD * (1 + 40 * (n == 0))}")
            for n in range(size.offers)
        ),
        added=tuple(
            AddedPaper(
                Evidence(added(n), f"added-{n:04d} 截图.png", 48_213, "png", 1, written.AT),
                tuple(replace(note, sha256=added(n)) for note in one.notes),
            )
            for n in range(size.added)
        ),
    )


def words(size: Size) -> list[str]:
    """What must be found in a brief on such a case, in any language."""
    return [
        *map(asin, range(size.listings)),
        *(f"SKU-{n:04d}" for n in range(size.listings)),
        *(f"paper-{n:04d}-" for n in range(size.papers)),
        *map(paper, range(size.papers)),
        *(f"added-{n:04d}" for n in range(size.added)),
        *map(added, range(size.added)),
        *(f"talk-{n:04d}" for n in range(size.talks)),
        *(f"act-{n:04d}" for n in range(size.acts)),
        *(f"offer-{n:04d}" for n in range(size.offers)),
        "Q" * 900,
    ]
