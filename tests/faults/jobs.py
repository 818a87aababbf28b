"""What a seller does with a desk, job by job, and all that it holds: to be tried on bad disks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.desk.parts import CERTAIN, add, confirmed
from tests.ledger.made import all_orders, order
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk import Desk, Said
from tro_desk.desk.package_face import package_options
from tro_desk.desk.preview import brief_options
from tro_desk.domain.facts import Status
from tro_desk.domain.records import Contact, Letter
from tro_desk.domain.steps import State

CASE: Final = "c1"
MANY: Final = 12
"""Pages of the papers that are added: some dozens of writes."""

Job = Callable[[Desk, Path], object]
"""Does something to a desk; the folder is beside it, on the same disk."""


def fill(desk: Desk, given: Path) -> None:
    """A case with papers, facts, a shop and a note; the files for the jobs lie in `given`."""
    add(desk, given, *CERTAIN, text="The first paper.", name="first.eml")
    add(desk, given, *CERTAIN, text="The second paper.", name="second.eml", case=CASE)
    desk.confirm_certain(CASE)
    desk.add_store("amazon", "LANJIA")
    desk.add_evidence_bytes(CASE, b"a note", "kept.txt", how="note", note="before")
    all_orders(given / "orders.txt", [order(number) for number in range(1, 200)])
    desk.index_texts()


def _add(desk: Desk, _beside: Path) -> object:
    given = _given(desk)
    return add(desk, given, *CERTAIN, text="x" * 4096 * MANY, name="long.eml", case=CASE)


def _given(desk: Desk) -> Path:
    return desk.folder.parent.parent / "given"


def _answer(desk: Desk, _beside: Path) -> object:
    steps = desk.path(CASE).steps
    asked = next(one for one in steps if one.by_hand and one.state is State.OPEN)
    return desk.answer(CASE, asked.id, "impossible:Full." if asked.forced else "done")


def _letter(desk: Desk, _beside: Path) -> object:
    form = desk.letters()[0].id
    draft = desk.draft_letter(CASE, form, "en")
    return desk.save_letter(CASE, Letter(form, "en", draft.text, draft.basis))


_SAID: Final = Contact(
    datetime(2026, 3, 1, 4, 0, tzinfo=UTC), "Asia/Shanghai", "own_counsel", "", "email", "in",
    "a long story " * 900, (),
)  # fmt: skip

CHANGES: Final[Mapping[str, Job]] = {
    "add a notice": _add,
    "confirm": lambda desk, _: desk.say(CASE, [confirmed("judge", "A. Judge")]),
    "correct": lambda desk, _: desk.say(
        CASE, [Said("tro_entered", "2026-02-25", Status.CONFIRMED, tz="America/Chicago")]
    ),
    "take back": lambda desk, _: desk.undo(CASE),
    "keep evidence": lambda desk, _: desk.add_evidence_bytes(
        CASE, b"n" * 4096 * MANY, "note.txt", how="note", note="where it is from"
    ),
    "load an export": lambda desk, _: desk.load_export(_given(desk) / "orders.txt", 1),
    "answer a step": _answer,
    "write a record": lambda desk, _: desk.save_record(CASE, _SAID),
    "write a letter": _letter,
    "make a brief": lambda desk, _: desk.make_brief(CASE, brief_options("en", "Letter")),
    "throw away": lambda desk, _: desk.delete_case(CASE),
    "index": lambda desk, _: desk.index_again(),
}
"""Jobs that change the desk: all of each, or nothing."""

OUT: Final[Mapping[str, Job]] = {
    "dates": lambda desk, beside: desk.make_calendar(beside / "dates.ics", "en"),
    "brief": lambda desk, beside: desk.make_brief(
        CASE, brief_options("en", "Letter"), beside / "brief.pdf"
    ),
    "package": lambda desk, beside: desk.make_package(
        CASE, package_options(brief_options("en", "Letter")), beside / "package.zip"
    ),
    "backup": lambda desk, beside: desk.back_up(out=beside / "desk.zip"),
}
"""Jobs that write a file beside the desk."""

LOCK: Final[Job] = lambda desk, _: desk.lock(PASSPHRASE, UNWATCHED, CHEAP)  # noqa: E731


def held(desk: Desk) -> Mapping[str, Any]:
    """All that a desk holds: every row, the bytes of every file; the index of the search is made
    of the rest and left out."""
    found: dict[str, Any] = {}
    with desk._storage.database(UNWATCHED) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        ).fetchall()
        for (name,) in names:
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            found[name] = sorted(rows, key=repr)
    for part in ("vault", "briefs"):
        for path in sorted((desk.folder / part).rglob("*")):
            if path.is_file():
                name = str(path.relative_to(desk.folder))
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def left_behind(folder: Path) -> list[str]:
    """What work in progress would have left there: hidden files, but for locks."""
    return [str(path) for path in folder.rglob(".*") if path.name != ".lock"]
