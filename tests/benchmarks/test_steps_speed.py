"""A step answered and the path read again, on a desk full of answers and evidence.

Counted in this process's own time, so that a busy machine changes little; the time on the wall is
printed beside. The case has accused products, so that steps are asked of each, and a brief.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator

import pytest

from tests.benchmarks.figures import held
from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW, reading
from tests.wizard.walking import ALL, values
from tro_desk.base.clock import FixedClock
from tro_desk.content.steps import flow_ids
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.steps import State
from tro_desk.papers import BriefOptions

ANSWERS, EVIDENCE, ACCUSED, ROUNDS = 5_000, 2_000, 25, 40
BAR = 0.05


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a case, its notice, its brief, and more evidence than a person gathers."""
    folder = tmp_path_factory.mktemp("steps")
    with open_desk(folder / "desk", FixedClock(NOW)) as desk:
        case = add(desk, folder, *CERTAIN).case_id
        products = [confirmed("asin", f"B0TRODSK{n:02d}") for n in range(ACCUSED)]
        desk.say(case, [*products, confirmed("court", "ilnd")])
        with desk._storage.writing() as unit:
            for number in range(EVIDENCE):
                path = folder / f"{number}.txt"
                path.write_text(f"Piece {number}", encoding="utf-8")
                unit.keep(path, reading(path), NOW)
        desk.make_brief(case, BriefOptions("en", "A4", ("case",)))
        yield desk


def fill(desk: Desk, case: str, flow: str, chance: random.Random) -> int:
    """Answer whatever can be answered, again and again, as the desk keeps it; how many answers."""
    from tro_desk.desk.steps import walk_of
    from tro_desk.domain.store import Answer

    count = 0
    while count < ANSWERS:
        with desk._storage.writing() as unit:
            walk = walk_of(unit, unit.cases.get(case), NOW, desk._brief_stands, flow)
            for stand in walk.stands:
                if stand.state is State.BLOCKED:
                    continue
                value = chance.choice(values(walk.flow, stand.step.id)[:2])
                step = f"{flow}/{stand.step.id}"
                said = Answer(
                    case,
                    step,
                    value,
                    walk.flow.version,
                    NOW,
                    item=stand.item.id,
                    basis=stand.basis,
                    wording=stand.step.wording,
                )
                unit.answers.add(unit.cases.require(case), said)
                count += 1
    return count


@pytest.mark.parametrize("flow", [name for name in ALL if name in flow_ids()])
def test_a_step_changes(full: Desk, flow: str) -> None:
    (case,) = full.case_ids()
    chance = random.Random(flow)
    count = fill(full, case, flow, chance)
    own, wall = [], []
    for _ in range(ROUNDS):
        path = full.path(case, flow)
        able = [s for s in path.steps if s.state is not State.BLOCKED]
        step = chance.choice(able)
        name = step.id.partition("/")[2].partition("@")[0]
        value = chance.choice(values(ALL[flow], name))
        start, cpu = time.perf_counter(), time.process_time()
        full.answer(case, step.id, value)
        full.path(case, flow)
        own.append(time.process_time() - cpu)
        wall.append(time.perf_counter() - start)
    usual, slowest = statistics.median(own), max(own)
    print(
        f"\n{flow}: {count:,} answers, {EVIDENCE:,} pieces of evidence, {path.total} steps:"
        f" {usual * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms"
        f" ({statistics.median(wall) * 1000:.0f} ms on the wall)"
    )
    held(f"next step at the desk ({flow})", usual * 1000, BAR * 1000, "ms")
