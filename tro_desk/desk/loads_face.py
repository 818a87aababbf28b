"""The desk's calls over exports of the platforms, a part of `Desk`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.sales import Load, Look, Told

if TYPE_CHECKING:
    from tro_desk.store import Storage


class LoadsFace:
    """What can be done with exports; see `Desk`."""

    _storage: Storage
    clock: Clock

    def look_at_export(self, path: Path, told: Told = Told(), job: Job = UNWATCHED) -> Look:  # noqa: B008 - frozen
        """What a file is and what is to be told before it can be loaded; stores nothing.

        With `told` as the seller would tell it. Raises `file_missing`, `file_unreadable`,
        `export_empty`, `export_damaged`, `too_large`, `took_too_long` (name), Cancelled.
        """
        from tro_desk.ledger import look_at

        return look_at(path, told, job)

    def load_export(
        self,
        path: Path,
        store_id: int,
        told: Told = Told(),  # noqa: B008 - frozen
        job: Job = UNWATCHED,
    ) -> Load:
        """Load an export into a shop: all of it, or nothing where this raises.

        A file that stands in the shop already changes nothing and gives the load that is there. A
        table whose columns were told before for this shop is recognised; columns that are told now
        are remembered. Raises `unknown_store` (store), Cancelled, `file_changed` (name), and the
        codes of `ledger` (see there): what the file lacks, or what is wrong with it.
        """
        from tro_desk.desk.load_export import load_export

        return load_export(self._storage, self.clock, path, store_id, told, job)

    def load_into(
        self,
        path: Path,
        store: str,
        platform: str = "",
        told: Told = Told(),  # noqa: B008 - frozen
        job: Job = UNWATCHED,
    ) -> Load:
        """As `load_export`, into the shop of that name.

        One that is not there is added together with the load: on `platform`, else on that of the
        report. Raises `which_platform` (store) where several shops have the name, `bad_value`.
        """
        from tro_desk.desk.load_export import load_into

        return load_into(self._storage, self.clock, path, store, platform, told, job)

    def loads(self, store_id: int | None = None) -> tuple[Load, ...]:
        """The loads of one shop or of all, newest first, but those that went to the trash.

        Before there was a trash, a load that was taken back stayed here, its lines gone for good:
        such a one is still listed.
        """
        with self._storage.reading() as unit:
            thrown = unit.trash.loads()
            return tuple(load for load in unit.loads.all(store_id) if load.id not in thrown)

    def undo_load(self, load_id: int) -> Load:
        """Take a whole load back, into the trash; what other loads tell of its lines steps in.

        One that was taken back stays so; the file can be loaded again. Raises `unknown_load`
        (load).
        """
        from tro_desk.desk.load_export import undo_load

        return undo_load(self._storage, self.clock.now(), load_id)

    def mapping(self, store_id: int, names: Sequence[str]) -> Told | None:
        """What was told of a table with these columns (`Look.names`) in this shop; None: never."""
        from tro_desk.desk.mappings import mapping

        return mapping(self._storage, store_id, names)

    def sku_products(self, store_id: int) -> Mapping[str, tuple[str, ...]]:
        """SKU -> product numbers (ASINs), as listings and lines of orders of the shop join them."""
        with self._storage.reading() as unit:
            return unit.sku_products.of(store_id)
