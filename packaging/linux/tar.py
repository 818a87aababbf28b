"""Packs the frozen program for any Linux: `python packaging/linux/tar.py FROZEN OUT`.

The same folder and the same commit give the same bytes: names in order, nobody's account, every
time SOURCE_DATE_EPOCH, which `make` sets to that of the commit. QUICK=1 packs in a minute, larger.
"""

from __future__ import annotations

import lzma
import os
import platform
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from deb import draw_icons, filled  # noqa: E402

from tro_desk import __version__  # noqa: E402

LICENCES = "program/_internal/tro_desk/_data/assets/licences/texts"
ICON_SIZE = 256
PRESET = 0 if os.environ.get("QUICK") else 6 | lzma.PRESET_EXTREME
RUNNING = ("program/tro-desk", "install.sh")
"""Files that run; every other is 644."""


def main(frozen: Path, out: Path) -> int:
    """Write `out`/TRO-Desk-<version>-linux-<machine>.tar.xz and print its name."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    name = f"TRO-Desk-{__version__}-linux-{platform.machine()}"
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory(prefix="tro-desk-tar-") as folder:
        beside = Path(folder)
        place_beside(beside)
        with (
            lzma.open(target, "wb", preset=PRESET) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
        ):
            for path, inside in sorted(
                [(path, path.relative_to(beside)) for path in beside.rglob("*")]
                + [(path, Path("program", path.relative_to(frozen))) for path in frozen.rglob("*")],
                key=lambda pair: pair[1].as_posix(),
            ):
                add(archive, path, f"{name}/{inside.as_posix()}", moment)
            # Texts of licences lie in the program; a name at the top leads to them.
            link = tarfile.TarInfo(f"{name}/licences")
            link.type, link.linkname, link.mtime = tarfile.SYMTYPE, LICENCES, moment
            archive.addfile(link)
    print(target)
    return 0


def place_beside(folder: Path) -> None:
    """What lies beside the program: how to install it, its entry of the menu, its licence."""
    for name in ("INSTALL.txt", "安装说明.txt", "install.sh"):
        (folder / name).write_bytes((HERE / "tar" / name).read_bytes())
    share = folder / "share"
    share.mkdir()
    for name in ("tro-desk.desktop", "tro-desk.xml"):
        (share / name).write_text(filled(name, {}), encoding="utf-8")
    drawing = ROOT / "assets/icons/app.svg"
    (share / "tro-desk.svg").write_bytes(drawing.read_bytes())
    draw_icons(drawing, {ICON_SIZE: share / "tro-desk.png"})
    (folder / "LICENSE.txt").write_bytes((ROOT / "LICENSE").read_bytes())
    (folder / "THIRD_PARTY.md").write_bytes((ROOT / "assets/licences/THIRD_PARTY.md").read_bytes())


def add(archive: tarfile.TarFile, path: Path, name: str, moment: int) -> None:
    """One file, folder or link, without a word of who made it and when."""
    member = archive.gettarinfo(str(path), name)
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = moment
    runs = member.isdir() or name.partition("/")[2] in RUNNING
    member.mode = 0o777 if member.issym() else 0o755 if runs else 0o644
    if not member.isreg():
        archive.addfile(member)
        return
    # Two names of one file are written as two files: which comes first would be chance.
    member.type, member.linkname, member.size = tarfile.REGTYPE, "", path.stat().st_size
    with path.open("rb") as data:
        archive.addfile(member, data)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
