"""The sentence of each warning of a reading (`Document.warnings`): what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

WARNINGS: Final[dict[str, str]] = {
    "pages_without_text": N_(
        "warning",
        "Some pages hold no text that could be read. Look at them and type by hand what matters.",
    ),
    "scans_cut_off": N_(
        "warning",
        "There are more scanned pages than are read at once. Look at the rest yourself.",
    ),
    "piece_unreadable": N_(
        "warning",
        "A file inside this one could not be read. Save it on its own and open it in its own "
        "program.",
    ),
    "piece_locked": N_(
        "warning",
        "A file inside this one is locked with a password. Save a copy of it without the password "
        "and add that copy.",
    ),
    "piece_too_large": N_(
        "warning", "A file inside this one is too large to be read safely and was left out."
    ),
    "pieces_cut_off": N_(
        "warning",
        "There are more files inside this one, or deeper ones, than are read at once. Add the rest "
        "on their own.",
    ),
    "attachment_not_opened": N_(
        "warning",
        "A program or a link to one is attached. It was not opened; do not open it either.",
    ),
    "member_outside": N_(
        "warning",
        "A file in the archive has a name or a link that points outside it. It was not opened.",
    ),
}


def warning(code: str, translator: Translator) -> str:
    """What a warning of a reading means, in the translator's language."""
    return translator.say("warning", WARNINGS[code])
