"""The lines at the head of a case say each thing once."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Opened
from tro_desk.desk import Said
from tro_desk.domain.facts import Status
from tro_desk.ui.models.case_values import title
from tro_desk.ui.screens.case.view import subtitle

NUMBER = Said("docket_number", "1:26-cv-04321", Status.CONFIRMED)
COURT = Said("court", "ilnd", Status.CONFIRMED)
NAME = Said("case_name", "Northlake Brands LLC v. Doe", Status.CONFIRMED)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ((), ("Case without a number yet", "No docket number yet")),
        ((NUMBER,), ("1:26-cv-04321", "Court not known yet")),
        ((NUMBER, COURT), ("1:26-cv-04321", "Northern District of Illinois")),
        ((NUMBER, NAME), ("Northlake Brands LLC v. Doe", "1:26-cv-04321")),
    ],
)
def test_the_number_stands_in_one_line(
    empty: Opened, said: tuple[Said, ...], lines: tuple[str, str]
) -> None:
    number = empty.desk.new_case()
    if said:
        empty.desk.say(number, said)
    case, words = empty.desk.case(number), empty.ui.translator
    assert (title(words, case), subtitle(words, case)) == lines
