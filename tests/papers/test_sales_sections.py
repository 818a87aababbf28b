"""Accused listings, sales, costs, frozen money and their files in the brief."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Literal

import pytest

from tests.papers import figures, reading, sample
from tro_desk.content.freeze_cases import freeze_case_table
from tro_desk.domain.exposure import Exposure
from tro_desk.papers import BriefOptions, Snapshot, render_brief, section_ids
from tro_desk.papers.figures import Figures
from tro_desk.papers.layout.charts import ceiling_of

Language = Literal["zh", "en", "zh+en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "zh+en")
SECTIONS = ("listings", "sales", "differences", "costs", "frozen", "sources")


def flow(snapshot: Snapshot, language: Language, *sections: str) -> str:
    return reading.flow_of(render_brief(snapshot, BriefOptions(language, "A4", sections)).data)


def told(text: str, *phrases: str) -> None:
    for phrase in phrases:
        assert reading.squeezed(phrase) in text, phrase


def orders_only() -> Snapshot:
    return figures.with_figures(figures.figures(figures.orders()))


def test_a_listing_has_a_row_with_the_sellers_answer() -> None:
    text = flow(orders_only(), "en", "listings")
    told(
        text,
        "B0ZZK2M9QF SKU-BLK Folding phone stand, black seller: among the accused 100 1,799.00",
        "B0ZZK4T1LD SKU-WHT SKU-WHT-FBM 折叠手机支架 白色 named in the papers 83 1,244.17",
        "B0ZZN3P6WV — seller: not sure 37 369.63",
        "Total 220 3,412.80",
        "computed from F1",
        "No sale of these is in the loaded files: B0SILENT01",
        "Not accused, as the seller says: B0NOTMINE1.",
        "and they are not counted: B0UNSURE01.",
        "have no answer yet: 4.",
        "Amazon All Orders, 2025-09-01 to 2026-02-28 (marketplace's calendar), in USD.",
        "cancelled and pending orders are left out",
    )


def test_months_places_and_gaps() -> None:
    text = flow(orders_only(), "en", "sales")
    told(
        text,
        "2025-12 60 921.30",
        "US · CA 90 1,410.00 41.3%",
        "not told by the report 47 750.00 22.0%",
        "shipped to the state of the court (IL) 49.97 · 1.5%",
        "Part of all sales of the same files that is accused 3.8%",
        "Sales under 2 SKUs that no listing joins with a product number; not counted above 120.89",
        "No loaded file tells of these days: 2025-12-25 to 2025-12-31 (marketplace's calendar).",
        "Refunds — not in this report",
    )
    assert text.count("921.30") == 2  # in the chart and in the table


def test_fees_costs_and_net_of_the_better_report() -> None:
    text = flow(figures.known(), "en", "sales")
    told(
        text,
        "Gross 3,350.00 computed from F2",
        "Refunds -62.96",
        "Platform fees -511.92",
        "FBA fees -880.00",
        "Cost of goods, with proof 924.00 computed from F2, F3",
        "Cost of goods, without proof, not deducted 155.40 stated by seller",
        "Net, less proved costs alone 971.12",
        "Units whose cost is not known 37",
    )
    told(
        flow(figures.known(), "en", "freeze_scope"),
        "not yet paid out (deferred) 209.95",
        "held back by the platform, no sale 1,500.00 file F2",
    )
    assert "cancelledandpending" not in text


def test_costs_and_what_is_not_proved() -> None:
    text = flow(figures.known(), "en", "costs")
    told(
        text,
        "B0ZZK2M9QF 宁波澜岬模具厂 Ningbo Lanjia Mould (original Chinese) invoice 7 2025-08-01 "
        "(as on the paper, else as typed) USD 4.20 183 file F3",
        "SKU-WHT — 2025-08-01 (as on the paper, else as typed) CNY 30.00 — stated by seller "
        "no paper",
        "15 USC 1117(a)",
        "Costs in CNY are taken at 0.1392 USD each, of 2026-02-02 (as shown by its source)",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_frozen_money_stands_against_the_accused_sales(language: Language) -> None:
    text = flow(orders_only(), language, "frozen", "freeze_scope")
    told(text, "USD 48,210.55", "USD 1,200.00", "USD 49,410.55", "USD 3,412.80", "7.1%")
    told(text, "USD 44,797.75", "49.97 · 1.5%")
    account = "（按账户所示）" if language == "zh" else "(as shown by the account)"
    told(text, f"2026-03-01 {account}")
    for case in freeze_case_table().rows:
        told(text, case.name, case.cite)
    note = {"en": "For counsel to check", "zh": "请律师核对", "zh+en": "请律师核对"}
    told(text, note[language])
    unchecked = {"en": "ask your lawyer", "zh": "请问律师", "zh+en": "ask your lawyer"}
    told(text, unchecked[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_sets_frozen_against_accused(language: Language) -> None:
    made = render_brief(orders_only(), BriefOptions(language, "A4"))
    assert made.first_page_of["money"] == 1
    first = reading.squeezed(reading.reader(made.data).pages[0].extract_text())
    told(first, "USD 48,210.55", "USD 3,412.80", "7.1%", "USD 44,797.75")


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_count_different_things_and_are_not_added_up(language: Language) -> None:
    text = flow(figures.known(), language, "differences")
    told(text, "USD 3,350.00", "USD 3,412.80")
    words = {"en": "never added up", "zh": "从不相加", "zh+en": "never added up"}
    told(text, words[language])
    assert "6,762.80" not in text


def test_every_file_behind_a_figure_is_listed_with_its_hash() -> None:
    text = flow(figures.known(), "en", "sources")
    for number, file in enumerate(figures.figures().files, 1):
        told(text, f"F{number} {file.name}", file.sha256[:16])
    told(text, "5,120", "Proof kept by the seller")


def test_a_proof_that_is_a_paper_of_the_case_has_its_number_there() -> None:
    known = figures.figures()
    papers = tuple(replace(cost, evidence=sample.NOTICE) for cost in known.costs)
    snapshot = figures.with_figures(replace(known, costs=papers))
    told(flow(snapshot, "en", "costs"), "183 file E1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_data_each_section_says_so_in_a_line(language: Language) -> None:
    made = render_brief(figures.nothing(), BriefOptions(language, "A4", SECTIONS))
    assert tuple(made.first_page_of) == SECTIONS
    text = reading.flow_of(made.data)
    lines = {
        "en": ("No listing is confirmed as accused.", "No frozen amount is confirmed."),
        "zh": ("还没有确认哪个链接涉案。", "还没有确认的冻结金额。"),
    }
    for code, phrases in lines.items():
        for phrase in phrases:
            assert (reading.squeezed(phrase) in text) == (code in language)
    assert "0.00" not in text  # nothing known is not nothing sold


def test_accused_listings_without_a_file_of_sales() -> None:
    bare = replace(figures.exposure(figures.orders()), bases=(), against=(), missing=("sales",))
    text = flow(figures.with_figures(Figures(bare)), "en", "listings", "sales", "freeze_scope")
    told(text, "No file of sales is loaded", "B0SILENT01", "What stands against it is not known")


def test_a_snapshot_without_figures_has_none_of_the_sections() -> None:
    made = render_brief(sample.sample(), BriefOptions("en", "A4"))
    assert not set(SECTIONS) & set(made.first_page_of)
    whole = render_brief(figures.known(), BriefOptions("zh+en", "A4"))
    assert tuple(whole.first_page_of) == section_ids()


def test_a_snapshot_with_figures_comes_back_and_gives_the_same_bytes() -> None:
    known = figures.known()
    back = Snapshot.from_json(known.to_json())
    assert back == known
    assert back.to_json() == known.to_json()
    options = BriefOptions("zh+en", "A4")
    assert render_brief(back, options).data == render_brief(known, options).data
    assert known.content_key != sample.sample().content_key


def test_a_snapshot_of_an_older_version_still_loads() -> None:
    told_now: dict[str, Any] = json.loads(sample.sample().to_json())
    for name in ("figures", "freeze_cases", "tables", "remedies", "closures"):
        del told_now[name]
    old = Snapshot.from_json(json.dumps(told_now))
    assert old.figures is None
    assert render_brief(old, BriefOptions("en", "A4")).pages >= 3


def test_two_currencies_are_two_tables_and_no_sum() -> None:
    euro = replace(figures.orders(), currency="EUR")
    both: Exposure = figures.exposure(figures.orders(), euro)
    text = flow(figures.with_figures(Figures(both)), "en", "listings")
    told(text, "in USD", "in EUR", "Gross EUR", "Gross USD")


@pytest.mark.parametrize("language", LANGUAGES)
def test_very_many_listings_months_and_places_stay_on_the_page(
    language: Language, tmp_path: Any
) -> None:
    base = figures.orders()
    listings = tuple(
        replace(base.listings[0], product_id=f"B0MANY{n:04d}", title="长标题 Long title " * 9)
        for n in range(150)
    )
    places = tuple(replace(base.places[0], state=f"S{n}") for n in range(60))
    months = tuple(
        replace(base.months[0], month=base.months[0].month.replace(2020 + n // 12, n % 12 + 1))
        for n in range(60)
    )
    many = replace(base, listings=listings, places=places, months=months)
    made = render_brief(
        figures.with_figures(figures.figures(many)), BriefOptions(language, "A4", SECTIONS)
    )
    text = reading.flow_of(made.data)
    assert all(one.product_id in text for one in listings)
    for width, _height, words in reading.boxes_of(made.data, tmp_path):
        assert max(box[2] for box in words) <= width - 43
        words.sort(key=lambda box: box[1])
        for number, (left, top, right, bottom) in enumerate(words):
            for other in words[number + 1 :]:
                if other[1] > bottom - 3:
                    break
                assert other[0] >= right - 0.5 or other[2] <= left + 0.5, (top, other)


@pytest.mark.parametrize(
    ("most", "end"), [(0, 5), (1, 5), (5, 5), (6, 10), (92_130, 100_000), (341_280, 500_000)]
)
def test_an_axis_ends_at_a_round_number_above_the_highest_bar(most: int, end: int) -> None:
    assert ceiling_of(most) == end
    assert ceiling_of(most) % 5 == 0
