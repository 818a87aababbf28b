"""Every screen, in each language and one of our own: nothing left behind, nothing clipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut

from tests.ui.conftest import NOW, Opened
from tests.ui.screens import clipped, left_behind, pseudo, reachable, unnamed, widgets
from tro_desk.base.clock import FixedClock
from tro_desk.content.courts import courts
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.letters import LANGUAGES
from tro_desk.ui.screens import NAMES
from tro_desk.ui.screens.stores.forms import CURRENCIES

SIZES = ((1280, 720), (910, 512))
BRANDS = ("TRO Desk", "简体中文", "English", "中文", "中", "EN", "A4", "Letter")


def data_of(opened: Opened) -> set[str]:
    """What stays as it is in any language: values of the case, names of files and folders."""
    return names_of(opened) | values_of(opened.desk)


def names_of(opened: Opened) -> set[str]:
    return {str(opened.desk.folder), opened.desk.folder.name, *BRANDS}


def values_of(desk: Desk) -> set[str]:
    """What a desk holds and the program knows of such a case."""
    values: set[str] = set()
    for summary in desk.cases():
        case = desk.case(summary.id)
        values |= {fact.value for fact in case.facts}
        for notice in case.notices:
            values.add(notice.evidence.name)
            values |= {found.candidate.value for found in notice.found}
        for deadline in desk.deadlines(summary.id):
            values |= {step.rule for step in deadline.trace}
        values |= {remedy.statute for remedy in desk.remedies(summary.id)}
        values |= figures_of(desk, summary.id)
        values |= letters_of(desk, summary.id)
        cited = (way.source for way in desk.worksheet(summary.id).ways)
        values |= {source for source in cited if isinstance(source, str)}
    values |= set(CURRENCIES)
    values |= {load.export.name for load in desk.loads()}
    values |= {store.name for store in desk.stores()}
    for court in courts().values():
        values |= {court.name_en, court.name_zh, court.cite}
    return {value for value in values if len(value) > 1}


def figures_of(desk: Desk, case: str) -> set[str]:
    """Names in the figures of a case: files, goods, places, and what costs and balances name."""
    found = desk.exposure(case)
    values = {one.title for one in desk.matches(case)} | set(found.accused)
    for basis in found.bases:
        values |= {place.state for place in basis.places}
        values |= {sku for listing in basis.listings for sku in listing.skus}
        figures = (basis.total.gross, basis.total.cost_proved, basis.total.cost_unproved)
        values |= {one.name for figure in figures if figure for one in figure.sources}
    return values


def letters_of(desk: Desk, case: str) -> set[str]:
    """What stands in the letters, whose language is their own choice."""
    values = {desk.letter_mark(language) for language in LANGUAGES}
    for form in desk.letters():
        for text in (form.title, form.about, *form.warnings):
            values |= set(text.values())
        values |= {source["en"] for source in form.sources}
        for language in LANGUAGES:
            values |= set(desk.draft_letter(case, form.id, language).blanks)
    return values


def papers_of(opened: Opened) -> list[str]:
    """The texts of the papers, of which a screen quotes."""
    return pages_of(opened.desk, opened.case)


def pages_of(desk: Desk, case: str) -> list[str]:
    notices = desk.case(case).notices
    return [page.text for notice in notices for page in desk.page_text(notice.evidence.sha256)]


@pytest.fixture(scope="session")
def told(
    tmp_path_factory: pytest.TempPathFactory, filled_desk: tuple[Path, str]
) -> tuple[set[str], list[str]]:
    """The values of the sample desk and the texts of its papers, while nobody changes it."""
    folder = tmp_path_factory.mktemp("told") / "desk"
    shutil.copytree(filled_desk[0], folder)
    with open_desk(folder, FixedClock(NOW)) as desk:
        return values_of(desk), pages_of(desk, filled_desk[1])


def show(opened: Opened, screen: str) -> None:
    where: dict[str, object] = {}
    if screen in ("case", "dates", "review", "brief"):
        where["case"] = opened.case
    if screen in ("case", "dates"):
        where["trace"] = "tro_expires"
    opened.go(screen, **where)


@pytest.mark.parametrize("screen", NAMES)
def test_switching_leaves_no_text_behind(
    sample: Opened, told: tuple[set[str], list[str]], screen: str
) -> None:
    values, pages = told
    show(sample, screen)
    sample.ui.language.use(pseudo())
    sample.settle()
    assert left_behind(sample.window, names_of(sample) | values, pages) == []


@pytest.mark.parametrize("screen", NAMES)
def test_a_screen_opened_later_is_in_the_language_too(
    sample: Opened, told: tuple[set[str], list[str]], screen: str
) -> None:
    values, pages = told
    sample.ui.language.use(pseudo())
    show(sample, screen)
    assert left_behind(sample.window, names_of(sample) | values, pages) == []


def test_the_first_page_is_translated(empty: Opened) -> None:
    empty.ui.language.use(pseudo())
    empty.settle()
    assert left_behind(empty.window, data_of(empty)) == []


def test_the_form_is_translated(sample: Opened) -> None:
    sample.go("case", case=sample.case, edit=True)
    dialog = sample.window.screen_of("case").dialog
    assert dialog is not None
    sample.ui.language.use(pseudo())
    sample.settle()
    values = data_of(sample) | {field.typed for field in dialog.fields.values()}
    assert left_behind(dialog, values) == []
    assert unnamed(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("size", SIZES, ids=["1280x720", "910x512"])
def test_the_first_page_is_not_clipped(empty: Opened, size: tuple[int, int]) -> None:
    empty.resize(*size)
    found = []
    for words in ("en", "zh", "pseudo"):
        if words == "pseudo":
            empty.ui.language.use(pseudo())
        else:
            empty.ui.language.set(words)
        empty.settle()
        found += [f"{words}: {line}" for line in clipped(empty.window)]
    assert found == []


@pytest.mark.parametrize("screen", NAMES)
def test_everything_has_a_name(sample: Opened, screen: str) -> None:
    show(sample, screen)
    assert unnamed(sample.window) == []


def test_the_page_is_reached_by_keyboard(sample: Opened) -> None:
    show(sample, "case")
    screen = sample.window.screen_of("case")
    unreachable = [
        type(widget).__name__
        for widget in widgets(screen)
        if hasattr(widget, "click") and not reachable(widget)
    ]
    assert unreachable == []


def test_the_keys_of_the_window(sample: Opened) -> None:
    keys = {
        key.toString()
        for shortcut in sample.window.findChildren(QShortcut)
        for key in [shortcut.key()]
    }
    assert {"Ctrl+K", "Ctrl+O", "Ctrl+Z", "Ctrl+1", "Ctrl+2", "Ctrl+3"} <= keys
