"""What a statute lets a court award: a range, never a prediction."""

from __future__ import annotations

from dataclasses import dataclass

from tro_desk.base.messages import Message
from tro_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Remedy:
    """One row of the statute as it touches a case: what is in the statute, never what is likely.

    `floor`, `ceiling` and `wilful` (the ceiling for wilful infringement) are for one `unit`; None
    where the statute names no such figure. `count` is how many confirmed marks, works or patents of
    the kind the case has; 0 where none is confirmed by its number. `checked` is false where the
    statement needs "ask your lawyer".
    """

    id: str
    title: Message
    statute: str
    text: Message
    unit: Message
    floor: Money | None
    ceiling: Money | None
    wilful: Money | None
    count: int
    source: str
    checked: bool

    def times(self, amount: Money | None) -> Money | None:
        """`amount` for every confirmed right; None where there is no amount or no right."""
        if amount is None or not self.count:
            return None
        return Money(amount.currency, amount.minor * self.count)
