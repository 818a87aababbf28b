"""The language of a brief: one, or English with Chinese beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator, translator
from tro_desk.l10n.terms import FIELD_LABELS
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, Ink
from tro_desk.papers.layout.text import Run, width_of

Language = Literal["zh", "en", "zh+en"]

_TRANSLATORS: Final[dict[str, tuple[str, ...]]] = {
    "zh": ("zh",),
    "en": ("en",),
    "zh+en": ("en", "zh"),
}
_TAGS: Final[dict[str, str]] = {"zh": "zh-CN", "en": "en-US"}

LANGUAGES: Final = tuple(_TRANSLATORS)


class Words:
    """Says things in the first language and, in a bilingual brief, in the second below or beside.

    `first` writes what stands alone (dates, amounts, marks); `second` is None in one language.
    """

    def __init__(self, language: str) -> None:
        first, *rest = (translator(code) for code in _TRANSLATORS[language])
        self.first: Translator = first
        self.second: Translator | None = rest[0] if rest else None
        self.tags = tuple(_TAGS[code] for code in _TRANSLATORS[language])
        """The PDF's language tags, that of the first language first."""
        self.heard: list[str] = []
        """What was said in either language so far."""

    def say(self, message: Message) -> str:
        """The message in the first language."""
        return self._heard(self.first.render(message))

    def also(self, message: Message) -> str:
        """The message in the second language; empty where there is none or it reads the same."""
        if self.second is None:
            return ""
        text = self._heard(self.second.render(message))
        return "" if text == self.first.render(message) else text

    def _heard(self, text: str) -> str:
        self.heard.append(text)
        return text

    def run_on(self, messages: Iterable[Message]) -> tuple[str, str]:
        """Sentences one behind the other, in the first language and in the second ("" for none);
        behind Chinese punctuation stands no blank."""
        told = tuple(messages)
        gap = "" if self.first.language == "zh" else " "
        return gap.join(map(self.say, told)), "".join(map(self.also, told))

    def join(self, values: Iterable[str], language: Translator | None = None) -> str:
        """A list on one line, as the first language (or the one given) writes it."""
        return (language or self.first).say("brief", ", ").join(values)

    def aside(self, main: str, note: str) -> str:
        """`main` with a note in brackets, as the first language writes it."""
        return self.first.say("brief", "{main} ({note})", main=main, note=note)

    def label(
        self, message: Message, width: float, ink: Ink = BODY, second: Ink = SECOND
    ) -> tuple[tuple[Run, ...], ...]:
        """Both languages on one line of `width` points, or below each other where too long."""
        also = self.also(message)
        first = Run(self.say(message), ink)
        if not also:
            return ((first,),)
        beside = Run("   " + also, second)
        if width_of(first) + width_of(beside) <= width:
            return ((first, beside),)
        return (first,), (Run(also, second),)

    def sentence(
        self, message: Message, ink: Ink = BODY, second: Ink = SMALL
    ) -> tuple[tuple[Run, ...], ...]:
        """Both languages as paragraphs, one below the other."""
        also = self.also(message)
        first = (Run(self.say(message), ink),)
        return (first, (Run(also, second),)) if also else (first,)


def field_name(field: str) -> Message:
    """The name of a field of the case."""
    return Message("field", FIELD_LABELS[field])
