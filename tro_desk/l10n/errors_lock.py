"""The sentences of a locked desk's errors."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

LOCK_SENTENCES: Final[dict[str, str]] = {
    "desk_locked": N_(
        "error",
        "The desk in {folder} is locked. Open it with its passphrase or its recovery key.",
    ),
    "wrong_passphrase": N_(
        "error", "This passphrase does not open the desk. Check capital letters and the keyboard."
    ),
    "typed_unreadable": N_(
        "error",
        "What was typed is no text in this terminal's encoding. Nothing was changed; put the "
        "passphrase into a file and name that.",
    ),
    "wrong_recovery_key": N_(
        "error",
        "This recovery key does not open the desk. Use the sheet that was printed last for this "
        "desk.",
    ),
    "recovery_key_length": N_(
        "error", "The recovery key has {wanted} letters; you typed {found}. Type all groups."
    ),
    "recovery_key_mistyped": N_(
        "error",
        "Group {group} of the recovery key ({text}) is mistyped. Compare it with the sheet.",
    ),
    "short_passphrase": N_(
        "error", "The passphrase is too short. Use at least {count} characters."
    ),
    "lock_damaged": N_(
        "error",
        "The file desk.lock in {folder} is damaged, and without it the desk cannot be opened. "
        "Restore a backup into a new folder.",
    ),
    "sealed_harmed": N_(
        "error",
        "The desk stays encrypted, because these of its files are damaged: {names}. Restore a "
        "backup that has them whole, or set them aside and decrypt the rest.",
    ),
    "already_locked": N_("error", "The desk is locked with a passphrase already."),
    "not_locked": N_("error", "The desk is not locked with a passphrase."),
    "desk_in_use": N_(
        "error",
        "Another window or program has the desk in {folder} open. Close it there and try again.",
    ),
    "backup_locked": N_(
        "error",
        "The backup {name} is of a locked desk. Give the passphrase that the desk had when the "
        "backup was made.",
    ),
    "backup_sealed": N_(
        "error",
        "The backup {name} was sealed inside a locked desk. Open that desk to read it.",
    ),
}
"""Error codes of the lock -> what happened and what to do."""
