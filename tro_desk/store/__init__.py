"""SQLite: the only place of SQLAlchemy. Domain values in, domain values out."""

from tro_desk.store.storage import Storage, Unit

__all__ = ["Storage", "Unit"]
