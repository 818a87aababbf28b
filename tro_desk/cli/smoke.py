"""`tro-desk --smoke`: works the sample case once, and says in one line that this copy is whole."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import asdict
from pathlib import Path

from tro_desk import __version__
from tro_desk.cli.common import as_json
from tro_desk.l10n import Translator


def smoke(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.smoke import walk

    with tempfile.TemporaryDirectory(prefix="tro-desk-") as folder:
        found = walk(Path(folder) / "desk")
    if options.json:
        print(as_json({"version": __version__, **asdict(found)}))
        return 0
    print(
        words.say(
            "cli",
            "TRO Desk {version}: {notices} notices, {facts} facts, {scanned} from a scan, "
            "{dates} dates, {lines} lines of sales, brief of {pages} pages",
            version=__version__,
            notices=words.number(found.notices),
            facts=words.number(found.facts),
            scanned=words.number(found.scanned),
            dates=words.number(found.dates),
            lines=words.number(found.lines),
            pages=words.number(found.pages),
        )
    )
    return 0
