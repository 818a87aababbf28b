"""Loading exports: one file after the other, in the background; what a file lacks is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.sales import Load, Look, Told
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.sales.mapping import LEAST, MappingDialog
from tro_desk.ui.screens.sales.questions import QuestionsCard, ShopCard
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import breakable

if TYPE_CHECKING:
    from tro_desk.ui.jobs import Handle

SUFFIXES: Final = (".csv", ".txt", ".tsv", ".tab", ".xlsx", ".xls", ".htm", ".html")
"""Endings of files that are looked for in a folder; a file that is named itself may have any."""
MOST_FILES: Final = 200
SHOWN: Final = 6
"""So many sentences are shown at the end; the rest is counted."""
_ASKED: Final = {
    "export_needs_period": "period",
    "export_needs_currency": "currency",
    "export_needs_date_order": "date_order",
}


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What came of a file; `known` where it stood there already."""

    load: Load
    known: bool


def exports_of(paths: Sequence[Path], job: Job) -> list[Path]:
    """Files as they are, those of folders by their endings. Raises Cancelled."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for inner in sorted(path.rglob("*")):
            job.check()
            if inner.suffix.lower() in SUFFIXES and not inner.name.startswith((".", "~$")):
                found.append(inner)
            if len(found) >= MOST_FILES:
                break
    return found


class Loading(QObject):
    """Asks for the shop, works through the files; one that fails does not stop the others.

    `loaded` carries the newest load when all files are through, None where nothing was loaded;
    `asked` tells that a card asks something.
    """

    loaded = Signal(object)
    asked = Signal()

    def __init__(
        self,
        ui: Ui,
        progress: ProgressStrip,
        strip: MessageStrip,
        place: QVBoxLayout,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui, self._progress, self._strip = ui, progress, strip
        self._place, self._window = place, parent
        self.card: ShopCard | QuestionsCard | None = None
        self.dialog: MappingDialog | None = None
        self._offered: list[Path] = []
        self._waiting: list[Path] = []
        self._store: int | None = None
        self._number = 0
        self._handle: Handle | None = None
        self._before: frozenset[int] = frozenset()
        self._done: list[_Loaded] = []
        self._failed: list[DeskError] = []
        progress.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether files are being loaded or something is asked."""
        return self._handle is not None or self.card is not None or self.dialog is not None

    def add(self, paths: Sequence[str]) -> None:
        """Take in files, and those of folders; asks which shop they are from."""
        wanted = [Path(path) for path in paths]
        if self._store is not None:  # one load is going on: these are of the same shop
            self._waiting += wanted
            return
        wanted = [*self._offered, *wanted]
        desk = self._ui.desk

        def read(job: Job) -> tuple[list[Path], tuple[Store, ...]]:
            return exports_of(wanted, job), desk.stores()

        self._ui.jobs.run(read, self._ask_shop, owner=self)

    def cancel(self) -> None:
        """Stop: the file being loaded and those after it are not loaded."""
        self._waiting.clear()
        if self._handle is not None:
            self._progress.stop.setEnabled(False)
            self._handle.cancel()

    # which shop

    def _ask_shop(self, found: tuple[list[Path], tuple[Store, ...]]) -> None:
        files, stores = found
        self._strip.clear()
        if not files:
            self._strip.say(M_("load", "There is no export in this folder."), "error")
            return
        self._offered = files
        self._show(ShopCard(self._ui, files, stores, self._shop, self._leave))

    def _shop(self, card: ShopCard) -> None:
        desk, chosen = self._ui.desk, card.store_id
        platform, name = str(card.platform.currentData()), card.shop.text().strip()
        if chosen is None and not name:
            card.fail(M_("load", "Type the name of the shop."), card.shop)
            return

        def work(_job: object) -> tuple[int, frozenset[int]]:
            store = chosen if chosen is not None else desk.add_store(platform, name).id
            standing = (load for load in desk.loads() if load.undone_at is None)
            return store, frozenset(load.id for load in standing)

        self._ui.jobs.run(work, self._begin, card.strip.fail, owner=self)

    def _begin(self, found: tuple[int, frozenset[int]]) -> None:
        self._store, self._before = found
        self._waiting, self._offered = self._offered, []
        self._number, self._done, self._failed = 0, [], []
        self._show(None)
        self._next()

    def _leave(self) -> None:
        self._offered = []
        self._show(None)

    def _show(self, card: ShopCard | QuestionsCard | None) -> None:
        focused = QApplication.focusWidget()
        if self.card is not None and focused is not None and self.card.isAncestorOf(focused):
            self._window.setFocus()  # else the keyboard goes to the navigation
        clear(self._place)
        self.card = card
        if card is not None:
            self._place.addWidget(card)
            self.asked.emit()

    # one file after the other

    def _next(self) -> None:
        self._handle = None
        if not self._waiting:
            self._end()
            return
        path = self._waiting.pop(0)
        self._number += 1
        self._look(path, Told())

    def _say(self, message: Message) -> Message:
        count = self._number + len(self._waiting)
        if count == 1:
            return message
        return M_(
            "load",
            "File {number} of {count}. {what}",
            number=self._number,
            count=count,
            what=message,
        )

    def _run(
        self,
        work: Callable[[Job], object],
        done: Callable[..., None],
        words: Message,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        def reported(share: int, whole: int) -> None:
            self._progress.progress(self._say(words), share, whole)

        if not self._progress.isVisible():
            self._progress.start(self._say(words))
        self._progress.say(self._say(words))
        self._handle = self._ui.jobs.run(work, done, failed or self._error, reported, self)

    def _look(self, path: Path, told: Told) -> None:
        """See what the file is and what it lacks; columns that were told before are taken."""
        desk, store = self._ui.desk, self._store
        assert store is not None

        def work(job: Job) -> tuple[Look, Told]:
            look, own = desk.look_at_export(path, told, job), told
            if "columns" in look.needs:
                known = desk.mapping(store, look.names)
                if known is not None:
                    look, own = desk.look_at_export(path, known, job), known
            return look, own

        words = M_("load", "Looking at {name}", name=breakable(path.name))
        self._run(work, lambda found: self._looked(path, *found), words)

    def _looked(self, path: Path, look: Look, told: Told) -> None:
        if "columns" in look.needs and len(set(filter(None, look.names))) < len(LEAST):
            self._error(DeskError("export_no_columns", name=path.name))
        elif "columns" in look.needs:
            self._map(path, look)
        elif look.needs:
            self._ask(path, look.needs, told)
        else:
            self._load(path, told)

    def _map(self, path: Path, look: Look) -> None:
        self._pause()

        def save(dialog: MappingDialog) -> None:
            told = dialog.told
            dialog.accept()
            self._load(path, told)

        def left() -> None:
            self.dialog = None
            if self._handle is None:
                self._next()

        self.dialog = MappingDialog(self._ui, path, look, save, self._window)
        self.dialog.accepted.connect(lambda: setattr(self, "dialog", None))
        self.dialog.rejected.connect(left)
        self.dialog.open()

    def _ask(self, path: Path, needs: Sequence[str], told: Told) -> None:
        self._pause()

        def answered(told: Told) -> None:
            self._show(None)
            self._load(path, told)

        def leave() -> None:
            self._show(None)
            self._next()

        self._show(QuestionsCard(self._ui, path, needs, told, answered, leave))

    def _pause(self) -> None:
        """Nothing is being read while the seller is asked."""
        self._handle = None
        self._progress.finish()

    def _load(self, path: Path, told: Told) -> None:
        desk, store, before = self._ui.desk, self._store, self._before
        assert store is not None
        gone = {one.load.id for one in self._done}

        def work(job: Job) -> _Loaded:
            load = desk.load_export(path, store, told, job)
            return _Loaded(load, load.id in before or load.id in gone)

        def done(one: _Loaded) -> None:
            self._done.append(one)
            self._next()

        def failed(error: DeskError) -> None:
            need = _ASKED.get(error.code)
            if need is not None:
                self._ask(path, (need,), told)
            else:
                self._error(error)

        words = M_("load", "Loading {name}", name=breakable(path.name))
        self._run(work, done, words, failed)

    def _error(self, error: DeskError) -> None:
        self._failed.append(error)
        if isinstance(error, Cancelled):
            self._ui.given_up(1 + len(self._waiting))
            self._waiting.clear()
        self._next()

    # the end

    def _end(self) -> None:
        self._progress.finish()
        self._store = None
        done, failed = tuple(self._done), tuple(self._failed)

        def words(t: Translator) -> str:
            lines = [sentence(error, t) for error in failed]
            lines += [_what_came(t, one) for one in done]
            if len(lines) > SHOWN:
                left = len(lines) - SHOWN
                lines = lines[:SHOWN]
                lines.append(t.plural("load", "{count} more file.", "{count} more files.", left))
            return "\n".join(lines)

        if done or failed:
            real = any(not isinstance(error, Cancelled) for error in failed)
            self._strip.show_text(words, "error" if real else "info")
        new = [one.load for one in done]
        self.loaded.emit(new[-1] if new else None)


def _what_came(words: Translator, one: _Loaded) -> str:
    load = one.load
    name = breakable(load.export.name)
    if one.known:
        return words.say("load", "{name} is loaded already. Nothing was changed.", name=name)
    text = words.plural(
        "load",
        "{name}: {count} line loaded.",
        "{name}: {count} lines loaded.",
        load.loaded,
        name=name,
    )
    skipped = load.export.skipped_count
    if not skipped:
        return text
    more = words.plural("load", "{count} line was skipped.", "{count} lines were skipped.", skipped)
    return words.say("load", "{first} {more}", first=text, more=more)
