"""What the seller answers, in the form in which it is kept; what is no answer is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wizard.walking import HARBOUR
from tro_desk.base.errors import DeskError
from tro_desk.content.steps import Step
from tro_desk.domain.steps import typed
from tro_desk.wizard.values import canonical, text_of, ticks


def step(name: str) -> Step:
    found = HARBOUR.step(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("sail", "done", "done"),
        ("rules", "done", "done"),
        ("picture", "done", "done"),
        ("picture", "ticked:2,1,1", "ticked:1,2"),
        ("picture", "ticked:2", "ticked:2"),
        ("picture", "ticked:", "open"),
        ("picture", "impossible:  it\nburnt ", "impossible:it burnt"),
        ("cause", "trade", "trade"),
        ("cause", "unknown", "unknown"),
        ("customs", "oil, tea", "tea,oil"),
        ("customs", "skipped", "skipped"),
        ("customs", "skipped: no time", "skipped:no time"),
        ("captain", "  Ann   Li\n", "Ann Li"),
        ("captain", "李船长", "李船长"),
        ("captain", typed("open"), " open"),
        ("captain", typed("skipped: the first port"), " skipped: the first port"),
        ("story", "One.\r\n\r\nTwo. ", "One.\n\nTwo."),
        ("duty", "12.5 usd", "12.50 USD"),
        ("day", "2026-03-05", "2026-03-05"),
        ("tide", "2026-03-05T10:23:59+08:00", "2026-03-05T10:23+08:00"),
        ("crew", "12", "12"),
        ("crew", "0012.50", "12.5"),
        ("crew", "-0", "0"),
        ("papers", "skipped", "skipped"),
        ("papers", "open", "open"),
    ],
)
def test_what_is_kept(name: str, value: str, kept: str) -> None:
    assert canonical(step(name), value) == kept
    assert canonical(step(name), kept) == kept


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("sail", "yes", "bad_answer"),
        ("sail", "unknown", "bad_answer"),
        ("rules", "ticked:1", "bad_answer"),
        ("picture", "ticked:3", "bad_answer"),
        ("picture", "ticked:0", "bad_answer"),
        ("picture", "ticked:one", "bad_answer"),
        ("picture", "skipped", "step_forced"),
        ("picture", "impossible", "reason_missing"),
        ("picture", "impossible: \n", "reason_missing"),
        ("sail", "impossible:no wind", "bad_answer"),  # it can be skipped
        ("sail", "skipped:" + "x" * 2001, "bad_answer"),
        ("cause", "Trade", "bad_answer"),
        ("cause", "storm,trade", "bad_answer"),
        ("customs", "", "bad_answer"),
        ("customs", "tea,gold", "bad_answer"),
        ("captain", " ", "bad_answer"),
        ("captain", "x" * 501, "bad_answer"),
        ("captain", "\ud800", "bad_answer"),
        ("duty", "12.50", "bad_answer"),
        ("duty", "12.345 USD", "bad_answer"),
        ("duty", "-1.00 USD", "bad_answer"),
        ("day", "2026-02-30", "bad_answer"),
        ("day", "tomorrow", "bad_answer"),
        ("tide", "2026-03-05T10:23", "bad_answer"),  # of no zone
        ("crew", "many", "bad_answer"),
        ("crew", "NaN", "bad_answer"),
        ("crew", "1e99", "bad_answer"),
        ("crew", "1e-99", "bad_answer"),
        ("papers", "done", "unknown_step"),
    ],
)
def test_what_is_refused(name: str, value: str, code: str) -> None:
    with pytest.raises(DeskError) as caught:
        canonical(step(name), value)
    assert caught.value.code == code


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_of_the_seller_is_taken_for_another_word(text: str) -> None:
    story = step("story")
    if not text.strip():
        return
    kept = canonical(story, typed(text))
    assert text_of(story, kept) == text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert kept not in ("open", "unknown")
    assert kept.partition(":")[0] not in ("skipped", "impossible")
    assert canonical(story, kept) == kept


@given(st.sets(st.integers(1, 2)))
def test_ticks_are_read_as_they_are_kept(numbers: set[int]) -> None:
    told = f"ticked:{','.join(map(str, numbers))}"
    assert set(ticks(canonical(step("picture"), told))) == numbers
