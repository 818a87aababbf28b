"""One file per format (contract: `_contract.py`)."""

from __future__ import annotations

from typing import cast

from tro_desk.base.registry import modules_of
from tro_desk.intake.readers._contract import Reader, Scope


def readers() -> tuple[Reader, ...]:
    """All readers, by name of their module."""
    import tro_desk.intake.readers as package

    return tuple(cast(Reader, module) for module in modules_of(package))


def reader_of(data: bytes, scope: Scope) -> Reader:
    """The reader for a file, by its content.

    Raises ReadError: `empty`, `too_large`, or `wrong_type` where no reader knows the content or
    where the name ends as another format does (a false ending is worth a look, not a guess).
    """
    if not data:
        raise scope.error("empty")
    if len(data) > scope.limits.size:
        raise scope.error("too_large")
    known = readers()
    reader = next((r for r in known if r.sniff(data)), None)
    ending = scope.name.rpartition(".")[2].lower() if "." in scope.name else ""
    if reader is None or (ending != reader.KIND and ending in {r.KIND for r in known}):
        raise scope.error("wrong_type")
    return reader


def reader_for(kind: str) -> Reader:
    """The reader of `kind`. Raises KeyError for a kind that no reader has."""
    return {reader.KIND: reader for reader in readers()}[kind]
