"""Law firms and judges of the tables are found in what papers print for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.seen import values
from tro_desk.content import people
from tro_desk.content.courts import courts
from tro_desk.content.loader import ContentError
from tro_desk.content.people import find_firm, find_judge, firms, judges
from tro_desk.domain.people import Judge

FIRMS = [
    pytest.param(text, firm.id, id=f"{firm.id}: {text}")
    for firm in firms().values()
    for text in firm.examples
]
JUDGES = [
    pytest.param(judge, text, id=f"{judge.court} {judge.name}: {text}")
    for judge in judges()
    for text in judge.examples
]


@pytest.mark.parametrize(("text", "firm"), FIRMS)
def test_an_example_of_a_firm(text: str, firm: str) -> None:
    found = values(text, "plaintiff_firm", "tro_service")
    assert {known.id for value in found if (known := find_firm(value))} == {firm}


@pytest.mark.parametrize(("judge", "text"), JUDGES)
def test_an_example_of_a_judge(judge: Judge, text: str) -> None:
    court = courts()[judge.court]
    paper = f"UNITED STATES DISTRICT COURT\n{court.name_en.upper()}\n{{}}\n"
    if text[0].isdigit():
        paper = paper.format(f"Case No. {text}")
        seen = values(paper, "judge_initials") + values(paper, "judge")
    else:
        paper = paper.format(f"Case No. 1:26-cv-00001\nJudge {text.removeprefix('Judge ')}")
        seen = values(paper, "judge")
    assert seen
    assert {find_judge(judge.court, value) for value in seen} == {judge}


def test_every_row_has_examples_and_says_where_it_is_from() -> None:
    for row in (*firms().values(), *judges()):
        assert row.examples
        assert row.source
    assert not any(firm.verified for firm in firms().values() if firm.source == "not verified")
    texts = " ".join(path.read_text(encoding="utf-8") for path in _files())
    assert "流氓" not in texts


def _files() -> list[Path]:
    return [people.FIRMS_FILE, people.JUDGES_FILE]


def test_a_name_means_one_firm_and_initials_one_judge_of_a_court() -> None:
    owner: dict[str, str] = {}
    for firm in firms().values():
        for name in (firm.name, *firm.aliases):
            assert owner.setdefault(name.casefold(), firm.id) == firm.id
            assert find_firm(name) == firm
    pairs = [(judge.court, judge.initials) for judge in judges() if judge.initials]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize(
    ("court", "text", "name"),
    [
        ("nysd", "GHW", "Gregory H. Woods"),
        ("nysd", "gregory h. woods", "Gregory H. Woods"),
        ("flsd", "Robert N. Scola Jr.", "Robert N. Scola, Jr."),
        ("ilnd", "GHW", None),  # initials say nothing in another court
        ("nysd", "", None),
        ("nysd", "Woods", "Gregory H. Woods"),
    ],
)
def test_judges(court: str, text: str, name: str | None) -> None:
    found = find_judge(court, text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "text",
    [
        "EPS files and AMS data",
        "Keith wrote to us",
        "the GBC station",
        "Boies had said so",
        "HSP is a protein",
    ],
)
def test_a_short_name_alone_is_no_firm(text: str) -> None:
    assert values(text, "plaintiff_firm", "tro_service") == []


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("FIRMS_FILE", "firms:\n  - {id: a, firm: A, source: s, verified: true, motive: x}"),
        ("FIRMS_FILE", "firms:\n  - {id: a, firm: A, source: s}"),
        (
            "FIRMS_FILE",
            (
                "firms:\n  - {id: a, firm: A, source: s, verified: true}\n"
                "  - {id: a, firm: B, source: s, verified: true}"
            ),
        ),
        (
            "JUDGES_FILE",
            "judges:\n  - {court: xxxx, name: A, initials: A, source: s, checked: true}",
        ),
        (
            "JUDGES_FILE",
            (
                "judges:\n  - {court: ilnd, name: A, initials: AB, source: s, checked: true}\n"
                "  - {court: ilnd, name: B, initials: AB, source: s, checked: true}"
            ),
        ),
    ],
)
def test_a_table_that_does_not_fit(
    table: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.yaml"
    path.write_text(f'version: "2026-11-22"\nchecked_on: 2026-11-22\n{text}\n', encoding="utf-8")
    monkeypatch.setattr(people, table, path)
    load = people.firms if table == "FIRMS_FILE" else people.judges
    load.cache_clear()
    try:
        with pytest.raises(ContentError, match=r"table\.yaml:\d+: "):
            load()
    finally:
        load.cache_clear()
