"""What a person reads of the checks for a false notice: what was seen, and what to do by hand.

No sentence says that a notice is what it claims to be.
"""

from __future__ import annotations

from typing import Final, Protocol

from tro_desk.base.messages import N_, Message

TITLES: Final[dict[str, str]] = {
    "reply_to_differs": N_("sign title", "Where an answer goes"),
    "lookalike_domain": N_("sign title", "Sender's address"),
    "sender_authentication": N_("sign title", "What your mail server noted"),
    "docket_format": N_("sign title", "Docket number"),
    "payment_method": N_("sign title", "Way of payment"),
    "deadline_pressure": N_("sign title", "Haste"),
    "attachment_type": N_("sign title", "Attachments"),
    "date_order": N_("sign title", "Order of dates"),
}
"""Check of `domain.Sign` -> its name (context `sign title`)."""

OUTCOMES: Final[dict[str, str]] = {
    "checked": N_("sign outcome", "Checked"),
    "could_not_check": N_("sign outcome", "Could not check"),
    "mismatch": N_("sign outcome", "Mismatch"),
}
"""Outcome -> the word on its chip (context `sign outcome`)."""

WORDS: Final[dict[str, str]] = {
    "no_header": N_("sign", "The file has no mail header."),
    # reply_to_differs
    "no_reply_address": N_("sign", "An answer goes to the sender's own address."),
    "reply_same": N_("sign", "An answer goes to {reply}, of the same owner as {sender}."),
    "reply_elsewhere": N_("sign", "The mail is from {sender}, but an answer goes to {reply}."),
    # lookalike_domain
    "no_sender": N_("sign", "The file does not name a sender."),
    "sender_listed": N_("sign", "{domain} is a domain of {whose}. The name can still be forged."),
    "sender_unknown": N_("sign", "{domain} is not in the list, and resembles no domain in it."),
    "other_ending": N_("sign", "{address} has the name of {whose} with another ending."),
    "put_in_front": N_("sign", "{address} has the name of {whose} in front of another domain."),
    "altered": N_("sign", "{address} is close to a domain of {whose}, but is not one."),
    "alike_letters": N_("sign", "{address} imitates {whose} with letters that look alike."),
    "mixed_letters": N_("sign", "{address} mixes letters of different alphabets in one name."),
    "one_letter_off": N_("sign", "{address} differs from a name of {whose} by one letter."),
    "extra_words": N_("sign", "{address} adds words to the name of {whose}."),
    "name_claims": N_("sign", "The sender calls itself {whose}, but writes from {address}."),
    "name_is_other_address": N_("sign", "The sender shows {whose}, but writes from {address}."),
    # sender_authentication
    "no_results": N_("sign", "The mail carries no note of a server about its sender."),
    "results_not_receivers": N_("sign", "The note about the sender is not from your own server."),
    "results_say_nothing": N_("sign", "The server could tell nothing of {domain} ({results})."),
    "results_of_other": N_("sign", "The server proved another domain than {domain} ({results})."),
    "results_passed": N_("sign", "The server found that {domain} sent it ({results})."),
    "results_failed": N_("sign", "The server could not confirm that {domain} sent it ({results})."),
    # docket_format
    "no_docket": N_("sign", "No docket number was found."),
    "shape_alone": N_("sign", "{number} has the shape of a docket number; no court is named."),
    "fits_court": N_("sign", "{number} has the shape that {court} uses."),
    "not_a_docket": N_("sign", "{number} does not have the shape of a US docket number."),
    "year_after_notice": N_("sign", "{number} is of a later year than the paper ({year})."),
    "office_unknown": N_("sign", "{number}: {court} is not known to have an office {office}."),
    "number_of_other_office": N_(
        "sign", "{number}: {court} numbers cases of this office otherwise."
    ),
    # payment_method
    "no_such_payment": N_("sign", "No payment by crypto, gift card, chat app or to a person."),
    "crypto": N_("sign", 'It asks for payment in crypto: "{words}"'),
    "gift_card": N_("sign", 'It asks for payment by gift card: "{words}"'),
    "wallet_app": N_("sign", 'It asks for payment through an app or a money sender: "{words}"'),
    "private_account": N_("sign", 'It asks for payment to the account of a person: "{words}"'),
    # deadline_pressure
    "no_hours": N_("sign", "It does not ask for money or a password within hours."),
    "hours": N_("sign", 'It demands something within hours: "{words}"'),
    # attachment_type
    "not_a_mail": N_("sign", "The file is not a mail, so nothing is attached to it."),
    "no_attachment": N_("sign", "Nothing is attached."),
    "usual_types": N_("sign", "What is attached are usual kinds of papers by their names."),
    "piece_not_opened": N_("sign", "Something attached could not be opened and was not checked."),
    "program": N_("sign", "{name} is a program or can run commands."),
    "program_in_disguise": N_("sign", "A program is attached under another name."),
    "web_page": N_("sign", "{name} is a web page: it can ask for your password."),
    "two_endings": N_("sign", "{name} has two endings, to look like a paper."),
    # date_order
    "no_date": N_("sign", "The mail has no date that can be read."),
    "dates_in_order": N_("sign", "The dates of the mail follow each other."),
    "weekday_wrong": N_("sign", "The date of the mail, {date}, names the wrong weekday."),
    "stations_disordered": N_("sign", "The mail reached a later server first ({other})."),
    "sent_after_arrival": N_("sign", "The mail is dated {date}, after it arrived ({other})."),
    "quoted_mail_later": N_("sign", "The mail of {date} quotes one that is later ({other})."),
    "paper_made_later": N_("sign", "The mail of {date} has a paper made later: {other}."),
    "no_pdf_date": N_("sign", "The PDF does not say when it was made (made with: {producer})."),
    "pdf_dates": N_("sign", "The PDF was made on {date} with {producer}; it may be a copy."),
    "changed_before_made": N_("sign", "The PDF says it was made on {date} but changed on {other}."),
}
"""Reason of `domain.Sign` -> what was seen (context `sign`; places are the sign's params)."""

_ASK_BY_HAND: Final = N_(
    "sign advice",
    "Do not answer the mail. Type the platform's address yourself, log in, and look for the same "
    "notice there (Amazon: Account Health, Performance Notifications).",
)
_DOCKET: Final = N_(
    "sign advice",
    "Look the number up on PACER (pacer.uscourts.gov) or CourtListener, address typed by hand, or "
    "ring the clerk of the court. A sealed case may not be found: that alone does not make it "
    "false.",
)
_SENDER: Final = N_(
    "sign advice",
    "Do not answer the mail. Type the address of the platform or the court yourself and look for "
    "the notice there. Look a lawyer up in the register of the state bar and ring a number found "
    "there, not the one in the mail.",
)
_PAY: Final = N_(
    "sign advice",
    "Do not pay. Pay only after a written agreement, a docket number that was found, and an "
    "account of the law firm confirmed by phone under a number found independently.",
)
_OPEN: Final = N_(
    "sign advice",
    "Do not open it and enter no password. Get the papers from the docket, or ask the law firm "
    "for a PDF under a number found independently.",
)
_SERVER: Final = N_(
    "sign advice",
    "Open the mail where it arrived and save the original (.eml) there. Mail that was passed on "
    "automatically can fail too; look for the same notice in your account by typed address.",
)
_DATES: Final = N_(
    "sign advice",
    "Save the original mail (.eml) and compare its date with the docket, or ring the clerk of the "
    "court.",
)
_HASTE: Final = N_(
    "sign advice",
    "Take the time to check. A court's own dates stand in its order and on the docket; no court "
    "and no platform asks for money or a password within hours by mail.",
)

ADVICE: Final[dict[str, str]] = {
    "reply_to_differs": _ASK_BY_HAND,
    "lookalike_domain": _SENDER,
    "sender_authentication": _SERVER,
    "docket_format": _DOCKET,
    "payment_method": _PAY,
    "deadline_pressure": _HASTE,
    "attachment_type": _OPEN,
    "date_order": _DATES,
}
"""Check -> what to do by hand (context `sign advice`)."""


class Seen(Protocol):
    """What is needed of a sign: domain.Sign has it."""

    @property
    def check(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def params(self) -> tuple[tuple[str, str], ...]: ...


def sign_title(check: str) -> Message:
    """The name of a check."""
    return Message("sign title", TITLES[check])


def outcome_word(outcome: str) -> Message:
    """The word for an outcome."""
    return Message("sign outcome", OUTCOMES[outcome])


def sign_words(sign: Seen) -> Message:
    """What was seen, in one sentence, with the values it names as the file has them."""
    return Message("sign", WORDS[sign.reason], dict(sign.params))


def sign_advice(sign: Seen) -> Message:
    """What to do by hand: which page to open by typed address, whom to ring."""
    return Message("sign advice", ADVICE[sign.check])
