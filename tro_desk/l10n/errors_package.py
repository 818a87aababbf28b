"""Sentences of what no package is made of, and of what is no package."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_

PACKAGE_SENTENCES: Final[dict[str, str]] = {
    "package_private": N_(
        "error",
        "{name} is a note of your own or belongs to your own lawyer. It goes into no package.",
    ),
    "original_changed": N_(
        "error",
        "The desk's copy of {name} is not as it was saved. Restore a backup, or add the file "
        "again.",
    ),
    "bad_prefix": N_(
        "error",
        '"{value}" cannot stand before a page number. Use 1 to 12 capital letters and digits, '
        "beginning with a letter.",
    ),
    "short_password": N_("error", "The password is too short. Use at least {count} characters."),
    "package_not_zip": N_(
        "error", "{name} is no zip, or it is cut off. Ask for the package to be sent again."
    ),
    "package_no_manifest": N_(
        "error",
        "{name} holds no list of files that can be read, so it is no package of this program, or "
        "its list was changed. Ask for it anew.",
    ),
    "package_too_large": N_(
        "error",
        "{name} would unpack to far more than a package holds. It was not opened, and you should "
        "not open it.",
    ),
    "package_unsafe_path": N_(
        "error",
        "{name} names a file outside its own folder ({path}). No package of this program does. It "
        "was not opened, and you should not open it.",
    ),
    "package_link": N_(
        "error",
        "{name} holds a link instead of a file ({path}). No package of this program does. It was "
        "not opened, and you should not open it.",
    ),
    "package_twice": N_(
        "error",
        "{name} holds {path} twice, so nobody can tell which one counts. Do not rely on it; ask "
        "for it anew.",
    ),
    "package_needs_password": N_(
        "error", "{name} is locked. Give its password: tro-desk verify --password-stdin"
    ),
    "package_wrong_password": N_(
        "error", "This is not the password of {name}. Ask the sender for it."
    ),
}
