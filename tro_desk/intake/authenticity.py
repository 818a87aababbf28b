"""Signs of a false notice: what can be checked without a network, and what came of it.

Each check of `read --json` has an outcome for every file. None says that a notice is what it
claims to be: a sealed case is found nowhere, and a false mail may pass every check.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tro_desk.domain.evidence import Document
from tro_desk.domain.facts import Candidate
from tro_desk.domain.sign import Sign
from tro_desk.intake.signs._mail import mail_of
from tro_desk.intake.signs.attachments import attachment_type
from tro_desk.intake.signs.chain import date_order, sender_authentication
from tro_desk.intake.signs.docket import docket_format
from tro_desk.intake.signs.sender import lookalike_domain, reply_to_differs
from tro_desk.intake.signs.words import deadline_pressure, letters, payment_method

CHECKS: Final = (
    "reply_to_differs",
    "lookalike_domain",
    "sender_authentication",
    "docket_format",
    "payment_method",
    "deadline_pressure",
    "attachment_type",
    "date_order",
)
"""The checks in the order in which they are shown."""


def signs(document: Document, candidates: Sequence[Candidate], kind: str) -> tuple[Sign, ...]:
    """The outcome of every check, in the order of `CHECKS`; `kind` is the type of the notice."""
    mail = mail_of(document)
    sentences = tuple(letters(document, kind))
    return (
        reply_to_differs(mail),
        lookalike_domain(mail, document),
        sender_authentication(mail),
        docket_format(document, candidates, mail, kind),
        payment_method(sentences),
        deadline_pressure(sentences),
        attachment_type(document),
        date_order(mail, document),
    )
