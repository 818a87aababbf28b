"""What the freezer and Qt for Python would do at each start: done here, once, for tro_desk.spec."""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

import PyInstaller
import shiboken6

Entry = tuple[str, str, str]
"""A name in the packed program, the file, and what kind of file it is to the freezer."""


def loader(entry: Entry, work: Path) -> Entry:
    """A module of the freezer's own, without what costs a tenth of the time to the first frame.

    It would read the list of the packed modules from the file number by number. And it would import
    ctypes, to look for libraries beside the program: on Linux the system does (LD_LIBRARY_PATH).
    """
    name, _source, kind = entry
    kept = Path(PyInstaller.__file__).parent / "loader" / f"{name}.py"
    if name == "pyimod01_archive":
        text = kept.read_text(encoding="utf-8")
        assert text.count("marshal.load(fp)") == 1, f"{kept} reads the list in another way"
        text = text.replace("marshal.load(fp)", "marshal.loads(fp.read())")
    elif name == "pyimod03_ctypes" and sys.platform == "linux":
        text = "def install():\n    pass\n"
    else:
        return entry
    changed = work / f"{name}.py"
    changed.write_text(text, encoding="utf-8")
    return name, str(py_compile.compile(str(changed), cfile=f"{changed}c", doraise=True)), kind


def modules_of_qt(work: Path) -> list[Entry]:
    """The modules that Qt for Python keeps as text in its library, and compiles at each start.

    It has a switch to lay them beside itself (SBK_EMBED), where it takes them from then on. Here
    they lie compiled: a tenth of the time to the first frame less. Qt for Python is copied first,
    as the switch would change what is installed.
    """
    if sys.platform != "linux":
        return []
    copied = work / "shiboken6"
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(Path(shiboken6.__file__).parent, copied)
    subprocess.run(
        [sys.executable, "-c", "import shiboken6"],
        env=os.environ | {"PYTHONPATH": str(work), "SBK_EMBED": "0"},
        check=True,
    )
    laid = sorted((copied / "files.dir/shibokensupport").rglob("*.py"))
    assert laid, "Qt for Python keeps its modules in another way"
    entries = []
    for source in laid:
        made = py_compile.compile(
            str(source),
            dfile=source.relative_to(work).as_posix(),
            doraise=True,
            optimize=0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        for path in (source, Path(str(made))):
            entries.append((path.relative_to(work).as_posix(), str(path), "DATA"))
    return entries
