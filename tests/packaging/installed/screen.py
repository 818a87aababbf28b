"""A real X screen that is looked at and clicked on, as a person would: by the words on it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageGrab

SIZE: Final = (1366, 768)
"""Pixels of the screen: the least laptop that counts."""

PATIENCE: Final = 600.0
"""Seconds after which something that should be seen will not come any more."""


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text on the screen, and its middle in pixels."""

    text: str
    x: int
    y: int


def plain(text: str) -> str:
    """The letters and digits of a text: what its reader may not take for something else."""
    return "".join(filter(str.isalnum, text))


class Screen:
    """One display. `pictures` is the folder that keeps what was seen."""

    def __init__(self, display: str, pictures: Path) -> None:
        self.display = display
        self._pictures = pictures
        self._kept = 0
        self._reader: Any = None
        self._read: dict[tuple[tuple[int, ...], bytes], str] = {}
        pictures.mkdir(parents=True, exist_ok=True)

    def look(self) -> Image.Image:
        """What is on the screen now."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def keep(self, name: str) -> Path:
        """Keep a picture of the screen, numbered in its order. Returns its place."""
        self._kept += 1
        path = self._pictures / f"{self._kept:02}-{name}.png"
        self.look().save(path)
        return path

    def words(self) -> list[Word]:
        """The lines of text on the screen, read by the engine that the program ships."""
        import numpy as np

        if self._reader is None:
            import rapidocr

            self._reader = rapidocr.RapidOCR(params={"Global.log_level": "critical"})
        pixels = np.asarray(self.look())[:, :, ::-1].copy()
        # Each call keeps its choices for the next: all are told each time.
        found = self._reader(pixels, use_det=True, use_cls=False, use_rec=False)
        seen = []
        for box in found.boxes if found.boxes is not None else ():
            left, top = np.floor(box.min(axis=0)).astype(int).clip(0)
            right, bottom = np.ceil(box.max(axis=0)).astype(int)
            crop = pixels[top:bottom, left:right].copy()
            key = crop.shape, crop.tobytes()  # what stays on the screen is read once
            if key not in self._read:
                line = self._reader(crop, use_det=False, use_cls=False, use_rec=True)
                self._read[key] = plain("".join(line.txts or ()))
            seen.append(Word(self._read[key], int(left + right) // 2, int(top + bottom) // 2))
        return [word for word in seen if word.text]

    def find(self, *texts: str, patience: float = PATIENCE) -> Word:
        """The first line that holds one of `texts` (letters and digits alone count), waited for.

        A line that is nothing but the text goes before one that holds it. Keeps a picture and
        raises AssertionError where none comes.
        """
        wanted = [plain(text) for text in texts]
        until = time.monotonic() + patience
        while True:
            seen = self.words()
            for text in wanted:
                holding = [word for word in seen if text in word.text]
                if holding:
                    return min(holding, key=lambda word: len(word.text))
            if time.monotonic() > until:
                path = self.keep("not-found")
                lines = " | ".join(word.text for word in seen)
                raise AssertionError(f"{texts} never came: {path}\n{lines}")
            time.sleep(0.3)

    def shows(self, text: str) -> bool:
        """Whether a line holds `text` just now."""
        return any(plain(text) in word.text for word in self.words())

    def click(self, *texts: str, patience: float = PATIENCE) -> Word:
        """Move the mouse to a text and press its left button there."""
        self.still()
        word = self.find(*texts, patience=patience)
        self.press(word.x, word.y)
        return word

    def press(self, x: int, y: int) -> None:
        """Press the left button of the mouse at a point."""
        self._do("mousemove", "--sync", str(x), str(y))
        time.sleep(0.4)  # as a hand does: the button learns first that the mouse is over it
        self._do("click", "1")

    def type(self, text: str) -> None:
        """Type text where the cursor stands."""
        self._do("type", "--delay", "20", text)

    def key(self, *names: str) -> None:
        """Press keys by their X names."""
        self._do("key", *names)

    def still(self, quiet: float = 0.6, patience: float = 8.0) -> None:
        """Wait until nothing has moved for `quiet` seconds; a cursor may blink for ever."""
        until = time.monotonic() + patience
        before, since = self.look(), time.monotonic()
        while time.monotonic() - since < quiet and time.monotonic() < until:
            time.sleep(0.1)
            now = self.look()
            if now.tobytes() != before.tobytes():
                before, since = now, time.monotonic()

    def _do(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments],
            check=True,
            env=os.environ | {"DISPLAY": self.display},
            timeout=30,
        )


@contextmanager
def screen(pictures: Path) -> Iterator[Screen]:
    """Start an X server of its own without a window manager, and end it."""
    reading, writing = os.pipe()
    width, height = SIZE
    # Without authority, for programs in another root; it listens on this machine alone.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten",
         "tcp", "-ac"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield Screen(f":{told.readline().strip()}", pictures)
    finally:
        server.terminate()
        server.wait(30)
