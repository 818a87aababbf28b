"""Every screen names the zone of its hours and days, and never by letters that mean two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from tests.conftest import ROOT
from tests.house.zones import (
    AMBIGUOUS,
    calendarless,
    has_day,
    nameless_days,
    names_calendar,
    zones,
)
from tests.ui.conftest import Opened
from tests.ui.screens import texts, widgets
from tests.ui.test_walk import papers_of, show
from tro_desk.base.messages import Message
from tro_desk.desk import Said
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Told
from tro_desk.l10n import calendars
from tro_desk.l10n.terms import DATE_FIELDS
from tro_desk.l10n.translator import Translator
from tro_desk.ui.models.cases import COLUMNS as CASES
from tro_desk.ui.models.cases import CasesModel
from tro_desk.ui.screens import NAMES
from tro_desk.ui.screens.today.clock_card import ClockCard
from tro_desk.ui.widgets.deadline_row import DeadlineRow
from tro_desk.ui.widgets.trace import Trace

LANGUAGES = ["zh", "en"]
BUSINESS = ROOT / "tests" / "ledger" / "data" / "syn_amz_business_report_child_us.csv"


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
            zone = re.search(r"[(（]([^()（）]+)[)）]$", head)  # 添加日期（北京时间）
            yield f"{index.data()} ({zone[1] if zone else head})"
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
    monkeypatch.setattr(CasesModel, "heads", CASES[:1] * len(CASES))
    opened = open_window(language)
    know_every_date(opened)
    words = opened.ui.translator
    for screen in ("review", "case", "dates", "cases"):
        show(opened, screen)
        assert any(nameless_days(text, words) for text in told(opened.window, words)), screen


# days of reports and typed days


SALES_PLACES = (
    ("sales", {"tab": "reports"}),
    ("sales", {"tab": "orders"}),
    ("sales", {"tab": "money"}),
    ("sales", {"tab": "periods"}),
    ("exposure", {}),
    ("stores", {"tab": "costs"}),
    ("stores", {"tab": "balances"}),
    ("stores", {"tab": "rates"}),
    ("stores", {"tab": "dependence"}),
    ("risk", {"title": "Larkmere phone stand"}),
)


def know_every_sale(opened: Opened) -> None:
    """Beside the sales and costs of the sample: sums of a period, balances, a rate and a mark."""
    desk, store = opened.desk, opened.desk.stores()[0].id
    period = Told(first_day=date(2026, 2, 1), last_day=date(2026, 2, 28), currency="USD")
    desk.load_export(BUSINESS, store, period)
    for on, account in ((date(2026, 2, 25), "Payoneer"), (date(2026, 2, 26), "PayPal")):
        desk.add_balance(store, account, on, "USD", Money("USD", 500), Money("USD", 120_000))
    desk.add_rate("CNY", "USD", date(2026, 2, 27), Decimal("0.1389"), "SAFE central parity")
    desk.say(opened.case, [Said("brand", "Larkmere", Status.CONFIRMED)])


def bare(window: QWidget, words: Translator) -> Iterator[str]:
    """The days of a screen whose calendar is named neither beside them nor by their column.

    A column names it in its head, or in the tip of its head and a line of the screen.
    """
    said = [text for widget, text in texts(window) if not isinstance(widget, QTableView)]
    lines = [text for text in said if names_calendar(text, words)]
    for text in said:
        yield from calendarless(text, words)
    for table in widgets(window):
        if not isinstance(table, QTableView):
            continue
        model = table.model()
        for column in range(model.columnCount()):
            heads = [
                str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            ]
            if names_calendar(heads[0], words):
                continue
            if names_calendar(heads[1], words) and any(named_alike(heads[1], one) for one in lines):
                continue
            for row in range(model.rowCount()):
                yield from calendarless(str(model.index(row, column).data()), words)


def named_alike(tip: str, line: str) -> bool:
    """Whether a line names the calendar that stands in brackets at the end of a head's tip."""
    return tip.rstrip(")）").replace("（", "(").rpartition("(")[2] in line


def days_shown(window: QWidget) -> int:
    """How many texts and cells of a screen hold an ISO day."""
    found = sum(has_day(text) for _, text in texts(window))
    for table in widgets(window):
        if isinstance(table, QTableView):
            model = table.model()
            found += sum(
                has_day(str(model.index(row, column).data()))
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            )
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_report_or_typed_names_its_calendar(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    know_every_sale(opened)
    words = opened.ui.translator
    for screen, where in SALES_PLACES:
        opened.go(screen, **(where | ({"case": opened.case} if screen == "exposure" else {})))
        if where.get("tab") == "dependence":
            chooser = opened.window.screen_of("stores").section.what
            chooser.setCurrentIndex(chooser.findData("cash USD"))
            chooser.activated.emit(chooser.currentIndex())
        if screen == "risk":
            opened.window.screen_of("risk").check_typed()
        opened.settle()
        assert list(bare(opened.window, words)) == [], (screen, where)
        assert days_shown(opened.window) > 0, (screen, where)


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_the_days_of_a_filter_name_their_calendar(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    words = opened.ui.translator

    def line(calendar: Message) -> str:
        return words.render(calendars.months_line(calendar))

    opened.go("exposure", case=opened.case)
    assert any(line(calendars.REPORT) in text for _, text in texts(opened.window))
    opened.go("stores", tab="dependence")
    assert any(line(calendars.SHARES) == text for _, text in texts(opened.window))
    opened.go("sales", tab="orders")
    opened.window.screen_of("sales").lines["orders"].more.setChecked(True)
    opened.settle()
    since = words.say("lines", "Days ({calendar}) from", calendar=calendars.REPORT)
    assert since in [text for _, text in texts(opened.window)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_or_saved_names_its_calendar(
    open_window: Callable[..., Opened], language: str, tmp_path: Path
) -> None:
    opened = open_window(language)
    know_every_sale(opened)
    words = opened.ui.translator
    for tab in ("costs", "balances", "rates", "dependence"):
        opened.go("stores", tab=tab)
        grid = opened.window.screen_of("stores").section.grid
        for at, head in enumerate(grid.heads()):
            days = [cell for row in grid.rows for cell in [grid.cells(row)[at]] if has_day(cell)]
            bare_days = [day for cell in days for day in calendarless(cell, words)]
            assert bare_days == [] or names_calendar(head, words), (tab, head)
    opened.go("exposure", case=opened.case)
    opened.window.screen_of("exposure").save_workbook(tmp_path / "figures")
    opened.settle()
    book = load_workbook(tmp_path / "figures.xlsx")
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        above = [str(row[0]) for row in rows[:3]]
        assert any(has_day(text) for text in above)
        assert [day for text in above[2:] for day in calendarless(text, words)] == []
    months = [str(row[0]) for row in book.worksheets[1].iter_rows(min_row=4, values_only=True)]
    assert names_calendar(months[0], words)


@pytest.mark.parametrize("name", ["costs", "balances", "rates"])
def test_the_test_sees_days_without_a_calendar(
    open_window: Callable[..., Opened], name: str
) -> None:
    opened = open_window("en")
    know_every_sale(opened)
    opened.go("stores", tab=name)
    section = opened.window.screen_of("stores").section
    for one in section.card.findChildren(QLabel):
        if one.text().startswith("Days: "):
            one.hide()
    assert list(bare(opened.window, opened.ui.translator))
