"""Which backups are kept, whatever moments they were made at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.store.rotation import DAYS, MONTHS, NEWEST, WEEKS, kept

START = datetime(2025, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 4 * 366 * 24 * 3600).map(lambda at: START + timedelta(seconds=at))
MANY = st.sets(MOMENTS, max_size=80)


@given(MANY)
def test_what_is_kept_was_there_and_is_not_much(made: set[datetime]) -> None:
    stay = kept(made)
    assert stay <= made
    assert len(stay) <= NEWEST + DAYS + WEEKS + MONTHS
    assert set(sorted(made, reverse=True)[:NEWEST]) <= stay


@given(MANY)
def test_a_second_look_removes_nothing_more(made: set[datetime]) -> None:
    assert kept(kept(made)) == kept(made)


@given(MANY)
def test_each_of_the_newest_days_weeks_and_months_keeps_its_newest(made: set[datetime]) -> None:
    stay = kept(made)
    for most, span in (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    ):
        spans = sorted({span(at) for at in made}, reverse=True)[:most]
        for one in spans:
            assert max(at for at in made if span(at) == one) in stay


@given(MANY, MOMENTS)
def test_an_older_one_never_pushes_a_newer_one_out(made: set[datetime], more: datetime) -> None:
    gone = kept(made) - kept(made | {more})
    assert all(at < more for at in gone)


@settings(max_examples=30)
@given(st.lists(st.integers(1, 60 * 24 * 4), min_size=1, max_size=250))
def test_day_after_day_no_span_is_ever_lost(gaps: list[int]) -> None:
    """Removing as one goes keeps what removing once in the end would keep of every month."""
    now, here, ever = datetime(2026, 1, 1, tzinfo=UTC), set[datetime](), set[datetime]()
    for gap in gaps:
        now += timedelta(minutes=gap)
        here = set(kept(here | {now}))
        ever.add(now)
    for span, most in ((lambda at: at.date(), DAYS), (lambda at: (at.year, at.month), MONTHS)):
        assert len({span(at) for at in here}) >= min(most, len({span(at) for at in ever}))
    assert here == kept(ever)


def test_a_clock_set_back_or_forward_removes_nothing_of_before() -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    made = {now - timedelta(days=day) for day in range(5)}
    wrong = {datetime(2036, 1, 1, tzinfo=UTC), datetime(2001, 1, 1, tzinfo=UTC)}
    assert kept(made | wrong) == made | wrong
