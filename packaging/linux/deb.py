"""Puts the frozen program into a Debian package: `python packaging/linux/deb.py FROZEN OUT`.

The same folder and the same commit give the same bytes: every time in it is SOURCE_DATE_EPOCH,
which `make` sets to the time of the commit. QUICK=1 packs in a minute, into a larger file.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from tro_desk import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARE = HERE / "share"

INSIDE = Path("usr/lib/tro-desk")
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
COMPRESSION = ("-Zgzip", "-z1") if os.environ.get("QUICK") else ("-Zxz", "-z9")


def main(frozen: Path, out: Path) -> int:
    """Write `out`/tro-desk_<version>_<architecture>.deb and print its name."""
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    version, architecture = __version__, machine()
    with tempfile.TemporaryDirectory(prefix="tro-desk-deb-") as folder:
        tree = Path(folder)
        shutil.copytree(frozen, tree / INSIDE, symlinks=True)
        place_shared(tree, version, moment)
        modes(tree)
        values = {
            "VERSION": version,
            "ARCHITECTURE": architecture,
            "SIZE": str(sum(p.lstat().st_size for p in tree.rglob("*") if p.is_file()) // 1024),
            "LIBRARIES": ", ".join(libraries()),
        }
        control = tree / "DEBIAN" / "control"
        write(control, filled("control", values).encode())
        control.parent.chmod(0o755)
        control.chmod(0o644)
        for path in (*tree.rglob("*"), tree):
            os.utime(path, (moment.timestamp(),) * 2, follow_symlinks=False)
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"tro-desk_{version}_{architecture}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build", tree, target],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    print(target)
    return 0


def place_shared(tree: Path, version: str, moment: datetime) -> None:
    """Entry of the menu, icons, AppStream, manual page, licences and the command's name."""
    values = {
        "VERSION": version,
        "DATE": f"{moment:%Y-%m-%d}",
        "MOMENT": format_datetime(moment),
    }
    share = tree / "usr/share"
    for name, place in (
        ("tro-desk.desktop", "applications"),
        ("org.trodesk.TroDesk.metainfo.xml", "metainfo"),
        ("tro-desk.xml", "mime/packages"),
    ):
        write(share / place / name, filled(name, values).encode())
    documents = share / "doc/tro-desk"
    write(documents / "copyright", filled("copyright", values).encode())
    for path in (ROOT / "assets/licences").glob("*.md"):
        write(documents / path.name, path.read_bytes())
    licences = INSIDE / "_internal/tro_desk/_data/assets/licences/texts"
    (documents / "licences").symlink_to(Path("../../..", licences.relative_to("usr")))
    write(documents / "NEWS.gz", packed((ROOT / "CHANGELOG.md").read_bytes()))
    write(documents / "changelog.gz", packed(filled("changelog", values).encode()))
    write(share / "man/man1/tro-desk.1.gz", packed(filled("tro-desk.1", values).encode()))
    write(share / "lintian/overrides/tro-desk", (SHARE / "lintian-overrides").read_bytes())
    drawing = ROOT / "assets/icons/app.svg"
    icons = share / "icons/hicolor"
    write(icons / "scalable/apps/tro-desk.svg", drawing.read_bytes())
    draw_icons(drawing, {size: icons / f"{size}x{size}/apps/tro-desk.png" for size in ICON_SIZES})
    command = tree / "usr/bin/tro-desk"
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("../lib/tro-desk/tro-desk"))


def draw_icons(drawing: Path, targets: dict[int, Path]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication.instance() or QGuiApplication([])
    for size, path in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        QIcon(str(drawing)).pixmap(size, size).save(str(path))
    del app


def libraries() -> list[str]:
    """The system's packages a bundle needs: the list of the checkout, without what tests need."""
    lines = (HERE / "debian-packages.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("#")[0].split() for line in lines]
    names = [row[0] for row in rows if len(row) == 1 and row[0] != "ca-certificates"]
    # Ubuntu 24.04 renamed some libraries; either name will do.
    return [f"{name} | {name}t64" if name == "libglib2.0-0" else name for name in names]


def filled(name: str, values: dict[str, str]) -> str:
    text = (SHARE / name).read_text(encoding="utf-8")
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def modes(tree: Path) -> None:
    """Folders 755, files 644 and what runs 755, whatever the mask of the builder was."""
    for path in (*tree.rglob("*"), tree):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == tree / INSIDE / "tro-desk"
        path.chmod(0o755 if runs else 0o644)


def machine() -> str:
    shown = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    )
    return shown.stdout.strip()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
