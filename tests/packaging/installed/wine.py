"""A Windows of its own: Wine in a folder, with what Debian's Wine 8 lacks and Windows 10 has.

Three things are put into the folder's system32, for the test alone, never into a package: the 20
functions of icuuc.dll that Qt imports (Windows has them since 1703), and those of ucrtbase.dll
that give the parts of a complex number, which numpy calls when it is loaded.
"""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ICU: Final = (
    "UCNV_FROM_U_CALLBACK_SUBSTITUTE", "UCNV_TO_U_CALLBACK_SUBSTITUTE", "ucnv_cbFromUWriteUChars",
    "ucnv_cbToUWriteUChars", "ucnv_close", "ucnv_countAvailable", "ucnv_fromUCountPending",
    "ucnv_fromUnicode", "ucnv_getAvailableName", "ucnv_getFromUCallBack", "ucnv_getMaxCharSize",
    "ucnv_getName", "ucnv_getStandardName", "ucnv_getToUCallBack", "ucnv_open", "ucnv_reset",
    "ucnv_setFromUCallBack", "ucnv_setToUCallBack", "ucnv_toUCountPending", "ucnv_toUnicode",
)  # fmt: skip

PARTS: Final = {
    "crealf": "660f6ec1c3",  # movd xmm0, ecx; ret
    "cimagf": "48c1e920660f6ec1c3",  # shr rcx, 32; movd xmm0, ecx; ret
    "creall": "f20f1001c3",  # movsd xmm0, [rcx]; ret
    "cimag": "f20f104108c3",  # movsd xmm0, [rcx + 8]; ret
    "cimagl": "f20f104108c3",
}
"""Functions of ucrtbase.dll that Wine 8 ends the program at, and their machine code."""

STUB: Final = bytes.fromhex("4883ec28488d0d")
"""How a function of Wine begins that is not there."""

PROGRAM: Final = "Local/Programs/TRO Desk"
DESK: Final = "Local/TRO Desk"
MENU: Final = "Roaming/Microsoft/Windows/Start Menu/Programs/TRO Desk.lnk"


class Wine:
    """One Windows; `data` is the AppData of its only account."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        attended = {name: value for name, value in os.environ.items() if name != "CI"}
        self.environment = attended | {
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "ucrtbase=n,b;winedbg.exe=d;mshtml=d;mscoree=d",
            "DISPLAY": display,
            "LANG": "zh_CN.UTF-8",
            "LC_ALL": "C.UTF-8",
        }

    @property
    def data(self) -> Path:
        (account,) = (
            path for path in (self.prefix / "drive_c/users").iterdir() if path.name != "Public"
        )
        return account / "AppData"

    def start(self, program: Path | str, *arguments: str) -> subprocess.Popen[str]:
        """Start a program of Windows; what it prints goes through a pipe, as Wine needs it."""
        return subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    def run(self, program: Path | str, *arguments: str, seconds: float = 900) -> str:
        """Run to its end. Returns what it printed; raises AssertionError where it failed."""
        with self.start(program, *arguments) as process:
            try:
                told, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                self.end()
                raise AssertionError(f"{program} {arguments} did not end") from None
        assert process.returncode == 0, f"{program} {arguments}: {told[-4000:]}"
        return told

    def value(self, key: str, name: str = "") -> str:
        """A value of the registry under HKEY_CURRENT_USER, or nothing."""
        which = ["/v", name] if name else ["/ve"]
        told = subprocess.run(
            ["wine", "reg", "query", f"HKCU\\{key}", *which],
            env=self.environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=60,
        )
        return told.stdout.split("REG_SZ")[-1].strip() if told.returncode == 0 else ""

    def end(self) -> None:
        """End every program of this Windows, and it."""
        subprocess.run(
            ["wineserver" if _on_path("wineserver") else "/usr/lib/wine/wineserver", "-k"],
            env=self.environment,
            timeout=60,
        )


@contextmanager
def wine(prefix: Path, display: str) -> Iterator[Wine]:
    """Set up a Windows in `prefix`, and end it; the folder stays."""
    here = Wine(prefix, display)
    try:
        subprocess.run(
            ["wineboot", "--init"] if _on_path("wineboot") else ["wine", "wineboot", "--init"],
            env=here.environment | {"WINEDLLOVERRIDES": "winedbg.exe=d;mshtml=d;mscoree=d"},
            check=True,
            capture_output=True,
            timeout=300,
        )
        system = prefix / "drive_c/windows/system32"
        make_icu(system / "icuuc.dll")
        library = system / "ucrtbase.dll"
        library.write_bytes(with_parts(library.read_bytes()))
        yield here
    finally:
        here.end()


def make_icu(target: Path) -> None:
    """A library whose functions do nothing: Qt asks them only for code pages of other worlds."""
    lines = [f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in ICU]
    subprocess.run(
        [
            "x86_64-w64-mingw32-gcc",
            "-shared",
            "-nostdlib",
            "-Wl,-e,0",
            "-x",
            "c",
            "-",
            "-o",
            target,
        ],
        input="\n".join(lines),
        text=True,
        check=True,
    )


def with_parts(library: bytes) -> bytes:
    """Wine's ucrtbase.dll with the functions of PARTS, no longer marked as Wine's own."""
    data = bytearray(library)
    places = exports(data)
    for name, code in PARTS.items():
        place = places[name]
        if data[place : place + len(STUB)] == STUB:
            machine = bytes.fromhex(code)
            data[place : place + len(machine)] = machine
    mark = data.find(b"Wine builtin DLL")
    if mark >= 0:
        data[mark : mark + 16] = b"Wine, and a test"
    return bytes(data)


def exports(data: bytes | bytearray) -> dict[str, int]:
    """The functions that a library of Windows offers, and where in its file each begins."""
    (header,) = struct.unpack_from("<I", data, 0x3C)
    (count,) = struct.unpack_from("<H", data, header + 6)
    (optional,) = struct.unpack_from("<H", data, header + 20)
    rows = [
        struct.unpack_from("<8sIIII", data, header + 24 + optional + 40 * row)
        for row in range(count)
    ]

    def place(address: int) -> int:
        for _name, size, start, stored, at in rows:
            if start <= address < start + max(size, stored):
                return int(at + address - start)
        raise ValueError(address)

    (table,) = struct.unpack_from("<I", data, header + 24 + 112)
    _, names, functions, texts, numbers = struct.unpack_from("<IIIII", data, place(table) + 20)
    found = {}
    for row in range(names):
        (text,) = struct.unpack_from("<I", data, place(texts) + 4 * row)
        (number,) = struct.unpack_from("<H", data, place(numbers) + 2 * row)
        (function,) = struct.unpack_from("<I", data, place(functions) + 4 * number)
        begin = place(text)
        name = bytes(data[begin : data.index(0, begin)]).decode("ascii")
        found[name] = place(function)
    return found


def _on_path(program: str) -> bool:
    import shutil

    return shutil.which(program) is not None
