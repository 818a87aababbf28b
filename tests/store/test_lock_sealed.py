"""Sealed files: what comes out is what went in, or nothing does."""

from __future__ import annotations

import io
import os
import random

import pytest

from tro_desk.store.kept_files import BrokenSealError
from tro_desk.store.keys import Keys
from tro_desk.store.sealed import PIECE, SealingWriter, Unsealing, reader

KEYS = Keys(bytes(range(32)))
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7)
HEAD = 84  # bytes before the first piece
WHOLE = PIECE + 16


def sealed(data: bytes, name: str = "a.pdf", keys: Keys = KEYS) -> bytes:
    out = io.BytesIO()
    writer = SealingWriter(out, keys, name)
    for start in range(0, len(data), 700_001):
        writer.write(data[start : start + 700_001])
    writer.finish()
    return out.getvalue()


def read(data: bytes, name: str = "a.pdf", keys: Keys = KEYS) -> bytes:
    with reader(io.BytesIO(data), keys, name) as file:
        return file.read()


def passed(data: bytes, name: str = "a.pdf") -> bytes:
    """What comes out where the file is opened as it is copied."""
    opening = Unsealing(KEYS, name)
    found = []
    for start in range(0, len(data), 300_007):
        found += opening.feed(data[start : start + 300_007])
    return b"".join([*found, opening.finish()])


@pytest.fixture(scope="module")
def data() -> bytes:
    return random.Random(1).randbytes(3 * PIECE + 7)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_opens(size: int, data: bytes) -> None:
    made = sealed(data[:size])
    assert read(made) == passed(made) == data[:size]
    assert data[:40] not in made
    assert made != sealed(data[:size]), "the same file twice does not look the same"


def test_any_place_can_be_read(data: bytes) -> None:
    plain = io.BytesIO(data)
    chance = random.Random(2)
    with reader(io.BytesIO(sealed(data)), KEYS, "a.pdf") as file:
        for _ in range(300):
            place, size = chance.randrange(len(data) + 9), chance.randrange(400_000)
            plain.seek(place)
            assert file.seek(place) == place
            assert file.read(size) == plain.read(size)
        assert file.seek(-5, os.SEEK_END) == len(data) - 5
        assert file.read() == data[-5:]


def broken(made: bytes, name: str = "a.pdf") -> bool:
    """Whether both ways of opening refuse it."""
    with pytest.raises(BrokenSealError):
        read(made, name)
    with pytest.raises(BrokenSealError):
        passed(made, name)
    return True


@pytest.mark.parametrize("left", [0, 5, HEAD - 1, HEAD, HEAD + 15, HEAD + WHOLE, HEAD + 2 * WHOLE])
def test_a_file_that_was_cut_off_does_not_open(left: int, data: bytes) -> None:
    assert broken(sealed(data[: 2 * PIECE + 9])[:left])


def test_a_changed_bit_is_told_wherever_it_is() -> None:
    made = sealed(b"what the plaintiff wrote")
    for place in range(len(made)):
        harmed = bytearray(made)
        harmed[place] ^= 1 << place % 8
        assert broken(bytes(harmed))


def test_pieces_cannot_be_moved_left_out_or_taken_from_elsewhere(data: bytes) -> None:
    made, other = sealed(data), sealed(data)
    head, pieces = made[:HEAD], [made[at : at + WHOLE] for at in range(HEAD, len(made), WHOLE)]
    assert broken(head + pieces[1] + pieces[0] + pieces[2] + pieces[3])
    assert broken(head + pieces[0] + pieces[2] + pieces[3])
    assert broken(head + b"".join(pieces) + pieces[3])
    assert broken(head + other[HEAD : HEAD + WHOLE] + b"".join(pieces[1:]))
    assert broken(other[:HEAD] + b"".join(pieces))


def test_a_file_opens_by_its_own_name_and_keys_alone() -> None:
    made = sealed(b"a contract", "one.pdf")
    assert read(made, "one.pdf") == b"a contract"
    assert broken(made, "two.pdf")
    with pytest.raises(BrokenSealError):
        read(made, "one.pdf", Keys(bytes(32)))


def test_forgotten_keys_open_nothing() -> None:
    keys = Keys(os.urandom(32))
    made = sealed(b"a contract", keys=keys)
    keys.forget()
    for use in (lambda: read(made, keys=keys), keys.pragma, lambda: keys.master):
        with pytest.raises(ValueError, match="forgotten"):
            use()
