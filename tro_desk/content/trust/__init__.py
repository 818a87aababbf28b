"""Whose mail domains are whose, as a table with examples of true and of false addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.content import loader
from tro_desk.content.courts import courts
from tro_desk.content.loader import Row
from tro_desk.content.people import firms
from tro_desk.domain.trust import Offices, Sender

DOMAINS_FILE: Final = Path(__file__).resolve().parent / "domains.yaml"
KINDS: Final = ("court", "platform", "payment", "firm")


def senders() -> tuple[Sender, ...]:
    """Courts, platforms and payment firms, then the law firms whose domains are known.

    Raises ContentError where content/trust/domains.yaml does not fit.
    """
    return _table().senders


def others() -> frozenset[str]:
    """Domains of others whose own names hold a word that is imitated elsewhere."""
    return _table().others


def offices(court: str) -> Offices | None:
    """The offices of a court, where they are known."""
    return _table().offices.get(court)


@dataclass(frozen=True, slots=True)
class _Table:
    senders: tuple[Sender, ...]
    others: frozenset[str]
    offices: Mapping[str, Offices]


@cache
def _table() -> _Table:
    top = loader.read(DOMAINS_FILE)
    top.take("version", str)
    top.take("checked_on", date)
    found = [_sender(row) for row in top.rows("domains")]
    for firm in firms().values():
        if firm.domains:
            found.append(
                Sender(firm.id, firm.name, "firm", firm.domains, (), (), firm.source, firm.verified)
            )
    others: set[str] = set()
    for row in top.rows("others"):
        others.add(row.take("domain", str))
        row.take("source", str)
        row.close()
    places = {made.court: made for made in map(_offices, top.rows("offices"))}
    top.close()
    return _Table(tuple(found), frozenset(others), MappingProxyType(places))


def _sender(row: Row) -> Sender:
    sender = Sender(
        id=row.take("id", str),
        name=row.take("name", str),
        kind=row.take("kind", str),
        domains=row.texts("domains"),
        words=row.texts("words"),
        names=row.texts("names"),
        source=row.take("source", str),
        checked=row.take("checked", bool),
        examples=row.texts("examples"),
        false_examples=row.texts("false_examples"),
    )
    row.close()
    if sender.kind not in KINDS:
        raise row.error(f"unknown kind '{sender.kind}'")
    return sender


def _offices(row: Row) -> Offices:
    pairs = (text.partition(":") for text in row.texts("numbers"))
    made = Offices(
        court=row.take("court", str),
        numbers=MappingProxyType({office: first for office, _, first in pairs}),
        source=row.take("source", str),
        checked=row.take("checked", bool),
    )
    row.close()
    if made.court not in courts():
        raise row.error(f"unknown court '{made.court}'")
    return made
