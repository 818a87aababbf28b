"""The archive for any Linux: unpacked by an account without rights, worked, and out again."""

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

LIBRARIES = ROOT / "packaging/linux/tar/INSTALL.txt"


def libraries() -> list[str]:
    """What the note of the archive says is needed."""
    text = LIBRARIES.read_text(encoding="utf-8")
    return [word for word in text.split() if word.startswith("lib") and word[-1].isdigit()]


@pytest.mark.skipif(os.geteuid() != 0, reason="sets up a system of its own")
def test_the_archive(pictures: Path, tmp_path: Path) -> None:
    need("debootstrap", "Xvfb", "xdotool", "unshare", "pdfinfo", "tar", "xz")
    packed = package("TRO-Desk-*-linux-*.tar.xz")
    with debian(ROOT / "build/debian-12", tmp_path / "debian") as system:
        system.run("apt-get", "update", "-qq")
        system.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *libraries())
        home = system.root / "home/seller"
        subprocess.run(["tar", "--no-same-owner", "-xf", packed, "-C", home], check=True)
        name = packed.name.removesuffix(".tar.xz")
        system.run("chown", "-R", "seller:", f"/home/seller/{name}")
        before = system.files()
        system.run(f"/home/seller/{name}/install.sh", user="seller")
        entry = home / ".local/share/applications/tro-desk.desktop"
        assert f'Exec="/home/seller/{name}/program/tro-desk" %F' in entry.read_text("utf-8")

        installed = system.home()
        told = system.run(f"/home/seller/{name}/program/tro-desk", "--smoke", user="seller")
        assert told.startswith(f"TRO Desk {__version__}: "), told
        assert system.home() == installed, "a scan was read; nothing waits to be sent to anybody"
        data = f"/home/seller/{name}/program/_internal/tro_desk/_data"
        with screen(pictures) as seen:
            start = f"cd; exec '/home/seller/{name}/program/tro-desk'"
            program = subprocess.Popen(
                system.command("sh", "-c", start, user="seller", DISPLAY=seen.display)
            )
            try:
                first_start(seen)
                first_notice(seen, f"{data}/assets/sample/1-amazon-notice.pdf")
                printed_brief(seen, home / "print.pdf")
            finally:
                # No window manager closes windows here; the desk must bear an end like this.
                program.kill()
                program.wait(60)
        system.run(f"/home/seller/{name}/install.sh", "--remove", user="seller")
        new = system.files() - before
        desk = {path for path in new if "/share/TRO Desk/" in path}
        assert desk, "removing the program leaves the desk"
        assert {path for path in new - desk if "tro-desk" in Path(path).name} == set()
