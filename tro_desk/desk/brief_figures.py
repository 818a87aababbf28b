"""What the brief says of sales, costs and money: the exposure and the files it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from tro_desk.desk.exposure import exposure_of
from tro_desk.desk.matching import PRODUCT_FIELDS, matches_of
from tro_desk.domain.case import Case
from tro_desk.domain.costs import Cost
from tro_desk.domain.exposure import Exposure, Source
from tro_desk.domain.goods import Match

if TYPE_CHECKING:
    from tro_desk.papers.figures import Figures, SourceFile
    from tro_desk.store import Unit


def figures_of(unit: Unit, case: Case) -> Figures:
    """The figures of a case with everything that a mark beside one of them can name."""
    from tro_desk.papers.figures import Figures

    exposure = exposure_of(unit, case)
    matches = matches_of(unit, case)
    told = tuple(match for match in matches if _is_told(match))
    costs = _costs(unit, exposure, told)
    sources = set(_sources(exposure))
    typed = {(source.kind, source.id) for source in sources}
    balances = tuple(one for one in unit.balances.all() if ("balance", str(one.id)) in typed)
    rates = tuple(one for one in unit.rates.all() if ("rate", str(one.id)) in typed)
    loads = {int(source.id) for source in sources if source.kind == "load"}
    loads |= {one.load for one in balances if one.load is not None}
    proofs = {source.id for source in sources if source.kind == "evidence"}
    proofs |= {one.evidence for one in balances if one.evidence is not None}
    proofs |= {one.evidence for one in costs if one.evidence is not None}
    proofs -= {notice.evidence.sha256 for notice in case.notices}
    files = (*_exports(unit, loads), *_proofs(unit, proofs))
    return Figures(exposure, costs, balances, told, len(matches) - len(told), files, rates)


def _is_told(match: Match) -> bool:
    """Whether the brief names a match: only what is confirmed, or answered, is stated."""
    named = (one.confirmed for one in match.reasons if one.code in PRODUCT_FIELDS)
    return match.answer != "open" or any(named)


def _costs(unit: Unit, exposure: Exposure, matches: tuple[Match, ...]) -> tuple[Cost, ...]:
    """The costs of the accused products, under their numbers or their SKUs."""
    codes = set(exposure.accused)
    skus = {sku for basis in exposure.bases for one in basis.listings for sku in one.skus}
    skus |= {sku for match in matches if match.product_id in codes for sku in match.skus}
    return tuple(
        cost
        for cost in unit.costs.all()
        if cost.product_id in codes or (not cost.product_id and cost.sku in skus)
    )


def _sources(value: object) -> Iterator[Source]:
    """Every source that stands somewhere in a value."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _sources(getattr(value, field.name))


def _exports(unit: Unit, numbers: set[int]) -> Iterator[SourceFile]:
    from tro_desk.papers.figures import SourceFile

    for number in sorted(numbers):
        export = unit.loads.require(number).export
        yield SourceFile(
            "load",
            str(number),
            export.name,
            export.sha256,
            export.report,
            export.rows,
            export.first_day,
            export.last_day,
        )


def _proofs(unit: Unit, hashes: set[str]) -> Iterator[SourceFile]:
    from tro_desk.papers.figures import SourceFile

    known = sorted(map(unit.notices.require, hashes), key=lambda one: (one.added_at, one.sha256))
    for proof in known:
        yield SourceFile("evidence", proof.sha256, proof.name, proof.sha256)
