"""Every command: what it prints, in which language, with which status."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import ROOT

SAMPLE = ROOT / "assets" / "sample"
MAIL = SAMPLE / "2-service-email.eml"
PRINTED = SAMPLE / "1-amazon-notice.pdf"


def facts(shape: dict[str, object]) -> dict[str, str]:
    """Field -> best value."""
    best: dict[str, str] = {}
    for fact in shape["facts"]:
        best.setdefault(fact["field"], fact["value"])
    return best


def test_read_prints_facts_with_their_places_and_stores_nothing(cold: Run, tmp_path: Path) -> None:
    answer = cold("read", MAIL, "--json")
    assert answer.status == 0
    shape = answer.json
    data = MAIL.read_bytes()
    assert shape["file"] == {
        "name": MAIL.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "kind": "eml",
    }
    assert shape["method"] == "text"
    found = facts(shape)
    assert found["docket_number"] == "1:26-cv-01234"
    assert found["court"] == "ilnd"
    assert found["plaintiff"] == "Northlake Brands LLC"
    assert found["judge"].endswith("Elaine M. Torvald")
    assert found["served"][:10] == "2026-02-27"
    assert found["tro_entered"][:10] == "2026-02-24"
    for fact in shape["facts"]:
        assert fact["page"] >= 1
        assert 0 <= fact["start"] < fact["end"]
        assert 0 < fact["score"] <= 1
        assert "@" in fact["by"]
    assert not (tmp_path / "desk").exists()


def test_read_of_two_files_prints_an_object_a_line(run: Run) -> None:
    lines = run("read", MAIL, PRINTED, "--json").out.splitlines()
    assert len(lines) == 2
    assert '"kind": "eml"' in lines[0]
    assert '"kind": "pdf"' in lines[1]


def test_the_printed_notice_gives_what_a_seller_sees(run: Run) -> None:
    shape = run("read", PRINTED, "--json").json
    assert shape["pages"] == 4
    found = facts(shape)
    assert found["docket_number"] == "1:26-cv-01234"
    assert found["court"] == "ilnd"
    assert found["tro_entered"] == "2026-02-24T10:23"
    assert found["trademark_registration"] == "9990417"
    assert found["design_patent"] == "D9990123"
    assert "served" not in found


def test_the_whole_way(run: Run, tmp_path: Path) -> None:
    assert run("add", PRINTED, MAIL).status == 0
    cases = run("cases", "--json").json["cases"]
    assert len(cases) == 1
    case = cases[0]["id"]

    before = {item["id"]: item for item in run("deadlines", case, "--json").json["deadlines"]}
    assert before["tro_expires"]["status"] == "provisional"
    assert before["answer_due"]["status"] == "provisional"

    assert run("confirm", case, "--all-certain").status == 0
    assert run("confirm", case, "served=2026-02-27", "tro_entered=2026-02-24T10:23").status == 0
    dates = {item["id"]: item for item in run("deadlines", case, "--json").json["deadlines"]}
    assert dates["tro_expires"]["due"] == "2026-03-10T23:59:59-05:00"
    assert dates["answer_due"] | {"trace": []} == {
        "id": "answer_due",
        "rule": "FRCP 12(a)(1)(A)(i)",
        "trigger": {"field": "served", "value": "2026-02-27"},
        "due": "2026-03-20T23:59:59-05:00",
        "due_beijing": "2026-03-21T12:59:59+08:00",
        "tz": "America/Chicago",
        "possible_later": None,
        "trace": [],
        "status": "computed",
    }

    out = tmp_path / "brief.pdf"
    assert run("brief", case, "--lang", "zh+en", "--out", out).status == 0
    text = subprocess.run(
        ["pdftotext", "-layout", str(out), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "1:26-cv-01234" in text
    assert "律师案情简报" in text
    assert "Fri 20 Mar 2026" in text


def test_the_same_file_twice_is_known(run: Run) -> None:
    assert run("add", MAIL).status == 0
    again = run("add", MAIL)
    assert again.status == 0
    assert "is kept since" in again.out
    assert len(run("cases", "--json").json["cases"]) == 1


def test_deadlines_of_typed_dates(run: Run, tmp_path: Path) -> None:
    answer = run(
        "deadlines", "--court", "ilnd", "--served", "2026-05-29",
        "--tro-entered", "2026-05-20T10:23", "--json",
    )  # fmt: skip
    dates = {item["id"]: item for item in answer.json["deadlines"]}
    assert dates["answer_due"]["due"] == "2026-06-22T23:59:59-05:00"
    assert dates["answer_due"]["due_beijing"] == "2026-06-23T12:59:59+08:00"
    assert dates["tro_expires"]["due"][:10] == "2026-06-03"
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["deadlines", "--court", "nowhere", "--served", "2026-05-29"],
        ["deadlines", "--court", "ilnd", "--served", "29/05/2026"],
        ["deadlines", "--court", "ilnd", "--served", "2026-02-30"],
        ["deadlines", "c9"],
        ["confirm", "c9", "served=2026-05-29"],
        ["brief", "c9", "--out", "x.pdf"],
        ["add", "no-such-file.eml"],
        ["read", "no-such-file.eml"],
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_1(run: Run, arguments: list[str]) -> None:
    for language in ("en", "zh"):
        answer = run(*arguments, LANG=f"{language}_XX.UTF-8")
        assert answer.status == 1
        assert answer.out == ""
        assert len(answer.err.splitlines()) == 1
        assert any("\u4e00" <= letter <= "\u9fff" for letter in answer.err) == (language == "zh")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["read"],
        ["brief", "c1"],
        ["brief", "c1", "--out", "x.pdf", "--lang", "fr"],
        ["confirm", "c1"],
        ["confirm", "c1", "served"],
        ["deadlines"],
        ["deadlines", "c1", "--served", "2026-05-29"],
        ["read", "x", "--colour"],
        ["demo"],
    ],
)
def test_wrong_use_is_status_2_in_the_language_asked_for(run: Run, arguments: list[str]) -> None:
    english = run("--lang", "en", *arguments)
    chinese = run("--lang", "zh", *arguments)
    assert english.status == chinese.status == 2
    assert english.err != chinese.err
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese.err)


def test_options_stand_before_or_after_the_command(cold: Run, tmp_path: Path) -> None:
    desk = tmp_path / "another"
    assert cold("--desk", desk, "--lang", "zh", "add", MAIL).status == 0
    after = cold("cases", "--json", "--desk", desk, "--lang", "en")
    assert len(after.json["cases"]) == 1
    assert cold("--desk", desk, "cases", "--json").json == after.json


def test_help_is_in_the_language(cold: Run) -> None:
    assert "用法：" in cold("--lang", "zh", "--help").out
    assert "Usage:" in cold("--lang", "en", "read", "--help").out
    assert cold("--version").out.strip().count(".") == 2


def test_demo_fills_a_folder_once(cold: Run, tmp_path: Path) -> None:
    desk = tmp_path / "sample"
    assert cold("demo", "--desk", desk).status == 0
    first = cold("cases", "--desk", desk, "--json").json
    assert cold("demo", "--desk", desk).status == 0
    assert cold("cases", "--desk", desk, "--json").json == first
    assert first["cases"][0]["docket_number"] == "1:26-cv-01234"
    assert first["cases"][0]["court"] == "ilnd"


def test_a_brief_is_not_written_where_it_cannot_be(
    run: Run, tmp_path: Path, filled_desk: tuple[Path, str]
) -> None:
    desk = tmp_path / "sample"
    shutil.copytree(filled_desk[0], desk)
    answer = run("brief", "c1", "--desk", desk, "--out", tmp_path / "no" / "folder" / "b.pdf")
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1
