"""Loops, choices, what an answer rests on: on a flow of a few steps that no seller will see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.wizard.walking import HARBOUR, Given, say, situation
from tro_desk.base.errors import DeskError
from tro_desk.domain.steps import Change, Item, State, StepState, WizardPath
from tro_desk.domain.store import Answer
from tro_desk.wizard import Walk, accept, path, review

NOTICE: Given = {"has.notice": ("yes",)}
CRATES = {"accused": (Item("a", "A"), Item("b", "B"))}


class Port:
    """A case on the flow, answered as the desk does."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.given: dict[str, tuple[str, ...]] = dict(NOTICE)
        self.items = dict(CRATES)

    @property
    def walk(self) -> Walk:
        return Walk(HARBOUR, situation(self.given, self.items), self.answers)

    @property
    def path(self) -> WizardPath:
        return path(self.walk)

    def say(self, name: str, value: str) -> None:
        step, _, item = name.partition("@")
        say(self.walk, self.answers, step, item, value)

    def step(self, name: str) -> StepState:
        found = self.path.step(f"harbour/{name}")
        assert found is not None
        return found

    @property
    def ids(self) -> list[str]:
        return [step.id.removeprefix("harbour/") for step in self.path.steps]


@pytest.fixture
def port() -> Port:
    return Port()


LOOP = ["picture@a", "mine@a", "picture@b", "mine@b"]


def test_a_choice_decides_and_a_loop_asks_all_of_one_before_the_next(port: Port) -> None:
    assert port.ids == ["papers", "rules", "cause", "captain", "story", "day", "crew", "sail"]
    port.say("cause", "trade")
    assert port.ids[3:7] == LOOP
    assert "story" not in port.ids
    port.items["accused"] += (Item("c", "C"),)
    assert port.ids[3:9] == [*LOOP, "picture@c", "mine@c"]
    port.items["accused"] = ()
    assert port.ids[3:5] == ["captain", "day"]


def test_a_loop_step_waits_for_its_own_alone(port: Port) -> None:
    port.say("cause", "trade")
    assert port.step("mine@a").waits_for == ("harbour/picture@a",)
    port.say("picture@a", "done")
    assert port.step("mine@a").state is State.OPEN
    assert port.step("mine@b").state is State.BLOCKED
    port.say("mine@a", "yes")
    port.say("rules", "done")
    port.say("crew", "3")
    # What comes after all of them waits for the first that is not settled.
    assert port.step("sail").waits_for == ("harbour/mine@b",)
    assert port.step("customs").state is State.BLOCKED
    assert port.step("customs").waits_for == ("harbour/mine@b",)
    port.say("picture@b", "impossible:burnt")
    port.say("mine@b", "unknown")
    assert port.step("sail").state is State.OPEN
    assert port.step("picture@b").reason == "burnt"
    assert port.step("picture@b").impossible


def test_the_answers_of_a_loop_count_together_outside_of_it(port: Port) -> None:
    port.say("cause", "trade")
    for crate, mine in (("a", "no"), ("b", "yes")):
        port.say(f"picture@{crate}", "done")
        port.say(f"mine@{crate}", mine)
    assert "customs" in port.ids
    port.say("mine@b", "no")
    assert "customs" not in port.ids


def test_several_options_can_be_chosen(port: Port) -> None:
    port.say("cause", "trade")
    for crate in "ab":
        port.say(f"picture@{crate}", "done")
        port.say(f"mine@{crate}", "yes")
    port.say("customs", "oil")
    assert "duty" not in port.ids
    port.say("customs", "oil,silk")
    assert "duty" in port.ids
    assert [option.id for option in port.step("customs").chosen] == ["silk", "oil"]


def test_ticks_are_kept_one_by_one(port: Port) -> None:
    port.say("cause", "trade")
    port.say("picture@a", "ticked:2")
    step = port.step("picture@a")
    assert (step.state, step.ticked, step.answer) == (State.OPEN, (2,), "ticked:2")
    assert port.step("mine@a").state is State.BLOCKED
    assert port.path.here == "harbour/picture@a"
    port.say("picture@a", "ticked:1,2")
    assert port.step("picture@a").state is State.DONE
    port.say("picture@a", "done")
    assert port.step("picture@a").ticked == (1, 2)
    port.say("picture@a", "ticked:")
    assert port.step("picture@a").ticked == ()
    assert port.step("picture@a").state is State.OPEN


def test_i_do_not_know_is_an_answer_and_an_open_question(port: Port) -> None:
    port.say("captain", "unknown")
    port.say("cause", "unknown")
    assert port.step("captain").state is State.DONE
    assert [step.id for step in port.path.open_questions] == ["harbour/cause", "harbour/captain"]
    port.say("day", "unknown")
    assert "tide" not in port.ids
    port.say("day", "2026-03-05")
    assert "tide" in port.ids


def test_an_answer_is_stale_when_what_it_rests_on_changes(port: Port) -> None:
    port.say("captain", "Ann")
    port.say("crew", "3")
    assert port.step("crew").state is State.DONE
    port.say("captain", "Bo")
    crew = port.step("crew")
    assert (crew.state, crew.answer) == (State.STALE, "3")
    assert crew.stale_because == (Change("answer.captain", ("Ann",), ("Bo",)),)
    assert port.path.stale == (crew,)
    assert port.step("sail").state is State.BLOCKED
    port.say("crew", "3")  # looked at again, and said again
    assert port.step("crew").state is State.DONE
    port.say("captain", "Cy")
    port.say("captain", "Bo")  # as it was: nothing has changed
    assert port.step("crew").state is State.DONE


def test_a_fact_that_changes_makes_stale_what_was_said_of_each(port: Port) -> None:
    port.say("cause", "trade")
    port.say("picture@a", "done")
    port.say("mine@a", "yes")
    port.given["fact.court"] = ("ilnd",)
    assert port.step("mine@a").stale_because == (Change("fact.court", (), ("ilnd",)),)
    assert port.step("picture@a").state is State.DONE  # it does not rest on it
    port.say("mine@a", "yes")
    port.given["fact.judge"] = ("A",)
    assert port.step("mine@a").state is State.DONE


def test_how_many_there_are_is_no_reason_where_there_only_have_to_be_some() -> None:
    any_crate = Walk(HARBOUR, situation(NOTICE, CRATES), ()).stand("sail")
    assert any_crate is not None
    step = replace(any_crate.step, rests_on_any=("count.accused",), rests_on=())
    flow = replace(HARBOUR, steps=(*HARBOUR.steps[:-1], step))
    answers: list[Answer] = []
    for name, value in (("cause", "storm"), ("rules", "done"), ("crew", "1"), ("sail", "done")):
        say(Walk(flow, situation(NOTICE, CRATES), answers), answers, name, "", value)
    for count, state in ((1, State.DONE), (2, State.DONE), (0, State.STALE)):
        items = {"accused": CRATES["accused"][:count]}
        shown = path(Walk(flow, situation(NOTICE, items), answers)).step("harbour/sail")
        assert shown is not None
        assert shown.state is state


def test_other_words_make_stale_and_the_words_of_other_steps_do_not(port: Port) -> None:
    port.say("captain", "Ann")
    port.say("day", "2026-03-05")
    steps = tuple(
        replace(step, wording="other") if step.id == "captain" else step for step in HARBOUR.steps
    )
    newer = replace(HARBOUR, version="2", steps=steps)
    shown = path(Walk(newer, situation(NOTICE, CRATES), port.answers))
    assert [step.id for step in shown.stale] == ["harbour/captain"]
    assert shown.stale[0].stale_because == (Change("wording"),)


def test_what_was_answered_waits_where_its_step_does_not_apply(port: Port) -> None:
    port.say("cause", "trade")
    port.say("picture@a", "done")
    port.say("mine@a", "yes")
    port.say("cause", "storm")
    assert not set(port.ids) & set(LOOP)
    aside = {row.step: row for row in review(port.walk) if not row.applies}
    assert set(aside) == {"harbour/picture@a", "harbour/mine@a"}
    assert aside["harbour/mine@a"].answer == "yes"
    port.say("cause", "trade")
    assert port.step("picture@a").state is State.DONE
    assert port.step("mine@a").answer == "yes"
    assert all(row.applies for row in review(port.walk))


def test_a_blocked_step_takes_no_answer_and_one_that_is_not_there_neither(port: Port) -> None:
    port.say("cause", "trade")
    for step, item, code in (("mine", "a", "step_blocked"), ("mine", "z", "unknown_step")):
        with pytest.raises(DeskError) as caught:
            accept(port.walk, step, item, "yes")
        assert caught.value.code == code
    value, _ = accept(port.walk, "mine", "a", "open")  # taking back is never refused
    assert value == "open"


def test_where_one_was(port: Port) -> None:
    assert port.path.here == "harbour/rules"
    port.say("captain", "Ann")
    assert port.path.here == "harbour/story"  # the next after the last that was answered
    port.say("rules", "done")
    assert port.path.here == "harbour/cause"
    port.say("sail", "open")
    assert port.path.here == "harbour/cause"  # sail waits: round to the first that does not


def test_the_review_page_has_a_row_for_each_answer(port: Port) -> None:
    port.say("cause", "trade")
    port.say("picture@a", "ticked:1")
    port.say("picture@b", "impossible:burnt")
    port.say("captain", "Ann")
    port.say("crew", "3")
    port.say("captain", "unknown")
    rows = {row.step.removeprefix("harbour/"): row for row in review(port.walk)}
    assert list(rows) == ["papers", "cause", "picture@a", "picture@b", "captain", "crew"]
    assert [label.text for label in rows["cause"].chosen] == ["Trade"]
    assert rows["cause"].question.text == "Why are you here?"
    assert rows["picture@a"].ticked == (1,)
    assert rows["picture@b"].reason == "burnt"
    assert rows["picture@b"].item == Item("b", "B")
    assert rows["captain"].answer == "unknown"
    assert [change.name for change in rows["crew"].stale_because] == ["answer.captain"]
    assert rows["papers"].state is State.DONE
    assert all(port.path.step(row.step) is not None for row in rows.values())


def test_progress_is_told_for_each_section(port: Port) -> None:
    port.say("rules", "done")
    assert port.path.progress("arrive") == (2, 3)
    assert port.path.progress("unload") == (0, 0)
    port.say("cause", "trade")
    assert port.path.progress("arrive") == (3, 3)
    assert port.path.progress("unload") == (0, 4)
