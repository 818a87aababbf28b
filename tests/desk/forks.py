"""The server from which victims are forked, so that none has to import the program anew.

A process has one such server, and it imports at its start alone: it is told of all victims at once.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing import util
from multiprocessing.context import ForkServerContext

_IMPORTED = (
    *("tests.desk.victim", "tests.desk.backup_victim", "tests.desk.lock_victim"),
    *("tests.desk.leak_parts", "tests.desk.test_trash_kill", "tests.desk.test_load_kill"),
    *("tests.kills.victim", "tests.desk.warm"),
)


def context() -> ForkServerContext:
    """How to start a victim of one of these modules."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(list(_IMPORTED))
    return made


def keep_addresses_short() -> None:
    """Name the server's socket below the system's own folder, whatever a test makes of it later:
    such an address has 107 characters at most."""
    util.get_temp_dir()
