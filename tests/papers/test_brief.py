"""The finished PDF, read back with pdftotext, pdffonts and pypdf."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.papers import figures, reading, sample
from tro_desk.base.errors import Cancelled
from tro_desk.domain.facts import Status
from tro_desk.l10n import translator
from tro_desk.papers import (
    BriefOptions,
    RenderedBrief,
    Snapshot,
    build_snapshot,
    render_brief,
    section_ids,
    section_title,
)

LANGUAGES = ("zh", "en", "zh+en")
ROOT = Path(__file__).resolve().parents[2]

ENGLISH = (
    "Case brief for counsel",
    "U.S. District Court, Northern District of Illinois",
    "Hon. Elaine M. Torvald",
    "Dana R. Whitlow, Harrow & Pike LLP",
    "service@harrowpike.example",
    "No. 47, LANJIA Direct (Amazon)",
    "U.S. TM Reg. No. 9,990,417",
    "U.S. Design Pat. D9,990,123",
    "B0ZZK2M9QF, B0ZZK4T1LD, B0ZZN3P6WV",
    "Tue 10 Mar 2026",
    "Fri 20 Mar 2026",
    "11:59 p.m. Chicago time",
    "(date not yet confirmed by seller)",
    "USD 48,210.55",
    "TRO entered Tue 24 Feb 2026 (Chicago time) + 14 days. FRCP 65(b)(2).",
    "FRCP 12(a)(1)(A)(i)",
    "Date of service: found in document E2, p. 1; not confirmed by seller.",
    "How the dates were computed",
    "Evidence held",
    "Prepared to obtain legal advice. Not filed with any court.",
    "stated by seller",
)
CHINESE = (
    "律师案情简报",
    "伊利诺伊州北区联邦地区法院",
    "两个期限",
    "北京时间 2026-03-11 周三 12:59",
    "北京时间 2026-03-21 周六 12:59",
    "依据的日期卖家尚未确认。",
    "送达日期：见文件 E2 第 1 页，卖家尚未确认。",
    "卖家确认的事实",
    "日期如何算出",
    "证据清单",
    "为取得法律意见而准备，未向法院提交。",
    "卖家陈述",
)
BOTH = (
    "Northlake Brands LLC v. The Partnerships and Unincorporated",
    "1:26-cv-01234 (N.D. Ill.)",
    "深圳市澜岬科技有限公司",
    "冻结通知.pdf",
    sample.NOTICE,
    sample.SERVICE,
    "$48,210.55",
)


def brief(
    snapshot: Snapshot, language: str = "zh+en", paper: str = "A4", **more: object
) -> RenderedBrief:
    return render_brief(snapshot, BriefOptions(language, paper, **more))


def told_in(language: str) -> tuple[str, ...]:
    """The sections of a brief that tells everything: words are told to a reader of Chinese."""
    return tuple(each for each in section_ids() if each != "glossary" or "zh" in language)


def expected(language: str) -> tuple[str, ...]:
    english = ENGLISH if "en" in language else ()
    return BOTH + english + (CHINESE if "zh" in language else ())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_statement_comes_back_as_text(language: str, paper: str) -> None:
    data = brief(sample.sample(), language, paper).data
    flow = reading.flow_of(data)
    for statement in expected(language):
        assert reading.squeezed(statement) in flow
    printed = reading.squeezed(reading.text_of(data))
    for statement in (*BOTH[1:], "LANJIA Direct", "USD 48,210.55"):
        assert reading.squeezed(statement) in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_leaves_no_word_of_the_other(language: str) -> None:
    flow = reading.flow_of(brief(sample.sample(), language).data)
    absent = {"en": CHINESE, "zh": ENGLISH[-2:] + ENGLISH[:1], "zh+en": ()}[language]
    for statement in absent:
        assert reading.squeezed(statement) not in flow


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_pages_at_least_and_sections_in_order(language: str) -> None:
    made = brief(figures.known(), language)
    assert made.pages >= 3
    assert made.pages == len(reading.reader(made.data).pages)
    assert tuple(made.first_page_of) == told_in(language)
    assert list(made.first_page_of.values()) == sorted(made.first_page_of.values())
    last = reading.text_of(made.data)
    for number in range(1, made.pages + 1):
        assert f"{number}/{made.pages}" in reading.squeezed(last)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_embedded_subsets_of_our_face(language: str, tmp_path: Path) -> None:
    fonts = reading.fonts_of(brief(sample.sample(), language).data, tmp_path)
    assert fonts
    for name, embedded, unicode_ in fonts:
        assert "+NotoSansSC-" in name
        assert embedded
        assert unicode_


def test_same_snapshot_same_bytes_here_and_in_another_process() -> None:
    snapshot = figures.known()
    first, second = brief(snapshot).data, brief(snapshot).data
    assert first == second
    script = (
        "import sys, hashlib\n"
        "from tro_desk.papers import *\n"
        "snapshot = Snapshot.from_json(sys.stdin.buffer.read().decode())\n"
        "data = render_brief(snapshot, BriefOptions('zh+en', 'A4')).data\n"
        "sys.stdout.write(hashlib.sha256(data).hexdigest())\n"
    )
    for environment in ({"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}, {"LC_ALL": "C"}):
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script],
            input=snapshot.to_json().encode(),
            capture_output=True,
            check=True,
            cwd=ROOT,
            env=environment,
        )
        assert done.stdout.decode() == hashlib.sha256(first).hexdigest()


def test_same_bytes_from_several_threads_at_once() -> None:
    alone = {language: brief(sample.sample(), language).data for language in LANGUAGES}
    with ThreadPoolExecutor(4) as pool:
        jobs = [(each, pool.submit(brief, sample.sample(), each)) for each in LANGUAGES * 3]
        for language, job in jobs:
            assert job.result().data == alone[language]


def test_other_content_other_bytes() -> None:
    assert brief(sample.sample()).data != brief(sample.sample("Jordan Vale")).data


def test_the_file_says_what_it_is() -> None:
    made = brief(figures.known(), "zh")
    document = reading.reader(made.data)
    properties = document.metadata
    assert properties is not None
    assert properties.title is not None
    assert properties.title.startswith("律师案情简报: Northlake Brands LLC")
    assert properties.subject == "1:26-cv-01234"
    assert properties.creation_date == sample.NOW
    assert document.root_object["/Lang"] == "zh-CN"
    titles = [entry.title for entry in document.outline if not isinstance(entry, list)]
    speaker = translator("zh")
    assert titles == [speaker.render(section_title(each)) for each in section_ids()]
    pages = [document.get_destination_page_number(entry) + 1 for entry in document.outline]
    assert pages == list(made.first_page_of.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_confirmed_is_never_stated(language: str) -> None:
    make = sample.sample_maker()
    make.see("judge", "Hon. Not Confirmed", "Hon. Not Confirmed", sample.NOTICE)
    make.see("store_name", "Candidate Shop", "Candidate Shop", sample.NOTICE)
    rejected = make.see("asin", "B0REJECTED", "B0REJECTED", sample.NOTICE)
    make.say("asin", "B0REJECTED", rejected, Status.REJECTED)
    case = make.case()
    snapshot = build_snapshot(
        case, sample.sample_deadlines(), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS
    )
    flow = reading.flow_of(brief(snapshot, language).data)
    for secret in ("NotConfirmed", "CandidateShop", "B0REJECTED", "A2UNCERTAIN77"):
        assert secret not in flow


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_provisional_date_always_says_so(language: str) -> None:
    made = brief(sample.sample(), language, sections=("clocks", "dates"))
    flow = reading.flow_of(made.data)
    mark = {"en": "provisional", "zh": "暂定", "zh+en": "provisional"}[language]
    assert flow.count(mark) == 3  # answer, default and hearing
    for code, note in (
        ("en", "Rests on a date not yet confirmed by seller."),
        ("zh", "依据的日期卖家尚未确认。"),
    ):
        assert (reading.squeezed(note) in flow) == (code in language)


def test_a_changed_value_is_stated_by_the_seller_and_says_what_it_differs_from() -> None:
    make = sample.CaseMaker()
    make.paper(sample.NOTICE, "order.pdf", "pdf", 3, "court_order")
    found = make.see("judge", "Judge Torvold", "Judge Torvold", sample.NOTICE, 3)
    make.say("judge", "Judge Torvald", found, edited=True)
    case = make.case()
    snapshot = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS)
    text = reading.text_of(brief(snapshot, "en", sections=("facts",)).data)
    assert "Judge Torvald Judge Torvold stated by seller" in text
    assert "differs from document E1, p. 3" in text


def test_a_later_reading_is_named_beside_the_earlier() -> None:
    snapshot = replace(sample.sample(), deadlines=sample.sample_deadlines("2026-01-22"))
    flow = reading.flow_of(brief(snapshot, "en").data)
    assert "Possiblylater,askyourlawyer:Fri13Feb2026(Chicagotime)." in flow
    assert "Answerdue:Thu12Feb2026(Chicagotime),orFri13Feb2026(Chicagotime)?" in flow


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [figures.known, sample.empty, sample.huge])
def test_no_bare_zone_letters(make: object, language: str) -> None:
    text = reading.text_of(brief(make(), language).data)
    assert "CST" not in text
    assert "CDT" not in text


def test_markup_of_others_is_printed_as_it_stands() -> None:
    make = sample.CaseMaker()
    make.paper(sample.NOTICE, "a & b <i>.pdf", "pdf", 1, "nonsense")
    names = {
        "case_name": "A <b>bold</b> & <font color='red'> v. {x} %s </para>",
        "plaintiff": "<unclosed &amp; &#65; <a href='http://x'>",
        "judge": "Judge\x00\x07 Tab\tNew\nLine \u202eright \u200bzero",
        "store_name": "𠮷野 ☑ 店铺",
    }
    for field, value in names.items():
        make.confirm(field, value, value, sample.NOTICE)
    case = make.case()
    snapshot = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS)
    for language in LANGUAGES:
        flow = reading.flow_of(brief(snapshot, language).data)
        for literal in (names["case_name"], names["plaintiff"], "a & b <i>.pdf"):
            assert reading.squeezed(literal) in flow
        assert "JudgeTabNewLinerightzero" in flow
        assert "[U+20BB7]野[U+2611]店铺" in flow


def test_two_hundred_facts_and_three_hundred_papers_are_all_there() -> None:
    snapshot = sample.huge()
    flow = reading.flow_of(brief(snapshot, "en").data)
    for statement in snapshot.of("asin"):
        assert statement.value in flow
    for number, paper in enumerate(snapshot.papers, 1):
        assert f"E{number}" in flow
        assert paper.evidence.sha256 in flow
    assert flow.count("Q") > 4000  # the snippet that is longer than a page
    assert "OrderID:40differentvaluesfound" in flow


def test_an_empty_case_says_what_is_not_known() -> None:
    made = brief(sample.empty(), "en")
    flow = reading.flow_of(made.data)
    assert "docketnumbernotconfirmed" in flow
    assert "Judge:notknownfromthepapersreceived." in flow
    assert "facts" not in made.first_page_of
    assert "evidence" not in made.first_page_of


def test_sections_can_be_chosen_and_counsel_named() -> None:
    made = brief(sample.sample(), "en", sections=("evidence", "case"), counsel="J. Vale")
    assert tuple(made.first_page_of) == ("case", "evidence")
    flow = reading.flow_of(made.data)
    assert "PreparedforJ.Vale" in flow
    assert "Howthedateswerecomputed" not in flow


@pytest.mark.parametrize(
    "options", [("fr", "A4", None), ("zh", "A5", None), ("zh", "A4", ("nothing",))]
)
def test_an_option_that_is_not_there_is_refused(options: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="no "):
        BriefOptions(*options)


class Watched:
    """Keeps what is reported, and stops at the n-th question."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self.checks = 0
        self._stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        self.checks += 1
        if self.checks == self._stop_at:
            raise Cancelled


def test_progress_rises_to_its_end() -> None:
    job = Watched()
    made = render_brief(sample.sample(), BriefOptions("zh"), job)
    assert job.reports == sorted(job.reports)
    total = 2 * len(section_ids())
    assert job.reports[-1] == (total, total)
    assert job.checks >= len(section_ids()) + made.pages


def test_it_stops_between_sections_and_between_pages() -> None:
    watched = Watched()
    render_brief(sample.huge(), BriefOptions("zh"), watched)
    for stop_at in (1, 3, len(section_ids()) + 5, watched.checks):
        with pytest.raises(Cancelled):
            render_brief(sample.huge(), BriefOptions("zh"), Watched(stop_at))
    assert render_brief(sample.sample(), BriefOptions("zh")).pages  # the next one is free to run
