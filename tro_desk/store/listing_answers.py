"""Whether the seller's own listings are among the accused ones, as the seller says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, insert, select

from tro_desk.domain.goods import ListingAnswer
from tro_desk.store.sales_tables import listing_answers, products


class ListingAnswers:
    """Answers within one transaction: rows are added, never changed; the newest counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def history(self, case: int) -> Mapping[str, tuple[ListingAnswer, ...]]:
        """Every answer of a case by product, oldest first; products in the order of the first."""
        rows = self._connection.execute(
            select(listing_answers)
            .where(listing_answers.c.case_id == case)
            .order_by(listing_answers.c.id)
        )
        said: dict[str, tuple[ListingAnswer, ...]] = {}
        for row in rows:
            answer = ListingAnswer(row.product_id, row.answer, row.at)
            said[row.product_id] = (*said.get(row.product_id, ()), answer)
        return said

    def add(self, case: int, answer: ListingAnswer) -> None:
        """Save an answer."""
        self._connection.execute(
            insert(listing_answers).values(
                case_id=case, product_id=answer.product_id, answer=answer.answer, at=answer.at
            )
        )

    def spellings(self, codes: Iterable[str]) -> Mapping[str, str]:
        """Product numbers in capitals -> as the loaded files spell them, where they differ.

        A paper's number is kept in capitals; a platform's own may have small letters.
        """
        wanted = set(codes)
        rows = self._connection.scalars(
            select(products.c.code).where(func.upper(products.c.code) != products.c.code)
        )
        return {code.upper(): code for code in rows if code.upper() in wanted}
