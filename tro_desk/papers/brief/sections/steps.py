"""The steps that were taken, with their day, and what was done to each listing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import Remediation
from tro_desk.domain.steps import State
from tro_desk.l10n.records import code_words
from tro_desk.papers.brief.answers import answered, titled
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import Rows, cell, lined, moment, papers, typed
from tro_desk.papers.brief.writing import note, stated
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, MARK_TEXT, SMALL, SMALL_STRONG, STRONG
from tro_desk.papers.layout.text import Run, text
from tro_desk.papers.written import PathTold, Stand

ID: Final = "steps"
ORDER: Final = 40
TITLE: Final = M_("brief", "Steps taken")

_DONE: Final = M_("brief", "done")
_SEEN: Final = M_("brief", "done, as the desk sees")
_LEFT_OUT: Final = M_("brief", "left out")
_IMPOSSIBLE: Final = M_("brief", "could not be done")
_LISTINGS: Final = M_("brief", "What was done to each listing:")


def build(context: Context) -> list[Flowable]:
    content: list[Flowable] = []
    for path in context.snapshot.paths:
        if path.taken:
            content += _path(context, path)
    written = context.snapshot.written
    if written is not None and written.remediations:
        table = _listings(context, written.remediations)
        content += context.together(stated(context, _LISTINGS, before=6), table)
    if content:
        content += _preserved(context)
    return content


def _preserved(context: Context) -> list[Flowable]:
    """How much is kept unchanged, and from when to when it was taken in."""
    snapshot = context.snapshot
    kept = [paper.evidence for paper in snapshot.papers]
    kept += [one.evidence for one in snapshot.written.added] if snapshot.written else []
    if not kept:
        return []
    first = context.words.first
    days = sorted(one.added_at for one in kept)
    told = M_(
        "brief",
        "Evidence preserved: {count} originals, kept unchanged with their SHA-256, the first on "
        "{start}, the last on {end}; each is in the list of evidence.",
        count=len(kept),
        start=first.beijing(days[0]),
        end=first.beijing(days[-1]),
    )
    return [note(context, told, before=6)]


def _path(context: Context, path: PathTold) -> list[Flowable]:
    columns = context.columns(245, 160, 100)
    head = (
        M_("brief", "Step"),
        M_("brief", "What the seller says"),
        M_("brief", "When (Beijing time)"),
    )
    rows = [_step(context, stand) for stand in path.taken]
    remark = note(context, path.title, before=4)
    return context.together(remark, context.grid(columns, rows, head))


def _step(context: Context, stand: Stand) -> Row:
    when = moment(context, stand.at)
    return Row((cell(titled(context, stand)), cell(_said(context, stand)), when))


def _said(context: Context, stand: Stand) -> Rows:
    state = _state(stand)
    strong = stand.state != State.DONE
    first, *rest = lined(context, state, SMALL_STRONG if strong else SMALL)
    mark = Run("", MARK_TEXT, "computed" if state is _SEEN else "seller")
    rows = ((mark, *first), *rest)
    return (*rows, *typed(context, stand.reason), *answered(context, stand))


def _state(stand: Stand) -> Message:
    if stand.state == State.DONE:
        return _DONE if stand.at is not None else _SEEN
    return _IMPOSSIBLE if stand.forced else _LEFT_OUT


def _listings(context: Context, done: Sequence[Remediation]) -> Flowable:
    columns = context.columns(110, 105, 190, 100)
    head = (
        M_("brief", "Listing"),
        M_("brief", "What was done"),
        M_("brief", "By whom and why"),
        M_("brief", "When (Beijing time)"),
    )
    return context.grid(columns, [_listing(context, one) for one in done], head)


def _listing(context: Context, one: Remediation) -> Row:
    action = lined(context, code_words("remediation", "action", one.action), BODY)
    return Row(
        (
            text(Run(one.product or "—", STRONG)),
            cell(action),
            cell(
                typed(context, one.who),
                typed(context, one.why, SMALL),
                papers(context, one.before, M_("brief", "Before")),
                papers(context, one.after, M_("brief", "After")),
            ),
            moment(context, one.at),
        )
    )
