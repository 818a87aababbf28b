"""Version, build and rules in words, for the windows that tell of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base.messages import Day
from tro_desk.desk.about import about
from tro_desk.l10n.translator import BEIJING

if TYPE_CHECKING:
    from tro_desk.l10n import Translator


def facts(words: Translator) -> list[str]:
    """Three lines: the version, when it was built, the day of the rules."""
    found = about()
    if found.built is None:
        built = words.say("about", "Run from its sources")
    else:
        built = words.say("about", "Built: {when}", when=words.beijing(found.built))
    return [
        words.say("about", "Version {version}", version=found.version),
        built,
        words.say(
            "about",
            "Tables of courts, holidays and rules: {day}",
            day=Day(found.rules, BEIJING),
        ),
    ]
