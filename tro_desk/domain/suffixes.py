"""Endings of the files that can be read. The window needs them before anything else of a paper."""

from __future__ import annotations

from typing import Final

# fmt: off
READABLE_SUFFIXES: Final[tuple[str, ...]] = (
    ".eml", ".msg", ".pdf", ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif",
    ".html", ".htm", ".mht", ".mhtml", ".docx", ".rtf", ".txt", ".xlsx", ".xls", ".csv", ".tsv",
    ".zip",
)
"""Endings of the files that can be read, for dialogs; what a file is, its content decides."""
# fmt: on

DESK_FILE: Final = ".trocase"
"""A whole desk as one file, to be moved to another computer: a backup under a name of its own,
which the system opens with this program."""
