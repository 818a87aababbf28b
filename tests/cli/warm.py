"""A process that has imported the program, and forks one for each call of the command line.

`python -m tests.cli.warm`: a line of JSON on standard input is a call; its exit status is a line on
standard output. What a forked one shares with the others are modules, as Python left them after
their import: nothing was read or kept by any.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import signal
import sys
from typing import Any, Final

PARTS: Final = ("cli", "desk.desk", "store", "intake", "ledger", "law", "papers", "watch", "wizard")


def main() -> None:
    for part in PARTS:
        importlib.import_module(f"tro_desk.{part}")
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
    runpy.run_module("tro_desk", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
