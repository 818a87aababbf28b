"""Real disks that are small, full, read-only or pulled out, and what works without being root.

A small disk is a tmpfs that is mounted for the test. Where that is not permitted the limit of the
size of a file takes its place: the system then refuses each write beyond it in the same way.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True)
class Disk:
    """A disk of its own, mounted at `place`."""

    place: Path

    @property
    def free(self) -> int:
        """Bytes that can still be written."""
        told = os.statvfs(self.place)
        return told.f_bavail * told.f_frsize

    def leave(self, size: int) -> None:
        """Fill the disk up to `size` bytes."""
        ballast = self.place / "ballast"
        ballast.unlink(missing_ok=True)
        with ballast.open("wb") as file:
            if (left := self.free - size) > 0:
                os.posix_fallocate(file.fileno(), 0, left)

    def make_room(self) -> None:
        """Empty it of what `leave` has put there."""
        (self.place / "ballast").unlink(missing_ok=True)

    def pull_out(self) -> None:
        """Take it away, whoever has files on it open; an empty folder stays where it was."""
        subprocess.run(["umount", "-l", str(self.place)], check=True)

    def put_in(self, size: int) -> None:
        """Mount another, empty one."""
        _mount(self.place, size)


@contextlib.contextmanager
def small_disk(place: Path, size: int) -> Iterator[Disk]:
    """An empty disk of `size` bytes at the folder `place`, which is made. Skips, and says why,
    where nothing can be mounted."""
    place.mkdir(parents=True)
    _mount(place, size)
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def _mount(place: Path, size: int) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("small disks are made on Linux alone; the limit of a file's size is tested too")
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        why = next(iter(done.stderr.splitlines()), "")
        pytest.skip(f"no disk can be mounted ({why}); the limit of a file's size is tested too")


@contextlib.contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system refuses each write beyond the first `size` bytes of a file: no root is needed."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


# Read-only: root may write everywhere, so it does without that right for a while.

_VERSION: Final = 0x20080522
_OVERRIDES: Final = (1 << 1) | (1 << 2) | (1 << 3)  # CAP_DAC_OVERRIDE, _READ_SEARCH, CAP_FOWNER


class _Head(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextlib.contextmanager
def as_anybody() -> Iterator[None]:
    """The permissions of files hold for this thread, root's as well."""
    if os.geteuid():
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head, rights = _Head(_VERSION, 0), (_Rights * 2)()
    if libc.capget(ctypes.byref(head), ctypes.byref(rights)):
        pytest.skip("root cannot do without its rights here")
    had = rights[0].effective
    rights[0].effective = had & ~_OVERRIDES
    if libc.capset(ctypes.byref(head), ctypes.byref(rights)):
        pytest.skip("root cannot do without its rights here")
    try:
        yield
    finally:
        rights[0].effective = had
        assert not libc.capset(ctypes.byref(head), ctypes.byref(rights))


@contextlib.contextmanager
def read_only(*folders: Path) -> Iterator[None]:
    """Nothing can be made, changed or removed in these folders and those below them."""
    modes: dict[Path, int] = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            modes[path] = path.stat().st_mode & 0o777
    for path, mode in modes.items():
        path.chmod(mode & 0o555)
    try:
        with as_anybody():
            yield
    finally:
        for path, mode in modes.items():
            with contextlib.suppress(FileNotFoundError):
                path.chmod(mode)


@contextlib.contextmanager
def small_disk_over(place: Path, size: int) -> Iterator[Disk]:
    """As `small_disk`, over a folder that is there and empty."""
    _mount(place, size)
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
