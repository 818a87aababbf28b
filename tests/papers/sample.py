"""The sample case (all names fictional) and others, built by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tro_desk.domain.case import Case, Notice
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Closure, Deadline, Input
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Candidate, Fact, FoundFact, Status
from tro_desk.domain.store import Store
from tro_desk.law import compute_deadlines
from tro_desk.law.remedies import remedies
from tro_desk.papers import Snapshot, build_snapshot

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
VERSIONS = {"program": "0.1.0", "law": "2026-11-21"}
ILND = Court(
    "ilnd",
    "Northern District of Illinois",
    "伊利诺伊州北区联邦地区法院",
    "N.D. Ill.",
    "America/Chicago",
    "IL",
    "ilnd",
)
COURTS = MappingProxyType({"ilnd": ILND})
NOTICE, SERVICE = "a1" * 32, "5d0c71e294ab08f6" * 4


@dataclass
class CaseMaker:
    """Builds a case fact by fact."""

    facts: list[Fact] = field(default_factory=list)
    found: dict[str, list[FoundFact]] = field(default_factory=dict)
    papers: dict[str, tuple[Evidence, str]] = field(default_factory=dict)

    def paper(self, sha256: str, name: str, kind: str, pages: int, notice_type: str) -> None:
        added = NOW - timedelta(hours=3)
        evidence = Evidence(sha256, name, 48_211, kind, pages, added)
        self.papers[sha256] = (evidence, notice_type)
        self.found[sha256] = []

    def see(self, field_: str, value: str, raw: str, paper: str, page: int = 1) -> FoundFact:
        """A candidate in a paper."""
        number = sum(map(len, self.found.values())) + 1
        candidate = Candidate(field_, value, raw, page, 10, 10 + len(raw), 950, f"{field_}@1")
        found = FoundFact(number, paper, candidate)
        self.found[paper].append(found)
        return found

    def say(
        self,
        field_: str,
        value: str,
        found: FoundFact | None = None,
        status: Status = Status.CONFIRMED,
        edited: bool = False,
    ) -> None:
        number = len(self.facts) + 1
        at = NOW - timedelta(hours=1) + timedelta(seconds=number)
        self.facts.append(Fact(number, "case-1", field_, value, status, at, found, edited))

    def confirm(self, field_: str, value: str, raw: str, paper: str, page: int = 1) -> None:
        self.say(field_, value, self.see(field_, value, raw, paper, page))

    def case(self) -> Case:
        notices = tuple(
            Notice(number, evidence, notice_type, "text", tuple(self.found[sha256]))
            for number, (sha256, (evidence, notice_type)) in enumerate(self.papers.items(), 1)
        )
        return Case("case-1", NOW - timedelta(hours=4), notices, tuple(self.facts))


def sample_maker() -> CaseMaker:
    """Northlake Brands LLC: the TRO is confirmed, the date of service is not."""
    make = CaseMaker()
    make.paper(NOTICE, "Notice from Amazon 冻结通知.pdf", "pdf", 4, "tro_freeze")
    make.paper(SERVICE, "service e-mail.eml", "eml", 2, "tro_service")
    confirm = make.confirm
    confirm("docket_number", "1:26-cv-01234", "1:26−cv−01234", NOTICE, 2)
    confirm("court", "ilnd", "Northern District of Illinois", NOTICE, 2)
    name = "Northlake Brands LLC v. The Partnerships and Unincorporated Associations Identified"
    confirm("case_name", f"{name} on Schedule A", f"{name} on Schedule A", NOTICE, 2)
    confirm("plaintiff", "Northlake Brands LLC", "NORTHLAKE BRANDS LLC", NOTICE, 2)
    confirm("judge", "Hon. Elaine M. Torvald", "Honorable Elaine M. Torvald", SERVICE)
    confirm("plaintiff_firm", "Harrow & Pike LLP", "Harrow & Pike LLP", SERVICE)
    confirm("plaintiff_counsel", "Dana R. Whitlow", "Dana R. Whitlow", SERVICE)
    confirm("counsel_email", "service@harrowpike.example", "service@harrowpike.example", SERVICE)
    confirm("tro_entered", "2026-02-24", "February 24, 2026", NOTICE, 2)
    confirm("defendant_number", "47", "Defendant No. 47", SERVICE)
    make.say("store_name", "LANJIA Direct")
    make.say("store_name", "深圳市澜岬科技有限公司 Shenzhen Lanjia Technology Co., Ltd.")
    confirm("brand", "NORTHPERCH", "NORTHPERCH", NOTICE, 2)
    confirm("ip_type", "trademark", "trademark", NOTICE, 2)
    confirm("ip_type", "design_patent", "design patent", NOTICE, 2)
    confirm("trademark_registration", "9990417", "Reg. No. 9,990,417", NOTICE, 2)
    confirm("design_patent", "D9990123", "D9,990,123", NOTICE, 2)
    confirm("platform", "amazon", "Amazon.com", NOTICE)
    for asin in ("B0ZZK2M9QF", "B0ZZK4T1LD", "B0ZZN3P6WV"):
        confirm("asin", asin, asin, NOTICE, 2)
    confirm("frozen_amount", "48210.55 USD", "$48,210.55", NOTICE, 2)
    make.say("service_method", "email")
    make.say("service_address", "lanjia.direct@mail.example")
    make.say("address_on_file", "yes")
    make.see("served", "2026-02-27", "27 February 2026", SERVICE)
    make.see("hearing", "2026-03-09T09:30", "March 9, 2026 at 9:30 a.m.", SERVICE)
    unsure = make.see("seller_id", "A2UNCERTAIN77", "A2UNCERTAIN77", NOTICE, 3)
    make.say("seller_id", "A2UNCERTAIN77", unsure, Status.NOT_SURE)
    return make


def sample_deadlines(served: str = "2026-02-27") -> tuple[Deadline, ...]:
    """The dates of the sample: TRO confirmed, service and hearing not."""
    court = Input("court", "ilnd", True, f"evidence:{NOTICE}:2")
    entered = Input("tro_entered", "2026-02-24", True, f"evidence:{NOTICE}:2")
    service = Input("served", served, False, f"evidence:{SERVICE}:1")
    hearing = Input("hearing", "2026-03-09T09:30", False, f"evidence:{SERVICE}:1", str(CHICAGO))
    return compute_deadlines((court, entered, service, hearing))


def sample(brief_to: str = "") -> Snapshot:
    stores = (Store(1, "amazon", "LANJIA Direct", "A2LANJIA00TEST"),)
    return build_snapshot(
        sample_maker().case(),
        sample_deadlines(),
        stores,
        NOW,
        VERSIONS,
        brief_to,
        COURTS,
        (Closure(1, "ilnd", date(2026, 3, 20), "storm"),),
        remedies({"trademark": 2, "design_patent": 1}),
    )


def empty() -> Snapshot:
    """A case in which nothing is known."""
    case = Case("case-0", NOW, (), ())
    return build_snapshot(case, (), (), NOW, VERSIONS, courts=COURTS)


def huge(facts: int = 200, papers: int = 300) -> Snapshot:
    """Very many facts and papers, and texts longer than a page."""
    make = CaseMaker()
    for number in range(papers):
        name = f"{'很长的文件名称_' * (number % 9)}capture-{number:04d}.pdf"
        make.paper(f"{number:064x}", name, "pdf", number % 7 + 1, "other")
    first = f"{0:064x}"
    make.confirm("docket_number", "1:26-cv-01234", "1:26-cv-01234", first)
    make.confirm("court", "ilnd", "N.D. Ill.", first)
    make.confirm("case_name", "Very Long Name of a Case " * 60, "Very Long Name", first)
    make.confirm("judge", "Q" * 900, "Q" * 4000, first)
    for number in range(facts):
        make.confirm("asin", f"B0TEST{number:04d}", f"B0TEST{number:04d}", first, number + 1)
    for number in range(40):
        make.see("order_id", f"112-{number:07d}-0000000", f"112-{number}", first)
    return build_snapshot(make.case(), sample_deadlines(), (), NOW, VERSIONS, courts=COURTS)
