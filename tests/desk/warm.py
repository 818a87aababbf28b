"""Imported by the server of `forks`: each kind of work is done once, on a desk that goes away.

Fonts, the law's tables and the steps are read before a victim is forked, not by each of them.
"""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from tests.desk import victim
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk


def work_once() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("in", "out"):
            (folder / name).mkdir()
        with open_desk(folder / "desk", FixedClock(NOW)) as desk:
            desk.new_case()
            for kind in victim.KINDS:
                next(victim.steps(kind, desk, folder, 1))()
    assert threading.active_count() == 1, "what is forked would lack a thread"


work_once()
