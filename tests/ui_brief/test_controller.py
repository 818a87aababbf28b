"""When the brief is drawn anew, and what is made; no window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui_review.kit import Later, Now
from tro_desk.desk import Desk, Said
from tro_desk.domain.facts import Status
from tro_desk.domain.records import Counsel
from tro_desk.ui.screens.brief.controller import BriefController


@pytest.fixture
def brief(desk: Desk, case: str) -> BriefController:
    """The brief of the sample case, drawn."""
    made = BriefController(desk, Now(), lambda: None, lambda: None)
    made.open(case)
    return made


def test_it_draws_what_would_be_made(brief: BriefController) -> None:
    assert brief.preview is not None
    assert brief.preview.data.startswith(b"%PDF")
    assert brief.preview.pages >= 3
    assert set(brief.preview.first_page_of) <= {name for name, _ in brief.sections}
    assert not brief.drawing
    assert not brief.outdated
    assert brief.kept is None


def test_drawing_keeps_nothing_in_the_desk(brief: BriefController, desk: Desk, case: str) -> None:
    assert desk.overview(case).brief is None


def test_a_choice_makes_the_pages_out_of_date_until_they_are_drawn(
    brief: BriefController,
) -> None:
    assert brief.preview is not None
    before = brief.preview.data
    assert brief.choose(language="en")
    assert brief.outdated
    brief.draw()
    assert not brief.outdated
    assert brief.preview.data != before
    assert not brief.choose(language="en")


def test_a_section_is_left_out_and_put_back(brief: BriefController) -> None:
    assert brief.preview is not None
    name = next(iter(brief.preview.first_page_of))
    assert brief.include(name, False)
    brief.draw()
    assert name not in brief.preview.first_page_of
    assert brief.include(name, True)
    brief.draw()
    assert name in brief.preview.first_page_of


def test_the_last_section_stays(brief: BriefController) -> None:
    for name, _ in brief.sections[1:]:
        assert brief.include(name, False)
    assert not brief.include(brief.sections[0][0], False)
    assert brief.sections[0][0] not in brief.choice.off


def test_choices_belong_to_the_case(brief: BriefController, desk: Desk, case: str) -> None:
    brief.choose(language="zh", paper="Letter", counsel="  A. Lawyer ")
    other = desk.new_case()
    brief.open(other)
    assert brief.choice.language == "zh+en"
    brief.open(case)
    assert (brief.choice.language, brief.choice.paper) == ("zh", "Letter")
    assert brief.choice.counsel == "A. Lawyer"


def test_a_newer_drawing_gives_up_the_older(desk: Desk, case: str) -> None:
    jobs = Later()
    brief = BriefController(desk, jobs, lambda: None, lambda: None)
    brief.open(case)
    brief.choose(language="en")
    brief.draw()
    assert jobs.cancelled == 1
    jobs.step()  # the older one ends late
    assert brief.preview is None
    assert brief.drawing
    jobs.step()
    assert brief.preview is not None
    assert not brief.drawing


def test_an_unconfirmed_trigger_is_named(brief: BriefController, desk: Desk, case: str) -> None:
    assert brief.unconfirmed == "served"
    desk.say(case, [Said("served", "2026-02-27", Status.CONFIRMED)])
    brief.draw()
    assert brief.unconfirmed != "served"


def test_saving_writes_what_is_shown(
    brief: BriefController, desk: Desk, case: str, tmp_path: Path
) -> None:
    out = tmp_path / "brief.pdf"
    brief.make(out)
    assert brief.preview is not None
    assert out.read_bytes() == brief.preview.data
    assert brief.saved_to == out
    kept = desk.overview(case).brief
    assert kept is not None
    assert kept.data == out.read_bytes()
    assert not kept.out_of_date


def test_a_saved_brief_grows_old_with_the_case(
    brief: BriefController, desk: Desk, case: str, tmp_path: Path
) -> None:
    brief.make(tmp_path / "brief.pdf")
    desk.say(case, [Said("judge", "Somebody Else", Status.CONFIRMED)])
    brief.draw()
    assert brief.kept is not None
    assert brief.kept.out_of_date


def test_a_folder_that_is_not_there_is_said(brief: BriefController, tmp_path: Path) -> None:
    brief.make(tmp_path / "nowhere" / "brief.pdf")
    assert brief.error is not None
    assert brief.error.code == "out_missing"
    assert brief.saved_to is None
    assert not brief.saving


def test_the_file_is_named_after_the_docket(brief: BriefController) -> None:
    assert brief.file_name() == "TRO brief 1-26-cv-01234.pdf"


def test_a_case_that_is_gone_is_said(desk: Desk) -> None:
    brief = BriefController(desk, Now(), lambda: None, lambda: None)
    brief.open("c999")
    assert brief.error is not None
    assert brief.error.code == "unknown_case"


def test_what_was_chosen_is_there_the_next_time(
    brief: BriefController, desk: Desk, case: str, tmp_path: Path
) -> None:
    assert brief.ask("narrow_freeze", True)
    assert brief.ask("check_dates", True)
    assert not brief.ask("check_dates", True)
    assert brief.choose(privileged=True)
    assert brief.include("trace", False)
    assert desk.brief_wishes(case) is None, "looking keeps nothing"
    brief.make(tmp_path / "brief.pdf")
    kept = desk.brief_wishes(case)
    assert kept is not None
    assert (kept.asks, kept.privileged) == (("check_dates", "narrow_freeze"), True)
    assert kept.left_out == ("trace",)
    later = BriefController(desk, Now(), lambda: None, lambda: None)
    later.open(case)
    assert later.choice == brief.choice
    assert later.preview is not None
    assert brief.preview is not None
    assert later.preview.data == brief.preview.data
    assert not later.kept.out_of_date if later.kept else False


def lawyer(name: str, firm: str) -> Counsel:
    """An own lawyer who was retained."""
    return Counsel(name, firm, *[""] * 8, chosen=True)


def test_the_lawyer_who_is_retained_is_filled_in(
    brief: BriefController, desk: Desk, case: str, tmp_path: Path
) -> None:
    assert brief.choice.counsel == ""
    desk.save_record(case, lawyer("Jane Roe", "Roe LLP"))
    again = BriefController(desk, Now(), lambda: None, lambda: None)
    again.open(case)
    assert again.choice.counsel == "Jane Roe, Roe LLP"
    again.choose(counsel="John Doe")
    again.make(tmp_path / "brief.pdf")
    later = BriefController(desk, Now(), lambda: None, lambda: None)
    later.open(case)
    assert later.choice.counsel == "John Doe", "what was typed is not replaced"
    desk.save_record(case, lawyer("Second Lawyer", ""))
    assert desk.retained_counsel(case) == "", "of two nobody is chosen by the program"


def test_asking_something_else_is_told_of_the_brief_that_was_saved(
    brief: BriefController, desk: Desk, case: str, tmp_path: Path
) -> None:
    brief.ask("narrow_freeze", True)
    assert not brief.asks_anew, "nothing was saved yet"
    brief.make(tmp_path / "brief.pdf")
    assert not brief.asks_anew
    brief.ask("check_dates", True)
    assert brief.asks_anew
    brief.draw()
    assert brief.asks_anew, "drawn anew, the saved one is still the one before"
    brief.ask("check_dates", False)
    assert not brief.asks_anew
    later = BriefController(desk, Now(), lambda: None, lambda: None)
    later.open(case)
    assert not later.asks_anew
    later.ask("narrow_freeze", False)
    assert later.asks_anew
