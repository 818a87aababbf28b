"""Each line that the desk writes into its log has a sentence, in each language."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.conftest import ROOT
from tro_desk.l10n import languages, translator
from tro_desk.l10n.changes import CHANGES, change_words


def written() -> Iterator[str]:
    """The codes that `unit.log.add` is given anywhere."""
    for path in (ROOT / "tro_desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="add", value=ast.Attribute(attr="log")),
                    args=[_, ast.Constant(value=str(code)), *_],
                ):
                    yield code
                case ast.Call(func=ast.Attribute(attr="add", value=ast.Attribute(attr="log"))):
                    raise AssertionError(f"{path}: a code of the log is no literal")


def test_each_code_has_its_sentence() -> None:
    codes = set(written())
    assert codes == set(CHANGES)
    assert len(codes) > 30


def test_no_two_say_the_same() -> None:
    for code in languages():
        told = [change_words(translator(code), change) for change in CHANGES]
        assert len(set(told)) == len(told)
        assert all(told)
