"""Strings planted in a desk, looked for in every byte that it leaves; who works and is killed."""

from __future__ import annotations

import logging
import os
import secrets
import tempfile
from pathlib import Path

from tests.desk.lock_parts import PASSPHRASE, opened
from tests.desk.parts import confirmed
from tests.store.made import candidate, notice
from tro_desk.base import log
from tro_desk.desk import Desk
from tro_desk.desk.add_notice import keep
from tro_desk.desk.make_package import PackageOptions
from tro_desk.desk.preview import brief_options
from tro_desk.domain.records import Letter

PLANTED = 200


class Plants:
    """Strings that nothing else can hold; every second one is Chinese."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def new(self) -> str:
        mark = secrets.token_hex(5)
        self.all.append(f"plant{mark}" if len(self.all) % 2 else f"密语{mark}词")
        return self.all[-1]

    def found_in(self, *folders: Path) -> dict[str, list[str]]:
        """Which of them stand in which files, as UTF-8 or UTF-16, or in the names of files."""
        forms = [(text, text.encode(code)) for text in self.all for code in ("utf-8", "utf-16-le")]
        found: dict[str, list[str]] = {}
        for path in (path for folder in folders for path in folder.rglob("*")):
            data = path.name.encode()
            if path.is_file():
                data += path.read_bytes()
            for text, form in forms:
                if form in data:
                    found.setdefault(text, []).append(str(path))
        return found


def plant(desk: Desk, folder: Path, plants: Plants) -> str:
    """Fill a desk through its own calls, with plants wherever a seller writes; the case's id."""
    case = desk.new_case()
    for _ in range(25):
        found = [candidate(field, plants.new()) for field in ("case_name", "plaintiff", "brand")]
        name = f"{plants.new()}.eml"
        path, read = notice(folder, *found, name=name, text=f"To {plants.new()}: pay.")
        keep(desk._storage, desk.clock, path, read, case)
        path.unlink()
    desk.say(case, [confirmed("docket_number", "1:26-cv-01234"), confirmed("court", "ilnd")])
    desk.say(case, [confirmed("judge", plants.new()), confirmed("case_name", plants.new())])
    for _ in range(8):
        text, name = plants.new().encode(), f"{plants.new()}.txt"
        desk.add_evidence_bytes(case, text, name, how="note", note=plants.new())
    for _ in range(5):
        desk.add_custom_deadline(
            case, plants.new(), "court_days", 5, "2026-03-02", "America/Chicago", plants.new()
        )
        desk.add_store("amazon", plants.new())
    form = desk.letters()[0]
    while len(plants.all) < PLANTED:
        desk.save_letter(case, Letter(form.id, "en", f"Dear {plants.new()}, I write to you."))
    return case


def use(desk: Desk, case: str, out: Path) -> None:
    """Whatever draws, writes or sends away what is in the desk."""
    options = brief_options("zh+en", "A4")
    desk.overview(case)
    desk.make_brief(case, options)
    desk.make_package(case, PackageOptions(options), out / "package.zip")
    desk.add_evidence_bytes(case, secrets.token_bytes(2000), "more.txt", how="note")
    desk.back_up()
    desk.check()


def fail(text: str) -> None:
    """An error that quotes the case gets into the log."""
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger(log.NAME).exception("command %s", text)


def work(place: Path, case: str, ready: Path) -> None:
    """Work on a desk that is locked, opened by its passphrase, until somebody ends the process."""
    tempfile.tempdir = os.environ["TMPDIR"] = str(place / "tmp")
    log.start(place / "log")
    with opened(place / "desk", PASSPHRASE) as desk:
        ready.touch()
        while True:
            use(desk, case, place / "user")
