"""What courts have said of the size of a freeze."""

from __future__ import annotations

from dataclasses import dataclass

from tro_desk.base.messages import Message


@dataclass(frozen=True, slots=True)
class FreezeCase:
    """A decision on how much may be frozen, in our own words: for counsel to check, no promise.

    `cite` is number, court and date as they stand in the source; `checked` is false where no
    source was compared, or only another one's words of it.
    """

    id: str
    name: str
    cite: str
    text: Message
    source: str
    checked: bool
