"""PDF files: pages that hold text, and pages that are pictures of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from tro_desk.intake.readers._contract import RawPage, Scope, Sheet, Text

KIND: Final = "pdf"


def sniff(data: bytes) -> bool:
    """A PDF says so within its first kilobyte; some programs put a line of their own before."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if head.startswith(b"%PDF-"):
        return True
    at = head.find(b"%PDF-")
    return at > 0 and b":" not in head[:at]


def read(data: bytes, scope: Scope) -> Text:
    """The text of each page, read from its picture where it has none that can be used.

    Raises ReadError: needs_password, damaged, too_large, no_text.
    """
    from tro_desk.intake.readers import _pdf_scans as scans

    pages: list[RawPage] = []
    warnings: set[str] = set()
    characters = 0
    with opened(data, scope) as document:
        total = len(document)
        if total > scope.limits.pages:
            raise scope.error("too_large")
        for index in range(total):
            page = RawPage(page_text(document, index))
            if scans.is_picture(document, index, page.text, scope):
                if scope.scan():
                    page = scans.read(document, index, page.text)
                else:
                    warnings.add("scans_cut_off")
            characters += len(page.text)
            if characters > scope.limits.characters:
                raise scope.error("too_large")
            pages.append(page)
            scope.told(index + 1, total)
        properties = tuple(sorted((k, v) for k, v in _metadata(document).items() if v))
    written = [page for page in pages if page.text.strip()]
    if not written:
        raise scope.error("no_text")
    if len(written) < len(pages):
        warnings.add("pages_without_text")
    seen = sum(page.layout is not None for page in written)
    method = "text" if not seen else "ocr" if seen == len(written) else "mixed"
    return Text(tuple(pages), method, tuple(sorted(warnings)), properties)


def count(data: bytes, scope: Scope) -> int:
    """Its pages."""
    with opened(data, scope) as document:
        return len(document)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | None:
    """Every page can be drawn."""
    return Sheet(data, page - 1)


@contextlib.contextmanager
def opened(data: bytes, scope: Scope) -> Iterator[pdfium.PdfDocument]:
    """The document. Raises ReadError: needs_password, damaged."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY)
        raise scope.error("needs_password" if locked else "damaged") from error
    try:
        if len(document) < 1:
            raise scope.error("damaged")
        yield document
    finally:
        document.close()


def page_text(document: pdfium.PdfDocument, index: int) -> str:
    """The text of a page as PDFium gives it; empty for a page that is broken."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return ""
    try:
        text = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return ""
    try:
        return str(text.get_text_range(errors="replace"))
    finally:
        text.close()
        page.close()


def _metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    return {key: str(value) for key, value in document.get_metadata_dict().items()}
