"""`steps`: the shape of its JSON, its words in both languages, its errors."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tro_desk.base.clock import FixedClock
from tro_desk.base.messages import M_
from tro_desk.content.steps import COUNTS, HAS
from tro_desk.desk import Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.steps import State
from tro_desk.l10n import translator
from tro_desk.l10n.steps import KNOWN, STATES, change_label


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case in the desk that `run` uses, with one step done."""
    with open_desk(tmp_path / "desk", FixedClock(datetime(2026, 3, 4, tzinfo=UTC))) as desk:
        case = desk.new_case()
        desk.say(case, [Said("frozen_amount", "10.00 USD", Status.CONFIRMED)])
        desk.answer(case, "first_hours/stand_still", "done")
    return case


def test_the_steps_as_json(run: Run, case: str) -> None:
    shape = run("steps", case, "--json").json
    assert list(shape) == ["flow", "content_version", "sections", "steps"]
    assert (shape["flow"], len(shape["sections"])) == ("first_hours", 3)
    assert all(list(section) == ["id", "title"] for section in shape["sections"])
    states = {step["id"]: step["state"] for step in shape["steps"]}
    assert states["first_hours/stand_still"] == states["first_hours/frozen_amount"] == "done"
    assert states["first_hours/take_down"] == "blocked"
    assert states["first_hours/preserve"] == "open"
    for step in shape["steps"]:
        assert list(step) == ["id", "section", "title", "state", "sources"]
        assert step["section"] in {section["id"] for section in shape["sections"]}
        assert step["sources"]
    chinese = run("steps", case, "--json", "--lang", "zh").json
    assert [step["id"] for step in chinese["steps"]] == list(states)
    assert chinese["sections"][0]["title"] != shape["sections"][0]["title"]


def test_the_steps_as_words(run: Run, case: str) -> None:
    english, chinese = (run("steps", case, "--lang", lang).out for lang in ("en", "zh"))
    assert "Stop the loss, keep the evidence (2 of 5)" in english
    assert "[Done] first_hours/stand_still" in english
    assert "[等另一步先完成] first_hours/take_down" in chinese


def test_a_case_that_is_not_there(run: Run, case: str) -> None:
    answer = run("steps", "c9", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert run("steps").status == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_change_and_every_state_has_words(language: str) -> None:
    words = translator(language)
    assert set(STATES) == {state.value for state in State}
    names = {f"count.{name}" for name in COUNTS} | {f"has.{name}" for name in HAS} | {"wording"}
    assert names == set(KNOWN)
    titles = {"lawyer": M_("steps", "Done")}
    general = change_label(words, "answer.gone", titles)
    named = [*names, "fact.court", "found.court", "answer.lawyer", "deadline.answer_due"]
    assert all(change_label(words, name, titles) != general for name in named)
    assert words.render(titles["lawyer"]) in change_label(words, "answer.lawyer", titles)
