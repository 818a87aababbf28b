"""Whatever is said and taken back in whatever order: the case is what a simple model says."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.fields import FIELDS

SAID = st.builds(
    Said,
    field=st.sampled_from(["judge", "asin"]),
    value=st.sampled_from(["B000000001", "B000000002", "B000000003"]),
    status=st.sampled_from(list(Status)),
)


def _state(batches: list[list[Said]]) -> dict[tuple[str, str], Status]:
    """Said one after the other; of a single-valued field a new confirmation replaces the old."""
    state: dict[tuple[str, str], Status] = {}
    for said in (one for batch in batches for one in batch):
        if said.status is Status.CONFIRMED and not FIELDS[said.field].many:
            replaced = [key for key, status in state.items() if status is Status.CONFIRMED]
            for key in replaced:
                if key[0] == said.field:
                    del state[key]
        state[said.field, said.value] = said.status
    return state


class SayAndUndo(RuleBasedStateMachine):
    desk: Desk

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.desk = open_desk(self.folder, FixedClock(NOW))
        self.desk.new_case()
        self.batches: list[list[Said]] = []

    @rule(said=st.lists(SAID, min_size=1, max_size=4))
    def say(self, said: list[Said]) -> None:
        assert len(self.desk.say("c1", said)) == len(said)
        self.batches.append(said)

    @rule()
    def undo(self) -> None:
        taken = [(fact.field, fact.value) for fact in self.desk.undo("c1")]
        expected = self.batches.pop() if self.batches else []
        assert taken == [(one.field, one.value) for one in expected]

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.folder, FixedClock(NOW))

    @invariant()
    def is_what_the_model_says(self) -> None:
        case = self.desk.case("c1")
        seen = {(fact.field, fact.value): fact.status for fact in case.facts}
        assert len(seen) == len(case.facts)
        assert seen == _state(self.batches)
        assert self.desk.can_undo("c1") == bool(self.batches)

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder)


TestSayAndUndo = SayAndUndo.TestCase
TestSayAndUndo.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
