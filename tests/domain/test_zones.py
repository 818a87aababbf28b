"""In which zone a date is written: named, the court's, or not known; never a guess."""

from __future__ import annotations

import pytest

from tro_desk.content.courts import courts
from tro_desk.domain.zones import BEIJING, zone_of, zone_of_court

CHICAGO = "America/Chicago"
DAKOTA = next(court for court in courts().values() if court.other_tz)


@pytest.mark.parametrize(
    ("field", "tz", "court", "zone"),
    [
        ("served", None, "ilnd", CHICAGO),
        ("complaint_filed", None, "ilnd", CHICAGO),
        ("hearing", "America/New_York", "ilnd", "America/New_York"),
        ("served", None, "", None),
        ("served", None, DAKOTA.id, None),
        ("served", DAKOTA.tz, DAKOTA.id, DAKOTA.tz),
        ("notice_sent", None, "ilnd", None),
        ("service_mail_date", None, "ilnd", None),
        ("notice_sent", BEIJING, "ilnd", BEIJING),
        ("ip_complaint_received", None, "", BEIJING),
        ("counter_notice_sent", None, "ilnd", BEIJING),
    ],
)
def test_the_zone_of_a_date(field: str, tz: str | None, court: str, zone: str | None) -> None:
    assert zone_of(field, tz, courts().get(court)) == zone


def test_a_district_in_two_zones_does_not_tell_its_zone() -> None:
    assert zone_of_court(DAKOTA) is None
    assert zone_of_court(courts()["ilnd"]) == CHICAGO
