"""What the seller can do: one use case a file.

`open_desk` is the composition root; windows and command line see nothing below it but domain
values. Importing this package is cheap: the database, the readers and the papers are imported by
the call that needs them, and each name of the package by the first who asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base import lazily

if TYPE_CHECKING:
    from tro_desk.desk.desk import Desk
    from tro_desk.desk.folder import desk_folder
    from tro_desk.desk.open import open_desk
    from tro_desk.desk.results import Added, MadeBrief, Overview, Said

__all__ = ["Added", "Desk", "MadeBrief", "Overview", "Said", "desk_folder", "open_desk"]

__getattr__ = lazily.names(
    __name__,
    {
        "Added": "results",
        "Desk": "desk",
        "MadeBrief": "results",
        "Overview": "results",
        "Said": "results",
        "desk_folder": "folder",
        "open_desk": "open",
    },
)
