"""What the paper in front says of itself: signs, the seller's own row, its type, its pieces."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui_review.kit import settle, words_of
from tro_desk.desk import Desk
from tro_desk.domain.sign import Outcome
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.view import ReviewView


def write_false_mail(folder: Path) -> Path:
    mail = EmailMessage()
    mail["From"] = "Court Service <legal@amaz0n-court.example>"
    mail["Reply-To"] = "pay@private-mail.example"
    mail["Date"] = "Tue, 3 Mar 2026 09:00:00 +0000"
    mail["Subject"] = "Court order"
    mail.set_content("You are sued. Pay 4,000 USDT in Bitcoin to our wallet within 12 hours.")
    mail.add_attachment("Schedule A\n1 | Other Shop\n", filename="list.txt")
    path = folder / "false.eml"
    path.write_bytes(bytes(mail))
    return path


@pytest.fixture
def show(qtbot: QtBot, make_ui: Callable[..., Ui]) -> Callable[..., ReviewView]:
    def make(case: str, evidence: str = "", language: str = "en") -> ReviewView:
        ui = make_ui(language)
        view = ReviewView(ui)
        qtbot.addWidget(view)
        view.resize(1096, 636)
        view.show()
        view.open(case=case, evidence=evidence or None)
        settle(qtbot, ui)
        return view

    return make


def test_signs_are_told_with_icon_word_and_advice(
    show: Callable[..., ReviewView], desk: Desk, tmp_path: Path
) -> None:
    added = desk.add_notice(write_false_mail(tmp_path))
    assert any(sign.outcome is Outcome.MISMATCH for sign in added.reading.signs)
    view = show(added.case_id, added.evidence.sha256)
    text = " ".join(words_of(view.about))
    assert "Mismatch" in text
    assert "pay@private-mail.example" in text
    assert "Do not pay." in text
    assert "genuine" not in text.casefold()
    zh = show(added.case_id, added.evidence.sha256, "zh")
    assert "不一致" in " ".join(words_of(zh.about))


def test_the_card_ends_with_its_last_line(
    show: Callable[..., ReviewView], desk: Desk, tmp_path: Path
) -> None:
    added = desk.add_notice(write_false_mail(tmp_path))
    area = show(added.case_id, added.evidence.sha256).about.area
    inner = area.widget()
    last = max(
        word.mapTo(inner, word.rect().bottomLeft()).y()
        for word in inner.findChildren(QLabel)
        if word.isVisibleTo(inner)
    )
    assert inner.height() > area.viewport().height()
    assert inner.height() - last < 24


def test_advice_for_what_could_not_be_checked_is_opened(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show(case, desk.case(case).notices[0].evidence.sha256)
    before = len(words_of(view.about))
    view.about._toggle_advice()
    qtbot.wait(1)
    assert len(words_of(view.about)) > before
    view.about._toggle_advice()
    qtbot.wait(1)
    assert len(words_of(view.about)) == before


def test_the_own_row_turns_the_page(show: Callable[..., ReviewView], desk: Desk, case: str) -> None:
    row = next(row for row in desk.own_rows(case) if row.page > 1)
    view = show(case, row.evidence)
    assert f"You are Defendant No. {row.defendant_number}" in " ".join(words_of(view.about))
    view.page.show_page(1)
    view.about.place_wanted.emit(row.page)
    assert view.page.page == row.page


def test_pieces_of_a_mail_are_named_and_turned_to(
    show: Callable[..., ReviewView], desk: Desk, tmp_path: Path
) -> None:
    added = desk.add_notice(write_false_mail(tmp_path))
    view = show(added.case_id, added.evidence.sha256)
    side = view._page_side
    assert side.pieces.isVisible()
    assert [side.pieces.itemText(at) for at in range(side.pieces.count())] == [
        "The paper itself (from page 1)",
        "list.txt (from page 2)",
    ]
    side.pieces.activated.emit(1)
    assert view.page.page == 2
    assert side.pieces.currentIndex() == 1


def test_a_case_without_a_paper_says_so_in_its_place(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    bare = desk.new_case()
    view = show(bare)
    side = view._page_side
    assert side.nothing.isVisible()
    assert not view.page.isVisible()
    added = desk.add_notice(write_false_mail(tmp_path), bare)
    view.open(case=bare, evidence=added.evidence.sha256)
    settle(qtbot, view._ui)
    assert view.page.isVisible()
    assert not side.nothing.isVisible()


def test_papers_that_disagree_with_an_answer_are_told(
    show: Callable[..., ReviewView], desk: Desk, case: str, tmp_path: Path
) -> None:
    from tro_desk.desk import Said
    from tro_desk.domain.facts import Status

    desk.say(case, [Said("tro_entered", "2026-02-23", Status.CONFIRMED)])
    view = show(case, desk.case(case).notices[0].evidence.sha256)
    row = next(row for row in view.controller.rows if row.field == "tro_entered")
    assert "2026-02-24" in [item.value for item in row.against]
    assert "Otherwise in the papers:" in view.facts.rows[row.key].note.text()
