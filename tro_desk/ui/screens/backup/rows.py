"""The backups that are kept, as rows of a table, and what is said of each."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from tro_desk.base.messages import M_
from tro_desk.domain.backup import BackupState, KeptBackup
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import size_text
from tro_desk.ui.models.grid import Column

_DAY: Final = 86_400
_HOUR: Final = 3_600


def age_text(words: Translator, made_at: datetime, now: datetime) -> str:
    """How long ago something was made, as a person says it."""
    seconds = int((now - made_at).total_seconds())
    if seconds < 0:
        return words.say("backup", "later than this computer's clock")
    if seconds >= _DAY:
        return words.plural("backup", "{count} day ago", "{count} days ago", seconds // _DAY)
    if seconds >= _HOUR:
        return words.plural("backup", "{count} hour ago", "{count} hours ago", seconds // _HOUR)
    return words.say("backup", "within the last hour")


def place_text(words: Translator, state: BackupState, backup: KeptBackup | None = None) -> str:
    """Where backups go, or where one is: the name of a folder is enough, its path is the tip."""
    folder = state.folder if backup is None else backup.path.parent
    if folder == state.folder and not state.chosen:
        return words.say("backup", "The desk's own folder")
    if folder.parent.name == "" or folder.name != "backups":
        return folder.name or str(folder)
    return str(folder)


def checked_text(words: Translator, backup: KeptBackup) -> str:
    """Whether it was opened and found good, by this desk."""
    if backup.checked_at is None:
        return words.say("backup", "○ not checked here")
    return words.say("backup", "✓ can be restored")


def columns(now: datetime) -> tuple[Column[KeptBackup], ...]:
    """The columns of the table of backups; ages are told as of `now` (UTC)."""
    return (
        Column(
            M_("backup", "Backup (Beijing time)"),
            lambda t, one: t.date_time(t.beijing(one.made_at)),
            lambda one: one.made_at,
        ),
        Column(
            M_("backup", "Age"),
            lambda t, one: age_text(t, one.made_at, now),
            lambda one: now - one.made_at,
        ),
        Column(
            M_("backup", "Size"),
            lambda t, one: size_text(t, one.size),
            lambda one: one.size,
            right=True,
        ),
        Column(
            M_("backup", "Check"),
            checked_text,
            lambda one: one.checked_at is None,
            tone=lambda one: "text2" if one.checked_at is None else None,
        ),
    )
