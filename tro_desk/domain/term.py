"""A word of the field, as the glossary explains it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tro_desk.base.messages import Message

GENERAL: Final = "general knowledge"
"""The source of a meaning that was read nowhere."""


@dataclass(frozen=True, slots=True)
class Term:
    """`source` is where the meaning was read; `checked` is false where it was not read there, and
    the seller is told to ask a lawyer.
    """

    id: str
    name: Message
    meaning: Message
    source: str
    checked: bool
    checked_on: date
