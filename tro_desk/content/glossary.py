"""The words of the field, as data: content/glossary.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import Row
from tro_desk.domain.term import Term

GLOSSARY_FILE: Final = Path(__file__).resolve().parent / "glossary.yaml"


@cache
def glossary() -> Mapping[str, Term]:
    """Id -> term, in the order of the file. Raises ContentError where the file does not fit."""
    top = loader.read(GLOSSARY_FILE)
    top.take("version", str)
    terms: dict[str, Term] = {}
    for row in top.rows("terms"):
        term = _term(row)
        if term.id in terms:
            raise row.error(f"'{term.id}' is there twice")
        terms[term.id] = term
    top.close()
    return MappingProxyType(terms)


def _term(row: Row) -> Term:
    made = Term(
        row.take("id", str),
        row.take("name", Message),
        row.take("meaning", Message),
        row.take("source", str),
        row.take("checked", bool),
        row.take("checked_on", date),
    )
    row.close()
    return made
