"""What reading a scan touches: no network, no module before its time; bounded and stopped."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import sys
import threading
import time
import zlib
from importlib import metadata
from multiprocessing import Pipe
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import ROOT
from tests.intake import pictures
from tests.intake.test_worker import Watch, workers
from tro_desk.base.errors import Cancelled, ReadError
from tro_desk.intake import Limits, page_image, read_file, worker

ENGINE = ("cv2", "numpy", "onnxruntime", "rapidocr", "PIL", "tro_desk.intake.ocr")

TEXT_ALONE = f"""
import sys
from pathlib import Path
from tro_desk.intake import Limits, worker
reading = worker.read(Path(sys.argv[1]), Limits(), lambda done, total: None)
assert reading.candidates
print([name for name in {ENGINE!r} if name in sys.modules])
"""

NO_NETWORK = """
import sys
def watch(event, arguments):
    if event.startswith("socket."):
        print("opened", event)  # an import might swallow an error
sys.addaudithook(watch)
from PIL import Image
from tro_desk.intake import ocr
text, _ = ocr.read_picture(Image.open(sys.argv[1]).convert("RGB"))
assert not {"ssl", "urllib3", "http.client"} & set(sys.modules)
print(text)
"""


def run(code: str, *arguments: object, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *map(str, arguments)],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False, env=env,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def snippet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("snippet") / "snippet.png"
    lines = [(20, 20, 24, "Case No. 1:26-cv-04731"), (20, 70, 24, "法院案件编号：1:26-cv-04731")]
    path.write_bytes(pictures.saved(pictures.paper(lines, (640, 130))))
    return path


def test_text_is_read_without_the_engine(tmp_path: Path, order: bytes) -> None:
    path = tmp_path / "order.pdf"
    path.write_bytes(order)
    assert run(TEXT_ALONE, path) == "[]"


SAID = "case no. 1:26-cv-04731\n法院案件编号:1:26-cv-04731"


def test_every_socket_is_blocked(snippet: Path) -> None:
    assert run(NO_NETWORK, snippet).casefold() == SAID


def test_the_engine_notes_nothing_for_its_maker(tmp_path: Path, snippet: Path) -> None:
    """What it would send waits in a file in the user's folder, from its first work on."""
    home = tmp_path / "home"
    home.mkdir()
    env = {name: value for name, value in os.environ.items() if name != "CI"}  # it is silent there
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_CACHE_HOME", "TMPDIR"):
        env[name] = str(home)
    assert run(NO_NETWORK, snippet, env=env).casefold() == SAID
    assert list(home.rglob("*")) == []


def test_stopped_in_the_middle_of_a_page(tmp_path: Path, snippet: Path) -> None:
    path = tmp_path / "long.png"
    path.write_bytes(pictures.saved(Image.new("RGB", (1080, 24_000), "#eeeeee"), compress_level=1))
    read_file(snippet)  # the engine is loaded
    job = Watch()
    asked: list[float] = []

    def ask() -> None:
        asked.append(time.monotonic())
        job.stop = True

    threading.Timer(0.4, ask).start()
    with pytest.raises(Cancelled):
        read_file(path, job)
    assert time.monotonic() - asked[0] < 0.5
    assert workers() == []
    assert job.told == []


def test_an_idle_worker_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.05)
    ours, theirs = Pipe()
    worker.serve(theirs)
    with pytest.raises(EOFError):
        ours.recv()


def test_each_scan_may_take_longer(snippet: Path) -> None:
    slow = Limits(seconds=0.05, scan_seconds=60)
    read_file(snippet)
    assert "04731" in read_file(snippet, limits=slow).document.pages[0].text
    with pytest.raises(ReadError) as caught:
        read_file(snippet, limits=Limits(seconds=0.05, scan_seconds=0.01))
    assert caught.value.code == "took_too_long"


def test_only_so_many_scans_are_read(tmp_path: Path, snippet: Path) -> None:
    pages = [Image.open(snippet), Image.open(snippet)]
    path = tmp_path / "fax.tif"
    path.write_bytes(pictures.saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    job = Watch()
    document = read_file(path, job, limits=Limits(scans=1)).document
    assert document.warnings == ("scans_cut_off",)
    assert [bool(page.text) for page in document.pages] == [True, False]
    assert job.told == [(1, 2), (2, 2)]
    assert page_image(path, "image", 2, 100).width == 595


def bomb_png(width: int, height: int) -> bytes:
    """A picture of a hundred bytes that says it is as large as this."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def bomb_pdf() -> bytes:
    """A page that is a picture of 50,000 times 50,000 dots, in a few kilobytes."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=True)
    canvas.drawImage(ImageReader(Image.new("1", (50, 50))), 0, 0, 500, 700)
    canvas.save()
    return (
        out.getvalue()
        .replace(b"/Width 50", b"/Width 50000")
        .replace(b"/Height 50", b"/Height 50000")
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wide.png", bomb_png(50_000, 50_000)),
        ("long.png", bomb_png(40_000, 100)),
        ("page.pdf", bomb_pdf()),
    ],
    ids=["wide", "long", "page"],
)
def test_a_picture_beyond_measure_is_not_unpacked(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.code == "too_large"
    with pytest.raises(ReadError) as caught:
        page_image(path, "pdf" if name.endswith("pdf") else "image", 1, 100)
    assert caught.value.code == "too_large"


def test_a_picture_cut_off_is_damaged(tmp_path: Path, snippet: Path) -> None:
    path = tmp_path / "half.png"
    data = snippet.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.code == "damaged"


def test_the_models_are_the_measured_ones_and_their_licence_is_installed() -> None:
    from tro_desk.intake import ocr

    files = metadata.files("rapidocr") or []
    licence = next(file for file in files if file.name == "MODEL_LICENSES.md").read_text("utf-8")
    assert "Apache License" in licence
    for name in ocr.MODELS:
        data = (Path(ocr.rapidocr.__file__).parent / "models" / name).read_bytes()
        assert f"| `{name}` |" in licence
        assert hashlib.sha256(data).hexdigest() in licence
