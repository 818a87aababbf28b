"""SQLite: the only place of SQLAlchemy. Domain values in, domain values out.

Each name is imported with the first who asks for it: what is kept beside a closed desk is read
without SQLAlchemy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base import lazily

if TYPE_CHECKING:
    from tro_desk.store.storage import Storage, Unit

__all__ = ["Storage", "Unit"]

__getattr__ = lazily.names(__name__, {"Storage": "storage", "Unit": "storage"})
