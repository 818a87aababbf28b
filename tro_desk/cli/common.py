"""What several commands need."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.court import Court


def complain(text: str) -> None:
    print(text, file=sys.stderr)


def open_named(options: argparse.Namespace) -> Desk:
    from tro_desk.desk import desk_folder, open_desk

    return open_desk(desk_folder(options.desk))


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def shown(words: Translator, field: str, value: str, tz: str | None, court: Court | None) -> str:
    """A value as a person reads it; a date with its own zone or that of `court`."""
    from tro_desk.desk.without_case import courts
    from tro_desk.domain.zones import zone_of
    from tro_desk.l10n.terms import show_value

    return show_value(words, field, value, courts(), zone_of(field, tz, court))
