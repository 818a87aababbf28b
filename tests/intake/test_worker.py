"""The worker process: killed, stopped, too slow, too hungry - and the next file is read."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.intake.conftest import DATA
from tro_desk.base.errors import Cancelled, DeskError, ReadError
from tro_desk.intake import Limits, draw_pdf, page_image, read_file, reading

MAIL = DATA / "nef_html_only.eml"


class Watch:
    """A job that notes what it is told and can act on the first report."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []
        self.stop = False

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if self.stop:
            raise Cancelled


class Killer(Watch):
    """Kills the worker as soon as it reports a page."""

    def report(self, done: int, total: int) -> None:
        super().report(done, total)
        for process in multiprocessing.active_children():
            if process.name == "tro-desk reader":
                process.kill()


class Stopper(Watch):
    """Asks to stop as soon as a page is reported."""

    def report(self, done: int, total: int) -> None:
        super().report(done, total)
        self.stop = True


def workers() -> list[int | None]:
    return [p.pid for p in multiprocessing.active_children() if p.name == "tro-desk reader"]


def test_progress_counts_the_pages(long_pdf: Path) -> None:
    job = Watch()
    read_file(long_pdf, job)
    assert job.told[0] == (1, 300)
    assert job.told[-1] == (300, 300)


def test_a_killed_worker_is_a_code_and_the_next_file_is_read(long_pdf: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_file(long_pdf, Killer())
    assert caught.value.code == "damaged"
    assert workers() == []
    assert read_file(MAIL).notice_type == "court_email"


def test_a_worker_killed_while_idle_is_replaced() -> None:
    read_file(MAIL)
    for process in multiprocessing.active_children():
        if process.name == "tro-desk reader":
            process.kill()
            process.join()
    assert read_file(MAIL).notice_type == "court_email"


def test_cancel_stops_within_a_second(long_pdf: Path) -> None:
    read_file(MAIL)  # the worker is warm
    job = Stopper()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        read_file(long_pdf, job)
    assert time.monotonic() - start < 1.0
    assert workers() == []
    assert read_file(MAIL).notice_type == "court_email"


def test_a_job_stopped_before_it_began(long_pdf: Path) -> None:
    job = Watch()
    job.stop = True
    with pytest.raises(Cancelled):
        read_file(long_pdf, job)
    assert job.told == []


def test_too_slow(long_pdf: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_file(long_pdf, limits=Limits(seconds=0.01))
    assert caught.value.code == "took_too_long"
    assert workers() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_too_hungry(long_pdf: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_file(long_pdf, limits=Limits(memory=1_000_000))
    assert caught.value.code == "damaged"
    assert workers() == []
    assert len(read_file(long_pdf).document.pages) == 300


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_fresh_worker_too_hungry_spoils_nothing_for_the_next(long_pdf: Path) -> None:
    reading.end_workers()
    with pytest.raises(ReadError):
        read_file(MAIL, limits=Limits(memory=1_000_000))
    assert read_file(MAIL).notice_type == "court_email"
    assert len(read_file(long_pdf).document.pages) == 300


def test_one_worker_is_kept_and_used_again() -> None:
    read_file(MAIL)
    first = workers()
    read_file(MAIL)
    assert len(first) == 1
    assert workers() == first
    reading.end_workers()
    assert workers() == []


def test_several_threads_read_at_once() -> None:
    paths = [MAIL, DATA / "nef_plain_text.eml", DATA / "nef_restricted.eml"]
    courts: dict[str, str] = {}

    def read(path: Path) -> None:
        found = read_file(path).candidates
        courts[path.stem] = next(c.value for c in found if c.field == "court")

    threads = [threading.Thread(target=read, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [courts[p.stem] for p in paths] == ["flsd", "ilnd", "pawd"]
    assert len(workers()) == 1


def test_the_parent_does_not_open_files_itself() -> None:
    code = "import sys, tro_desk.intake; print('pypdfium2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_error_in_a_file_keeps_the_worker() -> None:
    read_file(MAIL)
    first = workers()
    with pytest.raises(ReadError):
        read_file(DATA / "s38_locked.pdf")
    assert workers() == first


def test_page_images(tmp_path: Path, order: bytes) -> None:
    path = tmp_path / "order.pdf"
    path.write_bytes(order)
    found = [c for c in read_file(path).candidates if c.field in ("docket_number", "tro_entered")]
    image = page_image(path, "pdf", 1, 200, [(c.start, c.end) for c in found])
    assert image.png.startswith(b"\x89PNG")
    assert (image.width, image.height) == (1191, 1684)
    assert [len(boxes) for boxes in image.boxes] == [1, 1]
    box = image.boxes[0][0]
    # The case number is on the tenth line: 16 points a line, two pixels a point.
    assert 1684 - 2 * (760 - 16 * 9 + 14) < box.top < box.bottom < 1684 - 2 * (760 - 16 * 9 - 6)
    assert draw_pdf(order, 1, 100).width == 596


def test_pages_that_cannot_be_drawn(tmp_path: Path, order: bytes) -> None:
    with pytest.raises(DeskError) as caught:
        page_image(MAIL, "eml", 1, 100)
    assert caught.value.code == "no_page_image"
    path = tmp_path / "order.pdf"
    path.write_bytes(order)
    with pytest.raises(DeskError) as caught:
        page_image(path, "pdf", 7, 100)
    assert caught.value.code == "damaged"
