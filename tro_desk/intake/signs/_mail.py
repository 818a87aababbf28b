"""What the header of a mail tells, for the checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property

from tro_desk.domain.evidence import Document
from tro_desk.intake.signs._names import Address, address_in


@dataclass(frozen=True)
class Mail:
    """The header fields of a mail, in the order of the file, newest station first."""

    fields: tuple[tuple[str, str], ...]

    def first(self, name: str) -> str:
        """The topmost field of this name; "" where there is none."""
        return next((value for field, value in self.fields if field == name), "")

    @cached_property
    def sender(self) -> Address | None:
        """Whom it says it is from."""
        return address_in(self.first("From"))

    @cached_property
    def reply(self) -> Address | None:
        """Where an answer goes, where the mail names another place."""
        return address_in(self.first("Reply-To"))

    @cached_property
    def sent(self) -> datetime | None:
        """Its date; None where it has none with a zone."""
        return moment(self.first("Date"))

    @cached_property
    def way(self) -> tuple[tuple[str, str], ...]:
        """What servers wrote on the way: `Received` and `Authentication-Results`, newest first."""
        return tuple(
            (field, value)
            for field, value in self.fields
            if field in ("Received", "Authentication-Results")
        )


def mail_of(document: Document) -> Mail | None:
    """The mail that a document is, or None."""
    return Mail(document.properties) if document.kind in ("eml", "msg") else None


def moment(text: str) -> datetime | None:
    """A date of a mail header; None where it cannot be read or names no zone."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
