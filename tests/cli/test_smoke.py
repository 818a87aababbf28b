"""The walk that a packed program makes to show that it is whole."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tro_desk import __version__
from tro_desk.__main__ import main
from tro_desk.desk import smoke


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[Path]]:
    """What the walk told as JSON, and what was left of it in the folder for passing things."""
    folder = tmp_path_factory.mktemp("passing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr("tempfile.tempdir", None)
        out = io.StringIO()
        with redirect_stdout(out):
            assert main(["--smoke", "--json"]) == 0
    return json.loads(out.getvalue()), [*folder.glob("tro-desk-*")]


def test_the_walk_names_everything_of_this_copy(walked: tuple[dict[str, Any], list[Path]]) -> None:
    told, left = walked
    assert left == []
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


def test_the_walk_is_told_in_one_line(
    walked: tuple[dict[str, Any], list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = {field.name: walked[0][field.name] for field in fields(smoke.Walk)}
    monkeypatch.setattr(smoke, "walk", lambda _folder: smoke.Walk(**told))  # not the way once more
    assert main(["--smoke", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith(f"TRO Desk {__version__}：")
