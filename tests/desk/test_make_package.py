"""What of a case goes into a package, what stays, and that one is written whole or not at all."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.papers import originals
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.desk import Desk
from tro_desk.desk.package_face import package_options, verify_package
from tro_desk.desk.preview import brief_options
from tro_desk.domain.records import Contact, Document

PRIVATE = "NOBODY ELSE MAY READ THIS"


def options(**more: object) -> object:
    return package_options(brief_options("en", "Letter"), **more)  # type: ignore[arg-type]


def filled(desk: Desk, folder: Path) -> tuple[str, dict[str, str]]:
    """A case with evidence of every kind; the SHA-256 of each by its name."""
    folder.mkdir(exist_ok=True)
    case = desk.new_case()
    found: dict[str, str] = {}
    for name, data in (
        ("notice.pdf", originals.pdf("TEMPORARY RESTRAINING ORDER Case No. 1:26-cv-01234")),
        ("capture.pdf", originals.pdf("listing page")),
        ("advice.pdf", originals.pdf("from my own lawyer")),
        ("brand.pdf", originals.pdf("authorisation")),
    ):
        path = folder / name
        path.write_bytes(data)
        if name == "notice.pdf":
            found[name] = desk.add_notice(path, case).evidence.sha256
            continue
        made = desk.add_evidence(case, path, source=f"source of {name}", note=PRIVATE)
        found[name] = made.body.sha256  # type: ignore[union-attr]
    noted = desk.add_evidence_bytes(case, PRIVATE.encode(), "typed.txt", how="note")
    found["typed.txt"] = noted.body.sha256  # type: ignore[union-attr]
    at = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
    said = Contact(at, "Asia/Shanghai", "own_counsel", "", "email", "in", PRIVATE, ())
    desk.save_record(case, said)
    desk.save_record(
        case,
        Contact(at, "Asia/Shanghai", "own_counsel", "", "email", "in", "x", (found["advice.pdf"],)),
    )
    desk.save_record(case, Document("authorisation", "yes", PRIVATE, (found["brand.pdf"],)))
    return case, found


def test_private_notes_never_go_in(desk: Desk, tmp_path: Path) -> None:
    case, found = filled(desk, tmp_path / "in")
    contents = desk.package_contents(case)
    why = {item.evidence.name: item.why_not for item in contents.items}
    assert why == {
        "notice.pdf": "",
        "capture.pdf": "",
        "brand.pdf": "",
        "advice.pdf": "own_counsel",
        "typed.txt": "typed_note",
    }
    out = tmp_path / "package.zip"
    made = desk.make_package(case, options(), out)  # type: ignore[arg-type]
    assert {sha256 for sha256, *_ in made.exhibits} == {
        found[name] for name in ("notice.pdf", "capture.pdf", "brand.pdf")
    }
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        whole = b"".join(archive.read(name) for name in archive.namelist() if name[-4:] != ".pdf")
        exhibits = archive.read("exhibits.pdf")
    assert PRIVATE.encode() not in whole
    told = {row.get("original_name"): row for row in manifest["files"]}
    assert told["capture.pdf"]["source"] == "source of capture.pdf"
    assert "advice.pdf" not in told
    from pypdf import PdfReader

    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(exhibits)).pages)
    assert PRIVATE not in text
    assert "listing page" in text
    assert "own lawyer" not in text
    for name in ("advice.pdf", "typed.txt"):
        with pytest.raises(DeskError) as caught:
            desk.make_package(case, options(evidence=(found[name],)), out)  # type: ignore[arg-type]
        assert caught.value.code == "package_private"


def test_a_package_is_the_same_twice_and_sound(desk: Desk, tmp_path: Path) -> None:
    case, found = filled(desk, tmp_path / "in")
    chosen = (found["capture.pdf"], found["notice.pdf"])
    made = []
    for name in ("1.zip", "2.zip"):
        out = tmp_path / name
        result = desk.make_package(case, options(evidence=chosen, prefix="LJ"), out)  # type: ignore[arg-type]
        made.append(out.read_bytes())
        assert verify_package(out).sound
        assert verify_package(out).sha256 == result.sha256
        assert result.size == len(made[-1])
        assert [row[:2] for row in result.exhibits] == [(chosen[0], "A"), (chosen[1], "B")]
        assert result.exhibits[0][2:] == ("LJ000002", "LJ000003")
    assert made[0] == made[1]


def test_the_record_of_custody_in_a_package_is_computed_again(desk: Desk, tmp_path: Path) -> None:
    case, _found = filled(desk, tmp_path / "in")
    out = tmp_path / "package.zip"
    desk.make_package(case, options(), out)  # type: ignore[arg-type]
    assert verify_package(out).sound
    with zipfile.ZipFile(out) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    table = files["custody.csv"]
    files["custody.csv"] = table.replace(b",added,", b",viewed,", 1)
    assert files["custody.csv"] != table
    manifest = json.loads(files["manifest.json"])
    for row in manifest["files"]:  # who alters the table writes the lists anew
        data = files[row["path"]]
        row["size"], row["sha256"] = len(data), hashlib.sha256(data).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    listed = [(row["sha256"], row["path"]) for row in manifest["files"]]
    listed.append((hashlib.sha256(files["manifest.json"]).hexdigest(), "manifest.json"))
    files["SHA256SUMS"] = "".join(f"{sha256}  {name}\n" for sha256, name in listed).encode()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    told = [one for one in verify_package(out).files if one.outcome != "ok"]
    assert [one.outcome for one in told] == ["custody"]
    assert told[0].path.startswith("originals/")


def test_what_fails_leaves_the_old_file_as_it_was(desk: Desk, tmp_path: Path) -> None:
    case, found = filled(desk, tmp_path / "in")
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "package.zip"
    out.write_bytes(b"older")

    class Stopping:
        def __init__(self) -> None:
            self.left = 40

        def report(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.make_package(case, options(), out, Stopping())  # type: ignore[arg-type]
    kept = desk.original(found["capture.pdf"])
    kept.chmod(0o644)
    kept.write_bytes(originals.pdf("another page"))
    with pytest.raises(DeskError) as caught:
        desk.make_package(case, options(), out)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.params["name"]) == ("original_changed", "capture.pdf")
    kept.unlink()
    with pytest.raises(DeskError) as caught:
        desk.make_package(case, options(), out)  # type: ignore[arg-type]
    assert caught.value.code == "original_missing"
    assert [path.name for path in folder.iterdir()] == ["package.zip"]
    assert out.read_bytes() == b"older"
