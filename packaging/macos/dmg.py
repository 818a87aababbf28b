"""Makes the disk image of macOS: `python packaging/macos/dmg.py DIST OUT`, on a Mac alone.

DIST holds `TRO Desk.app`, as the recipe of PyInstaller leaves it. Two variables are hooks:

- SIGN_IDENTITY: the name of a "Developer ID Application" certificate in the keychain; without it
  the program is signed for this machine only, and Gatekeeper asks whoever gets it.
- NOTARY_PROFILE: the profile that `xcrun notarytool store-credentials` kept; needs SIGN_IDENTITY.

Nothing of this was tried by those who wrote it: they have no Mac. `release.yml` runs it on one.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from tro_desk import __version__

HERE = Path(__file__).resolve().parent
APP = "TRO Desk.app"


def main(dist: Path, out: Path) -> int:
    """Write `out`/TRO-Desk-<version>-macos-<machine>.dmg and print its name."""
    if sys.platform != "darwin":
        print("A disk image of macOS is made on macOS alone.", file=sys.stderr)
        return 1
    app = dist / APP
    target = out / f"TRO-Desk-{__version__}-macos-{platform.machine()}.dmg"
    identity = os.environ.get("SIGN_IDENTITY", "")
    for command in sign(app, identity):
        subprocess.run(command, check=True)
    with tempfile.TemporaryDirectory(prefix="tro-desk-dmg-") as folder:
        inside = Path(folder)
        subprocess.run(["ditto", str(app), str(inside / APP)], check=True)
        (inside / "Applications").symlink_to("/Applications")
        out.mkdir(parents=True, exist_ok=True)
        subprocess.run(image(inside, target), check=True)
    profile = os.environ.get("NOTARY_PROFILE", "")
    if profile:
        for command in notarise(target, identity, profile):
            subprocess.run(command, check=True)
    print(target)
    return 0


def sign(app: Path, identity: str) -> list[list[str]]:
    """The commands that sign the program, and look at the signature."""
    kept = ["--options", "runtime", "--timestamp"] if identity else []
    rights = ["--entitlements", str(HERE / "entitlements.plist")] if identity else []
    return [
        ["codesign", "--force", "--deep", "--sign", identity or "-", *kept, *rights, str(app)],
        ["codesign", "--verify", "--deep", "--strict", str(app)],
    ]


def image(inside: Path, target: Path) -> list[str]:
    """The command that packs a folder into a read-only image."""
    return [
        "hdiutil", "create", "-ov", "-volname", "TRO Desk", "-srcfolder", str(inside),
        "-fs", "HFS+", "-format", "ULFO", str(target),
    ]  # fmt: skip


def notarise(target: Path, identity: str, profile: str) -> list[list[str]]:
    """The commands that sign the image, have it looked at by Apple, and fix the answer to it."""
    if not identity:
        raise ValueError("NOTARY_PROFILE needs SIGN_IDENTITY")
    return [
        ["codesign", "--force", "--sign", identity, "--timestamp", str(target)],
        ["xcrun", "notarytool", "submit", "--wait", "--keychain-profile", profile, str(target)],
        ["xcrun", "stapler", "staple", str(target)],
    ]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
