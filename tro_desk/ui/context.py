"""What every screen is given: language, theme, background jobs, the desk, and the way about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tro_desk.base.clock import Clock
    from tro_desk.base.messages import Message
    from tro_desk.base.settings import Settings
    from tro_desk.desk import Desk
    from tro_desk.l10n import Translator
    from tro_desk.ui.jobs import Jobs
    from tro_desk.ui.language import LanguageSwitch
    from tro_desk.ui.theme import Theme


class Ui:
    """The services of one window.

    `go(screen, **where)` opens a screen; `say` shows a sentence in the strip below the top bar,
    `tell` one that a function makes in the language in use;
    `remind` takes the lead times of reminders as the settings hold them;
    `refresh` tells the window that a case changed: it reads the case's name and the time of the
    last change again; the screen reloads itself. `add_files` and `choose_files` take in notices,
    `paste` what is on the clipboard; `watch` sets the folder in which new ones are looked for.
    `lock` locks the desk, or leads to where a passphrase is set; `lock_changed` tells that it got
    one or has none any more.
    `given_up` tells how many files were not taken in because somebody stopped it.
    `folders` are those in which the dialogs for files were last, where they are not to be kept.
    The desk opens after the first paint: screens are built when it is there, so that `desk` can be
    relied on inside them. `case` is the id of the case that is open, None where there is none.
    """

    def __init__(
        self,
        language: LanguageSwitch,
        theme: Theme,
        jobs: Jobs,
        settings: Settings,
        go: Callable[..., None] = lambda *_a, **_k: None,
    ) -> None:
        self.language = language
        self.theme = theme
        self.jobs = jobs
        self.settings = settings
        self.go = go
        self.say: Callable[[Message, str], None] = lambda _message, _kind: None
        self.tell: Callable[[Callable[[Translator], str]], None] = lambda _make: None
        self.refresh: Callable[[], None] = lambda: None
        self.add_files: Callable[..., None] = lambda _paths, _case=None: None
        self.choose_files: Callable[..., None] = lambda _case=None: None
        self.paste: Callable[[], None] = lambda: None
        self.watch: Callable[[str], None] = lambda _folder: None
        self.remind: Callable[[str], None] = lambda _leads: None
        self.lock: Callable[[], None] = lambda: None
        self.lock_changed: Callable[[], None] = lambda: None
        self.given_up: Callable[[int], None] = lambda _count: None
        self.folders: dict[str, str] = {}
        self.case: str | None = None
        self._desk: Desk | None = None
        self._before: Clock | None = None

    @property
    def desk(self) -> Desk:
        """The open desk. Raises RuntimeError before it is open."""
        if self._desk is None:
            raise RuntimeError("the desk is not open yet")
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk

    def take_desk(self) -> Desk:
        """The desk, which nobody has any more from now on: it is about to be closed."""
        desk, self._desk, self.case = self.desk, None, None
        return desk

    @property
    def ready(self) -> bool:
        """Whether the desk is open."""
        return self._desk is not None

    @property
    def clock(self) -> Clock:
        """The desk's clock: the only "now" of the screens."""
        if self._desk is None and self._before is not None:
            return self._before
        return self.desk.clock

    def go_by(self, clock: Clock) -> None:
        """By which clock it goes until the desk is open."""
        self._before = clock

    @property
    def translator(self) -> Translator:
        """The translator of the language in use now; do not keep it."""
        return self.language.translator
