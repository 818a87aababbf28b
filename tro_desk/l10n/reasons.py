"""What a person reads of why a paper was taken for what it is (codes: `Reading.reasons`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tro_desk.l10n.translator import Translator

REASONS: Final[dict[str, str]] = {
    "nef": N_("type reason", "It calls itself a Notice of Electronic Filing."),
    "article": N_("type reason", "It is written for all sellers, like an article."),
    "article_strong": N_("type reason", "It is written for all sellers, like an article."),
    "chat": N_("type reason", "It looks like a conversation on a phone."),
    "docket_sheet": N_("type reason", "It lists docket entries with their dates."),
    "case_tracker": N_("type reason", "It shows the details of a case as a tracking site does."),
    "settlement": N_("type reason", "It speaks of an offer to settle."),
    "service": N_("type reason", "It says that you are served or sued."),
    "served_papers": N_("type reason", "It says that you are served or sued."),
    "court_heading": N_("type reason", "A court's name stands at its head."),
    "pleading": N_("type reason", "It has the words of a complaint."),
    "motion": N_("type reason", "It asks the court for something: a motion or its memorandum."),
    "ordering": N_("type reason", "It has the words of an order."),
    "tro_named": N_("type reason", "It names a temporary restraining order."),
    "court_order_named": N_("type reason", "It names a court order."),
    "held": N_("type reason", "It says that money or listings are held."),
    "platform": N_("type reason", "It names a platform or a payment firm."),
    "from_platform": N_("type reason", "Its sender's address is that of a platform."),
    "addressed": N_("type reason", "It is written to a seller about an account."),
    "account_held": N_("type reason", "It says that your account is restricted."),
    "ip_report": N_("type reason", "It tells of a report by a rights owner, and of no court."),
    "docket_number": N_("type reason", "It gives a case number."),
    "account_action": N_("type reason", "It tells of a step against an account or a listing."),
}
"""Code -> English sentence (gettext context `type reason`)."""


def reasons(translator: Translator, codes: Iterable[str]) -> tuple[str, ...]:
    """The sentences of `codes`; a code of a newer version is left out."""
    return tuple(translator.say("type reason", REASONS[code]) for code in codes if code in REASONS)
