"""What is on the clipboard becomes a file to be taken in: files, a text, a screenshot."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.drop_zone import local_files

if TYPE_CHECKING:
    from tro_desk.ui.shell.taking_in import TakingIn


def paste(ui: Ui, taking_in: TakingIn) -> None:
    """Take in what is on the clipboard, or say that there is nothing.

    Programs that copy a text often add a picture of it: the text comes first. The file is named
    by the time in Beijing.
    """
    board = QGuiApplication.clipboard()
    data = board.mimeData()  # none where the clipboard was emptied
    if files := local_files(data) if data else []:
        taking_in.add(files)
        return
    t = ui.translator
    moment = f"{t.beijing(ui.clock.now()):%Y-%m-%d %H.%M.%S}"
    text, image = board.text(), board.image()
    write: Callable[[Path], None]
    if text.strip():
        name = t.say("take in", "Pasted text {moment}.txt", moment=moment)
        write = _text_writer(text)
    elif not image.isNull():
        name = t.say("take in", "Screenshot {moment}.png", moment=moment)
        write = _image_writer(image)
    else:
        ui.say(
            M_(
                "take in",
                "There is nothing to paste. Copy the text of the notice, a picture or a file "
                "first.",
            ),
            "info",
        )
        return

    def make(_job: object) -> tuple[Path, Path]:
        folder = Path(tempfile.mkdtemp(prefix="tro-desk-"))
        path = folder / re.sub(r'[\\/:*?"<>|]', "-", name)
        write(path)
        return path, folder

    ui.jobs.run(make, lambda made: taking_in.add([str(made[0])], passing=made[1]))


def _text_writer(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        # A lone surrogate, which a clipboard may hold, is no text.
        path.write_bytes(text.encode("utf-8", "replace"))

    return write


def _image_writer(image: QImage) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        if not image.save(str(path)):
            raise DeskError("cannot_write", path=str(path))

    return write
