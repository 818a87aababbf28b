"""The briefs that were made: all kept, read back, and compared with each other and with now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from tests.desk import parts
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.brief_change import CountChange, StatementChange
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer
from tro_desk.papers import BriefOptions

EN = BriefOptions("en", "Letter", ("case",))


@pytest.fixture
def three(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """A case with three briefs, a day apart: as found, with a judge, with an offer besides."""
    folder = tmp_path / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        case = parts.add(desk, tmp_path, *parts.CERTAIN).case_id
        desk.confirm_certain(case)
        desk.make_brief(case, EN)
    with open_desk(folder, FixedClock(NOW + timedelta(days=1))) as desk:
        desk.say(case, [parts.confirmed("judge", "Hon. Ann Vale")])
        desk.make_brief(case, BriefOptions("zh", "A4", ("case",), "Ms Reed"))
    with open_desk(folder, FixedClock(NOW + timedelta(days=2))) as desk:
        offer = Offer(NOW.date(), "plaintiff", Money("USD", 900_000), "", "open", None, "")
        desk.save_record(case, offer)
        desk.make_brief(case, EN)
        yield desk, case


def altered(desk: Desk, suffix: str) -> Path:
    """A kept file of the oldest brief."""
    return sorted((desk.folder / "briefs").glob(f"*{suffix}"))[0]


def test_a_case_without_a_brief_has_no_history(desk: Desk) -> None:
    case = desk.new_case()
    assert desk.briefs(case) == ()


def test_every_brief_is_listed_newest_first(three: tuple[Desk, str]) -> None:
    desk, case = three
    told = desk.briefs(case)
    assert [one.made_at for one in told] == [NOW + timedelta(days=n) for n in (2, 1, 0)]
    assert all(one.made_at.tzinfo is UTC and one.pages >= 1 and one.readable for one in told)
    assert [one.language for one in told] == ["en", "zh", "en"]
    assert [one.out_of_date for one in told] == [False, True, True]
    newest = desk.overview(case).brief
    assert newest is not None
    assert told[0].sha256 == newest.sha256


def test_an_old_brief_is_read_back_byte_for_byte(three: tuple[Desk, str]) -> None:
    desk, case = three
    oldest = desk.briefs(case)[-1]
    data = desk.brief_data(case, oldest.sha256)
    assert data == altered(desk, ".pdf").read_bytes()
    assert data.startswith(b"%PDF")


def test_two_briefs_and_the_case_as_it_stands_are_compared(three: tuple[Desk, str]) -> None:
    desk, case = three
    newest, middle, oldest = (one.sha256 for one in desk.briefs(case))
    first = desk.brief_difference(case, oldest, middle)
    assert StatementChange("added", "judge", now="Hon. Ann Vale") in first
    assert desk.brief_difference(case, middle)[0] == CountChange("offers", 1, 0, 1)
    assert desk.brief_difference(case, newest) == ()
    assert desk.brief_difference(case, newest, newest) == ()
    desk.say(case, [parts.confirmed("judge", "Hon. Bo Lin")])
    now = desk.brief_difference(case, newest)
    assert StatementChange("changed", "judge", "Hon. Ann Vale", "Hon. Bo Lin") in now
    assert desk.briefs(case)[0].out_of_date


def test_what_cannot_be_read_is_said(three: tuple[Desk, str]) -> None:
    desk, case = three
    oldest = desk.briefs(case)[-1].sha256
    altered(desk, ".pdf").write_bytes(b"%PDF another")
    with pytest.raises(DeskError, match="brief_altered"):
        desk.brief_data(case, oldest)
    kept = altered(desk, ".json")
    kept.write_text(json.dumps(json.loads(kept.read_text())))
    told = desk.briefs(case)[-1]
    assert (told.readable, told.out_of_date) == (False, True)
    with pytest.raises(DeskError, match="brief_unreadable"):
        desk.brief_difference(case, oldest)
    kept.unlink()
    assert not desk.briefs(case)[-1].readable


def test_a_snapshot_of_an_older_form_is_not_compared(desk: Desk, tmp_path: Path) -> None:
    case = parts.add(desk, tmp_path, *parts.CERTAIN).case_id
    with desk._storage.writing() as unit:
        kept = unit.briefs.add(unit.cases.require(case), NOW, "en", b"%PDF", 1, {}, '{"@": "Old"}')
    (told,) = desk.briefs(case)
    assert (told.sha256, told.readable, told.out_of_date) == (kept.sha256, False, True)


def test_a_brief_of_another_case_is_unknown(three: tuple[Desk, str]) -> None:
    desk, case = three
    other = desk.new_case()
    sha256 = desk.briefs(case)[0].sha256
    for ask in (desk.brief_data, desk.brief_difference):
        with pytest.raises(DeskError, match="unknown_brief"):
            ask(other, sha256)
    with pytest.raises(DeskError, match="unknown_brief"):
        desk.brief_difference(case, sha256, "0" * 64)
    with pytest.raises(DeskError, match="unknown_case"):
        desk.briefs("c-none")
