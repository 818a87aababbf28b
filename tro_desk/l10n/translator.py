"""One language: its catalog and its way of writing dates, numbers and money."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from tro_desk.base import paths
from tro_desk.base.messages import N_, Citation, Day, Message
from tro_desk.l10n.catalog import Catalog

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

DOMAIN: Final = "tro_desk"

_FOLDERS: Final = {"zh": "zh_CN"}
"""Catalog folder of a language code, where it is not the code itself."""

BEIJING: Final = "Asia/Shanghai"

PLAIN: Final = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
"""Languages whose days and whole numbers are written without Babel's tables, with the names of
their weekdays: the tables take longer to read than all of Today. A test holds both to be alike.
"""
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


class Texts(Protocol):
    """Where the words come from: a `Catalog`, or a catalog of gettext."""

    def pgettext(self, context: str, message: str, /) -> str: ...
    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int, /) -> str: ...


class Amount(Protocol):
    """What `money` needs to know of an amount: domain.Money has it."""

    @property
    def amount(self) -> Decimal: ...
    @property
    def currency(self) -> str: ...


class Translator:
    """Gives every word a person reads, in one language.

    `say` and `plural` are the Babel keywords of the windows and of the papers; `render` turns a
    `Message` of a lower layer into a sentence. Dates are written as design/look says: ISO with the
    weekday in Chinese, day-month-year in English; a `moment` and a `day` name their zone in words.
    Babel is imported for what is not `PLAIN` alone.
    """

    def __init__(self, language: str, catalog: Texts) -> None:
        self.language = language
        self._catalog = catalog
        self._locale = "zh_Hans_CN" if language == "zh" else language

    # words

    def say(self, context: str, text: str, /, **params: object) -> str:
        """The translation of `text` in `context`, with `{name}` places filled."""
        return self._fill(self._catalog.pgettext(context, text), params)

    def plural(self, context: str, one: str, many: str, count: int, /, **params: object) -> str:
        """Like `say`, in the form that `count` asks for; `{count}` is filled too."""
        text = self._catalog.npgettext(context, one, many, count)
        return self._fill(text, {"count": count, **params})

    def render(self, message: Message) -> str:
        """The sentence of a message of a lower layer."""
        return self.say(message.context, message.text, **message.params)

    def _fill(self, text: str, params: Mapping[str, object]) -> str:
        if not params:
            return text
        return text.format(**{name: self.value(value) for name, value in params.items()})

    def value(self, value: object) -> str:
        """A parameter as text, by its type: message, moment, day, amount, number or text."""
        if type(value) is str:
            return value
        if isinstance(value, Message):
            return self.render(value)
        from datetime import date, datetime
        from decimal import Decimal

        if isinstance(value, Day):
            return self.day(value.on, value.zone)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, bool) or value is None:
            raise TypeError(f"no words for {value!r}")
        if isinstance(value, int | Decimal):
            return self.number(value)
        if hasattr(value, "amount") and hasattr(value, "currency"):
            return self.money(value)
        return str(value)

    # dates

    def day(self, day: date, zone: str | None, *, year: bool = True) -> str:
        """A calendar day with the zone in which it begins and ends: `Fri 20 Mar 2026 (Chicago
        time)`. `zone` is an IANA name; None where nobody knows it, which is said.
        """
        return self._in_zone(self.date(day, year=year), zone)

    def unplaced(self, written: datetime) -> str:
        """Day and hour of a paper that names no zone, where nobody knows it."""
        return self._in_zone(self.date_time(written), None)

    def _in_zone(self, day: str, zone: str | None) -> str:
        named = self.say("zone", "time zone not known") if zone is None else self.zone(zone)
        return self.say("dates", "{day} ({zone})", day=day, zone=named)

    def date(self, day: date, *, year: bool = True) -> str:
        """A calendar day with its weekday: `2026-03-20 周五`, `Fri 20 Mar 2026`.

        Without its zone: for a place that names it beside the day; else `day`.
        """
        if self.language in PLAIN:
            return _plain_date(self.language, day, year)
        from babel.dates import format_date as babel_date

        pattern = "EEE d MMM yyyy" if year else "EEE d MMM"
        return babel_date(day, pattern, locale=self.language)

    def clock_time(self, moment: datetime) -> str:
        """The hour alone, in the moment's own zone: `23:59`, `11:59 p.m.`"""
        if self.language == "zh":
            return f"{moment.hour:02d}:{moment.minute:02d}"
        half = "a.m." if moment.hour < 12 else "p.m."
        return f"{(moment.hour % 12) or 12}:{moment.minute:02d} {half}"

    def hour(self, moment: datetime) -> str:
        """The hour and the zone in words: `11:59 p.m. Chicago time`, `芝加哥时间 23:59`."""
        zone, time = self.zone(str(moment.tzinfo)), self.clock_time(moment)
        return f"{zone} {time}" if self.language == "zh" else f"{time} {zone}"

    def date_time(self, moment: datetime, *, year: bool = True) -> str:
        """Day and hour in the moment's own zone, without the zone's name (the label gives it)."""
        return f"{self.date(moment.date(), year=year)} {self.clock_time(moment)}"

    def moment(self, moment: datetime) -> str:
        """Day, hour and zone in words. A moment without a zone is an error."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs a zone")
        zone = self.zone(str(moment.tzinfo))
        if self.language == "zh":
            return f"{zone} {self.date_time(moment)}"
        return f"{self.date_time(moment)} {zone}"

    def beijing(self, moment: datetime) -> datetime:
        """The same moment on Beijing's clock."""
        from zoneinfo import ZoneInfo

        return moment.astimezone(ZoneInfo(BEIJING))

    def zone(self, name: str) -> str:
        """An IANA zone as people say it: `Chicago time`, `芝加哥时间`. Never an abbreviation."""
        return self.say("zone", ZONES[name]) if name in ZONES else name

    def listed(self, names: Iterable[str]) -> str:
        """Names one after another: `法院、TRO 签发`, `Court, TRO entered`."""
        return ("、" if self.language == "zh" else ", ").join(names)

    def cited(self, sources: Iterable[Citation]) -> str:
        """Sources one after another: `FRE 408; house.gov`; words of ours in this language."""
        return ("；" if self.language == "zh" else "; ").join(map(self.value, sources))

    # numbers

    def number(self, value: int | Decimal) -> str:
        """A number with the language's grouping."""
        if self.language in PLAIN and isinstance(value, int):
            return f"{value:,}"
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def money(self, money: Amount) -> str:
        """Currency code, space, comma groups, the currency's decimals: `USD 48,210.55`."""
        amount = money.amount
        places = max(0, -int(amount.as_tuple().exponent))
        if self.language in PLAIN:
            return f"{money.currency} {amount:,.{places}f}"
        pattern = "#,##0" + ("." + "0" * places if places else "")
        from babel.numbers import format_decimal

        return f"{money.currency} {format_decimal(amount, format=pattern, locale=self._locale)}"


ZONES: Final = {
    BEIJING: N_("zone", "Beijing time"),
    "America/Chicago": N_("zone", "Chicago time"),
    "America/New_York": N_("zone", "New York time"),
    "America/Los_Angeles": N_("zone", "Los Angeles time"),
    "America/Denver": N_("zone", "Denver time"),
    "America/Phoenix": N_("zone", "Phoenix time"),
    "America/Anchorage": N_("zone", "Anchorage time"),
    "America/Detroit": N_("zone", "Detroit time"),
    "America/Boise": N_("zone", "Boise time"),
    "America/Indiana/Indianapolis": N_("zone", "Indianapolis time"),
    "America/Kentucky/Louisville": N_("zone", "Louisville time"),
    "America/Puerto_Rico": N_("zone", "Puerto Rico time"),
    "America/St_Thomas": N_("zone", "St. Thomas time"),
    "Pacific/Honolulu": N_("zone", "Honolulu time"),
    "Pacific/Guam": N_("zone", "Guam time"),
    "Pacific/Saipan": N_("zone", "Saipan time"),
    "UTC": N_("zone", "UTC"),
}
"""IANA zone -> English name (gettext key): every zone of content/law/courts.yaml is here."""


def _plain_date(language: str, day: date, year: bool) -> str:
    weekday = PLAIN[language][day.weekday()]
    if language == "zh":
        whole = f"{day.year:04d}-" if year else ""
        return f"{whole}{day.month:02d}-{day.day:02d} {weekday}"
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]}" + (f" {day.year:04d}" if year else "")


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalog, Chinese first (its users are most)."""
    folders = {path.parent.parent.name for path in paths.catalogs().glob(f"*/*/{DOMAIN}.mo")}
    codes = {code for code, folder in _FOLDERS.items() if folder in folders}
    codes |= folders - set(_FOLDERS.values())
    return tuple(sorted(codes, key=lambda code: (code != "zh", code)))


@cache
def translator(language: str) -> Translator:
    """The translator of a language code of `languages()`. Raises FileNotFoundError for others."""
    folder = _FOLDERS.get(language, language)
    file = paths.catalogs() / folder / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return Translator(language, Catalog(file))


def system_language(preferred: tuple[str, ...] = ()) -> str:
    """The first language that the system prefers and that has a catalog, else English.

    `preferred` are the system's languages as the window system tells them (`zh-Hans-CN`); without
    it the locale of the environment is asked.
    """
    for name in preferred or _of_environment():
        code = re.split(r"[-_. (]", name)[0].lower()
        code = {"chinese": "zh", "english": "en"}.get(code, code)
        if code in languages():
            return code
    return "en"


def _of_environment() -> tuple[str, ...]:
    import locale

    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    named = next((found for name in names if (found := os.environ.get(name))), "")
    return named, locale.getlocale()[0] or ""
