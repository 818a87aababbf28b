"""Word papers, workbooks, tables as text, archives and Outlook mails."""

from __future__ import annotations

import base64
import datetime
import zipfile
from pathlib import Path

import pytest

from tests.intake.conftest import ORDER, pdf
from tests.intake.makers import archive, compound, docx, lzfu, mapi, p, table, word_part, workbook
from tests.intake.test_readers_words import kind, read
from tro_desk.base.errors import ReadError
from tro_desk.intake import read_file
from tro_desk.intake.readers import reader_of
from tro_desk.intake.readers._archive import printed_name
from tro_desk.intake.readers._contract import Scope
from tro_desk.intake.readers._rows import table_lines


def lines(data: bytes, name: str = "file") -> list[str]:
    return [line for page in read(data, name).pages for line in page.text.splitlines() if line]


def code(data: bytes, name: str = "file") -> str:
    try:
        read(data, name)
    except ReadError as error:
        return error.code
    return "read"


# Word papers


def test_a_word_paper_shows_what_it_shows() -> None:
    gone = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    field = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>"
    number = "<w:p><w:r><w:t>1:26</w:t><w:noBreakHyphen/><w:t>cv-05561</w:t></w:r></w:p>"
    data = docx(
        p("NOTICE OF ", "LAWSUIT") + gone + hidden + field + number,
        header1=word_part("hdr", p("Ashgrove Pell PLLC")),
        footer1=word_part("ftr", p("Served by e-mail")),
        footnotes=word_part("footnotes", f'<w:footnote w:id="2">{p("See Rule 12.")}</w:footnote>'),
    )
    assert kind(data) == kind(data, "notice.doc") == "docx"
    assert lines(data) == [
        "Ashgrove Pell PLLC",
        "NOTICE OF LAWSUIT",
        "7",
        "1:26-cv-05561",
        "Served by e-mail",
        "See Rule 12.",
    ]


def test_pages_of_a_word_paper() -> None:
    broken = '<w:p><w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r></w:p>'
    shown = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>"
    assert [page.text.strip() for page in read(docx(broken + shown)).pages] == [
        "one",
        "two",
        "three",
    ]


def test_forms_and_lists_in_a_word_paper() -> None:
    form = table(("Docket", "4:26-cv-00388"), ("Judge", "Leander M. Okafor"))
    short = table(("No.", "Store", "Seller ID"), ("17", "Bridle Lane", "A1B2C3D4E5F6G"))
    inner = f"<w:tbl><w:tr><w:tc>{p('Court')}</w:tc><w:tc>{form}{p('end')}</w:tc></w:tr></w:tbl>"
    assert lines(docx(form)) == ["Docket\t4:26-cv-00388", "Judge\tLeander M. Okafor"]
    assert lines(docx(short)) == ["No.: 17\tStore: Bridle Lane\tSeller ID: A1B2C3D4E5F6G"]
    assert lines(docx(inner)) == ["Court\tDocket\t4:26-cv-00388", "Judge\tLeander M. Okafor", "end"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('Case No. 1:26-cv-05561')}</w:txbxContent>"
    both = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>"
    )
    assert lines(docx(both)) == ["Case No. 1:26-cv-05561", "after"]


def test_numbers_that_word_counts_itself() -> None:
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
        '<w:lvlText w:val="{}"/></w:lvl>'
    )
    numbering = word_part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="3">{level.format(0, 12, "decimal", "%1.")}'
        f"{level.format(1, 1, 'upperRoman', '%1-%2)')}</w:abstractNum>"
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>',
    )

    def item(text: str, at: int = 0) -> str:
        place = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="5"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = item("Store A") + item("deep", 1) + item("deeper", 1) + item("Store B") + item("x", 1)
    assert lines(docx(body, numbering=numbering)) == [
        "12. Store A",
        "12-I) deep",
        "12-II) deeper",
        "13. Store B",
        "13-I) x",
    ]


def test_a_word_paper_that_is_broken_or_locked() -> None:
    assert code(docx("<w:p>")) == "damaged"
    assert code(docx(p(" "))) == "no_text"
    assert code(docx(p("x"))[:-30]) == "damaged"
    assert code(compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": bytes(99)})) == (
        "needs_password"
    )
    assert code(archive({"[Content_Types].xml": "", "ppt/presentation.xml": "x"})) == "wrong_type"


# Workbooks and tables

LIST = [["SCHEDULE A"], [], ["Def. No.", "Store", "Seller ID", "Held"]] + [
    [n, f"Store {n}", f"A{n:04}XYZ", 10.5 * n] for n in range(1, 201)
]


def test_a_list_of_defendants() -> None:
    data = workbook(List=LIST)
    assert kind(data, "Schedule A.xlsx") == kind(data) == "xlsx"
    pages = read(data).pages
    head = "Def. No.\tStore\tSeller ID\tHeld"
    assert [page.text.splitlines()[0] for page in pages] == ["SCHEDULE A", head, head, head]
    assert "199\tStore 199\tA0199XYZ\t2089.5" in pages[3].text.splitlines()
    assert sum(page.text.count("XYZ") for page in pages) == 200


def test_sheets_dates_and_numbers() -> None:
    when = datetime.datetime(2026, 5, 1, 9, 30)  # noqa: DTZ001 - cells have no zone
    data = workbook(
        Case=[["Docket", "1:26-cv-05561"], ["Entered", datetime.date(2026, 5, 1)], ["At", when]],
        店铺=[["序号", "店铺名称", "卖家ID"], [7, "清锐 音响", 2260012345678901]],
    )
    assert lines(data) == [
        "Case",
        "Docket\t1:26-cv-05561",
        "Entered\t2026-05-01",
        "At\t2026-05-01 09:30",
        "店铺",
        "序号: 7\t店铺名称: 清锐 音响\t卖家ID: 2260012345678901",
    ]


@pytest.mark.parametrize(
    ("separator", "codec"),
    [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), (" | ", "utf-8"), (",", "gb18030")],
)
def test_a_list_saved_as_text(separator: str, codec: str) -> None:
    store = "铺" if codec == "gb18030" else "Caf\u00e9"
    rows = [["No.", "Store", "Seller ID"]] + [[f"{n}", f"{store} {n}", f"A{n}X"] for n in range(9)]
    data = "\r\n".join(separator.join(row) for row in rows).encode(codec)
    assert kind(data, "list.csv") == kind(data) == "csv"
    assert lines(data) == ["\t".join(row) for row in rows]


def test_a_letter_is_no_table_and_a_small_table_is_one() -> None:
    letter = b"Dear Seller,\nwe write, as counsel, to you.\nBest,\nA. Pell, Esq.\n"
    assert kind(letter) == kind(letter, "letter.txt") == "text"
    assert kind(b"name,id\na,b\n", "list.csv") == "csv"
    assert lines(b'"a, b","c ""d""\nline",e\n', "list.csv") == ['a, b\tc "d" line\te']
    assert lines(b'"open,c\nd,e\n', "list.csv") == ["open,c d,e"]
    bars = b"".join(b"Defendant %d | shop%d | A%dXYZ\n" % (n, n, n) for n in range(1, 30))
    assert lines(bars)[11] == "Defendant 12\tshop12\tA12XYZ"


def test_values_stand_beside_names_only_where_names_are_sure() -> None:
    form = [["Case", "A v. B", "Judge", "Okafor"], ["Court", "N.D. Ill.", "Filed", "2026-05-01"]]
    assert table_lines(form) == [
        "Case\tA v. B\tJudge\tOkafor",
        "Court\tN.D. Ill.\tFiled\t2026-05-01",
    ]
    assert table_lines([["alpha", "beta", "gamma"], ["1", "2", "3"]]) == [
        "alpha\tbeta\tgamma",
        "1\t2\t3",
    ]
    assert table_lines([["Case No.", "Court", "Judge"], ["1", "", "X"]]) == [
        "Case No.: 1\tJudge: X"
    ]


# Archives


def test_an_archive_of_papers() -> None:
    data = archive(
        {
            "papers/TRO.pdf": pdf([ORDER, "second"]),
            "list.xlsx": workbook(A=[["No.", "Store", "ID"], [1, "a", "b"]]),
            "notice.docx": docx(p("words")),
            "inner.zip": archive({"letter.txt": "Dear seller", "empty.txt": ""}),
            "__MACOSX/._x": b"x",
            "run.exe": b"MZ" + bytes(90),
            "blob.bin": bytes(range(256)),
        }
    )
    text = read(data, "papers.zip")
    assert [page.part for page in text.pages] == [
        "papers/TRO.pdf",
        "papers/TRO.pdf",
        "list.xlsx",
        "notice.docx",
        "inner.zip/letter.txt",
    ]
    assert text.warnings == ("attachment_not_opened", "piece_unreadable")
    assert {("Attachment", "run.exe"), ("Attachment", "inner.zip/letter.txt")} <= {*text.properties}
    scope = Scope("papers.zip")
    assert reader_of(data, scope).count(data, Scope("x")) == 5
    sheets = [reader_of(data, scope).sheet(data, page, Scope("x")) for page in (2, 3)]
    assert sheets[0] is not None
    assert (sheets[0].index, sheets[1]) == (1, None)


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8"])
def test_names_of_an_archive_in_the_encoding_of_the_country(codec: str) -> None:
    name = "法院命令與附表清單.txt" if codec == "big5" else "法院命令与附表清单.txt"
    old = zipfile.ZipInfo(name.encode(codec).decode("cp437"))
    assert printed_name(old) == name
    assert read(archive({name: "words"})).pages[0].part == name


def test_a_locked_archive_says_so() -> None:
    data = bytearray(archive({"a.txt": "words"}))
    for flagged, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(flagged) + at] |= 1
    assert code(bytes(data)) == "needs_password"
    both = bytearray(archive({"b.txt": "words", "a.txt": "more"}))
    both[both.rindex(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(both)).warnings == ("piece_locked",)


# Outlook

HEADERS = (
    "Received: from x.example\r\nFrom: Seller Performance <notice@amazon.example>\r\n"
    "To: shop@seller.example\r\nReply-To: other@elsewhere.example\r\n"
    "Subject: =?gb2312?B?{}?=\r\nDate: Wed, 13 May 2026 02:41:07 -0700\r\n"
    "Authentication-Results: mx.example; spf=fail\r\n\r\n"
)
SENT = 134_231_388_670_000_000  # 2026-05-13 09:41:07 UTC in 100 ns since 1601


def outlook(values: dict[int, str | bytes | int], **attached: object) -> bytes:
    tree = mapi(values)
    for number, inner in enumerate(attached.values()):
        tree[f"__attach_version1.0_#{number:08X}"] = inner
    return compound(tree)


def test_a_mail_of_outlook(tmp_path: Path) -> None:
    order = mapi({0x3707: "命令.pdf", 0x3704: "ORDER~1.PDF", 0x3701: pdf([ORDER])}, embedded=None)
    inner = mapi({0x0037: "inner", 0x1000: "inner words"}, embedded=True)
    icon = mapi({0x3707: "logo.png", 0x3701: b"\x89PNG", 0x3712: "logo@x"}, embedded=None)
    forward = mapi({0x3001: "Forwarded"}, embedded=None) | {"__substg1.0_3701000D": inner}
    data = outlook(
        {0x0037: "Court order", 0x0C1A: "Seller Desk", 0x5D01: "desk@amazon.example",
         0x0E04: "shop", 0x0039: SENT, 0x1000: "Case No. 1:26-cv-05561" + " words" * 900},
        a=order, b=forward, c=icon,
    )  # fmt: skip
    assert kind(data, "notice.msg") == kind(data) == "msg"
    text = read(data)
    assert [page.part for page in text.pages] == ["", "命令.pdf", "Forwarded"]
    assert text.pages[0].text.splitlines()[:4] == [
        "From: Seller Desk <desk@amazon.example>",
        "To: shop",
        "Date: Wed, 13 May 2026 09:41:07 +0000",
        "Subject: Court order",
    ]
    assert "inner words" in text.pages[2].text
    path = tmp_path / "notice.msg"
    path.write_bytes(data)
    found = {c.field: c.value for c in reversed(read_file(path).candidates)}
    assert found["docket_number"] == "1:26-cv-05561"


def test_the_header_as_it_was_sent_comes_first() -> None:
    subject = base64.b64encode("案号 1:26-cv-05561".encode("gbk")).decode()
    data = outlook({0x007D: HEADERS.format(subject), 0x0037: "other", 0x1000: "body"})
    text = read(data)
    assert "Subject: 案号 1:26-cv-05561" in text.pages[0].text
    assert dict(text.properties)["Reply-To"] == "other@elsewhere.example"
    assert dict(text.properties)["Authentication-Results"] == "mx.example; spf=fail"


def test_bodies_of_outlook() -> None:
    page = "<html><body><p>冻结</p><table><tr><td>Case<td>1:26-cv-05561</table></body></html>"
    assert (
        "冻结\n\nCase\t1:26-cv-05561"
        in read(outlook({0x1013: page.encode(), 0x1000: "see"})).pages[0].text
    )
    rich = (
        rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}"
        rb"\f0 Order\par {\f1 \'b6\'b3\'bd\'e1} \u26696?a\~b{\*\x hidden}\par}"
    )
    text = read(outlook({0x0037: "s", 0x1009: lzfu(rich)})).pages[0].text
    assert text.splitlines()[-2:] == ["Order", "冻结 案a b"]
    wrapped = (
        rb"{\rtf1\ansi\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 "
        rb"Case{\*\htmltag84 &nbsp;}1:26-cv-05561, A & B <LLC>\htmlrtf\par}\htmlrtf0"
        rb"{\*\htmltag72 </p>}}"
    )
    text = read(outlook({0x0037: "s", 0x1009: lzfu(wrapped)})).pages[0].text
    assert text.splitlines()[-1] == "Case\xa01:26-cv-05561, A & B <LLC>"


def test_old_text_of_outlook_is_in_the_code_page_it_names() -> None:
    tree = mapi({0x3FFD: 936, 0x0037: "s"})
    tree["__substg1.0_1000001E"] = "账户已被冻结".encode("gbk")
    assert "账户已被冻结" in read(compound(tree)).pages[0].text


def test_links_and_outside_names_are_not_followed(tmp_path: Path) -> None:
    outside = archive({"../../etc/cron.d/x.txt": "a", "C:\\x.txt": "b", "/abs.txt": "c"})
    assert code(outside) == "wrong_type"
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    path = tmp_path / "links.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(info, "/etc/passwd")
        file.writestr("letter.txt", "Dear seller")
    text = read(path.read_bytes())
    assert [page.part for page in text.pages] == ["letter.txt"]
    assert text.warnings == ("member_outside",)
    assert list(tmp_path.iterdir()) == [path]
