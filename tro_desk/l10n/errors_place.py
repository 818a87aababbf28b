"""Sentences of what a folder for a desk is refused for."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

PLACE_SENTENCES: Final[dict[str, str]] = {
    "place_missing": N_(
        "error",
        "The disk of {folder} is not there. Put it in, or choose another folder.",
    ),
    "place_unwritable": N_(
        "error",
        "You may not write into {folder}, or its disk is read-only. Choose another folder.",
    ),
    "place_inside_desk": N_(
        "error", "{folder} lies inside another desk. Choose a folder outside of it."
    ),
    "place_no_folder": N_("error", "{folder} is a file. Choose a folder."),
    "place_full": N_(
        "error",
        "The disk of {folder} has {free} MB free. A desk needs {wanted} MB at the least. Make room "
        "there, or choose another disk.",
    ),
    "place_too_long": N_(
        "error",
        "The path {folder} has {count} characters. Windows could not store every file of the desk "
        "below it: choose one of at most {most}.",
    ),
    "place_too_deep": N_(
        "error",
        "The path {folder} has {count} bytes. A desk can be kept below at most {most}: choose a "
        "folder with a shorter path.",
    ),
    "place_taken": N_("error", "There are other files in {folder}. Nothing was changed there."),
    "sample_not_locked": N_(
        "error",
        "The sample takes no passphrase: all of it is made up, and it can be removed at any time.",
    ),
    "sample_left": N_(
        "error",
        "Part of the sample in {folder} is still in use by another program. The next start of TRO "
        "Desk removes the rest.",
    ),
    "unexpected": N_("error", "Something unexpected happened. Nothing was changed; try once more."),
    "desk_not_there": N_(
        "error",
        "The desk is not in {folder}. Put the disk in, or name another folder with --desk.",
    ),
}
