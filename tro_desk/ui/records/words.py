"""A field of a record as a person reads it: in a sheet, and where versions are compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from tro_desk.domain.money import Money
from tro_desk.domain.records import Body
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import day_of
from tro_desk.l10n.records import code_words
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.records.fields import Editor, Field

NOTHING: Final = "—"


def value_words(
    words: Translator, kind: str, field: Field, body: Body, names: Mapping[str, str]
) -> str:
    """What a field says; an em dash where it says nothing.

    `names` are those of the papers by SHA-256; of one that is not there its hash is said.
    """
    value: Any = getattr(body, field.name)
    match field.editor:
        case Editor.MOMENT:
            zone = getattr(body, "zone", "") or BEIJING
            return words.moment(value.astimezone(ZoneInfo(zone)))
        case Editor.CHOICE:
            return words.render(code_words(kind, field.name, value)) if value else NOTHING
        case Editor.TICK:
            return words.say("choice", "Yes") if value else NOTHING
        case Editor.PAPERS:
            return words.listed(names.get(one, one) for one in value) or NOTHING
    if isinstance(value, Money):
        return words.money(value)
    if isinstance(value, date):
        assert field.calendar is not None
        return words.render(day_of(value, field.calendar))
    return str(value) if value not in (None, "") else NOTHING


def one_line(text: str) -> str:
    """A text in one line, for a cell."""
    return " ".join(text.split())
