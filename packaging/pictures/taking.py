"""Takes the pictures of one size: a window for each language, theme and desk in turn."""

from __future__ import annotations

import shutil
import sys
import traceback
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from desks import MADE, copy_desk
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from shots import Shot, every
from stage import FORMS, SIZES, Stage

from tro_desk.ui.app import make_application, warm_up
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.theme import Theme


def take(out: Path, desks: Path, size: str, form: str, names: Sequence[str]) -> int:
    """Take the pictures called `names` (none: all) in the forms of `form` (empty: all).

    1 where one could not be taken, or where the walk found something wrong.
    """
    qInstallMessageHandler(_say)
    app = make_application()
    load_fonts(app, Theme("light"))
    warm_up()
    numbered = [(at, one) for at, one in enumerate(every(), 1) if not names or one.name in names]
    failed = 0
    for one in FORMS:
        if not form or f"{one.language}-{one.theme}" in form.split(","):
            for desk, shots in groupby(
                sorted(numbered, key=lambda pair: pair[1].desk), key=lambda pair: pair[1].desk
            ):
                place = desks / SIZES[size].home / "LANJIA Direct"
                case = copy_desk(desks / MADE, desk, place)
                stage = Stage(app, place, case, one, SIZES[size])
                failed |= _of_desk(stage, list(shots), out / f"{one.language}-{one.theme}-{size}")
                shutil.rmtree(place)
                (place.parent / "settings.json").unlink(missing_ok=True)
    return failed


def _say(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if not text.startswith("This plugin does not support"):  # there is no screen
        print(text, file=sys.stderr)


def _of_desk(stage: Stage, shots: Sequence[tuple[int, Shot]], out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    failed, found, seen = 0, list[str](), set[object]()
    begin = {"locked": stage.start, "kept": stage.show_kept}
    begin.get(shots[0][1].desk, stage.open)()
    for number, shot in shots:
        try:
            with shot.shown(stage):
                found += [f"{shot.name}: {one}" for one in stage.faults(seen)]
                stage.picture().save(str(out / f"{number:03}-{shot.name}.png"))
        except Exception:  # the others are taken all the same
            print(f"{out.name} {shot.name}: {traceback.format_exc()}", file=sys.stderr)
            failed = 1
    stage.close()
    for line in found:
        print(f"{out.name} {line}")
    return failed or int(bool(found))
