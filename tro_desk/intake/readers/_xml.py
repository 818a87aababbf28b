"""XML from outside, walked through without building a tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from tro_desk.intake.readers._contract import Scope


class Walker(Protocol):
    """What is told of each element; names and attributes come without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def walk(data: bytes, walker: Walker, scope: Scope) -> None:
    """Tell `walker` of all elements.

    Raises ReadError damaged for what is not XML or declares a document type: Office files have
    none, and it is the place where entities are defined that grow without end.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = _starting(walker)
    parser.EndElementHandler = lambda name: walker.end(_local(name))
    parser.CharacterDataHandler = walker.text

    def refuse(*_: object) -> None:
        raise scope.error("damaged")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise scope.error("damaged") from error


def _starting(walker: Walker) -> Callable[[str, Mapping[str, str]], None]:
    def start(name: str, attributes: Mapping[str, str]) -> None:
        plain = {_local(key): value for key, value in attributes.items()} if attributes else {}
        walker.start(_local(name), plain)

    return start


def _local(name: str) -> str:
    return name.rpartition("}")[2]
