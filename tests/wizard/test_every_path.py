"""Every path of every flow is walked, without a window, and ends; nothing is ever lost on it."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.wizard.walking import (
    ALL,
    ITEMS,
    Given,
    chooser,
    decisive,
    finish,
    left_out,
    say,
    situation,
    values,
    ways,
)
from tro_desk.content.steps import Flow
from tro_desk.domain.steps import State
from tro_desk.domain.store import Answer
from tro_desk.wizard import Walk, path

EVERY_FLOW = pytest.mark.parametrize("flow_id", ALL)


@cache
def reached(flow_id: str) -> dict[str, Given]:
    """Step -> a way on which it applies; every way there is was walked to its end."""
    flow = ALL[flow_id]
    found: dict[str, Given] = {}
    for way in ways(flow):
        walk = finish(flow, situation(way), [], chooser(flow, way))
        for stand in walk.stands:
            found.setdefault(stand.step.id, way)
    return found


@EVERY_FLOW
def test_every_path_ends_and_every_step_lies_on_one(flow_id: str) -> None:
    flow = ALL[flow_id]
    assert list(reached(flow.id)) != []
    assert {step.id for step in flow.steps} - reached(flow.id).keys() == set()


@EVERY_FLOW
def test_every_path_ends_where_everything_is_left_out(flow_id: str) -> None:
    flow = ALL[flow_id]
    for items in (ITEMS, {}):
        walk = finish(flow, situation({}, items), [], left_out)
        assert walk.stands
        assert path(walk).here is None


@EVERY_FLOW
def test_every_answer_there_is_can_be_given(flow_id: str) -> None:
    flow = ALL[flow_id]
    for name, way in reached(flow.id).items():
        for value in values(flow, name):
            answers: list[Answer] = []
            finish(flow, situation(way), answers, chooser(flow, way))
            walk = Walk(flow, situation(way), answers)
            stand = next(one for one in walk.stands if one.step.id == name)
            say(walk, answers, name, stand.item.id, value)
            after = Walk(flow, situation(way), answers).stand(name, stand.item.id)
            assert after is not None
            assert after.answer is not None
            assert after.answer.value == answers[-1].value


@st.composite
def wanderings(draw: st.DrawFn, flow_id: str) -> tuple[Given, list[Answer], dict[str, str]]:
    """Answers given and taken back in any order, while the case changes under them."""
    flow = ALL[flow_id]
    choices = decisive(flow)
    facts = sorted(name for name in choices if not name.startswith("answer."))
    told: dict[str, tuple[str, ...]] = {}
    answers: list[Answer] = []
    last: dict[str, str] = {}
    for _ in range(draw(st.integers(1, 12))):
        if facts and draw(st.booleans()):
            name = draw(st.sampled_from(facts))
            told[name] = draw(st.sampled_from(choices[name]))
        walk = Walk(flow, situation(told), answers)
        able = {one.id: one for one in walk.stands if one.state is not State.BLOCKED}
        stand = able[draw(st.sampled_from(list(able)))]
        value = draw(st.sampled_from((*values(flow, stand.step.id), "open")))
        say(walk, answers, stand.step.id, stand.item.id, value)
        last[stand.id] = answers[-1].value
    return told, answers, last


@EVERY_FLOW
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_order_of_answers_loses_one_or_closes_a_way(flow_id: str, data: st.DataObject) -> None:
    flow = ALL[flow_id]
    told, answers, last = data.draw(wanderings(flow_id))
    walk = Walk(flow, situation(told), answers)
    shown = {one.id: one for one in (*walk.stands, *walk.aside())}
    for name, value in last.items():
        kept = shown[name].answer if name in shown else None
        # A step that the desk sees to be done keeps what was said of it too.
        assert (kept.value if kept is not None else "open") == value
    # From wherever one is, any step can still be reached, by answering as on a way to it.
    name = data.draw(st.sampled_from(sorted(reached(flow_id))))
    again = finish_as(flow, reached(flow_id)[name], list(answers))
    assert name in {one.step.id for one in again.stands}
    # And the way it is on comes to an end.
    finish(flow, situation(told), answers, lambda step: values(flow, step.id)[0])


def finish_as(flow: Flow, way: Given, answers: list[Answer]) -> Walk:
    """Go back to every question and answer it as on this way, then to the end."""
    choose = chooser(flow, way)
    deciding = decisive(flow).keys()
    for _ in flow.steps:
        walk = finish(flow, situation(way), answers, choose)
        other = [
            one
            for one in walk.stands
            if f"answer.{one.step.id}" in deciding
            and (one.answer is None or one.answer.value != choose(one.step))
            and (one.answer is not None or one.state is not State.DONE)
        ]
        if not other:
            break
        for stand in other:
            say(walk, answers, stand.step.id, stand.item.id, choose(stand.step))
    return walk


@EVERY_FLOW
def test_there_is_always_a_way_on(flow_id: str) -> None:
    flow = ALL[flow_id]
    for way in list(ways(flow))[:200]:
        shown = path(Walk(flow, situation(way), ()))
        open_ones = [step for step in shown.steps if step.state is not State.DONE]
        assert bool(shown.next(1)) == bool(open_ones)
        assert list(shown.next(3)) == [s for s in open_ones if s.state is not State.BLOCKED][:3]
        assert (shown.here is None) == (not open_ones)


def test_flows_are_walked_without_a_window() -> None:
    code = "import sys, tro_desk.wizard, tro_desk.desk; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
