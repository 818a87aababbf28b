"""No screen writes a zone by letters that mean two of them, in either language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.house.test_zones import AMBIGUOUS
from tests.ui.conftest import Opened
from tests.ui.screens import texts
from tests.ui.test_walk import papers_of, show
from tro_desk.ui.screens import NAMES


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_screen_names_a_zone_by_letters(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    printed = " ".join(papers_of(opened))
    for screen in NAMES:
        show(opened, screen)
        for _, text in texts(opened.window):
            found = AMBIGUOUS.search(text)
            # A paper may be quoted as it is.
            assert found is None or text.strip('"“”… ') in printed, (screen, text)
