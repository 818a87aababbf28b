"""A time and a day always say in which zone they are, and never by letters that mean two of them.

Not meant are the dates of documents: the version of a table, the day a law was read, the day on
which a file says it was made. They stand without a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT
from tests.house.zones import (
    AMBIGUOUS,
    calendarless,
    has_day,
    has_month,
    nameless,
    nameless_days,
    names_calendar,
    zones,
)
from tests.papers import figures, reading, sample
from tro_desk import cli
from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.base.messages import Message
from tro_desk.content.courts import courts
from tro_desk.content.deadlines import deadline_rules
from tro_desk.desk import Said, open_desk
from tro_desk.desk.without_case import deadlines_for
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Closure, Deadline
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.sales import FAMILIES
from tro_desk.domain.zones import ON_SELLERS_CLOCK
from tro_desk.l10n.calendars import CALENDARS, MARKETPLACE, REPORT, calendar_of
from tro_desk.l10n.calendars import UTC as UTC_CALENDAR
from tro_desk.l10n.sales import REPORTS
from tro_desk.l10n.terms import DATE_FIELDS
from tro_desk.l10n.translator import Translator, translator
from tro_desk.ledger import ExportReading
from tro_desk.ledger.days import Days
from tro_desk.ledger.places import marketplace_zone
from tro_desk.papers import BriefOptions, Snapshot, build_snapshot, render_brief, section_ids

EXPORTS = ROOT / "tests" / "ledger" / "data"
NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
LANGUAGES = ["zh", "en"]
ALL_BUT_REASONS = tuple(name for name in section_ids() if name != "trace")


def every_trigger(court: Court) -> dict[str, str]:
    """Typed values that give every deadline of the table."""
    values = {"court": court.id, "hearing": "2026-11-02T09:30", "answer_due": "2027-02-01"}
    for rule in deadline_rules().rules.values():
        values |= dict.fromkeys(rule.triggers, "2026-10-30")
    return values


def values_used(deadline: Deadline, words: Translator) -> Iterator[str]:
    """The steps that say what a deadline starts from: with them the zone of its days is named."""
    for step in deadline.trace:
        if step.text.text.startswith("{what}: {value}"):
            yield words.render(step.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_of_each_deadline_of_each_court(language: str) -> None:
    words = translator(language)
    for court in courts().values():
        found = deadlines_for(every_trigger(court))
        assert {d.id for d in found} >= deadline_rules().rules.keys() - {"opposition_due"}
        for deadline in found:
            for step in deadline.trace:
                said = words.render(step.text)
                assert nameless(said, words) == []
                assert AMBIGUOUS.search(said) is None
            used = list(values_used(deadline, words))
            reasons = " ".join(words.render(step.text) for step in deadline.trace)
            assert deadline.due is None or any(zone in reasons for zone in zones(words))
            assert [day for said in used for day in nameless_days(said, words)] == []


def test_the_test_sees_a_time_without_a_zone() -> None:
    english, chinese = translator("en"), translator("zh")
    assert nameless("due 11:59 p.m. on Friday", english)
    assert nameless("due 11:59 p.m. Chicago time", english) == []
    assert nameless("截止 2026-03-20 周五 23:59", chinese)
    assert nameless("芝加哥时间 2026-03-20 周五 23:59", chinese) == []
    assert AMBIGUOUS.search("5:00 PM CST")


@pytest.mark.parametrize(
    ("language", "named", "bare"),
    [
        ("en", "served Fri 27 Feb 2026 (Chicago time), E1", "served Fri 27 Feb 2026, E1"),
        ("en", "Fri 27 Feb 2026 9:12 a.m. (time zone not known)", "Fri 27 Feb 2026 9:12 a.m."),
        ("en", "Tue 24 Feb to Tue 10 Mar (Chicago time)", "Tue 24 Feb to Tue 10 Mar"),
        ("en", "Tue10Mar202611:59p.m.Chicagotime", "Tue10Mar2026Chicago,Ill."),
        ("zh", "送达 2026-02-27 周五（芝加哥时间）", "送达 2026-02-27 周五（第 1 页）"),
        ("zh", "北京时间 2026-02-27 周五 09:12", "2026-02-27 周五 09:12，第 1 页"),
        ("zh", "02-24 周二至 03-10 周二（芝加哥时间）", "02-24 周二至 03-10 周二"),
        ("zh", "2026-02-27周五（时区未知）", "2026-02-27周五"),
    ],
)
def test_the_test_sees_a_day_without_a_zone(language: str, named: str, bare: str) -> None:
    words = translator(language)
    assert nameless_days(named, words) == []
    assert nameless_days(bare, words)


# the brief


def case_with_every_date(court: str = "ilnd") -> Snapshot:
    """The sample case with every deadline of the table and a fact in each field of a date."""
    make = sample.sample_maker()
    for field in sorted(DATE_FIELDS):
        make.say(field, "2026-10-30" if field != "hearing" else "2026-11-02T09:30")
    return build_snapshot(
        make.case(),
        deadlines_for(every_trigger(courts()["ilnd"])),
        (),
        NOW,
        sample.VERSIONS,
        courts={court: courts()["ilnd"]},
        closures=(Closure(1, "ilnd", date(2026, 11, 20), "storm"),),
    )


def words_of(snapshot: Snapshot, language: str, sections: tuple[str, ...]) -> str:
    """The words of a brief in their order, without white space: a line may break anywhere."""
    options = BriefOptions(language, sections=sections)  # type: ignore[arg-type]
    return reading.flow_of(render_brief(snapshot, options).data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [case_with_every_date, sample.sample])
def test_the_brief(make: Callable[[], Snapshot], language: str) -> None:
    words, snapshot = translator(language), make()
    text = words_of(snapshot, language, section_ids())
    assert nameless(text, words) == []
    options = BriefOptions(language)  # type: ignore[arg-type]
    spaced = reading.text_of(render_brief(snapshot, options).data)
    assert AMBIGUOUS.search(spaced) is None
    others = words_of(snapshot, language, ALL_BUT_REASONS)
    assert len(re.findall("2026", others)) > 20
    assert nameless_days(others, words) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_in_the_brief_name_the_zone_of_their_days_above(language: str) -> None:
    words, snapshot = translator(language), case_with_every_date()
    reasons = words_of(snapshot, language, ("trace",))
    for deadline in snapshot.deadlines:
        if deadline.due is not None:
            head = words.day(deadline.due.date(), deadline.tz)
            assert reading.squeezed(words.render(deadline.title) + head) in reasons
        for said in values_used(deadline, words):
            assert reading.squeezed(said) in reasons


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_without_a_court_gives_its_days_no_zone_of_a_court(language: str) -> None:
    words = translator(language)
    facts = words_of(case_with_every_date("none"), language, ("facts",))
    unknown = reading.squeezed(words.day(date(2026, 10, 30), None))
    assert nameless_days(facts, words) == []
    assert facts.count(unknown) == len(DATE_FIELDS - ON_SELLERS_CLOCK) - 1  # all but the hearing
    assert reading.squeezed(words.zone("America/Chicago")) not in facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_test_sees_a_brief_without_zones(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Translator, "day", lambda self, day, _zone: self.date(day))
    text = words_of(case_with_every_date(), language, ALL_BUT_REASONS)
    assert len(nameless_days(text, translator(language))) > len(DATE_FIELDS)


# days of reports and typed days


@pytest.mark.parametrize(
    ("language", "named", "bare"),
    [
        ("en", "2025-09-01 to 2026-02-28 (marketplace's calendar)", "2025-09-01 to 2026-02-28"),
        ("en", "of 2026-02-02 (as shown by its source)", "of 2026-02-02, as typed"),
        ("en", "invoice72025-08-01(asonthepaper,elseastyped)USD", "invoice72025-08-01USD4.20"),
        ("en", "2025-09-012026-02-28(UTC)", "2025-09-012026-02-28(F1)"),
        ("zh", "2025-09-01 至 2026-02-28（报告所用日历）", "2025-09-01 至 2026-02-28"),
        ("zh", "2026-02-27 周五", "2026-02-27"),
    ],
)
def test_the_test_sees_a_day_without_a_calendar(language: str, named: str, bare: str) -> None:
    words = translator(language)
    assert calendarless(named, words) == []
    assert calendarless(bare, words)


@pytest.mark.parametrize(
    ("file", "report", "zone"),
    [
        ("syn_amz_all_orders_us.txt", "amazon_all_orders", "America/Los_Angeles"),
        ("syn_amz_all_orders_uk_91_columns.txt", "amazon_all_orders", "Europe/London"),
        ("syn_amz_fba_fulfilled_shipments_us.txt", "amazon_fba_shipments", "America/Los_Angeles"),
        ("syn_amz_settlement_v2_de_dotdates.txt", "amazon_settlement_v2", "UTC"),
    ],
)
def test_the_named_calendar_is_the_one_that_is_kept(file: str, report: str, zone: str) -> None:
    """A marketplace's calendar is that of its place; a V2 settlement is kept in UTC."""
    with ExportReading(EXPORTS / file) as reading:
        rows = [row for batch in reading.batches() for row in batch]
        assert reading.export is not None
        assert reading.export.report == report
        lines = [FAMILIES[reading.export.family](*row[:-1]) for row in rows]
    own = [line for line in lines if line.channel.lower() != "non-amazon"]
    assert len(own) >= 5
    for line in own:
        at = datetime.fromtimestamp(line.at, ZoneInfo(zone_of_line(line, zone)))
        assert line.day == int(f"{at:%Y%m%d}")
    said = calendar_of(report)
    assert said is (UTC_CALENDAR if zone == "UTC" else MARKETPLACE)


def zone_of_line(line: Any, zone: str) -> str:
    """The zone of the marketplace on which a line was sold; `zone` where the file has only one."""
    return marketplace_zone(line.channel) if line.channel.startswith("Amazon.") else zone


@pytest.mark.parametrize(
    ("report", "market", "printed", "day"),
    [
        ("amazon_settlement_v1", "Amazon.com", "2026-03-01T03:00:00+00:00", 20260228),
        ("amazon_settlement_v2", "Amazon.com", "2026-03-01 03:00:00 UTC", 20260301),
        ("amazon_date_range", "amazon.com", "Feb 28, 2026 11:00:00 PM PST", 20260228),
        ("amazon_date_range", "amazon.ae", "28 Feb 2026 11:00:00 PM UTC", 20260228),
        ("shopify_orders", "", "2026-02-28 22:00:00 -0500", 20260301),
    ],
)
def test_the_day_that_is_kept(report: str, market: str, printed: str, day: int) -> None:
    assert Days("mdy", marketplace_zone(market))(printed)[1] == day
    calendar = MARKETPLACE if "v1" in report else REPORT if "range" in report else UTC_CALENDAR
    assert calendar_of(report) is calendar


def test_a_report_that_is_not_known_is_given_no_zone() -> None:
    assert set(CALENDARS) < set(REPORTS)
    assert calendar_of("mapped") is REPORT
    assert calendar_of("a_report_of_tomorrow") is REPORT


SALES = ("listings", "money", "sales", "costs", "frozen", "differences", "sources")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SALES)
def test_the_figures_of_the_brief_name_the_calendar_of_their_days(
    language: str, section: str
) -> None:
    words, found = translator(language), 0
    for bases in ((figures.posted(), figures.orders()), (figures.orders(),)):
        snapshot = figures.with_figures(figures.figures(*bases))
        text = words_of(snapshot, language, (section,))
        assert calendarless(text, words) == []
        if section in ("money", "sales"):
            assert has_month(text)
            assert reading.squeezed(words.render(calendar_of(bases[0].report))) in text
        found += has_day(text)
    assert found == (0 if section == "money" else 2)


@pytest.mark.parametrize("section", ["listings", "sales", "costs", "frozen", "sources"])
def test_the_test_sees_figures_without_calendars(
    section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = Translator.render

    def silent(words: Translator, message: Message) -> str:
        calendar = message.context == "calendar of days" and not message.params
        return "" if calendar else render(words, message)

    monkeypatch.setattr(Translator, "render", silent)
    text = words_of(figures.known(), "en", (section,))
    monkeypatch.undo()
    assert calendarless(text, translator("en"))


# the command line


@pytest.fixture(scope="module")
def sold_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of the sample, with a balance on which money is held."""
    folder = tmp_path_factory.mktemp("sold") / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        case = desk.fill_sample(paths.asset("sample"))
        desk.say(case, [Said("brand", "Larkmere", Status.CONFIRMED)])
        held, store = Money("USD", 120_000), desk.stores()[0].id
        desk.add_balance(store, "Payoneer", date(2026, 2, 26), "USD", Money("USD", 0), held)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_exposure(language: str, sold_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words, ends = translator(language), ("--desk", sold_folder, "--lang", language)
    case = told(capsys, "cases", *ends).splitlines()[-1].split()[0]
    text = told(capsys, "exposure", case, *ends)
    assert len(re.findall(r"20\d\d-\d\d-\d\d", text)) >= 5
    assert calendarless(text, words) == []
    months = [line for line in text.splitlines() if has_month(line) and "2026-01 " in line]
    assert len(months) >= 2
    assert all(names_calendar(line, words) for line in months)


@pytest.mark.parametrize("language", LANGUAGES)
def test_load(language: str, sold_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ends = ("--desk", sold_folder, "--lang", language)
    text = told(capsys, "load", EXPORTS / "syn_amz_all_orders_us.txt", "--store", "S2", *ends)
    assert calendarless(text, translator(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_of_a_risk_check(language: str, sold_folder: Path, tmp_path: Path) -> None:
    """The day on which the seller confirmed a mark is one of UTC."""
    with open_desk(sold_folder, FixedClock(NOW)) as desk:
        result = desk.scan_titles(["Larkmere phone stand"])
        desk.save_scan(result, tmp_path / "out.xlsx", language)
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any("2026-03-04" in cell for cell in cells)
    assert [day for cell in cells for day in calendarless(cell, translator(language))] == []


@pytest.fixture(scope="module")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the papers of the sample, of which nothing is confirmed, and an empty case."""
    folder = tmp_path_factory.mktemp("zones") / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        for path in papers():
            desk.add_notice(path)
        desk.new_case()
    return folder


def papers() -> list[Path]:
    return sorted(
        path for path in paths.asset("sample").iterdir() if path.suffix in (".pdf", ".eml")
    )


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert cli.main([str(one) for one in arguments]) == 0
    return capsys.readouterr().out


def without_reasons(text: str) -> str:
    """The lines of `deadlines` above and between the numbered reasons, whose head names a zone."""
    return "\n".join(line for line in text.splitlines() if not re.match(r"    \d+\. ", line))


@pytest.mark.parametrize("language", LANGUAGES)
def test_read(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = translator(language)
    text = told(capsys, "read", *papers(), "--lang", language)
    assert len(re.findall("2026", text)) >= 6
    assert nameless_days(text, words) == []
    assert nameless(text, words) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_and_confirm_and_deadlines(
    language: str, desk_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, ends = translator(language), ("--desk", desk_folder, "--lang", language)
    case = told(capsys, "cases", *ends).splitlines()[-1].split()[0]
    typed = [f"{field}=2026-10-30" for field in sorted(DATE_FIELDS)]
    confirmed = told(capsys, "confirm", case, *typed, "--all-certain", *ends)
    assert confirmed.count(words.date(date(2026, 10, 30))) == len(DATE_FIELDS)
    deadlines = told(capsys, "deadlines", case, *ends)
    for text in (confirmed, without_reasons(deadlines), told(capsys, "cases", *ends)):
        assert nameless_days(text, words) == []
        assert nameless(text, words) == []
        assert AMBIGUOUS.search(text) is None
    reasons = words.say("trace", "Why (days in {zone}):", zone=words.zone("America/Chicago"))
    assert deadlines.count("\n    1. ") > 5
    assert reasons in deadlines
    for head in re.findall(r"(.*)\n    1\. ", deadlines):
        assert any(zone in head for zone in zones(words)), head


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_of_a_case_without_a_court_is_given_no_zone_of_a_court(
    language: str, desk_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, ends = translator(language), ("--desk", desk_folder, "--lang", language)
    with open_desk(desk_folder, FixedClock(NOW)) as desk:
        case = desk.new_case()
    typed = [f"{field}=2026-10-30" for field in sorted(DATE_FIELDS)]
    lines = told(capsys, "confirm", case, *typed, *ends).splitlines()
    unknown = [line for line in lines if words.say("zone", "time zone not known") in line]
    assert len(unknown) == len(DATE_FIELDS - ON_SELLERS_CLOCK)
