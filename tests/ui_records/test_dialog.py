"""The form of a record: by keyboard, wrong values in place, zones, papers, what is not saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.ui.conftest import Opened
from tests.ui_records.conftest import BEIJING, CHICAGO, choose, file_of, sheet_of
from tro_desk.domain.money import Money
from tro_desk.domain.records import Contact, Offer, Points, Record, Remediation, Task
from tro_desk.ui.records import RecordDialog
from tro_desk.ui.records.values import Clock

_CONTROL = Qt.KeyboardModifier.ControlModifier


def form(opened: Opened, kind: str, **where: object) -> Any:
    """The form of a new record, or of one by its `number`."""
    where = where if where else {"add": True}
    return sheet_of(opened, kind, **where).dialog


def press(opened: Opened, key: Qt.Key, times: int = 1) -> None:
    """Press a key where the focus is."""
    for _ in range(times):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    opened.settle()


def type_in(text: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def test_a_contact_by_keyboard_alone(sample: Opened) -> None:
    dialog = form(sample, "contact")
    dialog.activateWindow()
    assert dialog.inputs["at"].typed == Clock("2026-03-04", "10:20", BEIJING)
    assert dialog.isAncestorOf(QApplication.focusWidget())
    party = dialog.inputs["party"]
    assert party.focusProxy().hasFocus()
    press(sample, Qt.Key.Key_Down, 2)
    press(sample, Qt.Key.Key_Tab)
    type_in("Pat Doe")
    press(sample, Qt.Key.Key_Tab)
    press(sample, Qt.Key.Key_Down, 1)
    press(sample, Qt.Key.Key_Tab)
    press(sample, Qt.Key.Key_Space)
    while not dialog.inputs["summary"].hasFocus():
        press(sample, Qt.Key.Key_Tab)
    type_in("Asked for proof of service.")
    QTest.keyClick(dialog.inputs["summary"], Qt.Key.Key_S, _CONTROL)
    sample.settle()
    [record] = sample.desk.records(sample.case, "contact")
    assert record.body == Contact(
        datetime(2026, 3, 4, 2, 20, tzinfo=UTC),
        BEIJING,
        "plaintiff_counsel",
        "Pat Doe",
        "email",
        "in",
        "Asked for proof of service.",
    )
    sheet = sample.window.screen_of("records").sheet
    assert sheet.dialog is None
    assert sample.window.focusWidget() is sheet.table


def test_what_may_have_to_be_shown_is_said_and_own_counsel_is_set_apart(sample: Opened) -> None:
    dialog = form(sample, "contact")
    assert "court" in dialog._note.text()
    assert "Ask your lawyer" in dialog._note.text()
    dialog.inputs["party"].show_typed("own_counsel")
    assert "your own lawyer" in dialog._note.text()
    dialog.inputs["party"].show_typed("bank")
    assert "court" in dialog._note.text()


def test_a_time_is_typed_in_a_zone_and_said_on_another_clock(sample: Opened) -> None:
    dialog = form(sample, "contact")
    at = dialog.inputs["at"]
    assert at.other.text() == "That is Tue 3 Mar 2026 8:20 p.m. Chicago time."
    at.zone.setCurrentIndex(at.zone.findData(CHICAGO))
    at.day.input.setText("2026-02-28")
    at.hour.setText("9:05")
    assert at.other.text() == "That is Sat 28 Feb 2026 11:05 p.m. Beijing time."
    sample.ui.language.set("zh")
    assert "北京时间 2026-02-28 周六 23:05" in at.other.text()
    dialog.inputs["party"].show_typed("bank")
    dialog.inputs["channel"].show_typed("phone")
    dialog.inputs["direction"].show_typed("out")
    dialog.inputs["summary"].show_typed("问冻结了多少")
    dialog.save()
    sample.settle()
    [record] = sample.desk.records(sample.case, "contact")
    body = record.body
    assert isinstance(body, Contact)
    assert body.at == datetime(2026, 2, 28, 15, 5, tzinfo=UTC)
    assert body.zone == CHICAGO


@pytest.mark.parametrize(
    ("kind", "name", "typed", "wanted"),
    [
        ("offer", "on", "", "Write something here."),
        ("offer", "on", "03/04/2026", "like 2026-02-27"),
        ("offer", "on", "2026-03-20", "like 2026-02-27"),  # still to come
        ("offer", "by", None, "Choose one."),
        ("offer", "amount", "many", "1,250.00 USD"),
        ("offer", "valid_until", "soon", "like 2026-02-27"),
        ("points", "points", "-2", "from 0 to 1000"),
        ("points", "points", "1001", "from 0 to 1000"),
        ("task", "title", "   ", "Write something here."),
        ("task", "title", "a" * 3000, "too long"),
        ("document", "have", None, "Choose one."),
        ("remediation", "at", ("2025-03-09", "2:30", CHICAGO), "set forward"),
        ("remediation", "at", ("2026-03-01", "25:00", BEIJING), "like 16:30"),
        ("remediation", "at", ("2026-03-01", "", BEIJING), "like 16:30"),
    ],
)
def test_a_wrong_value_is_said_at_its_field_and_what_was_typed_stays(
    sample: Opened, kind: str, name: str, typed: Any, wanted: str
) -> None:
    dialog = form(sample, kind)
    good: dict[str, Any] = {
        "offer": {"on": "2026-03-02", "by": "plaintiff", "terms": "Terms"},
        "points": {"on": "2026-03-02", "about": "Stand"},
        "task": {"title": "Call"},
        "document": {"what": "Invoice", "have": "no"},
        "remediation": {"product": "B0ZZK2M9QF", "action": "captured"},
    }[kind]
    for field, value in good.items():
        dialog.inputs[field].show_typed(value)
    if name == "amount":
        dialog.inputs["amount"].amount.setText(typed)
    else:
        dialog.inputs[name].show_typed(Clock(*typed) if isinstance(typed, tuple) else typed)
    before = dialog._typed()
    dialog.save()
    sample.settle()
    assert dialog.isVisible()
    assert dialog.errors[name].isVisible()
    assert wanted in dialog.errors[name].text()
    assert dialog._typed() == before
    assert dialog.isAncestorOf(QApplication.focusWidget())
    assert sample.desk.records(sample.case, kind) == ()
    sample.ui.language.set("zh")
    assert wanted not in dialog.errors[name].text() or wanted == "1,250.00 USD"
    dialog.reject()
    dialog.reject()


def test_an_hour_that_comes_twice_stays_the_one_it_was(sample: Opened) -> None:
    second = datetime(2025, 11, 2, 7, 30, tzinfo=UTC)  # 1:30 in Chicago, for the second time
    sample.desk.save_record(
        sample.case, Remediation("B0ZZK2M9QF", "captured", second, CHICAGO, "Wang Li", "")
    )
    dialog = form(sample, "remediation", number=1)
    assert dialog.inputs["at"].typed == Clock("2025-11-02", "01:30", CHICAGO)
    dialog.inputs["why"].show_typed("To keep it")
    dialog.save()
    sample.settle()
    [record] = sample.desk.records(sample.case, "remediation")
    assert isinstance(record.body, Remediation)
    assert record.body.at == second
    assert record.version == 2


def test_money_has_its_currency_and_may_be_left_out(sample: Opened) -> None:
    for typed, currency, kept in (
        ("1,250.00", "USD", Money("USD", 125000)),
        ("2万", "CNY", Money("CNY", 2_000_000)),
        ("", "EUR", None),
    ):
        dialog = form(sample, "offer")
        dialog.inputs["on"].show_typed("2026-03-02")
        dialog.inputs["by"].show_typed("seller")
        dialog.inputs["amount"].amount.setText(typed)
        dialog.inputs["amount"].currency.setEditText(currency)
        dialog.save()
        sample.settle()
        body = sample.desk.records(sample.case, "offer")[-1].body
        assert isinstance(body, Offer)
        assert body.amount == kept
        assert body.status == "open"
        assert body.on == date(2026, 3, 2)


def drop(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = QPointF(widget.rect().center())
    widget.dropEvent(
        QDropEvent(
            at,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_files_become_evidence_and_evidence_is_picked(
    sample: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [one.evidence for one in sample.desk.case_evidence(sample.case)]
    one, two = file_of(tmp_path, "chat one.bin"), file_of(tmp_path, "chat two.bin")
    two.write_bytes(b"another")
    dialog = form(sample, "points")
    dialog.inputs["on"].show_typed("2026-03-02")
    papers = dialog.inputs["evidence"]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(one)], ""))
    papers.add.click()
    drop(papers, two)
    papers.pick.click()
    picker = papers.dialog
    picker.finder.setText(known[0].name)
    assert not picker.list.item(0).isHidden()
    picker.list.item(0).setCheckState(Qt.CheckState.Checked)
    picker.keep.click()
    assert len(papers.typed) == 3
    dialog.save()
    sample.settle()
    [record] = sample.desk.records(sample.case, "points")
    assert isinstance(record.body, Points)
    kept = {e.evidence.sha256: e.evidence.name for e in sample.desk.case_evidence(sample.case)}
    assert [kept[paper] for paper in record.body.evidence] == [
        known[0].name,
        "chat one.bin",
        "chat two.bin",
    ]
    sheet = sample.window.screen_of("records").sheet
    assert "chat two.bin" in sheet.grid.cells(sheet.grid.row(0))[4]


def test_a_file_that_is_gone_is_said_and_nothing_is_kept_twice(
    sample: Opened, tmp_path: Path
) -> None:
    there, gone = file_of(tmp_path, "there.bin"), tmp_path / "gone.bin"
    dialog = form(sample, "points")
    dialog.inputs["on"].show_typed("2026-03-02")
    dialog.inputs["evidence"].show_typed((there, gone))
    dialog.save()
    sample.settle()
    assert "gone.bin" in dialog.strip.text.text()
    assert sample.desk.records(sample.case, "points") == ()
    gone.write_bytes(b"it came back")
    dialog.save()
    sample.settle()
    assert len(sample.desk.records(sample.case, "points")) == 1
    notes = sample.desk.records(sample.case, "evidence")
    assert [one.version for one in notes] == [1, 1]


def test_leaving_a_form_that_is_not_saved_asks_once(sample: Opened) -> None:
    dialog = form(sample, "task")
    dialog.inputs["title"].setText("Call the bank")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.strip.text.text()
    dialog.inputs["who"].show_typed("Chen")
    assert not dialog.strip.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    sample.settle()
    assert sample.window.screen_of("records").sheet.dialog is None
    assert sample.desk.records(sample.case, "task") == ()


def test_names_typed_before_are_offered(written: Opened) -> None:
    dialog = form(written, "task")
    who = dialog.inputs["who"]
    assert [who.itemText(at) for at in range(who.count())] == ["Wang Li", "Chen"]
    assert who.typed == ""
    dialog.reject()
    dialog = form(written, "remediation")
    product = dialog.inputs["product"]
    offered = {product.itemText(at) for at in range(product.count())}
    confirmed = {fact.value for fact in written.desk.case(written.case).confirmed("asin")}
    assert offered == confirmed | {"B0ZZK2M9QF"}


def test_a_form_opens_from_a_step(sample: Opened, qtbot: Any) -> None:
    dialog = RecordDialog(
        sample.ui, "task", sample.case, step="ask_bank", item="A1", parent=sample.window
    )
    saved: list[Record] = []
    dialog.saved.connect(saved.append)
    dialog.open()
    sample.settle()
    title = dialog.inputs["title"]
    title.show_typed("Call")
    dialog.save()
    sample.settle()
    assert saved == list(sample.desk.records(sample.case, "task"))
    assert isinstance(saved[0].body, Task)
    assert saved[0].body.step == "ask_bank"
    with_item = RecordDialog(
        sample.ui, "remediation", sample.case, step="down", item="B0ZZ", parent=sample.window
    )
    with_item.open()
    sample.settle()
    assert with_item.inputs["product"].typed == "B0ZZ"
    with_item.reject()


def test_a_record_that_is_gone_is_said(written: Opened) -> None:
    sheet = sheet_of(written, "task")
    choose(sheet, "Ask the bank")
    written.desk.remove_record(written.case, "task", sheet.table.chosen.record.number)
    problems = written.problems  # type: ignore[attr-defined]
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    written.settle()
    assert sheet.dialog is None
    assert [problem.code for problem in problems] == ["unknown_record"]
    problems.clear()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_case_leads_there(open_window: Callable[..., Opened], language: str) -> None:
    opened = open_window(language)
    opened.go("case", case=opened.case)
    view = opened.window.screen_of("case")
    from PySide6.QtWidgets import QPushButton

    wanted = {"en": "Records", "zh": "记录"}[language]
    [button] = [one for one in view.findChildren(QPushButton) if one.text() == wanted]
    button.click()
    opened.settle()
    assert opened.window.stack.currentWidget() is opened.window.screen_of("records")
    assert opened.window.nav.buttons["cases"].isChecked()
