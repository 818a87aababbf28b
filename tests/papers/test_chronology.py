"""What happened, in the order of time: its rows, its line, and what is no event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest

from tests.papers import reading, sample
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.money import Money
from tro_desk.domain.records import Contact, EvidenceNote, Offer, Remediation
from tro_desk.papers import BriefOptions, Snapshot, render_brief
from tro_desk.papers.chronology import AHEAD, Lane, chronology
from tro_desk.papers.layout.style import SMALL
from tro_desk.papers.layout.text import Run
from tro_desk.papers.layout.timeline import Lane as Drawn
from tro_desk.papers.layout.timeline import Timeline
from tro_desk.papers.snapshot import Statement
from tro_desk.papers.written import AddedPaper, Written

Language = Literal["zh", "en", "zh+en"]
ZONE = "Asia/Shanghai"
ASKED = datetime(2026, 3, 1, 1, 30, tzinfo=UTC)


def told() -> Snapshot:
    """The sample with records; a contact with the own lawyer as the desk hands it over."""
    shot = Evidence("cd" * 32, "page-商品页.png", 9_000, "png", 1, sample.NOW)
    taken = EvidenceNote("cd" * 32, "", "", "file", "", ASKED - timedelta(hours=1), ZONE, "")
    written = Written(
        contacts=(
            Contact(ASKED, ZONE, "platform", "", "case", "out", "Asked which order it is."),
            Contact(ASKED + timedelta(days=1), ZONE, "own_counsel", "", "phone", "out", ""),
        ),
        remediations=(
            Remediation("B0ZZK2M9QF", "taken_down", ASKED + timedelta(hours=2), ZONE, "", ""),
        ),
        offers=(
            Offer(date(2026, 3, 2), "plaintiff", Money("USD", 1_200_000), "", "open", None, ""),
        ),
        added=(AddedPaper(shot, (taken,)),),
    )
    return replace(sample.sample(), written=written)


def flow(snapshot: Snapshot, language: Language) -> str:
    options = BriefOptions(language, "A4", ("chronology",))
    return reading.flow_of(render_brief(snapshot, options).data)


def test_events_stand_in_their_order_and_lane() -> None:
    events = chronology(told())
    assert [event.at for event in events] == sorted(event.at for event in events)
    lanes = [event.lane for event in events]
    assert lanes.count(Lane.TALK) == 3
    first = events[0].told
    assert isinstance(first, Statement)
    assert first.field == "tro_entered"


def test_what_is_still_to_come_and_what_is_not_confirmed_is_no_event() -> None:
    snapshot = told()
    at = sample.NOW
    later = [
        Statement("hearing", "2026-03-09T09:30", "seller", None, "", None, at),
        *(Statement(field, "2026-02-20", "seller", None, "", None, at) for field in sorted(AHEAD)),
    ]
    more = replace(snapshot, statements=(*snapshot.statements, *later))
    assert chronology(more) == chronology(snapshot)
    passed = replace(more, made_at=datetime(2026, 4, 1, tzinfo=UTC))
    assert len(chronology(passed)) == len(chronology(snapshot)) + 1
    assert "27Feb2026" not in flow(snapshot, "en"), "the day of service is only a candidate"


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_every_event_is_told(language: Language) -> None:
    text = flow(told(), language)
    for words in ("page-商品页.png", "B0ZZK2M9QF", "USD12,000.00", "Askedwhichorderitis."):
        assert words in text, words
    dated = "2026-02-24" if language == "zh" else "Tue24Feb2026"
    assert dated in text
    assert ("北京时间" if language == "zh" else "Beijingtime") in text
    assert ("芝加哥时间" if language == "zh" else "Chicagotime") in text


def test_the_line_of_time_keeps_within_its_width() -> None:
    days = (date(2019, 5, 31), date(2026, 3, 4), date(2026, 3, 4))
    line = Timeline(
        [Drawn(Run("Seller", SMALL), days), Drawn(Run("Court", SMALL), days[:1])], date.isoformat
    )
    width, height = line.wrap(400, 700)
    assert width == 400
    assert 30 < height < 80
    assert 0 < line.x_of(days[0]) < line.x_of(days[1]) <= 400
    alone = Timeline([Drawn(Run("Seller", SMALL), days[:1])], date.isoformat)
    alone.wrap(400, 700)
    assert 0 < alone.x_of(days[0]) < 400


def test_five_hundred_events() -> None:
    contacts = tuple(
        Contact(ASKED + timedelta(hours=n), ZONE, "platform", "", "chat", "in", f"line-{n:03}.")
        for n in range(500)
    )
    snapshot = replace(sample.sample(), written=Written(contacts=contacts))
    snapshot = replace(snapshot, made_at=datetime(2027, 1, 1, tzinfo=UTC))
    text = flow(snapshot, "zh+en")
    assert all(f"line-{n:03}." in text for n in range(500))
