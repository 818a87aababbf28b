"""A process that has imported the program but for its windows, and forks one for each call of the
command line.

`python -m tests.cli.warm`: a line of JSON on standard input is a call; its exit status is a line on
standard output. What a forked one shares with the others are modules, as Python left them after
their import: nothing was read or kept by any.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import sys
from collections.abc import Iterator
from typing import Any, Final

import tro_desk

LATE: Final = ("babel.dates", "lxml.etree", "multiprocessing.popen_spawn_posix", "openpyxl")
"""What the program imports where it first needs it."""


def parts() -> Iterator[str]:
    """The packages of the program, but for the windows and what starts them."""
    for part in pkgutil.iter_modules(tro_desk.__path__, "tro_desk."):
        if part.ispkg and part.name != "tro_desk.ui":
            yield part.name


def modules() -> Iterator[str]:
    for part in parts():
        yield part
        found = importlib.import_module(part)
        yield from (one.name for one in pkgutil.walk_packages(found.__path__, f"{part}."))


def main() -> None:
    for name in (*modules(), *LATE):
        importlib.import_module(name)
    gc.freeze()  # what is not looked at stays shared
    for line in sys.stdin:
        process = os.fork()
        if not process:
            become(json.loads(line))
        _, status = os.waitpid(process, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def become(call: dict[str, Any]) -> None:
    """Go on as a process of its own that runs the program, and end with it."""
    signal.alarm(call["seconds"])
    os.environ.clear()
    os.environ.update(call["environment"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(os.open(call["told"][number - 1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - open as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = ["tro-desk", *call["arguments"]]
    try:
        runpy.run_module("tro_desk", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))  # without taking apart all that was imported


if __name__ == "__main__":
    main()
