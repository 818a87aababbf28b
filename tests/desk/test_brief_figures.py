"""The figures of the sample case in its brief, and what changes them."""

from __future__ import annotations

from datetime import date

from tro_desk.desk import Desk
from tro_desk.domain.goods import Sold
from tro_desk.domain.money import Money
from tro_desk.papers import BriefOptions, Snapshot


def test_every_file_behind_a_figure_is_named(sample: tuple[Desk, str]) -> None:
    desk, case = sample
    figures = desk.snapshot(case).figures
    assert figures is not None
    assert figures.exposure == desk.exposure(case)
    loads = {str(load.id): load for load in desk.loads()}
    numbered = {(file.kind, file.id) for file in figures.files}
    for basis in figures.exposure.bases:
        for figure in (basis.total.gross, basis.total.cost_proved):
            for source in figure.sources if figure else ():
                if source.kind in ("load", "evidence"):
                    assert (source.kind, source.id) in numbered
    for file in figures.files:
        if file.kind == "load":
            export = loads[file.id].export
            assert (file.name, file.sha256, file.rows) == (export.name, export.sha256, export.rows)
        else:
            assert file.name == desk.evidence(file.sha256).name
    assert {cost.product_id for cost in figures.costs} == set(figures.exposure.accused)
    assert all(match.answer == "yes" for match in figures.matches)


def test_a_match_tells_its_sales_report_by_report(sample: tuple[Desk, str]) -> None:
    desk, case = sample
    first = next(match for match in desk.matches(case) if match.product_id == "B0ZZK2M9QF")
    gross = Money("USD", 179_900)
    assert set(first.sold) == {
        Sold("amazon_date_range", 100, gross),
        Sold("amazon_all_orders", 100, gross),
    }
    desk.answer_listing(case, "B0ZZK2M9QF", "no")
    again = next(match for match in desk.matches(case) if match.product_id == "B0ZZK2M9QF")
    assert again.sold == first.sold  # whether it is accused changes nothing of what was sold
    assert "B0ZZK2M9QF" not in desk.exposure(case).accused


def test_what_the_seller_says_makes_the_brief_out_of_date(sample: tuple[Desk, str]) -> None:
    desk, case = sample
    store = desk.stores()[0].id

    def out_of_date() -> bool:
        brief = desk.overview(case).brief
        assert brief is not None
        return brief.out_of_date

    def draw() -> None:
        desk.make_brief(case, BriefOptions("en", "A4", ("sources",)))
        assert not out_of_date()

    draw()
    kept = desk.folder / "briefs"
    told = Snapshot.from_json(next(kept.glob("*.json")).read_text(encoding="utf-8"))
    assert told == desk.snapshot(case)
    cost = desk.add_cost(store, "B0ZZN3P6WV", "", "", date(2025, 9, 1), Money("USD", 260))
    assert out_of_date()
    desk.remove_cost(cost.id)
    assert not out_of_date()
    desk.answer_listing(case, "B0ZZN3P6WV", "not_sure")
    assert out_of_date()
    draw()
    desk.undo_load(desk.loads()[0].id)
    assert out_of_date()


def test_a_case_without_a_shop_has_figures_that_know_nothing(desk: Desk) -> None:
    figures = desk.snapshot(desk.new_case()).figures
    assert figures is not None
    assert (figures.files, figures.costs, figures.matches) == ((), (), ())
    assert {"accused", "frozen"} <= set(figures.exposure.missing)
