"""Translatable text below the translator.

Engines return values, never finished sentences. Where a value has to carry words (a step of a
deadline's trace, say), it carries a `Message`: the English text as gettext key, its context and its
parameters. `l10n.Translator.render` turns it into a sentence in the language that is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable sentence with its parameters.

    Parameters may be str, int, date, `Day`, datetime (shown in its own zone), Money, another
    Message or a `Term`: the translator formats each by its type. `text` uses `{name}` places.
    """

    context: str
    text: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as a parameter, with the zone (IANA) in which it begins and ends.

    None where nobody knows the zone: it is then said so. A plain `date` is for a sentence whose
    zone is named beside it.
    """

    on: date
    zone: str | None


Citation = str | Message
"""A source as it is cited: a title, statute or address as it is written in every language, or a
`Message` where words of the program's own stand beside it."""


def M_(context: str, text: str, **params: object) -> Message:
    """Mark `text` for translation in `context` (a Babel keyword) and bind its parameters."""
    return Message(context, text, MappingProxyType(params))


def N_(context: str, text: str) -> str:
    """Mark `text` for translation in `context` (a Babel keyword) and return it as it is."""
    return text
