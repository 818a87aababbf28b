"""Every job without a window (the shapes are in the README, "On the command line").

Exit status: 0 done; 1 the input was understood but the job failed, one line on stderr says what to
do; 2 wrong use. `--lang` sets the language of what people read; JSON keys and codes never change.
Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

from tro_desk.base import disk
from tro_desk.base.errors import DeskError
from tro_desk.cli import (
    backup,
    cases,
    dates,
    exposure,
    lock,
    notices,
    package,
    sales,
    scan,
    search,
    smoke,
    steps,
    trash,
)
from tro_desk.cli.common import complain
from tro_desk.cli.parsing import asked_language, parse
from tro_desk.l10n import Translator, system_language, translator
from tro_desk.l10n.errors import sentence

__all__ = ["COMMANDS", "main", "parse"]


def main(arguments: Sequence[str]) -> int:
    """Do the job that the arguments name and return the exit status."""
    options = parse(arguments)
    words = translator(asked_language(arguments) or system_language())
    try:
        status: int = COMMANDS[options.command](options, words)
        sys.stdout.flush()  # where it goes to a file, that may be on a full disk
    except DeskError as error:
        complain(sentence(error, words))
        return 1
    except KeyboardInterrupt:
        complain(sentence(DeskError("cancelled"), words))
        return 1
    except BrokenPipeError:
        _leave_output()
        return 1
    except OSError as error:
        if disk.reason(error) != "full":
            return _unexpected(options, words)
        _leave_output()
        complain(sentence(DeskError("output_full"), words))  # the desk tells its own by itself
        return 1
    except Exception:
        return _unexpected(options, words)
    return status


def _leave_output() -> None:
    """What could not be written is not tried again when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _unexpected(options: argparse.Namespace, words: Translator) -> int:
    """A frightened user gets a sentence; the log gets the rest."""
    path = _logged(options)
    complain(words.say("cli", "Something unexpected happened. Details: {path}", path=path))
    return 1


def _logged(options: argparse.Namespace) -> str:
    """Write the exception at hand into the log and return the log's path."""
    import logging

    from tro_desk.base import log
    from tro_desk.desk import desk_folder

    path = log.start(desk_folder(options.desk))
    logging.getLogger(log.NAME).exception("command %s", log.Code(options.command))
    log.stop()
    return str(path or "-")


COMMANDS: Final[dict[str, Callable[[argparse.Namespace, Translator], int]]] = {
    "read": notices.read,
    "add": notices.add,
    "confirm": cases.confirm,
    "cases": cases.cases,
    "deadlines": dates.deadlines,
    "count": dates.count,
    "steps": steps.steps,
    "brief": cases.brief,
    "calendar": dates.calendar,
    "scan": scan.scan,
    "search": search.search,
    "custody": trash.custody,
    "trash": trash.trash,
    "hold": trash.hold,
    "load": sales.load,
    "exposure": exposure.exposure,
    "backup": backup.backup,
    "lock": lock.lock,
    "restore": backup.restore,
    "verify": backup.verify,
    "package": package.package,
    "demo": cases.demo,
    "smoke": smoke.smoke,
}
