"""A desk with one of each thing that can be thrown away, and all that it then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.desk.parts import CERTAIN, add, confirmed
from tests.ledger.made import all_orders, order
from tests.store.made import NOW, candidate
from tro_desk.desk import Desk
from tro_desk.domain.money import Money
from tro_desk.domain.records import Contact, Letter, Task

OTHER = (candidate("judge", "Hon. Ida Marsh"), candidate("hearing", "2026-03-16"))


def filled(desk: Desk, folder: Path) -> str:
    """A case with two notices, a file beside them, records, a date, a store with sales."""
    case = add(desk, folder / "in", *CERTAIN).case_id
    add(desk, folder / "in", *OTHER, case=case, text="Another notice.", name="order.eml")
    desk.confirm_certain(case)
    desk.say(case, [confirmed("judge", "Hon. Ida Marsh"), confirmed("frozen_amount", "100.00 USD")])
    (folder / "chat.bin").write_bytes(b"\x00 what was said \x01")
    kept = desk.add_evidence(case, folder / "chat.bin", source="the platform's chat")
    paper = kept.body.sha256  # type: ignore[union-attr]
    said = Contact(NOW, "Asia/Shanghai", "platform", "Ann", "chat", "in", "They froze it.")
    desk.save_record(case, said)
    desk.save_record(case, Task("Call the lawyer", "Wang", date(2026, 3, 9), None))
    desk.save_record(case, Letter("service_inquiry", "en", "Dear counsel"))
    desk.add_custom_deadline(case, "Ask again", "china_days", 5, "2026-03-02", "")
    desk.add_closure("ilnd", date(2026, 3, 4), "snow")
    lines = [order(number, "SKU-1", asin="B0ZZK2M9QF") for number in range(1, 6)]
    store = desk.add_store("amazon", "Northlake").id
    desk.load_export(all_orders(folder / "orders.txt", lines), store)
    more = [order(number, "SKU-2", asin="B0ZZK4T1LD") for number in range(4, 9)]
    desk.load_export(all_orders(folder / "more.txt", lines[2:] + more), store)
    desk.add_listing(store, "SKU-1", "B0ZZK2M9QF", "Kite")
    desk.add_cost(
        store, "B0ZZK2M9QF", "SKU-1", "", date(2026, 1, 1), Money("USD", 300), None, paper
    )
    desk.add_balance(store, "Payoneer", date(2026, 3, 1), "USD", Money("USD", 9000), None)
    desk.add_rate("CNY", "USD", date(2026, 3, 1), Decimal("0.14"), "the bank")
    return case


def says(desk: Desk) -> dict[str, Any]:
    """All that the screens and the brief say, but for custody: it tells of the trash itself."""
    case_ids = desk.case_ids()
    return {
        "cases": desk.cases(),
        "dates": desk.all_deadlines(),
        "briefs": [replace(desk.snapshot(one), custody=()).to_json() for one in case_ids],
        "exposure": [desk.exposure(one) for one in case_ids],
        "evidence": [desk.case_evidence(one) for one in case_ids],
        "records": [desk.records(one) for one in case_ids],
        "steps": [desk.path(one) for one in case_ids],
        "open": [desk.case(one).open_candidates() for one in case_ids],
        "stores": desk.stores(),
        "loads": [load for load in desk.loads() if load.undone_at is None],
        "listings": desk.listings(),
        "costs": desk.costs(),
        "balances": desk.balances(),
        "rates": desk.rates(),
        "closures": desk.closures(),
        "unmatched": desk.unmatched(),
    }
