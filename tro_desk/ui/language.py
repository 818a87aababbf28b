"""The language of the windows: switched in place, with nothing left behind.

Each widget registers its own words beside its construction (`bind`); Qt's own buttons and menus
ask `QtWords`, which answers from the program's catalog, then from Qt's own translation file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator, system_language, translator
from tro_desk.ui.bindings import Bindings
from tro_desk.ui.qt_words import QT_WORDS

_QT_CATALOGS: Final = {"zh": "qtbase_zh_CN"}
_LOCALES: Final = {"zh": "zh_CN", "en": "en_GB"}  # en_GB: a Monday-first calendar, day before month


def first_language() -> str:
    """The system's language as the window system tells it, if the program speaks it."""
    return system_language(tuple(QLocale.system().uiLanguages()))


class QtWords(QTranslator):
    """Qt's own words (OK, Cancel, Copy, Select all ...) from the program's catalog.

    What the catalog lacks (rare texts of the print and file dialogs) comes from Qt's own file.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator: Translator | None = None
        self._rest: QTranslator | None = None

    def use(self, words: Translator) -> None:
        self._translator = words
        name = _QT_CATALOGS.get(words.language)
        self._rest = None
        if name:
            rest = QTranslator(self)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._rest = rest if rest.load(name, folder) else None

    def isEmpty(self) -> bool:
        return False

    def translate(  # None is Qt's null string: "ask the next translator"
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The word in the language in use, or None where nobody has one."""
        if self._translator is not None and source in QT_WORDS:
            return self._translator.say("qt", source)
        if self._rest is not None:
            return self._rest.translate(context, source, disambiguation or "", n) or None
        return None


class LanguageSwitch(QObject):
    """The language in use; `changed` is emitted after every widget has its new words."""

    changed = Signal()

    def __init__(self, code: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bindings: Bindings[Translator] = Bindings()
        self._qt = QtWords(self)
        self._translator = translator(code or first_language())
        self._prepare()
        QCoreApplication.installTranslator(self._qt)  # tells the application of the language

    @property
    def code(self) -> str:
        """Language code: zh, en, ..."""
        return self._translator.language

    @property
    def translator(self) -> Translator:
        return self._translator

    def set(self, code: str) -> None:
        """Switch to a language of `l10n.languages()`. Raises FileNotFoundError for others."""
        self.use(translator(code))

    def use(self, words: Translator) -> None:
        """Switch to any translator (tests bring a language of their own)."""
        if words is self._translator:
            return
        self._translator = words
        self._apply()
        self._bindings.run(words)
        self.changed.emit()

    def bind(self, owner: QObject, apply: Callable[[Translator], None]) -> None:
        """Give `owner` its words: run `apply` now and at each change while `owner` lives."""
        self._bindings.add(owner, apply, self._translator)

    def say(self, message: Message) -> str:
        """A message in the language in use now."""
        return self._translator.render(message)

    def _prepare(self) -> None:
        self._qt.use(self._translator)
        code = self._translator.language
        QLocale.setDefault(QLocale(_LOCALES.get(code, code)))

    def _apply(self) -> None:
        from PySide6.QtCore import QEvent

        self._prepare()
        app = QCoreApplication.instance()
        if app is not None:
            QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
