"""What a seller can ask of counsel in a brief: chosen, never proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tro_desk.base.messages import M_, Message

ASKS: Final[Mapping[str, Message]] = {
    "check_dates": M_("counsel ask", "Check the dates of this brief"),
    "get_papers": M_("counsel ask", "Get the papers of the case"),
    "check_service": M_("counsel ask", "Check how and when I was served"),
    "appear": M_("counsel ask", "Appear in the case for me"),
    "more_time": M_("counsel ask", "Ask for more time to answer"),
    "narrow_freeze": M_("counsel ask", "Move for a narrower freeze"),
    "oppose_pi": M_("counsel ask", "Oppose the preliminary injunction"),
    "compare_ways": M_("counsel ask", "Compare settling and defending"),
    "settle": M_("counsel ask", "Talk to plaintiff's counsel about settling"),
    "release": M_("counsel ask", "Get store and money released"),
}
"""Code -> what is asked, in the order in which a brief prints it."""
