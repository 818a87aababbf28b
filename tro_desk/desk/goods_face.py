"""The part of the desk that is about what the seller says of goods, costs and money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.costs import Balance, Cost, Rate
from tro_desk.domain.dependence import Dependence
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.goods import Listing, ListingAnswer, Match, UnmatchedSku
from tro_desk.domain.money import Money
from tro_desk.domain.watch import WatchList, WatchTerm

if TYPE_CHECKING:
    from tro_desk.store import Storage


class GoodsFace:
    """What `Desk` can do with goods, costs, balances and rates; see there.

    What takes the number of a shop raises DeskError `unknown_store` (store), what takes evidence
    `unknown_evidence` (sha256), what takes typed values `bad_value` (field, value); nothing was
    saved then. What is saved a second time with the same words is recognised.
    """

    _storage: Storage
    clock: Clock

    # evidence

    def keep_evidence(self, path: Path, job: Job = UNWATCHED) -> Evidence:
        """Keep any file as evidence, once, with the text of its pages where it can be read.

        It belongs to no case. The same file again gives what is known (`added_at`: the first time).
        Raises ReadError `empty`, `too_large` (name), DeskError `file_missing`, `file_unreadable`,
        `file_changed` (name), and Cancelled; then nothing was kept.
        """
        from tro_desk.desk.keep_evidence import keep_evidence

        return keep_evidence(self._storage, self.clock.now(), path, job)

    def evidence(self, evidence_sha256: str) -> Evidence:
        """What is known of an original: its name, size, kind, and since when it is here."""
        with self._storage.reading() as unit:
            return unit.notices.require(evidence_sha256)

    # listings

    def listings(self, store_id: int | None = None, text: str = "") -> tuple[Listing, ...]:
        """The listings of one shop or of all, with their history of title, price and status.

        With `text`, those in whose title, SKU or product number each of its words stands.
        """
        from tro_desk.desk.listings import listings

        return listings(self._storage, store_id, text)

    def unmatched(self, store_id: int | None = None) -> tuple[UnmatchedSku, ...]:
        """The SKUs with sales, of one shop or of all, whose product number nothing tells."""
        with self._storage.reading() as unit:
            return unit.unmatched.all(store_id)

    def add_listing(
        self,
        store_id: int,
        sku: str,
        product_id: str,
        title: str,
        price: str = "",
        status: str = "",
        channel: str = "",
    ) -> Listing:
        """A listing as typed; of one that is there (SKU and product number) the next version.

        One of `sku` and `product_id` may be empty.
        """
        from tro_desk.desk.listings import add_listing

        now = self.clock.now()
        wanted = Listing(0, store_id, sku, product_id, title, price, status, channel, now)
        return add_listing(self._storage, now, wanted)

    # what goods cost, what accounts hold, what currencies are worth

    def typed_amount(self, field: str, text: str, currency: str = "") -> Money:
        """An amount as it is typed into a form: `1,234.50` with a currency, or `USD 12.30` without.

        Raises `bad_value` (field, value) for what is negative, unclear, or no amount.
        """
        from tro_desk.desk.checks import typed_amount

        return typed_amount(field, text, currency)

    def costs(self, store_id: int | None = None) -> tuple[Cost, ...]:
        """The costs that stand, of one shop or of all, by shop, product, SKU and day."""
        with self._storage.reading() as unit:
            return unit.costs.all(store_id)

    def add_cost(
        self,
        store_id: int,
        product_id: str,
        sku: str,
        supplier: str,
        from_day: date,
        unit: Money,
        quantity: int | None = None,
        evidence: str | None = None,
        note: str = "",
    ) -> Cost:
        """What one unit cost from a day on; `evidence` is the SHA-256 of the invoice.

        One of `product_id` and `sku` may be empty.
        """
        from tro_desk.desk.costs import add_cost

        now = self.clock.now()
        wanted = Cost(
            0,
            store_id,
            product_id,
            sku,
            supplier,
            from_day,
            unit,
            quantity,
            evidence,
            note,
            now,
        )
        return add_cost(self._storage, now, wanted)

    def remove_cost(self, cost_id: int, *, replaced: bool = False) -> None:
        """Let a cost no longer count: it goes to the trash, but where another one replaces it.

        Raises `unknown_cost` (cost).
        """
        from tro_desk.desk.costs import remove_cost

        remove_cost(self._storage, self.clock.now(), cost_id, replaced=replaced)

    def restore_cost(self, cost_id: int) -> None:
        """Let a cost that was removed count again. Raises `unknown_cost` (cost)."""
        from tro_desk.desk.costs import restore_cost

        restore_cost(self._storage, self.clock.now(), cost_id)

    def balances(self, store_id: int | None = None) -> tuple[Balance, ...]:
        """The balances that stand, of one shop or of all, by shop, account and day.

        Typed ones and those of loaded statements.
        """
        with self._storage.reading() as unit:
            return unit.balances.all(store_id)

    def add_balance(
        self,
        store_id: int,
        account: str,
        on: date,
        currency: str,
        available: Money | None = None,
        held: Money | None = None,
        evidence: str | None = None,
        note: str = "",
    ) -> Balance:
        """What an account showed on a day; one of `available` and `held` may be None: not told.

        Both are in `currency`; `evidence` is the SHA-256 of the picture or statement.
        """
        from tro_desk.desk.balances import add_balance

        now = self.clock.now()
        wanted = Balance(0, store_id, account, on, currency, available, held, evidence, note, now)
        return add_balance(self._storage, now, wanted)

    def remove_balance(self, balance_id: int) -> None:
        """Let a balance no longer count. Raises `unknown_balance` (balance)."""
        from tro_desk.desk.balances import remove_balance

        remove_balance(self._storage, self.clock.now(), balance_id)

    def restore_balance(self, balance_id: int) -> None:
        """Let a balance that was removed count again. Raises `unknown_balance` (balance)."""
        from tro_desk.desk.balances import restore_balance

        restore_balance(self._storage, self.clock.now(), balance_id)

    def rates(self) -> tuple[Rate, ...]:
        """The exchange rates that stand, by currencies and day."""
        with self._storage.reading() as unit:
            return unit.rates.all()

    def add_rate(self, currency: str, into: str, on: date, rate: Decimal, source: str) -> Rate:
        """One unit of `currency` was `rate` of `into` on a day; `source` says who tells."""
        from tro_desk.desk.rates import add_rate

        return add_rate(self._storage, self.clock.now(), currency, into, on, rate, source)

    def remove_rate(self, rate_id: int) -> None:
        """Let a rate no longer count. Raises `unknown_rate` (rate)."""
        from tro_desk.desk.rates import remove_rate

        remove_rate(self._storage, self.clock.now(), rate_id)

    def restore_rate(self, rate_id: int) -> None:
        """Let a rate that was removed count again. Raises `unknown_rate` (rate)."""
        from tro_desk.desk.rates import restore_rate

        restore_rate(self._storage, self.clock.now(), rate_id)

    def dependence(self) -> Dependence:
        """The share of each platform, shop and account in sales and cash, month by month.

        Reads every line of sales: for a background job.
        """
        from tro_desk.desk.dependence import dependence

        return dependence(self._storage)

    # which of them a case is about

    def matches(self, case_id: str) -> tuple[Match, ...]:
        """The seller's products that may be among the accused ones, the best reason first.

        Raises `unknown_case` (case).
        """
        from tro_desk.desk.matching import matches

        return matches(self._storage, case_id)

    def answer_listing(self, case_id: str, product_id: str, answer: str) -> ListingAnswer:
        """Save whether a product is among the accused ones: yes, no, not_sure, or open again.

        The newest counts. Raises `unknown_case` (case), `bad_value` (field: answer or product_id).
        """
        from tro_desk.desk.matching import answer_listing

        return answer_listing(self._storage, self.clock.now(), case_id, product_id, answer)

    # the seller's own watch lists

    def watch_lists(self) -> tuple[tuple[str, tuple[WatchTerm, ...]], ...]:
        """The lists that stand, by name, each with its terms in the order they came."""
        with self._storage.reading() as unit:
            return unit.watch_terms.lists()

    def watch_terms(self) -> tuple[WatchTerm, ...]:
        """The terms of all these lists."""
        return tuple(term for _name, terms in self.watch_lists() for term in terms)

    def import_watch_list(self, path: Path, job: Job = UNWATCHED) -> WatchList:
        """Keep the terms of a file under its name; a list of that name is replaced as a whole.

        Raises `file_missing`, `file_unreadable`, `table_empty`, `table_damaged`, `table_too_large`,
        `watch_list_no_column`, `watch_list_empty` (name), Cancelled; then nothing was changed.
        """
        from tro_desk.desk.watch_list import import_watch_list

        return import_watch_list(self._storage, self.clock.now(), path, job)

    def remove_watch_list(self, name: str) -> None:
        """Let a list no longer count. Raises `unknown_watch_list` (name)."""
        from tro_desk.desk.watch_list import remove_watch_list

        remove_watch_list(self._storage, self.clock.now(), name)

    def exposure(self, case_id: str) -> Exposure:
        """The figures of a case, computed now. Raises `unknown_case` (case)."""
        from tro_desk.desk.exposure import exposure

        return exposure(self._storage, case_id)
