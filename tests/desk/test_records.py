"""What the seller writes down: versions, removal, evidence, and what is refused."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError, ReadError
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.money import Money
from tro_desk.domain.records import (
    CHOICES,
    KINDS,
    PAPERS,
    Body,
    BriefWishes,
    Contact,
    Counsel,
    Defence,
    Document,
    EvidenceNote,
    Letter,
    Offer,
    Points,
    Record,
    Remediation,
    Task,
    Worksheet,
    kind_of,
)
from tro_desk.store.record_body import packed, unpacked

BEIJING = timezone(timedelta(hours=8))
EARLIER = NOW - timedelta(days=2)
BODIES: dict[str, Body] = {
    "contact": Contact(
        EARLIER, "Asia/Shanghai", "platform", "Support", "case", "out", "Asked why."
    ),
    "remediation": Remediation(
        "B0TRODSK01", "taken_down", EARLIER, "Asia/Shanghai", "Li Ming", "Named in Schedule A."
    ),
    "offer": Offer(date(2026, 2, 20), "plaintiff", Money("USD", 500_000), "", "open", None, "", ()),
    "counsel": Counsel(
        "A. Lawyer", "Firm", "Illinois", "0000001", "flat", "USD 4,000", "none", "", "zh, en", ""
    ),
    "task": Task("Ask the supplier", "Wang", date(2030, 1, 1), None, "amazon/costs"),
    "points": Points(date(2026, 2, 1), 6, "", "IP complaint"),
    "document": Document("Invoice of 2025", "asked", ""),
    "defence": Defence("sales", "没有卖到伊利诺伊州。\n只有两单。", "Two orders only."),
    "evidence": EvidenceNote("", "", "", "file", "", EARLIER, "", ""),
    "brief": BriefWishes("zh+en", "Letter", "J. Vale", ("worksheet",), ("check_dates",), True),
    "letter": Letter("service_inquiry", "zh", "你好：\n\n第一段。"),
    "worksheet": Worksheet(
        (("fee", "4000.00 USD"), ("months", "")),
    ),
}


def saved(desk: Desk, case: str, kind: str) -> Record:
    return desk.save_record(case, BODIES[kind])


def test_every_kind_has_an_example() -> None:
    assert BODIES.keys() == KINDS.keys()
    for (kind, field), codes in CHOICES.items():
        assert getattr(BODIES[kind], field) in codes
    for kind, named in PAPERS.items():
        assert {field.name for field in fields(KINDS[kind])} >= set(named)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"evidence"}))
def test_a_record_comes_back_as_it_was_saved(desk: Desk, kind: str) -> None:
    case = desk.new_case()
    made = saved(desk, case, kind)
    assert (made.number, made.version, made.kind) == (1, 1, kind)
    assert made.body == BODIES[kind]
    folder = desk.folder
    desk.close()
    with open_desk(folder, FixedClock(NOW)) as again:
        assert again.records(case, kind) == (made,)
        assert again.records(case) == (made,)


def test_a_change_is_a_version_and_the_same_again_is_none(desk: Desk) -> None:
    case = desk.new_case()
    first = saved(desk, case, "task")
    assert isinstance(first.body, Task)
    done = replace(first.body, done_on=date(2026, 3, 1))
    desk.save_record(case, done, first.number)
    desk.save_record(case, done, first.number)
    (one,) = desk.records(case, "task")
    assert (one.body, one.version) == (done, 2)
    versions = desk.record_versions(case, "task", 1)
    assert [version.body for version in versions] == [first.body, done]
    assert saved(desk, case, "task").number == 2


def test_what_was_taken_away_can_come_back(desk: Desk) -> None:
    case = desk.new_case()
    one = saved(desk, case, "offer")
    desk.remove_record(case, "offer", 1)
    assert desk.records(case) == ()
    assert [gone.body for gone in desk.removed_records(case, "offer")] == [one.body]
    with pytest.raises(DeskError, match="unknown_record"):
        desk.save_record(case, one.body, 1)
    with pytest.raises(DeskError, match="unknown_record"):
        desk.remove_record(case, "offer", 1)
    assert saved(desk, case, "offer").number == 2, "a number is never given twice"
    desk.restore_record(case, "offer", 1)
    assert [record.number for record in desk.records(case, "offer")] == [1, 2]
    with pytest.raises(DeskError, match="unknown_record"):
        desk.restore_record(case, "offer", 1)


def test_a_case_has_one_worksheet(desk: Desk) -> None:
    case, other = desk.new_case(), desk.new_case()
    saved(desk, case, "worksheet")
    desk.save_record(case, Worksheet((("fee", "1"),)))
    assert [one.number for one in desk.records(case, "worksheet")] == [1]
    assert desk.records(other) == ()


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("contact", "party", "judge"),
        ("contact", "summary", "  "),
        ("contact", "zone", "Mars/Olympus"),
        ("contact", "zone", "../etc/passwd"),
        ("contact", "at", NOW + timedelta(days=3)),
        ("contact", "person", "two\nlines\x00"),
        ("offer", "on", date(2031, 1, 1)),
        ("offer", "amount", Money("USD", -1)),
        ("offer", "amount", Money("usd", 1)),
        ("offer", "valid_until", date(1805, 1, 1)),
        ("task", "title", ""),
        ("counsel", "name", ""),
        ("points", "points", -1),
        ("document", "have", ""),
        ("letter", "text", "a\x07"),
        ("letter", "language", "fr"),
    ],
)
def test_what_is_none_is_refused(desk: Desk, kind: str, field: str, value: object) -> None:
    case = desk.new_case()
    with pytest.raises(DeskError, match="bad_value") as caught:
        desk.save_record(case, replace(BODIES[kind], **{field: value}))
    assert caught.value.params["field"] == field
    assert desk.records(case) == ()


def test_a_paper_that_is_not_there_is_refused(desk: Desk) -> None:
    case = desk.new_case()
    with pytest.raises(DeskError, match="unknown_evidence"):
        desk.save_record(case, replace(BODIES["document"], evidence=("0" * 64,)))
    with pytest.raises(DeskError, match="unknown_case"):
        desk.save_record("c99", BODIES["task"])


def test_evidence_with_where_it_comes_from(desk: Desk, tmp_path: Path) -> None:
    case = desk.new_case()
    picture = tmp_path / "商品页 2026.txt"
    picture.write_text("the page as it was", encoding="utf-8")
    taken = datetime(2026, 3, 1, 10, 2, tzinfo=BEIJING)
    made = desk.add_evidence(
        case,
        picture,
        step="amazon/capture",
        item="B0TRODSK01",
        source="Seller Central",
        captured_at=taken,
        zone="Asia/Shanghai",
    )
    assert isinstance(made.body, EvidenceNote)
    assert made.body.sha256 == hashlib.sha256(picture.read_bytes()).hexdigest()
    assert (made.body.captured_at, made.body.captured_at.tzinfo) == (taken, UTC)
    desk.save_record(case, replace(BODIES["document"], evidence=(made.body.sha256,)))
    (kept,) = desk.case_evidence(case)
    assert (kept.evidence.name, kept.notice) == (picture.name, False)
    assert [one.kind for one in kept.notes + kept.used_by] == ["evidence", "document"]
    assert desk.original(made.body.sha256).read_bytes() == picture.read_bytes()
    again = desk.add_evidence(case, picture, step="amazon/capture", item="B0TRODSK01", note="x")
    assert (again.number, again.version) == (made.number, 2)
    other = desk.add_evidence(case, picture, step="amazon/capture", item="B0TRODSK02")
    assert other.number == 2
    assert len(desk.case_evidence(case)) == 1


def test_a_picture_or_a_note_that_is_no_file(desk: Desk) -> None:
    case = desk.new_case()
    made = desk.add_evidence_bytes(case, "记下来".encode(), "note.txt", how="note")
    assert isinstance(made.body, EvidenceNote)
    assert made.body.how == "note"
    assert desk.original(made.body.sha256).read_text(encoding="utf-8") == "记下来"
    for name in ("", "..", "a/b.txt", "a\\b.txt", "/etc/passwd"):
        with pytest.raises(DeskError, match="bad_value"):
            desk.add_evidence_bytes(case, b"x", name)
    with pytest.raises(ReadError, match="empty"):
        desk.add_evidence_bytes(case, b"", "x.png")
    assert len(desk.records(case)) == 1


def test_nothing_is_kept_where_the_words_are_wrong(desk: Desk, tmp_path: Path) -> None:
    case = desk.new_case()
    file = tmp_path / "a.txt"
    file.write_text("a")
    with pytest.raises(DeskError, match="bad_value"):
        desk.add_evidence(case, file, zone="nowhere")
    with pytest.raises(DeskError, match="unknown_case"):
        desk.add_evidence("c9", file)
    assert desk.case_evidence(case) == ()
    assert list((desk.folder / "vault").rglob("*.*")) == []


def test_a_row_that_says_nothing_is_told(desk: Desk) -> None:
    case = desk.new_case()
    saved(desk, case, "task")
    with sqlite3.connect(desk.folder / "desk.db") as connection:
        connection.execute("""UPDATE records SET body = '{"title": 3}'""")
    with pytest.raises(DeskError, match="desk_damaged"):
        desk.records(case)


def test_offers_name_the_items_of_their_steps(desk: Desk) -> None:
    case = desk.new_case()
    saved(desk, case, "offer")
    path = desk.path(case, "amazon")
    items = {step.item.label for step in path.steps if step.each == "offers" and step.item}
    assert items <= {"2026-02-20 5000.00 USD"}


_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(
    st.builds(
        Offer,
        st.dates(),
        st.sampled_from(CHOICES["offer", "by"]),
        st.none() | st.builds(Money, st.just("USD"), st.integers(0, 10**12)),
        _TEXTS,
        st.sampled_from(CHOICES["offer", "status"]),
        st.none() | st.dates(),
        _TEXTS,
        st.lists(_TEXTS, max_size=3).map(tuple),
    )
    | st.builds(
        Contact,
        st.datetimes(timezones=st.just(UTC)),
        _TEXTS,
        *(st.sampled_from(CHOICES["contact", "party"]), _TEXTS),
        st.sampled_from(CHOICES["contact", "channel"]),
        st.sampled_from(CHOICES["contact", "direction"]),
        _TEXTS,
    )
    | st.builds(Worksheet, st.lists(st.tuples(_TEXTS, _TEXTS), max_size=4).map(tuple))
)
def test_plain_values_give_the_body_back(body: Body) -> None:
    assert unpacked(kind_of(body), packed(body)) == body
