"""About, updates and licences: true, complete, and found by what is typed."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.conftest import ROOT
from tests.house.test_licences import installed_with_the_program, plain
from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tro_desk import __version__
from tro_desk.base import build, inventory, paths
from tro_desk.content import parts as content
from tro_desk.desk.about import about, licence_text, parts
from tro_desk.desk.without_case import law_version
from tro_desk.ui.help.about import AboutDialog
from tro_desk.ui.help.opening import open_about, open_updates
from tro_desk.ui.help.updates import UpdatesDialog

sys.path.insert(0, str(ROOT / "packaging"))
import licences

INSIDE = {"colorama", "Python", "Qt", "SQLite", "SQLCipher", "OpenSSL", "Noto Sans SC"}


def one_of(opened: Opened, kind: type[QDialog]) -> QDialog:
    (found,) = opened.window.findChildren(kind)
    return found


def test_every_shipped_package_has_its_licence_in_full() -> None:
    named = {plain(part.name): part for part in parts()}
    assert installed_with_the_program() - set(named) == set()
    assert {plain(name) for name in INSIDE} <= set(named)
    assert parts()[0].name == "TRO Desk"
    for part in parts():
        text = licence_text(part)
        assert len(text) > 300, part.name
        assert part.licence, part.name


def test_the_texts_are_those_of_what_is_installed() -> None:
    """Another version may be under another licence: `make licences` collects them anew."""
    wanted = licences.collect()
    folder = paths.asset("licences")
    there = {f"texts/{path.name}" for path in (folder / "texts").iterdir()} | {"parts.json"}
    assert there == set(wanted)
    old = [name for name, text in wanted.items() if (folder / name).read_text("utf-8") != text]
    assert old == []


def test_they_travel_with_the_program() -> None:
    files = set(inventory.data_files())
    for part in parts():
        assert f"assets/licences/texts/{part.file}" in files
    assert "assets/licences/parts.json" in files


def test_the_libraries_under_the_lgpl_are_told_of() -> None:
    texts = {part.name: licence_text(part) for part in parts()}
    for name in ("Qt", "PySide6_Essentials", "shiboken6"):
        text = next(text for one, text in texts.items() if plain(one) == plain(name))
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
        assert "GNU GENERAL PUBLIC LICENSE" in text
        assert "You may replace them" in text
        assert "download.qt.io" in text
    assert "SIL OPEN FONT LICENSE" in texts["Noto Sans SC"]
    assert "Apache License" in texts["OpenSSL"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in texts["Python"]


def test_a_package_without_a_text_ends_the_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "texts_of", lambda package: iter(()))
    with pytest.raises(SystemExit, match="alembic: no licence text"):
        licences.collect()


def test_what_is_taken_from_the_system_is_told_of_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("dpkg") is None:
        pytest.skip("no Debian")
    own = content.parts()
    libraries = [
        str(next(Path("/usr/lib").glob(f"*/{name}"))) for name in ("libz.so.1", "libglib-2.0.so.0")
    ]
    licences.collect_system([*libraries, str(ROOT / "LICENSE")], tmp_path / content.SYSTEM)
    texts = paths.asset("licences")
    places = {"": tmp_path / "assets", "licences": texts}
    monkeypatch.setattr(
        content.paths, "asset", lambda *at: places[at[0] if at else ""].joinpath(*at[1:])
    )
    found = content.parts.__wrapped__()
    assert found[: len(own)] == own
    system = {part.name: part for part in found[len(own) :]}
    assert {"zlib1g", "LGPL-2.1"} < set(system)
    assert system["zlib1g"].version
    assert "Jean-loup Gailly" in content.licence_text(system["zlib1g"])
    assert "GNU LESSER GENERAL PUBLIC" in content.licence_text(system["LGPL-2.1"])
    assert "Apache License" in content.licence_text(found[0])


def test_about_tells_version_build_and_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert about().version == __version__
    assert about().rules == date.fromisoformat(law_version())
    assert about().built is None  # from its sources
    monkeypatch.setattr(build.paths, "asset", lambda *parts: tmp_path / "assets")
    assert build.built_at() is None
    (tmp_path / build.STAMP).write_text("1774000000\n", encoding="ascii")
    assert build.built_at() == datetime(2026, 3, 20, 9, 46, 40, tzinfo=UTC)
    (tmp_path / build.STAMP).write_text("not a number", encoding="ascii")
    assert build.built_at() is None


def test_parts_are_searched_and_read(sample: Opened) -> None:
    open_about(sample.window)
    dialog = one_of(sample, AboutDialog)
    assert isinstance(dialog, AboutDialog)
    assert dialog.list.count() == len(parts())
    assert f"Version {__version__}" in dialog.facts.text()
    assert "Apache License" in dialog.text.toPlainText()
    QTest.keyClicks(dialog.line, "lgpl")
    assert {"Qt", "shiboken6"} <= {
        dialog.list.item(row).text().split()[0] for row in range(dialog.list.count())
    }
    dialog.line.setText("pillow")
    assert dialog.list.count() == 1
    dialog.copy()
    assert "Secret Labs" in QGuiApplication.clipboard().text()
    dialog.line.setText("no such part")
    assert dialog.list.count() == 0
    assert not dialog.copy_button.isEnabled()
    dialog.line.clear()
    assert unnamed(dialog) == []
    for language in ("zh", "en"):
        sample.ui.language.set(language)
        sample.settle()
        assert clipped(dialog) == []
    sample.ui.language.use(pseudo())
    names = {dialog.list.item(row).text() for row in range(dialog.list.count())}
    assert left_behind(dialog, names | {"TRO Desk", dialog.text.toPlainText()}) == []
    dialog.accept()


def test_updates_are_looked_for_by_hand(sample: Opened) -> None:
    open_updates(sample.window)
    dialog = one_of(sample, UpdatesDialog)
    assert isinstance(dialog, UpdatesDialog)
    assert dialog.height() < 480
    assert sample.ui.translator.date(about().rules) in dialog.facts.text()
    dialog.copy()
    assert f"Version {__version__}" in QGuiApplication.clipboard().text()
    assert unnamed(dialog) == []
    for language in ("zh", "en"):
        sample.ui.language.set(language)
        sample.settle()
        assert clipped(dialog) == []
    sample.ui.language.use(pseudo())
    assert left_behind(dialog, {"TRO Desk"}) == []
    dialog.accept()
