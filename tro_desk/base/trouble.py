"""What may be told of an unexpected error: where in the program, and nothing of what it held.

An error's message often quotes the value it stumbled over: a name, an address, a docket number. A
report that somebody passes on, and the log, therefore hold types, codes, places in the program and
the program's own fixed words alone. Every value is dropped.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import PurePath
from types import CodeType, TracebackType
from typing import Final

from tro_desk.base.errors import DeskError

_OWN: Final = "tro_desk"
_FIRST, _LAST = 8, 40
"""So many frames are told of a long way, from its beginning and from its end."""
_MOST_ERRORS: Final = 8
"""So many errors are told of a chain in which one led to the next."""

_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,40}")

_FIXED: Final = re.compile(
    r"(list|tuple|string|index|pop) (assignment )?index out of range|"
    r"division by zero|pop from (an )?empty \w+|maximum recursion depth exceeded.{0,40}|"
    r"'NoneType' object (is not \w+|has no attribute '\w+')|"
    r"dictionary changed size during iteration|"
    r"(libshiboken: )?Internal C\+\+ object \([\w.: ]+\) already deleted\.?|"
    r"I/O operation on closed file\.?|database is locked|file is not a database|"
    r"no such (table|column): \w+"
)
"""Messages of Python, Qt and SQLite that quote nothing but names of the program."""

_FAULT_PLACE: Final = re.compile(r'^\s*File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>\S+)')
_FAULT_HEAD: Final = re.compile(
    r"^(Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+|"
    r"(Current thread|Thread) 0x[0-9a-f]+ .*\(most recent call first\):|Stack .*first\):)"
)


def head(version: str) -> str:
    """The first line of a report: program, Python, system."""
    import platform  # at the end of a process, not at its beginning

    return f"TRO Desk {version}, Python {platform.python_version()}, {platform.platform()}"


def told(error: BaseException) -> str:
    """An error and those that led to it, as lines; no value of any of them."""
    return "\n".join(_lines(error))


def told_fault(text: str) -> str:
    """What `faulthandler` wrote when the process died, with places alone."""
    lines = []
    for line in text.splitlines():
        if found := _FAULT_PLACE.match(line):
            name = found["name"] if _plain(found["name"]) else "?"
            lines.append(f"  {place(found['file'])}:{found['line']} {name}")
        elif found := _FAULT_HEAD.match(line):
            lines.append(found[0].split(" (")[0])
        if len(lines) == _FIRST + _LAST:
            break
    return "\n".join(lines)


def place(file: str) -> str:
    """A file of the program or of a library by its place there, without the folders above it."""
    parts = PurePath(file.replace("\\", "/")).parts
    for top in (_OWN, "site-packages"):
        if top in parts:
            at = len(parts) - 1 - parts[::-1].index(top)
            return "/".join(parts[at if top == _OWN else at + 1 :])
    return parts[-1] if parts else "?"


def _lines(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    link = ""
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _MOST_ERRORS:
        seen.add(id(one))
        yield f"{link}{_said(one)}"
        yield from _way(one.__traceback__)
        for inner in one.exceptions if isinstance(one, BaseExceptionGroup) else ():
            yield f"among them: {_said(inner)}"
            yield from _way(inner.__traceback__)
        if one.__cause__ is not None:
            one, link = one.__cause__, "caused by "
        else:
            one, link = None if one.__suppress_context__ else one.__context__, "while handling "


def _way(trace: TracebackType | None) -> Iterator[str]:
    steps = []
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f"  {place(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    if len(steps) > _FIRST + _LAST:
        left_out = len(steps) - _FIRST - _LAST
        steps[_FIRST:-_LAST] = [f"  ({left_out} more)"]
    yield from steps


def _said(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    words = _words(error)
    return f"{name}: {words}" if words else name


def _words(error: BaseException) -> str:
    if isinstance(error, DeskError):
        return error.code if _plain(error.code) else ""
    found = []
    if isinstance(error, OSError) and error.errno is not None:
        found.append(errno.errorcode.get(error.errno, str(int(error.errno))))
        if isinstance(number := getattr(error, "winerror", None), int):
            found.append(f"winerror {number}")
    if _plain(code := getattr(error, "sqlite_errorname", None)):
        found.append(str(code))
    if isinstance(error, AttributeError | NameError) and error.name in _names(error):
        found.append(str(error.name))
    message = error.args[0] if len(error.args) == 1 else None
    if isinstance(message, str) and (message in _own_words(error) or _FIXED.fullmatch(message)):
        found.append(message)
    return ", ".join(dict.fromkeys(found))


def _raised_in(error: BaseException) -> CodeType | None:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code if trace is not None else None


def _names(error: BaseException) -> tuple[str, ...]:
    """The names that stand in the program where the error was raised."""
    code = _raised_in(error)
    return code.co_names if code is not None else ()


def _own_words(error: BaseException) -> frozenset[str]:
    """The fixed texts of the function of this program that raised the error."""
    code = _raised_in(error)
    if code is None or not place(code.co_filename).startswith(f"{_OWN}/"):
        return frozenset()
    return frozenset(one for one in code.co_consts if isinstance(one, str))


def _plain(text: object) -> bool:
    return isinstance(text, str) and _CODE.fullmatch(text) is not None
