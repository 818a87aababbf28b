"""Every error code that the program can raise has a sentence, and the sentence gets its values."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.house.sources import sources
from tro_desk.base.errors import READ_ERRORS, DeskError, ReadError
from tro_desk.l10n import languages, translator
from tro_desk.l10n.errors import SENTENCES, sentence


def raised() -> Iterator[tuple[Path, int, str, set[str] | None]]:
    """File, line, code and keyword names of each `DeskError("code", ...)` in the program."""
    for source in sources():
        for call in source.errors:
            code = call.args[0] if call.args else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                names = {keyword.arg for keyword in call.keywords}
                known = None if None in names else {name for name in names if name}
                yield source.path, call.lineno, code.value, known


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_raised_code_has_a_sentence_with_its_values() -> None:
    found = list(raised())
    assert len(found) > 10, "the scan finds nothing: it is broken"
    for path, line, code, names in found:
        where = f"{path.relative_to(ROOT)}:{line}"
        assert code in SENTENCES, f"{where}: {code} has no sentence"
        if names is not None:
            lost = places(SENTENCES[code]) - names
            assert not lost, f"{where}: {code} lacks {lost}"


def test_every_sentence_is_used() -> None:
    told = ROOT / "tro_desk" / "l10n" / "errors.py"
    words = {text for source in sources() if source.path != told for text in source.texts}
    assert set(SENTENCES) - words == set()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", READ_ERRORS)
def test_a_read_error_is_one_sentence_in_each_language(language: str, code: str) -> None:
    assert language in languages()
    text = sentence(ReadError(code, name="通知.pdf"), translator(language))
    assert "通知.pdf" in text
    assert "\n" not in text
    assert "{" not in text
    assert (text != SENTENCES[code].replace("{name}", "通知.pdf")) == (language == "zh")


def test_errors_survive_the_way_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(ReadError("damaged", name="x.pdf")))
    assert isinstance(error, ReadError)
    assert isinstance(error, DeskError)
    assert (error.code, error.params) == ("damaged", {"name": "x.pdf"})
