"""Originals are compared again with what was kept of them, in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.originals import Compared, compare
from tro_desk.ui.evidence.words import compared_text
from tro_desk.ui.jobs import Handle
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip


class Comparing:
    """`progress` shows how far it is, `strip` what came of it."""

    def __init__(
        self, ui: Ui, progress: ProgressStrip, strip: MessageStrip, owner: QWidget
    ) -> None:
        self._ui, self._progress, self._strip, self._owner = ui, progress, strip, owner

    def start(
        self, names: Mapping[str, str], show: Callable[[dict[str, Compared]], bool]
    ) -> Handle:
        """Compare the originals of these SHA-256, named as said. `show` gets what came of it, and
        tells whether anybody still looks at them: else nothing more is said."""
        desk, strip = self._ui.desk, self._strip
        strip.clear()
        self._progress.start(_file(1, len(names)))

        def work(job: Job) -> dict[str, Compared]:
            found = {}
            for at, sha256 in enumerate(names):
                job.report(at, len(names))
                found[sha256] = compare(desk, sha256, job)
            return found

        def moved(done: int, total: int) -> None:
            self._progress.progress(_file(done + 1, total), done, total)

        def ended(found: dict[str, Compared]) -> None:
            self._progress.finish()
            if show(found):
                bad = any(one is not Compared.MATCHES for one in found.values())
                strip.show_text(
                    lambda t: compared_text(t, found, names), "error" if bad else "info"
                )

        def failed(error: DeskError) -> None:
            self._progress.finish()
            if not isinstance(error, Cancelled):
                strip.fail(error)

        return self._ui.jobs.run(work, ended, failed, moved, owner=self._owner)


def _file(number: int, count: int) -> Message:
    return M_("evidence", "Comparing file {number} of {count}", number=number, count=count)
