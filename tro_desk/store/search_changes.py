"""Lines of the log for the search: found by what was done, for they hold codes and no words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from tro_desk.domain.search import Text, TextKind
from tro_desk.store.search_standing import in_use
from tro_desk.store.tables import evidence, log, stores

_ITEMS: Final = ("step", "deadline", "product", "name", "kind")
"""Parameters that tell what was changed: the first that is there does."""


def changes_of_codes(
    connection: Connection, codes: Collection[str], case: int | None, limit: int
) -> tuple[Text, ...]:
    """The last lines with these codes: of a case, or of all but those in the trash."""
    query = select(log).where(log.c.what.in_(tuple(codes)))
    if case is not None:
        query = query.where(log.c.case_id == case)
    query = query.where(or_(log.c.case_id.is_(None), in_use(log.c.case_id)))
    rows = connection.execute(query.order_by(log.c.id.desc()).limit(limit)).all()
    told = [_params(row.params) for row in rows]
    papers = {params["sha256"] for params in told if isinstance(params.get("sha256"), str)}
    named = select(evidence.c.sha256, evidence.c.name).where(evidence.c.sha256.in_(papers))
    names = {row.sha256: row.name for row in connection.execute(named)} if papers else {}
    shops = {row.id: row.name for row in connection.execute(select(stores.c.id, stores.c.name))}
    return tuple(_text(row, params, names, shops) for row, params in zip(rows, told, strict=True))


def _text(
    row: Any, params: Mapping[str, Any], names: Mapping[str, str], shops: Mapping[int, str]
) -> Text:
    paper = str(params.get("sha256", ""))
    item = next((str(params[name]) for name in _ITEMS if name in params), "")
    if "number" in params:
        item = f"{item}/{params['number']}"
    elif "date" in params:
        item = f"custom:{params['date']}"
    shop = params.get("store")
    shop = shop if isinstance(shop, int) else 0
    return Text(
        TextKind.CHANGE,
        row.id,
        (("of", names.get(paper) or shops.get(shop, "")),),
        (f"c{row.case_id}",) if row.case_id is not None else (),
        row.what,
        item,
        row.at,
        evidence=paper if paper in names else "",
        evidence_name=names.get(paper, ""),
        store=shop,
    )


def _params(text: str) -> Mapping[str, Any]:
    told = json.loads(text)
    return told if isinstance(told, dict) else {}
