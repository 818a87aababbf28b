"""Words, dates, numbers and money in the language that is asked for.

Used by `ui`, `cli` and `papers` alone; a `Translator` is passed in, never installed globally,
because the brief's language is its own choice.
"""

from tro_desk.l10n.translator import Translator, languages, system_language, translator

__all__ = ["Translator", "languages", "system_language", "translator"]
