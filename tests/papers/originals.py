"""Originals to make exhibits of: ordinary ones and such that mean harm."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tro_desk.base.errors import DeskError
from tro_desk.domain.evidence import Evidence, Page
from tro_desk.intake import show_pages
from tro_desk.papers.exhibit_board import About
from tro_desk.papers.exhibits import STRIP, Exhibit
from tro_desk.papers.layout.style import PAPERS

MADE = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
ABOUT = About(
    MADE,
    "Northlake Brands LLC v. Schedule A defendants",
    "1:26-cv-01234",
    "LANJIA Direct",
    "47",
    "N.D. Ill.",
    "America/Chicago",
)


def pdf(*pages: str, size: tuple[float, float] = (612, 792)) -> bytes:
    """A page for each text, which stands at its upper left and at its lower right corner."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for words in pages:
        canvas.drawString(20, size[1] - 30, words)
        canvas.drawRightString(size[0] - 4, 4, "corner")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def turned(degrees: int) -> bytes:
    """A page that a viewer turns, seen through a box that does not begin at 0, 0."""
    with pikepdf.open(io.BytesIO(pdf("sideways"))) as made:
        page = made.pages[0].obj
        page.Rotate = degrees
        page.CropBox = pikepdf.Array([10, 2, 610, 790])
        out = io.BytesIO()
        made.save(out, deterministic_id=True)
    return out.getvalue()


def armed() -> bytes:
    """A PDF with a script, an action, a link, an attached file and a stamp as an annotation."""
    with pikepdf.open(io.BytesIO(pdf("armed"))) as made:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        made.Root.OpenAction = script
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 600, 700],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.invalid/"),
        )
        look = made.make_stream(b"BT /F1 12 Tf 5 5 Td (STAMPED) Tj ET")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = [0, 0, 120, 20]
        look.Resources = made.pages[0].obj.Resources
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Stamp,
            Rect=[100, 400, 220, 420],
            F=4,
            AP=pikepdf.Dictionary(N=look),
        )
        made.pages[0].obj.Annots = made.make_indirect([link, stamp])
        made.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        made.attachments["evil.exe"] = b"MZ"
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def layered() -> bytes:
    """A PDF with a layer that is switched off."""
    with pikepdf.open(io.BytesIO(pdf("in sight"))) as made:
        layer = made.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("hidden"))
        )
        page = made.pages[0]
        page.obj.Resources.Properties = pikepdf.Dictionary(L=layer)
        page.contents_add(b"/OC /L BDC BT /F1 30 Tf 50 300 Td (HIDDEN) Tj ET EMC")
        made.Root.OCProperties = pikepdf.Dictionary(
            OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer])
        )
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def locked() -> bytes:
    """A PDF that opens with a password alone."""
    with pikepdf.open(io.BytesIO(pdf("secret"))) as made:
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()


def picture(width: int, height: int) -> bytes:
    """A screenshot."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#8899aa").save(out, "PNG")
    return out.getvalue()


def exhibit(
    folder: Path,
    data: bytes,
    name: str = "paper.pdf",
    texts: Sequence[str] = ("",),
    paper: str = "Letter",
    notice_type: str = "other",
    source: str = "",
    draw: bool = True,
) -> Exhibit:
    """An original, its pages drawn by the worker process."""
    kind = {"pdf": "pdf", "png": "image"}.get(name.rpartition(".")[2], "text")
    sha256 = hashlib.sha256(data).hexdigest()
    path, drawn = folder / f"{sha256}.{kind}", folder / f"{sha256}.drawn.pdf"
    path.write_bytes(data)
    pages = tuple(Page(number, words) for number, words in enumerate(texts, 1))
    counts: tuple[int, ...] = ()
    why = ""
    if draw:
        try:
            shown = show_pages(path, kind, len(pages), PAPERS[paper], STRIP, drawn)
            counts = shown.counts if any(shown.counts) else ()
        except DeskError as error:
            why = error.code
    saved = MADE - timedelta(days=5)
    evidence = Evidence(sha256, name, len(data), kind, len(pages), saved)
    taken = saved if source else None
    return Exhibit(
        evidence,
        lambda: pages,
        notice_type,
        source,
        taken,
        drawn if counts else None,
        counts,
        why,
    )
