"""Packs the evidence: shows what goes in, asks where to, makes the zip and tells what was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.desk.package_face import package_options, verify_package
from tro_desk.domain.package import CheckedPackage, MadePackage, PackageContents
from tro_desk.ui.background import Handle
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.screens.brief.package_form import PackageForm
from tro_desk.ui.screens.brief.package_result import PackageResult
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size, place
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from tro_desk.desk.preview import BriefOptions

_WIDTH, _HEIGHT = 640, 620


class PackageDialog(QDialog):
    """`made` once a package was written. `ask_path(name)` is the system's dialog; tests answer."""

    made = Signal()

    def __init__(
        self,
        ui: Ui,
        case: str,
        brief: Callable[[], BriefOptions],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`brief` makes the options of the brief in a worker's thread; `name` is the file's."""
        super().__init__(parent)
        self._ui, self._case, self._brief, self._name = ui, case, brief, name
        self._running: Handle | None = None
        self._password = ""
        self.ask_path: Callable[[str], str] = self._choose_path
        self.form: PackageForm | None = None
        self.package: PackageResult | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = M_("brief screen", "Package evidence")
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._cancel)
        self.leave = plain_button(ui, M_("package screen", "Close"), self.reject)
        self.pack = primary_button(ui, M_("package screen", "Make the package"), self._make)
        self.pack.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.pack)
        self._body = QVBoxLayout()
        self._box = QVBoxLayout(self)
        # A layout would ask for the height of its sentences at their narrowest.
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.setContentsMargins(24, 20, 24, 16)
        self._box.setSpacing(12)
        self._box.addLayout(self._body, 1)
        self._box.addWidget(self.strip)
        self._box.addWidget(self.progress)
        self._box.addLayout(foot)
        self.resize(_WIDTH, height_on_screen(self, _HEIGHT))
        keep_size(ui, self)
        self._load()

    def reject(self) -> None:
        """Close; what is being made is given up."""
        self._cancel()
        super().reject()

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.progress.stop.setEnabled(False)

    def _refresh(self) -> None:
        form = self.form
        problem = form.problem if form is not None else None
        if form is not None:
            form.setEnabled(self._running is None)
        ready = form is not None and form.looked.isChecked() and self._running is None
        self.pack.setEnabled(ready and problem is None)
        self.pack.setVisible(self.package is None)
        if self.package is not None:
            self.package.verify.setEnabled(self._running is None)

    def _typed(self) -> None:
        problem = self.form.problem if self.form is not None else None
        if problem is None:
            self.strip.clear()
        else:
            self.strip.show_text(lambda t: t.render(problem), "error")
        self._refresh()

    def _end(self) -> None:
        self._running = None
        self.progress.finish()

    def _failed(self, error: DeskError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self.strip.fail(error)
        elif self.package is None:
            self.strip.say(M_("package screen", "Stopped. No package was written."))
        self._refresh()

    # what goes in

    def _load(self) -> None:
        desk, case = self._ui.desk, self._case

        def work(_job: Job) -> PackageContents:
            return desk.package_contents(case)

        self.progress.start(M_("package screen", "Looking up what goes in"))
        self._running = self._ui.jobs.run(work, self._loaded, self._failed, owner=self)
        self._refresh()

    def _loaded(self, contents: PackageContents) -> None:
        self._end()
        self.form = PackageForm(self._ui, contents)
        self.form.changed.connect(self._typed)
        self._body.addWidget(self.form)
        self._refresh()

    # making it

    def _make(self) -> None:
        form = self.form
        if form is None or not self.pack.isEnabled():
            return
        named = self.ask_path(self._name)
        if not named:
            return
        out = Path(named)
        if out.suffix.lower() != ".zip":
            out = out.with_name(f"{out.name}.zip")
            if out.exists():  # the system's dialog asked about the other name
                self.strip.say(
                    M_(
                        "package screen",
                        "{name} is there already. Choose another name.",
                        name=out.name,
                    ),
                    "error",
                )
                return
        self.strip.clear()
        self._password = form.password.text()
        desk, case, brief = self._ui.desk, self._case, self._brief
        chosen, prefix, password = form.chosen, form.prefix.text().strip(), self._password

        def work(job: Job) -> MadePackage:
            return desk.make_package(
                case, package_options(brief(), chosen, prefix, password), out, job
            )

        def progress(done: int, total: int) -> None:
            self.progress.progress(
                M_("package screen", "Packing, part {done} of {total}", done=done, total=total),
                done,
                total,
            )

        self.progress.start(M_("package screen", "Making the package"))
        self._running = self._ui.jobs.run(work, self._written, self._failed, progress, owner=self)
        self._refresh()

    def _written(self, package: MadePackage) -> None:
        self._end()
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.package = PackageResult(self._ui, package)
        self.package.verify_wanted.connect(lambda: self._verify(package.path))
        self._body.addWidget(self.package)
        self.package.show()  # the layout reckons with it only from then on
        self.leave.setDefault(True)
        self.leave.setFocus()
        self._refresh()
        self._fit(self._box.totalHeightForWidth(self.width()))
        self.made.emit()

    def _fit(self, height: int) -> None:
        """Take the height of what is shown now."""
        self.resize(self.width(), height_on_screen(self, height))
        place(self)

    def _verify(self, path: Path) -> None:
        password = self._password

        def work(job: Job) -> CheckedPackage:
            return verify_package(path, password, job)

        def done(checked: CheckedPackage) -> None:
            self._end()
            if self.package is not None:
                self.package.show_checked(checked)
                self._fit(_HEIGHT)
            self._refresh()

        def progress(at: int, total: int) -> None:
            self.progress.progress(
                M_("package screen", "Checking file {done} of {total}", done=at, total=total),
                at,
                total,
            )

        self.strip.clear()
        self.progress.start(M_("package screen", "Checking the package"))
        self._running = self._ui.jobs.run(work, done, self._failed, progress, owner=self)
        self._refresh()

    def _choose_path(self, name: str) -> str:
        title = self._ui.translator.say("brief screen", "Package evidence")
        return ask_where(self._ui, self, title, name, "ZIP (*.zip)")
