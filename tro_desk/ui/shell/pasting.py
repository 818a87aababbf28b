"""What is on the clipboard is taken in: files, a text, a screenshot; never through a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from tro_desk.base.messages import M_
from tro_desk.domain.reading import InMemory
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.keeping import png_of
from tro_desk.ui.widgets.file_drops import local_files

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
    write: Callable[[], bytes]
    if text.strip():
        name = t.say("take in", "Pasted text {moment}.txt", moment=moment)
        write = _text_writer(text)
    elif not image.isNull():
        name = t.say("take in", "Screenshot {moment}.png", moment=moment)
        write = partial(png_of, image, name)
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

    def make(_job: object) -> InMemory:
        return InMemory(re.sub(r'[\\/:*?"<>|]', "-", name), write())

    ui.jobs.run(make, lambda made: taking_in.add([made]))


def _text_writer(text: str) -> Callable[[], bytes]:
    # A lone surrogate, which a clipboard may hold, is no text.
    return lambda: text.encode("utf-8", "replace")
