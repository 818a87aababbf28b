"""Briefs that were made: PDF and snapshot as files, their hashes as rows."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from tro_desk.store.kept_files import KeptFiles, plain_name
from tro_desk.store.tables import briefs

_OURS = re.compile(r"c\d+-\d{8}T\d{6}Z-[a-z+]+(-\d+)?\.(pdf|json)")


@dataclass(frozen=True, slots=True)
class KeptBrief:
    """A brief as it is kept: `made_at` UTC, files beside each other, bytes as the hashes say."""

    made_at: datetime
    language: str
    pages: int
    sha256: str
    path: Path
    data: bytes
    snapshot: str
    first_page_of: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A brief as the desk noted it: `made_at` UTC; its files are read when they are asked for."""

    made_at: datetime
    language: str
    pages: int
    sha256: str
    snapshot_sha256: str
    path: Path
    files: KeptFiles

    def data(self) -> bytes | None:
        """The PDF; None where it is not there, or was altered."""
        return _as_noted(self.files, self.path, self.sha256)

    def snapshot(self) -> str | None:
        """The snapshot's JSON; None where it is not there, or was altered."""
        data = _as_noted(self.files, self.path.with_suffix(".json"), self.snapshot_sha256)
        return None if data is None else data.decode()


class Briefs:
    """Briefs within one transaction. Files are written while the write lock is held."""

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        files: KeptFiles | None = None,
        undo: list[Callable[[], None]] | None = None,
    ) -> None:
        """`undo` hears how to take back what was done to files, should the transaction fail."""
        self._connection = connection
        self._undo = [] if undo is None else undo
        self._folder = folder
        self._files = files or KeptFiles()

    def add(
        self,
        case: int,
        now: datetime,
        language: str,
        data: bytes,
        pages: int,
        first_page_of: Mapping[str, int],
        snapshot: str,
    ) -> KeptBrief:
        """Write PDF and snapshot, each whole or not at all, and their row."""
        stem = self._free(f"c{case}-{now:%Y%m%dT%H%M%SZ}-{language}")
        path = self._folder / f"{stem}.pdf"
        for one, content in ((path.with_suffix(".json"), snapshot.encode()), (path, data)):
            self._undo.append(partial(self._files.remove, one))
            self._files.write(one, content)
        sha256 = hashlib.sha256(data).hexdigest()
        self._connection.execute(
            insert(briefs).values(
                case_id=case,
                made_at=now,
                language=language,
                pages=pages,
                stem=stem,
                sha256=sha256,
                snapshot_sha256=hashlib.sha256(snapshot.encode()).hexdigest(),
                first_page_of=json.dumps(dict(first_page_of)),
            )
        )
        return KeptBrief(now, language, pages, sha256, path, data, snapshot, dict(first_page_of))

    def newest(self, case: int) -> KeptBrief | None:
        """The newest brief of a case; None where there is none, or its files were altered."""
        row = self._connection.execute(
            select(briefs).where(briefs.c.case_id == case).order_by(briefs.c.id.desc()).limit(1)
        ).one_or_none()
        if row is None:
            return None
        path = self._folder / f"{row.stem}.pdf"
        try:
            data = self._files.read(path)
            told = self._files.read(path.with_suffix(".json"))
        except OSError:
            return None
        hashes = tuple(hashlib.sha256(content).hexdigest() for content in (data, told))
        if hashes != (row.sha256, row.snapshot_sha256):
            return None
        return KeptBrief(
            row.made_at,
            row.language,
            row.pages,
            row.sha256,
            path,
            data,
            told.decode(),
            json.loads(row.first_page_of),
        )

    def rows(self, case: int) -> tuple[BriefRow, ...]:
        """The briefs of a case, newest first."""
        return self._rows(select(briefs).where(briefs.c.case_id == case))

    def every(self) -> tuple[BriefRow, ...]:
        """The briefs of the desk, newest first."""
        return self._rows(select(briefs))

    def _rows(self, query: Select[Any]) -> tuple[BriefRow, ...]:
        found = self._connection.execute(query.order_by(briefs.c.id.desc()))
        return tuple(
            BriefRow(
                row.made_at,
                row.language,
                row.pages,
                row.sha256,
                row.snapshot_sha256,
                self._folder / f"{row.stem}.pdf",
                self._files,
            )
            for row in found
        )

    def strays(self) -> tuple[Path, ...]:
        """Files of briefs without a row: somebody was stopped in between. Others' are let alone."""
        kept = set(self._connection.scalars(select(briefs.c.stem)))
        files = (path for path in self._folder.iterdir() if path.is_file())
        return tuple(
            path
            for path in files
            if (path.name.startswith(".c") and path.suffix == ".part")
            or (_OURS.fullmatch(plain_name(path).name) and plain_name(path).stem not in kept)
        )

    def sweep(self) -> int:
        """Remove the strays; how many there were."""
        strays = self.strays()
        for path in strays:
            path.unlink(missing_ok=True)
        return len(strays)

    def _free(self, stem: str) -> str:
        taken = set(self._connection.scalars(select(briefs.c.stem)))
        names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)


def _as_noted(files: KeptFiles, path: Path, sha256: str) -> bytes | None:
    try:
        data = files.read(path)
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
