"""Reads a PDF back with other programs than the one that wrote it."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader


def text_of(data: bytes) -> str:
    """The text as pdftotext gives it, each run of white space one blank."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return re.sub(r"\s+", " ", done.stdout.decode())


def squeezed(text: str) -> str:
    """Without any white space: Chinese sentences break anywhere."""
    return re.sub(r"\s+", "", text)


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def flow_of(data: bytes) -> str:
    """The text in the order in which it was written, without white space."""
    return squeezed("".join(page.extract_text() for page in reader(data).pages))


def fonts_of(data: bytes, folder: Path) -> list[tuple[str, bool, bool]]:
    """Name, embedded, with Unicode: each font of the file as pdffonts lists it."""
    path = folder / "fonts.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True)
    fonts = []
    for line in done.stdout.splitlines()[2:]:
        name, *_, embedded, _sub, unicode_, _object, _generation = line.split()
        fonts.append((name, embedded == "yes", unicode_ == "yes"))
    return fonts


def boxes_of(data: bytes, folder: Path) -> list[tuple[float, float, list[tuple[float, ...]]]]:
    """Width and height of each page and the box of each word on it, in points."""
    path = folder / "boxes.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-bbox", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    pages = []
    for page in done.stdout.split("<page ")[1:]:
        numbers = [float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2]]
        words = [
            tuple(map(float, box))
            for box in re.findall(
                r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page
            )
        ]
        pages.append((numbers[0], numbers[1], words))
    return pages
