"""The words about packages: why an original stays, and what a check of a package found."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import M_, Message

OUTCOMES: Final[dict[str, Message]] = {
    "ok": M_("package check", "as it was made"),
    "changed": M_("package check", "CHANGED"),
    "missing": M_("package check", "MISSING"),
    "custody": M_("package check", "RECORD OF CUSTODY BROKEN"),
    "unexpected": M_("package check", "NOT PART OF THE PACKAGE"),
}
"""What became of a file of a package."""

WHY_NOT: Final[dict[str, Message]] = {
    "typed_note": M_("package", "stays here: a note of your own"),
    "own_counsel": M_("package", "stays here: it belongs to your own lawyer"),
}
"""Why an original does not go into a package."""
