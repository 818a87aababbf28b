"""What is still to be done, by whom and until when."""

from __future__ import annotations

from datetime import date
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.records import Task
from tro_desk.domain.zones import BEIJING
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import cell, typed
from tro_desk.papers.brief.writing import stated
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "tasks"
ORDER: Final = 53
TITLE: Final = M_("brief", "Tasks open")


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.tasks:
        return []
    columns = context.columns(275, 110, 120)
    head = (M_("brief", "Task"), M_("brief", "Who"), M_("brief", "Until"))
    tasks = sorted(written.tasks, key=lambda task: task.due or date.max)
    table = context.grid(columns, [_row(context, task) for task in tasks], head)
    return [stated(context), table]


def _row(context: Context, task: Task) -> Row:
    what = cell(typed(context, task.title), typed(context, task.note, SMALL))
    return Row((what, cell(typed(context, task.who)), _until(context, task.due)))


def _until(context: Context, due: date | None) -> Text:
    if due is None:
        return text(Run("—", SECOND))
    return text(Run(context.words.first.day(due, BEIJING), BODY))
