"""Sentences of files that leave the desk and could not be written."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

OUT_SENTENCES: Final[dict[str, str]] = {
    "out_full": N_(
        "error",
        "There is no room for {path}: its disk is full. Make room there, or choose another folder. "
        "What the desk holds is unharmed.",
    ),
    "output_full": N_(
        "error",
        "What was to be shown could not be written: its disk is full. Make room there and run the "
        "command again. What was saved stays saved.",
    ),
    "out_missing": N_(
        "error",
        "The folder of {path} is not there. Put the disk in, or choose another folder. What the "
        "desk holds is unharmed.",
    ),
    "out_limit": N_(
        "error",
        "The disk of {path} takes no file of that size: it is formatted for small files (FAT32). "
        "Choose another disk. What the desk holds is unharmed.",
    ),
    "out_long": N_(
        "error",
        "The name of {path} is too long for its disk. Choose a shorter one. What the desk holds is "
        "unharmed.",
    ),
    "cannot_write": N_(
        "error",
        "{path} cannot be written. Choose another folder or name. What the desk holds is unharmed.",
    ),
}
"""Code -> its sentence (context `error`)."""
