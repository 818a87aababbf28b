"""The two faces of Noto Sans SC are the measured ones, with their licence beside them."""

from __future__ import annotations

import hashlib

import pytest

from tro_desk.base import paths

FACES = {
    "NotoSansSC-Regular.ttf": "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    "NotoSansSC-Bold.ttf": "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
}


@pytest.mark.parametrize("name", FACES)
def test_face_is_the_measured_one(name: str) -> None:
    data = paths.asset("fonts", name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == FACES[name]


def test_licence_is_beside_the_faces() -> None:
    assert "SIL OPEN FONT LICENSE" in paths.asset("fonts", "OFL.txt").read_text(encoding="utf-8")
