"""Evidence in words: its kind, its size, its SHA-256 in short, what it belongs to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import EvidenceNote
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.evidence.originals import Compared

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif"})
_MAILS: Final = frozenset({".eml", ".msg"})

COMPARED: Final[dict[Compared, Message]] = {
    Compared.MATCHES: M_("evidence", "Matches"),
    Compared.DIFFERS: M_("evidence", "Does not match"),
    Compared.MISSING: M_("evidence", "Missing"),
}


def short(sha256: str) -> str:
    """The ends of a SHA-256, by which a person tells papers apart."""
    return f"{sha256[:4]}…{sha256[-4:]}"


def icon_of(name: str) -> str:
    """The icon of a file, by its name."""
    suffix = Path(name).suffix.lower()
    return "mail" if suffix in _MAILS else "image" if suffix in PICTURES else "file"


def kind_text(words: Translator, name: str, how: str = "") -> str:
    """What kind of file it is; `how` is the way in which it came in."""
    suffix = Path(name).suffix.lower()
    if how == "note":
        return words.say("evidence", "Note")
    if suffix in PICTURES:
        return words.say("evidence", "Picture")
    if suffix in _MAILS:
        return words.say("evidence", "E-mail")
    return suffix[1:].upper() or words.say("evidence", "File")


def captured_text(words: Translator, note: EvidenceNote) -> str:
    """When it was captured, in the zone in which the seller said it."""
    return words.moment(captured(note))


def captured(note: EvidenceNote) -> datetime:
    """When it was captured, on the clock on which the seller said it."""
    return note.captured_at.astimezone(ZoneInfo(note.zone or BEIJING))
