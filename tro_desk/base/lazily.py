"""Names of a package that are imported when they are first asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def names(package: str, where: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package: `where` tells in which of its modules each name stands.

    Beside it the names are imported under TYPE_CHECKING, for those who read and for mypy.
    """

    def get(name: str) -> object:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(import_module(f"{package}.{where[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return get
