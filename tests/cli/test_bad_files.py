"""A file that cannot be read is one sentence, status 1, and a desk as it was."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.intake.makers import archive
from tro_desk.desk import open_desk

SAMPLE = ROOT / "assets" / "sample"
NOTICE = (SAMPLE / "1-amazon-notice.pdf").read_bytes()
MAIL = (SAMPLE / "2-service-email.eml").read_bytes()


def locked() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(NOTICE)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pages_without_text(count: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(count):
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes | None], str]] = {
    "missing": ("notice.pdf", lambda: None, "file_missing"),
    "empty pdf": ("notice.pdf", lambda: b"", "empty"),
    "empty mail": ("notice.eml", lambda: b"", "empty"),
    "truncated": ("notice.pdf", lambda: NOTICE[: len(NOTICE) * 2 // 3], "damaged"),
    "without its end": ("notice.pdf", lambda: NOTICE[:-200], "damaged"),
    "encrypted": ("notice.pdf", locked, "needs_password"),
    "a mail called pdf": ("notice.pdf", lambda: MAIL, "wrong_type"),
    "a pdf called like a program": ("notice.pdf.exe", lambda: NOTICE, "wrong_type"),
    "a program called pdf": ("notice.pdf", lambda: b"MZ" + bytes(4000), "wrong_type"),
    "an archive that unpacks to nothing but zeros": (
        "papers.zip",
        lambda: archive({"notice.txt": bytes(20_000_000)}),
        "too_large",
    ),
    "an archive whose names lead outside": (
        "papers.zip",
        lambda: archive({"../../notice.txt": "words", "C:\\notice.txt": "words"}),
        "wrong_type",
    ),
    "a Word paper that defines entities": (
        "notice.docx",
        lambda: archive({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}),
        "damaged",
    ),
    "300 pages of pictures": ("notice.pdf", lambda: pages_without_text(300), "no_text"),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a desk but its log, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm", ".log"))
    }


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed desk that holds a mail."""
    folder = tmp_path_factory.mktemp("kept") / "desk"
    with open_desk(folder) as desk:
        desk.add_notice(SAMPLE / "2-service-email.eml")
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_changes_nothing(here: Run, kept: Path, tmp_path: Path, name: str) -> None:
    file_name, make, code = BAD[name]
    path = tmp_path / file_name
    data = make()
    if data is not None:
        path.write_bytes(data)
    desk = tmp_path / "desk"
    shutil.copytree(kept, desk)
    cases, before = here("cases", "--json").out, contents(desk)

    sentences = set()
    for language in ("zh", "en"):
        for command in ("add", "read"):
            answer = here(command, path, "--lang", language)
            assert answer.status == 1
            assert answer.out == ""
            (line,) = answer.err.splitlines()
            assert file_name in line
            sentences.add(line)
    assert len(sentences) == 2, "the same sentence for both commands, another in each language"
    if code != "file_missing":
        assert here("read", path, "--json").json["error"] == code
    assert here("cases", "--json").out == cases
    assert contents(desk) == before


def test_three_hundred_pages_of_text_are_read_to_the_end(run: Run, shared: Path) -> None:
    shape = run("read", shared / "samples" / "notices" / "s42_long_300_pages.pdf", "--json").json
    assert shape["pages"] == 300
    assert any(fact["page"] > 200 for fact in shape["facts"])
