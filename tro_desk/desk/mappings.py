"""What the seller told of a table of unknown kind, remembered for each shop."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tro_desk.domain.sales import Told
from tro_desk.ledger.names import folded

if TYPE_CHECKING:
    from tro_desk.store import Storage


def mapping(storage: Storage, store_id: int, names: Sequence[str]) -> Told | None:
    """What was told of a table with these columns when one was loaded into the shop."""
    with storage.reading() as unit:
        return unit.loads.mapping(store_id, header_of(names))


def header_of(names: Sequence[str]) -> str:
    """What a table is recognised by: the digest of its columns' names, however they are written."""
    text = "\n".join(folded(name) for name in names)
    return hashlib.sha256(text.encode()).hexdigest()
