"""The letters' texts: complete in both languages, filled from confirmed facts alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.papers.sample import CaseMaker, sample_maker
from tro_desk.content.loader import ContentError
from tro_desk.domain.facts import Status
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.letters import LANGUAGES
from tro_desk.l10n.terms import DATE_FIELDS, MONEY_FIELDS
from tro_desk.papers.letters import Given, blanks_in, changes, fill, letter_forms, mark_of
from tro_desk.papers.letters.texts import (
    COMMON,
    FOLDER,
    PLACE,
    common,
    letter_texts,
    read_common,
    read_letter,
)

LETTERS = tuple(letter_texts())
CONTENT = Path(FOLDER).parents[1] / "content" / "platforms"
EACH = [(letter, language) for letter in LETTERS for language in LANGUAGES]


def test_the_six_letters_are_offered_in_order() -> None:
    assert (
        *("service_inquiry", "alibaba_appeal", "papers_extension"),
        *("litigation_hold", "brand_authorization", "release_checklist"),
    ) == LETTERS
    assert tuple(form.id for form in letter_forms()) == LETTERS
    orders = [one.order for one in letter_texts().values()]
    assert len(set(orders)) == len(orders)


def test_every_letter_that_a_step_names_is_there() -> None:
    named = {
        letter
        for path in CONTENT.rglob("*.yaml")
        for letter in re.findall(r"letter:(\w+)", path.read_text(encoding="utf-8"))
    }
    assert named == set(LETTERS)


@pytest.mark.parametrize("letter", LETTERS)
def test_both_languages_name_the_same_places(letter: str) -> None:
    text = letter_texts()[letter].text
    zh, en = (PLACE.findall(text[code]) for code in ("zh", "en"))
    assert sorted(zh) == sorted(en)
    assert set(zh) <= common().places.keys()
    for code in LANGUAGES:
        assert len([line for line in text[code].split("\n") if line.strip()]) > 15
    assert text["zh"].count("\n\n") == text["en"].count("\n\n")


def test_no_place_is_left_over() -> None:
    used = {name for one in letter_texts().values() for name in one.places}
    assert used == common().places.keys()


@pytest.mark.parametrize(("letter", "language"), EACH)
def test_a_letter_admits_and_promises_nothing(letter: str, language: str) -> None:
    source = letter_texts()[letter]
    told = [source.text[language], source.form.about[language], source.form.title[language]]
    told += [warning[language] for warning in source.form.warnings]
    text = "\n".join(told)
    for never in ("CST", "guarantee", "genuine", "don't", "您", "永久禁令", "胜诉", "保证金"):
        assert never not in text
    admits = r"sorry|apolog(?!ise or)|we infringed|we regret|抱歉|致歉|对不起|我方承认"
    assert not re.search(admits, source.text[language], re.IGNORECASE)
    assert not re.search(r"[“”‘’—]" if language == "en" else r"[,;?!]\s*[一-鿿]", text)
    assert len(source.form.warnings) >= 3


@pytest.mark.parametrize("letter", LETTERS)
def test_what_is_said_to_an_outsider_reserves_all_rights(letter: str) -> None:
    text = letter_texts()[letter].text
    inside = letter in {"papers_extension", "release_checklist", "litigation_hold"}
    if inside:
        keeps = {"zh": r"请予保密|不涉及对案件是非的判断", "en": r"confidential|who is right"}
    else:
        keeps = {
            "zh": r"不构成对任何事实、主张或责任的承认",
            "en": r"admits no fact, claim or liab",
        }
    for code in LANGUAGES:
        assert re.search(keeps[code], text[code])


def test_the_mark_names_draft_and_lawyer_in_either_language() -> None:
    assert mark_of("zh") == ("DRAFT / 草稿", "发出前请让律师过目")
    assert mark_of("en") == ("DRAFT / 草稿", "Have your lawyer read this before it is sent")


# filled


def probe(field: str) -> str:
    """A value that shows in a text if it is let in."""
    if field in DATE_FIELDS:
        return "2031-07-13"
    if field in MONEY_FIELDS:
        return "77777.77 USD"
    if FIELDS[field].choices:
        return FIELDS[field].choices[0]
    return {"court": "txed", "platform": "walmart"}.get(field, f"PROBE{field.upper()}")


@pytest.mark.parametrize("status", [None, Status.NOT_SURE, Status.REJECTED, Status.WITHDRAWN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_unconfirmed_is_in_any_letter(language: str, status: Status | None) -> None:
    make = CaseMaker()
    make.paper("a1" * 32, "notice.pdf", "pdf", 1, "tro_freeze")
    for field in FIELDS:
        seen = make.see(field, probe(field), probe(field), "a1" * 32)
        if status is not None:
            make.say(field, probe(field), seen, status)
    given = Given(make.case())
    for letter in LETTERS:
        draft = fill(letter, language, given)
        names = r"PROBE|2031|77,?777|Texas|德克萨斯|Walmart|txed|\{"
        assert not re.search(names, draft.text)
        assert all(value == "" for _place, value in draft.basis)
        assert len(draft.blanks) == len(letter_texts()[letter].places)
        assert blanks_in(draft.text) == draft.blanks


@pytest.mark.parametrize(("letter", "language"), EACH)
def test_every_confirmed_fact_is_where_its_place_is(letter: str, language: str) -> None:
    make = CaseMaker()
    for field in FIELDS:
        make.say(field, "ilnd" if field == "court" else probe(field))
    given = Given(make.case(), ["PROBEASIN"], ["PROBEASIN", "B0OWN"])
    draft = fill(letter, language, given)
    own = [name for name, place in common().places.items() if not place.fields]
    assert set(blanks_in(draft.text)) == set(draft.blanks)
    shape = common().to_fill_in[language]
    assert set(draft.blanks) == {
        shape.replace("{label}", common().places[name].label[language])
        for name in letter_texts()[letter].places
        if name in own
    }
    for name, value in draft.basis:
        assert value or name == "counsel"
        assert value in draft.text, name


def test_a_blank_says_what_is_missing_and_a_value_stands_as_in_the_windows() -> None:
    given = Given(sample_maker().case(), ["B0ZZK2M9QF"])
    zh, en = (fill("papers_extension", code, given) for code in LANGUAGES)
    assert "案号：1:26-cv-01234\n" in zh.text
    assert "法院：伊利诺伊州北区联邦地区法院（N.D. Ill.）\n" in zh.text
    assert "TRO 签发日期：2026-02-24 周二（芝加哥时间）\n" in zh.text
    assert "送达日期：[送达日期：未确认]\n" in zh.text
    assert "Court: U.S. District Court, Northern District of Illinois (N.D. Ill.)\n" in en.text
    assert "TRO entered: Tue 24 Feb 2026 (Chicago time)\n" in en.text
    assert "Hearing: [date of the hearing: not confirmed]\n" in en.text
    assert "To: [our lawyer: to fill in]\n" in en.text
    inquiry = fill("service_inquiry", "en", given)
    assert "Seller ID: [seller ID: not confirmed]\n" in inquiry.text  # the seller was not sure
    assert "named in the notice: B0ZZK2M9QF\n" in inquiry.text
    rights = dict(fill("alibaba_appeal", "en", given).basis)["rights"]
    assert rights == "Trademark registration 9990417, Design patent D9990123"


def test_a_value_is_never_read_as_a_place() -> None:
    make = CaseMaker()
    make.say("case_name", "A {docket_number} {0} v. B [案号：未确认]")
    make.say("docket_number", "1:26-cv-01234")
    text = fill("papers_extension", "en", Given(make.case())).text
    assert "Case name: A {docket_number} {0} v. B [案号：未确认]\n" in text


def test_a_fact_that_changed_is_named_with_what_it_was() -> None:
    make = sample_maker()
    before = fill("papers_extension", "en", Given(make.case()))
    make.say("served", "2026-02-27")
    make.say("docket_number", "1:26-cv-04321")
    after = fill("papers_extension", "en", Given(make.case()))
    told = {one.place: (one.was, one.now) for one in changes(before.basis, after.basis)}
    assert told == {
        "docket_number": ("1:26-cv-01234", "1:26-cv-04321"),
        "served": ("", "Fri 27 Feb 2026 (Chicago time)"),
    }
    assert changes(after.basis, after.basis) == ()
    assert changes((), after.basis) == ()


def test_blanks_are_found_as_long_as_they_stand() -> None:
    text = (
        "[案号：未确认] and [案号：未确认], [date of sending: to fill in] [kept] [a [b: to fill in]"
    )
    assert blanks_in(text) == ("[案号：未确认]", "[date of sending: to fill in]", "[b: to fill in]")
    assert blanks_in("") == ()


# what does not fit


def _letter(**changed: str) -> str:
    rows = {
        "id": "id: mine",
        "order": "order: 9",
        "title": "title: {zh: 信, en: Letter}",
        "about": "about: {zh: 某事, en: Something}",
        "warnings": "warnings: [{zh: 当心, en: Mind}]",
        "sources": 'sources: ["a book"]',
        "checked": "checked: false",
        "checked_on": "checked_on: 2026-11-22",
        "text": 'text: {zh: "案号：{docket_number}", en: "No. {docket_number}"}',
    }
    return "\n".join((rows | changed).values()) + "\n"


def test_a_letter_that_fits(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(_letter(), encoding="utf-8")
    assert read_letter(path, common()).places == ("docket_number",)


@pytest.mark.parametrize(
    ("changed", "line", "what"),
    [
        ({"id": "id: other"}, 1, "not 'mine'"),
        ({"title": "title: {zh: 信}"}, 3, "missing 'en'"),
        ({"title": 'title: {zh: 信, en: " "}'}, 3, "'en' is empty"),
        ({"title": "title: {zh: 信, en: L, fr: L}"}, 3, "unknown key 'fr'"),
        ({"warnings": "warnings: []"}, 5, "without warnings"),
        ({"sources": "sources: []"}, 6, "without sources"),
        ({"text": 'text: {zh: "{dokcet}", en: "{dokcet}"}'}, 9, "'dokcet' is no place"),
        ({"text": 'text: {zh: "{court}", en: "x"}'}, 9, "'court' is not in every language"),
        ({"text": 'text: {zh: "{court", en: "x"}'}, 9, "belongs to no place"),
        ({"checked": "checked: false\nextra: 1"}, 8, "unknown key 'extra'"),
    ],
)
def test_one_that_does_not(tmp_path: Path, changed: dict[str, str], line: int, what: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(_letter(**changed), encoding="utf-8")
    with pytest.raises(ContentError, match=rf"^mine\.yaml:\d+: .*{re.escape(what)}") as caught:
        read_letter(path, common())
    if "unknown key 'extra'" not in what:  # a key that nobody took is told at the row
        assert str(caught.value).startswith(f"mine.yaml:{line}:")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("fields: [judge]", "fields: [jugde]", "'jugde' is no field"),
        ("place: company,", "place: Company,", "no name of a place"),
        ("place: company,", "place: signer,", "stands twice"),
        ('zh: "[{label}：未确认]"', 'zh: "{label}：未确认"', "not_confirmed"),
    ],
)
def test_shared_parts_that_do_not_fit(tmp_path: Path, old: str, new: str, what: str) -> None:
    text = (FOLDER / f"{COMMON}.yaml").read_text(encoding="utf-8")
    text = text.replace("fields: [hearing]", "fields: [judge]")
    assert text.count(old) == 1
    path = tmp_path / "common.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=rf"^common\.yaml:\d+: .*{re.escape(what)}"):
        read_common(path)


def test_every_blank_is_short_enough_to_be_found() -> None:
    shared = common()
    for place in shared.places.values():
        for shape in (shared.not_confirmed, shared.to_fill_in):
            for language in LANGUAGES:
                blank = shape[language].replace("{label}", place.label[language])
                assert blanks_in(f"x {blank} y") == (blank,)
