"""The glossary: every row of the field's word list, every word that a step explains."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tro_desk.content.glossary import glossary
from tro_desk.content.steps import flow, flow_ids
from tro_desk.domain.term import GENERAL
from tro_desk.l10n import translator

_SHORT = {"temporary restraining order (TRO)": "tro", "preliminary injunction (PI)": "pi"}


def slug(name: str) -> str:
    """The id of a row of the word list."""
    plain = re.sub(r"\(.*?\)", "", name).split("/")[0].strip().lower().replace("'", "")
    return _SHORT.get(name, re.sub(r"[ .-]+", "_", plain))


def test_every_row_of_the_word_list_is_explained(shared: Path) -> None:
    with (shared / "domain" / "glossary.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    terms, chinese = glossary(), translator("zh")
    assert [slug(row["en"]) for row in rows] == list(terms)
    for row in rows:
        term = terms[slug(row["en"])]
        assert term.name.text == row["en"]
        assert chinese.render(term.name).replace(" ", "") == row["zh"].replace(" ", "")


def test_every_word_that_a_step_names_is_there() -> None:
    wanted = {term for one in flow_ids() for step in flow(one).steps for term in step.terms}
    assert wanted
    assert wanted <= glossary().keys()


def test_meanings_are_short_sourced_and_in_both_languages() -> None:
    chinese = translator("zh")
    for term in glossary().values():
        assert term.source
        assert not (term.checked and term.source == GENERAL), term.id
        for sentence in re.split(r"(?<=[.:]) ", term.meaning.text):
            assert len(sentence.split()) <= 30, term.id
        told = chinese.render(term.meaning)
        assert told != term.meaning.text
        assert all(len(part) <= 60 for part in re.split(r"[。：；]", told)), term.id
        assert not re.search(r"genuine|guarantee|\bCST\b", term.meaning.text)
