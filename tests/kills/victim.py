"""A process that does one job at a desk, says when it begins and what was saved, and may be killed.

A line of its report was true when it was written: the call had returned.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.desk import backup_victim, victim  # noqa: F401 - imported before a victim is forked
from tests.desk.lock_parts import CHEAP, PASSPHRASE, opened
from tests.desk.parts import CERTAIN, add
from tests.ledger.made import all_orders, order
from tro_desk.desk import Desk
from tro_desk.desk.package_face import package_options
from tro_desk.papers import BriefOptions

ROWS: Final = 200
"""Lines of each export that is loaded."""


def work(kind: str, folder: Path, number: int) -> None:
    """Do that job with that number; it ends by itself where no blow falls."""
    out = os.open(folder / "report", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    desk_folder = folder / ("old" if kind == "migrate" else "desk")
    if kind == "migrate":
        os.write(out, b"begin\n")
    with opened(desk_folder) as desk:
        if kind == "migrate":
            os.write(out, f"migrated {number}\n".encode())
            return
        os.write(out, b"begin\n")
        os.write(out, f"{JOBS[kind](desk, folder, number)}\n".encode())


def _load(desk: Desk, folder: Path, number: int) -> str:
    lines = (order(ROWS * number + row, f"SKU-{row % 9}") for row in range(ROWS))
    file = all_orders(folder / "in" / f"orders {number}.txt", lines)
    loaded = desk.load_export(file, 1)
    return f"loaded {number} {loaded.loaded}"


def _keep(desk: Desk, folder: Path, number: int) -> str:
    file = folder / "in" / f"chat {number}.txt"
    file.write_text(f"What was said the {number}th time.\n", "utf-8")
    kept = desk.add_evidence("c1", file, source="the platform's chat")
    return f"kept {kept.body.sha256}"  # type: ignore[union-attr]


def _package(desk: Desk, folder: Path, number: int) -> str:
    options = package_options(BriefOptions("en", "Letter", ("case",), counsel=str(number)), ())
    made = desk.make_package("c1", options, folder / "out" / f"{number}.zip")
    return f"package {number}.zip {made.sha256}"


def _back_up(desk: Desk, _folder: Path, _number: int) -> str:
    return f"backup {desk.back_up().content.path.name}"


def _restore(desk: Desk, folder: Path, number: int) -> str:
    return f"restored {desk.restore_backup(folder / 'good.zip', folder / f'new {number}').folder}"


def _convert(desk: Desk, _folder: Path, number: int) -> str:
    if desk.sealed:
        desk.unlock_for_good(PASSPHRASE)
        return f"open! {number}"
    desk.lock(PASSPHRASE, kdf=CHEAP)
    return f"locked! {number}"


def _confirm(desk: Desk, folder: Path, number: int) -> str:
    """What was found in a paper, taken over as it stands, in a case of its own."""
    case = desk.new_case()
    add(desk, folder / "in", *CERTAIN, case=case, text=f"Case {number}", name=f"c{number}.eml")
    return f"confirmed {case} {len(desk.confirm_certain(case))}"


JOBS: Final[dict[str, Callable[[Desk, Path, int], str]]] = {
    **victim.KINDS,
    "confirm": _confirm,
    "keep": _keep,
    "load": _load,
    "package": _package,
    "backup": _back_up,
    "restore": _restore,
    "convert": _convert,
}
"""What is done at a desk; `migrate` opens an old one beside it."""

KINDS: Final = (*JOBS, "migrate")
