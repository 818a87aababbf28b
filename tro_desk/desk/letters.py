"""Letters of a case: drafted from the confirmed facts, kept as records, taken out as files."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.brief_wishes import retained
from tro_desk.desk.matching import PRODUCT_FIELDS, accused
from tro_desk.desk.records import LONGEST_TEXT, checked, save_in
from tro_desk.desk.sample_desk import is_sample
from tro_desk.desk.write_out import write_out
from tro_desk.domain.case import Case
from tro_desk.domain.letters import LANGUAGES, Change, Draft, LetterForm, LetterPaper
from tro_desk.domain.records import Letter, Record

if TYPE_CHECKING:
    from tro_desk.papers.letters import Given
    from tro_desk.store import Storage, Unit

KINDS: Final = ("docx", "pdf")
"""The kinds of file as which a letter leaves the desk."""


def letters() -> tuple[LetterForm, ...]:
    """The letters that can be drafted."""
    from tro_desk.papers.letters import letter_forms

    return letter_forms()


def draft_letter(storage: Storage, case_id: str, letter: str, language: str) -> Draft:
    """A letter filled from the confirmed facts of the case."""
    with storage.reading() as unit:
        return _draft(unit, unit.cases.get(case_id), letter, language)


def save_letter(
    storage: Storage,
    now: datetime,
    case_id: str,
    said: Letter,
    *,
    rests_on_now: bool,
) -> Record:
    """Save the text of a letter: the next version of its one record in that language.

    It rests on the facts of `said.basis` where the record is new or `rests_on_now`; else on those
    that it rested on before.
    """
    _require(said.letter, said.language)
    text = _folded(said.text)
    if len(text) > LONGEST_TEXT:
        raise DeskError("letter_too_long", most=LONGEST_TEXT)
    with storage.writing() as unit:
        known = _kept(unit, unit.cases.require(case_id), said.letter, said.language)
        basis = said.basis
        if known is not None and not rests_on_now:
            assert isinstance(known.body, Letter)
            basis = known.body.basis
        body = checked(Letter(said.letter, said.language, text, basis), now)
        return save_in(unit, now, case_id, body, known.number if known is not None else 0)


def letter_changes(storage: Storage, case_id: str, number: int) -> tuple[Change, ...]:
    """The facts that a kept letter rests on and that are others now."""
    from tro_desk.papers.letters import changes

    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        body = _body(_version(unit, case_id, number, 0))
        if body.letter not in {form.id for form in letters()}:
            return ()  # a letter of an older program: nothing to compare it with
        draft = _draft(unit, case, body.letter, body.language)
    return changes(body.basis, draft.basis)


def letter_blanks(text: str) -> tuple[str, ...]:
    """The blanks that still stand in a text."""
    from tro_desk.papers.letters import blanks_in

    return blanks_in(text)


def letter_mark(storage: Storage, language: str) -> str:
    """The mark at the head of every letter, as one line; before it that of the sample desk."""
    from tro_desk.papers.letters import mark_of
    from tro_desk.papers.sample_mark import in_both

    sample = in_both(language) if is_sample(storage.folder) else ()
    return "   ".join((*sample, *mark_of(language)))


def letter_file(storage: Storage, case_id: str, number: int, kind: str, version: int) -> bytes:
    """A kept letter as a Word document or a PDF; the same bytes for the same version."""
    from tro_desk.papers.letters import render_docx, render_pdf

    if kind not in KINDS:
        raise ValueError(kind)
    made, at = _paper(storage, case_id, number, version)
    return (render_docx if kind == "docx" else render_pdf)(made, at)


def letter_pages(storage: Storage, case_id: str, number: int) -> tuple[bytes, int]:
    """The newest version as a PDF, and how many pages that has."""
    from tro_desk.papers.letters import render_pages

    return render_pages(*_paper(storage, case_id, number, 0))


def export_letter(
    storage: Storage, case_id: str, number: int, kind: str, out: Path, version: int
) -> None:
    """Write a kept letter to `out`, whole or not at all."""
    data = letter_file(storage, case_id, number, kind, version)
    write_out(out, data)


def _paper(
    storage: Storage, case_id: str, number: int, version: int
) -> tuple[LetterPaper, datetime]:
    from tro_desk.papers.letters import paper

    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        record = _version(unit, case_id, number, version)
    body = _body(record)
    sample = is_sample(storage.folder)
    return paper(body.letter, body.language, body.text, case, sample), record.at


def _draft(unit: Unit, case: Case, letter: str, language: str) -> Draft:
    from tro_desk.papers.letters import fill

    _require(letter, language)
    return fill(letter, language, _given(unit, case))


def _given(unit: Unit, case: Case) -> Given:
    """A product that the seller is not sure of, or took out, is in no letter."""
    from tro_desk.papers.letters import Given

    meant = [code for code, answer in accused(unit, case).items() if answer != "not_sure"]
    facts = [fact.value for field in PRODUCT_FIELDS for fact in case.confirmed(field)]
    spelled = unit.listing_answers.spellings(facts)
    papers = {spelled.get(code, code) for code in facts}
    named = [code for code in meant if code in papers]
    return Given(case, named, meant, retained(unit, unit.cases.require(case.id)))


def _kept(unit: Unit, case: int, letter: str, language: str) -> Record | None:
    for record in unit.records.all(case, "letter"):
        body = _body(record)
        if (body.letter, body.language) == (letter, language):
            return record
    return None


def _version(unit: Unit, case_id: str, number: int, version: int) -> Record:
    """A version of a kept letter, 0 for the newest."""
    versions = unit.records.versions(unit.cases.require(case_id), "letter", number)
    for record in reversed(versions):
        if version in (0, record.version):
            return record
    raise DeskError("unknown_record", number=number)


def _body(record: Record) -> Letter:
    assert isinstance(record.body, Letter)
    return record.body


def _require(letter: str, language: str) -> None:
    if letter not in {form.id for form in letters()}:
        raise DeskError("unknown_letter", letter=letter)
    if language not in LANGUAGES:
        raise DeskError("bad_value", field="language", value=language)


def _folded(text: str) -> str:
    """A text as it can be kept: what nobody sees goes, every kind of blank is a plain one."""
    kept = []
    for char in text.replace("\r\n", "\n").replace("\r", "\n"):
        category = unicodedata.category(char)
        if category in {"Zl", "Zp"}:
            kept.append("\n")
        elif char == "\u3000":  # as wide as two
            kept.append("  ")
        elif category == "Zs":
            kept.append(" ")
        elif char.isprintable() or char in "\n\t":
            kept.append(char)
    return "".join(kept)
