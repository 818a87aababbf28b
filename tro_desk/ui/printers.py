"""Printers: this computer's own print service is asked, over a name in its file system.

On Linux the library of CUPS asks `localhost` by the internet protocols where that name is missing,
and whatever server the configuration tells otherwise. This program opens no such connection: what a
printer in a network needs, the print service does.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtPrintSupport import QPrinter

SERVICE: Final = "/run/cups/cups.sock"
_LIBRARY: Final = "libcups.so.2"  # the one that Qt uses


def new_printer() -> QPrinter:
    """A printer that is not chosen yet; from the main thread alone. All printers come from here."""
    _stay_here()
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def _stay_here() -> None:
    if sys.platform != "linux":
        return
    import ctypes

    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return  # Qt then knows no printers either, and offers a file
    library.cupsSetServer.argtypes = [ctypes.c_char_p]
    library.cupsSetServer(SERVICE.encode())  # for this thread
