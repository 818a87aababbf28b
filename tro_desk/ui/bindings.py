"""Something that several widgets follow for as long as they live: the language, the theme."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

S = TypeVar("S")


class Bindings(Generic[S]):
    """Calls each bound function with the subject; a dead owner's function is dropped."""

    def __init__(self) -> None:
        self._bound: dict[int, tuple[QObject, Callable[[S], None]]] = {}
        self._numbers = count()

    def add(self, owner: QObject, apply: Callable[[S], None], subject: S) -> None:
        """Apply now, and again at each `run` while `owner` lives."""
        number = next(self._numbers)
        self._bound[number] = (owner, apply)
        owner.destroyed.connect(lambda *_: self._bound.pop(number, None))
        apply(subject)

    def run(self, subject: S) -> None:
        """Apply every function of a living owner, in the order in which they were bound."""
        for number, (owner, apply) in list(self._bound.items()):
            if number not in self._bound:  # an earlier function of this round ended its owner
                continue
            if isValid(owner):
                apply(subject)
            else:
                self._bound.pop(number, None)
