"""What a person reads of where a step stands, and of what changed since it was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import N_, Message
from tro_desk.l10n.terms import FIELD_LABELS, field_label

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

STATES: Final[dict[str, str]] = {
    "done": N_("step state", "Done"),
    "open": N_("step state", "To do"),
    "stale": N_("step state", "Look at it again"),
    "blocked": N_("step state", "Waits for another step"),
    "skipped": N_("step state", "Left out"),
}
"""`domain.steps.State` -> English (gettext context `step state`)."""

KNOWN: Final[dict[str, str]] = {
    "wording": N_("step change", "the words of this step"),
    "has.notice": N_("step change", "the notices of the case"),
    "has.checked_notice": N_("step change", "what is confirmed of the notice"),
    "has.brief": N_("step change", "the brief"),
    "has.sales": N_("step change", "the loaded sales"),
    "has.costs": N_("step change", "the costs"),
    "count.accused": N_("step change", "the accused listings"),
    "count.accounts": N_("step change", "the accounts"),
    "count.offers": N_("step change", "the offers"),
    "count.sales": N_("step change", "the loaded sales"),
    "count.evidence": N_("step change", "the evidence"),
    "count.contact": N_("step change", "the contact log"),
    "count.remediation": N_("step change", "the log of what was put right"),
    "count.counsel": N_("step change", "the lawyers asked"),
    "count.task": N_("step change", "the tasks"),
    "count.points": N_("step change", "the points of the account"),
    "count.document": N_("step change", "the documents"),
}
"""Names in conditions -> English (gettext context `step change`), but for facts and answers."""


def state_label(translator: Translator, state: str) -> str:
    """The word for a state of a step."""
    return translator.say("step state", STATES[state])


def change_label(translator: Translator, name: str, titles: Mapping[str, Message]) -> str:
    """What changed, by `domain.steps.Change.name`; `titles` are those of steps, by their id alone.

    A name of a newer version, or of a step that is no longer there, is said in general words.
    """
    kind, _, rest = name.partition(".")
    if name in KNOWN:
        return translator.say("step change", KNOWN[name])
    if kind in ("fact", "found") and rest in FIELD_LABELS:
        return field_label(translator, rest)
    if kind == "answer" and rest in titles:
        title = translator.render(titles[rest])
        return translator.say("step change", 'the answer to "{title}"', title=title)
    if kind == "deadline":
        return translator.say("step change", "a date of the case")
    return translator.say("step change", "an earlier answer")
