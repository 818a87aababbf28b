"""Where files lie while another one is made of them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol


class Room(Protocol):
    """Room for files on the way; who gives it decides where, and whether they can be read there."""

    def create(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A new file, to be written in order."""
        ...

    def open(self, name: str) -> BinaryIO:
        """A file that was written, to be read at any place."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file."""
        ...


class Beside:
    """Neighbours of the file that is made."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def create(self, name: str) -> BinaryIO:
        return self._place(name).open("wb")

    def open(self, name: str) -> BinaryIO:
        return self._place(name).open("rb")

    def remove(self, name: str) -> None:
        self._place(name).unlink(missing_ok=True)

    def _place(self, name: str) -> Path:
        return self._out.with_name(f"{self._out.name}.{name}")
