"""The table of courts: complete, without doubles, and no spelling that could mean two courts."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tro_desk.content.courts import courts, find_court
from tro_desk.domain.court import Court
from tro_desk.l10n.translator import ZONES

PER_STATE = {
    **dict.fromkeys(("CA", "NY", "TX"), 4),
    **dict.fromkeys(("AL", "FL", "GA", "IL", "LA", "NC", "OK", "PA", "TN"), 3),
    **dict.fromkeys(("AR", "IA", "IN", "KY", "MI", "MO", "MS", "OH", "VA", "WA", "WI", "WV"), 2),
}
"""Districts of each state with several; 28 USC 81-131."""


def spellings(court: Court) -> tuple[str, ...]:
    return (court.name_en, court.name_zh, court.cite, *court.aliases)


def test_all_94_districts() -> None:
    table = courts()
    assert len(table) == 94
    assert all(key == court.id for key, court in table.items())
    counted = Counter(court.state for court in table.values())
    assert counted == {state: PER_STATE.get(state, 1) for state in counted}
    assert len(counted) == 50 + 5  # DC, GU, MP, PR, VI


@pytest.mark.parametrize("name", ["id", "name_en", "name_zh", "cite", "ecf"])
def test_what_names_a_court_names_one(name: str) -> None:
    values = [getattr(court, name) for court in courts().values()]
    assert len(set(values)) == 94
    assert all(values)


def test_zones_load_and_have_names() -> None:
    for court in courts().values():
        for zone in (court.tz, *court.other_tz):
            assert ZoneInfo(zone).key == zone
            assert zone in ZONES
        assert court.tz not in court.other_tz


def test_a_spelling_means_one_court() -> None:
    owner: dict[str, str] = {}
    for court in courts().values():
        assert len(set(spellings(court))) == len(spellings(court))
        for text in spellings(court):
            assert owner.setdefault(text.casefold(), court.id) == court.id


def test_no_chinese_spelling_hides_in_another_courts() -> None:
    chinese = [
        (text, court.id)
        for court in courts().values()
        for text in spellings(court)
        if not text.isascii()
    ]
    inside = [
        (short, long)
        for short, owner in chinese
        for long, other in chinese
        if owner != other and short in long
    ]
    assert inside == []


@pytest.mark.parametrize(
    ("court", "cite", "tz", "other", "state", "ecf"),
    [
        ("ilnd", "N.D. Ill.", "America/Chicago", (), "IL", "ILND"),
        ("flsd", "S.D. Fla.", "America/New_York", (), "FL", "FLSD"),
        ("flnd", "N.D. Fla.", "America/New_York", ("America/Chicago",), "FL", "FLND"),
        ("nysd", "S.D.N.Y.", "America/New_York", (), "NY", "NYSD"),
        ("pawd", "W.D. Pa.", "America/New_York", (), "PA", "PAWD"),
        ("txwd", "W.D. Tex.", "America/Chicago", ("America/Denver",), "TX", "TXWD"),
        ("cacd", "C.D. Cal.", "America/Los_Angeles", (), "CA", "CACD"),
        ("cod", "D. Colo.", "America/Denver", (), "CO", "COD"),
        ("azd", "D. Ariz.", "America/Phoenix", (), "AZ", "AZD"),
        ("hid", "D. Haw.", "Pacific/Honolulu", (), "HI", "HID"),
        ("almd", "M.D. Ala.", "America/Chicago", (), "AL", "ALMD"),
        ("ared", "E.D. Ark.", "America/Chicago", (), "AR", "ARED"),
        ("nmid", "D. N. Mar. I.", "Pacific/Saipan", (), "MP", "NMID"),
    ],
)
def test_some_courts(
    court: str, cite: str, tz: str, other: tuple[str, ...], state: str, ecf: str
) -> None:
    found = courts()[court]
    assert (found.cite, found.tz, found.other_tz) == (cite, tz, other)
    assert (found.state, found.ecf) == (state, ecf)


def test_chinese_names_are_the_glossarys(shared: Path) -> None:
    with (shared / "domain" / "glossary.tsv").open(encoding="utf-8", newline="") as file:
        terms = {row["en"]: row["zh"] for row in csv.DictReader(file, delimiter="\t")}
    named = {court.name_en: court.name_zh for court in courts().values() if court.name_en in terms}
    assert len(named) == 4
    assert named == {name: terms[name] for name in named}
    assert courts()["nysd"].name_zh == "纽约南区联邦地区法院"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ilnd", ["ilnd"]),
        ("ILND", ["ilnd"]),
        ("N.D. Ill.", ["ilnd"]),
        ("nd ill", ["ilnd"]),
        ("N. D. Illinois", ["ilnd"]),
        ("Northern District of Illinois", ["ilnd"]),
        ("United States District Court for the Northern District of Illinois", ["ilnd"]),
        ("伊利诺伊州北区法院", ["ilnd"]),
        ("伊利诺伊州北区（北）法院", ["ilnd"]),
        ("美国纽约南区联邦地区法院", ["nysd"]),
        ("佛罗里达州南区法院", ["flsd"]),
        ("宾夕法尼亚州西区法院", ["pawd"]),
        ("SDNY", ["nysd"]),
        ("delaware", ["ded"]),
        ("district of florida", ["flmd", "flnd", "flsd"]),
        ("德克萨斯", ["txed", "txnd", "txsd", "txwd"]),
        ("特拉华州法院", []),  # a court of the state
        ("7th Cir.", []),
        ("", []),
        ("...", []),
    ],
)
def test_what_a_seller_types(text: str, ids: list[str]) -> None:
    assert [court.id for court in find_court(text)] == ids
