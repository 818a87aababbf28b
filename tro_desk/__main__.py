"""`python -m tro_desk`: the window, or with a command the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program. Returns the exit status (0 done, 1 failed, 2 wrong use)."""
    for stream in (sys.stdout, sys.stderr):
        # A console with another code page must not end the program over a Chinese word.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:  # a double click: nothing of the command line is read
        import gc

        gc.disable()  # until the desk is open: hardly anything of what a start reads is garbage
        from tro_desk.ui.app import run

        return run(None)
    from tro_desk import cli

    given, files = _dropped(given)
    options = cli.parse(given)
    if options.command is not None:
        return cli.main(given)
    from tro_desk.ui.app import run

    return run(options.desk, options.lang, files, minimized=options.minimized)


def _dropped(given: list[str]) -> tuple[list[str], list[Path]]:
    """The arguments without the files at their end, and those files.

    That is how a file manager starts the program with files that were dropped on it. A command
    takes its files itself.
    """
    from tro_desk import cli

    at = len(given)
    while at and not given[at - 1].startswith("-") and given[at - 1] not in cli.COMMANDS:
        at -= 1
    if at and given[at - 1] in ("--desk", "--lang"):
        at += 1
    files = [Path(name) for name in given[at:]]
    if set(given[:at]) & set(cli.COMMANDS) or not all(path.exists() for path in files):
        return given, []
    return given[:at], files


if __name__ == "__main__":
    sys.exit(main())
