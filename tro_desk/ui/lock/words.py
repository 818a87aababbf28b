"""The words that the lock screen and the forms of the lock share."""

from __future__ import annotations

import unicodedata
from typing import Final

from tro_desk.base.messages import M_
from tro_desk.domain.lock import SHORTEST_PASSPHRASE
from tro_desk.l10n import Translator

REASONS: Final = {
    "start": M_("lock", "Enter the passphrase to open the desk."),
    "asked": M_("lock", "You locked it. Everything is saved."),
    "idle": M_("lock", "Nobody used it for a while. Everything is saved."),
    "slept": M_("lock", "The computer was asleep. Everything is saved."),
    "converting": M_(
        "lock",
        "Encrypting or decrypting the desk was interrupted. Enter the passphrase to finish it; "
        "nothing is lost.",
    ),
    "waiting": M_(
        "lock", "Something is still being done. The desk is locked as soon as it has ended."
    ),
}
"""Why the desk is locked, as the lock screen says it."""

DIFFERENT: Final = M_("lock", "The two new passphrases differ. Type the same one twice.")


def long_enough(passphrase: str) -> bool:
    """Whether it has the characters that a passphrase needs, counted as the desk counts them."""
    return len(unicodedata.normalize("NFKC", passphrase)) >= SHORTEST_PASSPHRASE


def too_short(t: Translator) -> str:
    """A passphrase needs more characters."""
    return t.plural(
        "lock",
        "A passphrase needs at least {count} character.",
        "A passphrase needs at least {count} characters.",
        SHORTEST_PASSPHRASE,
    )
