"""A thousand pages of exhibits: what the numbers cost beside a plain join, and the memory.

Plain is pikepdf alone: open ten files of 100 pages, append their pages, save. Ours adds covers,
index, numbers, bookmarks and labels to pages that the worker process has made ready. That step,
which takes scripts, links and odd sizes out of papers from outside, is held to the bar as well.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.benchmarks.figures import held
from tests.conftest import ROOT

MOST: Final = 3.0
MEMORY: Final = 400  # megabytes

_RUN: Final = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import pikepdf
from reportlab.pdfgen.canvas import Canvas
from tro_desk.domain.evidence import Evidence
from tro_desk.intake.readers import readers
from tro_desk.intake.readers._contract import Scope
from tro_desk.intake.shown import show
from tro_desk.papers.exhibit_board import About
from tro_desk.papers.exhibits import STRIP, Exhibit, ExhibitOptions, render_exhibits

folder = Path(sys.argv[1])
now = datetime(2026, 3, 4, tzinfo=UTC)
sources = []
for file in range(10):
    canvas = Canvas(str(folder / f"{file}.pdf"), pagesize=(612, 792), pageCompression=1)
    for page in range(100):
        for line in range(45):
            canvas.drawString(72, 720 - line * 14, f"Document {file}, page {page}, line {line}")
        canvas.showPage()
    canvas.save()
    sources.append(folder / f"{file}.pdf")
readers()

def timed(work):
    start = time.process_time()
    work()
    return time.process_time() - start

def plain():
    out = pikepdf.Pdf.new()
    for source in sources:
        with pikepdf.open(source) as one:
            out.pages.extend(one.pages)
    out.save(folder / "plain.pdf")

exhibits = []
def ready():
    exhibits.clear()
    for place, source in enumerate(sources):
        out = folder / f"{place}.drawn.pdf"
        data = source.read_bytes()
        counts = show(data, "pdf", 100, (612, 792), STRIP, out, Scope(source.name))
        told = Evidence(f"{place:064x}", source.name, len(data), "pdf", 100, now)
        exhibits.append(Exhibit(told, tuple, "other", drawn=out, counts=counts))

def ours():
    options = ExhibitOptions("en", "Letter", "LANJIA")
    done = render_exhibits(exhibits, About(now), options, folder / "exhibits.pdf")
    assert done.pages == 1010 + done.exhibits[0].first - 1

rounds = [(timed(plain), timed(ready), timed(ours)) for _ in range(5)]
times = map(min, zip(*rounds))
# Its own: ru_maxrss begins with what the process had that started this one.
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
print(*times, peak)
"""


def test_numbering_a_thousand_pages_costs_little_beside_joining_them(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    plain, ready, ours, peak = map(float, done.stdout.split())
    print(
        f"\n1000 pages: plain {plain:.2f} s, numbered and joined {ours:.2f} s = "
        f"{ours / plain:.2f} times; with making ready {(ours + ready) / plain:.2f} times "
        f"(at most {MOST}); {peak:.0f} MB (at most {MEMORY})"
    )
    held("1,000 pages of exhibits", (ours + ready) / plain, MOST, peer="pages only joined by qpdf")
    held("their memory", peak, MEMORY, "MB")
