"""The page of a case, the shops, the brief."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.desk import Desk, desk_folder, open_desk
from tro_desk.domain.money import Money
from tro_desk.papers import BriefOptions, Snapshot

ZH = BriefOptions("zh", "A4", None)


def test_the_overview_of_a_new_case(desk: Desk) -> None:
    case = desk.new_case()
    seen = desk.overview(case)
    assert (seen.frozen, seen.accused, seen.own_names, seen.brief) == (None, None, (), None)
    assert desk.last_saved(case) == NOW
    assert seen.path.steps


def test_what_is_frozen_and_who_is_named(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN, text="The stores LANJIA Direct, A1B2C3D4 and others.")
    desk.add_store("amazon", "Quiet Shop", "Z9Z9Z9Z9")
    desk.add_store("amazon", "LANJIA Direct", "a1b2c3d4")
    desk.say("c1", [confirmed("frozen_amount", "$48,210.55")])
    seen = desk.overview("c1")
    assert seen.frozen == Money("USD", 4821055)
    assert seen.own_names == ("LANJIA Direct", "A1B2C3D4")


def test_parties_and_rights_are_seen_through_the_facts(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    desk.say(
        "c1", [confirmed("plaintiff", "A LLC"), confirmed("trademark_registration", "9990417")]
    )
    (fact, right) = desk.say(
        "c1", [confirmed("plaintiff", "B LLC"), confirmed("design_patent", "D1,037,519")]
    )

    def rows(view: str) -> list[tuple[object, ...]]:
        with desk._storage._engine.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {view}")]

    assert rows("parties") == [(1, "plaintiff", "B LLC", fact.id)]
    assert (1, "design_patent", "D1037519", right.id) in rows("rights")
    assert len(rows("rights")) == 2
    desk.undo("c1")
    assert [row[:3] for row in rows("parties")] == [(1, "plaintiff", "A LLC")]
    assert len(rows("rights")) == 1


def test_a_shop_is_added_once(desk: Desk) -> None:
    first = desk.add_store("Amazon", " LANJIA  Direct ")
    assert (first.platform, first.name) == ("amazon", "LANJIA Direct")
    assert desk.add_store("amazon", "LANJIA Direct") == first
    second = desk.add_store("alibaba", "LANJIA Direct")
    assert desk.stores() == (first, second)
    for platform, name in (("", "x"), ("amazon", " "), ("x" * 33, "x")):
        with pytest.raises(DeskError) as caught:
            desk.add_store(platform, name)
        assert caught.value.code == "bad_value"


def test_a_brief_is_kept_with_its_snapshot(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    desk.confirm_certain("c1")
    out = tmp_path / "brief.pdf"
    made = desk.make_brief("c1", ZH, out)
    assert made.data.startswith(b"%PDF-")
    assert made.data == out.read_bytes() == made.path.read_bytes()
    assert made.sha256 == hashlib.sha256(made.data).hexdigest()
    assert (made.made_at, made.language, made.out_of_date) == (NOW, "zh", False)
    assert made.path.parent == desk.folder / "briefs"
    assert made.path.name == "c1-20260302T083000Z-zh.pdf"
    kept = Snapshot.from_json(made.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert kept == desk.snapshot("c1")
    assert desk.overview("c1").brief == made
    again = desk.make_brief("c1", ZH)
    assert again.data == made.data
    assert again.path.name == "c1-20260302T083000Z-zh-2.pdf"


def test_a_later_change_marks_the_brief_out_of_date(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    desk.make_brief("c1", BriefOptions("en", "Letter", None, counsel="Jane Roe"))

    def out_of_date() -> bool:
        with open_desk(desk.folder, FixedClock(NOW + timedelta(days=1))) as later:
            brief = later.overview("c1").brief
            assert brief is not None
            return brief.out_of_date

    assert not out_of_date()
    desk.confirm_certain("c1")
    assert out_of_date()
    desk.undo("c1")
    assert not out_of_date()


def test_a_brief_that_was_altered_is_not_shown_as_ours(desk: Desk) -> None:
    made = desk.make_brief(desk.new_case(), ZH)
    made.path.write_bytes(made.data + b" ")
    assert desk.overview("c1").brief is None
    made.path.unlink()
    assert desk.overview("c1").brief is None


def test_a_snapshot_of_an_older_form_is_out_of_date(desk: Desk) -> None:
    desk.new_case()
    with desk._storage.writing() as unit:
        unit.briefs.add(1, NOW, "zh", b"%PDF-", 1, {}, '{"@": "Snapshot", "gone": 1}')
    brief = desk.overview("c1").brief
    assert brief is not None
    assert brief.out_of_date


class _Stopped:
    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None:
        raise Cancelled


def test_a_brief_that_is_stopped_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.new_case()
    with pytest.raises(Cancelled):
        desk.make_brief("c1", ZH, tmp_path / "out.pdf", _Stopped())
    assert list((desk.folder / "briefs").iterdir()) == []
    assert not (tmp_path / "out.pdf").exists()


def test_a_copy_that_cannot_be_written_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.new_case()
    out = tmp_path / "no such folder" / "brief.pdf"
    with pytest.raises(DeskError) as caught:
        desk.make_brief("c1", ZH, out)
    assert (caught.value.code, caught.value.params) == ("out_missing", {"path": str(out)})
    assert desk.overview("c1").brief is not None


def test_where_the_desk_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRO_DESK_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert desk_folder().name == "TRO Desk"
    monkeypatch.setenv("TRO_DESK_DIR", str(tmp_path / "named"))
    assert desk_folder() == tmp_path / "named"
    assert desk_folder(tmp_path / "given") == tmp_path / "given"
    assert desk_folder(Path("given")).is_absolute()
