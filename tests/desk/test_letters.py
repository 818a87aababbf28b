"""Letters at the desk: from confirmed facts alone, every version kept, out as files."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW, candidate
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.letters import LANGUAGES
from tro_desk.domain.records import Counsel, Letter, Record

TOO_LONG = "letter_too_long"


def text_of(record: Record) -> str:
    assert isinstance(record.body, Letter)
    return record.body.text


def begin(desk: Desk, case: str, letter: str = "papers_extension", language: str = "zh") -> Letter:
    draft = desk.draft_letter(case, letter, language)
    return Letter(letter, language, draft.text, draft.basis)


def test_candidates_are_in_no_letter(desk: Desk, tmp_path: Path) -> None:
    found = (*CERTAIN, candidate("store_name", "SHOP OF PROBE"), candidate("served", "2026-02-27"))
    case = add(desk, tmp_path, *found).case_id
    values = [one.value for one in found] + ["伊利诺伊", "Illinois", "02-27", "27 Feb"]
    for form in desk.letters():
        for language in LANGUAGES:
            text = desk.draft_letter(case, form.id, language).text
            assert [value for value in values if value in text] == []
    desk.say(case, [confirmed("docket_number", "1:26-cv-01234")])
    assert "案号：1:26-cv-01234" in desk.draft_letter(case, "papers_extension", "zh").text


def test_products_of_papers_and_those_the_seller_names(desk: Desk) -> None:
    case = desk.new_case()
    codes = ("B0ZZK2M9QF", "B0ZZK4T1LD", "B0ZZN3P6WV")
    desk.say(case, [confirmed("asin", code) for code in codes])
    shop = desk.add_store("amazon", "LANJIA Direct")
    desk.add_listing(shop.id, "SKU-1", "B0OWNGOODS", "A bottle")
    desk.answer_listing(case, codes[1], "no")
    desk.answer_listing(case, codes[2], "not_sure")
    desk.answer_listing(case, "B0OWNGOODS", "yes")
    named = dict(desk.draft_letter(case, "service_inquiry", "en").basis)["named_products"]
    accused = dict(desk.draft_letter(case, "litigation_hold", "en").basis)["accused_products"]
    assert named == codes[0]
    assert accused == f"{codes[0]}, B0OWNGOODS"


def test_every_version_is_kept_and_the_same_text_makes_none(desk: Desk) -> None:
    case = desk.new_case()
    said = begin(desk, case)
    first = desk.save_letter(case, said)
    assert desk.save_letter(case, said) == first
    second = desk.save_letter(case, Letter("papers_extension", "zh", said.text + "\n加一句。"))
    assert (second.number, second.version) == (first.number, 2)
    versions = desk.record_versions(case, "letter", first.number)
    assert [text_of(one) for one in versions] == [said.text, said.text + "\n加一句。"]
    third = desk.save_letter(case, Letter("papers_extension", "zh", text_of(versions[0])))
    assert (third.version, text_of(third)) == (3, said.text)


def test_each_language_is_a_draft_of_its_own(desk: Desk) -> None:
    case = desk.new_case()
    zh, en = (
        desk.save_letter(case, begin(desk, case, "service_inquiry", code)) for code in LANGUAGES
    )
    other = desk.save_letter(case, begin(desk, case, "litigation_hold", "zh"))
    assert len({zh.number, en.number, other.number}) == 3
    desk.save_letter(case, Letter("service_inquiry", "en", "Changed."))
    assert [text_of(one)[:3] for one in desk.records(case, "letter")] == ["致：[", "Cha", "致：["]


def test_changed_facts_are_named_until_the_letter_rests_on_them(desk: Desk) -> None:
    case = desk.new_case()
    desk.say(case, [confirmed("court", "ilnd"), confirmed("tro_entered", "2026-02-24")])
    kept = desk.save_letter(case, begin(desk, case))
    assert desk.letter_changes(case, kept.number) == ()
    desk.say(case, [confirmed("tro_entered", "2026-02-25"), confirmed("served", "2026-02-27")])
    told = {one.place: (one.was, one.now) for one in desk.letter_changes(case, kept.number)}
    assert told == {
        "tro_entered": ("2026-02-24 周二（芝加哥时间）", "2026-02-25 周三（芝加哥时间）"),
        "served": ("", "2026-02-27 周五（芝加哥时间）"),
    }
    assert {one.label["zh"] for one in desk.letter_changes(case, kept.number)} == {
        "TRO 签发日期",
        "送达日期",
    }
    mine = Letter("papers_extension", "zh", "我自己的文字。")
    desk.save_letter(case, mine)
    assert len(desk.letter_changes(case, kept.number)) == 2
    now = begin(desk, case).basis
    desk.save_letter(case, Letter(mine.letter, mine.language, mine.text, now), rests_on_now=True)
    assert desk.letter_changes(case, kept.number) == ()
    assert text_of(desk.records(case, "letter")[0]) == "我自己的文字。"


def test_what_nobody_sees_is_dropped_and_not_refused(desk: Desk) -> None:
    case = desk.new_case()
    pasted = "\ufeff一\u3000二\u00a0三\u200b四\u2028五\r\n六\x07\t七\ud800"
    kept = desk.save_letter(case, Letter("service_inquiry", "zh", pasted))
    assert text_of(kept) == "一  二 三四\n五\n六\t七"


def test_a_version_is_the_same_file_each_time(desk: Desk, tmp_path: Path) -> None:
    case = desk.new_case()
    first = desk.save_letter(case, begin(desk, case))
    old = {kind: desk.letter_file(case, first.number, kind) for kind in ("docx", "pdf")}
    desk.clock = FixedClock(NOW + timedelta(days=1))
    desk.save_letter(case, Letter("papers_extension", "zh", "新的文字。"))
    for kind, data in old.items():
        out = tmp_path / f"first.{kind}"
        desk.export_letter(case, first.number, kind, out, version=1)
        assert out.read_bytes() == data
        desk.export_letter(case, first.number, kind, out)
        assert out.read_bytes() != data
    with zipfile.ZipFile(tmp_path / "first.docx") as package:
        assert "新的文字。" in package.read("word/document.xml").decode()
        header = package.read("word/header1.xml").decode()
    assert "DRAFT / 草稿" in header
    assert "发出前请让律师过目" in header


def test_an_export_that_fails_leaves_the_old_file(desk: Desk, tmp_path: Path) -> None:
    case = desk.new_case()
    kept = desk.save_letter(case, begin(desk, case))
    with pytest.raises(DeskError, match="out_missing"):
        desk.export_letter(case, kept.number, "pdf", tmp_path / "none" / "letter.pdf")
    assert not (tmp_path / "none").exists()


def test_what_is_refused(desk: Desk) -> None:
    case = desk.new_case()
    for call, code in (
        (lambda: desk.draft_letter(case, "love", "zh"), "unknown_letter"),
        (lambda: desk.draft_letter(case, "service_inquiry", "fr"), "bad_value"),
        (lambda: desk.save_letter(case, Letter("love", "zh", "x")), "unknown_letter"),
        (lambda: desk.save_letter(case, Letter("service_inquiry", "zh", "x" * 100_001)), TOO_LONG),
        (lambda: desk.letter_changes(case, 7), "unknown_record"),
        (lambda: desk.letter_file(case, 7, "pdf"), "unknown_record"),
        (lambda: desk.draft_letter("c99", "service_inquiry", "zh"), "unknown_case"),
    ):
        with pytest.raises(DeskError) as caught:
            call()
        assert caught.value.code == code
    with pytest.raises(ValueError, match="odt"):
        desk.letter_file(case, 7, "odt")
    assert desk.records(case, "letter") == ()


def test_letters_outlive_the_program_and_a_letter_it_does_not_know(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        case = desk.new_case()
        kept = desk.save_letter(case, begin(desk, case))
        strange = desk.save_record(case, Letter("of_another_time", "en", "Dear all"))
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        assert desk.records(case, "letter")[0] == kept
        assert desk.letter_changes(case, strange.number) == ()
        assert desk.letter_file(case, strange.number, "pdf").startswith(b"%PDF")


def test_the_blanks_of_a_text_and_the_mark(desk: Desk) -> None:
    draft = desk.draft_letter(desk.new_case(), "service_inquiry", "zh")
    assert desk.letter_blanks(draft.text) == draft.blanks
    assert len(draft.blanks) > 5
    assert desk.letter_blanks(draft.text.replace(draft.blanks[0], "Amazon")) == draft.blanks[1:]
    assert re.fullmatch(r"DRAFT / 草稿 +Have your lawyer read .*", desk.letter_mark("en"))


def test_the_pages_to_print_are_those_of_the_pdf(desk: Desk) -> None:
    case = desk.new_case()
    kept = desk.save_letter(case, Letter("litigation_hold", "zh", "一行\n" * 120 + "完"))
    data, pages = desk.letter_pages(case, kept.number)
    assert data == desk.letter_file(case, kept.number, "pdf")
    assert pages == 3


def test_the_lawyer_who_was_retained_is_named(desk: Desk) -> None:
    case = desk.new_case()
    other = Counsel("B. Other", "", "", "", "", "", "", "", "", "")
    desk.save_record(case, other)
    letter = begin(desk, case, "papers_extension", "en")
    assert "To: [our lawyer: to fill in]" in letter.text
    kept = desk.save_letter(case, letter, rests_on_now=True)
    mine = replace(other, name="Alex Marlow", firm="Marlow Law", chosen=True)
    desk.save_record(case, mine)
    assert "To: Alex Marlow, Marlow Law" in begin(desk, case, "papers_extension", "en").text
    assert "致：Alex Marlow, Marlow Law" in begin(desk, case, "release_checklist", "zh").text
    (change,) = desk.letter_changes(case, kept.number)
    assert (change.place, change.was, change.now) == ("counsel", "", "Alex Marlow, Marlow Law")
