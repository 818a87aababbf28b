"""The part of the desk that is about the guided path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.desk.brief_stands import BriefStands
from tro_desk.domain.steps import ReviewRow, WizardPath
from tro_desk.domain.store import Answer

if TYPE_CHECKING:
    from tro_desk.store import Storage


class StepsFace:
    """What `Desk` can do with the guided path of a case; see there."""

    _storage: Storage
    clock: Clock
    _brief_stands: BriefStands

    def path(self, case_id: str, flow: str | None = None) -> WizardPath:
        """The guided path of a case as it stands, in `flow` or in that of its platform.

        Raises `unknown_case` (case), `unknown_step` (step) for a flow that is not there.
        """
        from tro_desk.desk.steps import path

        return path(self._storage, self.clock.now(), case_id, flow, self._brief_stands)

    def flow_of(self, case_id: str) -> str:
        """The flow of the platform that is confirmed; `first_hours` until one is known."""
        from tro_desk.desk.steps import flow_of

        with self._storage.reading() as unit:
            return flow_of(unit.cases.get(case_id))

    def answer(self, case_id: str, step_id: str, value: str, item: str = "") -> Answer:
        """Save what the seller answers to a step (`StepState.id`); the newest counts.

        `value` is the canonical answer of the step's kind (`domain.steps.Kind`), or one of
        `unknown` (steps that ask), `open` (takes the answer back), `skipped` or `skipped:<reason>`,
        `impossible:<reason>` (forced steps alone, which cannot be skipped). A text of the seller's
        own goes in through `domain.steps.typed`, so that it is never taken for one of these words.

        Raises `unknown_step` (step) where the step does not apply or is done by what the desk sees,
        `step_blocked` (title) where another has to come first, `step_forced` and `reason_missing`
        (title), `bad_answer` (title, value); then nothing was saved.
        """
        from tro_desk.desk.steps import answer

        said = (case_id, step_id, value, item)
        return answer(self._storage, self.clock.now(), said, self._brief_stands)

    def undo_answer(self, case_id: str) -> Answer | None:
        """Take back the last answer of a case that still stands, again and again; None if none.

        The one given before it to the same step counts again, with what it rested on.
        """
        from tro_desk.desk.steps import undo_answer

        return undo_answer(self._storage, self.clock.now(), case_id)

    def review(self, case_id: str, flow: str | None = None) -> tuple[ReviewRow, ...]:
        """Everything that was answered, in the order of the path, each row a door back.

        Answers whose steps do not apply now stand at the end. Raises as `path`.
        """
        from tro_desk.desk.steps import review

        return review(self._storage, self.clock.now(), case_id, flow, self._brief_stands)
