"""Who works on this computer, as far as the system tells: no name is asked for, none is sent."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Person:
    """The user's name on this computer and the computer's own; "" where the system tells none."""

    user: str
    computer: str


@lru_cache(maxsize=1)
def this_person() -> Person:
    """Whoever runs the program."""
    try:
        user = getpass.getuser()
    except (OSError, ImportError, KeyError):
        user = ""
    return Person(user, _computer())


def _computer() -> str:
    # On Windows platform.node() would load the module of sockets to learn the name.
    return os.environ.get("COMPUTERNAME", "") if os.name == "nt" else platform.node()
