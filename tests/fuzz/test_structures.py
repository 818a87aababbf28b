"""Whatever is nested in whatever: only codes are raised, and pages are counted alike everywhere."""

from __future__ import annotations

from email.message import EmailMessage
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import ORDER, pdf
from tests.intake.makers import archive, compound, docx, lzfu, mapi, p, tnef, word_part, workbook
from tests.intake.test_mail import mail
from tro_desk.base.errors import READ_ERRORS, ReadError
from tro_desk.intake import Limits
from tro_desk.intake.html_text import html_to_text
from tro_desk.intake.readers import _rtf, _tnef, reader_of
from tro_desk.intake.readers._contract import Scope, Text

LIMITS = Limits(scans=0, pieces=12, pages=40)
some = settings(max_examples=60, deadline=None)
few = settings(max_examples=25, deadline=None)  # containers take long to make


def read(data: bytes, limits: Limits = LIMITS) -> Text | str:
    """The text, or the code of why there is none; pages are counted and found as they are read."""
    scope = Scope("paper", limits)
    try:
        reader = reader_of(data, scope)
        text = reader.read(data, scope)
    except ReadError as error:
        return error.code if error.code in READ_ERRORS else "unknown code"
    assert reader.count(data, Scope("paper", limits)) == len(text.pages)
    for number in range(1, len(text.pages) + 1):
        reader.sheet(data, number, Scope("paper", limits))
    assert reader.sheet(data, len(text.pages) + 1, Scope("paper", limits)) is None or (
        reader.KIND in ("pdf", "image")
    )
    return text


@cache
def leaves() -> dict[str, bytes]:
    return {
        "order.pdf": pdf([ORDER, "second page"]),
        "blank.pdf": pdf(["", ""]),
        "cut.pdf": pdf([ORDER])[:300],
        "letter.txt": "案号 1:26-cv-05561".encode("gbk"),
        "page.html": b"<html><p>words",
        "empty.txt": b"",
        "list.xlsx": workbook(A=[["No.", "Store", "ID"], *([n, "s", "i"] for n in range(80))]),
        "broken.xlsx": workbook(A=[[1]])[:200],
        "run.exe": b"MZ" + bytes(20),
        "noise.bin": bytes(range(256)),
        "word.docx": docx(p("words")),
        "blank.docx": docx(p("")),
        "mail.msg": compound(mapi({0x0037: "s", 0x1000: "words"})),
    }


@st.composite
def containers(draw: st.DrawFn, depth: int = 3) -> bytes:
    """A container of leaves and containers."""
    inner: dict[str, bytes] = {}
    for number in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            inner[f"{number}.x"] = draw(containers(depth - 1))
        else:
            name = draw(st.sampled_from(sorted(leaves())))
            inner[f"{number} {name}"] = leaves()[name]
    form = draw(st.sampled_from(["zip", "eml", "msg", "tnef"]))
    if form == "zip":
        return archive(inner)
    if form == "msg":
        tree = mapi({0x0037: "subject", 0x1000: draw(st.sampled_from(["", "body"]))})
        for number, (name, data) in enumerate(inner.items()):
            tree[f"__attach_version1.0_#{number:08X}"] = mapi({0x3707: name, 0x3701: data}, None)
        return compound(tree)
    message: EmailMessage = mail()
    message.set_content(draw(st.sampled_from(["body", " "])))
    packed = {"winmail.dat": tnef("", inner)} if form == "tnef" else inner
    for name, data in packed.items():
        message.add_attachment(data, maintype="application", subtype="x", filename=name)
    if message.is_multipart():
        message.set_boundary("=====")
    return bytes(message)


@few
@given(containers())
def test_pages_of_containers_are_counted_as_they_are_read(data: bytes) -> None:
    read(data)


@few
@given(containers(), st.integers(0, 5), st.integers(0, 3), st.integers(1, 9))
def test_tight_limits_hold(data: bytes, pieces: int, depth: int, pages: int) -> None:
    text = read(data, Limits(scans=0, pieces=pieces, depth=depth, pages=pages, characters=4_000))
    if isinstance(text, Text):
        assert len(text.pages) <= pages
        assert sum(len(page.text) for page in text.pages) <= 4_000


# fmt: off
TAGS = [
    "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<p>", "<br>", "</div>", "<!--", "-->",
    "<div style='display:none'>", "<script>", "</script>", "<pre>", "<a b='", "&amp;", "&#0;", "<",
    ">", "\x00", "text", "\t", "</body>", "<body>", "<head>", "<svg/>", "<![endif]>",
]
WORD = [
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>x</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>",
    "</w:tr>", "<w:tc>", "</w:tc>", "<w:txbxContent>", "</w:txbxContent>", "<w:del>", "</w:del>",
    "<w:br/>", '<w:numPr><w:numId w:val="1"/></w:numPr>', "<w:vanish/>",
]
# fmt: on


@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=5), max_size=60))
def test_any_tags_are_text(parts: list[str]) -> None:
    text = html_to_text("".join(parts))
    assert "\t\t" not in text
    assert text == text.strip()


@given(st.text(alphabet=st.characters(blacklist_characters="<>&", min_codepoint=32), max_size=50))
@example("\u00a0x\u3000")
def test_words_between_tags_are_kept(words: str) -> None:
    assert "".join(words.split()) in "".join(html_to_text(f"<p>{words}</p>").split())


@some
@given(st.lists(st.sampled_from(WORD), max_size=40))
def test_any_elements_of_a_word_paper(parts: list[str]) -> None:
    opened: list[str] = []
    kept = []
    for part in parts:  # what is closed is open, and all is closed: expat refuses the rest anyhow
        if part.startswith("</"):
            if not opened or opened[-1] != part[2:-1]:
                continue
            opened.pop()
        elif not part.endswith("/>") and "</" not in part:
            opened.append(part[1:-1])
        kept.append(part)
    body = "".join(kept) + "".join(f"</{name}>" for name in reversed(opened))
    numbering = word_part("numbering", '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')
    text = read(docx(body, numbering=numbering))
    assert text == "no_text" or isinstance(text, Text)


@given(st.binary(max_size=200))
def test_any_bytes_of_outlook(data: bytes) -> None:
    _tnef.unpack(b"\x78\x9f\x3e\x22\x00\x00" + data)
    try:
        _rtf.text_of(_rtf.unpacked(lzfu(b"{\\rtf1 " + data)))
        _rtf.unpacked(bytes(8) + b"LZFu" + data)
    except ValueError:
        pass


@given(
    st.lists(st.sampled_from([",", ";", "\t", '"', "\n", "\r", "a", "1", "|", "\0"]), max_size=80)
)
def test_any_rows(parts: list[str]) -> None:
    read("".join(parts).encode() or b"x")
