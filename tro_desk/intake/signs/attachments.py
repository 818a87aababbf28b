"""Whether what is attached could do harm when it is opened."""

from __future__ import annotations

import re
from typing import Final

from tro_desk.domain.evidence import Document
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.intake.readers._pieces import ATTACHMENT

_CHECK: Final = "attachment_type"
_CONTAINERS: Final = ("eml", "msg", "zip")

# fmt: off
_PROGRAMS: Final = frozenset({
    "exe", "scr", "com", "pif", "bat", "cmd", "ps1", "msi", "msix", "jar", "js", "jse", "vbs",
    "vbe", "wsf", "wsh", "hta", "lnk", "cpl", "reg", "dll", "app", "apk", "dmg", "pkg", "iso",
    "img", "vhd", "vhdx", "sh", "command", "url", "chm", "one", "docm", "xlsm", "pptm", "xll",
})
# fmt: on
_WEB_PAGES: Final = frozenset({"html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg"})
_PAPERS: Final = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "txt"})
_PACKED: Final = frozenset({"zip", "rar", "7z", "gz"})
_BY_OUTLOOK: Final = re.compile(r"ATT\d{3,}\.html?", re.I)  # a part of the mail's own text


def attachment_type(document: Document) -> Sign:
    """What the names of the attachments, and of what is packed in them, say."""
    if document.kind not in _CONTAINERS:
        return Sign(_CHECK, Outcome.COULD_NOT_CHECK, "not_a_mail")
    names = [value for name, value in document.properties if name == ATTACHMENT]
    for name in names:
        reason = _danger(name.rpartition("/")[2])
        if reason and not (document.kind == "zip" and reason == "web_page"):
            return Sign(_CHECK, Outcome.MISMATCH, reason, (("name", name),))
    if "attachment_not_opened" in document.warnings:
        return Sign(_CHECK, Outcome.MISMATCH, "program_in_disguise")
    if not names:
        return Sign(_CHECK, Outcome.CHECKED, "no_attachment")
    if {"piece_locked", "pieces_cut_off", "piece_unreadable"} & set(document.warnings):
        return Sign(_CHECK, Outcome.COULD_NOT_CHECK, "piece_not_opened")
    return Sign(_CHECK, Outcome.CHECKED, "usual_types")


def _danger(name: str) -> str:
    """A reason code where a name ends like something that runs; "" for a paper."""
    endings = [part.strip().lower() for part in name.split(".")[1:]]
    if not endings or _BY_OUTLOOK.fullmatch(name):
        return ""
    last = endings[-1]
    if len(endings) > 1 and endings[-2] in _PAPERS and last in _PROGRAMS | _WEB_PAGES | _PACKED:
        return "two_endings"
    return "program" if last in _PROGRAMS else "web_page" if last in _WEB_PAGES else ""
