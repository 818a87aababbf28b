"""What a trace of system calls tells of sockets: which are allowed, and why.

A trace is made with `strace -f -e trace=socket,socketpair,connect,bind`. A socket of any family but
AF_UNIX can leave the computer, and is never allowed. A pair of AF_UNIX has no name, is a pipe
between the program and a process that it started itself, and is always allowed. One with a name is
allowed where `NAMES` says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

CALLS: Final = "socket,socketpair,connect,bind"

NAMES: Final = {
    r"/var/run/nscd/socket": "the C library asks for the user's name there before /etc/passwd",
    r"/tmp/\.X11-unix/X\d+": "the display",
    r"/run/cups/cups\.sock": "this computer's print service, when somebody prints",
    r"(/var)?/run/dbus/system_bus_socket": "the C library of printing asks there which exist",
}
"""Names of local sockets that the program may connect to, and whose they are."""

TESTS: Final = {
    r".*/pymp-\w+/listener-\w+": "Python's server from which tests fork processes to be killed",
}
"""Names that are the tests' own."""

_CALL: Final = re.compile(r"(?:\[pid +\d+\] +|\d+ +)?(\w+)\((.*)")
_NO_CALL: Final = re.compile(r"(?:\[pid +\d+\] +|\d+ +)?(?:[+]{3}|---|<\.\.\.|strace:).*")
"""The end of a process, a signal, the second half of a call."""
_LOST: Final = re.compile(r"(?:\[pid +)?(\d+)\]? +\?{3,}\(.*")
_LOST_AGAIN: Final = re.compile(r"(?:\[pid +)?(\d+)\]? +<\.\.\. \?{3,} resumed>.*")
_KILLED: Final = re.compile(r"(?:\[pid +)?(\d+)\]? +[+]{3} killed by SIGKILL .*")
_PROCESS: Final = re.compile(r"(?:\[pid +)?(\d+)\]? ")
_FAMILY: Final = re.compile(r"^\(?((?:AF|PF)_\w+|0x[0-9a-f]+|\d+)")
_ADDRESS: Final = re.compile(r'sa_family=(\w+)(?:, sun_path=(@?)"((?:[^"\\]|\\.)*)")?')


@dataclass
class Judged:
    """How often what was called, and the lines that are not allowed."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    def refuse(self, line: str) -> None:
        """A line that says nothing is not allowed."""
        self.counts["what cannot be read"] += 1
        self.refused.append(line)


def judged(lines: Iterable[str], more: Iterable[str] = ()) -> Judged:
    """Judge the lines of a trace; `more` are names allowed beside `NAMES`, as patterns."""
    names = [re.compile(name) for name in (*NAMES, *more)]
    found = Judged()
    lost: dict[str, str] = {}  # by process
    for line in map(str.strip, lines):
        process = _PROCESS.match(line)
        if process is not None and process[1] in lost and not _LOST_AGAIN.fullmatch(line):
            left = lost.pop(process[1])
            if _KILLED.fullmatch(line):
                found.counts["killed before it called"] += 1
            else:
                found.refuse(left)
        if not line or _NO_CALL.fullmatch(line):
            continue
        if process is not None and _LOST.fullmatch(line):
            lost[process[1]] = line
        elif call := _CALL.fullmatch(line):
            told, good = _told(call[1], call[2], names)
            found.counts[told] += 1
            if not good:
                found.refused.append(line)
        else:
            found.refuse(line)
    for line in lost.values():
        found.refuse(line)
    return found


def _told(call: str, arguments: str, names: list[re.Pattern[str]]) -> tuple[str, bool]:
    if call in ("socket", "socketpair"):
        family = _FAMILY.match(arguments)
        name = family[1] if family else "?"
        return f"{call} {name}", name in ("AF_UNIX", "AF_LOCAL", "PF_LOCAL", "PF_UNIX")
    address = _ADDRESS.search(arguments)
    if address is None:
        return f"{call} ?", False
    if address[1] not in ("AF_UNIX", "AF_LOCAL"):
        return f"{call} {address[1]}", address[1] == "AF_UNSPEC"
    path = address[3] or ""
    known = next((name.pattern for name in names if name.fullmatch(path)), None)
    return f"{call} {known or path}", known is not None
