"""Text, pages of the web and mails in the encodings and layouts that sellers get them in."""

from __future__ import annotations

import base64
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import ORDER, pdf
from tests.intake.makers import tnef
from tests.intake.test_mail import mail
from tro_desk.base.errors import ReadError
from tro_desk.intake.charset import decoded, is_text
from tro_desk.intake.readers import reader_of
from tro_desk.intake.readers._contract import Scope, Text

ZH = "您的店铺因美国法院的临时限制令被冻结。\n案号：1:26-cv-05561\n原告：培沃斯蜡烛有限公司。"
TRADITIONAL = (
    "臺端帳戶因美國法院之暫時禁制令遭凍結。\n案號：1:26-cv-05561\n原告：培沃斯蠟燭有限公司。"
)
FRENCH = "Cher vendeur, votre compte a été gelé : procédure n° 1:26-cv-05561 — « Pellworth »."


def read(data: bytes, name: str = "notice") -> Text:
    scope = Scope(name)
    return reader_of(data, scope).read(data, scope)


def kind(data: bytes, name: str = "notice") -> str:
    try:
        return reader_of(data, Scope(name)).KIND
    except ReadError as error:
        return error.code


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ZH, "utf-8"),
        (ZH, "utf-8-sig"),
        (ZH, "gb18030"),
        (ZH, "utf-16"),
        (ZH, "utf-16-le"),
        (ZH, "utf-16-be"),
        (ZH, "utf-32"),
        (TRADITIONAL, "big5hkscs"),
        (TRADITIONAL, "utf-8"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-8"),
    ],
)
def test_a_text_in_its_encoding(text: str, codec: str) -> None:
    assert kind(text.encode(codec), "notice.txt") == "text"
    assert read(text.encode(codec), "notice.txt").pages[0].text == text


@pytest.mark.parametrize("said", ["utf-8", "gb2312", "gbk", "big5", "iso-8859-1", "x-none", None])
@pytest.mark.parametrize(
    ("text", "codec"), [(ZH, "gb18030"), (TRADITIONAL, "big5hkscs"), (ZH, "utf-8")]
)
def test_a_false_label_does_not_garble(text: str, codec: str, said: str | None) -> None:
    assert decoded(text.encode(codec), said) == text


def test_letters_of_seven_bits() -> None:
    assert decoded("冻结 Case 26".encode("hz"), "hz-gb-2312") == "冻结 Case 26"
    assert decoded("凍結 Case 26".encode("iso2022_jp"), "ISO-2022-JP") == "凍結 Case 26"


@given(st.binary(max_size=300), st.sampled_from([None, "gb2312", "utf-7", "rot13", "utf-16", "hz"]))
def test_any_bytes_become_some_text(data: bytes, said: str | None) -> None:
    decoded(data, said)
    is_text(data)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_utf8_is_never_taken_for_another(text: str) -> None:
    assert decoded(text.encode()) == text


def test_rich_text() -> None:
    data = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 Arial;}}\b Case\b0\tab 1:26-cv-05561\par "
    data += rb"\'b6\'b3\'bd\'e1 \u26696?\cell}"
    assert kind(data, "order.rtf") == kind(data, "order.doc") == "text"
    assert read(data).pages[0].text == "Case\t1:26-cv-05561\n冻结 案"


def test_long_text_is_paged_and_nothing_is_lost() -> None:
    text = "".join(f"Paragraph {n} of the order.\n\n" for n in range(6000))
    pages = read(text.encode()).pages
    assert "".join(page.text for page in pages) == text
    assert max(len(page.text) for page in pages) < 30_000
    assert [p.text for p in read(b"first\fsecond\f\n").pages] == ["first", "second"]


def test_a_pasted_mail_is_text_and_a_saved_one_a_mail() -> None:
    pasted = b"From: Court Desk\nTo: me\nSubject: Order\nDate: today\n\nThe order is attached.\n"
    assert kind(pasted, "pasted.txt") == "text"
    assert kind(pasted, "pasted.eml") == kind(pasted) == "eml"
    assert kind(b"MIME-Version: 1.0\n" + pasted, "saved.txt") == "eml"


def test_letters_that_begin_like_something_else() -> None:
    for begin in (b"MZ Brands v. Oak", b"BMW AG v. Oak", b"PK Candles v. Oak", b"II* of the order"):
        assert kind(begin + b", No. 26 C 5561\nDear Seller\n", "letter.txt") == "text"
    assert kind(b"MZ\x90\0\x03\0\0\0", "letter.txt") == "wrong_type"


def test_words_that_pretend_to_be_something_else() -> None:
    for name in ("order.pdf", "order.docx", "photo.jpg", "papers.zip", "run.exe", "page.js"):
        assert kind(b"Just words about an order.\n", name) == "wrong_type"
        assert kind(b"<html><body>Just words</body></html>", name) == "wrong_type"


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>t</title>
<script>document.write("1:99-cv-99999")</script><style>p {{}}</style></head><body>
<div style="display:none">preheader 1:88-cv-88888</div>
<table><tr><td><p>案号</p></td><td><p>1:26-cv-05561</p></td></tr>
<tr><td>法院</td><td><table><tr><td>伊利诺伊州北区法院</td></tr></table></td></tr></table>
<img src="https://tracker.example/x.gif"><p>Line<br>break</p></body></html>"""


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "gb18030"), ("utf-8", "gb18030")],
)
def test_a_page_of_the_web(charset: str, codec: str) -> None:
    data = PAGE.format(charset=charset).encode(codec)
    assert kind(data, "notice.htm") == "html"
    assert read(data).pages[0].text.split("\n") == [
        "案号\t1:26-cv-05561",
        "法院\t伊利诺伊州北区法院",
        "",
        "Line",
        "break",
    ]


def test_rows_of_lists_stay_rows() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>Store {n}</td><td>A{n}XYZ</td></tr>" for n in (1, 2, 3))
    text = read(f"<html><table><thead><tr><th>No.<th>Store<th>ID{rows}</table>".encode()).pages[0]
    assert text.text == "No.\tStore\tID\n1\tStore 1\tA1XYZ\n2\tStore 2\tA2XYZ\n3\tStore 3\tA3XYZ"


def test_what_is_hidden_and_never_closed_swallows_nothing() -> None:
    assert "The order" in read(b"<html><p style='display:none'>x<p>The order").pages[0].text
    assert "The order" in read(b"<html><head><title>x</title><p>The order").pages[0].text


def test_a_page_saved_with_its_pictures() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\n"
        b"Subject: =?utf-8?Q?Notice?=\r\nDate: Mon, 1 Jun 2026 09:00:00 -0000\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n'
        b"\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b'<html><meta charset=3D"gbk"><p>' + "案号".encode("gbk") + b" 1:26-cv-05561</p></html>\r\n"
        b"--b--\r\n"
    )
    assert kind(data, "notice.mhtml") == "html"
    assert read(data).pages[0].text == "案号 1:26-cv-05561"


def test_raw_bytes_in_a_header_are_read() -> None:
    head = "发件人".encode("gb18030")
    data = (
        b"From: "
        + head
        + b" <a@x.example>\nTo: b\nSubject: "
        + "案号 1:26-cv-05561 临时限制令".encode("gb18030")
    )
    text = read(data + b"\nDate: x\n\nbody").pages[0].text
    assert "Subject: 案号 1:26-cv-05561 临时限制令" in text


def test_lines_broken_for_the_way_are_whole_again() -> None:
    message = mail()
    message.set_content("placeholder")
    message.set_param("format", "flowed")
    message.set_payload(
        "The case is \n1:26-cv-05561 \nbefore the court.\nNew line.\n> quoted \n> text"
    )
    assert (
        "The case is 1:26-cv-05561 before the court.\nNew line."
        in read(bytes(message)).pages[0].text
    )


def forwarded(inner: EmailMessage, **headers: str) -> EmailMessage:
    outer = mail(**headers)
    outer.set_content("See below.")
    outer.add_attachment(inner, filename="order.eml")
    return outer


def test_a_chain_of_forwards_keeps_each_paper_in_its_place() -> None:
    core = mail(Subject="core")
    core.set_content("The order is attached.")
    core.add_attachment(pdf([ORDER]), maintype="application", subtype="pdf", filename="TRO.pdf")
    data = bytes(forwarded(forwarded(core, Subject="second"), Subject="third"))
    text = read(data)
    assert [page.part for page in text.pages] == [
        "",
        "order.eml",
        "order.eml/order.eml",
        "order.eml/order.eml/TRO.pdf",
    ]
    sheet = reader_of(data, Scope("m.eml")).sheet(data, 4, Scope("m.eml"))
    assert sheet is not None
    assert sheet.index == 0
    assert reader_of(data, Scope("m.eml")).count(data, Scope("m.eml")) == 4


def test_a_mail_attached_as_a_file_and_names_that_occur_twice() -> None:
    inner = mail(Subject="inner")
    inner.set_content("inner words")
    outer = mail()
    outer.set_content("outer words")
    for _ in range(2):
        outer.add_attachment(
            bytes(inner), maintype="application", subtype="octet-stream", filename="m.eml"
        )
    outer.add_attachment(
        "加粗".encode("gbk"), maintype="text", subtype="plain", filename="说明.txt"
    )
    text = read(bytes(outer))
    assert [page.part for page in text.pages] == ["", "m.eml", "2 m.eml", "说明.txt"]
    assert text.pages[3].text == "加粗"
    assert [v for k, v in text.properties if k == "Attachment"] == ["m.eml", "2 m.eml", "说明.txt"]


@pytest.mark.parametrize("name", ["order.pdf.exe", "order.js", "run.scr", "shop.lnk"])
def test_programs_are_named_and_never_opened(name: str) -> None:
    message = mail()
    message.set_content("Open the order.")
    message.add_attachment(b"WScript.Echo(1)", maintype="text", subtype="plain", filename=name)
    text = read(bytes(message))
    assert text.warnings == ("attachment_not_opened",)
    assert len(text.pages) == 1
    assert ("Attachment", name) in text.properties


def test_what_outlook_packs_is_unpacked() -> None:
    message = mail()
    message.set_content(" ")
    packed = tnef("The TRO was entered.", {"TRO.pdf": pdf([ORDER]), "..\\..\\a.txt": b"words"})
    message.add_attachment(
        packed, maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    text = read(bytes(message))
    assert [page.part for page in text.pages] == [
        "",
        "winmail.dat",
        "winmail.dat/TRO.pdf",
        "winmail.dat/a.txt",
    ]
    assert text.pages[1].text == "The TRO was entered."
    message = mail()
    message.set_content("body")
    message.add_attachment(packed[:9], maintype="application", subtype="ms-tnef", filename="w.dat")
    assert read(bytes(message)).warnings == ("piece_unreadable",)


def test_a_forwarded_mail_in_base64() -> None:
    inner = mail(Subject="inner")
    inner.set_content("inner words")
    raw = (
        "From: a\nTo: b\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nouter\n--b\nContent-Type: message/rfc822\n"
        "Content-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(inner.as_bytes(policy=email.policy.SMTP)).decode()
        + "\n--b--\n"
    )
    assert "inner words" in read(raw.encode()).pages[1].text
