"""What is said where the computer's clock cannot be right."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator


def clock_text(words: Translator, now: datetime, later: datetime) -> str:
    """`now` is what the clock says, `later` the time of a change of the desk; both are aware."""
    return words.say(
        "window",
        "This computer's clock says {now}, but the desk was changed at {later}. Check its date and "
        "time: days left are counted by it.",
        now=words.beijing(now),
        later=words.beijing(later),
    )
