"""A damaged index of the search does not make a desk a damaged one, whatever SQLite looks at it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.store.made import NOW
from tro_desk.store import Storage, driver, pragmas


@pytest.mark.parametrize("library", [sqlite3, driver.cipher()])
@pytest.mark.parametrize("harmed", ["index", "desk"])
def test_the_index_alone_is_forgiven(tmp_path: Path, library: Any, harmed: str) -> None:
    storage = Storage(tmp_path, NOW)
    with storage.writing() as unit:
        unit.search.make()
        for number in range(200):
            unit.shops.add("amazon", f"Shop {number} " + "x" * 400, "")
    storage.close()
    path = tmp_path / "desk.db"
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO search_words (rowid, words) VALUES (1, 'a b c')")
        connection.commit()
        if harmed == "index":
            connection.execute("UPDATE search_words_data SET block = x'00ff00ff' WHERE id > 9")
        (first,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'stores'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    if harmed == "desk":
        with path.open("rb+") as file:
            file.seek((first - 1) * size)
            file.write(b"\xff" * size)
    with contextlib.closing(library.connect(str(path))) as connection:
        for quick in (True, False):
            try:
                sound = pragmas.whole(connection, quick=quick)
            except library.DatabaseError:  # so damaged that it cannot even be looked at
                sound = False
            assert sound is (harmed == "index")
