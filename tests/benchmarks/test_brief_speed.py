"""A brief beside plain ReportLab, and long tables beside its fast form, in one run.

Plain lays the same flowables, in the same faces, on pages of the same size, in one pass. A brief
has page x of y, its head and foot, links, an outline and PDF/A besides. The fast form of a table is
ReportLab's own in parts of 500 rows of a height that is told.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from typing import Final

from tests.benchmarks.figures import held
from tests.conftest import ROOT

WHOLE: Final = 1.3  # of making the flowables and laying them
LAID: Final = 1.3  # of laying them
TABLE: Final = 1.3
MEMORY: Final = 400  # megabytes

_START: Final = """
import gc, json, sys, time
from io import BytesIO
from pathlib import Path
from reportlab.lib.colors import HexColor
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle
from tests.papers import figures, sizes
from tro_desk.papers import BriefOptions, render_brief
from tro_desk.papers.brief import render
from tro_desk.papers.brief.page import BriefDocument
from tro_desk.papers.layout import fonts, style
from tro_desk.papers.layout.grid import Column, Grid, Row
from tro_desk.papers.layout.text import Run, text

def timed(work):
    start = time.process_time()
    work()
    return time.process_time() - start

def template(size, margin, top, bottom):
    return SimpleDocTemplate(
        BytesIO(), pagesize=size, leftMargin=margin, rightMargin=margin, topMargin=top,
        bottomMargin=bottom, initialFontName=style.REGULAR,
    )

def peak():
    # Its own: ru_maxrss begins with what the process had that started this one.
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
"""

_BRIEF: Final = (
    _START
    + """
options = BriefOptions(sys.argv[1], "A4")
snapshot = figures.known()

def flowables():
    made = render._Rendering(snapshot, options, render.UNWATCHED, None)
    return made._sheet, made.flowables()

def laid():
    sheet, content = flowables()
    return timed(lambda: BriefDocument(sheet, lambda: None).render(content))

def plain():
    start = time.process_time()
    sheet, content = flowables()
    composed = time.process_time() - start
    bottom = sheet.bottom - 6  # its frame has a padding of 6 points
    made = template(sheet.size, sheet.margin - 6, sheet.size[1] - sheet.top - 6, bottom)
    alone = timed(lambda: made.build(content))
    return composed + alone, alone

def turn():  # all in turn: a busy moment strikes each of them
    gc.collect()
    return (timed(lambda: render_brief(snapshot, options)), laid(), *plain())

rounds = [turn() for _ in range(13)]
told = dict(zip(("whole", "laid", "both", "plain"), map(min, zip(*rounds))))
told["peak"] = peak()
print(json.dumps(told))
"""
)

_TABLE: Final = (
    _START
    + """
rows = [
    (f"E{n}", f"114-{n:07d}-0000000", "B0ZZK2M9QF", "2026-03-04", f"{n * 37 % 99991 / 100:,.2f}",
     "已发货 Shipped") for n in range(20_000)
]
widths = [45, 120, 85, 75, 75, 105]
fonts.load()

def fast():
    look = TableStyle([
        ("FONT", (0, 0), (-1, -1), style.REGULAR, 9, 13.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(style.RULE)),
        ("ALIGN", (4, 0), (4, -1), "RIGHT"),
    ])
    parts = range(0, len(rows), 500)
    made = template(style.PAPERS["A4"], 45, 67, 51)
    made.build(
        [Table(rows[n:n + 500], colWidths=widths, rowHeights=[20.3] * 500, style=look)
         for n in parts]
    )

def ours():
    columns = [Column(wide, "right" if n == 4 else "left") for n, wide in enumerate(widths)]
    cells = (
        Row(tuple(text(Run(one, style.BODY), align=column.align)
                  for one, column in zip(row, columns)))
        for row in rows
    )
    made = template(style.PAPERS["A4"], 45, 67, 51)
    made.build([Grid(columns, list(cells), 720)])

told = {"ours": min(timed(ours), timed(ours))}
told["peak"] = peak()
told["fast"] = min(timed(fast), timed(fast))
print(json.dumps(told))
"""
)

_HUGE: Final = (
    _START
    + """
made = render_brief(sizes.many(sizes.HUGE), BriefOptions("zh+en", "Letter"))
print(json.dumps({"pages": made.pages, "peak": peak()}))
"""
)


def run(script: str, *arguments: str) -> dict[str, float]:
    gc.collect()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_a_brief_costs_little_more_than_laying_its_flowables() -> None:
    for language in ("zh+en", "en"):
        told = run(_BRIEF, language)
        whole = told["whole"] / told["both"]
        laid = told["laid"] / told["plain"]
        print(
            f"\nbrief {language}: {told['whole'] * 1000:.0f} ms, {whole:.2f} times composing and "
            f"laying (at most {WHOLE}); pages alone {laid:.2f} times plain pages "
            f"(at most {LAID}); {told['peak']:.0f} MB"
        )
        held(
            f"brief of the sample ({language})",
            whole,
            WHOLE,
            peer="composing and laying plain pages",
        )
        held(f"its pages alone ({language})", laid, LAID, peer="plain ReportLab pages")
        held(f"its memory ({language})", told["peak"], MEMORY, "MB")


def test_a_long_table_costs_little_beside_the_fast_form() -> None:
    told = run(_TABLE)
    ratio = told["ours"] / told["fast"]
    print(
        f"\n20,000 rows: {told['ours']:.2f} s, fast form {told['fast']:.2f} s = {ratio:.2f} times "
        f"(at most {TABLE}); {told['peak']:.0f} MB (at most {MEMORY})"
    )
    held("brief with a table of 20,000 rows", ratio, TABLE, peer="ReportLab's plain table")
    held("its memory", told["peak"], MEMORY, "MB")


def test_a_huge_brief_stays_small() -> None:
    told = run(_HUGE)
    print(f"\n{told['pages']:.0f} pages: {told['peak']:.0f} MB (at most {MEMORY})")
    assert told["pages"] > 300
    held("memory of a brief on far too much", told["peak"], MEMORY, "MB")
