"""Whatever is installed with the program is named with its licence, and the texts are there."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

from packaging.requirements import Requirement

from tests.conftest import ROOT
from tro_desk.base import paths


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_with_the_program() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = list(project["dependencies"])
    found: set[str] = set()
    while waiting:
        wanted = Requirement(waiting.pop())
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        if plain(wanted.name) not in found:
            found.add(plain(wanted.name))
            waiting.extend(metadata.requires(wanted.name) or [])
    return found


def test_every_package_is_named() -> None:
    text = paths.asset("licences", "THIRD_PARTY.md").read_text(encoding="utf-8")
    named = {plain(name) for name in re.findall(r"(?m)^\| ([\w.-]+) \|", text)} - {"package"}
    assert installed_with_the_program() - named == set()


def test_the_licence_of_the_models_travels_with_the_program() -> None:
    ours = paths.asset("licences", "rapidocr-models.md").read_text(encoding="utf-8")
    files = metadata.files("rapidocr") or []
    (theirs,) = (file for file in files if file.name == "MODEL_LICENSES.md")
    assert ours == theirs.read_text("utf-8")
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_wheel_is_told_of_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {path.name for glob in project["license-files"] for path in ROOT.glob(glob)}
    assert {"LICENSE", "OFL.txt", "THIRD_PARTY.md", "rapidocr-models.md"} <= named
