"""Ratios of reading: text of a PDF to facts, scans against the bare engine, memory of both sides.

Both sides of a ratio run in turns in one process or beside each other, in CPU time, so that a busy
machine changes little.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.figures import held
from tests.conftest import ROOT
from tests.intake import pictures
from tro_desk.base.registry import modules_of
from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake import DEFAULT_LIMITS, extractors, worker
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.find import find
from tro_desk.intake.normalise import normalised
from tro_desk.intake.notice_type import classify
from tro_desk.intake.readers import pdf
from tro_desk.intake.readers._contract import Scope

PAGES = 100
ROUNDS = 5
TEXT_BAR = 3.0
SCAN_BAR = 1.3
WORKER_BAR = 1_200  # MB
WINDOW_BAR = 300  # MB
IDLE = worker.IDLE_SECONDS

HEAD = """\
UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF ILLINOIS, EASTERN DIVISION
LARKMERE KITES LLC, Plaintiff, v. THE PARTNERSHIPS AND UNINCORPORATED ASSOCIATIONS
IDENTIFIED ON SCHEDULE A, Defendants.      Case No. 1:26-cv-04731      Judge Rosalind T. Ashgrove
TEMPORARY RESTRAINING ORDER entered on March 30, 2026 at 10:23 a.m., expires April 13, 2026.
"""
ORDER = """\
THIS CAUSE comes before the Court on Plaintiff's Ex Parte Application for Entry of a Temporary
Restraining Order. The Court has carefully reviewed the application, the record in this case, and
the applicable law, and finds that Plaintiff has shown a likelihood of success on the merits.
Plaintiff owns United States Trademark Registration Nos. 5,720,118, 5,902,477 and 6,011,302.
1. Defendants, their officers, agents, and all persons in active concert with them are temporarily
restrained from manufacturing, importing, advertising, offering for sale or selling any goods that
bear the mark or a confusingly similar mark, as shown in Paragraph {n} of the Declaration.
2. Within two (2) business days of receipt of this Order, Amazon, PayPal, Payoneer and Alipay shall
restrain any accounts of Defendants and shall provide counsel with the data of the account.
3. A hearing is set before this Court on April 9, 2026 at 9:30 a.m. See Tiffany (NJ) Inc. v.
eBay, Inc., 600 F.3d 93 (2d Cir. 2010), and Case No. 1:19-cv-0{n:04d} (N.D. Ill. Mar. 3, 2019).
Any response or opposition to the motion must be filed and served on or before April 6, 2026.
The bond of $10,000.00 posted on March {d}, 2026 remains in effect until the case is terminated.
"""
COMPLAINT = """\
{n}. Plaintiff is a company organized under the laws of Delaware with its place of business at
1200 Lakeshore Drive, Evanston, Illinois. It designs, makes and sells kites, kite reels and other
outdoor toys throughout the United States under the mark that is shown in Exhibit {d}.
{n}. Upon information and belief, Defendants operate storefronts under the seller aliases that are
identified in Schedule A. Tactics used by them to hide who they are make it virtually impossible
for Plaintiff to learn their true names and how far their network reaches. If they give more, the
complaint will be amended. Each of them targets consumers in this District, ships there, takes
payment in dollars and has, on information and belief, sold the accused goods to its residents.
{n}. The marks have been used without interruption and are well known to the public. The goods have
been promoted at great expense in print, on television and over the internet, and sales have been
in excess of several million dollars. See 15 U.S.C. 1114, 1116(a), 1117(c) and 1125(a).
"""
SCHEDULE = """\
{n}1 Qingrui Outdoor {n}  Amazon  A2{n:03d}XQ7WLM9T  B0{n:03d}ZK92LD
{n}2 Lanzhou Kite Shop {n}  Amazon  A3{n:03d}BB7WLM9T  B0{n:03d}ZK93LD
{n}3 Hengda Toys {n} Store  AliExpress  11029{n:03d}
"""
EXHIBIT = """\
EXHIBIT {d}
https://www.amazon.example/dp/B0{n:03d}ZK92LD  captured by the investigator
Large delta kite for children and adults, easy to fly, with 100 m of line and a reel, rainbow
Sold by Qingrui Outdoor {n} and fulfilled by Amazon. In stock. Price $19.99. Add to cart. Buy now.
4.4 out of 5 stars, 1,{n:03d} ratings. Free returns. Delivery to Chicago 60601. Gift options.
About this item: ripstop fabric, glass fibre rods, two tails; assembled in a minute, no tools.
"""
KINDS = ((8, ORDER, 3), (40, COMPLAINT, 3), (52, SCHEDULE, 12), (PAGES, EXHIBIT, 4))
"""Up to which page, what stands on it, and how often: an order, the complaint, the schedule of
defendants, and screen captures, as plaintiffs serve them."""

ENGINE = """
import json, os, sys, time
from pathlib import Path
import rapidocr
from PIL import Image
pages = [Image.open(name).convert("RGB") for name in sys.argv[2:]]
import numpy
def bare():
    folder = Path(rapidocr.__file__).parent / "models"
    engine = rapidocr.RapidOCR(params={
        "Global.log_level": "critical",
        "Det.model_path": str(folder / "PP-OCRv6_det_small.onnx"),
        "Rec.model_path": str(folder / "PP-OCRv6_rec_small.onnx"),
        "Cls.model_path": str(folder / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
        "EngineConfig.onnxruntime.intra_op_num_threads": 2,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    })
    return lambda page: engine(numpy.asarray(page)[:, :, ::-1])
def ours():
    from tro_desk.intake import ocr
    return ocr.read_picture
ways = [bare(), ours()]
spent = [[], []]
for _ in range(int(sys.argv[1])):
    for page in pages:
        for way, times in zip(ways, spent):
            start = time.process_time()
            way(page)
            times.append(time.process_time() - start)
print(json.dumps(spent))
"""


WINDOW = """
import json, multiprocessing, sys, threading, time
from pathlib import Path
from PySide6.QtCore import QTimer
from tro_desk.base.settings import Settings
from tro_desk.intake import read_file
from tro_desk.ui.app import make_application, make_ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.shell.window import MainWindow

def memory(pid, what):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) // 1024
    return 0

folder = Path(sys.argv[1])
app = make_application()
ui = make_ui(Settings(folder / "settings.json"))
load_fonts(app, ui.theme)
ui.theme.apply()
window = MainWindow(ui)
window.show()
told = {"worker": 0, "window": 0}

def read():
    for name in ("scans.pdf", "photo.jpg", "chat.png"):
        assert "04731" in "".join(p.text for p in read_file(folder / name).document.pages)
        (process,) = multiprocessing.active_children()
        told["worker"] = max(told["worker"], memory(process.pid, "VmHWM"))
    start = time.monotonic()
    process.join(float(sys.argv[2]) + 10)
    told["gone"] = time.monotonic() - start
    told["window"] = memory("self", "VmHWM")
    QTimer.singleShot(0, app, app.quit)

threading.Thread(target=read).start()
app.exec()
print(json.dumps(told))
"""


def long_order() -> bytes:
    """A hundred pages of an order with the exhibits that plaintiffs file."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=True)
    for number in range(1, PAGES + 1):
        canvas.setFont("Times-Roman", 11)
        top = 740
        text, times = next(kind[1:] for kind in KINDS if number <= kind[0])
        body = text.format(n=number, d=number % 28 + 1) * times
        for line in ((HEAD if number == 1 else "") + body).splitlines():
            canvas.drawString(60, top, line)
            top -= 14
        stamp = (
            f"Case: 1:26-cv-04731 Document #: 24 Filed: 03/30/26 Page {number} of 100 PageID #:310"
        )
        canvas.drawString(60, 775, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def cpu_of(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def extracted(path: Path) -> int:
    """What pypdfium2 alone does: open, take the text of each page, close."""
    document = pdfium.PdfDocument(path.read_bytes())
    size = 0
    for page in document:
        text = page.get_textpage()
        size += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return size


def _all(module: Any, paper: Paper) -> list[Candidate]:
    return list(module.find(paper))


def shares(path: Path) -> dict[str, float]:
    """CPU seconds of the stages of one reading, the slowest extractors named."""
    data = path.read_bytes()
    scope = Scope(path.name)
    spent = {"text": cpu_of(lambda: pdf.read(data, scope))}
    raw = pdf.read(data, scope).pages
    spent["normalise"] = cpu_of(lambda: [normalised(page.text) for page in raw])
    pages = tuple(Page(n, normalised(page.text)) for n, page in enumerate(raw, 1))
    document = Document("pdf", "text", pages)
    spent["type"] = cpu_of(lambda: classify(document))
    kind, reasons = classify(document)
    spent["find"] = cpu_of(lambda: find(document, kind, reasons))
    paper = Paper(document, kind, reasons)
    for module in modules_of(extractors):
        name = module.__name__.rsplit(".", 1)[-1]
        spent[f"  {name}"] = cpu_of(partial(_all, module, paper))
    return spent


def test_a_hundred_pages_of_text_to_facts(tmp_path: Path) -> None:
    path = tmp_path / "order.pdf"
    path.write_bytes(long_order())

    def facts() -> None:
        assert worker.read(path, DEFAULT_LIMITS, lambda done, total: None).candidates

    extracted(path)
    facts()  # everything is imported and warm
    rounds = [(cpu_of(lambda: extracted(path)), cpu_of(facts)) for _ in range(ROUNDS)]
    plain = statistics.median(pair[0] for pair in rounds)
    ours = statistics.median(pair[1] for pair in rounds)
    ratio = statistics.median(pair[1] / pair[0] for pair in rounds)
    print(
        f"\n{PAGES} pages: {ours:.3f} s CPU to facts, {plain:.3f} s text alone, {ratio:.2f} times"
    )
    for name, seconds in shares(path).items():
        print(f"    {name:24} {seconds / plain:5.2f}")
    held("facts of 100 pages", ratio, TEXT_BAR, peer="the text of the pages alone")


def test_scanned_pages_against_the_bare_engine(tmp_path: Path) -> None:
    sheets = [
        pictures.scanned(pictures.paper(pictures.ORDER, (1275, 1650))),
        pictures.paper(pictures.SELLER_CENTRAL, (1280, 640)),
    ]
    names = []
    for number, sheet in enumerate(sheets):
        names.append(tmp_path / f"{number}.png")
        sheet.save(names[-1])
    done = subprocess.run(
        [sys.executable, "-c", ENGINE, "3", *map(str, names)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    bare, ours = json.loads(done.stdout)
    ratio = statistics.median(b / a for a, b in zip(bare, ours, strict=True))
    print(f"\nscans: {statistics.median(ours):.2f} s CPU a page, {ratio:.2f} times the bare engine")
    held("a scanned page", ratio, SCAN_BAR, peer="the bare engine of recognition")


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a process is read from /proc")
def test_memory_of_the_worker_and_of_the_window(tmp_path: Path) -> None:
    scans = [pictures.scanned(pictures.paper(pictures.ORDER, (1275, 1650))) for _ in range(3)]
    (tmp_path / "scans.pdf").write_bytes(pictures.pdf_of("A letter", *scans))
    photo = pictures.photographed(pictures.paper(pictures.ORDER, (1275, 1650)))
    photo.resize((4000, 5000)).save(tmp_path / "photo.jpg", quality=80)
    pictures.chat([("阿哲", "案号26-cv-04731，有没有同案的？" * 3)] * 30).save(
        tmp_path / "chat.png"
    )
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, str(tmp_path), str(IDLE)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    print(
        f"\nmemory at most: worker {told['worker']} MB, window {told['window']} MB;"
        f" worker gone {told['gone']:.0f} s after its last page"
    )
    held("memory of the reader of scans", told["worker"], WORKER_BAR, "MB")
    held("memory of the process beside it", told["window"], WINDOW_BAR, "MB")
    held("until the idle reader has gone", told["gone"], IDLE + 5, "s")
