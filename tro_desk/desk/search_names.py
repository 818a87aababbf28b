"""The names of what a search finds: steps, dates and letters by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tro_desk.base.messages import Message


@dataclass(frozen=True, slots=True)
class Names:
    """`<flow>/<step>` -> title; id of a deadline -> title; id of a letter -> language -> title."""

    steps: Mapping[str, Message]
    deadlines: Mapping[str, Message]
    letters: Mapping[str, Mapping[str, str]]


def search_names() -> Names:
    """The names, read from the program's own content: none of a case is among them."""
    from tro_desk.content.deadlines import deadline_rules
    from tro_desk.content.steps import flows
    from tro_desk.desk.letters import letters

    return Names(
        {f"{name}/{step.id}": step.title for name, flow in flows().items() for step in flow.steps},
        {name: rule.title for name, rule in deadline_rules().rules.items()},
        {form.id: form.title for form in letters()},
    )
