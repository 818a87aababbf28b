"""Words of backups and of the examination of a desk: what was found, and what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tro_desk.l10n.translator import Translator


class Found(Protocol):
    """A problem as `domain.backup.Problem` has it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def detail(self) -> str: ...


class Examined(Protocol):
    """An examination as `domain.backup.DeskCheck` has it."""

    @property
    def originals(self) -> int: ...
    @property
    def briefs(self) -> int: ...
    @property
    def problems(self) -> Sequence[Found]: ...


PROBLEMS: Final[dict[str, str]] = {
    "database_damaged": N_(
        "desk check",
        "The database is damaged ({detail}). Restore the last good backup into a new folder.",
    ),
    "database_altered": N_(
        "desk check",
        "The database is not as the program left it: another program, an older version, a "
        "synchronised folder or a failing disk changed it. What stands in it may not be what you "
        "saved. Restore the last good backup into a new folder and compare. Older backups are all "
        "kept from now on.",
    ),
    "changes_lost": N_(
        "desk check",
        "The program was ended before your last changes were in the database, and the file that "
        "held them is damaged: what you saved last may be missing. Look at what you did last and "
        "enter again what is not there. Older backups are all kept from now on.",
    ),
    "backup_notes_damaged": N_(
        "desk check",
        "What the desk had noted of its backups could not be read and was put aside as {name}. "
        "Choose the folder for backups and the reminder again, then delete that file.",
    ),
    "link_broken": N_(
        "desk check",
        "A row of {name} points to one that is not there ({detail}). Restore the last good backup "
        "into a new folder.",
    ),
    "original_missing": N_(
        "desk check",
        "The original {name} is missing. Add the same file again, or take it from a backup.",
    ),
    "original_changed": N_(
        "desk check",
        "The original {name} was changed after it was added: its SHA-256 is another. Add the same "
        "file again, or take it from a backup.",
    ),
    "brief_missing": N_(
        "desk check", "The file {name} of a brief is missing. Make the brief again."
    ),
    "brief_changed": N_(
        "desk check", "The file {name} of a brief was changed. Make the brief again."
    ),
    "record_broken": N_(
        "desk check",
        "Entry {detail} of the kind {name} cannot be read. Restore the last good backup into a new "
        "folder.",
    ),
    "record_paper": N_(
        "desk check",
        "Entry {detail} of the kind {name} names other papers than those kept with it. Restore the "
        "last good backup into a new folder.",
    ),
    "custody_broken": N_(
        "desk check",
        "The chain of custody of {name} is broken at entry {detail}: an entry was altered, removed "
        "or moved. The original itself is compared apart from it. Compare with a backup, and tell "
        "your lawyer.",
    ),
    "custody_cut": N_(
        "desk check",
        "A brief printed {detail} entries of custody for {name}, and the chain no longer leads "
        "there: its end was cut off or written anew. Compare with a backup, and tell your lawyer.",
    ),
    "trash_broken": N_(
        "desk check",
        "Entry {detail} of the trash does not fit what is kept for it. Restore the last good "
        "backup into a new folder.",
    ),
    "stray_file": N_(
        "desk check",
        "{detail} belongs to nothing in the desk. Look at it; what you put there yourself, put "
        "elsewhere.",
    ),
}
"""What each code of `domain.backup.Problem` says."""

CLOUDS: Final[dict[str, str]] = {
    "onedrive": N_("cloud", "OneDrive"),
    "dropbox": N_("cloud", "Dropbox"),
    "icloud": N_("cloud", "iCloud"),
    "google_drive": N_("cloud", "Google Drive"),
    "nutstore": N_("cloud", "Nutstore"),
    "baidu": N_("cloud", "Baidu Netdisk"),
    "wps": N_("cloud", "WPS Cloud"),
    "other": N_("cloud", "a cloud service"),
}
"""Names of the services of `desk.cloud_folders.SERVICES`."""


def problem_sentence(words: Translator, problem: Found) -> str:
    """What was found, and what to do."""
    return words.say("desk check", PROBLEMS[problem.code], name=problem.name, detail=problem.detail)


def check_sentence(words: Translator, check: Examined) -> str:
    """The outcome of an examination in one sentence."""
    originals = words.plural("desk check", "{count} original", "{count} originals", check.originals)
    briefs = words.plural("desk check", "{count} brief", "{count} briefs", check.briefs)
    if not check.problems:
        return words.say(
            "desk check",
            "Checked the database, {originals} and {briefs}: all is as it was saved.",
            originals=originals,
            briefs=briefs,
        )
    return words.plural(
        "desk check",
        "Checked the database, {originals} and {briefs}: {count} problem.",
        "Checked the database, {originals} and {briefs}: {count} problems.",
        len(check.problems),
        originals=originals,
        briefs=briefs,
    )


def restored_sentence(translator: Translator, check: Examined, sealed: bool) -> str:
    """As `check_sentence`, of a desk that was restored; `sealed` where it came out locked."""
    told = check_sentence(translator, check)
    if not sealed:
        return told
    return translator.say(
        "backup",
        "{check} It is locked with the passphrase of the desk that had this backup.",
        check=told,
    )


def counts_sentence(words: Translator, counts: Mapping[str, int]) -> str:
    """What a desk or a backup holds, in a few words."""

    def many(table: str) -> int:
        return counts.get(table, 0)

    lines = many("order_lines") + many("movements") + many("period_sales")
    return words.listed(
        [
            words.plural("desk check", "{count} case", "{count} cases", many("cases")),
            words.plural("desk check", "{count} original", "{count} originals", many("evidence")),
            words.plural("desk check", "{count} answer", "{count} answers", many("facts")),
            words.plural("desk check", "{count} brief", "{count} briefs", many("briefs")),
            words.plural("desk check", "{count} sales line", "{count} sales lines", lines),
        ]
    )


def cloud_name(words: Translator, service: str) -> str:
    """The name of a cloud service."""
    return words.say("cloud", CLOUDS[service])


def size_text(words: Translator, size: int) -> str:
    """A number of bytes as people read it: 38.4 MB (1 MB is a million bytes)."""
    if size >= 10**9:
        return words.say("size", "{number} GB", number=_tenths(size, 10**9))
    if size >= 10**6:
        return words.say("size", "{number} MB", number=_tenths(size, 10**6))
    return words.say("size", "{number} KB", number=-(-size // 1000))


def _tenths(size: int, unit: int) -> Decimal:
    return (Decimal(size) / unit).quantize(Decimal("0.1"))
