"""Setup.exe under Wine: installed, worked, installed over, removed with and without the desk.

Wine proves that the files are whole and fit together. It says nothing on the speed, the fonts'
smoothness, SmartScreen or the input of Chinese on a real Windows.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.packaging.installed.conftest import need, package
from tests.packaging.installed.screen import Screen, screen
from tests.packaging.installed.walk import first_notice, first_start
from tests.packaging.installed.wine import DESK, MENU, PROGRAM, Wine, wine
from tro_desk import __version__

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\TRO Desk"
KIND = r"Software\Classes\TRODesk.Desk"
NOTICE = "app/tro_desk/_data/assets/sample/1-amazon-notice.pdf"


def test_setup_exe(pictures: Path, tmp_path: Path) -> None:
    need("wine", "Xvfb", "xdotool", "x86_64-w64-mingw32-gcc")
    setup = package("TRO-Desk-*-Setup.exe")
    with screen(pictures) as seen, wine(tmp_path / "windows", seen.display) as windows:
        windows.run(setup, "/S")
        program, desk = windows.data / PROGRAM, windows.data / DESK
        assert_installed(windows, program)

        told = windows.run(program / "TRO Desk.exe", "--smoke")
        assert told.startswith(f"TRO Desk {__version__}: "), told
        assert not desk.exists() or not any(desk.glob("*.sqlite*")), "the walk leaves no desk"
        assert_nothing_noted(windows, program)

        window = windows.start(program / "TRO Desk.exe", "--lang", "zh")
        first_start(seen)
        first_notice(seen, windows_path(program / NOTICE, windows))
        seen.find("律师简报")
        seen.still()
        seen.keep("case")
        close(seen, window, windows)

        kept = files(desk)
        assert kept
        windows.run(setup, "/S")
        assert_installed(windows, program)
        assert {name: kept[name] for name in kept} == files(desk), "an upgrade keeps the desk"

        uninstall(windows, program, seen, delete=False)
        assert_removed(windows, program)
        assert files(desk) == kept, "the desk stays unless asked"

        install_by_hand(windows, setup, seen)
        assert_installed(windows, program)
        uninstall(windows, program, seen, delete=True)
        assert_removed(windows, program)
        assert not desk.exists(), "asked for, it is deleted"


def assert_installed(windows: Wine, program: Path) -> None:
    """Files of this account, an entry of the menu, the kind of file, no key of the machine."""
    assert (program / "TRO Desk.exe").is_file()
    assert (windows.data / MENU).is_file()
    assert windows.value(KEY, "DisplayVersion") == __version__
    assert windows.value(r"Software\Classes\.trocase") == "TRODesk.Desk"
    command = windows.value(KIND + r"\shell\open\command")
    assert command.endswith('\\TRO Desk.exe" "%1"'), command
    machine = (windows.prefix / "system.reg").read_text(encoding="utf-8", errors="replace")
    assert "TRO Desk" not in machine, "no administrator's place is written"


def assert_removed(windows: Wine, program: Path) -> None:
    assert not program.exists(), sorted(program.rglob("*"))
    assert not (windows.data / MENU).exists()
    assert windows.value(KEY, "DisplayVersion") == ""
    assert windows.value(r"Software\Classes\.trocase") == ""
    assert windows.value(KIND) == ""


def assert_nothing_noted(windows: Wine, program: Path) -> None:
    """A scan was read: the engine of that keeps nothing in the user's folders to send it."""
    users = windows.prefix / "drive_c/users"
    noted = {path for path in users.rglob("*onnxruntime*") if program not in path.parents}
    assert noted == set(), noted


def install_by_hand(windows: Wine, setup: Path, seen: Screen) -> None:
    """Through the pages of Setup, which names its languages in both; it starts nothing at its end
    where that is not wanted.
    """
    running = windows.start(setup)
    for words, name, *keys in (
        ("Please choose a language", "language", "Return"),
        ("License Agreement", "licence", "Return"),
        ("Choose Install Location", "place", "Return"),
        ("has been installed", "done", "space", "Return"),
    ):
        seen.find(words)
        seen.still()
        seen.keep(f"setup-{name}")
        seen.key(*keys)
    running.communicate(timeout=120)


def uninstall(windows: Wine, program: Path, seen: Screen, *, delete: bool) -> None:
    """Silently the desk stays; the window asks, and deletes it where that is what is pressed."""
    # Told where it lies, the uninstaller works in place instead of from a copy of itself.
    place = windows_path(program, windows)
    if not delete:
        windows.run(program / "Uninstall.exe", "/S", f"_?={place}")
    else:
        running = windows.start(program / "Uninstall.exe", f"_?={place}")
        seen.find("Uninstalling from", "将从以下", "即将从")
        seen.keep("uninstall")
        seen.key("Return")
        seen.find("案件资料会留在本机", "Your cases stay")
        seen.still()
        seen.keep("delete-as-well")
        seen.click("是(Y)", "Yes")
        # "Close" stands there before it can be pressed: the end is told in words.
        seen.find("completed successfully", "成功完成")
        seen.keep("uninstalled")
        seen.key("Return")
        running.communicate(timeout=120)
    (program / "Uninstall.exe").unlink(missing_ok=True)
    if program.exists() and not any(program.iterdir()):
        program.rmdir()


def close(seen: Screen, window: subprocess.Popen[str], windows: Wine) -> None:
    """Close the window as a person does."""
    seen.key("alt+F4")
    try:
        window.communicate(timeout=90)
    except subprocess.TimeoutExpired:
        seen.keep("not-closed")
        windows.end()
        raise


def windows_path(path: Path, windows: Wine) -> str:
    inside = path.relative_to(windows.prefix / "drive_c")
    return "C:\\" + str(inside).replace("/", "\\")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a desk but its log: what must be the same afterwards."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "log" not in path.relative_to(folder).parts
    }
