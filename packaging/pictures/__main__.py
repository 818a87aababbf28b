"""Pictures of every screen of the program: `python packaging/pictures out/pictures`.

Each screen, form and notable state in Chinese and English, light and dark, on a usual laptop screen
at scale 1 and at scale 1.5: `<language>-<theme>-<size>/NN-name.png`, and one contact sheet a screen
in `sheets/`. Names limit it to some; `--form` and `--size` to some forms. All data is invented, the
clock stands. What a walk over the widgets finds wrong is printed: cut or overlapping words, empty
tables, pale colours. Ends with 1 where something was found or a picture could not be made.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shots import Shot


def main() -> int:
    sys.path.insert(0, str(Path(__file__).parents[2]))  # the walks of the tests
    given = _arguments()
    if given.desks:
        return _child(given)
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desks import MADE, make_desks
    from readme import FORMS, NAMES, SIZE, collect
    from shots import every
    from stage import SIZES

    if given.readme is not None:
        given.names, given.form, given.size = list(NAMES), ",".join(FORMS), SIZE
    shots = [one for one in every() if not given.names or one.name in given.names]
    if unknown := set(given.names) - {one.name for one in shots}:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    if not (given.names or given.form or given.size):
        _clear(given.out)
    with _place() as desks:
        (desks / MADE).mkdir()
        make_desks(desks / MADE, {one.desk for one in shots})
        running = []
        for size in SIZES.values():
            if given.size in ("", size.name):
                running.append(_start(given, desks, size.name))
        failed = max(one.wait() for one in running)
    if given.readme is not None and not failed:
        collect(given.out, given.readme)
    elif not given.form and not given.size:
        _sheets(given.out, [f"{at:03}-{one.name}" for at, one in _numbered(given.names)])
    return failed


def _clear(out: Path) -> None:
    """Remove the pictures of an earlier run: their numbers were others."""
    from stage import FORMS, SIZES

    for form in FORMS:
        for size in SIZES:
            shutil.rmtree(out / f"{form.language}-{form.theme}-{size}", ignore_errors=True)
    shutil.rmtree(out / "sheets", ignore_errors=True)


@contextmanager
def _place() -> Iterator[Path]:
    """A folder of a user for the desks: the same in every run, because some pictures show it."""
    homes = Path("/home")
    usual = os.access(homes, os.W_OK)
    place = (homes if usual else Path(tempfile.gettempdir())) / "lanjia"
    try:
        place.mkdir()
    except OSError:  # another run uses it
        place = Path(tempfile.mkdtemp(prefix="lanjia-"))
    try:
        yield place
    finally:
        shutil.rmtree(place)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", help="pictures to make; none: all")
    parser.add_argument("--form", default="", help="these forms alone, as zh-light,en-dark")
    parser.add_argument("--size", default="", help="one size alone, as 910x480")
    parser.add_argument("--readme", type=Path, help="a folder: only the pictures of the READMEs")
    parser.add_argument("--desks", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _numbered(names: list[str]) -> list[tuple[int, Shot]]:
    from shots import every

    return [(at, one) for at, one in enumerate(every(), 1) if not names or one.name in names]


def _start(given: argparse.Namespace, desks: Path, size: str) -> subprocess.Popen[bytes]:
    """A process a scale: Qt reads the scale once."""
    from stage import SIZES

    wide, high = SIZES[size].screen
    screen = {"name": "laptop", "x": 0, "y": 0, "width": wide, "height": high}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = desks / f"{size}.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    call = [sys.executable, str(Path(__file__).parent), str(given.out), *given.names]
    call += ["--form", given.form, "--size", size, "--desks", str(desks)]
    return subprocess.Popen(
        call,
        env={
            **os.environ,
            **dict.fromkeys(
                _HOMES, str(desks / SIZES[size].home)
            ),  # nothing of the user is read or shown
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "QT_SCALE_FACTOR": SIZES[size].scale,
        },
    )


_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


def _child(given: argparse.Namespace) -> int:
    from taking import take

    return take(given.out, given.desks, given.size, given.form, given.names)


def _sheets(out: Path, names: list[str]) -> None:
    from contact import contact_sheet
    from PySide6.QtGui import QGuiApplication
    from stage import FORMS, SIZES

    QGuiApplication([])
    (out / "sheets").mkdir(exist_ok=True)
    forms = [f"{one.language}-{one.theme}-{size}" for size in SIZES for one in FORMS]
    for name in names:
        pictures = [(f"{name} {form}", out / form / f"{name}.png") for form in forms]
        contact_sheet(pictures, len(FORMS), out / "sheets" / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
