"""Sentences of backups, and of what is restored from one."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

BACKUP_SENTENCES: Final[dict[str, str]] = {
    "backup_folder_missing": N_(
        "error",
        "The folder for backups, {folder}, is not there. Put the disk in, or choose another "
        "folder. Nothing was lost: the desk and its older backups are as they were.",
    ),
    "first_backup_folder_missing": N_(
        "error",
        "The folder for backups, {folder}, is not there. Put the disk in, or choose another "
        "folder.",
    ),
    "first_backup_folder_unwritable": N_(
        "error", "The folder for backups, {folder}, cannot be written. Choose another one."
    ),
    "backup_folder_full": N_(
        "error",
        "There is no room for a backup in {folder}. Make room there or choose another folder. "
        "Older backups are still there.",
    ),
    "backup_folder_unwritable": N_(
        "error",
        "The folder for backups, {folder}, cannot be written. Choose another one. Older backups "
        "are still there.",
    ),
    "backup_folder_limit": N_(
        "error",
        "The disk of {folder} takes no file as large as this backup: it is formatted for small "
        "files (FAT32). Choose another disk. Older backups are still there.",
    ),
    "backup_running": N_(
        "error", "A backup of this desk is just being made. Wait until it is done."
    ),
    "backup_inside_desk": N_(
        "error",
        "A backup does not belong among the papers of the desk in {folder}. Choose another folder.",
    ),
    "backup_missing": N_(
        "error", "{name} cannot be read. Put the disk in that it is on, or choose another backup."
    ),
    "backup_damaged": N_(
        "error",
        "{name} is cut off or was changed, so nothing was taken from it. Choose another backup.",
    ),
    "backup_foreign": N_(
        "error",
        "{name} is no backup of a desk, or holds what no backup holds. Nothing was taken from it. "
        "Choose another file.",
    ),
    "backup_newer": N_(
        "error",
        "{name} was made by a later version of TRO Desk. Install that version, then restore it.",
    ),
    "restore_not_empty": N_(
        "error",
        "There is something in {folder} already. Name a new folder: a backup is never restored "
        "over what is there.",
    ),
    "restore_inside_desk": N_(
        "error", "A desk cannot be restored inside the desk in {folder}. Choose another folder."
    ),
    "restore_running": N_(
        "error", "A backup is just being restored into {folder}. Wait until it is done."
    ),
    "restore_differs": N_(
        "error",
        "What was restored from {name} is not what the backup says of itself, so it was taken away "
        "again. Choose another backup.",
    ),
    "restore_folder_missing": N_(
        "error", "The disk of {folder} is not there. Put it in, or choose another folder."
    ),
    "restore_folder_full": N_(
        "error", "There is no room in {folder}. Make room there, or choose another disk."
    ),
    "restore_folder_unwritable": N_(
        "error", "Nothing can be written in {folder}. Choose another folder."
    ),
    "restore_folder_limit": N_(
        "error",
        "The disk of {folder} takes no file as large as one in this backup. Choose another disk.",
    ),
    "backup_failed": N_(
        "error",
        "The backup {path} could not be made, so the desk was not changed. Check the disk and try "
        "again.",
    ),
}
