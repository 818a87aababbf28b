"""Something that several widgets follow for as long as they live: the language, the theme."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

S = TypeVar("S")

_FEW: Final = 1_000
"""So many functions are kept before those of dead owners are looked for."""


class Bindings(Generic[S]):
    """Calls each bound function with the subject; a dead owner's function is dropped.

    A connection to the end of each owner costs more than the words of a label: the dead are
    dropped together, each time that twice as many are bound as were alive.
    """

    def __init__(self) -> None:
        self._bound: dict[int, tuple[QObject, Callable[[S], None]]] = {}
        self._numbers = count()
        self._enough = _FEW

    def add(self, owner: QObject, apply: Callable[[S], None], subject: S) -> None:
        """Apply now, and again at each `run` while `owner` lives."""
        if len(self._bound) >= self._enough:
            self._drop_dead()
        self._bound[next(self._numbers)] = (owner, apply)
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

    def _drop_dead(self) -> None:
        self._bound = {number: one for number, one in self._bound.items() if isValid(one[0])}
        self._enough = max(_FEW, 2 * len(self._bound))
