"""Mails: encodings, bodies, attachments, headers."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake.conftest import DATA, ORDER, pdf
from tro_desk.domain.reading import Reading
from tro_desk.intake import Limits, page_image, read_file
from tro_desk.intake.readers import eml, readers
from tro_desk.intake.readers import pdf as pdf_reader


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    usual = {
        "From": "Seller Performance <notice@amazon.com>",
        "To": "shop@seller.example",
        "Date": "Wed, 13 May 2026 02:41:07 -0700",
        "Subject": "Court order, Case No. 1:26-cv-04417",
    }
    for name, value in (usual | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        message[name] = value
    return message


def read(tmp_path: Path, data: bytes | EmailMessage, limits: Limits | None = None) -> Reading:
    path = tmp_path / "mail.eml"
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    return read_file(path, limits=limits or Limits())


def raw(charset: str, body: bytes) -> bytes:
    head = "From: a@x.example\nTo: b@y.example\nSubject: s\nDate: Wed, 13 May 2026 02:41:07 -0700\n"
    return f"{head}Content-Type: text/plain; charset={charset}\n\n".encode() + body


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("gb2312", "gb18030", "朱镕基 𠮷野家 冻结"),
        ("GBK", "gb18030", "临时限制令"),
        ("big5", "big5hkscs", "臨時限制令"),
        ("utf-8", "utf-8", "临时限制令"),
        ("us-ascii", "utf-8", "临时限制令"),
        ("nonsense", "gb18030", "临时限制令"),
    ],
)
def test_encodings(tmp_path: Path, charset: str, codec: str, text: str) -> None:
    page = read(tmp_path, raw(charset, text.encode(codec))).document.pages[0]
    assert text in page.text


def test_the_subject_is_text_with_a_place(tmp_path: Path) -> None:
    message = mail(Reply_To="other@elsewhere.example")
    message.set_content("A federal court has issued a TRO.")
    reading = read(tmp_path, message)
    (docket,) = (c for c in reading.candidates if c.field == "docket_number")
    assert reading.document.pages[0].text[docket.start : docket.end] == "1:26-cv-04417"
    assert "Reply-To: other@elsewhere.example" in reading.document.pages[0].text
    assert dict(reading.document.properties)["Reply-To"] == "other@elsewhere.example"


def test_of_two_bodies_the_fuller_is_read(tmp_path: Path) -> None:
    message = mail()
    message.set_content("Please use a program that shows HTML.")
    message.add_alternative("<p>" + "The order was entered. " * 20 + "</p>", subtype="html")
    assert "The order was entered." in read(tmp_path, message).document.pages[0].text


def test_attached_papers_are_further_pages(tmp_path: Path) -> None:
    inner = mail(Subject="inner mail")
    inner.set_content("inner body")
    message = mail()
    message.set_content("outer body")
    message.add_attachment(
        pdf([ORDER, "second page"]), maintype="application", subtype="pdf", filename="命令.pdf"
    )
    message.add_attachment(inner, filename="forwarded.eml")
    message.add_attachment(b"MZ", maintype="application", subtype="exe", filename="run.exe")
    reading = read(tmp_path, message)
    pages = reading.document.pages
    assert [(p.number, p.part) for p in pages] == [
        (1, ""),
        (2, "命令.pdf"),
        (3, "命令.pdf"),
        (4, "forwarded.eml"),
    ]
    assert "inner body" in pages[3].text
    assert reading.document.warnings == ("attachment_not_opened",)
    found = {c.field: (c.value, c.page) for c in reversed(reading.candidates)}
    assert found["tro_entered"] == ("2026-03-30T10:23", 2)
    image = page_image(tmp_path / "mail.eml", "eml", 2, 50)
    assert image.width == 298


def test_a_locked_attachment_keeps_the_mail_readable(tmp_path: Path, locked: bytes) -> None:
    message = mail()
    message.set_content("outer body")
    message.add_attachment(locked, maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(pdf(["last"]), maintype="application", subtype="pdf", filename="b.pdf")
    document = read(tmp_path, message).document
    assert document.warnings == ("piece_locked",)
    assert [(p.number, p.part) for p in document.pages] == [(1, ""), (2, "b.pdf")]
    assert page_image(tmp_path / "mail.eml", "eml", 2, 50).width == 298


def test_mails_in_mails_end_somewhere(tmp_path: Path) -> None:
    message = mail()
    message.set_content("core")
    for _ in range(12):
        outer = mail()
        outer.set_content("shell")
        outer.add_attachment(message, filename="m.eml")
        message = outer
    document = read(tmp_path, message).document
    assert len(document.pages) == Limits().depth + 1
    assert "pieces_cut_off" in document.warnings


def test_many_attachments_are_cut_off(tmp_path: Path) -> None:
    message = mail()
    message.set_content("body")
    for number in range(5):
        message.add_attachment(
            pdf([f"paper {number}"]),
            maintype="application",
            subtype="pdf",
            filename=f"{number}.pdf",
        )
    document = read(tmp_path, message, Limits(pieces=3)).document
    assert len(document.pages) == 4
    assert document.warnings == ("pieces_cut_off",)


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nSubject: =?utf-8?B?####?=\nDate: x\nTo: \xff\xfe\n\nbody",
        b"From: a\nSubject: =?nonsense?Q?a=?=\nDate: x\nTo: b\n\nbody",
        b"From: a\nTo: b\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b--",
        b"From: a\nTo: b\nSubject: s\nContent-Transfer-Encoding: base64\n\nYm9keQ==",
        b"From MAILER Mon Jun  1 09:00:00 2026\nFrom: a\nSubject: s\nDate: x\n\nbody",
        b"\xef\xbb\xbfFrom: a\nSubject: s\nDate: x\n\nbody",
    ],
)
def test_odd_mails_are_read(tmp_path: Path, data: bytes) -> None:
    assert "body" in read(tmp_path, data).document.pages[0].text


def test_no_file_is_claimed_by_two_readers(shared: Path) -> None:
    samples = [p for p in (shared / "samples").glob("*/*") if p.suffix != ".json"]
    assert len(samples) > 50
    for path in [*samples, *(p for p in DATA.iterdir() if p.is_file())]:
        data = path.read_bytes()
        assert sum(reader.sniff(data) for reader in readers()) <= 1, path.name


def test_sniffing_claims_only_its_own(order: bytes) -> None:
    message = mail()
    message.set_content("body")
    assert eml.sniff(message.as_bytes())
    assert not pdf_reader.sniff(message.as_bytes())
    assert pdf_reader.sniff(order)
    assert not eml.sniff(order)
    for other in (
        b"Note: a\nTo do: b\n",
        b"Dear Sir,\nFrom: a\n",
        b"\x00\x01",
        b"{}",
        b"a,b\n1,2\n",
    ):
        assert not eml.sniff(other)
        assert not pdf_reader.sniff(other)
