"""Law firms and judges as the desk knows them: names, never opinions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Firm:
    """A law firm that sellers look up.

    `aliases` are the short names that papers and trackers use, English and Chinese. `domains` are
    its mail domains. `verified` is false where no source shows the firm as plaintiff's counsel in
    Schedule A cases; `source` says where the rest comes from.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    lawyers: tuple[str, ...]
    domains: tuple[str, ...]
    source: str
    verified: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """A judge of one court, whose initials stand behind that court's docket numbers.

    `court` is an id as in content.courts. `aliases` are further spellings of the name.
    `checked` is false where no paper that was seen pairs the initials with the name.
    """

    court: str
    name: str
    initials: str
    aliases: tuple[str, ...]
    source: str
    checked: bool
    examples: tuple[str, ...]
