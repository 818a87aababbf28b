"""A package of the sample case, each file opened by another program: all there, and no secret."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
import vobject
from openpyxl import load_workbook

from tests.papers import originals
from tests.papers.test_brief_links import links_of
from tro_desk.base import paths
from tro_desk.desk import Desk
from tro_desk.desk.package_face import package_options, verify_package
from tro_desk.desk.preview import brief_options
from tro_desk.domain.money import Money
from tro_desk.domain.records import Contact, Counsel, Document, Offer, Task

SECRET = "ZQXSECRET"
AT = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)


def plant(desk: Desk, case: str, folder: Path) -> None:
    """A secret wherever the seller writes for nobody else."""
    for name in ("capture.pdf", "advice.pdf"):
        (folder / name).write_bytes(originals.pdf(f"page of {name}"))
    desk.add_evidence(case, folder / "capture.pdf", source="Seller Central", note=SECRET)
    advice = desk.add_evidence(case, folder / "advice.pdf", note=SECRET)
    desk.add_evidence_bytes(case, SECRET.encode(), "typed.txt", how="note")
    paper = advice.body.sha256  # type: ignore[union-attr]
    kept = (
        Contact(AT, "Asia/Shanghai", "own_counsel", SECRET, "email", "in", SECRET, (paper,)),
        Offer(AT.date(), "plaintiff", Money("USD", 900_000), "Pay.", "open", None, SECRET),
        Task("Call the bank", "", date(2026, 3, 8), None, note=SECRET),
        Document("authorisation", "yes", SECRET, ()),
        Counsel("Jordan Vale", "", "", "", "hourly", "", "", SECRET, SECRET, SECRET, True),
    )
    for body in kept:
        desk.save_record(case, body)
    store = desk.stores()[0].id
    unit = Money("USD", 431)
    desk.add_cost(store, "B0ZZK2M9QF", "", "Mould", date(2026, 1, 1), unit, 5, note=SECRET)


def printed(data: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    return re.sub(r"\s+", "", done.stdout.decode())


def inside(name: str, data: bytes) -> Iterator[bytes]:
    """What a file holds, whatever it is packed in."""
    yield data
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            yield from (book.read(member) for member in book.namelist())
    if name.endswith(".pdf"):
        yield printed(data).encode()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield str(dict(pdf.docinfo)).encode()
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image":
                    yield one.read_bytes()


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> tuple[str, dict[str, bytes]]:
    case = desk.fill_sample(paths.asset("sample"))
    plant(desk, case, tmp_path)
    out = tmp_path / "package.zip"
    options = package_options(brief_options("zh+en", "A4"), prefix="LJ")
    desk.make_package(case, options, out)
    assert verify_package(out).sound
    with zipfile.ZipFile(out) as archive:
        return case, {name: archive.read(name) for name in archive.namelist()}


def test_every_file_opens_and_no_secret_is_in_any(
    desk: Desk, made: tuple[str, dict[str, bytes]]
) -> None:
    case, files = made
    kept = desk.overview(case).brief
    assert kept is not None
    assert SECRET in printed(kept.data)  # the seller sees it, and who opens the package does not
    for name, data in files.items():
        for held in inside(name, data):
            assert SECRET.encode() not in held, name
    _manifest_and_guide(files)
    _originals(desk, files)
    _figures_and_dates(files)
    _papers(files, kept.data)


def _manifest_and_guide(files: dict[str, bytes]) -> None:
    listed = {row["path"]: row for row in json.loads(files["manifest.json"])["files"]}
    for name, row in listed.items():
        assert row["sha256"] == hashlib.sha256(files[name]).hexdigest()
        assert row["size"] == len(files[name])
    assert set(files) == {*listed, "manifest.json", "SHA256SUMS"}
    assert {row["role"] for row in listed.values()} == {
        *("brief", "exhibits", "figures", "dates", "custody", "original", "guide")
    }
    guide = files["VERIFY.txt"].decode()
    for words in ("How to check this package", "sha256sum -c SHA256SUMS", "tro-desk verify"):
        assert words in guide
    assert re.search(r"[\u4e00-\u9fff]{4}", guide)


def _originals(desk: Desk, files: dict[str, bytes]) -> None:
    """Byte for byte what the desk keeps, and each with its chain of custody."""
    rows = [row for row in json.loads(files["manifest.json"])["files"] if row["role"] == "original"]
    assert len(rows) > 3
    for row in rows:
        assert files[row["path"]] == desk.original(row["sha256"]).read_bytes()
    assert not any(row["original_name"] in ("advice.pdf", "typed.txt") for row in rows)
    chains = list(csv.DictReader(io.StringIO(files["custody.csv"].decode("utf-8-sig"))))
    assert {row["file"] for row in chains} == {row["path"] for row in rows}
    assert {row["sha256"] for row in chains} == {row["sha256"] for row in rows}


def _figures_and_dates(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["figures.xlsx"]))
    formulas = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 5
    assert all(str(formula).startswith("=") for formula in formulas)
    calendar = vobject.readOne(files["dates.ics"].decode())
    assert len(calendar.vevent_list) > 0


def _papers(files: dict[str, bytes], kept: bytes) -> None:
    """The brief leads into the exhibits beside it; the one that the desk keeps leads nowhere."""
    leads = links_of(files["brief.pdf"])
    assert len(leads) > 10
    with pikepdf.open(io.BytesIO(files["exhibits.pdf"])) as pdf:
        assert pdf.check_pdf_syntax() == []
        labels = [str(entry.P) for entry in list(pdf.Root.PageLabels.Nums)[1::2]]
        assert len(labels) == len(pdf.pages)
    with pikepdf.open(io.BytesIO(files["brief.pdf"])) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert "pdfaid:part" in pdf.Root.Metadata.read_bytes().decode()
    assert all(lead.file in files and lead.page < len(labels) for lead in leads)
    told = set(re.findall(r"LJ\d{6}", printed(files["brief.pdf"])))
    assert told - {labels[0]} == {labels[lead.page] for lead in leads}  # the legend names the first
    assert links_of(kept) == []
    assert "LJ0000" not in printed(kept)
