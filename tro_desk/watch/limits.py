"""What a small table may hold, whoever made it."""

from __future__ import annotations

from typing import Final

SIZE: Final = 40_000_000  # bytes
ROWS: Final = 500_000
COLUMNS: Final = 200  # more are left out
CELL: Final = 2_000  # characters; a longer cell is cut after one more

Row = tuple[int, list[str]]
"""The number of a line in the file, from 1, and its cells without blanks around them."""
