"""The sample case of a fictional seller, made through the same calls as any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.domain.money import Money

if TYPE_CHECKING:
    from tro_desk.desk.desk import Desk

_PAPERS: Final = frozenset({".eml", ".pdf"})
_LEFT_OPEN: Final = frozenset({"served"})  # so that a provisional date is to be seen

_SUPPLIER: Final = "Example Plastics Works"
_COSTS: Final = (
    # product, SKU, from, cents of one unit, pieces, invoice; the last one is typed without proof
    ("B0ZZK2M9QF", "LJ-HOLD-BLK", date(2025, 8, 12), 412, 150, "invoice-EP-2025-0812.pdf"),
    ("B0ZZK4T1LD", "LJ-HOLD-WHT", date(2025, 8, 12), 368, 120, "invoice-EP-2025-0812.pdf"),
    ("B0ZZK2M9QF", "LJ-HOLD-BLK", date(2025, 11, 3), 405, 80, "invoice-EP-2025-1103.pdf"),
    ("B0ZZN3P6WV", "LJ-MINI-2P", date(2025, 8, 12), 260, None, None),
)


def fill_sample(desk: Desk, folder: Path) -> str:
    """Add the papers of `folder` by name, confirm what is certain but the day of service.

    Exports in `exports` are loaded into the seller's shop, what its goods cost is told with the
    invoices in `invoices`; the listings that the papers name are the seller's. Filled a second
    time, nothing is there twice.
    """
    papers = sorted(path for path in folder.glob("*") if path.suffix.lower() in _PAPERS)
    if not papers:
        raise DeskError("no_sample", path=str(folder))
    case_id: str | None = None
    for path in papers:
        case_id = desk.add_notice(path, case_id).case_id
    assert case_id is not None
    desk.confirm_certain(case_id, leave=_LEFT_OPEN)
    store = desk.add_store("amazon", "LANJIA Direct").id
    for path in sorted((folder / "exports").glob("*")):
        desk.load_export(path, store)
    for product_id, sku, from_day, cents, pieces, name in _COSTS:
        invoice = name and desk.keep_evidence(folder / "invoices" / name).sha256
        unit = Money("USD", cents)
        desk.add_cost(store, product_id, sku, _SUPPLIER, from_day, unit, pieces, invoice)
    for match in desk.matches(case_id):
        if match.answer == "open":
            desk.answer_listing(case_id, match.product_id, "yes")
    return case_id
