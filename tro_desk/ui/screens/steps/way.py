"""The way along a path: what was seen, what was before it, what comes next."""

from __future__ import annotations

from typing import Final

from tro_desk.domain.steps import SETTLED, State, StepState, WizardPath

REVIEW: Final = "review"
"""Where the review of all answers stands in the order of what was seen."""


class Way:
    """`here` is the id of the step that is open, or `REVIEW`; "" before the first."""

    here: str
    _seen: list[str]
    _began_settled: bool

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, for another case."""
        self.here, self._seen, self._began_settled = "", [], False

    def went(self, where: str, settled: bool = False) -> None:
        """A step was opened; `settled`: nothing was to be done on it then."""
        if not self._seen or self._seen[-1] != where:
            self._seen.append(where)
        self.here, self._began_settled = where, settled

    def before(self, path: WizardPath) -> str:
        """What was seen before, else what stands before; "" before the first step."""
        if self._seen and self._seen[-1] == self.here:
            self._seen.pop()
        while self._seen:
            place = self._seen.pop()
            if place == REVIEW or path.step(place) is not None:
                return place
        ids = [step.id for step in path.steps]
        if self.here == REVIEW and ids:
            return ids[-1]
        at = ids.index(self.here) if self.here in ids else 0
        return ids[at - 1] if at else ""

    def after(self, path: WizardPath, step_id: str) -> StepState | None:
        """The next step that can be taken; of one that was settled before, the next of all.

        None where nothing comes after it: then all is reviewed.
        """
        ids = [step.id for step in path.steps]
        at = ids.index(step_id) if step_id in ids else -1
        following = path.steps[at + 1 :]
        if self._began_settled and following:
            return following[0]
        return next((s for s in following if s.state in (State.OPEN, State.STALE)), None)


def settled(step: StepState) -> bool:
    """Whether a step is done or left out."""
    return step.state in SETTLED
