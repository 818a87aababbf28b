"""What a finished PDF says of itself, as PDF/A-2b (ISO 19005-2) asks for it.

Properties stand in the file twice, in the old form and as XMP, and say the same. That a file is
PDF/A-2b is claimed only where `faults` finds nothing against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from tro_desk.base import paths
from tro_desk.papers import pdf_out

PROGRAM: Final = "TRO Desk"

_LONGEST: Final = 240  # characters of a title
_UNFIT: Final = re.compile(r"[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ACTIONS: Final = frozenset({"/GoTo", "/GoToR"})
_PRINTED: Final = 4  # flags of an annotation that is seen and printed
_BLENDS: Final = frozenset({"/Normal", "/Compatible"})


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself. `languages` are tags, the first that of the whole file.

    `made_at` (aware) is when it was made; it is written in UTC.
    """

    title: str
    subject: str
    languages: tuple[str, ...]
    made_at: datetime


def finish(pdf: pikepdf.Pdf, told: Properties, out: Path | BinaryIO) -> bool:
    """Describe a file whose pages are done, and write it: equal content gives equal bytes.

    True where it claims to be PDF/A-2b.
    """
    title, subject = _plain(told.title)[:_LONGEST], _plain(told.subject)[:_LONGEST]
    made = told.made_at.astimezone(UTC)
    at = String(made.strftime("D:%Y%m%d%H%M%S+00'00'"))
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Subject=String(subject),
            Author=String(PROGRAM),
            Creator=String(PROGRAM),
            Producer=String(PROGRAM),
            CreationDate=at,
            ModDate=at,
        )
    )
    for page in pdf.pages:
        if "/Trans" in page.obj:  # ReportLab names a way to turn pages, an empty one
            del page.obj["/Trans"]
    root = pdf.Root
    root.Lang = String(told.languages[0])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines if "/Outlines" in root else Name.UseNone
    root.OutputIntents = Array([_intent(pdf)])
    claimed = next(faults(pdf), "") == ""
    xmp = _xmp(title, subject, told.languages, made, claimed)
    root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    if "/ID" in pdf.trailer:  # else its first half is kept, whatever the content
        del pdf.trailer["/ID"]
    pdf_out.save(
        pdf,
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
    )
    return claimed


def _plain(text: str) -> str:
    """Text as XML can hold it."""
    return " ".join(_UNFIT.sub("", text).split())


@cache
def _profile() -> bytes:
    return paths.asset("colour", "sRGB.icc").read_bytes()


def _intent(pdf: pikepdf.Pdf) -> Object:
    """What the colours mean: sRGB."""
    name = String("sRGB IEC61966-2.1")
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=name,
        RegistryName=String("http://www.color.org"),
        Info=name,
        DestOutputProfile=pdf.make_stream(_profile(), N=3),
    )


def _xmp(
    title: str, subject: str, languages: tuple[str, ...], made: datetime, claimed: bool
) -> str:
    at = made.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    spoken = "".join(f"<rdf:li>{tag}</rdf:li>" for tag in languages)
    claim = (
        "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
        if claimed
        else ""
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{claim}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(subject)}</rdf:li></rdf:Alt>\
</dc:description>
<dc:creator><rdf:Seq><rdf:li>{PROGRAM}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{spoken}</rdf:Bag></dc:language>
<pdf:Producer>{PROGRAM}</pdf:Producer>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate>
<xmp:ModifyDate>{at}</xmp:ModifyDate>
<xmp:MetadataDate>{at}</xmp:MetadataDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


# what speaks against PDF/A-2b


def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Codes of what in a file is against PDF/A-2b, or could not be vouched for.

    It knows the files that this program writes: its own text, lines and pictures. A page of an
    original that was taken over as it is (a form) is not looked into, and is a fault.
    """
    if "/Encrypt" in pdf.trailer:
        yield "encrypted"
    yield from _of_root(pdf.Root)
    for page in pdf.pages:
        yield from _of_page(page.obj)
    for one in pdf.objects:
        if isinstance(one, Object):
            yield from _of_object(one)


def _of_root(root: Object) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Names", "/Requirements"):
        if key in root:
            yield f"catalog {key}"
    intents = root.get("/OutputIntents")
    if intents is None or not any(one.get("/S") == "/GTS_PDFA1" for one in intents):
        yield "no output intent"


def _of_page(page: Object) -> Iterator[str]:
    resources = page.get("/Resources", Dictionary())
    for drawn in resources.get("/XObject", Dictionary()).values():
        if drawn.get("/Subtype") != "/Image":
            yield "page of an original"
    if "/AA" in page or "/Trans" in page:
        yield "page with an action"
    for note in page.get("/Annots", ()):
        if note.get("/Subtype") != "/Link" or int(note.get("/F", 0)) != _PRINTED:
            yield "annotation"
        action = note.get("/A")
        if action is not None and str(action.get("/S")) not in _ACTIONS:
            yield "action"


def _of_object(one: Object) -> Iterator[str]:
    if isinstance(one, pikepdf.Stream):
        yield from _of_stream(one)
        return
    if not isinstance(one, pikepdf.Dictionary):
        return
    kind = one.get("/Type")
    if kind == "/Font":
        yield from _of_font(one)
    odd = "/TR" in one or "/HTP" in one or str(one.get("/BM", "/Normal")) not in _BLENDS
    if kind == "/ExtGState" and odd:
        yield "graphics state"


def _of_font(font: Object) -> Iterator[str]:
    described = font.get("/FontDescriptor")
    if font.get("/Subtype") != "/TrueType" or described is None or "/FontFile2" not in described:
        yield f"font {font.get('/BaseFont', '')}"


def _of_stream(stream: Object) -> Iterator[str]:
    packed = stream.get("/Filter", Name.FlateDecode)
    for name in packed if isinstance(packed, pikepdf.Array) else (packed,):
        if str(name) not in ("/FlateDecode", "/DCTDecode", "/ASCII85Decode"):
            yield f"filter {name}"
    if "/F" in stream:
        yield "stream in another file"
    if stream.get("/Subtype") == "/Image":
        space = stream.get("/ColorSpace", Name.DeviceGray)
        if not isinstance(space, Name) or str(space) not in ("/DeviceRGB", "/DeviceGray"):
            yield "colours of a picture"
        if "/Alternates" in stream or bool(stream.get("/Interpolate", False)):
            yield "picture"
