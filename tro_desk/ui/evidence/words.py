"""Evidence in words: its kind, its size, its SHA-256 in short, what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
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


def compared_text(
    words: Translator, found: Mapping[str, Compared], names: Mapping[str, str]
) -> str:
    """What came of comparing: each file that is not as it was, else that all are.

    `names` are those of the files by SHA-256.
    """
    bad = [sha256 for sha256, one in found.items() if one is not Compared.MATCHES]
    if len(found) == 1:
        [(sha256, one)] = found.items()
        return _one_said(words, one, names[sha256])
    if not bad:
        return words.plural(
            "evidence",
            "{count} file compared: it matches its SHA-256.",
            "{count} files compared: all match their SHA-256.",
            len(found),
        )
    return "\n".join(_one_said(words, found[sha256], names[sha256]) for sha256 in bad)


def _one_said(words: Translator, one: Compared, name: str) -> str:
    match one:
        case Compared.MATCHES:
            text = words.say(
                "evidence", "the kept file has the SHA-256 that was written down when it came in."
            )
        case Compared.DIFFERS:
            text = words.say(
                "evidence",
                "the kept file is not as it came in. Do not use it; add the original again, or "
                "restore a backup.",
            )
        case _:
            text = words.say(
                "evidence",
                "the kept file is not there. Add the original again, or restore a backup.",
            )
    state = words.render(COMPARED[one])
    return words.say("evidence", "{name}: {state}: {what}", name=name, state=state, what=text)
