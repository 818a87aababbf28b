"""Files broken at random: a code or a reading, never a crash, never a worker that stays silent."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import DATA, ORDER, pdf
from tro_desk.base.errors import READ_ERRORS, ReadError
from tro_desk.intake import Limits, read_file

LIMITS = Limits(seconds=20)
CODES = {*READ_ERRORS, "took_too_long", "read"}
WHOLE = (
    pdf([ORDER, "second page"]),
    (DATA / "nef_forwarded_many_recipients.eml").read_bytes(),
    (DATA / "nef_plain_text.eml").read_bytes(),
)


def read_or_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        reading = read_file(path, limits=LIMITS)
    except ReadError as error:
        code = error.code
    else:
        code = "read"
        for one in reading.candidates:
            assert reading.document.pages[one.page - 1].text[one.start : one.end] == one.raw
    assert code in CODES


usual = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@usual
@given(
    data=st.binary(max_size=400), head=st.sampled_from([b"", b"%PDF-1.7\n", b"From: a\nTo: b\n"])
)
def test_noise(tmp_path: Path, data: bytes, head: bytes) -> None:
    read_or_refused(tmp_path / "noise", head + data)


@usual
@given(
    whole=st.sampled_from(WHOLE),
    hits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30),
    end=st.floats(0.3, 1),
)
def test_changed_bytes(
    tmp_path: Path, whole: bytes, hits: list[tuple[float, int]], end: float
) -> None:
    data = bytearray(whole)
    for place, byte in hits:
        data[int(place * (len(data) - 1))] = byte
    read_or_refused(tmp_path / "changed", bytes(data[: int(end * len(data))]))
