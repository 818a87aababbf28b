"""The ranges in the statutes for the rights that a case names: no prediction."""

from __future__ import annotations

from collections.abc import Mapping

from tro_desk.content.remedies import remedy_table
from tro_desk.domain.remedy import Remedy


def remedies(rights: Mapping[str, int]) -> tuple[Remedy, ...]:
    """The rows for these kinds of right, in the order of content/law/remedies.yaml.

    `rights` is kind -> how many rights of it are confirmed by their number, 0 where the kind alone
    is. A row of several kinds counts them together.
    """
    return tuple(
        Remedy(
            row.id,
            row.title,
            row.statute,
            row.text,
            row.unit,
            row.floor,
            row.ceiling,
            row.wilful,
            sum(rights.get(kind, 0) for kind in row.kinds),
            row.source,
            row.checked,
        )
        for row in remedy_table().rows
        if any(kind in rights for kind in row.kinds)
    )
