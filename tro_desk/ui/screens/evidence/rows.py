"""The rows and columns of the evidence: a row for each place a kept file belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.court_of import court_of
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.records import EvidenceNote, KeptEvidence, Record
from tro_desk.domain.zones import zone_of_court
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import size_text
from tro_desk.l10n.records import field_words, kind_words
from tro_desk.l10n.translator import BEIJING, ZONES
from tro_desk.ui.evidence.originals import Compared
from tro_desk.ui.evidence.words import COMPARED, kind_text, short
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.models.steps import titled
from tro_desk.ui.records.words import NOTHING, one_line

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.steps import StepState


@dataclass(frozen=True, slots=True)
class Row:
    """A kept file with one record of where it comes from, or with none.

    `step` is the step it was kept for, where the case still has it; `used_by` are the kinds of
    records that name the file; `compared` is what came of comparing it last.
    """

    evidence: Evidence
    notice: bool
    record: Record | None = None
    step: StepState | None = field(default=None, compare=False)
    used_by: tuple[str, ...] = ()
    compared: Compared | None = None

    @property
    def note(self) -> EvidenceNote | None:
        """Where it comes from."""
        body = self.record.body if self.record is not None else None
        assert body is None or isinstance(body, EvidenceNote)
        return body

    @property
    def place(self) -> tuple[str, int]:
        """What tells rows apart, whatever version the record has."""
        return self.evidence.sha256, self.record.number if self.record is not None else 0


@dataclass(frozen=True, slots=True)
class Found:
    """What the screen shows: the rows, and the zone of the court, None where it is not known."""

    rows: tuple[Row, ...]
    zone: str | None


def read(desk: Desk, case_id: str) -> Found:
    """Read the evidence of a case. Raises `unknown_case` (case)."""
    kept = desk.case_evidence(case_id)
    steps = _steps(desk, case_id, kept)
    rows = tuple(row for one in kept for row in _rows(one, steps))
    return Found(rows, zone_of_court(court_of(desk.case(case_id))))


def _rows(one: KeptEvidence, steps: Mapping[str, StepState]) -> Iterable[Row]:
    used_by = tuple(dict.fromkeys(record.kind for record in one.used_by))
    if not one.notes:
        yield Row(one.evidence, one.notice, None, None, used_by)
    for record in one.notes:
        body = record.body
        assert isinstance(body, EvidenceNote)
        step = steps.get(f"{body.step}@{body.item}" if body.item else body.step)
        yield Row(one.evidence, one.notice, record, step, used_by)


def _steps(desk: Desk, case_id: str, kept: Iterable[KeptEvidence]) -> dict[str, StepState]:
    """The steps that evidence was kept for, by their ids."""
    named = {
        note.body.step
        for one in kept
        for note in one.notes
        if isinstance(note.body, EvidenceNote) and note.body.step
    }
    found: dict[str, StepState] = {}
    for flow in sorted({step.partition("/")[0] for step in named}):
        try:
            path = desk.path(case_id, flow)
        except DeskError:  # a flow that this program does not have
            continue
        found |= {step.id: step for step in path.steps}
    return found


def belongs(words: Translator, row: Row) -> str:
    """What it belongs to: the case as a notice, a step, records."""
    said = [words.say("evidence", "Notice")] if row.notice else []
    note = row.note
    if row.step is not None:
        said.append(titled(words, row.step.title, row.step.item))
    elif note is not None and note.step:
        said.append(words.say("evidence", "A step that does not apply any more"))
    said += [words.render(kind_words(kind)) for kind in row.used_by]
    return words.listed(said) if said else words.say("evidence", "The case")


def compared(words: Translator, row: Row) -> str:
    """What came of comparing it."""
    return words.render(COMPARED[row.compared]) if row.compared is not None else NOTHING


_UTC: Final = ZoneInfo("UTC")
NAME, KIND, SIZE, SHA, ADDED, AT_COURT, IN_BEIJING, SOURCE, BELONGS, NOTE, COMPARED_AT = range(11)


def captured(words: Translator, row: Row, zone: str | None) -> list[str]:
    """When the evidence was taken: in the court's zone, in Beijing and in UTC, each named."""
    if row.note is None:
        return []
    at = row.note.captured_at
    court = [at.astimezone(ZoneInfo(zone))] if zone is not None else []
    return [words.moment(one) for one in (*court, words.beijing(at), at.astimezone(_UTC))]


def columns(zone: str | None) -> tuple[Column[Row], ...]:
    """The columns; the heads of moments name the zones in which they stand."""
    beijing = Message("zone", ZONES[BEIJING])
    court: Message = (
        Message("zone", ZONES[zone]) if zone in ZONES else M_("evidence", "court not known")
    )

    def moment(value: Any, name: str) -> Any:
        return value.astimezone(ZoneInfo(name))

    def at_court(words: Translator, row: Row) -> str:
        if row.note is None or zone is None:
            return NOTHING
        return words.date_time(moment(row.note.captured_at, zone))

    def in_beijing(words: Translator, row: Row) -> str:
        return words.date_time(words.beijing(row.note.captured_at)) if row.note else NOTHING

    def both(words: Translator, row: Row) -> str:
        return "\n".join(captured(words, row, zone))

    def taken(row: Row) -> Any:
        return row.note.captured_at if row.note is not None else None

    def text(name: str) -> Column[Row]:
        def whole(_words: Translator, row: Row) -> str:
            return getattr(row.note, name, "") or NOTHING

        return Column(
            field_words("evidence", name), lambda t, row: one_line(whole(t, row)), tip=whole
        )

    return (
        Column(M_("evidence", "File"), lambda _t, row: row.evidence.name),
        Column(
            M_("evidence", "Kind"),
            lambda t, row: kind_text(t, row.evidence.name, row.note.how if row.note else ""),
        ),
        Column(
            M_("evidence", "Size"),
            lambda t, row: size_text(t, row.evidence.size),
            lambda row: row.evidence.size,
            right=True,
        ),
        Column(
            M_("evidence", "SHA-256"),
            lambda _t, row: short(row.evidence.sha256),
            tip=lambda _t, row: row.evidence.sha256,
            cell=lambda row: row.evidence.sha256,
        ),
        Column(
            M_("evidence", "Added"),
            lambda t, row: t.moment(t.beijing(row.evidence.added_at)),
            lambda row: row.evidence.added_at,
        ),
        Column(M_("evidence", "Captured ({zone})", zone=court), at_court, taken, tip=both),
        Column(M_("evidence", "Captured ({zone})", zone=beijing), in_beijing, taken, tip=both),
        text("source"),
        Column(M_("evidence", "Belongs to"), belongs, tip=belongs),
        text("note"),
        Column(
            M_("evidence", "Compared"),
            compared,
            lambda row: None if row.compared is None else list(Compared).index(row.compared),
            tone=lambda row: "danger" if row.compared in _BAD else None,
        ),
    )


_BAD: Final = (Compared.DIFFERS, Compared.MISSING)


class EvidenceGrid(Grid[Row]):
    """What is copied, and what is found by typing, has the whole SHA-256."""

    def cells(self, row: Row) -> tuple[str, ...]:
        cells = list(super().cells(row))
        cells[SHA] = row.evidence.sha256
        return tuple(cells)

    def show_zone(self, zone: str | None) -> None:
        """Name the court's zone in the heads."""
        self.columns = columns(zone)
        self.retranslate(self.words)
