"""A paper comes to the right case, once, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW, candidate
from tro_desk.base.errors import Cancelled, DeskError, ReadError
from tro_desk.base.paths import asset
from tro_desk.desk import Desk

MAIL = b"""From: Clerk <ecf@ilnd.uscourts.example>
Subject: Activity in Case 1:26-cv-01234
Date: Fri, 27 Feb 2026 09:12:00 -0600
Content-Type: text/plain; charset=utf-8

United States District Court for the Northern District of Illinois
Case No. 1:26-cv-01234
"""


def _everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_mail_becomes_a_case_with_its_text_and_places(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "court.eml"
    path.write_bytes(MAIL)
    added = desk.add_notice(path)
    assert (added.case_id, added.new_case, added.known_since) == ("c1", True, None)
    case = desk.case("c1")
    (paper,) = case.notices
    assert (paper.evidence.name, paper.evidence.kind) == ("court.eml", "eml")
    assert paper.evidence.added_at == NOW
    pages = desk.page_text(paper.evidence.sha256)
    docket = case.open_candidates("docket_number")[0]
    seen = docket.candidate
    assert seen.value == "1:26-cv-01234"
    assert pages[seen.page - 1].text[seen.start : seen.end] == seen.raw
    assert desk.original(paper.evidence.sha256).read_bytes() == MAIL
    assert desk.read(path) == added.reading


def test_a_page_is_drawn_for_the_case_it_belongs_to(desk: Desk, tmp_path: Path) -> None:
    sha = desk.add_notice(asset("sample", "1-amazon-notice.pdf")).evidence.sha256
    image = desk.page_image("c1", sha, 1, 100, [(0, 5)])
    assert image.png.startswith(b"\x89PNG")
    assert len(image.boxes) == 1
    desk.new_case()
    with pytest.raises(DeskError) as caught:
        desk.page_image("c2", sha, 1, 100, [])
    assert caught.value.code == "unknown_evidence"
    path = tmp_path / "court.eml"
    path.write_bytes(MAIL)
    mail = desk.add_notice(path)
    with pytest.raises(DeskError) as caught:
        desk.page_image(mail.case_id, mail.evidence.sha256, 1, 100, [])
    assert (caught.value.code, caught.value.params["name"]) == ("no_page_image", "court.eml")


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"%PDF-1.7\nbroken", "damaged"), (b"\x00\x01\x02" * 500, "wrong_type")],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    desk: Desk, tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(data)
    before = _everything(desk.folder)
    with pytest.raises(ReadError) as caught:
        desk.add_notice(path)
    assert caught.value.code == code
    assert desk.cases() == ()
    assert _everything(desk.folder) == before


class _Stopped:
    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None:
        raise Cancelled


def test_a_job_that_is_stopped_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "court.eml"
    path.write_bytes(MAIL)
    with pytest.raises(Cancelled):
        desk.add_notice(path, job=_Stopped())
    assert desk.cases() == ()


def test_an_unknown_case_is_named_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    for name in ("c7", "nonsense", "c", "c0", "../c1", "c99999999999999999999"):
        with pytest.raises(DeskError) as caught:
            desk.add_notice(tmp_path / "not there.pdf", name)
        assert (caught.value.code, caught.value.params) == ("unknown_case", {"case": name})


def test_the_same_file_again_is_recognised(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    again = add(desk, tmp_path, *CERTAIN)
    assert (again.case_id, again.new_case, again.known_since) == ("c1", False, NOW)
    assert len(desk.case("c1").notices) == 1
    other = desk.new_case()
    into = add(desk, tmp_path, *CERTAIN, case=other)
    assert (into.case_id, into.known_since) == (other, NOW)
    assert len(desk.case(other).notices) == 1
    assert len(list((desk.folder / "vault").rglob("*.eml"))) == 1


def _docket(value: str, court: str | None = None, score: int = 950) -> list[object]:
    found = [candidate("docket_number", value, score)]
    return [*found, candidate("court", court)] if court else list(found)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (("1:26-cv-01234", "ilnd"), ("1:26-cv-01234", "ilnd"), True),
        (("1:26-cv-01234", "ilnd"), ("26-cv-01234", None), True),
        (("1:26-cv-01234", None), ("26-cv-01234", "ilnd"), True),
        (("1:26-cv-01234", "ilnd"), ("1:26-cv-01234", "flsd"), False),
        (("1:26-cv-01234", "ilnd"), ("1:25-cv-01234", "ilnd"), False),
        (("1:26-cv-01234", "ilnd"), ("1:26-cv-12340", "ilnd"), False),
    ],
)
def test_a_second_paper_joins_the_case_of_its_docket_number(
    desk: Desk,
    tmp_path: Path,
    first: tuple[str, str | None],
    second: tuple[str, str | None],
    joined: bool,
) -> None:
    add(desk, tmp_path, *_docket(*first), text="one")
    added = add(desk, tmp_path, *_docket(*second), text="two")
    assert (added.case_id == "c1", added.new_case) == (joined, not joined)


def test_a_confirmed_docket_number_counts_before_a_candidate(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *_docket("1:26-cv-01234"), text="one")
    desk.say("c1", [confirmed("docket_number", "1:26-cv-00777")])
    assert add(desk, tmp_path, *_docket("1:26-cv-01234"), text="two").case_id == "c2"
    assert add(desk, tmp_path, *_docket("26-cv-00777"), text="three").case_id == "c1"


def test_what_is_not_clear_makes_a_new_case(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *_docket("1:26-cv-01234", "ilnd"), text="one")
    add(desk, tmp_path, *_docket("1:26-cv-01234", "flsd"), text="two")
    # Two cases fit; an uncertain number; two certain numbers; none.
    assert add(desk, tmp_path, *_docket("26-cv-01234"), text="three").new_case
    assert add(desk, tmp_path, *_docket("1:26-cv-01234", "ilnd", 899), text="four").new_case
    both = [*_docket("1:26-cv-01234", "ilnd"), *_docket("1:26-cv-05678")]
    assert add(desk, tmp_path, *both, text="five").new_case
    assert add(desk, tmp_path, text="six").new_case
    assert [line.id for line in desk.cases()] == ["c6", "c5", "c4", "c3", "c2", "c1"]
