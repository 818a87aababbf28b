"""Reads the figures of a case and carries out what the seller says of a listing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tro_desk.domain.case import Case
from tro_desk.domain.exposure import Against, Basis, Exposure
from tro_desk.domain.goods import Match
from tro_desk.domain.remedy import Remedy
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.base.errors import DeskError


@dataclass(frozen=True, slots=True)
class Figures:
    """What the page shows, read at one time."""

    case: Case
    exposure: Exposure
    matches: tuple[Match, ...]
    remedies: tuple[Remedy, ...]

    def basis(self, wanted: tuple[str, str] | None) -> Basis | None:
        """The basis of a report and currency, else the best one; None where there is none."""
        bases = self.exposure.bases
        same = (one for one in bases if (one.report, one.currency) == wanted)
        return next(same, bases[0] if bases else None)

    def against(self, basis: Basis | None) -> Against | None:
        """Frozen money beside the sums of a basis, where both are in one currency."""
        if basis is None:
            return None
        total, at = basis.total, self.exposure.bases.index(basis)
        frozen = (one for one in self.exposure.frozen_total if one.money.currency == basis.currency)
        whole = next(frozen, None)
        if whole is None:
            return None
        return Against(basis.currency, whole, total.gross, total.net, at)


class ExposureController:
    """All calls of the desk run in the background."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui

    def read(self, case_id: str) -> Figures:
        """Called in a worker thread."""
        desk = self._ui.desk
        return Figures(
            desk.case(case_id),
            desk.exposure(case_id),
            desk.matches(case_id),
            desk.remedies(case_id),
        )

    def answer(
        self,
        case_id: str,
        product_id: str,
        answer: str,
        done: Callable[[], None],
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Save whether a listing is among the accused ones; `open` takes the answer back."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.answer_listing(case_id, product_id, answer),
            lambda _saved: done(),
            failed,
        )
