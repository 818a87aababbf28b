"""Collects the licence of every work of others that the program is shipped with: `make licences`.

What pip installed names its licence and carries the text of it; what lies inside it, and what its
wheel says nothing of, stands in `licence_texts/`. The result is `assets/licences/parts.json` and a
text for each part, which travel with the program. The recipe of the frozen program adds those of
the system's libraries that it takes in (`collect_system`).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "assets" / "licences"
SOURCES: Final = ROOT / "packaging" / "licence_texts"
DEBIAN: Final = "As its Debian package says"
COMMONS: Final = Path("/usr/share/common-licenses")
COMMON: Final = re.compile(r"common-licenses/([A-Za-z]+(?:-\d(?:\.\d)?)?)")
"""Texts to which the copyright files of Debian lead; another system has no such folder."""

RULE: Final = "=" * 78

PLACE: Final = re.compile(
    r"(^|/)(licen[cs]es?|copying|notice|copyright|third.?party.?notices|license-3rd-party)[^/]*$",
    re.IGNORECASE,
)
"""Names of files that hold the text of a licence."""

APACHE: Final = "Apache-2.0.txt"
LESSER: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")
INSIDE: Final = {
    "flatbuffers": (APACHE,),
    "pyside6-essentials": ("Qt-notice.txt", *LESSER),
    "shiboken6": ("Qt-notice.txt", *LESSER),
    "sqlcipher3": ("SQLCipher.txt", "SQLite.txt", APACHE),
    "cryptography": ("OpenSSL.txt",),
    "certifi": ("MPL-2.0.txt",),
    "tqdm": ("MPL-2.0.txt",),
}
"""Texts that a package needs and does not carry, or that belong to what lies in it."""


def plain(name: str) -> str:
    """A name as the package index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped() -> dict[str, str]:
    """Every package that is installed with the program: its name as it is written -> version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = list(project["dependencies"])
    found: dict[str, str] = {}
    while waiting:
        wanted = Requirement(waiting.pop())
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        package = metadata.distribution(wanted.name)
        name = plain(wanted.name)
        if name not in found:
            found[name] = package.version
            waiting.extend(package.requires or [])
    return found


def licences() -> dict[str, str]:
    """What THIRD_PARTY.md calls the licence of each package."""
    text = (FOLDER / "THIRD_PARTY.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| ([\w.-]+) \| ([^|]+?) \|", text)
    return {plain(name): licence for name, licence in rows}


def texts_of(package: str) -> Iterator[tuple[str, str]]:
    """Name and text of each licence that a package carries, the same text once."""
    told: set[str] = set()
    found = metadata.distribution(package)
    for file in sorted(found.files or [], key=lambda one: (".dist-info" not in str(one), str(one))):
        named = PLACE.search(str(file)) or ".dist-info/licenses/" in str(file)
        path = Path(str(found.locate_file(file)))
        if not named or path.suffix in (".py", ".pyc", ".h", ".html") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        if text and text not in told:
            told.add(text)
            yield re.sub(r"^.*?dist-info/(licenses/)?", "", str(file)), text


def locked(package: str) -> str:
    """The version of a package that is installed on other systems alone, as the lock has it."""
    text = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    found = re.search(rf"(?m)^{package}==([\w.]+)", text)
    return found[1] if found else ""


def source(name: str) -> str:
    """A text that no package carries."""
    return (SOURCES / name).read_text(encoding="utf-8").strip()


def joined(texts: list[tuple[str, str]]) -> str:
    """Texts one after the other, each under its name."""
    if len(texts) == 1:
        return texts[0][1] + "\n"
    return "\n\n\n".join(f"{RULE}\n{name}\n{RULE}\n\n{text}" for name, text in texts) + "\n"


def others() -> Iterator[tuple[str, str, str, str, str]]:
    """What is shipped and is no package: name, version, licence, name of the file, text."""
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    yield "TRO Desk", "", "Apache-2.0", "tro-desk.txt", own
    yield "Python", "3.11", "PSF-2.0", "python.txt", source("Python.txt") + "\n"
    qt = [(name, source(name)) for name in ("Qt-notice.txt", *LESSER, "Qt-inside.txt")]
    yield "Qt", metadata.version("PySide6-Essentials"), "LGPL-3.0", "qt.txt", joined(qt)
    yield "SQLite", "", "Public domain", "sqlite.txt", source("SQLite.txt") + "\n"
    yield "SQLCipher", "", "BSD-3-Clause", "sqlcipher.txt", source("SQLCipher.txt") + "\n"
    colorama = locked("colorama")
    yield "colorama", colorama, "BSD-3-Clause", "colorama.txt", source("colorama.txt") + "\n"
    yield "OpenSSL", "", "Apache-2.0", "openssl.txt", source("OpenSSL.txt") + "\n"
    fonts = (ROOT / "assets" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    yield "Noto Sans SC", "", "OFL-1.1", "noto-sans-sc.txt", fonts
    models = (FOLDER / "rapidocr-models.md").read_text(encoding="utf-8")
    text = f"{models}\n\n{RULE}\nApache-2.0\n{RULE}\n\n{own}"
    yield "PP-OCR models (RapidOCR)", "", "Apache-2.0", "pp-ocr-models.txt", text
    yield "OpenCC characters", "1.4.2", "Apache-2.0", "opencc.txt", own


def collect() -> dict[str, str]:
    """Every file to be written below `assets/licences`: its name -> its text."""
    rows, files = [], {}
    for name, version, licence, file, text in others():
        rows.append({"name": name, "version": version, "licence": licence, "file": file})
        files[f"texts/{file}"] = text
    named = licences()
    for package, version in sorted(shipped().items()):
        texts = [*texts_of(package), *((one, source(one)) for one in INSIDE.get(package, ()))]
        if not texts or package not in named:
            sys.exit(f"{package}: no licence text, or not in THIRD_PARTY.md")
        file = f"{package}.txt"
        written = metadata.metadata(package)["Name"]
        row = {"name": written, "version": version, "licence": named[package], "file": file}
        rows.append(row)
        files[f"texts/{file}"] = joined(texts)
    rows[1:] = sorted(rows[1:], key=lambda row: row["name"].casefold())
    files["parts.json"] = json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
    return files


def write() -> None:
    """Write the list and the texts, and take away what is in no list any more."""
    files = collect()
    (FOLDER / "texts").mkdir(exist_ok=True)
    for old in (FOLDER / "texts").iterdir():
        if f"texts/{old.name}" not in files:
            old.unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(files) - 1} licences in {FOLDER.relative_to(ROOT)}")


def collect_system(libraries: Iterable[str], out: Path) -> None:
    """Write to `out` the copyright file of each Debian package that one of the libraries is from.

    Nothing is written on another system; a library that lies in a wheel is in no package.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    real = {Path(name).resolve() for name in libraries}
    # The system's list may call /usr/lib by its other name, /lib.
    asked = {str(path) for path in real} | {str(path).removeprefix("/usr") for path in real}
    wanted = sorted(name for name in asked if name.startswith(("/lib", "/usr/lib")))
    if not wanted or shutil.which("dpkg") is None:
        return
    told = subprocess.run(["dpkg", "-S", *wanted], capture_output=True, text=True, check=False)
    rows: list[dict[str, str]] = []
    named: set[str] = set()
    lines = [line for line in told.stdout.splitlines() if not line.startswith("diversion")]
    for package in sorted({line.split(":")[0].split(",")[0] for line in lines}):
        terms = Path("/usr/share/doc") / package / "copyright"
        if not terms.is_file():
            sys.exit(f"{package}: no copyright file")
        asked_for = ["dpkg-query", "-W", "-f", "${Version}\n", package]
        version = subprocess.run(asked_for, capture_output=True, text=True, check=True).stdout
        file = f"{package}.txt"
        (out / file).write_bytes(terms.read_bytes())
        row = {"name": package, "version": version.split()[0], "licence": DEBIAN, "file": file}
        rows.append(row)
        named |= set(COMMON.findall(terms.read_text(encoding="utf-8", errors="replace")))
    for name in sorted(one for one in named if (COMMONS / one).is_file()):
        (out / f"{name}.txt").write_bytes((COMMONS / name).read_bytes())
        rows.append({"name": name, "version": "", "licence": name, "file": f"{name}.txt"})
    (out / "parts.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
