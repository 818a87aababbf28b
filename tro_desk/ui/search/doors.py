"""Where a hit is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tro_desk.domain.search import SearchHit, TextKind
from tro_desk.l10n.records import KINDS
from tro_desk.ui.context import Ui

_TABS: Final = {TextKind.STORE: "shops", TextKind.LISTING: "listings"}


def open_hit(ui: Ui, hit: SearchHit, typed: str) -> None:
    """Open the screen on which a hit stands, at its place."""
    name, where = door(hit, typed)
    ui.go(name, **where)


def door(hit: SearchHit, typed: str) -> tuple[str, dict[str, Any]]:
    """The screen of a hit and what it is opened with; `typed` is what was looked for."""
    return _DOORS[hit.kind](hit, typed)


def _fact(hit: SearchHit, _typed: str) -> tuple[str, dict[str, Any]]:
    return "review", {"case": hit.case, "evidence": hit.evidence or None, "field": hit.name}


def _record(hit: SearchHit, typed: str) -> tuple[str, dict[str, Any]]:
    if hit.name == "letter":
        letter, _, language = hit.item.partition("/")
        return "letters", {
            "case": hit.case,
            "letter": letter,
            "language": language,
            "find": typed,
        }
    if hit.name == "evidence":
        return "evidence", {"case": hit.case, "evidence": hit.evidence}
    if hit.name == "worksheet":
        return "worksheet", {"case": hit.case}
    return "records", {"case": hit.case, "kind": hit.name, "number": hit.number}


def _answer(hit: SearchHit, _typed: str) -> tuple[str, dict[str, Any]]:
    return "steps", {"case": hit.case, "step": hit.name, "item": hit.item}


def _date(hit: SearchHit, _typed: str) -> tuple[str, dict[str, Any]]:
    return "dates", {"case": hit.case, "trace": hit.name}


def _paper(hit: SearchHit, _typed: str) -> tuple[str, dict[str, Any]]:
    if not hit.case:
        return "stores", {"tab": hit.item, "shop": hit.store}
    where: dict[str, Any] = {"case": hit.case, "evidence": hit.evidence}
    if hit.kind is TextKind.PAGE:
        place = (hit.start, hit.end) if hit.part == "text" else (0, 0)
        where |= {"page": hit.page, "span": place}
    return ("review" if hit.notice else "evidence"), where


def _of_shop(hit: SearchHit, typed: str) -> tuple[str, dict[str, Any]]:
    where: dict[str, Any] = {"tab": _TABS[hit.kind], "shop": hit.store}
    if hit.kind is TextKind.LISTING:
        where["find"] = typed
    return "stores", where


def _change(hit: SearchHit, _typed: str) -> tuple[str, dict[str, Any]]:
    """The screen on which the thing is that was changed."""
    case: dict[str, Any] = {"case": hit.case} if hit.case else {}
    first, _, _rest = hit.name.partition("_")
    if first in ("balance", "cost", "rate"):
        return "stores", {"tab": f"{first}s"}
    if first in ("store", "listing") and not hit.case:
        return "stores", {"tab": "shops" if first == "store" else "listings", "shop": hit.store}
    if first == "record":
        kind, _, number = hit.item.partition("/")
        if kind in KINDS:
            return "records", case | {"kind": kind, "number": int(number)}
        return {"letter": "letters", "evidence": "evidence"}.get(kind, "worksheet"), case
    if first in ("date", "deadline"):
        return "dates", case | {"trace": hit.item}
    if first in ("step", "answer"):
        return "steps", case | {"step": hit.item.partition("@")[0]}
    if hit.name == "notice_added" and hit.evidence:
        return "review", case | {"evidence": hit.evidence}
    if first == "load":
        return "sales", {}
    if first in ("trashed", "restored", "purged"):
        return "trash", {}
    if first == "watch":
        return "risk", {}
    if first == "brief":
        return "brief", case
    if first in ("said", "undone"):
        return "review", case
    return ("case", case) if case else ("today", {})


_DOORS: Final[dict[TextKind, Callable[[SearchHit, str], tuple[str, dict[str, Any]]]]] = {
    TextKind.FACT: _fact,
    TextKind.CANDIDATE: _fact,
    TextKind.RECORD: _record,
    TextKind.ANSWER: _answer,
    TextKind.DATE: _date,
    TextKind.MARK: _date,
    TextKind.PAPER: _paper,
    TextKind.PAGE: _paper,
    TextKind.STORE: _of_shop,
    TextKind.LISTING: _of_shop,
    TextKind.CHANGE: _change,
}
