"""Papers with bytes changed at random: deterministic, so that what was found can be found again."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from tests.intake.conftest import ORDER, pdf
from tests.intake.makers import (
    archive,
    compound,
    docx,
    lzfu,
    mapi,
    p,
    table,
    tnef,
    word_part,
    workbook,
)
from tests.intake.test_mail import mail

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "intake" / "data"
SHARED = ROOT.parent / "shared" / "samples"
LARGEST = 400_000  # bytes of a sample
TELLING = (
    b"\0", b"\xff", b"\xff\xff\xff\xff", b"\0\0\0\x80", b"\x7f\xff\xff\xff", b"<", b">", b'"', b"&",
    b"--", b"\r\n", b"\n\n", b"%PDF-", b"PK\x03\x04", b"]]>", b"<!--", b"=?gbk?B?", b"boundary=",
    b"\xef\xbb\xbf", b"\xff\xfe", b"/Length 999999999", b"\xed\xa0\x80", b"\xe2\x88\x92",
    b"A" * 5000, b"1:26-cv-", b"(((((((((", b"9" * 400, b"<table><tr><td>",
    b"endstream", b"startxref\n0",
)  # fmt: skip


def _made() -> dict[str, bytes]:
    """Papers of the kinds that there are no samples of, the same at each call."""
    rows = [["No.", "Store", "Seller ID"], *([n, f"Store {n}", f"A{n:05}XYZ"] for n in range(90))]
    message = mail()
    message.set_content("The order is attached.")
    message.add_alternative("<table><tr><td>Case<td>1:26-cv-05561</table>", subtype="html")
    for name, data in {"TRO.pdf": pdf([ORDER]), "winmail.dat": tnef("x", {"a.txt": b"b"})}.items():
        message.add_attachment(data, maintype="application", subtype="x", filename=name)
    message.set_boundary("=====")
    attached = mapi({0x3707: "TRO.pdf", 0x3701: pdf([ORDER])}, embedded=None)
    rich = lzfu(rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}Case 1:26-cv-05561\u26696?\'b6\'b3}")
    letter = "您的店铺被冻结。案号：1:26-cv-05561\n原告：培沃斯蜡烛\n"
    word = docx(
        p("NOTICE") + table(("Docket", "1:26-cv-05561"), ("Judge", "Okafor")),
        header1=word_part("hdr", p("Ashgrove")),
    )
    return {
        "made.eml": bytes(message),
        "made.docx": word,
        "made.xlsx": workbook(A=rows),
        "made.zip": archive({"a.docx": word, "b.txt": letter, "c/d.pdf": pdf([ORDER])}),
        "made.msg": compound(
            mapi({0x0037: "Order", 0x1000: letter}) | {"__attach_version1.0_#00000000": attached}
        ),
        "rich.msg": compound(mapi({0x0037: "Order", 0x1009: rich})),
        "made.csv": "\n".join(",".join(map(str, row)) for row in rows).encode(),
        "gbk.txt": letter.encode("gbk"),
        "wide.txt": letter.encode("utf-16"),
        "big5.txt": "您的店鋪被凍結。案號：1:26-cv-05561".encode("big5"),
        "made.html": f"<html><body><p>{letter}<table><tr><td>Case<td>1</table>".encode(),
    }


@cache
def samples() -> Mapping[str, bytes]:
    """All that is changed: papers made here, fixtures, the shared samples where they are."""
    found = {path.name: path for path in DATA.rglob("*") if path.suffix != ".json"}
    found |= {path.name: path for path in SHARED.glob("*/*") if path.suffix not in (".json", ".md")}
    read = {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if path.is_file() and path.stat().st_size <= LARGEST and "sales" not in path.parts
    }
    return _made() | read


def mutant(index: int) -> tuple[str, bytes]:
    """Name and bytes of mutant number `index`."""
    chance = random.Random(index)
    name = chance.choice(sorted(samples()))
    data = samples()[name]
    changed = _within(data, chance) if chance.random() < 0.5 else _changed(data, chance)
    suffix = Path(name).suffix if chance.random() < 0.7 else ""
    return f"mutant{suffix}", changed


def _within(data: bytes, chance: random.Random) -> bytes:
    """Change what is packed inside, so that it is reached at all."""
    if data.startswith(b"PK"):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            names = old.namelist()
            hit = chance.choice(names)
            for name in names:
                content = old.read(name)
                if name == hit and content:
                    content = (
                        _within(content, chance)
                        if chance.random() < 0.5
                        else _changed(content, chance)
                    )
                new.writestr(zipfile.ZipInfo(name), content)
        return out.getvalue()
    return _changed(data, chance)


def _changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        chance.choice(WAYS)(changed, chance)
        if len(changed) > 2 * LARGEST:
            break
    return bytes(changed)


def _span(data: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(len(data) + 1)
    return slice(start, min(len(data), start + int(10 ** chance.uniform(0, 3.5))))


def _flip(data: bytearray, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _noise(data: bytearray, chance: random.Random) -> None:
    part = _span(data, chance)
    data[part] = chance.randbytes(len(data[part]))


def _insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(TELLING) * chance.choice((1, 1, 1, 3, 200))


def _overwrite(data: bytearray, chance: random.Random) -> None:
    at, new = chance.randrange(len(data) + 1), chance.choice(TELLING)
    data[at : at + len(new)] = new


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[_span(data, chance)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    part = _span(data, chance)
    data[part] = data[part] * chance.choice((2, 2, 5, 50))


def _end(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _splice(data: bytearray, chance: random.Random) -> None:
    other = samples()[chance.choice(sorted(samples()))]
    start = chance.randrange(len(other) + 1)
    data[_span(data, chance)] = other[start : start + chance.randrange(3000)]


def _digits(data: bytearray, chance: random.Random) -> None:
    """Change a number: lengths, counts and offsets stand in digits in many formats."""
    places = [at for at in range(min(len(data), 20_000)) if 0x30 <= data[at] <= 0x39]
    if places:
        data[chance.choice(places)] = chance.choice(b"0123456789-")


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _flip, _noise, _insert, _insert, _overwrite, _overwrite, _cut, _repeat, _end, _splice,
    _digits,
)  # fmt: skip
