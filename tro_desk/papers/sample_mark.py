"""What each paper that leaves the sample desk says of itself."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import M_
from tro_desk.domain.letters import LANGUAGES
from tro_desk.l10n import translator

SAMPLE: Final = M_("brief", "SAMPLE - every name, number and date is made up")


def in_both(language: str) -> tuple[str, str]:
    """The mark in `language` (zh or en), then in the other: whoever finds the paper can read it."""
    first, second = (
        translator(code).render(SAMPLE) for code in sorted(LANGUAGES, key=language.__ne__)
    )
    return first, second
