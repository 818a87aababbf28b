"""Letters: the list at the left, the text in the middle, what to mind at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent

from tro_desk.base.errors import DeskError
from tro_desk.domain.letters import LANGUAGES, LetterForm
from tro_desk.domain.records import Letter, Record
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.keys import shortcut
from tro_desk.ui.screens.letters.controller import (
    Key,
    LettersController,
    Opened,
    Overview,
    file_name,
)
from tro_desk.ui.screens.letters.frame import Acts, LettersFrame
from tro_desk.ui.screens.letters.letter_list import titled
from tro_desk.ui.screens.letters.out import Out
from tro_desk.ui.screens.letters.versions import VersionsDialog
from tro_desk.ui.trash.asking import Deleting

PAUSE_MS: Final = 300
"""After the last letter the text is kept."""


class LettersView(LettersFrame):
    """`open(case=..., letter=..., language=...)` opens a letter of a case."""

    def __init__(self, ui: Ui) -> None:
        acts = Acts(
            choose=self.choose,
            delete=self.delete,
            blanks_in=self._blanks_in,
            find_blank=self._find_blank,
            confirm=lambda: ui.go("review", case=self._case),
            draft_anew=self.draft_anew,
            accept_facts=self.accept_facts,
            open_versions=self.open_versions,
            copy=self.copy,
            save_as=self.save_as,
            print=self.print,
        )
        super().__init__(ui, acts)
        self._case = ""
        self._found: Overview | None = None
        self._wanted: Key | None = None
        self._opened: Opened | None = None
        self._sought = ""
        self._dirty = False
        self._error: DeskError | None = None
        self._letter = ""
        self._languages: dict[tuple[str, str], str] = {}
        self.dialog: VersionsDialog | None = None
        self.controller = LettersController(ui, self, self._saved, self._failed)
        self.deleting = Deleting(ui, self.strip, self, self._read)
        self.out = Out(ui, self, self.controller, self.strip)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.editor.edited.connect(self._edited)
        self.text.language.chosen.connect(self.choose_language)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end)
        for keys, act in (
            ("Save", self.keep),
            ("Print", self.print),
            ("Find", self._search),
        ):
            shortcut("letters", self, keys, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        ui.language.bind(self, self._say)

    # opening

    def open(
        self,
        case: str | None = None,
        letter: str = "",
        language: str = "",
        find: str = "",
        **_where: Any,
    ) -> None:
        """Show the letters of a case (None: the open one), and `letter` among them; `find` is
        looked for in its text.
        """
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        self.keep()
        if case_id != self._case:
            self._case, self._found, self._opened = case_id, None, None
            self.strip.clear()
            self.editor.show_text("")
        if letter:
            self._letter = letter
            if language:
                self._languages[case_id, letter] = language
        self.editor.setFocus()
        self._sought = find
        self._read()

    def reload(self) -> None:
        """Keep what is typed and read again; the text stays where it is the same."""
        self.keep()
        self._read()

    def choose(self, letter: str) -> None:
        """Open a letter of the list."""
        self.keep()
        self._letter = letter
        self._load()

    def delete(self, letter: str) -> None:
        """Move what is kept of a letter, in the language that is shown, to the trash."""
        self.keep()
        case_id, language = self._case, self._language_of(letter)

        def go_on() -> None:
            kept = self._found.kept.get((letter, language)) if self._found is not None else None
            if kept is not None:
                self.deleting.letter(case_id, kept.number)

        self.controller.after(go_on)

    def take_back(self) -> bool:
        """Ctrl+Z outside the text: bring back the letter that was deleted last."""
        return self.deleting.take_back()

    def choose_language(self, language: str) -> None:
        """Open the letter in a language: each has a text of its own."""
        self.keep()
        self._languages[self._case, self._letter] = language
        self._load()

    @property
    def form(self) -> LetterForm | None:
        """The letter that is open or to be opened."""
        forms = self._found.forms if self._found is not None else ()
        return next((form for form in forms if form.id == self._letter), None)

    def _read(self) -> None:
        case_id = self._case

        def done(found: Overview) -> None:
            if case_id == self._case:
                self._found = found
                if self.form is None:
                    self._letter = found.forms[0].id
                self._load()

        self.controller.after(lambda: self.controller.read(case_id, done))

    def _load(self) -> None:
        form = self.form
        if form is None:
            return
        key = (self._case, form.id, self._language_of(form.id))
        self._wanted = key
        self.editor.setReadOnly(True)  # until the text of this letter is here
        self._show_list()
        self.mind.show_form(form)

        def done(opened: Opened) -> None:
            if opened.key == self._wanted:
                self._show(opened)

        self.controller.open(key, done)

    def _language_of(self, letter: str) -> str:
        """The language that was chosen, else the one that is kept, else that of the window."""
        chosen = self._languages.get((self._case, letter))
        if chosen is not None:
            return chosen
        kept = self._kept().get(letter, ())
        own = self._ui.language.code
        return kept[0] if kept and own not in kept else own if own in LANGUAGES else "en"

    def _kept(self) -> dict[str, tuple[str, ...]]:
        kept: dict[str, tuple[str, ...]] = {}
        for letter, language in self._found.kept if self._found is not None else ():
            kept[letter] = (*kept.get(letter, ()), language)
        return kept

    def _show_list(self) -> None:
        if self._found is not None:
            self.list.show_letters(self._found.forms, self._kept(), self._letter)

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        unkept = self.controller.unkept(opened.key)
        self.editor.show_text(unkept.text if unkept is not None else opened.text)
        self.editor.setReadOnly(False)
        self.text.language.choose(opened.key[2])
        self.text.changes.show_changes(opened.changes)
        self.versions.show_count(opened.version)
        self.blanks.show_blanks(self._blanks_in(self.editor.toPlainText()))
        self._say(self._ui.translator)
        if self._sought:
            self.text.search.look_for(self._sought)
            self._sought = ""

    # writing

    def _blanks_in(self, text: str) -> tuple[str, ...]:
        return self._ui.desk.letter_blanks(text) if "[" in text else ()

    def _find_blank(self, blank: str) -> None:
        if self._compact:
            self.side.choose("text")
            self._arrange()
        self.editor.find_next(blank)
        self.editor.setFocus()

    def _search(self) -> None:
        if self.text.isVisible():
            self.text.search.begin()

    def _edited(self) -> None:
        self._dirty = True
        self._pause.start()
        self.blanks.show_blanks(self._blanks_in(self.editor.toPlainText()))
        self._say(self._ui.translator)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._pause.stop()
        if self._dirty and self._opened is not None:
            self._dirty = False
            self._keep(self.editor.toPlainText(), self._opened.basis)

    def _keep(
        self, text: str, basis: tuple[tuple[str, str], ...], *, rests_on_now: bool = False
    ) -> None:
        assert self._opened is not None
        key = self._opened.key
        said = Letter(key[1], key[2], text, basis)
        self.controller.keep(key, said, rests_on_now=rests_on_now)

    def _saved(self, key: Key, record: Record) -> None:
        self._error = None
        if self._found is not None and key[0] == self._found.case:
            known = (key[1], key[2]) in self._found.kept
            self._found.kept[key[1], key[2]] = record
            if not known:
                self._show_list()
        old = self._opened
        if old is not None and old.key == key:
            body = record.body
            assert isinstance(body, Letter)
            changes = old.changes if body.basis == old.basis else ()
            self._opened = Opened(
                key, body.text, body.basis, record.number, record.version, record.at, changes
            )
            self.text.changes.show_changes(changes)
            self.versions.show_count(record.version)
        self._say(self._ui.translator)

    def _failed(self, error: DeskError) -> None:
        self._error = error
        self.strip.fail(error)
        self._say(self._ui.translator)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is lost on the way out, not even when the window closes."""
        self.keep()
        if self._ui.jobs.closed:
            self.controller.finish()
        super().hideEvent(event)

    def _end(self) -> None:
        """The program ends; a job that had not begun was dropped."""
        self.keep()
        self.controller.finish()

    # facts and versions

    def draft_anew(self) -> None:
        """Put a new draft in the place of the text; the text stays among the versions."""
        self._with_draft(lambda draft: self._take(draft.text, draft.basis))

    def accept_facts(self) -> None:
        """The text stands as it is, and rests on the facts as they are now."""
        self._with_draft(
            lambda draft: self._keep(self.editor.toPlainText(), draft.basis, rests_on_now=True)
        )

    def _with_draft(self, use: Callable[[Letter], None]) -> None:
        if self._opened is None:
            return
        key = self._opened.key

        def done(draft: Letter) -> None:
            if self._opened is not None and self._opened.key == key == self._wanted:
                use(draft)

        self._keep_anything(lambda _number: self.controller.draft(key, done))

    def _take(self, text: str, basis: tuple[tuple[str, str], ...]) -> None:
        self.editor.replace_text(text)
        self._dirty = False
        self._pause.stop()
        self._keep(text, basis, rests_on_now=True)
        self.blanks.show_blanks(self._blanks_in(text))

    def open_versions(self) -> None:
        """Show the versions of the letter."""
        if self._opened is None or not self._opened.number or self.dialog is not None:
            return
        case_id = self._case
        self._keep_anything(
            lambda number: self.controller.versions(case_id, number, self._show_versions)
        )

    def _show_versions(self, versions: tuple[Record, ...]) -> None:
        if self._opened is None or self.dialog is not None:
            return
        basis = self._opened.basis

        def take(text: str) -> None:
            self.editor.replace_text(text)
            self._dirty = False
            self._pause.stop()
            self._keep(text, basis)

        self.dialog = VersionsDialog(self._ui, versions, self._opened.text, take, self)
        self.dialog.finished.connect(self._versions_closed)
        self.dialog.open()

    def _versions_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    # out

    def _keep_anything(self, then: Callable[[int], None]) -> None:
        """Keep the text even where it is an untouched draft, then go on with its number."""
        if self._opened is None:
            return
        key = self._opened.key
        if self._dirty or not self._opened.number:
            self._dirty = True
            self.keep()

        def kept() -> None:
            opened = self._opened
            failed = self._error is not None  # what is on the disk is older than what is seen
            if opened is not None and opened.key == key and opened.number and not failed:
                then(opened.number)

        self.controller.after(kept)

    def copy(self) -> None:
        """Copy the whole letter with its mark."""
        if self._opened is not None:
            mark = self._ui.desk.letter_mark(self._opened.key[2])
            self.out.copy(mark, self.editor.toPlainText())

    def save_as(self, kind: str) -> None:
        """Keep the letter, then write it as a file of `kind`."""
        form, found = self.form, self._found
        if form is None or found is None or self._opened is None:
            return
        name = file_name(form, self._opened.key[2], found.docket, kind)
        case_id = self._case
        self._keep_anything(lambda number: self.out.save(case_id, number, kind, name))

    def print(self) -> None:
        """Keep the letter, then print it."""
        case_id = self._case
        self._keep_anything(lambda number: self.out.print(case_id, number))

    # words

    def _say(self, words: Translator) -> None:
        form, opened = self.form, self._opened
        ready = form is not None and opened is not None
        for button in (self.copy_button, self.print_button, self.pdf_button, self.word_button):
            button.setEnabled(ready)
        if form is None or opened is None:
            return
        self.text.title.setText(titled(words, form))
        self.text.about.setText(form.about.get(words.language, form.about["en"]))
        self.text.mark.setText(self._ui.desk.letter_mark(opened.key[2]))
        self.text.state.setText(self._state(words, opened))

    def _state(self, words: Translator, opened: Opened) -> str:
        if self._error is not None:
            reason = sentence(self._error, words)
            return words.say("letters", "Not kept yet: {reason}", reason=reason)
        if self._dirty or self.controller.unkept(opened.key) is not None:
            return words.say("letters", "Keeping ...")
        if opened.saved_at is None:
            return words.say("letters", "A draft from your confirmed facts. A change keeps it.")
        moment = words.beijing(opened.saved_at)
        return words.say(
            "letters", "Kept {moment}, version {number}", moment=moment, number=opened.version
        )
