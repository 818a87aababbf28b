"""Sentences of what the trash refuses."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

TRASH_SENTENCES: Final[dict[str, str]] = {
    "evidence_in_use": N_(
        "error",
        "{name} is the proof of something you wrote down in this case ({count}). Take it out of "
        "those entries and dates first, then delete it.",
    ),
    "not_in_trash": N_("error", "This is no longer in the trash. Open the trash again."),
    "trash_case_first": N_(
        "error",
        "It belongs to case {name}, which is in the trash too. Restore that case first.",
    ),
    "trash_store_first": N_(
        "error",
        "It belongs to store {name}, which is in the trash too. Restore that store first.",
    ),
    "trash_loaded_again": N_(
        "error",
        "{name} was loaded again after it was deleted. Restoring it would count its lines twice, "
        "so it stays in the trash.",
    ),
    "trash_held": N_(
        "error",
        "{name} stays in the trash: the papers of case {case} have to be preserved (Fed. R. Civ. "
        "P. 37(e)), and a court can punish their loss. It is in no figure, date or brief. Record "
        "who said that the duty ended; then it can be removed.",
    ),
    "no_hold": N_("error", "Nothing says that the papers of this case have to be preserved."),
    "store_exists": N_(
        "error", "You have a store named {store} on this platform already. Choose another name."
    ),
    "store_in_trash": N_(
        "error",
        "A store named {store} on this platform is in the trash. Restore it, or remove it for good "
        "first.",
    ),
}
"""Code -> its sentence (context `error`)."""
