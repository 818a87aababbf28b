"""The package: what goes in is shown and confirmed, then made, and what was made is checked."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.papers import originals
from tests.ui.screens import unnamed
from tests.ui_review.kit import clipped, longer, settle, words_of
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk
from tro_desk.desk.package_face import verify_package
from tro_desk.domain.records import Contact
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.packages import OUTCOMES, WHY_NOT
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.brief.package_dialog import PackageDialog
from tro_desk.ui.screens.brief.view import BriefView


@pytest.fixture
def papers(desk: Desk, case: str, tmp_path: Path) -> dict[str, str]:
    """Evidence beside the notices of the sample case: the SHA-256 by name."""
    found = {}
    for name in ("capture.pdf", "advice.pdf"):
        path = tmp_path / name
        path.write_bytes(originals.pdf(f"page of {name}"))
        found[name] = desk.add_evidence(case, path).body.sha256  # type: ignore[union-attr]
    noted = desk.add_evidence_bytes(case, b"for nobody else", "typed.txt", how="note")
    found["typed.txt"] = noted.body.sha256  # type: ignore[union-attr]
    at = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
    advice = (found["advice.pdf"],)
    desk.save_record(
        case, Contact(at, "Asia/Shanghai", "own_counsel", "", "email", "in", "x", advice)
    )
    return found


@pytest.fixture
def show(
    qtbot: QtBot, make_ui: Callable[..., Ui], case: str, papers: dict[str, str], tmp_path: Path
) -> Callable[..., PackageDialog]:
    """Presses the button of the brief of the sample case; the file is then `out.zip`."""

    def make(language: str = "zh") -> PackageDialog:
        ui = make_ui("en" if language == "longer" else language)
        if language == "longer":
            ui.language.use(longer())
        view = BriefView(ui)
        qtbot.addWidget(view)
        view.resize(1096, 744)
        view.show()
        view.open(case=case)
        settle(qtbot, ui)
        view.controller.choose(language="en", paper="Letter")
        view.package_button.click()
        settle(qtbot, ui)
        dialog = view.findChild(PackageDialog)
        assert dialog is not None
        dialog.ask_path = lambda _name: str(tmp_path / "out")
        return dialog

    return make


def ready(dialog: PackageDialog) -> None:
    assert dialog.form is not None
    dialog.form.looked.click()
    assert dialog.pack.isEnabled()


def test_what_goes_in_is_shown_and_must_be_looked_at(
    show: Callable[..., PackageDialog], papers: dict[str, str]
) -> None:
    dialog = show()
    form = dialog.form
    assert form is not None
    assert not dialog.pack.isEnabled()
    rows = {row.item.evidence.name: row for row in form.rows}
    t = dialog._ui.translator
    for name, code in (("advice.pdf", "own_counsel"), ("typed.txt", "typed_note")):
        assert rows[name].about.text() == t.render(WHY_NOT[code])
    for name in ("advice.pdf", "typed.txt"):
        assert not rows[name].box.isEnabled()
        assert not rows[name].box.isChecked()
    assert rows["capture.pdf"].about.text() == "PDF"
    assert not {papers["advice.pdf"], papers["typed.txt"]} & set(form.chosen)
    ready(dialog)
    rows["capture.pdf"].box.click()
    assert papers["capture.pdf"] not in form.chosen
    assert not form.looked.isChecked()
    assert not dialog.pack.isEnabled()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_package_is_made_and_every_file_named(
    show: Callable[..., PackageDialog],
    qtbot: QtBot,
    papers: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    dialog = show(language)
    form = dialog.form
    assert form is not None
    next(row for row in form.rows if row.item.evidence.name == "capture.pdf").box.click()
    form.prefix.setText("LJ")
    asked: list[str] = []

    def answer(name: str) -> str:
        asked.append(name)
        return str(tmp_path / "out 1.26")

    dialog.ask_path = answer
    ready(dialog)
    dialog.pack.click()
    settle(qtbot, dialog._ui)
    out = tmp_path / "out 1.26.zip"
    assert asked == ["TRO package 1-26-cv-01234.zip"]
    checked = verify_package(out)
    assert checked.sound
    shas = {one.sha256 for one in checked.files}
    assert not set(papers.values()) & shas
    result = dialog.package
    assert result is not None
    assert not dialog.pack.isVisibleTo(dialog)
    assert list(clipped(dialog)) == []
    short = dialog.height()
    assert short < 400  # nothing is below what was made
    assert result.name.text().replace("\u200b", "") == "out 1.26.zip"
    assert result.sha256.text().replace("\u200b", "") == f"SHA-256 {checked.sha256}"
    opened: list[Path] = []

    def open_it(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    result.folder.click()
    assert opened == [tmp_path]
    result.verify.click()
    settle(qtbot, dialog._ui)
    assert [path for path, _ in result.files] == [one.path for one in checked.files]
    assert len({outcome.text() for _, outcome in result.files}) == 1
    assert dialog.height() > short
    assert unnamed(dialog) == []

    damage(out)
    result.verify.click()
    settle(qtbot, dialog._ui)
    ok = dialog._ui.translator.render(OUTCOMES["ok"])
    wrong = {path for path, outcome in result.files if outcome.text() != ok}
    assert "brief.pdf" in wrong
    assert len(wrong) < len(result.files)


def damage(path: Path) -> None:
    """Change one file of a package and leave the others."""
    with zipfile.ZipFile(path) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in members:
            archive.writestr(info, data + b" " if info.filename == "brief.pdf" else data)


def test_a_password_is_typed_twice(
    show: Callable[..., PackageDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show()
    form = dialog.form
    assert form is not None
    ready(dialog)
    form.password.setText("correct horse")
    assert not dialog.pack.isEnabled()
    assert dialog.strip.text.text() == "两次输入的密码不一致。请输入同一个密码。"
    for field in (form.password, form.again):
        field.setText("1234567")
    assert "8" in dialog.strip.text.text()
    assert not dialog.pack.isEnabled()
    for field in (form.password, form.again):
        assert field.echoMode() == QLineEdit.EchoMode.Password
        field.setText("correct horse")
    form.shown.click()
    assert form.again.echoMode() == QLineEdit.EchoMode.Normal
    assert not dialog.strip.isVisibleTo(dialog)
    dialog.pack.click()
    settle(qtbot, dialog._ui)
    out = tmp_path / "out.zip"
    with pytest.raises(DeskError, match="package_needs_password"):
        verify_package(out)
    assert verify_package(out, "correct horse").sound
    assert dialog.package is not None
    dialog.package.verify.click()
    settle(qtbot, dialog._ui)
    ok = dialog._ui.translator.render(OUTCOMES["ok"])
    assert {outcome.text() for _, outcome in dialog.package.files} == {ok}


def test_a_package_that_is_called_off(
    show: Callable[..., PackageDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show()
    ready(dialog)
    dialog.pack.click()
    assert not dialog.pack.isEnabled()
    dialog.progress.cancelled.emit()
    settle(qtbot, dialog._ui)
    assert not list(tmp_path.glob("*out*"))
    assert dialog.strip.text.text() == "已停止，没有写入证据包。"
    assert dialog.package is None
    assert dialog.pack.isEnabled()


def test_closing_gives_up_what_is_being_made(
    show: Callable[..., PackageDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show()
    ui = dialog._ui
    ready(dialog)
    dialog.pack.click()
    dialog.leave.click()
    settle(qtbot, ui)
    assert not list(tmp_path.glob("*out*"))


def test_no_name_changes_nothing(show: Callable[..., PackageDialog], desk: Desk, case: str) -> None:
    dialog = show()
    ready(dialog)
    dialog.ask_path = lambda _name: ""
    dialog.pack.click()
    assert not dialog._ui.jobs.running
    assert desk.overview(case).brief is None
    assert not dialog.strip.isVisibleTo(dialog)


def test_errors_are_said_in_place(
    show: Callable[..., PackageDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show()
    form = dialog.form
    assert form is not None
    (tmp_path / "out.zip").write_bytes(b"something else")
    ready(dialog)
    dialog.pack.click()
    assert "out.zip" in dialog.strip.text.text()
    assert (tmp_path / "out.zip").read_bytes() == b"something else"
    dialog.ask_path = lambda _name: str(tmp_path / "other.zip")
    form.prefix.setText("小写 x")
    ready(dialog)
    dialog.pack.click()
    settle(qtbot, dialog._ui)
    error = DeskError("bad_prefix", value="小写 x")
    assert dialog.strip.text.text() == sentence(error, dialog._ui.translator)
    assert not (tmp_path / "other.zip").exists()
    assert dialog.pack.isEnabled()


@pytest.mark.parametrize("language", ["zh", "en", "longer"])
def test_nothing_is_clipped_or_without_a_name(
    show: Callable[..., PackageDialog], qtbot: QtBot, language: str
) -> None:
    dialog = show(language)
    assert dialog.height() <= 620
    assert list(clipped(dialog)) == []
    assert unnamed(dialog) == []
    ready(dialog)
    dialog.pack.click()
    settle(qtbot, dialog._ui)
    assert dialog.package is not None
    dialog.package.verify.click()
    settle(qtbot, dialog._ui)
    qtbot.wait(1)
    assert list(clipped(dialog)) == []
    assert unnamed(dialog) == []


def test_the_language_switches_in_place(show: Callable[..., PackageDialog]) -> None:
    dialog = show("en")
    dialog._ui.language.set("zh")
    assert sorted(words_of(dialog)) == sorted(words_of(show("zh")))
    assert dialog.windowTitle() == "打包证据"
