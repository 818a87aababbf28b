"""A Debian 12 with nothing in it, made by debootstrap once, and copied for each test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SUITE: Final = "bookworm"
MIRROR: Final = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")


class Debian:
    """A system in a folder. What runs in it sees nothing of this one but its network."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def command(self, *line: str, user: str = "root", **environment: str) -> list[str]:
        """The command line of this machine that runs `line` in there; killed, all in there ends."""
        given = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root" if user == "root" else f"/home/{user}",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **environment,
        }
        enter = (
            'mount -t proc proc "$0/proc"; mount -t tmpfs shm "$0/dev/shm"; '
            # The account is another one now, and with it what --kill-child asked for is gone.
            'exec chroot --userspec="$1" "$0" /usr/bin/setpriv --pdeathsig KILL '
            '/usr/bin/env -i "${@:2}"'
        )
        pairs = [f"{name}={value}" for name, value in given.items()]
        return [
            "unshare", "--mount", "--pid", "--fork", "--kill-child",
            "bash", "-ec", enter, str(self.root), user, *pairs, *line,
        ]  # fmt: skip

    def run(self, *line: str, user: str = "root", seconds: float = 900) -> str:
        """Run to its end. Returns what it printed; raises AssertionError where it failed."""
        told = subprocess.run(
            self.command(*line, user=user),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
        )
        assert told.returncode == 0, f"{line}: {told.stdout[-4000:]}"
        return told.stdout

    def files(self) -> set[str]:
        """The names of everything in it, without what comes and goes by itself."""
        return {
            "/" + path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.parts[len(self.root.parts)] not in ("proc", "sys", "dev", "tmp", "run")
        }

    def home(self) -> set[str]:
        """The names of everything in the seller's folder."""
        home = self.root / "home/seller"
        return {"/" + path.relative_to(self.root).as_posix() for path in home.rglob("*")}


@contextmanager
def debian(template: Path, root: Path) -> Iterator[Debian]:
    """A fresh copy of `template` in `root`, which debootstrap makes where it is not there."""
    if not (template / "etc/debian_version").exists():
        unfinished = template.with_name(template.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        subprocess.run(
            ["debootstrap", "--variant=minbase", SUITE, unfinished, MIRROR],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        unfinished.rename(template)
    root.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", template, root], check=True)
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
    system = Debian(root)
    try:
        system.run("useradd", "--create-home", "seller")
        yield system
    finally:
        subprocess.run(["rm", "-rf", "--one-file-system", root], check=True)
