"""The sample case is made through the same calls as any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.base.paths import asset
from tro_desk.desk import Desk, open_desk


def test_the_sample_case_shows_what_there_is_to_see(desk: Desk) -> None:
    case_id = desk.fill_sample(asset("sample"))
    case = desk.case(case_id)
    assert len(case.notices) == len(list(asset("sample").glob("*.*")))
    assert case.value("docket_number") == "1:26-cv-01234"
    assert case.value("court") == "ilnd"
    assert not case.confirmed("served")
    assert {one.id: one.status for one in desk.deadlines(case_id)}["tro_expires"] == "computed"
    seen = desk.overview(case_id)
    assert seen.own_names == ("LANJIA Direct",)
    assert {load.export.report for load in desk.loads()} == {
        "amazon_all_orders",
        "amazon_date_range",
        "amazon_listings",
    }
    assert [cost.evidence is not None for cost in desk.costs()].count(False) == 1


def test_filling_it_twice_changes_nothing(desk: Desk) -> None:
    case_id = desk.fill_sample(asset("sample"))
    case, stores = desk.case(case_id), desk.stores()
    loads, costs = desk.loads(), desk.costs()
    assert desk.fill_sample(asset("sample")) == case_id
    assert desk.case(case_id) == case
    assert (desk.loads(), desk.costs()) == (loads, costs)
    assert desk.stores() == stores


def test_the_same_sample_gives_the_same_desk(desk: Desk, tmp_path: Path) -> None:
    first = desk.case(desk.fill_sample(asset("sample")))
    with open_desk(tmp_path / "other", FixedClock(NOW)) as other:
        assert other.case(other.fill_sample(asset("sample"))) == first


def test_a_folder_without_papers_is_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        desk.fill_sample(tmp_path)
    assert caught.value.code == "no_sample"
