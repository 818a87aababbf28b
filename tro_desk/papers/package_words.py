"""VERIFY.txt: how anybody finds out whether a package is as it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator, translator

_LANGUAGES: Final = ("en", "zh")
_COMMANDS: Final = (
    ("TRO Desk", "tro-desk verify PACKAGE.zip"),
    ("Linux", "sha256sum -c SHA256SUMS"),
    ("macOS", "shasum -a 256 -c SHA256SUMS"),
    ("Windows PowerShell", "Get-FileHash -Algorithm SHA256 brief.pdf"),
)
_LINES: Final = (
    M_(
        "verify file",
        "This package holds a case brief, its exhibits, the originals behind them, the figures and "
        "the dates. It was made by the program TRO Desk from what a seller keeps.",
    ),
    M_(
        "verify file",
        "Each original is a copy of the file as it was saved, byte for byte. manifest.json names "
        "every file with its size, its SHA-256 and where it is from.",
    ),
    M_(
        "verify file",
        "To see whether a file was changed, unpack the package, open a terminal in its folder and "
        "use one of these commands. Every line must end in OK, or show the value of SHA256SUMS.",
    ),
)
_LIMIT: Final = M_(
    "verify file",
    "Matching values show that the files are those of the list. They do not show who made the "
    "list: compare the SHA-256 of the whole package with the one that the sender tells you in "
    "another way.",
)
_ADVICE: Final = M_("verify file", "This software gives information, not legal advice.")
_FILES: Final = M_("verify file", "Files (SHA-256, path, name of the original)")


def verify_text(rows: Sequence[tuple[str, str, str]], made_at: datetime) -> str:
    """The text; `rows` are path, SHA-256 and original name ("" where it is none) of each file."""
    parts = ["\n".join(_said(translator(language), made_at)) for language in _LANGUAGES]
    heads = " / ".join(translator(language).render(_FILES) for language in _LANGUAGES)
    listed = [f"{sha256}  {path}{_named(name)}" for path, sha256, name in rows]
    return "\n\n".join([*parts, "\n".join([heads, *listed])]) + "\n"


def _said(words: Translator, made_at: datetime) -> Iterator[str]:
    yield words.render(M_("verify file", "How to check this package"))
    yield ""
    moment = words.moment(words.beijing(made_at))
    yield words.render(M_("verify file", "Made {moment}", moment=moment))
    for line in _LINES:
        yield words.render(line)
    yield from (f"  {name}: {command}" for name, command in _COMMANDS)
    yield words.render(_LIMIT)
    yield words.render(_ADVICE)


def _named(name: str) -> str:
    """The name of an original, on one line whatever it holds."""
    plain = "".join(char if char.isprintable() else "?" for char in name)
    return f"  <- {plain}" if plain else ""
