"""What can be said of the packages before they are made; `make test-packages` tries them."""

from __future__ import annotations

import hashlib
import os
import plistlib
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tro_desk import __version__
from tro_desk.domain.suffixes import DESK_FILE

PACKAGING = ROOT / "packaging"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MOMENT = 1_767_225_600


def module(folder: str, name: str) -> ModuleType:
    """A script of packaging/, which is no package of its own."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(f"recipe_{name}", PACKAGING / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def frozen_like(folder: Path, order: list[str]) -> Path:
    """A small folder shaped as the frozen program, its files made in the order given."""
    frozen = folder / "tro-desk"
    texts = "_internal/tro_desk/_data/assets/licences/texts/qt.txt"
    for name in sorted(["tro-desk", texts, "_internal/a.so"], key=order.index):
        path = frozen / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 40)
    (frozen / "_internal/b.so").symlink_to("a.so")
    return frozen


ORDER = ["tro-desk", "_internal/tro_desk/_data/assets/licences/texts/qt.txt", "_internal/a.so"]


@pytest.mark.parametrize("recipe", ["deb", "tar"])
def test_the_same_folder_gives_the_same_bytes(tmp_path: Path, recipe: str) -> None:
    made = []
    for number, order in enumerate((ORDER, ORDER[::-1])):
        folder = tmp_path / str(number)
        frozen = frozen_like(folder, order)
        os.umask(0o022 if number else 0o077)
        try:
            told = subprocess.run(
                [sys.executable, PACKAGING / f"linux/{recipe}.py", frozen, folder / "out"],
                env=os.environ | {"SOURCE_DATE_EPOCH": str(MOMENT), "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            )
        finally:
            os.umask(0o022)
        made.append(Path(told.stdout.strip()).read_bytes())
    assert made[0] == made[1]


def test_the_archive_holds_what_its_note_names(tmp_path: Path) -> None:
    frozen = frozen_like(tmp_path, ORDER)
    told = subprocess.run(
        [sys.executable, PACKAGING / "linux/tar.py", frozen, tmp_path],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(MOMENT), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    with tarfile.open(told.stdout.strip()) as archive:
        top = archive.getnames()[0].split("/")[0]
        assert top.startswith(f"TRO-Desk-{__version__}-linux-")
        assert {one.mtime for one in archive} == {MOMENT}
        assert {(one.uid, one.gid, one.uname, one.gname) for one in archive} == {(0, 0, "", "")}
        runs = {one.name.removeprefix(f"{top}/") for one in archive if one.isreg() and one.mode & 1}
        assert runs == {"program/tro-desk", "install.sh"}
        archive.extractall(tmp_path / "unpacked", filter="data")
    unpacked = tmp_path / "unpacked" / top
    assert (unpacked / "licences/qt.txt").is_file()
    for name in ("INSTALL.txt", "安装说明.txt", "LICENSE.txt", "THIRD_PARTY.md"):
        assert (unpacked / name).is_file()
    install(unpacked, tmp_path / "home with $ and `, 100%")


def install(unpacked: Path, home: Path) -> None:
    """The script of the archive adds what the menu needs, and takes all of it out again."""
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    moved = home / "TRO Desk"
    unpacked.rename(moved)
    subprocess.run([moved / "install.sh"], env=environment, check=True, capture_output=True)
    entry = home / ".local/share/applications/tro-desk.desktop"
    line = next(row for row in entry.read_text(encoding="utf-8").splitlines() if "Exec=" in row)
    place = str(moved / "program/tro-desk")
    for sign in ("\\", '"', "`", "$"):
        place = place.replace(sign, f"\\\\{sign}")
    assert line == 'Exec="' + place.replace("%", "%%") + '" %F'
    subprocess.run(
        [moved / "install.sh", "--remove"], env=environment, check=True, capture_output=True
    )
    left = list((home / ".local").rglob("tro-desk*"))
    assert left == []


def test_every_system_opens_the_file_of_a_desk() -> None:
    share = PACKAGING / "linux/share"
    kinds = (share / "tro-desk.xml").read_text(encoding="utf-8")
    assert f'<glob pattern="*{DESK_FILE}"' in kinds
    entry = (share / "tro-desk.desktop").read_text(encoding="utf-8")
    kind = re.search(r'mime-type type="([^"]+)"', kinds)
    assert kind is not None
    assert f"MimeType={kind[1]};" in entry
    assert "Exec=tro-desk %F" in entry
    windows = (PACKAGING / "windows/installer.nsi").read_text(encoding="utf-8")
    assert f'"Software\\Classes\\{DESK_FILE}" "" "${{KIND}}"' in windows
    assert 'shell\\open\\command" "" \'"$INSTDIR\\TRO Desk.exe" "%1"\'' in windows
    mac = plistlib.loads((PACKAGING / "macos/Info.plist").read_bytes())
    exported = mac["UTExportedTypeDeclarations"][0]
    assert exported["UTTypeTagSpecification"] == {
        "public.filename-extension": [DESK_FILE.removeprefix(".")],
        "public.mime-type": kind[1],
    }
    opened = mac["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    assert opened == [exported["UTTypeIdentifier"]]
    assert mac["CFBundleLocalizations"] == ["zh-Hans", "en"]
    assert plistlib.loads((PACKAGING / "macos/entitlements.plist").read_bytes())


def test_the_recipe_of_the_folder_is_python() -> None:
    path = PACKAGING / "tro_desk.spec"
    compile(path.read_text(encoding="utf-8"), str(path), "exec")


def test_a_disk_image_is_signed_and_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dmg = module("macos", "dmg")
    app, target = tmp_path / dmg.APP, tmp_path / "x.dmg"
    alone = dmg.sign(app, "")
    assert alone[0][:5] == ["codesign", "--force", "--deep", "--sign", "-"]
    assert "runtime" not in alone[0]
    signed = dmg.sign(app, "Developer ID Application: X")[0]
    assert {"runtime", "--timestamp", "Developer ID Application: X"} <= set(signed)
    assert Path(signed[signed.index("--entitlements") + 1]).is_file()
    assert dmg.image(tmp_path, target)[-1] == str(target)
    steps = dmg.notarise(target, "X", "profile")
    assert [step[:2] for step in steps[1:]] == [["xcrun", "notarytool"], ["xcrun", "stapler"]]
    with pytest.raises(ValueError, match="SIGN_IDENTITY"):
        dmg.notarise(target, "", "profile")
    if sys.platform != "darwin":
        assert dmg.main(tmp_path, tmp_path) == 1
        assert capsys.readouterr().err == "A disk image of macOS is made on macOS alone.\n"


def test_sums_are_those_of_the_packages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sums = module("", "sums")
    assert sums.main(tmp_path) == 1
    (tmp_path / "b-Setup.exe").write_bytes(b"b")
    (tmp_path / "a.deb").write_bytes(b"a")
    (tmp_path / "notes.txt").write_bytes(b"n")
    assert sums.main(tmp_path) == 0
    written = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8")
    assert written == capsys.readouterr().out
    assert written.splitlines() == [
        f"{hashlib.sha256(b'a').hexdigest()}  a.deb",
        f"{hashlib.sha256(b'b').hexdigest()}  b-Setup.exe",
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_are_whole_and_pinned(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    flow: dict[Any, Any] = yaml.safe_load(text)
    assert flow[True], "YAML takes the word on for true"
    assert flow["permissions"] == {"contents": "read"}
    jobs = flow["jobs"]
    made = set((ROOT / "Makefile").read_text(encoding="utf-8").split(".DEFAULT_GOAL")[0].split())
    for job in jobs.values():
        assert job["timeout-minutes"]
        assert set(
            [job.get("needs", [])] if isinstance(job.get("needs"), str) else job.get("needs", [])
        ) <= set(jobs)
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            for line in step.get("run", "").splitlines():
                if line.startswith("make "):
                    asked = [word for word in line.split('"')[0].split()[1:] if "=" not in word]
                    assert set(asked) <= made
    assert "secrets." not in text
    for name in re.findall(r"tests/[\w/]+\.py|packaging/[\w/]+\.ps1", text):
        assert (ROOT / name).is_file()


def test_there_are_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "release"]
