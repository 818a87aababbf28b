"""What a finished PDF says of itself, and what speaks against calling it PDF/A-2b."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import ROOT
from tests.papers import figures, originals, sample
from tests.papers.test_exhibits import mixed
from tro_desk.base import paths
from tro_desk.papers import BriefOptions, render_brief
from tro_desk.papers.exhibits import ExhibitOptions, render_exhibits
from tro_desk.papers.pdfa import Properties, faults, finish

MADE = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
TOLD = Properties("Brief: <A & B>\x00\x0b ", "1:26-cv-01234", ("en-US", "zh-CN"), MADE)
CLAIM = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>"


@pytest.fixture(scope="module")
def brief() -> bytes:
    return render_brief(figures.known(), BriefOptions("zh+en", "A4")).data


def xmp_of(pdf: pikepdf.Pdf) -> str:
    return pdf.Root.Metadata.read_bytes().decode()


def test_a_brief_says_the_same_twice_and_claims_what_nothing_speaks_against(brief: bytes) -> None:
    with pikepdf.open(io.BytesIO(brief)) as pdf:
        assert list(faults(pdf)) == []
        assert pdf.check_pdf_syntax() == []
        xmp = xmp_of(pdf)
        assert CLAIM in xmp
        assert "/Filter" not in pdf.Root.Metadata  # other programs read it without unpacking
        info = pdf.docinfo
        title = str(info.Title)
        assert title.startswith("Case brief for counsel: Northlake")
        with pdf.open_metadata() as told:
            assert told["dc:title"] == title
            assert told["dc:description"] == str(info.Subject) == "1:26-cv-01234"
            assert told["dc:creator"] == [str(info.Author)]
            assert set(told["dc:language"]) == {"en-US", "zh-CN"}
            assert told["pdf:Producer"] == str(info.Producer) == "TRO Desk"
            assert told["xmp:CreatorTool"] == str(info.Creator)
            assert told["xmp:CreateDate"] == "2026-03-04T02:20:00+00:00"
            assert str(info.CreationDate) == str(info.ModDate) == "D:20260304022000+00'00'"
        root = pdf.Root
        assert str(root.Lang) == "en-US"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert root.PageMode == Name.UseOutlines
        (intent,) = list(root.OutputIntents)
        assert intent.S == Name.GTS_PDFA1
        profile = intent.DestOutputProfile.read_bytes()
    colours = ImageCms.getOpenProfile(io.BytesIO(profile))
    assert "sRGB" in ImageCms.getProfileDescription(colours)
    assert profile == paths.asset("colour", "sRGB.icc").read_bytes()


def test_the_identifier_is_made_of_the_content(brief: bytes) -> None:
    def identifier(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return bytes(pdf.trailer.ID[0])

    other = render_brief(sample.sample(), BriefOptions("zh+en", "A4")).data
    again = render_brief(figures.known(), BriefOptions("zh+en", "A4")).data
    assert identifier(brief) == identifier(again) != identifier(other)


def test_text_from_outside_cannot_break_the_properties() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(originals.pdf("page"))) as pdf:
        finish(pdf, TOLD, out)
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo.Title) == "Brief: <A & B>"
        with pdf.open_metadata() as told:
            assert told["dc:title"] == "Brief: <A & B>"


def test_exhibits_claim_it_only_where_every_page_is_the_programs_own(tmp_path: Path) -> None:
    exhibits = mixed(tmp_path)
    options = ExhibitOptions("zh+en", "Letter", "LJ")
    for name, chosen, claimed in (("all", exhibits, False), ("own", exhibits[1:], True)):
        out = tmp_path / f"{name}.pdf"
        render_exhibits(chosen, originals.ABOUT, options, out)
        with pikepdf.open(out) as pdf:
            assert (CLAIM in xmp_of(pdf)) is claimed
            assert (not list(faults(pdf))) is claimed
            assert pdf.check_pdf_syntax() == []


def _helvetica(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font.F99 = pdf.make_indirect(font)


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x.exe"] = b"MZ"


def _note(pdf: pikepdf.Pdf, **more: object) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4, **more)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _hidden(pdf: pikepdf.Pdf) -> None:
    _note(pdf)
    pdf.pages[0].obj.Annots[0].F = 2


def _launch(pdf: pikepdf.Pdf) -> None:
    _note(pdf, A=Dictionary(S=Name.Launch, F=String("x.exe")))


def _picture(pdf: pikepdf.Pdf, **more: object) -> None:
    told = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceRGB} | more
    made = pdf.make_stream(b"\0" * 4, Width=1, Height=1, BitsPerComponent=8, **told)
    pdf.pages[0].obj.Resources.XObject = Dictionary(P=made)


def _ink(pdf: pikepdf.Pdf) -> None:
    _picture(pdf, ColorSpace=Name.DeviceCMYK)


def _smooth(pdf: pikepdf.Pdf) -> None:
    _picture(pdf, Interpolate=True)


def _form(pdf: pikepdf.Pdf) -> None:
    _picture(pdf, Subtype=Name.Form)


def _packed(pdf: pikepdf.Pdf) -> None:
    made = pdf.make_stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
    made.Filter = Name.LZWDecode
    pdf.Root.Odd = made


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    made = pdf.make_stream(b"")
    made.F = String("elsewhere.bin")
    pdf.Root.Odd = made


def _layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary()


def _blend(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Odd = pdf.make_indirect(Dictionary(Type=Name.ExtGState, BM=Name.Odd))


def _turning(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary()


def _colourless(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        *((_helvetica, "font /Helvetica"), (_script, "catalog /OpenAction")),
        *((_attached, "catalog /Names"), (_hidden, "annotation"), (_launch, "action")),
        *((_ink, "colours of a picture"), (_smooth, "picture"), (_form, "page of an original")),
        *((_packed, "filter /LZWDecode"), (_elsewhere, "stream in another file")),
        *((_layers, "catalog /OCProperties"), (_blend, "graphics state")),
        *((_turning, "page with an action"), (_colourless, "no output intent")),
    ],
)
def test_what_speaks_against_it_is_found(
    brief: bytes, change: Callable[[pikepdf.Pdf], None], fault: str
) -> None:
    with pikepdf.open(io.BytesIO(brief)) as pdf:
        change(pdf)
        assert fault in list(faults(pdf))


def test_a_file_that_is_locked_or_names_a_font_makes_no_claim(brief: bytes) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(brief)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user=""))
    with pikepdf.open(locked) as pdf:
        assert "encrypted" in list(faults(pdf))
    bare, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(bare)
    canvas.drawString(72, 700, "Helvetica")
    canvas.save()
    with pikepdf.open(bare) as pdf:
        assert not finish(pdf, TOLD, out)
    with pikepdf.open(out) as pdf:
        assert "pdfaid:part" not in xmp_of(pdf)


def test_exhibits_have_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import hashlib, sys\n"
        "from pathlib import Path\n"
        "from tests.papers import originals as made\n"
        "from tro_desk.papers.exhibits import ExhibitOptions, render_exhibits\n"
        "folder = Path(sys.argv[1])\n"
        "one = made.exhibit(folder, b'mail', 'mail.txt', ('Dear seller, 你好',), draw=False)\n"
        "two = made.exhibit(folder, b'x', 'x.bin', ('',), draw=False)\n"
        "out = folder / 'exhibits.pdf'\n"
        "render_exhibits([one, two], made.ABOUT, ExhibitOptions('zh+en', 'A4', 'LJ'), out)\n"
        "print(hashlib.sha256(out.read_bytes()).hexdigest())\n"
    )
    made = []
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Chicago")):
        done = subprocess.run(
            [sys.executable, "-c", script, tmp_path],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"},
        )
        made.append(done.stdout.strip())
    assert made[0] == made[1]
    assert re.fullmatch(r"[0-9a-f]{64}", made[0])
