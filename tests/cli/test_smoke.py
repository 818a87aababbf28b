"""The walk that a packed program makes to show that it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tro_desk import __version__
from tro_desk.__main__ import main


def test_the_walk_names_everything_of_this_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert main(["--smoke", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == __version__
    assert min(told[part] for part in ("notices", "facts", "scanned", "dates", "lines", "pages"))
    sources = (ROOT / "tro_desk").rglob("*.py")
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sources}
    assert set(told["modules"]) == {name.removesuffix(".__init__") for name in names} - {"tro_desk"}
    tables = {path.relative_to(ROOT / "tro_desk") for path in (ROOT / "tro_desk").rglob("*.yaml")}
    assets = {path.relative_to(ROOT) for path in (ROOT / "assets").rglob("*") if path.is_file()}
    assets = {path for path in assets if path.parts[1] != "readme"}  # for readers of the project
    catalogs = {path.relative_to(ROOT) for path in (ROOT / "i18n").rglob("*.mo")}
    assert {Path(name) for name in told["data_files"]} == tables | assets | catalogs
    assert not list(tmp_path.glob("tro-desk-*"))


def test_the_walk_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--smoke", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith(f"TRO Desk {__version__}：")
