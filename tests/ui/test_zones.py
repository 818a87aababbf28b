"""Every screen names the zone of its hours and days, and never by letters that mean two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from tests.house.zones import AMBIGUOUS, nameless_days, zones
from tests.ui.conftest import Opened
from tests.ui.screens import texts, widgets
from tests.ui.test_walk import papers_of, show
from tro_desk.desk import Said
from tro_desk.domain.facts import Status
from tro_desk.l10n.terms import DATE_FIELDS
from tro_desk.l10n.translator import Translator
from tro_desk.ui.screens import NAMES
from tro_desk.ui.screens.today.clock_card import ClockCard
from tro_desk.ui.widgets.deadline_row import DeadlineRow
from tro_desk.ui.widgets.trace import Trace

LANGUAGES = ["zh", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
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


def know_every_date(opened: Opened) -> None:
    """A fact in each field that holds a date, as the seller types it, and a closed day."""
    said = [Said(field, "2026-10-30", Status.CONFIRMED) for field in sorted(DATE_FIELDS)]
    opened.desk.say(opened.case, said)
    opened.desk.add_closure("ilnd", date(2026, 11, 20), "storm")


def inside(widget: QWidget, kind: type[QWidget]) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, kind):
        parent = parent.parentWidget()
    return parent is not None


def told(window: QWidget, words: Translator) -> Iterator[str]:
    """What is read on a screen, without what stands under the name of a zone.

    The columns of the deadlines are named by their heads, the reasons by the line above them, the
    two times of a countdown by the words before them: `test_the_heads_name_their_zones`.
    """
    for widget, text in texts(window):
        day_and_hour = not nameless_days(f"{text} ({words.zone('UTC')})", words)
        if day_and_hour and any(inside(widget, kind) for kind in (DeadlineRow, ClockCard)):
            continue
        if inside(widget, Trace):
            continue
        yield text
    for widget in widgets(window):
        if isinstance(widget, QTableView):
            yield from cells(widget)


def cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            index = model.index(row, column)
            yield f"{index.data()} ({head})"
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stated", [True, False])
def test_every_day_on_every_screen_names_its_zone(
    open_window: Callable[..., Opened], language: str, stated: bool
) -> None:
    opened = open_window(language)
    if stated:
        know_every_date(opened)
    day = date(2026, 10, 30) if stated else date(2026, 2, 27)  # the service, not yet confirmed
    words, seen = opened.ui.translator, 0
    for screen in NAMES:
        show(opened, screen)
        if screen == "dates":
            opened.window.screen_of("dates").open_what_if()
            opened.settle()
        for text in told(opened.window, words):
            assert nameless_days(text, words) == [], screen
            seen += words.date(day) in text
    assert seen >= (len(DATE_FIELDS) if stated else 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heads_name_their_zones(open_window: Callable[..., Opened], language: str) -> None:
    opened = open_window(language)
    words = opened.ui.translator
    for screen in ("case", "dates"):
        show(opened, screen)
        found = [text for _, text in texts(opened.window)]
        zone = words.zone("America/Chicago")
        assert words.say("deadlines", "{zone} (court)", zone=zone) in found
        assert words.zone("Asia/Shanghai") in found
        reasons = opened.window.screen_of(screen).findChildren(Trace)
        assert reasons
        for one in reasons:
            head = next(text for _, text in texts(one) if text)
            assert any(zone in head for zone in zones(words)), head


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_without_a_court_is_given_no_zone_of_a_court(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    case = opened.desk.new_case()
    opened.desk.say(case, [Said("complaint_filed", "2026-10-30", Status.CONFIRMED)])
    opened.go("review", case=case)
    words = opened.ui.translator
    found = [text for _, text in texts(opened.window)]
    assert words.day(date(2026, 10, 30), None) in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_test_sees_days_without_zones(
    open_window: Callable[..., Opened], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Translator, "day", lambda self, day, _zone, **year: self.date(day, **year))
    opened = open_window(language)
    know_every_date(opened)
    words = opened.ui.translator
    for screen in ("review", "case", "dates", "cases"):
        show(opened, screen)
        assert any(nameless_days(text, words) for text in told(opened.window, words)), screen
