"""Pictures: screenshots, photographs of papers, scans saved as pictures or as a TIFF of pages."""

from __future__ import annotations

from typing import Final

from tro_desk.intake.readers._contract import Picture, RawPage, Scope, Text

KIND: Final = "image"

_STARTS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")


def sniff(data: bytes) -> bool:
    """What Pillow is let decode. HEIC is not among it: a phone saves such a picture as JPEG."""
    if data.startswith(_STARTS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return True
    # "BM" alone may begin a letter: the length of the header that follows tells.
    return data[:2] == b"BM" and data[14:18] in (b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")


def read(data: bytes, scope: Scope) -> Text:
    """The text seen on each frame. Raises ReadError: damaged, too_large, no_text."""
    from tro_desk.intake import bitmap

    total = bitmap.frames(data, scope)
    if total > scope.limits.pages:
        raise scope.error("too_large")
    pages: list[RawPage] = []
    unread = False
    for index in range(total):
        image = bitmap.load(data, index, scope)
        if scope.scan():
            from tro_desk.intake import ocr  # after the leave to use more memory

            text, layout = ocr.read_picture(image)
            pages.append(RawPage(text, layout=layout if text else None))
        else:
            unread = True
            pages.append(RawPage(""))
        scope.told(index + 1, total)
    if not any(page.text for page in pages):
        raise scope.error("no_text")
    return Text(tuple(pages), "ocr", ("scans_cut_off",) if unread else ())


def count(data: bytes, scope: Scope) -> int:
    """A TIFF may have many pages, other pictures have one."""
    from tro_desk.intake import bitmap

    return bitmap.frames(data, scope)


def sheet(data: bytes, page: int, scope: Scope) -> Picture | None:
    """Every frame can be drawn."""
    return Picture(data, page - 1)
