"""Brings the file of a desk to the schema of this program.

The version stands in the file's `user_version`, so that the check costs nothing; Alembic and the
migrations are imported only where there is something to do.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.store import pragmas
from tro_desk.store.engine import Engine

if TYPE_CHECKING:
    from alembic.operations import Operations

VERSION: Final = 6
"""The schema of this program: the number of the newest migration."""

Steps = Mapping[int, "Callable[[Operations], None]"]

_ONE_AT_A_TIME: Final = threading.Lock()
"""Threads that open the same desk: what one has half made is no old desk to the other."""


def bring_up_to_date(
    engine: Engine,
    found: int,
    backups: Path,
    now: datetime,
    target: int = VERSION,
    steps: Steps | None = None,
) -> None:
    """Run the migrations that the file has not seen, each in a transaction of its own.

    `found` is the file's version; an existing desk is copied to `backups` first, and the copy
    checked; `now` (UTC) names it. Raises DeskError `desk_newer` (folder, version, known),
    `backup_failed` (path).
    """
    if found > target:
        folder = str(engine.path.parent)
        raise DeskError("desk_newer", folder=folder, version=found, known=target)
    if found == target:
        return
    with _ONE_AT_A_TIME:
        _bring_up(engine, backups, now, target, steps)


def _bring_up(
    engine: Engine, backups: Path, now: datetime, target: int, steps: Steps | None
) -> None:
    with engine.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        found = pragmas.version(driver)  # another thread may have been faster
    if found >= target:
        return
    if found:
        for left in backups.glob(".desk-v*.part*"):
            left.unlink(missing_ok=True)  # of a process that was stopped: none other is here
        stamp = f"{now:%Y%m%dT%H%M%SZ}"
        pragmas.back_up(engine.path, backups / f"desk-v{found}-{stamp}.db", engine.keys)
    steps = _packed() if steps is None else steps
    for number in range(found + 1, target + 1):
        _run(engine, number, steps[number])


def _packed() -> Steps:
    """The program's own migrations by number: `v0001_first.py` holds `upgrade(op)` of 1."""
    from tro_desk.base.registry import modules_of
    from tro_desk.store import migrations

    return {int(m.__name__.rpartition(".v")[2][:4]): m.upgrade for m in modules_of(migrations)}


def _run(engine: Engine, number: int, upgrade: Callable[[Operations], None]) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    with engine.writing() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        if pragmas.version(driver) >= number:
            return  # another process was faster
        upgrade(Operations(MigrationContext.configure(connection)))
        pragmas.set_version(driver, number)
