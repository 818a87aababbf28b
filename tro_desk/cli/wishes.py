"""What is asked of counsel in a brief, and its header: by flags, else as chosen in the window."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tro_desk.l10n import Translator
from tro_desk.l10n.asks import ASKS

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.desk.preview import BriefOptions


def wishes_flags(sub: argparse.ArgumentParser, words: Translator) -> None:
    """Tell the parser of them."""
    sub.add_argument(
        "--ask",
        action="append",
        choices=tuple(ASKS),
        metavar="CODE",
        help=words.say(
            "cli",
            "what is asked of counsel (else as chosen in the window): {codes}",
            codes=", ".join(ASKS),
        ),
    )
    sub.add_argument(
        "--privileged",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=words.say(
            "cli",
            "claim on each page that it is privileged, or not (else as chosen in the window); "
            "whether it is, ask your lawyer",
        ),
    )


def brief_wanted(desk: Desk, case: str, language: Any, options: argparse.Namespace) -> BriefOptions:
    """The options of the brief of a case."""
    from tro_desk.desk.preview import brief_options

    kept = desk.brief_wishes(case)
    asked = options.ask if options.ask is not None else kept.asks if kept else ()
    claimed = options.privileged
    if claimed is None:
        claimed = kept is not None and kept.privileged
    asks = tuple(code for code in ASKS if code in asked)
    counsel = (kept.counsel if kept else "") or desk.retained_counsel(case)
    return brief_options(language, options.paper, None, counsel, asks, claimed)
