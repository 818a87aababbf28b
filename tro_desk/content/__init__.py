"""The desk's knowledge as data: platforms, law, the brief's fixed words.

YAML with a schema; each legal row names its source and the date on which it was checked.
"""

from __future__ import annotations

__all__ = ["law_version", "table_versions"]


def law_version() -> str:
    """The version of the law tables: their newest, as a day."""
    return max(table_versions().values())


def table_versions() -> dict[str, str]:
    """The version of each law table by its name, in the order in which the brief prints them."""
    from tro_desk.content.china import china_table
    from tro_desk.content.courts import courts_version
    from tro_desk.content.deadlines import deadline_rules
    from tro_desk.content.freeze_cases import freeze_case_table
    from tro_desk.content.holidays import holiday_table
    from tro_desk.content.remedies import remedy_table

    return {
        "deadlines": deadline_rules().version,
        "holidays": holiday_table().version,
        "china": china_table().version,
        "courts": courts_version(),
        "remedies": remedy_table().version,
        "freeze_cases": freeze_case_table().version,
    }
