"""What of a snapshot goes out of the house."""

from __future__ import annotations

from dataclasses import replace

from tro_desk.papers.figures import Figures
from tro_desk.papers.snapshot import Snapshot
from tro_desk.papers.written import Written


def outward(told: Snapshot) -> Snapshot:
    """Without what stands in fields called "Note", which the seller wrote for nobody else.

    The worksheet's "Note for your lawyer" goes along, and why a court was closed.
    """
    return replace(
        told,
        written=told.written and _written(told.written),
        figures=told.figures and _figures(told.figures),
    )


def _written(told: Written) -> Written:
    return replace(
        told,
        offers=tuple(replace(one, note="") for one in told.offers),
        tasks=tuple(replace(one, note="") for one in told.tasks),
        documents=tuple(replace(one, note="") for one in told.documents),
        added=tuple(
            replace(one, notes=tuple(replace(said, note="") for said in one.notes))
            for one in told.added
        ),
    )


def _figures(told: Figures) -> Figures:
    return replace(
        told,
        costs=tuple(replace(one, note="") for one in told.costs),
        balances=tuple(replace(one, note="") for one in told.balances),
    )
