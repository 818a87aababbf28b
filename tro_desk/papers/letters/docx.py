"""A letter as a Word document (ISO/IEC 29500), written part by part.

Every letter has the same few parts, so they stand here whole. The mark is in the header and the
page numbers are in the footer of every page; faces are named for Latin and for Chinese, because
Word chooses them apart.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from tro_desk.domain.letters import LetterPaper
from tro_desk.papers.letters.lines import pieces
from tro_desk.papers.sample_mark import in_both

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# On every Windows; elsewhere an office program takes the next of their kind.
_FACES: Final = 'w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"'
_BEGUN: Final = (1980, 1, 1, 0, 0, 0)  # a package knows no other time: the same letter, same bytes
_LANGUAGE: Final = {"zh": "zh-CN", "en": "en-US"}


def render_docx(paper: LetterPaper, made_at: datetime) -> bytes:
    """The document (A4); the same bytes for the same letter and moment (aware)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _parts(paper, made_at).items():
            info = zipfile.ZipInfo(name, _BEGUN)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, (_XML + content).encode())
    return target.getvalue()


def _parts(paper: LetterPaper, made_at: datetime) -> Mapping[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(paper, made_at),
        "word/document.xml": _document(paper),
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/styles", "styles.xml"),
            (f"{_OFFICE}/header", "header1.xml"),
            (f"{_OFFICE}/footer", "footer1.xml"),
            (f"{_OFFICE}/settings", "settings.xml"),
        ),
        "word/styles.xml": _styles(paper.language),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(paper),
        "word/footer1.xml": _footer(paper),
    }


def _document(paper: LetterPaper) -> str:
    body = "".join(
        f"<w:p>{''.join(_run(piece, paper.language, strong) for piece, strong in line)}</w:p>"
        for line in pieces(paper.text)
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1247" w:bottom="1247" w:left="1247"'
        ' w:header="709" w:footer="624" w:gutter="0"/></w:sectPr>'
    )
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}{section}</w:body>'
        "</w:document>"
    )


def _header(paper: LetterPaper) -> str:
    draft, mark = paper.marks
    runs = _run(draft, paper.language, True) + _run(f"   {mark}", paper.language)
    if paper.docket:
        runs += "<w:r><w:tab/></w:r>" + _run(paper.docket, paper.language)
    sample = ""
    if paper.sample:
        first, second = in_both(paper.language)
        told = _run(first, paper.language, True) + _run(f"   {second}", paper.language)
        sample = f"<w:p>{told}</w:p>"
    return (
        f'<w:hdr xmlns:w="{_W}">{sample}<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{runs}</w:p>'
        "</w:hdr>"
    )


def _footer(paper: LetterPaper) -> str:
    runs = (
        _run(paper.title, paper.language)
        + "<w:r><w:tab/></w:r>"
        + _field("PAGE")
        + _run(" / ", paper.language)
        + _field("NUMPAGES")
    )
    return (
        f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'
    )


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _run(text: str, language: str, strong: bool = False) -> str:
    """A run. Quotation marks, which both scripts have, take the face of the letter's language."""
    style = ('<w:rFonts w:hint="eastAsia"/>' if language == "zh" else "") + (
        "<w:b/>" if strong else ""
    )
    style = f"<w:rPr>{style}</w:rPr>" if style else ""
    words = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in _printable(text).split("\t")
    )
    return f"<w:r>{style}{words}</w:r>"


def _printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        char
        for char in text
        if char == "\t"
        or not (unicodedata.category(char) in {"Cc", "Cs"} or char in "\ufffe\uffff")
    )


def _styles(language: str) -> str:
    def edge(name: str, tab: int, border: str) -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name.lower()}"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr>{border}<w:tabs><w:tab w:val="right"'
            f' w:pos="{tab}"/></w:tabs></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/>'
            "</w:rPr></w:style>"
        )

    line = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="16191A"/></w:pBdr>'
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FACES}/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{_LANGUAGE[language]}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="300" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"</w:style>{edge('Header', 9412, line)}{edge('Footer', 9412, '')}</w:styles>"
    )


def _settings() -> str:
    """A document of today's Word: without it one of 2007 is assumed, with fewer abilities."""
    return (
        f'<w:settings xmlns:w="{_W}"><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _properties(paper: LetterPaper, made_at: datetime) -> str:
    moment = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title>"
        f"<dc:subject>{escape(': '.join(paper.marks))}</dc:subject>"
        "<dc:creator>TRO Desk</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{_LANGUAGE[paper.language]}</dc:language></cp:coreProperties>"
    )


def _relations(*links: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{parts}"
        '<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
