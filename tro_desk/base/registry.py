"""Finds the plug-ins of a package: one file, one plug-in.

A new report format, extractor or PDF section is a new file; nothing else is touched.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def modules_of(package: ModuleType) -> list[ModuleType]:
    """Import and return the modules of `package`, sorted by name; names with `_` are helpers."""
    names = sorted(
        info.name for info in pkgutil.iter_modules(package.__path__) if info.name[0] != "_"
    )
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
