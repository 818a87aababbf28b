"""The three questions of the first start: where, with a passphrase or not, backups where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.desk.cloud_folders import cloud_of
from tro_desk.desk.folder import own_folder
from tro_desk.desk.new_place import Place, backup_place, place_for
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_folder
from tro_desk.ui.first_run.question import Question
from tro_desk.ui.first_run.wanted import Wanted
from tro_desk.ui.lock.field import PassphraseField
from tro_desk.ui.lock.forms import AGAIN, NEW
from tro_desk.ui.lock.words import DIFFERENT, long_enough, too_short
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.choice_card import RadioCard
from tro_desk.ui.widgets.text import breakable, label

Then = Callable[[], None]


def _nothing() -> None:
    """What follows a look that nobody waits for."""


class _Two(Question):
    """Two cards of which one is chosen; the second one asks for more."""

    def cards(self, one: RadioCard, other: RadioCard, other_chosen: bool) -> None:
        """Put them in, and the place of the sentences below them."""
        self.one, self.other = one, other
        self.group = QButtonGroup(self)
        for card in (one, other):
            self.group.addButton(card.button)
            self.parts.addWidget(card)
        self.parts.addWidget(self.strip)
        (other if other_chosen else one).button.setChecked(True)
        one.button.toggled.connect(lambda _on: self.choose())

    def choose(self) -> None:
        """Another card was chosen."""

    @property
    def first(self) -> QWidget:
        return (self.other if self.other.button.isChecked() else self.one).button


class PlacePage(_Two):
    """Where the desk lives."""

    def __init__(self, ui: Ui, wanted: Wanted) -> None:
        super().__init__(
            ui,
            M_("first run", "Where shall the desk live?"),
            M_(
                "first run",
                "All papers, figures and briefs of your cases are kept in one folder. Nothing is "
                "sent anywhere.",
            ),
        )
        self._ui, self._wanted = ui, wanted
        own = RadioCard(
            ui,
            M_("first run", "In your own user folder on this computer"),
            lambda _t: breakable(str(own_folder())),
        )
        other = RadioCard(ui, M_("first run", "In another folder"), self._elsewhere)
        self.pick = plain_button(ui, M_("first run", "Choose a folder"), self._pick, "folder")
        other.words.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards(own, other, not wanted.own)

    def _elsewhere(self, t: Translator) -> str:
        place = self._wanted.place
        if self._wanted.elsewhere is None:
            return t.say("first run", "For example on a disk that is encrypted as a whole")
        shown = place.folder if place is not None and not self._wanted.own else None
        return breakable(str(shown or self._wanted.elsewhere))

    def choose(self) -> None:
        self._wanted.own = self.one.button.isChecked()
        self._wanted.place = None
        self.strip.clear()
        if not self._wanted.own and self._wanted.elsewhere is None:
            return
        self.look()

    def _pick(self) -> None:
        title = self._ui.translator.say("first run", "Folder for the desk")
        if folder := ask_folder(self, title, self._wanted.elsewhere):
            self.take(folder)

    def take(self, folder: Path) -> None:
        """A folder was chosen."""
        self._wanted.elsewhere = folder
        self.other.button.setChecked(True)
        self._wanted.own = False
        self.look()

    def look(self, then: Then = _nothing, refused: Then = _nothing) -> None:
        """Look whether the folder can be taken, and go on; what is wrong with it is said."""
        wanted = self._wanted
        named, wanted.place = wanted.named, None
        assert named is not None

        def found(place: Place) -> None:
            if named != wanted.named:
                return  # another one was chosen meanwhile
            wanted.place = place
            self.warn_of(place.cloud)
            if place.there:
                self.strip.say(M_("first run", "A desk is there already. It opens as it is."))
            self.other.tell(self._elsewhere(self._ui.translator))
            then()

        def failed(error: DeskError) -> None:
            if named == wanted.named:
                self.fail(error)
                refused()

        self.other.tell(self._elsewhere(self._ui.translator))
        self._ui.jobs.run(lambda _job: place_for(named), found, failed, owner=self)

    def finish(self, then: Then) -> None:
        if self._wanted.named is None:
            self.wrong(M_("first run", "Choose the folder first."))
            self.pick.setFocus()
        else:
            self.look(then)


class LockPage(_Two):
    """With a passphrase, or without."""

    def __init__(self, ui: Ui, wanted: Wanted) -> None:
        super().__init__(
            ui,
            M_("first run", "Shall a passphrase protect the desk?"),
            M_(
                "first run",
                "Both are possible later as well, under Settings.",
            ),
        )
        self._wanted = wanted
        without = RadioCard(
            ui,
            M_("first run", "Without a passphrase"),
            M_("first run", "Whoever has this computer or its drive can read the desk."),
        )
        with_one = RadioCard(
            ui,
            M_("first run", "With a passphrase"),
            M_(
                "first run",
                "The database and every original are encrypted, and the passphrase is asked for "
                "each time. If both the passphrase and the recovery sheet are lost, nobody can "
                "open the desk again: not you, not your lawyer, not the makers of this program.",
            ),
        )
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        self.new, self.again = PassphraseField(ui, NEW), PassphraseField(ui, AGAIN)
        for caption, field in ((NEW, self.new), (AGAIN, self.again)):
            column.addWidget(label(ui, caption, "small", wrap=True))
            column.addWidget(field)
            field.edited.connect(self.strip.clear)
        sheet = M_("first run", "The recovery sheet comes next; print it and keep it elsewhere.")
        column.addWidget(label(ui, sheet, "small", "text2", wrap=True))
        with_one.add(self.fields)
        self.cards(without, with_one, wanted.locked)
        self.choose()

    def choose(self) -> None:
        self._wanted.locked = self.other.button.isChecked()
        self.fields.setVisible(self._wanted.locked)
        self.strip.clear()

    def finish(self, then: Then) -> None:
        if not self._wanted.locked:
            self._wanted.passphrase = ""
            then()
            return
        wrong = None
        if not long_enough(self.new.text):
            self.strip.show_text(too_short, "error")
            wrong = self.new
        elif self.new.text != self.again.text:
            self.strip.show_text(lambda t: t.render(DIFFERENT), "error")
            wrong = self.again
        if wrong is not None:
            self._show_strip()
            wrong.fail(True)
            wrong.setFocus()
            return
        self._wanted.passphrase = self.new.text
        then()

    def forget(self) -> None:
        """Keep nothing of what was typed: the desk has it."""
        self._wanted.passphrase = ""
        self.new.clear()
        self.again.clear()


class BackupPage(_Two):
    """Where backups go."""

    next_words = M_("first run", "Create the desk")

    def __init__(self, ui: Ui, wanted: Wanted) -> None:
        super().__init__(
            ui,
            M_("first run", "Where shall backups go?"),
            M_(
                "first run",
                "Each day of work, and when the program ends, one is made by itself.",
            ),
        )
        self._ui, self._wanted = ui, wanted
        later = RadioCard(
            ui,
            M_("first run", "Decide later"),
            M_(
                "first run",
                "Until then they go into the desk's own folder: if this computer is lost, they "
                "are lost with it. The Backup page says so.",
            ),
        )
        disk = RadioCard(ui, M_("first run", "A USB disk or another folder"), self._chosen)
        self.pick = plain_button(ui, M_("first run", "Choose a folder"), self._pick, "folder")
        disk.words.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards(later, disk, not wanted.backups_later)

    def _chosen(self, t: Translator) -> str:
        if self._wanted.backups is None:
            return t.say("first run", "Best one that is not always in this computer")
        return breakable(str(self._wanted.backups))

    def choose(self) -> None:
        self._wanted.backups_later = self.one.button.isChecked()
        self.strip.clear()
        if not self._wanted.backups_later and self._wanted.backups is not None:
            self.look()

    def _pick(self) -> None:
        title = self._ui.translator.say("first run", "Folder for backups")
        if folder := ask_folder(self, title, self._wanted.backups):
            self.take(folder)

    def take(self, folder: Path) -> None:
        """A folder was chosen."""
        self._wanted.backups = folder
        self.other.button.setChecked(True)
        self._wanted.backups_later = False
        self.look()

    def look(self, then: Then = _nothing) -> None:
        """Look whether backups can go there, and go on; what is wrong is said."""
        wanted = self._wanted
        named = wanted.backups
        assert named is not None
        desk = wanted.place.folder if wanted.place is not None else own_folder()

        def work(_job: object) -> str:
            backup_place(named, desk)
            return cloud_of(named)

        def found(cloud: str) -> None:
            if named == wanted.backups:
                self.warn_of(cloud)
                then()

        def failed(error: DeskError) -> None:
            if named == wanted.backups:
                self.fail(error)

        self.other.tell(self._chosen(self._ui.translator))
        self._ui.jobs.run(work, found, failed, owner=self)

    def finish(self, then: Then) -> None:
        if self._wanted.backups_later:
            then()
        elif self._wanted.backups is None:
            self.wrong(M_("first run", "Choose the folder first."))
            self.pick.setFocus()
        else:
            self.look(then)
