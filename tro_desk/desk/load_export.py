"""Loading an export of a platform into a shop; taking a load back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.desk.mappings import header_of
from tro_desk.desk.trash import throw_load
from tro_desk.desk.values import canonical
from tro_desk.domain.sales import Export, Load, Told
from tro_desk.domain.store import Store
from tro_desk.ledger import ExportReading, look_at

if TYPE_CHECKING:
    from tro_desk.base.clock import Clock
    from tro_desk.store import Storage, Unit

_MERGING: Final = 4  # taking the lines over takes this part of the time that reading them takes


def load_export(
    storage: Storage, clock: Clock, path: Path, store_id: int, told: Told, job: Job
) -> Load:
    """Load a file into a shop: all of it, or nothing where this raises.

    A file that is loaded already changes nothing: its load is the answer, with all lines known. A
    table of unknown kind whose columns the seller has named before, for this shop, is read as then.
    """
    with storage.reading() as unit:
        shop = unit.shops.require(store_id)
    try:
        return _load(storage, clock, path, shop, told, job)
    except DeskError as error:
        if error.code not in ("export_unknown", "export_foreign"):
            raise
        known = _told_before(storage, path, store_id, told)
        if known is None:
            raise
    return _load(storage, clock, path, shop, known, job)


def load_into(
    storage: Storage,
    clock: Clock,
    path: Path,
    name: str,
    platform: str,
    told: Told,
    job: Job,
) -> Load:
    """As `load_export`, into the shop of that name.

    One that is not there is added together with the load: on `platform`, else on that of the
    report. Raises DeskError `which_platform` (store) where several shops have the name.
    """
    name = canonical("store_name", name)
    platform = canonical("platform", platform) if platform else ""
    with storage.reading() as unit:
        known = [
            shop
            for shop in unit.shops.all()
            if shop.name == name and platform in ("", shop.platform)
        ]
    if len(known) > 1:
        raise DeskError("which_platform", store=name)
    if known:
        return load_export(storage, clock, path, known[0].id, told, job)
    return _load(storage, clock, path, Store(0, platform, name), told, job)


def undo_load(storage: Storage, now: datetime, load_id: int) -> Load:
    """Take a load back, into the trash; what other loads tell of its lines steps in.

    One that was taken back stays so. Raises DeskError `unknown_load` (load).
    """
    with storage.reading() as unit:
        known = unit.loads.require(load_id)
    if known.undone_at is None:
        throw_load(storage, now, load_id)
    with storage.reading() as unit:
        return unit.loads.require(load_id)


def _load(storage: Storage, clock: Clock, path: Path, shop: Store, told: Told, job: Job) -> Load:
    # The reader starts first: while it does, the file's own digest tells whether it is known.
    with ExportReading(path, told, job) as reading, storage.staging() as staging:
        sha256 = reading.sha256()
        with storage.reading() as unit:
            known = unit.loads.standing(shop.id, sha256)
        if known is not None:
            return _again(known)
        size = path.stat().st_size
        total = size + size // _MERGING
        for batch in reading.batches():
            staging.add(reading.family, batch)
            job.report(reading.done, total)
        export = reading.export
        assert export is not None
        job.report(size, total)
        with storage.merging(staging, job) as unit:
            now = clock.now()
            store = unit.shops.require(shop.id).id if shop.id else _added(unit, shop, export, now)
            known = unit.loads.standing(store, sha256)
            if known is not None:  # loaded elsewhere in the meantime
                return _again(known)
            number = staging.merge(store, export, told, now)
            if told.columns:
                unit.loads.save_mapping(store, header_of(reading.names), told, now)
            unit.log.add(now, "load_added", load=number, store=store)
            return unit.loads.require(number)


def _added(unit: Unit, shop: Store, export: Export, now: datetime) -> int:
    platform = shop.platform or export.report.split("_")[0]
    known = unit.shops.find(platform, shop.name)
    if known is not None:
        return known.id
    number = unit.shops.add(platform, shop.name, "").id
    unit.log.add(now, "store_added", store=number)
    return number


def _again(known: Load) -> Load:
    """What loading the same file once more does: nothing."""
    return replace(known, loaded=0, changed=0, known=known.loaded + known.known)


def _told_before(storage: Storage, path: Path, store_id: int, told: Told) -> Told | None:
    """What the seller told of a table with the same columns."""
    names = look_at(path).names
    with storage.reading() as unit:
        known = unit.loads.mapping(store_id, header_of(names))
    if known is None:
        return None
    return replace(
        told,
        columns=known.columns,
        currency=told.currency or known.currency,
        date_order=told.date_order or known.date_order,
    )
