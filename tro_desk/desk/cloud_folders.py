"""Tells a folder that a cloud service seems to copy elsewhere: by its path and by marker files.

A database that is copied while it is written is damaged at the other end, and what is privileged
does not stay on this computer. Nothing proves that the service runs: hence "seems".
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SERVICES: Final = (
    *("onedrive", "dropbox", "icloud", "google_drive"),
    *("nutstore", "baidu", "wps", "other"),
)
"""Every code that `cloud_of` gives."""

_PARTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("onedrive", re.compile(r"onedrive( ?- ?.+)?|onedrive-.+|skydrive")),
    ("dropbox", re.compile(r"dropbox( \(.+\)|-.+)?|.+ dropbox")),
    ("icloud", re.compile(r"icloud ?drive( .+)?|com~apple~clouddocs|mobile documents|icloud云盘")),
    (
        "google_drive",
        re.compile(r"google ?drive( .+)?|googledrive-.+|google 云端硬盘|我的云端硬盘"),
    ),
    ("nutstore", re.compile(r"我?的?坚果云.*|(my ?)?nutstore( ?files)?|nutstore-.+")),
    ("baidu", re.compile(r"baidusyncdisk|baidu ?net ?disk.*|百度网盘.*|百度同步空间.*|百度云.*")),
    ("wps", re.compile(r"wps ?云盘.*|wps ?云文档.*|wpsdrive|wps ?cloud ?(files|drive)|金山云盘")),
)
"""Service and the name of a folder on the way, in lower case."""

_MARKERS: Final = (
    (".dropbox", "dropbox"),
    (".dropbox.cache", "dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "onedrive"),
    (".tmp.drivedownload", "google_drive"),
    (".tmp.driveupload", "google_drive"),
    (".nutstore", "nutstore"),
    (".baidusyncdisk", "baidu"),
)
"""What a service leaves in the uppermost folder that it copies."""

_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def cloud_of(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The code of the service (see `SERVICES`) that seems to copy this folder, "" for none.

    Links are followed; the folder need not exist.
    """
    ways = {folder.expanduser().absolute()}
    with contextlib.suppress(OSError, RuntimeError):  # a ring of links
        ways.add(folder.expanduser().resolve())
    roots = [Path(root) for name in _VARIABLES if (root := environment.get(name))]
    for way in sorted(ways):
        if any(way.is_relative_to(root) for root in roots):
            return "onedrive"
        for part in way.parts:
            for service, pattern in _PARTS:
                if pattern.fullmatch(part.casefold()):
                    return service
            if part == "CloudStorage":  # where macOS mounts every other service
                return "other"
    for way in sorted(ways):
        if marked := _marked(way):
            return marked
    return ""


def _marked(way: Path) -> str:
    """The service whose marker lies in the folder or above it; a home folder is no such root."""
    home = Path.home()
    for folder in (way, *way.parents):
        if folder == home or folder.parent == folder:
            continue
        for name, service in _MARKERS:
            try:
                if (folder / name).exists():
                    return service
            except OSError:
                continue
    return ""
