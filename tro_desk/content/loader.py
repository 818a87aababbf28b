"""Reads a content file and says file and line where it does not fit.

Prose is marked `!t` in the YAML and becomes a `Message` whose context is `<file stem>/<id>`, `id`
being the nearest `id:` above it (or the file stem alone). `i18n/catalogs.py` extracts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from tro_desk.base.messages import Citation, Message

T = TypeVar("T")
_REQUIRED: Any = object()


class ContentError(Exception):
    """A content file does not fit its schema; the text starts with `file:line:`."""


class Row:
    """A mapping of a content file that knows its place and which of its keys were read."""

    def __init__(self, values: dict[str, Any], file: str, line: int, lines: dict[str, int]) -> None:
        self._values = values
        self._file, self._line, self._lines = file, line, lines
        self._read: set[str] = set()

    def take(self, key: str, kind: type[T], default: Any = _REQUIRED) -> T:
        """The value of `key`, of type `kind`; the default where it is absent and one is given.

        Raises ContentError where it is missing or of another type.
        """
        self._read.add(key)
        if key not in self._values:
            if default is _REQUIRED:
                raise self.error(f"missing '{key}'")
            return default  # type: ignore[no-any-return]
        value = self._values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(f"'{key}' must be {kind.__name__}, not {type(value).__name__}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings (absent: empty)."""
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.error(f"'{key}' must be a list of strings")
        return tuple(values)

    def citation(self, key: str) -> Citation:
        """A source: a string, or a text that is marked for translation."""
        value = self.take(key, object)
        if not isinstance(value, str | Message):
            raise self.error(f"'{key}' must be a string or a text marked !t", key)
        return value

    def citations(self, key: str) -> tuple[Citation, ...]:
        """A list of sources, each a string or a text marked for translation (absent: empty)."""
        values = self.take(key, list, [])
        if not all(isinstance(value, str | Message) for value in values):
            raise self.error(f"'{key}' must be a list of strings or texts marked !t", key)
        return tuple(values)

    def messages(self, key: str) -> tuple[Message, ...]:
        """A list of texts that are marked for translation (absent: empty)."""
        values = self.take(key, list, [])
        if not all(isinstance(value, Message) for value in values):
            raise self.error(f"'{key}' must be a list of texts marked !t", key)
        return tuple(values)

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of mappings (absent: empty)."""
        values = self.take(key, list, [])
        if not all(isinstance(value, Row) for value in values):
            raise self.error(f"'{key}' must be a list of mappings")
        return tuple(values)

    def close(self) -> None:
        """Raises ContentError for a key that nobody took: a misspelling is never ignored."""
        unknown = sorted(self._values.keys() - self._read)
        if unknown:
            raise self.error(f"unknown key '{unknown[0]}'")

    def error(self, what: str, key: str = "") -> ContentError:
        """An error at this row, at the line of `key` where one is named."""
        return ContentError(f"{self._file}:{self._lines.get(key, self._line)}: {what}")


if TYPE_CHECKING:
    _Fast = yaml.SafeLoader
else:  # libyaml parses some five times faster; the window waits for these tables
    _Fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Fast):
    """Safe YAML without implicit booleans for `no` and without duplicate keys."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tf":
    _Loader.yaml_implicit_resolvers.setdefault(_first, []).append(
        ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"))
    )


def read(path: Path) -> Row:
    """The top mapping of a content file. Raises ContentError with file and line."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path.name}:{line}: {error.problem}") from error
    if not isinstance(root, yaml.MappingNode):
        raise ContentError(f"{path.name}:1: a content file is a mapping")
    value = _build(root, path, path.stem)
    assert isinstance(value, Row)
    return value


def prose(path: Path) -> Iterator[tuple[int, Message]]:
    """Every translatable text of a content file with its line."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    if root is not None:
        yield from _prose(root, path.stem)


def _build(node: yaml.Node, path: Path, context: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        context = _context(node, path.stem, context)
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            lines[key] = key_node.start_mark.line + 1
            if key in values:
                raise ContentError(f"{path.name}:{lines[key]}: '{key}' twice")
            values[key] = _build(value_node, path, context)
        return Row(values, path.name, node.start_mark.line + 1, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, path, context) for item in node.value]
    if node.tag == "!t":
        return Message(context, str(node.value))
    value = _scalar(node)
    if not isinstance(value, str | int | bool | date) and value is not None:
        line = node.start_mark.line + 1
        raise ContentError(f"{path.name}:{line}: {type(value).__name__} is not a content value")
    return value


def _scalar(node: yaml.Node) -> Any:
    loader = _Loader("")
    try:
        return loader.construct_object(node)
    finally:
        loader.dispose()


def _prose(node: yaml.Node, context: str, stem: str = "") -> Iterator[tuple[int, Message]]:
    stem = stem or context
    if isinstance(node, yaml.MappingNode):
        context = _context(node, stem, context)
        for _, value in node.value:
            yield from _prose(value, context, stem)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _prose(item, context, stem)
    elif node.tag == "!t":
        yield node.start_mark.line + 1, Message(context, str(node.value))


def _context(node: yaml.MappingNode, stem: str, inherited: str) -> str:
    for key, value in node.value:
        if key.value == "id" and isinstance(value, yaml.ScalarNode):
            return f"{stem}/{value.value}"
    return inherited
