"""The facts of a case in papers of many layouts, and nothing of what only looks like them."""

from __future__ import annotations

import pytest

from tests.intake import (
    case_papers_en,
    case_papers_letters,
    case_papers_more,
    case_papers_scans,
    case_papers_zh,
)
from tests.intake.paper import SINGLE, CasePaper

PAPERS = [
    pytest.param(paper, id=paper.name)
    for papers in (
        case_papers_en,
        case_papers_letters,
        case_papers_more,
        case_papers_scans,
        case_papers_zh,
    )
    for paper in papers.PAPERS
]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper(paper: CasePaper) -> None:
    found = paper.found()
    seen = {name: [c.value for c in found if c.field == name] for name in paper.facts}
    for name in SINGLE:
        if name in seen:
            seen[name] = seen[name][:1]
    assert {name: sorted(values) for name, values in seen.items()} == {
        name: sorted(values) for name, values in paper.facts.items()
    }


@pytest.mark.parametrize("paper", PAPERS)
def test_the_traps_of_a_paper(paper: CasePaper) -> None:
    assert {c.value for c in paper.found()} & set(paper.traps) == set()
