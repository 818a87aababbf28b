"""The way of a seller's first hour, with the mouse: first start, first notice, a printed brief."""

from __future__ import annotations

import time
from pathlib import Path

from tests.packaging.installed.screen import Screen
from tro_desk.l10n import translator

BESIDE = 60
"""Pixels between the middles of the buttons of the two languages."""


def word(context: str, english: str) -> tuple[str, str]:
    """A text of the window in Chinese; in English as well, for a package older than its words."""
    return translator("zh").say(context, english), english


def first_start(screen: Screen) -> None:
    """Choose Chinese, answer the questions of a new desk, and come to its ready page."""
    # Two signs on a filled button are too little to be read: it stands left of the other one.
    english = screen.find("English")
    screen.still()
    screen.press(english.x - BESIDE, english.y)
    screen.find(*word("first run", "Set up my desk"))
    screen.keep("first-page")
    screen.click(*word("first run", "Set up my desk"))
    screen.find(*word("first run", "Where shall the desk live?"))
    screen.keep("where")
    screen.click(*word("first run", "Next"))
    screen.find(*word("first run", "Shall a passphrase protect the desk?"))
    screen.keep("passphrase")
    screen.click(*word("first run", "Without a passphrase"))
    screen.click(*word("first run", "Next"))
    screen.find(*word("first run", "Where shall backups go?"))
    screen.keep("backup")
    screen.click(*word("first run", "Decide later"))
    screen.click(*word("first run", "Create the desk"))
    screen.find(*word("first run", "The desk is ready"))
    screen.keep("ready")


def first_notice(screen: Screen, notice: str) -> None:
    """Add a notice from a file, look at what was found in it, and go to its case.

    `notice` is the file's place as the program sees it.
    """
    screen.click(*word("first run", "Add my first notice"))
    screen.find("文件名", "File name")
    screen.type(notice)
    screen.keep("choose-file")
    screen.key("Return")
    screen.find("从通知里找到的")
    screen.still()
    screen.keep("found")
    screen.click("完成")


def printed_brief(screen: Screen, printed: Path) -> None:
    """Open the brief and print it into a file, which is what a machine without a printer offers.

    `printed` is that file as this process sees it.
    """
    screen.click(*word("case", "Brief for counsel"))
    screen.find("预览与打印一致")
    screen.still()
    screen.keep("brief")
    screen.click("打印")
    screen.find("Print to File", "打印到文件")
    screen.still()
    screen.keep("print")
    screen.key("Return")
    until = time.monotonic() + 300
    while time.monotonic() < until and not _whole(printed):
        time.sleep(1)
    assert _whole(printed), f"nothing was printed: {screen.keep('not-printed')}"
    screen.still()
    screen.keep("printed")


def _whole(path: Path) -> bool:
    return path.is_file() and b"%%EOF" in path.read_bytes()[-1024:]
