"""The sentence of each error code, for a person who is afraid: what happened, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from tro_desk.base.errors import DeskError
    from tro_desk.l10n.translator import Translator

SENTENCES: Final[dict[str, str]] = {
    "cancelled": N_("error", "Stopped. Nothing was changed."),
    "needs_password": N_(
        "error",
        "{name} is locked with a password. Open it in its own program, save a copy without the "
        "password, and add that copy.",
    ),
    "empty": N_("error", "{name} is empty. Download it again or ask for it to be sent again."),
    "no_text": N_(
        "error",
        "{name} holds no text that can be read, only pictures or blank pages. Type the case number "
        "and the dates by hand.",
    ),
    "damaged": N_(
        "error",
        "{name} is damaged or cut off and cannot be read. Download it again or ask for it to be "
        "sent again.",
    ),
    "wrong_type": N_(
        "error",
        "{name} is not what its ending says, or is of a kind that cannot be read here. Add the "
        "e-mail (.eml) or the PDF itself.",
    ),
    "too_large": N_("error", "{name} is too large to be read safely."),
    "took_too_long": N_("error", "{name} took too long to read and was stopped."),
    "file_missing": N_(
        "error",
        "{name} is not there. It may have been moved or deleted; choose the file again.",
    ),
    "file_unreadable": N_(
        "error",
        "{name} cannot be opened. It may be a folder, or another program or your rights may keep "
        "it closed.",
    ),
    "no_page_image": N_("error", "Page {page} of {name} has no picture, because it is text alone."),
}


def sentence(error: DeskError, translator: Translator) -> str:
    """What happened and what to do, in the translator's language."""
    return translator.say("error", SENTENCES[error.code], **error.params)
