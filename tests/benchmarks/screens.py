"""A program on a real X screen, seen from outside: when it has painted, what it took by then.

The screen is a file in memory, so that looking costs nothing of the program's own time.
"""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1366, 768
_LOOK = 0.002


class Screen:
    """An X server of its own with one screen. No window manager: a window stands at the corner."""

    def __init__(self, display: str, file: Path) -> None:
        self.display = display
        with file.open("rb") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack_from(">25I", self._memory, 0)  # the header of an XWD file
        self._start, self._line = head[0] + head[19] * 12, head[12]

    def rows(self, count: int = 64) -> tuple[bytes, ...]:
        """The pixels of `count` rows, from top to bottom."""
        step = HEIGHT // count
        starts = (self._start + row * self._line for row in range(step // 2, HEIGHT, step))
        return tuple(self._memory[start : start + self._line] for start in starts)


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Start the X server, and end it."""
    read, write = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(
        [*command, "-fbdir", str(folder)], pass_fds=(write,), stderr=subprocess.DEVNULL
    ) as server:
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        try:
            yield Screen(display, folder / "Xvfb_screen0")
        finally:
            server.terminate()


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and by the clock, since the program was started."""

    processor: float
    clock: float


class Program:
    """A program that was started on a screen."""

    def __init__(self, on: Screen, command: Sequence[str | Path], env: dict[str, str]) -> None:
        whole = {**os.environ, **env, "DISPLAY": on.display, "QT_QPA_PLATFORM": "xcb"}
        self.screen = on
        self._began = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command], env=whole, stderr=subprocess.DEVNULL
        )

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_error: object) -> None:
        """End it as the system ends what hangs, and wait."""
        self.process.kill()
        self.process.wait()

    def until(self, seen: Callable[[tuple[bytes, ...]], bool], seconds: float = 60) -> Cost:
        """What it had taken when the screen showed what is waited for."""
        late = self._began + seconds
        while not seen(self.screen.rows()):
            assert self.process.poll() is None, "the program has ended"
            assert time.perf_counter() < late, "it was not seen"
            time.sleep(_LOOK)
        return Cost(self._processor(), time.perf_counter() - self._began)

    def _processor(self) -> float:
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def memory(self) -> dict[str, float]:
        """Rss, Pss and what is the process's own (Private), in MB."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        kilobytes = {
            line.split(":")[0]: int(line.split()[1])
            for line in text.splitlines()
            if line.endswith("kB")
        }
        own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
        return {"rss": kilobytes["Rss"] / 1024, "pss": kilobytes["Pss"] / 1024, "own": own / 1024}

    def keys(self, *keys: str) -> None:
        """Press keys; without a window manager the focus has to be given first."""
        env = {**os.environ, "DISPLAY": self.screen.display}
        pid = str(self.process.pid)
        find = ["xdotool", "search", "--onlyvisible", "--pid", pid]
        windows = subprocess.run(find, env=env, capture_output=True, text=True, check=True).stdout
        subprocess.run(["xdotool", "windowfocus", windows.split()[-1]], env=env, check=True)
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=env, check=True)


def changed(before: tuple[bytes, ...], share: float = 0.5) -> Callable[[tuple[bytes, ...]], bool]:
    """Whether so much of the screen is not as before."""

    def seen(now: tuple[bytes, ...]) -> bool:
        other = sum(one != two for one, two in zip(before, now, strict=True))
        return other >= share * len(before)

    return seen


def alike(wanted: tuple[bytes, ...], share: float = 0.9) -> Callable[[tuple[bytes, ...]], bool]:
    """Whether so much of the screen is as it is wanted; a clock on it may go on."""

    def seen(now: tuple[bytes, ...]) -> bool:
        return sum(one == two for one, two in zip(wanted, now, strict=True)) >= share * len(wanted)

    return seen
