"""Every warning that a reader gives has its sentence, in both languages, and no other has."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT
from tro_desk.intake.readers._pieces import WARNINGS as OF_PIECES
from tro_desk.l10n import translator
from tro_desk.l10n.warnings import WARNINGS, warning

CODE = re.compile(r"(?:piece|pieces|pages|scans|attachment|member)_[a-z_]+")


def given() -> set[str]:
    """String constants of the readers that look like a warning."""
    found = set(OF_PIECES.values())
    for path in (ROOT / "tro_desk" / "intake" / "readers").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                found.add(str(node.value))
    return found


def test_every_warning_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert given() == set(WARNINGS)


@pytest.mark.parametrize("code", sorted(WARNINGS))
def test_a_warning_is_said_in_both_languages(code: str) -> None:
    english, chinese = (warning(code, translator(language)) for language in ("en", "zh"))
    assert english == WARNINGS[code]
    assert re.search("[\u4e00-\u9fff]", chinese)
