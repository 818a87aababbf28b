"""Every unexpected exception is logged and shown; none ends in silence."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from tro_desk.base import log


def catch_all(show: Callable[[BaseException], None]) -> None:
    """Send every unexpected exception to the log and to `show`; Ctrl+C still ends the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger(log.NAME).error("unexpected", exc_info=(kind, error, trace))
        show(error)

    sys.excepthook = hook
