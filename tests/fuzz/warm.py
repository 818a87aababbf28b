"""A warm process that tries one thing after another, watched: none may take for ever, take all
memory, or end the process."""

from __future__ import annotations

import importlib
import os
import resource
import signal
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import gettempdir
from types import TracebackType

from tests.desk import forks

SECONDS = 60
"""After so many one try hangs; the machine may be busy, and a try takes hundredths of one."""

MEMORY = 3 << 30
"""Bytes of addresses that the process may have."""


def fast_folder() -> Path:
    """Where files are written to memory alone, if the system has that."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else Path(gettempdir())


class Warm:
    """A process that answers with the outcome of each number that it is asked.

    `module` has a class `Trial(place)` whose `outcome(number)` is a word, and whose `end()` looks
    whether all that shall stay untouched is.
    """

    def __init__(self, module: str, place: Path) -> None:
        self._module, self._place = module, place
        self._start()

    def __enter__(self) -> Warm:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            ended = self._ask(None)
            assert ended == "ended", ended
        self._stop()

    def outcome(self, number: int) -> str:
        """What came of it; `broken: ...` where it ended in any way that is not told of."""
        answer = self._ask(number)
        if answer.startswith(("broken: hangs", "broken: died")):
            self._stop()
            self._start()
        return answer

    def _ask(self, number: int | None) -> str:
        try:
            self._pipe.send(number)
            if not self._pipe.poll(SECONDS):
                return "broken: hangs"
            return str(self._pipe.recv())
        except (EOFError, OSError):
            self._process.join(10)
            return f"broken: died {self._process.exitcode}"

    def _start(self) -> None:
        context = forks.context()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(self._module, self._place, theirs), daemon=True
        )
        self._process.start()
        theirs.close()
        begun = str(self._pipe.recv()) if self._pipe.poll(SECONDS * 4) else "it hangs"
        assert begun == "ready", begun

    def _stop(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _work(module: str, place: Path, pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        trial = importlib.import_module(module).Trial(place)
    except BaseException:
        pipe.send(traceback.format_exc())
        raise
    pipe.send("ready")
    while True:
        try:
            number = pipe.recv()
        except EOFError:
            return
        try:
            if number is None:
                trial.end()
                pipe.send("ended")
                return
            answer = trial.outcome(number)
        except BaseException as error:
            last = traceback.extract_tb(error.__traceback__)[-6:]
            way = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(last))
            answer = f"broken: {type(error).__name__}: {str(error)[:160]} at {way}"
        pipe.send(answer)
