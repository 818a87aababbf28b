"""Sees each socket that Python opens in this process, whoever opens it: no test may open one that
leaves the computer. What Qt and the processes of the program open is seen by a trace alone.
"""

from __future__ import annotations

import socket
import sys
import traceback

_LOCAL = getattr(socket, "AF_UNIX", None)
_TO = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_OF_NAMES = frozenset(
    {
        *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"),
        "socket.getnameinfo",
    }
)
_opened: list[str] = []
_begun = False


def begin() -> None:
    """Watch from now on; it cannot be ended."""
    global _begun
    if not _begun:
        _begun = True
        sys.addaudithook(_saw)


def taken() -> list[str]:
    """What was opened since the last call, and where."""
    found = list(_opened)
    _opened.clear()
    return found


def _saw(event: str, arguments: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event == "socket.__new__":
        if arguments[1] not in (_LOCAL, -1):  # -1: of a socket that is there already
            _note(event, arguments[1:])
    elif event in _TO and not isinstance(arguments[-1], str | bytes | None):
        _note(event, arguments[1:])  # an address in the file system is text, that of a pipe none
    elif event in _OF_NAMES:
        _note(event, arguments)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    place = "".join(traceback.format_stack(limit=6)[:-2])
    _opened.append(f"{event} {arguments}\n{place}")
