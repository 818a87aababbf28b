"""`python -m tro_desk`: the window, or with a command the command line."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence

from tro_desk import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program. Returns the exit status (0 done, 1 failed, 2 wrong use)."""
    multiprocessing.freeze_support()
    for stream in (sys.stdout, sys.stderr):
        # A console with another code page must not end the program over a Chinese word.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = cli.parse(given)
    if options.command is not None:
        return cli.main(given)
    from tro_desk.ui.app import run

    return run(options.desk, options.lang, minimized=options.minimized)


if __name__ == "__main__":
    sys.exit(main())
