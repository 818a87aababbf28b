"""The server from which victims are forked, so that none has to import the program anew.

A process has one such server, and it imports at its start alone: it is told of all victims at once.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """How to start a victim of `tests.desk.victim` or `tests.desk.backup_victim`."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(
        ["tests.desk.victim", "tests.desk.backup_victim", "tests.desk.warm"]
    )
    return made
