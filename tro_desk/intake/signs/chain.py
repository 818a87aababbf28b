"""What servers wrote on the way of a mail, and whether the dates follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Final, NamedTuple

from tro_desk.domain.evidence import Document
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.intake.readers._pieces import MADE
from tro_desk.intake.signs._mail import Mail, moment
from tro_desk.intake.signs._names import registered

_RESULT: Final = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.I)
_SIGNED_BY: Final = re.compile(r"\b(?:header\.d|header\.i|header\.from|smtp\.mailfrom)\s*=\s*(\S+)")
_ENVELOPE: Final = re.compile(
    r"\bdomain of (?:\S+@)?([\w.-]+) designates\b|envelope-from=<?(\S+?)>?;"
)
_BY: Final = re.compile(r"\bby\s+([\w.-]+)", re.I)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SKEW: Final = timedelta(hours=2)  # clocks of servers, and of senders
_ZONES: Final = timedelta(hours=27)  # a date that names no zone may be any place's
_SAME_HOUSE: Final = {
    "amazonses.com": "amazonaws.com",
    "google.com": "gmail.com",
    "outlook.com": "office365.com",
}
_QUOTED_DATE: Final = re.compile(
    r"(?im)^[>\s|]*(?:date|sent|日期|发送时间|发件时间|寄件日期|发送日期)\s*[:：]\s*(?P<when>[^\n]{8,80})$"
)
_ZH_DAY: Final = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISO_DAY: Final = re.compile(r"\b(20\d\d)[-/](\d{1,2})[-/](\d{1,2})\b")
_EN_DAY: Final = re.compile(
    r"\b(?:(\d{1,2})\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+"
    r"(?:(\d{1,2}),?\s+)?(20\d\d)",
    re.I,
)
# fmt: off
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)
# fmt: on
_PDF_TIME: Final = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|Z)?"
)


class _Results(NamedTuple):
    """What the receiving server found, in lower case: `pass`, `fail`, `softfail`, ..."""

    found: dict[str, str]
    domains: frozenset[str]


def sender_authentication(mail: Mail | None) -> Sign:
    """What the receiver's own server wrote of the sender; what others wrote does not count."""
    check = "sender_authentication"
    if mail is None or mail.sender is None:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_header")
    written = [index for index, (field, _) in enumerate(mail.way) if field != "Received"]
    if not written:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_results")
    top = written[0]
    if not _by_receiver(mail.way, top):
        return Sign(check, Outcome.COULD_NOT_CHECK, "results_not_receivers")
    results = _results(mail.way[top][1])
    own = registered(mail.sender.domain)
    params = (("domain", mail.sender.domain), ("results", _shown(results)))
    found = results.found
    passed = [name for name in ("spf", "dkim", "dmarc") if found.get(name) == "pass"]
    if found.get("dmarc") == "fail" or (
        not passed and {found.get("spf"), found.get("dkim")} & {"fail", "softfail", "permerror"}
    ):
        return Sign(check, Outcome.MISMATCH, "results_failed", params)
    if not passed:
        return Sign(check, Outcome.COULD_NOT_CHECK, "results_say_nothing", params)
    if "dmarc" in passed or own in results.domains:
        return Sign(check, Outcome.CHECKED, "results_passed", params)
    return Sign(check, Outcome.COULD_NOT_CHECK, "results_of_other", params)


def _by_receiver(way: tuple[tuple[str, str], ...], index: int) -> bool:
    """Whether the results at `index` were written by the server that received the mail.

    They stand above every station, or right below one of the same house; below, there may be
    whatever the sender put there.
    """
    above = [value for field, value in way[:index] if field == "Received"]
    if not above:
        return any(field == "Received" for field, _ in way[index:])
    name = way[index][1].partition(";")[0].split()
    wrote = registered(name[0].lower()) if name and "=" not in name[0] else ""
    stations = [registered(by[1].lower()) for value in above if (by := _BY.search(value))]
    if len(stations) < len(above) or not wrote:
        return False
    return stations[-1] in (wrote, _SAME_HOUSE.get(wrote, ""))


def _results(field: str) -> _Results:
    found: dict[str, str] = {}
    for method, result in _RESULT.findall(field):
        name, said = method.lower(), result.lower()
        if found.get(name) != "pass":
            found[name] = said
    named = [match[1] for match in _SIGNED_BY.finditer(field)]
    named += [match[1] or match[2] for match in _ENVELOPE.finditer(field)]
    domains = (text.strip("<>;,()\"'").rpartition("@")[2].lower() for text in named)
    return _Results(found, frozenset(registered(domain) for domain in domains))


def _shown(results: _Results) -> str:
    return ", ".join(f"{name}={said}" for name, said in results.found.items())


def date_order(mail: Mail | None, document: Document) -> Sign:
    """Whether the dates of a mail, of what it quotes and of what is attached fit each other."""
    check = "date_order"
    if document.kind == "pdf":
        return _pdf_dates(check, document)
    if mail is None:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_header")
    if mail.sent is None:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_date")
    shown = mail.first("Date")
    for reason, other in _disorder(mail, document, mail.sent):
        return Sign(check, Outcome.MISMATCH, reason, (("date", shown), ("other", other)))
    return Sign(check, Outcome.CHECKED, "dates_in_order", (("date", shown),))


def _disorder(mail: Mail, document: Document, sent: datetime) -> Iterator[tuple[str, str]]:
    """What does not fit the date of a mail: a reason code, and the date beside it."""
    weekday = mail.first("Date").strip()[:3].lower()
    local = _in_own_zone(mail.first("Date"))
    if weekday in _DAYS and local is not None and _DAYS.index(weekday) != local.weekday():
        yield "weekday_wrong", weekday.capitalize()
    stations = [
        (at, value)
        for field, value in mail.way
        if field == "Received" and (at := moment(value.rpartition(";")[2].strip())) is not None
    ]
    for (later, _), (earlier, text) in pairwise(stations):
        if earlier > later + _SKEW:
            yield "stations_disordered", text.rpartition(";")[2].strip()
    if stations and sent > stations[-1][0] + _SKEW:
        yield "sent_after_arrival", stations[-1][1].rpartition(";")[2].strip()
    for day, text in _quoted_days(document):
        if day > sent + _ZONES:
            yield "quoted_mail_later", text
    for name, value in document.properties:
        if name == MADE:
            made, _, paper = value.partition(" ")
            at = pdf_time(made)
            if at is not None and at > sent + _ZONES:
                yield "paper_made_later", f"{paper} ({at:%Y-%m-%d})"


def _in_own_zone(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _quoted_days(document: Document) -> Iterator[tuple[datetime, str]]:
    """The dates of mails quoted or forwarded in the text (not those of the mail itself)."""
    for page in document.pages[:5]:
        own = page.text.find("\n\n") if page.number == 1 else 0
        for match in _QUOTED_DATE.finditer(page.text[:20_000], max(own, 0)):
            day = _day(match["when"])
            if day is not None:
                yield day, match["when"].strip()


def _day(text: str) -> datetime | None:
    """The day a text begins with, at noon UTC; None where it is not certain."""
    numbers = _ZH_DAY.search(text) or _ISO_DAY.search(text)
    try:
        if numbers is not None:
            return datetime(int(numbers[1]), int(numbers[2]), int(numbers[3]), tzinfo=UTC)
        words = _EN_DAY.search(text)
        if words is not None and (words[1] or words[3]):
            month = _MONTHS.index(words[2].lower()) + 1
            return datetime(int(words[4]), month, int(words[1] or words[3]), tzinfo=UTC)
    except ValueError:
        return None
    return None


def pdf_time(text: str) -> datetime | None:
    """A time as a PDF has it (`D:20260512102300-05'00'`), in UTC; None where it is not one."""
    match = _PDF_TIME.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else missing
        for part, missing in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
    )
    away = timedelta(hours=int(match[8] or 0), minutes=int(match[9] or 0))
    try:
        zone = timezone(-away if match[7] == "-" else away)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _pdf_dates(check: str, document: Document) -> Sign:
    """What a PDF says of its own making; one that is printed or stamped again is made later."""
    told = dict(document.properties)
    made, changed = (pdf_time(told.get(key, "")) for key in ("CreationDate", "ModDate"))
    producer = told.get("Producer") or told.get("Creator") or "-"
    if made is None:
        return Sign(check, Outcome.COULD_NOT_CHECK, "no_pdf_date", (("producer", producer),))
    params = (("date", f"{made:%Y-%m-%d}"), ("producer", producer))
    if changed is not None and changed < made - _ZONES:
        other = (*params, ("other", f"{changed:%Y-%m-%d}"))
        return Sign(check, Outcome.MISMATCH, "changed_before_made", other)
    return Sign(check, Outcome.CHECKED, "pdf_dates", params)
