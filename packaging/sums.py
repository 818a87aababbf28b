"""Writes SHA256SUMS beside the packages: `python packaging/sums.py FOLDER`.

`sha256sum --check SHA256SUMS` in the folder checks them again.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

PACKAGES = ("*.deb", "*.dmg", "*.exe", "*.tar.xz", "*.whl")


def main(folder: Path) -> int:
    """Print and write one line for each package, in the order of their names."""
    packages = sorted({path for kind in PACKAGES for path in folder.glob(kind)})
    if not packages:
        print(f"{folder} holds no package.", file=sys.stderr)
        return 1
    lines = []
    for path in packages:
        with path.open("rb") as data:
            lines.append(f"{hashlib.file_digest(data, 'sha256').hexdigest()}  {path.name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    print("".join(lines), end="")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
