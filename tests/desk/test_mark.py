"""A value that the seller shows on a page rests on that place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk


def _place(desk: Desk, words: str) -> tuple[str, int, int, int]:
    sha = desk.case("c1").notices[0].evidence.sha256
    page = next(page for page in desk.page_text(sha) if words in page.text)
    start = page.text.index(words)
    return sha, page.number, start, start + len(words)


def _first_words(desk: Desk) -> str:
    sha = desk.case("c1").notices[0].evidence.sha256
    return desk.page_text(sha)[0].text.split("\n")[0]


def test_a_marked_value_is_confirmed_with_its_place(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    words = _first_words(desk)
    sha, page, start, end = _place(desk, words)
    fact = desk.mark("c1", sha, page, start, end, "brand")
    assert fact.value == " ".join(words.split())
    assert not fact.edited
    assert fact.found is not None
    found = fact.found.candidate
    assert (fact.found.evidence, found.page, found.start, found.end) == (sha, page, start, end)
    assert (found.raw, found.by) == (words, "seller")
    assert desk.case("c1").confirmed("brand") == (fact,)


def test_a_value_may_be_read_otherwise_than_it_stands(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    fact = desk.mark("c1", *_place(desk, _first_words(desk)), "hearing", "March 9, 2026")
    assert fact.value == "2026-03-09"
    assert not fact.edited


def test_taken_back_it_waits_and_is_never_confirmed_along(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    place = _place(desk, _first_words(desk))
    desk.mark("c1", *place, "hearing", "2026-03-09")
    desk.undo("c1")
    assert desk.case("c1").value("hearing") is None
    desk.confirm_certain("c1")
    assert desk.case("c1").value("hearing") is None
    desk.mark("c1", *place, "hearing", "2026-03-09")
    same = [f for f in desk.case("c1").notices[0].found if f.candidate.by == "seller"]
    assert len(same) == 1


@pytest.mark.parametrize(
    ("code", "field", "value", "change"),
    [
        ("bad_value", "hearing", "soon", {}),
        ("unknown_field", "weather", "fine", {}),
        ("no_such_place", "brand", "X", {"start": 10**6, "end": 10**6 + 4}),
        ("no_such_place", "brand", "X", {"page": 99}),
        ("unknown_evidence", "brand", "X", {"sha256": "0" * 64}),
    ],
)
def test_what_cannot_be_marked_changes_nothing(
    desk: Desk, tmp_path: Path, code: str, field: str, value: str, change: dict[str, int]
) -> None:
    add(desk, tmp_path, *CERTAIN)
    before = desk.case("c1")
    names = ("sha256", "page", "start", "end")
    place = dict(zip(names, _place(desk, _first_words(desk)), strict=True)) | change
    with pytest.raises(DeskError) as caught:
        desk.mark("c1", *place.values(), field, value)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert desk.case("c1") == before
