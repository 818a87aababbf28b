"""One file per format (contract: `_contract.py`)."""

from __future__ import annotations

import re
from typing import Final, cast

from tro_desk.base.registry import modules_of
from tro_desk.intake.readers._contract import Reader, Scope

# Letters come first: the 27 of "notice 2026.02.27" is no ending.
_ENDING: Final = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,9}|7z)$")


def readers() -> tuple[Reader, ...]:
    """All readers, by name of their module."""
    import tro_desk.intake.readers as package

    return tuple(cast(Reader, module) for module in modules_of(package))


def reader_of(data: bytes, scope: Scope) -> Reader:
    """The reader for a file, by its content.

    Raises ReadError: `empty`, `too_large`, or `wrong_type` where no reader knows the content or
    where the name has another ending than the content has (a false ending is worth a look, not a
    guess). A name without an ending says nothing.
    """
    if not data:
        raise scope.error("empty")
    if len(data) > scope.limits.size:
        raise scope.error("too_large")
    reader = next((r for r in readers() if r.sniff(data)), None)
    ending = _ENDING.search(scope.name)
    if reader is None or (ending is not None and ending[1].lower() != reader.KIND):
        raise scope.error("wrong_type")
    return reader


def reader_for(kind: str) -> Reader:
    """The reader of `kind`. Raises KeyError for a kind that no reader has."""
    return {reader.KIND: reader for reader in readers()}[kind]
