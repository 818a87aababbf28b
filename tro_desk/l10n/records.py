"""What a person calls the seller's own records: their kinds, their fields and their codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tro_desk.base.messages import N_, Message

KINDS: Final[Mapping[str, str]] = {
    "contact": N_("record", "Contact log"),
    "remediation": N_("record", "Remediation log"),
    "offer": N_("record", "Offers and terms"),
    "counsel": N_("record", "Counsel comparison"),
    "task": N_("record", "Tasks"),
    "points": N_("record", "Points and strikes"),
    "document": N_("record", "Documents and gaps"),
    "defence": N_("record", "Defences and facts"),
}
"""Kind -> what its sheet is called (context `record`)."""

TABS: Final[Mapping[str, str]] = {
    "contact": N_("record tab", "Contacts"),
    "remediation": N_("record tab", "Remediation"),
    "offer": N_("record tab", "Offers"),
    "counsel": N_("record tab", "Lawyers"),
    "task": N_("record tab", "Tasks"),
    "points": N_("record tab", "Points"),
    "document": N_("record tab", "Documents"),
    "defence": N_("record tab", "Defences"),
}
"""Kind -> the word on the tab of its sheet (context `record tab`): all stand in one row."""

FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "contact": {
        "at": N_("record", "When"),
        "party": N_("record", "With whom"),
        "person": N_("record", "Person"),
        "channel": N_("record", "By what way"),
        "direction": N_("record", "Direction"),
        "summary": N_("record", "What was said"),
        "evidence": N_("record", "Evidence"),
    },
    "remediation": {
        "product": N_("record", "Listing"),
        "action": N_("record", "What was done"),
        "at": N_("record", "When"),
        "who": N_("record", "Who did it"),
        "why": N_("record", "Why"),
        "before": N_("record", "Evidence from before"),
        "after": N_("record", "Evidence from after"),
    },
    "offer": {
        "on": N_("record", "Day"),
        "by": N_("record", "Offered by"),
        "amount": N_("record", "Amount"),
        "terms": N_("record", "Terms"),
        "status": N_("record", "Status"),
        "valid_until": N_("record", "Open until"),
        "note": N_("record", "Note"),
        "evidence": N_("record", "Evidence"),
    },
    "counsel": {
        "name": N_("record", "Lawyer"),
        "firm": N_("record", "Law firm"),
        "admission": N_("record", "Admitted in"),
        "bar_number": N_("record", "Bar number"),
        "fee_basis": N_("record", "Fee basis"),
        "fee": N_("record", "Fee"),
        "conflict": N_("record", "Conflict of interest"),
        "scope": N_("record", "Scope of work"),
        "languages": N_("record", "Languages"),
        "note": N_("record", "Note"),
        "chosen": N_("record", "Retained"),
    },
    "task": {
        "title": N_("record", "Task"),
        "who": N_("record", "Who"),
        "due": N_("record", "Due"),
        "done_on": N_("record", "Done on"),
        "note": N_("record", "Note"),
    },
    "points": {
        "on": N_("record", "Day of the notice"),
        "points": N_("record", "Points"),
        "strike": N_("record", "Strike"),
        "about": N_("record", "What it was about"),
        "evidence": N_("record", "Evidence"),
    },
    "document": {
        "what": N_("record", "Document"),
        "have": N_("record", "Is it there"),
        "note": N_("record", "Note"),
        "evidence": N_("record", "Evidence"),
    },
    "defence": {
        "topic": N_("record", "What it is about"),
        "text": N_("record", "In your own words"),
        "own_english": N_("record", "Your own English of it"),
        "evidence": N_("record", "Evidence"),
    },
    "evidence": {
        "source": N_("record", "Source"),
        "captured_at": N_("record", "Captured"),
        "note": N_("record", "Note"),
    },
}
"""Kind -> its fields as a form asks for them, in that order (context `record`)."""

CODES: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("contact", "party"): {
        "platform": N_("record", "Platform"),
        "plaintiff_counsel": N_("record", "Plaintiff's counsel"),
        "own_counsel": N_("record", "Your own lawyer"),
        "bank": N_("record", "Bank or payment firm"),
        "brand": N_("record", "Brand"),
        "supplier": N_("record", "Supplier"),
        "other": N_("record", "Someone else"),
    },
    ("contact", "channel"): {
        "email": N_("record", "E-mail"),
        "phone": N_("record", "Phone"),
        "chat": N_("record", "Chat"),
        "case": N_("record", "Support case"),
        "letter": N_("record", "Letter"),
        "meeting": N_("record", "Meeting"),
        "other": N_("record", "Another way"),
    },
    ("contact", "direction"): {
        "in": N_("record", "Received"),
        "out": N_("record", "Sent"),
    },
    ("remediation", "action"): {
        "captured": N_("record", "Page captured"),
        "taken_down": N_("record", "Taken down"),
        "stock_aside": N_("record", "Stock set aside"),
        "relisted": N_("record", "Listed again"),
        "impossible": N_("record", "Could not be done"),
        "other": N_("record", "Something else"),
    },
    ("offer", "by"): {
        "plaintiff": N_("record", "Plaintiff"),
        "seller": N_("record", "You"),
    },
    ("offer", "status"): {
        "open": N_("record", "Open"),
        "accepted": N_("record", "Accepted"),
        "refused": N_("record", "Refused"),
        "withdrawn": N_("record", "Withdrawn"),
        "expired": N_("record", "Expired"),
    },
    ("counsel", "fee_basis"): {
        "": N_("record", "Not known yet"),
        "hourly": N_("record", "By the hour"),
        "flat": N_("record", "Flat fee"),
        "contingent": N_("record", "Contingent fee"),
        "mixed": N_("record", "Mixed"),
    },
    ("counsel", "conflict"): {
        "": N_("record", "Not known yet"),
        "none": N_("record", "None, the lawyer says"),
        "yes": N_("record", "There is one"),
        "asked": N_("record", "Asked, no answer yet"),
    },
    ("document", "have"): {
        "yes": N_("record", "Yes, here"),
        "no": N_("record", "No, missing"),
        "asked": N_("record", "Asked for"),
    },
    ("defence", "topic"): {
        "": N_("record", "Not chosen"),
        "right": N_("record", "The right itself"),
        "goods": N_("record", "The goods and their design"),
        "licence": N_("record", "Licence or authorization"),
        "supply": N_("record", "Where the goods come from"),
        "sales": N_("record", "Sales and where they went"),
        "store": N_("record", "Whose store it is"),
        "service": N_("record", "How the papers came"),
        "freeze": N_("record", "The frozen money"),
        "other": N_("record", "Something else"),
    },
}
"""Kind and field -> its codes in words (context `record`)."""


def kind_words(kind: str) -> Message:
    """What the sheet of a kind is called."""
    return Message("record", KINDS[kind])


def tab_words(kind: str) -> Message:
    """The word on the tab of a kind."""
    return Message("record tab", TABS[kind])


def field_words(kind: str, field: str) -> Message:
    """What a field of a kind is called."""
    return Message("record", FIELDS[kind][field])


def code_words(kind: str, field: str, code: str) -> Message:
    """A code in words."""
    return Message("record", CODES[kind, field][code])
