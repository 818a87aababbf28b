"""A time and a day always say in which zone they are, and never by letters that mean two of them.

Not meant are the dates of documents: the version of a table, the day a law was read, the day on
which a file says it was made. They stand without a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.house.zones import AMBIGUOUS, nameless, nameless_days, zones
from tests.papers import reading, sample
from tro_desk import cli
from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.content.courts import courts
from tro_desk.content.deadlines import deadline_rules
from tro_desk.desk import open_desk
from tro_desk.desk.without_case import deadlines_for
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Closure, Deadline
from tro_desk.domain.zones import ON_SELLERS_CLOCK
from tro_desk.l10n.terms import DATE_FIELDS
from tro_desk.l10n.translator import Translator, translator
from tro_desk.papers import BriefOptions, Snapshot, build_snapshot, render_brief, section_ids

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


# the command line


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
