"""Whose mail domains are whose, and how a court numbers its cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """An organisation whose mails are imitated.

    `kind` is court, platform, payment or firm. `domains` are its mail domains, `words` what a false
    domain would imitate, `names` what a sender calls itself (folded). `checked` is false where no
    source that was read lists it. `examples` are addresses of it, `false_examples` of others.
    """

    id: str
    name: str
    kind: str
    domains: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    source: str
    checked: bool
    examples: tuple[str, ...] = ()
    false_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices of a court: by office digit, the first digit of its numbers, "" if unknown."""

    court: str
    numbers: Mapping[str, str]
    source: str
    checked: bool
