"""`tro-desk brief`: what is asked of counsel and the header, by flags or as kept with the case."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.cli import main
from tro_desk.desk import open_desk
from tro_desk.desk.preview import brief_options

ASKED, CLAIMED = "Move for a narrower freeze", "Privileged and confidential"


@pytest.fixture
def case(filled_desk: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    """A copy of the sample desk and its case."""
    shutil.copytree(filled_desk[0], tmp_path / "desk")
    return tmp_path / "desk", filled_desk[1]


def first_page(case: tuple[Path, str], *flags: str) -> str:
    folder, name = case
    out = folder.parent / "brief.pdf"
    command = ["brief", name, "--desk", str(folder), "--lang", "en", "--out", str(out), *flags]
    assert main(command) == 0
    return PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()


def test_flags_ask_and_claim(case: tuple[Path, str]) -> None:
    plain = first_page(case)
    assert ASKED not in plain
    assert CLAIMED not in plain
    told = first_page(case, "--ask", "check_dates", "--ask", "narrow_freeze", "--privileged")
    assert ASKED in told
    assert "Check the dates of this brief" in told
    assert CLAIMED in told


def test_without_flags_it_is_as_chosen_in_the_window(case: tuple[Path, str]) -> None:
    with open_desk(case[0], FixedClock(NOW)) as desk:
        options = brief_options("en", "A4", None, "", ("narrow_freeze",), True)
        desk.keep_brief_wishes(case[1], options)
    kept = first_page(case)
    assert ASKED in kept
    assert CLAIMED in kept
    other = first_page(case, "--ask", "settle", "--no-privileged")
    assert ASKED not in other
    assert CLAIMED not in other


def test_what_nobody_can_ask_is_refused(case: tuple[Path, str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        first_page(case, "--ask", "win")
