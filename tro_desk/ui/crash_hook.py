"""Every unexpected exception is logged, kept and shown; none ends in silence."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType


def catch_all(
    show: Callable[[BaseException], None], ready: Callable[[], object] = lambda: None
) -> None:
    """Send every unexpected exception to the log and to `show`; Ctrl+C still ends the program.

    `ready` is called first and opens the log. One in a thread that is not the window's is logged
    alone: a job's comes by the window's thread.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        ready()
        _log(error, kind, trace)
        show(error)

    def thread_hook(of: threading.ExceptHookArgs) -> None:
        if of.exc_value is not None and not isinstance(of.exc_value, SystemExit):
            _log(of.exc_value, of.exc_type, of.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def let_go() -> None:
    """Leave unexpected exceptions to Python again."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _log(error: BaseException, kind: type[BaseException], trace: TracebackType | None) -> None:
    import logging

    from tro_desk.base import log

    logging.getLogger(log.NAME).error("unexpected", exc_info=(kind, error, trace))
