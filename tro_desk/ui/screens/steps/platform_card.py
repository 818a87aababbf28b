"""On the path of the first hours: which platform sent the notice, so that its own path opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.domain.case import Case
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import PLATFORMS, show_value
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import known
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_title
from tro_desk.ui.widgets.text import label

OWN_PATHS: Final = ("amazon", "alibaba")
"""Platforms that have a path of their own."""


class PlatformCard(Card):
    """Asks for the platform; what the notice points to is said, never taken for granted."""

    def __init__(self, ui: Ui, case: Case, chosen: Callable[[str], object]) -> None:
        super().__init__(16, 8, look="soft")
        title = M_("steps", "Which platform sent the notice?")
        self.box.addWidget(icon_title(ui, "question", "primary", title))
        told = M_(
            "steps",
            "These are the first hours of any case. With the platform confirmed, its own steps "
            "open; what you answered here is kept.",
        )
        self.box.addWidget(label(ui, told, "small", wrap=True))
        found = [one.value for one in known(case, "platform")]

        def points(t: Translator) -> str:
            names = t.listed(show_value(t, "platform", value, {}) for value in found)
            return t.say("steps", "The notice points to: {names}.", names=names)

        if found:
            self.box.addWidget(label(ui, points, "small", wrap=True))
        row, flow = flow_row(8, line_gap=8)
        for name in OWN_PATHS:
            platform = Message("platform", PLATFORMS[name])
            flow.addWidget(plain_button(ui, platform, partial(chosen, name), small=True))
        self.box.addWidget(row)


def wanted(case: Case, flow: str) -> bool:
    """Whether the platform is still to be asked for."""
    return flow == "first_hours" and not case.confirmed("platform")
