"""Files that end too early, and files whose name says another kind than they are."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake.conftest import DATA, ORDER, pdf
from tests.intake.test_mail import mail
from tro_desk.base.errors import ReadError
from tro_desk.intake.readers import eml, reader_of
from tro_desk.intake.readers._contract import Scope, Text


def read(data: bytes) -> Text:
    return eml.read(data, Scope("mail.eml"))


def code(data: bytes, name: str = "mail.eml") -> str:
    scope = Scope(name)
    try:
        reader_of(data, scope).read(data, scope)
    except ReadError as error:
        return error.code
    return "read"


def with_an_order() -> bytes:
    message = mail()
    message.set_content("The order is attached.\n" * 5)
    message.add_alternative("<p>" + "The order is attached. " * 5 + "</p>", subtype="html")
    message.add_attachment(
        pdf([ORDER]), maintype="application", subtype="pdf", filename="order.pdf"
    )
    return message.as_bytes()


def encoded(encoding: str) -> bytes:
    message = mail()
    message.set_content("您的账户因法院命令受限。" * 30, cte=encoding)
    return message.as_bytes()


WHOLE = with_an_order()


@pytest.mark.parametrize("tenth", range(1, 60))
def test_a_mail_cut_inside_its_parts_is_damaged(tenth: int) -> None:
    head = WHOLE.index(b"\n\n") + 2
    last = WHOLE.rindex(b"--")
    cut = head + (last - head) * tenth // 60
    assert code(WHOLE[:cut]) == "damaged"


def test_a_mail_cut_right_at_a_boundary_is_damaged() -> None:
    for line_end in [at for at, byte in enumerate(WHOLE) if byte == 0x0A]:
        if WHOLE[line_end + 1 : line_end + 3] == b"--" and line_end > WHOLE.index(b"\n\n"):
            assert code(WHOLE[: line_end + 1]) == "damaged"
            assert code(WHOLE[: line_end + 9]) == "damaged"


@pytest.mark.parametrize("less", [1, 2, 3])
def test_a_body_cut_inside_its_encoding_is_damaged(less: int) -> None:
    whole = encoded("base64").rstrip()
    assert code(whole) == "read"
    if (len(whole.split(b"\n\n", 1)[1].replace(b"\n", b"")) - less) % 4:
        assert code(whole[:-less]) == "damaged"
    printable = encoded("quoted-printable").rstrip(b"=\n")
    at = printable.rindex(b"=")
    assert code(printable[: at + less]) == ("read" if less == 3 else "damaged")


@pytest.mark.parametrize(
    "tail", [b"", b"\n", b"\n\n-- \nsent by a list\n", b"\r\n\r\n", b"\n" + b"\0" * 40, b"\n--"]
)
def test_a_whole_mail_stays_readable_whatever_follows(tail: bytes) -> None:
    text = read(WHOLE.rstrip() + tail)
    assert text.pages[-1].part == "order.pdf"
    assert "attached" in text.pages[0].text


def test_a_plain_mail_may_end_anywhere() -> None:
    message = mail()
    message.set_content("A federal court has issued a TRO.")
    assert code(message.as_bytes().rstrip()) == "read"
    assert code(encoded("8bit").rstrip()) == "read"


def test_pictures_taken_out_of_a_body_leave_it_whole() -> None:
    body = "--in\nContent-Type: text/plain\n\nOrder entered.\n--in--\n"
    head = "From: a\nTo: b\nSubject: s\nMIME-Version: 1.0\n"
    kind = "Content-Type: multipart/{}; boundary=out\n\n--out\n"
    inner = "Content-Type: multipart/alternative; boundary=in\n\n"
    assert code((head + kind.format("related") + inner + body).encode()) == "read"
    assert code((head + kind.format("mixed") + inner + body).encode()) == "damaged"
    assert code((head + kind.format("related") + inner + body[:-7]).encode()) == "damaged"


def test_a_mail_within_a_mail_is_cut_off_too() -> None:
    inner = EmailMessage()
    inner.set_content(base64.b64encode(bytes(3000)).decode())
    outer = mail()
    outer.set_content("see below")
    outer.add_attachment(inner)
    whole = outer.as_bytes()
    assert code(whole) == "read"
    assert code(whole[: len(whole) - 900]) == "damaged"


def test_every_real_mail_is_whole(shared: Path) -> None:
    mails = [*(shared / "samples").glob("*/*.eml"), *DATA.glob("*.eml")]
    assert len(mails) > 40
    for path in mails:
        assert code(path.read_bytes(), path.name) == "read", path.name


@pytest.mark.parametrize("name", ["n.txt", "n.html", "n.mht", "n.mbox", "n.msg", "n.eml.txt"])
def test_a_mail_under_another_name_is_a_mail(name: str) -> None:
    assert reader_of(WHOLE, Scope(name)).KIND == "eml"
    assert code(WHOLE, name) == "read"


@pytest.mark.parametrize("name", ["n.pdf", "n.docx", "n.zip", "n.jpg", "n.exe", "n.eml.js"])
def test_a_mail_that_pretends_to_be_what_it_is_not(name: str) -> None:
    assert code(WHOLE, name) == "wrong_type"


@pytest.mark.parametrize("name", ["n.eml", "n.txt", "n.docx", "n.jpg", "n.pdf.eml", "n.tmp"])
def test_a_pdf_under_another_name_is_a_pdf(name: str, order: bytes) -> None:
    assert reader_of(order, Scope(name)).KIND == "pdf"
    assert code(order, name) == "read"


@pytest.mark.parametrize("name", ["n.PDF.exe", "n.pdf.lnk", "n.scr", "n.pdf.js "])
def test_a_pdf_named_like_a_program_is_refused(name: str, order: bytes) -> None:
    assert code(order, name) == "wrong_type"


@pytest.mark.parametrize("stem", ["n", "notice 2026.02.27", "Case 1.26-cv-01234", "通知"])
def test_a_name_without_an_ending_says_nothing(stem: str, order: bytes) -> None:
    assert code(WHOLE, stem) == code(order, stem) == "read"
    assert code(WHOLE, stem + ".EML") == code(WHOLE, stem + ".Eml") == "read"
    assert code(order, stem + ".PDF") == "read"
