"""Changed papers never break the worker, never keep it busy for ever, never make it write.

`make fuzz` reads 20,000 (FUZZ_COUNT=...); the tests read the first of the same.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from tests.fuzz.mutants import mutant
from tro_desk.base.errors import READ_ERRORS, ReadError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.intake import Limits, reading
from tro_desk.intake.worker import ReadFile

COUNT = int(os.environ.get("FUZZ_COUNT", "200"))
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))
SHARES = 2 if COUNT <= 1000 else 40
# Pictures are decoded and not read: the fuzz is after the readers, and a page takes seconds.
LIMITS = Limits(seconds=30, scans=0)


class Watched:
    """A worker whose break and whose death are seen, in an empty folder of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "empty"
        self.folder.mkdir()
        monkeypatch.chdir(self.folder)
        for name in ("TMPDIR", "TMP", "TEMP", "HOME"):
            monkeypatch.setenv(name, str(self.folder))
        self.paper = folder
        self.worker = reading._Worker()

    def read(self, name: str, data: bytes) -> str:
        path = self.paper / name
        path.write_bytes(data)
        try:
            answer = self.worker.ask(ReadFile(path, LIMITS), name, UNWATCHED)
        except ReadError as error:
            return error.code
        finally:
            path.unlink()
        assert not isinstance(answer, bytes)
        for one in answer.candidates:  # type: ignore[union-attr]
            page = answer.document.pages[one.page - 1]  # type: ignore[union-attr]
            assert page.text[one.start : one.end] == one.raw
        return "read"


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_changed_papers(
    share: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    watched = Watched(tmp_path, monkeypatch)
    found: list[str] = []
    outcomes: dict[str, int] = {}
    try:
        for index in range(FIRST + share, FIRST + COUNT, SHARES):
            name, data = mutant(index)
            try:
                code = watched.read(name, data)
            except reading._Died:
                code = f"broken: {caplog.messages[-1:]}"
                watched.worker.end()
                watched.worker = reading._Worker()
            outcomes[code] = outcomes.get(code, 0) + 1
            if code not in (*READ_ERRORS, "read"):
                kept = tmp_path / f"{index}-{name}"
                kept.write_bytes(data)
                found.append(f"{kept}: {code}")
                if code == "took_too_long":
                    watched.worker.end()
                    watched.worker = reading._Worker()
    finally:
        watched.worker.end()
    assert found == []
    assert outcomes["read"] > 0
    assert list(watched.folder.iterdir()) == []
