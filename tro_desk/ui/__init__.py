"""The windows: the only package that sees Qt.

What the first paint needs and what needs no Qt is imported here, before Qt: PySide reads the source
of every module that is imported after it.
"""

from tro_desk.base import atomic, errors, jobs, messages, paths, settings
from tro_desk.desk import folder
from tro_desk.domain import suffixes
from tro_desk.l10n import translator
from tro_desk.ui import context, crash_hook, crash_watch, qt_words, screens, style

__all__ = [
    "atomic",
    "context",
    "crash_hook",
    "crash_watch",
    "errors",
    "folder",
    "jobs",
    "messages",
    "paths",
    "qt_words",
    "screens",
    "settings",
    "style",
    "suffixes",
    "translator",
]
