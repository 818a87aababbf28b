"""The desks that are pictured. All that they hold is invented."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from sample_records import write_records

from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.desk.preview import brief_options
from tro_desk.desk.without_case import courts
from tro_desk.domain.facts import Status
from tro_desk.domain.letters import LANGUAGES

MOMENT: Final = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
"""10:20 in Beijing on the day of the design's pictures."""

MADE: Final = ".made"
"""The folder in which desks are made, to be copied."""

CLOCK: Final = FixedClock(MOMENT)

PASSPHRASE: Final = "a passphrase for pictures"

TABLE: Final = """\
订单编号,下单时间,商品名称,数量,订单金额,运费,订单状态,买家国家
20260115001,2026-01-15 10:02,折叠手机支架 黑,2,35.98,0.00,已完成,US
20260116007,2026-01-16 21:40,折叠手机支架 白,1,17.99,3.50,已取消,CA
20260118003,2026-01-18 08:15,迷你支架 2 件装,3,29.97,0.00,已完成,US
"""
"""Orders as no platform exports them: their columns have to be named."""


def make_desks(folder: Path, names: Iterable[str]) -> None:
    """Make a desk a name in `folder`: the sample case; with a scan; a case without a paper; nothing
    at all; the sample case behind a passphrase, and as it is closed. Beside each the case's id as
    `<name>.case`.
    """
    for name in names:
        with open_desk(folder / name, CLOCK) as desk:
            case = _FILL[name](desk)
        (folder / f"{name}.case").write_text(case, encoding="utf-8")


def _sample(desk: Desk) -> str:
    case = desk.fill_sample(paths.asset("sample"))
    write_records(desk, case)
    desk.say(case, [Said("platform", "amazon", Status.CONFIRMED)])
    desk.make_brief(case, brief_options("zh+en", "A4"))
    desk.say(case, [Said("served", "2026-02-27", Status.CONFIRMED)])  # the brief is out of date
    desk.undo(case)
    court = desk.case(case).value("court")
    if court is not None:
        desk.add_closure(court, date(2026, 3, 9), "Closed by order of the chief judge")
    return case


def _scanned(desk: Desk) -> str:
    case = desk.fill_sample(paths.asset("sample"))
    desk.add_notice(paths.asset("sample", "scan", "notice.png"), case)
    return case


def _bare(desk: Desk) -> str:
    case = desk.new_case()
    desk.say(case, [Said("docket_number", "1:26-cv-04321", Status.CONFIRMED)])
    return case


def _empty(_desk: Desk) -> str:
    return ""


def _locked(desk: Desk) -> str:
    case = desk.fill_sample(paths.asset("sample"))
    desk.lock(PASSPHRASE)
    return case


_FILL: Final = {
    "sample": _sample,
    "scanned": _scanned,
    "bare": _bare,
    "empty": _empty,
    "locked": _locked,
    "kept": _sample,
}


def copy_desk(source: Path, name: str, folder: Path) -> str:
    """Copy a desk that `make_desks` made to `folder`; returns the id of its case.

    That of the sample case is backed up there: where its backups lie can be seen.
    """
    shutil.copytree(source / name, folder)
    if name == "sample":
        with open_desk(folder, CLOCK) as desk:
            desk.back_up()
    return (source / f"{name}.case").read_text(encoding="utf-8")


def quoted_of(desk: Desk, case: str) -> list[str]:
    """The English of a desk: what papers, listings, records and letters say, names of courts."""
    found = [court.name_en for court in courts().values()]
    found += [listing.title for listing in desk.listings()]
    found += [one.note for one in desk.closures()]
    found += [one.supplier for one in desk.costs()]
    if case:
        notices = desk.case(case).notices
        pages = (page for one in notices for page in desk.page_text(one.evidence.sha256))
        found += [page.text for page in pages]
        found += [str(fact.value) for fact in desk.case(case).facts]
        found += [str(record.body) for record in desk.records(case)]
        for form in desk.letters():
            for language in LANGUAGES:
                found.append(desk.draft_letter(case, form.id, language).text)
            found += [*form.title.values(), *(source["zh"] for source in form.sources)]
    found += [term.source + term.term for term in desk.watch_terms()]
    return found
