"""Each line that the two seed documents ask for is a step, a path, an explanation or a screen.

The lines are those of the table in the reference's mission.md; a line that is added there fails
here until it has a place in the program.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.wizard.walking import ALL
from tro_desk.content.steps import Flow, Step, flow_ids
from tro_desk.domain.steps import Kind

PLACES: dict[tuple[str, str], tuple[str, ...]] = {
    ("000 (Amazon)", "what a TRO is"): ("amazon/what_is_tro",),
    ("000", "silence leads to default"): ("amazon/do_not_ignore", "amazon/two_clocks"),
    ("000", "do not trust rumours"): ("errors:amazon", "errors:alibaba"),
    ("000", "a lawyer who knows the court's law"): ("amazon/counsel",),
    ("000", "screen the e-mail"): ("amazon/rights", "amazon/mine", "amazon/same_goods"),
    ("000", "if infringing, remove at once"): ("amazon/capture", "amazon/take_down"),
    ("000", "rule out a malicious complaint"): ("amazon/authenticity", "screen:review"),
    ("000", "know the sales data"): ("amazon/sales", "amazon/worksheet", "screen:exposure"),
    ("000", "settlement protects your own rights"): (
        *("amazon/terms", "amazon/offers", "amazon/release", "amazon/funds_out"),
    ),
    ("000", '"close the door"'): ("amazon/close_the_door", "screen:risk"),
    ("000", "a complaint inside the platform"): ("amazon/cause", "amazon/appeal"),
    ("000", "check before you list"): ("amazon/before_listing", "screen:risk"),
    ("002 (Alibaba) 1", "know the cause"): ("alibaba/cause",),
    ("002 2", "contact platform service"): ("alibaba/service_inquiry", "alibaba/service_answer"),
    ("002 3", "provide documents"): ("alibaba/documents",),
    ("002 4", "put right what breaks the rules"): ("alibaba/put_right",),
    ("002 5", "legal advice"): ("alibaba/counsel", "alibaba/brief"),
    ("002 6", "appeal with evidence"): ("alibaba/appeal", "alibaba/reply_by"),
    ("002 7", "follow the platform's rules"): ("alibaba/keep_rules", "alibaba/points"),
    ("002 8", "back up data"): ("alibaba/export_data", "alibaba/back_up"),
    ("002 9", "other channels"): ("alibaba/share", "alibaba/other_channels", "screen:stores"),
}
"""Line of the table (seed, how it begins) -> where it works: a step, `errors:` or `screen:`."""

FORCED_ORDER = {
    "amazon": ("capture", "export_data", "lock_evidence", "hold", "take_down", "log_take_down"),
    "alibaba": ("capture", "export_data", "lock_evidence", "hold", "take_down", "log_take_down"),
}
"""Evidence first, then take down: the order that law.md section 6 forces, by flow."""

TOGETHER = {"capture", "export_data"}
"""Either of these may be done first."""


def lines(mission: Path) -> list[tuple[str, str]]:
    """The first two cells of each row of the table."""
    text = mission.read_text("utf-8").partition("| seed | asks | becomes |")[2]
    rows = re.findall(r"^\| (.+?) \| (.+?) \| .+ \|$", text, re.MULTILINE)
    return [(seed, asks) for seed, asks in rows if not seed.startswith("--")]


def test_no_line_is_without_a_place(shared: Path) -> None:
    asked = lines(shared / "mission.md")
    assert len(asked) == 21
    for seed, asks in asked:
        found = [key for key in PLACES if key[0] == seed and asks.startswith(key[1])]
        assert len(found) == 1, f"{seed}: {asks}"
    assert len(PLACES) == len(asked)


@pytest.mark.parametrize("place", sorted({place for row in PLACES.values() for place in row}))
def test_a_place_is_there(place: str) -> None:
    if place.startswith("screen:"):
        assert (ROOT / "tro_desk/ui/screens" / place.removeprefix("screen:") / "view.py").is_file()
    elif place.startswith("errors:"):
        flow = of(place.removeprefix("errors:"))
        assert sum(len(step.errors) for step in flow.steps) >= 3
    else:
        flow_id, _, step_id = place.partition("/")
        assert step_of(flow_id, step_id).sources


@pytest.mark.parametrize("flow_id", FORCED_ORDER)
def test_what_is_taken_down_was_kept_before(flow_id: str) -> None:
    flow = of(flow_id)
    before: set[str] = set()
    for name in FORCED_ORDER[flow_id]:
        step = step_of(flow_id, name)
        assert step.forced, name
        assert name in TOGETHER or before <= first(flow, step), name
        before.add(name)


@pytest.mark.parametrize("flow_id", FORCED_ORDER)
@pytest.mark.parametrize("name", ["mine", "same_goods"])
def test_each_accused_listing_is_answered_yes_no_or_not_sure(flow_id: str, name: str) -> None:
    step = step_of(flow_id, name)  # "not sure" is the answer "I do not know"
    assert (step.kind, step.each) == (Kind.CHOICE, "accused")
    if name == "mine":
        assert {"yes", "no"} <= {option.id for option in step.options}


def of(flow_id: str) -> Flow:
    if flow_id not in flow_ids():
        pytest.skip(f"the steps of {flow_id} are not written yet")
    return ALL[flow_id]


def step_of(flow_id: str, step_id: str) -> Step:
    step = of(flow_id).step(step_id)
    assert step is not None, f"{flow_id}/{step_id}"
    return step


def first(flow: Flow, step: Step) -> set[str]:
    """All steps that have to be settled before `step`."""
    found: set[str] = set()
    waiting = list(step.after)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            earlier = flow.step(name)
            assert earlier is not None
            waiting += earlier.after
    return found
