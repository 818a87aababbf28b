"""Which hearing is still to come: not one that was held, struck, or moved to another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.intake.extractors._contract import places
from tro_desk.intake.extractors._when import month_number

WORDS: Final = ("hearing", "听证", "聽證", "开庭", "聆讯")
HELD: Final = 700
"""Score of a hearing that a later order tells to have taken place."""

_HEARING = re.compile(r"\bhearings?\b|听证|聽證|开庭|聆讯", re.I)
_PAST = re.compile(
    r"(?<!\bbe )(?<!\bbeen )\b(?:held|conducted|convened|appeared|attended|took place|came before"
    r"|came on)\b|已(?:经)?(?:举行|召开|进行)",
    re.I,
)
_HELD = re.compile(
    r"\bhearing\b[^.;]{0,40}\b(?:took place|was held|was conducted|held)[^.;]{0,20}\bon\s*$"
    r"|\b(?:held|conducted) (?:a|an|the) (?:\w+\s){0,3}hearing\b[^.;]{0,60}\bon\s*$",
    re.I,
)
_GONE: Final = r"(?:stricken|struck|vacated|cancel+ed|terminated)"
_MOVED: Final = r"(?:continued|adjourned|reset|rescheduled|moved|postponed|converted)"
_AFTER = re.compile(
    r"[\s,()]*(?:(?:(?!\bhearing\b)[^.;]){0,60}?\b(?:is|was|are|be|been)\s*(?:hereby\s*)?)?"
    rf"(?:{_GONE}|{_MOVED})\b|的?[^。;,\n]{{0,10}}(?:取消|撤销|改期|推迟)",
    re.I,
)
_BEFORE = re.compile(
    r"(?<!\bto )\b(?:strik\w+|struck|stricken|vacat\w+|cancel\w*|terminat\w+)\s+(?:[\w-]+\s+){0,5}?"
    rf"hearings?\b(?:(?!\b{_MOVED}\b)[^.;]){{0,80}}$"
    r"|\b(?:in lieu of|instead of|previously|originally|formerly|rather than|initially)\b"
    rf"(?:(?!\b(?:{_MOVED}|is|are|to)\b)[^.;]){{0,80}}$"
    r"|\bfrom(?:\s*the)?\s*$|(?:原定|原订|取消|撤销)(?:(?!改|延|推)[^。;,\n]){0,24}$|由\s*$",
    re.I,
)
_MOVED_ZH = re.compile(
    r"\s?的?(?:听证会?|聽證會?|开庭|聆讯)[^。;,\n]{0,6}(?:取消|撤销|改|推迟|延期)"
)
_DAY: Final = r"(?:\d{1,2}/\d{1,2}(?![/\d])|[A-Z][a-z]{2,8}\.? \d{1,2}(?![\d,]))"
_SHORT = re.compile(
    rf"\b(?i:vacat\w*|strik\w+|cancel\w*|adjourn\w*|continu\w+|mov\w+|reset\w*)\s+(?:the\s+)?(?P<a>{_DAY})"
    r"\s+(?:[\w-]+\s+){0,4}?(?i:hearing)"
    rf"|(?P<b>{_DAY})\s+(?:[\w-]+\s+){{0,4}}?(?i:hearing)\b[^.;]{{0,40}}\b(?:is|was|been)\b[^.;]{{0,20}}"
    rf"\b(?i:{_GONE}|{_MOVED})\b"
)
_NEAR: Final = 60  # characters before the word hearing in which it may be struck


def past(before: str) -> bool:
    """Whether the clause tells of what has been."""
    return _PAST.search(before) is not None


def held(before: str) -> bool:
    """Whether the clause tells that a hearing took place on the day that follows."""
    return _HELD.search(before) is not None


def struck(before: str, after: str) -> bool:
    """Whether the hearing on the day between `before` and `after` is struck or moved away."""
    if _MOVED_ZH.match(after):
        return True
    starts = [match.start() for match in _HEARING.finditer(before)]
    if not starts:
        return False
    near = before[max(0, starts[-1] - _NEAR) :]
    return bool(_AFTER.match(after) or _BEFORE.search(near))


def struck_by_short_date(text: str, lowered: str) -> Iterator[str]:
    """'ORDER vacating the 7/1 hearing': the days (`07-01`) that are named without a year."""
    for at in places(lowered, ("hearing",)):
        match = _SHORT.search(text, max(0, at - 60), at + 100)
        if match is None:
            continue
        day = match["a"] or match["b"]
        if "/" in day:
            month, _, number = day.partition("/")
            yield f"{int(month):02d}-{int(number):02d}"
        elif month_of := month_number(day.split()[0]):
            yield f"{month_of:02d}-{int(day.split()[1]):02d}"
