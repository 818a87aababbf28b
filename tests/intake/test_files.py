"""Files that cannot be read get their code; files that can are read, whatever their size."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.intake.conftest import DATA, ORDER, pdf
from tro_desk.base.errors import DeskError, ReadError
from tro_desk.intake import Limits, read_file

MAIL = (
    b"From: a@x.example\r\nTo: b@y.example\r\nSubject: hello\r\n"
    b"Date: Mon, 1 Jun 2026 09:00:00 +0800"
)


def refused(path: Path, limits: Limits | None = None) -> DeskError:
    with pytest.raises(DeskError) as caught:
        read_file(path, limits=limits or Limits())
    assert caught.value.params["name"] == path.name
    return caught.value


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("s38_locked.pdf", "needs_password"),
        ("s39_blank.pdf", "no_text"),
        ("s40_truncated.pdf", "damaged"),
        ("s41_text_named.pdf", "wrong_type"),
    ],
)
def test_sample_files_that_are_refused(name: str, code: str) -> None:
    assert refused(DATA / name).code == code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("nothing.pdf", b"", "empty"),
        ("nothing.eml", b"", "empty"),
        ("mail.pdf", MAIL + b"\r\n\r\nCase No. 1:26-cv-05561", "wrong_type"),
        ("words.pdf", b"Just some words about a case.\n", "wrong_type"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "damaged"),
        ("archive.zip", b"PK\x03\x04" + bytes(64), "damaged"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "empty"),
        ("program.pdf", b"MZ" + bytes(64), "wrong_type"),
        ("script.txt", b"#!/bin/sh\necho order\n", "wrong_type"),
        ("binary.eml", bytes(range(256)) * 8, "wrong_type"),
        ("head.pdf", b"%PDF-1.7\n", "damaged"),
        ("noise.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 40, "damaged"),
        ("bare.eml", b"Date: \r\nTo: \r\nSubject: \r\n\r\n \r\n", "no_text"),
    ],
)
def test_made_files_that_are_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = refused(path)
    assert error.code == code
    assert isinstance(error, ReadError)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.pdf").code == "file_missing"
    assert refused(tmp_path).code == "file_unreadable"


def test_a_locked_pdf(tmp_path: Path, locked: bytes) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked)
    assert refused(path).code == "needs_password"


def test_a_pdf_cut_off_in_the_middle(tmp_path: Path, order: bytes) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(order[: len(order) // 2])
    assert refused(path).code == "damaged"


def test_a_pdf_in_a_mails_clothes_and_without_any(tmp_path: Path, order: bytes) -> None:
    (tmp_path / "order.eml").write_bytes(order)
    assert read_file(tmp_path / "order.eml").file.kind == "pdf"
    (tmp_path / "order").write_bytes(order)
    assert read_file(tmp_path / "order").file.kind == "pdf"
    (tmp_path / "mail").write_bytes(MAIL + b"\r\n\r\nbody")
    assert read_file(tmp_path / "mail").file.kind == "eml"
    (tmp_path / "mail.txt").write_bytes(MAIL + b"\r\n\r\nbody")
    assert read_file(tmp_path / "mail.txt").file.kind == "text"


def test_three_hundred_pages_are_read(long_pdf: Path) -> None:
    reading = read_file(long_pdf)
    found = {c.field: (c.value, c.page) for c in reversed(reading.candidates)}
    assert len(reading.document.pages) == 300
    assert found["docket_number"] == ("1:26-cv-05561", 1)
    assert found["defendant_number"] == ("287", 300)


def test_the_real_300_pages_are_read(shared: Path) -> None:
    reading = read_file(shared / "samples" / "notices" / "s42_long_300_pages.pdf")
    assert len(reading.document.pages) == 300
    assert {c.value for c in reading.candidates if c.field == "court"} == {"flsd"}


def test_limits_of_size_pages_and_text(tmp_path: Path, long_pdf: Path) -> None:
    assert refused(long_pdf, Limits(size=1000)).code == "too_large"
    assert refused(long_pdf, Limits(pages=299)).code == "too_large"
    assert refused(long_pdf, Limits(characters=500)).code == "too_large"
    mail = tmp_path / "long.eml"
    mail.write_bytes(MAIL + b"\r\n\r\n" + b"word " * 400)
    assert refused(mail, Limits(characters=500)).code == "too_large"


def test_what_is_told_of_a_file(tmp_path: Path, order: bytes) -> None:
    path = tmp_path / "order.pdf"
    path.write_bytes(order)
    file = read_file(path).file
    assert (file.name, file.size, file.kind) == ("order.pdf", len(order), "pdf")
    assert file.sha256 == hashlib.sha256(order).hexdigest()


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(pdf([ORDER, ""]))
    document = read_file(path).document
    assert document.warnings == ("pages_without_text",)
    assert [page.number for page in document.pages] == [1, 2]
