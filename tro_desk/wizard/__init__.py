"""The guided path without a window: steps, conditions, what comes next."""

from __future__ import annotations

from tro_desk.content.steps import FIRST, Flow, flow, flow_ids
from tro_desk.wizard.engine import Walk, accept
from tro_desk.wizard.shown import path, review
from tro_desk.wizard.situation import Situation, situation

__all__ = [
    "FIRST",
    "Flow",
    "Situation",
    "Walk",
    "accept",
    "flow",
    "flow_ids",
    "path",
    "review",
    "situation",
]
