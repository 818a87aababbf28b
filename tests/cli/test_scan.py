"""The risk check on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.watch import Offer

WATCH = "商标,来源,日期\nBlue Kestrel,USPTO,2026/5/1\n米家,x,\n,no term,\n".encode("gb18030")
TITLES = "BLUE-KESTREL lamp, new\n小米米家台灯\nBlue Kestral light\nplain lamp\n".encode()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    titles, watch = tmp_path / "titles.txt", tmp_path / "watch.csv"
    titles.write_bytes(TITLES)
    watch.write_bytes(WATCH)
    return titles, watch


def test_json(run: Run, files: tuple[Path, Path]) -> None:
    titles, watch = files
    shape = run("scan", titles, "--watch", watch, "--json").json
    assert (shape["listings"], shape["terms"]) == (4, 2)
    assert shape["skipped"] == [{"line": 4, "why": "no_term"}]
    assert shape["matches"][0] == {
        "listing": "1",
        "field": "title",
        "title": "BLUE-KESTREL lamp, new",
        "term": "Blue Kestrel",
        "kind": "exact",
        "start": 0,
        "end": 12,
        "weak": False,
        "weak_reason": "",
        "reason": "spacing",
        "owner": "",
        "source": "USPTO",
        "date": "2026-05-01",
    }
    assert [(m["listing"], m["kind"], m["reason"]) for m in shape["matches"][1:]] == [
        ("2", "exact", "same"),
        ("3", "close", "letter_other"),
    ]
    exact = run("scan", titles, "--watch", watch, "--json", "--exact").json
    assert [m["listing"] for m in exact["matches"]] == ["1", "2"]


def test_words_and_workbook(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    titles, watch = files
    out = tmp_path / "out.xlsx"
    answers = {
        code: run("scan", titles, "--watch", watch, "--xlsx", out, "--lang", code)
        for code in ("en", "zh")
    }
    for answer in answers.values():
        assert answer.status == 0
        assert "BLUE-KESTREL" in answer.out
    assert len(load_workbook(out).worksheets[0]["A"]) == 4
    refused = run("scan", titles, "--watch", watch, "--xlsx", tmp_path / "none" / "out.xlsx")
    assert refused.status == 1
    assert "out.xlsx" in refused.err


def test_a_title_and_the_list_to_begin_with(run: Run, files: tuple[Path, Path]) -> None:
    shape = run("scan", "--title", "Kangol hat", "--title", "plain hat", "--json").json
    ((listing, term, source),) = [
        (m["listing"], m["term"], m["source"]) for m in shape["matches"] if not m["weak"]
    ]
    assert (shape["listings"], listing, term) == (2, "1", "Kangol")
    assert source
    assert run("scan", "--title", "米家", "--watch", files[1], "--json").json["terms"] == 2


def test_listings_of_a_platform(run: Run, shared: Path, files: tuple[Path, Path]) -> None:
    sales = shared / "samples" / "sales"
    known = run("scan", sales / "syn_amz_all_listings_us_cp1252.txt", "--watch", files[1], "--json")
    assert known.json["listings"] > 0
    other = run("scan", sales / "syn_amz_all_orders_us.txt", "--watch", files[1])
    assert (other.status, other.out) == (1, "")
    assert "amazon_all_orders" in other.err


@pytest.mark.parametrize(
    ("titles", "watch", "named"),
    [
        (TITLES, b"", "watch.csv"),
        (TITLES, b"term,source\n,\n", "watch.csv"),
        (TITLES, b"a,b\nc,d\n", "watch.csv"),
        (TITLES, b"PK\x03\x04" + bytes(100), "watch.csv"),
        (b"", WATCH, "titles.txt"),
        (b"title\tbrand\n\t\n", WATCH, "titles.txt"),
        (b"a\tb\nc\td\n", WATCH, "titles.txt"),
        (bytes(range(256)) * 20, WATCH, "titles.txt"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    run: Run, files: tuple[Path, Path], titles: bytes, watch: bytes, named: str
) -> None:
    files[0].write_bytes(titles)
    files[1].write_bytes(watch)
    answer = run("scan", *files[:1], "--watch", files[1], "--json")
    assert (answer.status, answer.out) == (1, "")
    (line,) = answer.err.splitlines()
    assert named in line


def test_wrong_use(run: Run, files: tuple[Path, Path]) -> None:
    assert run("scan").status == 2
    assert run("scan", files[0], "--title", "x").status == 2
    assert run("scan", files[0].with_name("none.txt"), "--watch", files[1]).status == 1


def test_the_desk_adds_the_marks_of_its_cases(tmp_path: Path, files: tuple[Path, Path]) -> None:
    from datetime import UTC, datetime

    with open_desk(tmp_path / "desk", FixedClock(datetime(2026, 5, 29, tzinfo=UTC))) as desk:
        case = desk.new_case()
        desk.say(case, [Said("brand", "Larkmere", Status.CONFIRMED)])
        (mark,) = desk.own_marks()
        assert (mark.term, mark.origin, mark.source, mark.date) == (
            *("Larkmere", "case", case, "2026-05-29"),
        )
        result = desk.scan_titles(["Larkmere kite", Offer("B01", "米家 lamp")], files[1])
        assert [(m.listing, m.term.origin) for m in result.matches] == [
            ("1", "case"),
            ("B01", "list"),
        ]
        assert result.skipped_count == 1
        assert desk.scan_file(files[0], files[1]).listings == 4
        desk.save_scan(result, tmp_path / "out.xlsx", "zh")
    assert len(load_workbook(tmp_path / "out.xlsx").worksheets[0]["A"]) == 3
