"""Deleting: asked where dates or confirmed facts go silent with it, and undone by one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.trash import Silent, Trashed
from tro_desk.l10n.trash import entry_name
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.form import FormDialog
from tro_desk.ui.widgets.message_strip import MessageStrip

if TYPE_CHECKING:
    from tro_desk.base.errors import DeskError
    from tro_desk.domain.deadline import Deadline
    from tro_desk.l10n import Translator

_NAMED: Final = 6
"""So many dates are named; more are counted."""


class AskDialog(FormDialog):
    """Says what goes with it; the button throws it away."""

    def __init__(
        self, ui: Ui, title: Message, silent: Silent, act: Callable[[], object], parent: QWidget
    ) -> None:
        self._act = act
        words = M_("trash", "Move to the trash")
        super().__init__(ui, words, (words, self._accept), parent)
        self.head(title)  # not in the title bar, which anybody may see
        self.told = self.note(lambda t: silent_text(t, silent))
        self.note(
            M_(
                "trash",
                "It stays in the trash and comes back whole when you restore it. Until then it is "
                "in no list, figure, date, reminder, brief or search.",
            )
        )
        self.end(self)
        set_property(self.keep, "kind", "danger")

    def _accept(self) -> None:
        self.accept()
        self._act()


def silent_text(words: Translator, silent: Silent) -> str:
    """What goes silent, line by line."""
    lines = []
    if silent.facts:
        lines.append(
            words.plural(
                "trash",
                "With it goes {count} fact that you confirmed.",
                "With it go {count} facts that you confirmed.",
                silent.facts,
            )
        )
    if silent.deadlines:
        lines.append(words.say("trash", "These dates go silent; nothing will remind you of them:"))
        lines += [_date_line(words, one) for one in silent.deadlines[:_NAMED]]
        if (rest := len(silent.deadlines) - _NAMED) > 0:
            lines.append(
                words.plural("trash", "and {count} more date", "and {count} more dates", rest)
            )
    else:
        lines.append(words.say("trash", "No date that is still to come goes silent with it."))
    return "\n".join(lines)


def _date_line(words: Translator, one: Deadline) -> str:
    due = one.due
    when = words.moment(due) if isinstance(due, datetime) else words.date(due) if due else ""
    return words.say("trash", "• {title}: {when}", title=words.render(one.title), when=when)


def say_removed(ui: Ui) -> None:
    """Say below the top bar that what was taken out can be brought back."""
    ui.say(M_("trash", "Removed. It is in the trash, from where you can restore it."), "info")


class Deleting:
    """Throws things away for one screen: `strip` says so and offers Undo; `changed` reloads."""

    def __init__(
        self, ui: Ui, strip: MessageStrip, owner: QWidget, changed: Callable[[], object]
    ) -> None:
        self._ui, self._strip, self._owner, self._changed = ui, strip, owner, changed
        self._undo: list[int] = []
        self.dialog: AskDialog | None = None

    def case(self, case_id: str, name: str) -> None:
        """Ask, with the dates that go silent, and throw the case away."""
        desk = self._ui.desk
        title = M_("trash", "Delete the case {name}", name=name)
        self._ask(title, case_id, "", lambda: desk.delete_case(case_id), always=True)

    def evidence(self, case_id: str, sha256: str, name: str) -> None:
        """Throw a paper away; asked first where facts or dates rest on it."""
        desk = self._ui.desk
        title = M_("trash", "Delete {name} from this case", name=name)
        self._ask(title, case_id, sha256, lambda: desk.delete_evidence(case_id, sha256))

    def letter(self, case_id: str, number: int) -> None:
        """Throw a kept letter away."""
        desk = self._ui.desk

        def act() -> Trashed:
            desk.remove_record(case_id, "letter", number)
            return desk.trash()[0]

        self.now(act)

    def now(self, act: Callable[[], Trashed]) -> None:
        """Throw something away on which no date rests."""
        self._strip.clear()
        self._ui.jobs.run(lambda _job: act(), self._done, self._failed, owner=self._owner)

    def take_back(self) -> bool:
        """Undo the last; False where there is none."""
        if not self._undo:
            return False
        self._restore(self._undo[-1])
        return True

    def _ask(
        self,
        title: Message,
        case_id: str,
        sha256: str,
        act: Callable[[], Trashed],
        *,
        always: bool = False,
    ) -> None:
        desk = self._ui.desk
        self._strip.clear()

        def ask(silent: Silent) -> None:
            if not (always or silent.facts or silent.deadlines):
                self.now(act)
            elif self.dialog is None:
                self.dialog = AskDialog(self._ui, title, silent, lambda: self.now(act), self._owner)
                self.dialog.finished.connect(self._closed)
                self.dialog.open()

        self._ui.jobs.run(
            lambda _job: desk.what_goes_silent(case_id, sha256),
            ask,
            self._failed,
            owner=self._owner,
        )

    def _closed(self) -> None:
        self.dialog = None

    def _done(self, entry: Trashed) -> None:
        self._undo.append(entry.id)

        def said(words: Translator) -> str:
            return words.say("trash", "{name} is in the trash.", name=entry_name(words, entry))

        self._strip.show_text(said, "info", (M_("stores", "Undo"), lambda: self._restore(entry.id)))
        self._changed()
        self._ui.refresh()

    def _restore(self, number: int) -> None:
        desk = self._ui.desk
        if number in self._undo:
            self._undo.remove(number)

        def done(entry: Trashed) -> None:
            self._strip.show_text(
                lambda t: t.say("trash", "{name} is back.", name=entry_name(t, entry))
            )
            self._changed()
            self._ui.refresh()

        self._strip.clear()
        self._ui.jobs.run(lambda _job: desk.restore(number), done, self._failed, owner=self._owner)

    def _failed(self, error: DeskError) -> None:
        self._strip.fail(error)
