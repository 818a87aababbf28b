"""Writes a PDF of qpdf to a file, however that ends.

An error of the file must not pass through qpdf: raised while its writer is taken down (a full disk,
a disk that was pulled out) it ends the whole program at once. It is kept, and raised afterwards.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO, Final

import pikepdf

_PIECE: Final = 1 << 16


def save(pdf: pikepdf.Pdf, out: Path | BinaryIO, **how: Any) -> None:
    """Write `pdf` to `out`; `how` as `Pdf.save` takes it. Raises OSError."""
    if isinstance(out, Path):
        with out.open("wb") as file:
            save(pdf, file, **how)
        return
    held = _Holding(out)
    with io.BufferedWriter(held, _PIECE) as gathered:  # qpdf writes a hundred pieces for each page
        pdf.save(gathered, **how)
    if held.error is not None:
        raise held.error


class _Holding(io.RawIOBase):
    """Passes bytes on until that fails, and takes what comes after it without a word."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self.error: BaseException | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self.error is None:
            try:
                self._out.write(data)
            except BaseException as error:
                self.error = error
        return len(data)
