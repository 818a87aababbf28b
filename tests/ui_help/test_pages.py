"""The pages of the help: complete in both languages, true to the screen, in the field's words."""

from __future__ import annotations

import csv
import re
import sys
from functools import cache

import pytest

from tests.conftest import ROOT
from tests.house.test_words import CHINESE_FORBIDDEN, ENGLISH_FORBIDDEN
from tro_desk.base import paths
from tro_desk.content.help import help_pages
from tro_desk.desk.glossary import glossary
from tro_desk.domain.help_page import HelpPage
from tro_desk.ui.screens import NAMES

sys.path.insert(0, str(ROOT / "i18n"))
import catalogs

LANGUAGES = ("zh", "en")
LINK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
LONGEST = {"zh": 900, "en": 2_900}
"""Characters of a page that somebody frightened still reads: a screen and a half."""


def page(language: str, name: str) -> HelpPage:
    return next(one for one in help_pages(language) if one.id == name)


@cache
def on_screen(language: str) -> frozenset[str]:
    """Every word of the program in a language."""
    catalog = catalogs.load({"zh": "zh_CN", "en": "en"}[language])
    return frozenset(
        text or english
        for message in catalogs.entries(catalog)
        for english, text in catalogs.forms(message)
    )


def test_every_screen_has_its_page_and_every_page_its_file() -> None:
    pages = help_pages("zh")
    assert {one.id for one in pages if one.group == "screens"} == set(NAMES)
    for language in LANGUAGES:
        files = {path.stem for path in paths.asset("help", language).glob("*.md")}
        assert files == {one.id for one in pages}
    assert len({one.id for one in pages}) == len(pages)


def test_a_language_nobody_wrote_reads_english() -> None:
    assert help_pages("fr") == help_pages("en")


@pytest.mark.parametrize("name", [one.id for one in help_pages("en")])
def test_both_languages_have_the_same_form(name: str) -> None:
    zh, en = page("zh", name), page("en", name)
    forms = []
    for one in (zh, en):
        lines = one.text.splitlines()
        links = sorted(target for _words, target in LINK.findall(one.text))
        forms.append(([re.match(r"##+|\d\.|-|", line)[0] for line in lines if line], links))
    assert forms[0][0] == forms[1][0]
    assert set(forms[0][1]) == set(forms[1][1])
    for one, language in ((zh, "zh"), (en, "en")):
        assert len(one.text) <= LONGEST[language], len(one.text)
        assert max(len(line) for line in one.text.splitlines()) < (160 if language == "zh" else 380)


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_told_of_in_four_parts(name: str) -> None:
    heads = re.findall(r"(?m)^## (.+)$", page("en", name).text)
    assert heads == [
        "What it is for",
        "What to do first",
        "What the words mean",
        "What can go wrong",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere_inside(language: str) -> None:
    pages = {one.id for one in help_pages(language)}
    known = {"help": pages, "screen": set(NAMES), "term": set(glossary())}
    lost = []
    for one in help_pages(language):
        assert "http" not in one.text
        assert "<" not in one.text
        for _words, target in LINK.findall(one.text):
            kind, _, name = target.partition(":")
            if name not in known.get(kind, ()):
                lost.append((one.id, target))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_in_bold_stands_on_the_screen_like_that(language: str) -> None:
    words = [
        (one.id, word)
        for one in help_pages(language)
        for word in re.findall(r"\*\*(.+?)\*\*", one.text)
    ]
    assert len(words) > 80
    assert [row for row in words if row[1] not in on_screen(language)] == []


def test_chinese_is_a_natives() -> None:
    for one in help_pages("zh"):
        text = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[]", "", f"{one.title}\n{one.text}")
        assert [word for word in CHINESE_FORBIDDEN if word in text] == [], one.id
        assert re.findall(r"[\u4e00-\u9fff][,;:?!]", text) == [], one.id
        assert re.findall(r"[\u4e00-\u9fff][A-Za-z]|[A-Za-z0-9][\u4e00-\u9fff]", text) == [], one.id
        assert "永久禁令" not in text
        assert not re.search(r"删除.{0,4}(链接|listing)", text), one.id


def test_english_is_plain() -> None:
    for one in help_pages("en"):
        text = f"{one.title}\n{one.text}"
        found = [
            pattern for pattern in ENGLISH_FORBIDDEN if re.search(pattern, text, re.IGNORECASE)
        ]
        assert found == [], one.id
        assert text.isascii() or set(re.findall(r"[^\x00-\x7f]", text)) <= set("✓中")


def test_the_words_of_the_field_are_the_glossarys() -> None:
    """Where an English line uses a term, the Chinese line at its place uses the glossary's word."""
    with (ROOT / "i18n" / "glossary.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = []
    for en in help_pages("en"):
        pairs = zip(en.text.splitlines(), page("zh", en.id).text.splitlines(), strict=True)
        for english, chinese in pairs:
            spoken = LINK.sub(r"\1", english)
            for row in rows:
                pattern = rf"(?<!-)\b{re.escape(row['en'])}\b"
                if re.search(pattern, spoken, re.IGNORECASE) and not any(
                    word in chinese for word in row["zh"].split("|")
                ):
                    wrong.append((en.id, row["en"], chinese))
    assert not wrong, "\n".join(map(str, wrong))


def test_what_must_be_said_is_said() -> None:
    for language, words in (
        ("en", ("no legal advice", "predicts nothing", "sends no mail", "files nothing", "lawyer")),
        ("zh", ("不构成法律意见", "不预测", "不发邮件", "不向法院提交", "律师核对")),
    ):
        text = page(language, "limits").text
        assert [word for word in words if word not in text] == []
        assert "checked: false" in text
        assert "{desk}" in page(language, "data").text
