"""The words of a guided path."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.domain.step_rows import Progress
    from tro_desk.domain.steps import Item


def titled(words: Translator, title: Message, item: Item | None) -> str:
    """The title of a step, with what it is asked of."""
    text = words.render(title)
    if item is None:
        return text
    return words.say("steps", "{title}: {item}", title=text, item=item.label)


def progress_words(progress: Progress) -> Callable[[Translator], str]:
    """How many steps there are, how many are done, and how many are left out."""
    total, done, skipped = progress.total, progress.done, progress.skipped

    def words(t: Translator) -> str:
        if skipped:
            return t.plural(
                "steps",
                "{count} step, {done} done, {skipped} left out",
                "{count} steps, {done} done, {skipped} left out",
                total,
                done=done,
                skipped=skipped,
            )
        return t.plural(
            "steps", "{count} step, {done} done", "{count} steps, {done} done", total, done=done
        )

    return words
