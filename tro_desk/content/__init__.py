"""The desk's knowledge as data: platforms, law, the brief's fixed words.

YAML with a schema; each legal row names its source and the date on which it was checked.
"""

from __future__ import annotations

from tro_desk.content.courts import courts_version
from tro_desk.content.deadlines import deadline_rules
from tro_desk.content.holidays import holiday_table

__all__ = ["law_version"]


def law_version() -> str:
    """The version of the law tables (courts, holidays, deadline rules): their newest, as a day."""
    return max(courts_version(), holiday_table().version, deadline_rules().version)
