"""Where the seller's desk is kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "TRO_DESK_DIR"


def desk_folder(override: Path | None = None) -> Path:
    """The data folder: `override` (--desk), else the variable TRO_DESK_DIR, else the platform's.

    The folder need not exist; `open_desk` creates it.
    """
    if override is not None:
        return override.expanduser().absolute()
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("TRO Desk", appauthor=False)
