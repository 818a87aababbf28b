"""What the tests of the house look for in the program's own sources, found in one reading."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.conftest import ROOT


@dataclass(frozen=True)
class Source:
    """A module: its imports, its calls of one of ERRORS, and its texts."""

    path: Path
    imports: tuple[ast.Import | ast.ImportFrom, ...]
    errors: tuple[ast.Call, ...]
    texts: frozenset[str]


ERRORS = frozenset({"DeskError", "ReadError"})


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the program, by path. Its syntax tree is not kept: it is large."""
    paths = sorted((ROOT / "tro_desk").rglob("*.py"))
    assert len(paths) > 50
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Source:
    imports: list[ast.Import | ast.ImportFrom] = []
    errors: list[ast.Call] = []
    texts: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            imports.append(node)
        elif isinstance(node, ast.Call) and _called(node) in ERRORS:
            errors.append(node)
    return Source(path, tuple(imports), tuple(errors), frozenset(texts))


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))
