"""The Debian package: into a Debian that knows nothing, by apt alone, worked, and out again."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.packaging.installed.conftest import need, package
from tests.packaging.installed.debian import debian
from tests.packaging.installed.screen import screen
from tests.packaging.installed.walk import first_notice, first_start, printed_brief
from tro_desk import __version__

NOTICE = "/usr/lib/tro-desk/_internal/tro_desk/_data/assets/sample/1-amazon-notice.pdf"


@pytest.mark.skipif(os.geteuid() != 0, reason="sets up a system of its own")
def test_the_debian_package(pictures: Path, tmp_path: Path) -> None:
    need("debootstrap", "Xvfb", "xdotool", "unshare", "pdfinfo")
    packed = package("tro-desk_*.deb")
    with debian(ROOT / "build/debian-12", tmp_path / "debian") as system:
        system.run("apt-get", "update", "-qq")
        before = system.files()
        inside = system.root / "root" / packed.name
        inside.hardlink_to(packed) if same_disk(packed, inside.parent) else copy(packed, inside)
        system.run("apt-get", "install", "-y", "--no-install-recommends", f"/root/{packed.name}")
        inside.unlink()

        home = system.home()
        told = system.run("tro-desk", "--smoke", user="seller")
        assert told.startswith(f"TRO Desk {__version__}: "), told
        assert system.home() == home, "a scan was read; nothing waits to be sent to anybody"

        printed = system.root / "home/seller/print.pdf"
        with screen(pictures) as seen:
            program = subprocess.Popen(
                system.command("sh", "-c", "cd; exec tro-desk", user="seller", DISPLAY=seen.display)
            )
            try:
                first_start(seen)
                first_notice(seen, NOTICE)
                printed_brief(seen, printed)
            finally:
                # No window manager closes windows here; the desk must bear an end like this.
                program.kill()
                program.wait(60)
        pages = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True)
        assert "Pages:" in pages.stdout

        home = {name for name in system.home() if name.startswith("/home/seller/.local")}
        assert any(name.endswith(".sqlite") or "/desk" in name for name in home), sorted(home)
        system.run("apt-get", "purge", "-y", "tro-desk")
        system.run("apt-get", "autoremove", "-y", "--purge")
        left = {name for name in system.files() - before if "tro-desk" in name.lower()}
        assert {name for name in left if not name.startswith("/home/")} == set()
        assert home <= system.files(), "removing the program leaves the desk"


def same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


def copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())
