"""The words: complete in both languages, the glossary's terms, nothing that may not be said."""

from __future__ import annotations

import csv
import re
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "i18n"))
import catalogs

EXTRACT = cache(catalogs.extract)
CHINESE_FORBIDDEN = ("您", "保证胜", "胜诉率", "立即解冻", "赶快", "缺省", "CST")
ENGLISH_FORBIDDEN = (r"\bCST\b", r"genuine", r"guarantee", r"act now", r"n't\b", r"[“”‘’]", r"!")


def glossary(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def chinese() -> tuple[tuple[str, str, str], ...]:
    """Context, English and Chinese of every entry."""
    rows = []
    for message in catalogs.entries(catalogs.load("zh_CN")):
        for english, text in catalogs.forms(message):
            rows.append((message.context or "", english, text))
    return tuple(rows)


@cache
def english() -> tuple[str, ...]:
    """Every text of the English catalog."""
    entries = catalogs.entries(catalogs.load("en"))
    return tuple(text for message in entries for _, text in catalogs.forms(message))


@pytest.fixture(autouse=True)
def _extracted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the sources is the same for all tests; to find it takes seconds."""
    monkeypatch.setattr(catalogs, "extract", EXTRACT)


def test_catalogs_are_complete() -> None:
    assert catalogs.check() == []


def test_a_lost_place_a_fuzzy_and_an_unused_text_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = catalogs.load("zh_CN")
    entries = [m for m in catalogs.entries(catalog) if isinstance(m.id, str) and "{" in m.id]
    entries[0].string = entries[0].string.replace("{", "{x")
    entries[1].flags.add("fuzzy")
    catalog.add("Not in any source", "没有", context="nowhere")
    monkeypatch.setattr(catalogs, "load", lambda language: catalog)
    problems = "\n".join(catalogs.check())
    assert "places differ" in problems
    assert "fuzzy" in problems
    assert "not used any more: ('nowhere', 'Not in any source')" in problems


@pytest.mark.parametrize("word", CHINESE_FORBIDDEN)
def test_chinese_never_says(word: str) -> None:
    assert [row for row in chinese() if word in row[2]] == []


def test_a_preliminary_injunction_is_never_called_permanent_in_chinese() -> None:
    told = [row for row in chinese() if "永久禁令" in row[2]]
    assert [row for row in told if "permanent injunction" not in row[1]] == []


@pytest.mark.parametrize("pattern", ENGLISH_FORBIDDEN)
def test_english_never_says(pattern: str) -> None:
    assert [text for text in english() if re.search(pattern, text, re.IGNORECASE)] == []


def test_chinese_is_chinese() -> None:
    """No entry with English words of its own is left as it was, and punctuation is full-width."""
    same = [
        (context, english)
        for context, english, text in chinese()
        if text == english and re.search(r"[a-z]{3,} [a-z]{3,}", english)
    ]
    assert same == []
    half = [row for row in chinese() if re.search(r"[\u4e00-\u9fff][,;:?!](?:\s|$)", row[2])]
    assert half == []


def test_glossary_terms_are_used() -> None:
    """Where English uses a term of the glossary as a noun, Chinese uses the glossary's word."""
    spoken = [
        (row, *(re.sub(r"\{\w+\}", "", part).strip() for part in row[1:])) for row in chinese()
    ]
    wrong = []
    for row in glossary(ROOT / "i18n" / "glossary.tsv"):
        pattern = re.compile(rf"(?<!-)\b{re.escape(row['en'])}\b", re.IGNORECASE)
        words = row["zh"].split("|")
        for entry, english, text in spoken:
            if text and not any(word in entry[2] for word in words) and pattern.search(english):
                wrong.append((row["en"], *entry))
    assert not wrong, "\n".join(map(str, wrong))


def test_own_glossary_agrees_with_the_reference(shared: Path) -> None:
    reference = {}
    for row in glossary(shared / "domain" / "glossary.tsv"):
        name = re.sub(r"\s*\(.*?\)", "", row["en"]).casefold()
        for part in name.split(" / "):
            reference[part.strip()] = row["zh"] + " " + (row["note"] or "")
    for row in glossary(ROOT / "i18n" / "glossary.tsv"):
        name = row["en"].casefold()
        if name in reference:
            main = row["zh"].split("|")[0]
            assert main in reference[name], f"{name}: {main} is not {reference[name]}"
