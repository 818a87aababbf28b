"""The seller's own lists, in whatever they are written, and files that are none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tro_desk.base.errors import DeskError
from tro_desk.domain.sales import Skipped
from tro_desk.domain.watch import Offer, WatchTerm
from tro_desk.l10n import translator
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.watch import SKIPPED, skipped_word
from tro_desk.watch.lists import read_titles, read_watch_list

CHINESE = """\
商标,类型,权利人,来源,日期,备注,弱词
蓝家,商标,某公司,案卷,2026/5/1,注意,是
Kestrel,,,,2026年3月2日,,
"""
EXPECTED = (
    WatchTerm("蓝家", "商标", "某公司", "案卷", "2026-05-01", "注意", weak=True),
    WatchTerm("Kestrel", source="list.csv", date="2026-03-02"),
)


def written(folder: Path, data: bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def book(rows: list[list[object]]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings(tmp_path: Path, codec: str, separator: str, ending: str) -> None:
    text = CHINESE.replace(",", separator).replace("\n", ending)
    made = read_watch_list(written(tmp_path, text.encode(codec)))
    assert (made.terms, made.encoding) == (EXPECTED, codec)


def test_western_letters(tmp_path: Path) -> None:
    data = "Brand,Source\nEstée Lauder,café\nLancôme,x\n".encode("cp1252")
    made = read_watch_list(written(tmp_path, data))
    assert [term.term for term in made.terms] == ["Estée Lauder", "Lancôme"]
    data = "Brand\nKestrel\n".encode("utf-16-le")  # without a mark at its beginning
    assert read_watch_list(written(tmp_path, data)).terms[0].term == "Kestrel"


def test_one_column_needs_no_name(tmp_path: Path) -> None:
    made = read_watch_list(written(tmp_path, b"Kestrel\n\n  Dolce, Gabbana \nLanjia\n", "my.txt"))
    assert [term.term for term in made.terms] == ["Kestrel", "Dolce, Gabbana", "Lanjia"]
    assert {term.source for term in made.terms} == {"my.txt"}


def test_rows_that_hold_no_term_are_told(tmp_path: Path) -> None:
    long = "x" * 201
    data = f"term,note\nKestrel,a\n,b\n{long},c\n!!!,d\n".encode()
    made = read_watch_list(written(tmp_path, data))
    assert [term.term for term in made.terms] == ["Kestrel"]
    assert made.skipped == (
        Skipped(3, "no_term"),
        Skipped(4, "too_long"),
        Skipped(5, "no_letter"),
    )
    assert made.skipped_count == 3
    assert all(skipped_word(translator("en"), row.why) for row in made.skipped)
    assert set(SKIPPED) == {row.why for row in made.skipped}


def test_days_that_cannot_be_told_stay_as_written(tmp_path: Path) -> None:
    data = b"term;date\na1;05/06/2026\nb2;2026-02-31\nc3;2026.7.9\n"
    made = read_watch_list(written(tmp_path, data))
    assert [term.date for term in made.terms] == ["05/06/2026", "2026-02-31", "2026-07-09"]


def test_formulas_are_text(tmp_path: Path) -> None:
    data = b'brand,source\n"=HYPERLINK(""http://x"")",@SUM(A1)\n'
    (term,) = read_watch_list(written(tmp_path, data)).terms
    assert (term.term, term.source) == ('=HYPERLINK("http://x")', "@SUM(A1)")


def test_a_workbook(tmp_path: Path) -> None:
    data = book([["品牌", "来源"], ["蓝家", "a"], [3, None], [None, "b"], ["Kestrel", 2.5]])
    made = read_watch_list(written(tmp_path, data, "list.xlsx"))
    assert made.encoding == "workbook"
    assert [(term.term, term.source) for term in made.terms] == [
        ("蓝家", "a"),
        ("3", "list.xlsx"),
        ("Kestrel", "2.5"),
    ]
    assert made.skipped == (Skipped(4, "no_term"),)


def zipped(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", bytes(size))
    return out.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "table_empty"),
    "a mark alone": (lambda: b"\xef\xbb\xbf\r\n\r\n", "table_empty"),
    "commas alone": (lambda: b",,,\n,,\n", "table_empty"),
    "NUL bytes": (lambda: b"term\nKes\x00trel\n", "table_damaged"),
    "zeros": (lambda: bytes(5_000), "table_damaged"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 9, "table_damaged"),
    "a program": (lambda: b"MZ\x90\x00" + bytes(range(256)) * 9, "table_damaged"),
    "half of UTF-16": (lambda: b"\xff\xfe" + b"\x00\xd8\x00\xd8" * 50, "table_damaged"),
    "a broken workbook": (lambda: b"PK\x03\x04" + bytes(500), "table_damaged"),
    "no workbook but an archive": (lambda: zipped(10), "table_damaged"),
    "a workbook that unpacks to too much": (lambda: zipped(301_000_000), "table_too_large"),
    "an endless cell": (lambda: b'term,x\n"' + b"a" * 200_000, "table_damaged"),
    "several columns without a name": (
        lambda: b"Kestrel,USA\nLanjia,China\n",
        "watch_list_no_column",
    ),
    "10,000 columns": (lambda: b",".join([b"a"] * 10_000) + b"\n", "watch_list_no_column"),
    "names alone": (lambda: b"term,source\n", "watch_list_empty"),
    "signs alone": (lambda: b"term,source\n---,a\n?,b\n", "watch_list_empty"),
    "too large": (lambda: b"a\n" * 20_000_001, "table_too_large"),
    "too many rows": (lambda: b"ab\n" * 500_001, "table_too_large"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_list_ends_in_a_sentence(tmp_path: Path, name: str) -> None:
    make, code = BAD[name]
    path = written(tmp_path, make())
    with pytest.raises(DeskError) as caught:
        read_watch_list(path)
    assert caught.value.code == code
    assert "list.csv" in sentence(caught.value, translator("en"))


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="file_missing"):
        read_watch_list(tmp_path / "none.csv")
    with pytest.raises(DeskError, match="file_unreadable"):
        read_watch_list(tmp_path)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_terms_or_in_a_code(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    assume(not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")))
    path = written(tmp_path_factory.getbasetemp(), data)
    code, terms = "", 0
    try:
        terms = len(read_watch_list(path).terms)
    except DeskError as error:
        code = error.code
    assert (terms > 0) != code.startswith(("table_", "watch_list_"))


def test_titles(tmp_path: Path) -> None:
    plain = "Blue lamp, 2 pcs, warm\n\n蓝家台灯\n".encode()
    assert read_titles(written(tmp_path, plain, "titles.txt")) == (
        Offer("1", "Blue lamp, 2 pcs, warm"),
        Offer("3", "蓝家台灯"),
    )
    named = '商品标题,品牌,SKU\n"Lamp, blue",Kestrel,S-1\n,Lanjia,\n,,S-3\n'.encode("gb18030")
    assert read_titles(written(tmp_path, named)) == (
        Offer("S-1", "Lamp, blue", "Kestrel"),
        Offer("3", "", "Lanjia"),
    )
    sheet = book([["ASIN", "Title"], ["B01", "Lamp"]])
    assert read_titles(written(tmp_path, sheet, "t.xlsx")) == (Offer("B01", "Lamp"),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b\nc,d\n", "titles_no_column"),
        (b"title,brand\n,\n", "titles_none"),
        (b"", "table_empty"),
        (b"title\x00\n", "table_damaged"),
    ],
)
def test_titles_that_are_none(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(DeskError, match=code):
        read_titles(written(tmp_path, data))
