"""Months, places, what is not told, and how reports differ: the cards around the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Basis, Exposure, Figure, PlaceSales, Share
from tro_desk.domain.money import Money
from tro_desk.domain.remedy import Remedy
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import calendar_of, days_of, months_line
from tro_desk.l10n.exposure import HERE, lack, percent, place_name
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.dates.side import range_words
from tro_desk.ui.screens.exposure.money_card import Where
from tro_desk.ui.screens.exposure.words import month, period
from tro_desk.ui.widgets.buttons import link_button, plain_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.charts import BarChart, ChartBar
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.source_mark import SourceMark
from tro_desk.ui.widgets.text import elided, label

Fill = Callable[[], object]

_PLACES: Final = 6
_GAPS: Final = 6


def _whole(amount: Decimal, words: Translator) -> str:
    return words.number(amount.quantize(Decimal(1)))


class MonthsCard(Card):
    """Gross sales of the accused goods, month by month."""

    def __init__(self, ui: Ui, basis: Basis) -> None:
        super().__init__(16, 8)
        head, flow = flow_row(12, spread=True)
        title = M_("months", "Accused sales by month")
        flow.addWidget(label(ui, title, "section"))
        flow.addWidget(
            label(ui, lambda t: f"{basis.currency} · {period(t, basis)}", "small", "text2")
        )
        self.box.addWidget(head)
        bars = []
        for one in basis.months:
            money = one.sums.gross.money
            bars.append(
                ChartBar(
                    partial(lambda t, first: month(t, first), first=one.month),
                    money.amount,
                    partial(lambda t, money: t.money(money), money=money),
                    partial(lambda t, amount: _whole(amount, t), amount=money.amount),
                )
            )
        self.chart = BarChart(ui, title, bars, 260)
        self.box.addWidget(self.chart, 1)
        self.box.addStretch(0)
        months = months_line(calendar_of(basis.report))
        note = M_("months", "Gross, refunds not taken off. {months}", months=months)
        self.box.addWidget(label(ui, note, "caption", "text2", wrap=True))


class PlacesCard(Card):
    """Where the accused goods were shipped; the court's own state first."""

    def __init__(self, ui: Ui, exposure: Exposure, basis: Basis, where: Where) -> None:
        super().__init__(16, 6)
        self._ui = ui
        self.box.addWidget(label(ui, M_("place", "Shipped to"), "section", wrap=True))
        state = exposure.forum_state
        if basis.forum is not None:
            self._forum(basis.forum, state, where)
        elif not state:
            text = M_("place", "Fill in the court: its state is then shown first.")
            self.box.addWidget(label(ui, text, "small", "text2", wrap=True))
        else:
            text = M_("place", "This report does not tell where goods were shipped.")
            self.box.addWidget(label(ui, text, "small", "text2", wrap=True))
        total = basis.total.gross.money.minor
        shown = [place for place in basis.places if place.country or place.state]
        shown.sort(key=lambda place: (not self._own(place, state), -place.sums.gross.money.minor))
        for place in shown[:_PLACES]:
            self._place(place, total, own=self._own(place, state))
        rest = [place for place in basis.places if place not in shown[:_PLACES]]
        if rest:
            money = _sum([place.sums.gross.money for place in rest])
            name = M_("place", "Other places and places not told")
            self._row(lambda t: t.render(name), money, total, "text2")
        self.box.addStretch(1)

    @staticmethod
    def _own(place: PlaceSales, state: str) -> bool:
        return bool(state) and place.country in (HERE, "") and place.state == state

    def _forum(self, forum: Share, state: str, where: Where) -> None:
        ui, ratio = self._ui, forum.ratio
        row = QHBoxLayout()
        row.setSpacing(4)
        name = M_("place", "Share of the court's state ({state})", state=state)
        row.addWidget(label(ui, name, "small", "text2", wrap=True), 1)
        text = (lambda t: percent(t, ratio)) if ratio is not None else (lambda _t: "—")
        row.addWidget(label(ui, text, "money", "primary"))
        row.addWidget(SourceMark(ui, name, forum.part, lambda: where(forum.part)))
        self.box.addLayout(row)

    def _place(self, place: PlaceSales, total: int, *, own: bool) -> None:
        money = place.sums.gross.money

        def name(words: Translator) -> str:
            text = place_name(words, place.country, place.state)
            return words.say("place", "{place} (court)", place=text) if own else text

        self._row(name, money, total, "primary" if own else "borderStrong")

    def _row(self, name: Callable[[Translator], str], money: Money, total: int, role: str) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(ui, name, "small", wrap=True), 1)
        row.addWidget(label(ui, lambda t: t.money(money), "small", "text2"))
        self.box.addLayout(row)
        bar = Bar(ui, "borderStrong" if role == "text2" else role)
        bar.set(money.minor / total if total > 0 else 0.0)
        ui.language.bind(bar, lambda t: bar.setAccessibleName(f"{name(t)}: {t.money(money)}"))
        self.box.addWidget(bar)


def _sum(amounts: Sequence[Money]) -> Money:
    whole = Money(amounts[0].currency, 0)
    for money in amounts:
        whole = whole + money
    return whole


class PeriodCard(Card):
    """What the files cover and do not, and what is still outside the figures."""

    def __init__(
        self,
        ui: Ui,
        basis: Basis,
        where: Where,
        load: Callable[[], object],
        stores: Callable[[], object],
    ) -> None:
        super().__init__(16, 6)
        self._ui, self._where = ui, where
        self.box.addWidget(label(ui, M_("period", "What the files tell"), "section", wrap=True))
        calendar = calendar_of(basis.report)
        period = days_of(basis.first_day, basis.last_day, calendar)
        self.box.addWidget(label(ui, M_("period", "Period"), "small", "text2", wrap=True))
        self.box.addWidget(label(ui, period, "small", wrap=True))
        share = basis.store_share
        if share.ratio is not None:
            ratio = share.ratio
            self._line(
                M_("period", "Of all sales in these files"),
                lambda t: percent(t, ratio),
                share.whole,
            )
        for name, figure in (
            (M_("figure", "Accused, not paid out yet"), basis.deferred),
            (M_("figure", "Reserves of the shop"), basis.held),
        ):
            if figure is not None:
                self._line(
                    name, partial(lambda t, money: t.money(money), money=figure.money), figure
                )
        self._gaps(basis, load)
        if basis.unmatched is not None:
            self._unmatched(basis, stores)
        self.box.addStretch(1)

    def _line(
        self, name: Message, value: Callable[[Translator], str], figure: Figure | None
    ) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(label(ui, name, "small", "text2", wrap=True), 1)
        row.addWidget(label(ui, value, "small"))
        if figure is not None:
            row.addWidget(SourceMark(ui, name, figure, lambda: self._where(figure)))
        self.box.addLayout(row)

    def _gaps(self, basis: Basis, load: Callable[[], object]) -> None:
        ui, gaps = self._ui, basis.gaps
        if not gaps:
            whole = M_("period", "No day of the period is missing.")
            self.box.addWidget(label(ui, whole, "small", "text2", wrap=True))
            return
        self.box.addWidget(rule())
        row, flow = flow_row(8)
        flow.addWidget(label(ui, M_("period", "Days no file tells of"), "smallStrong"))
        flow.addWidget(chip(ui, M_("period", "Gap"), "open"))
        self.box.addWidget(row)
        for gap in gaps[:_GAPS]:
            self.box.addWidget(
                label(
                    ui,
                    days_of(gap.first, gap.last, calendar_of(basis.report)),
                    "small",
                    wrap=True,
                )
            )
        if len(gaps) > _GAPS:
            more = len(gaps) - _GAPS
            self.box.addWidget(
                label(
                    ui,
                    lambda t: t.plural("period", "and {count} more", "and {count} more", more),
                    "small",
                    "text2",
                )
            )
        self.box.addWidget(link_button(ui, M_("period", "Load a report of these days"), load))

    def _unmatched(self, basis: Basis, stores: Callable[[], object]) -> None:
        ui, unmatched = self._ui, basis.unmatched
        assert unmatched is not None
        self.box.addWidget(rule())
        count, gross = len(unmatched.skus), unmatched.sums.gross.money
        text = label(
            ui,
            lambda t: t.plural(
                "period",
                "{count} SKU is not joined with a product number: {gross} of sales may be accused "
                "and are not counted.",
                "{count} SKUs are not joined with a product number: {gross} of sales may be "
                "accused and are not counted.",
                count,
                gross=gross,
            ),
            "small",
            wrap=True,
        )
        self.box.addWidget(text)
        self.box.addWidget(elided(", ".join(unmatched.skus), "small", "text2"))
        self.box.addWidget(link_button(ui, M_("period", "Join them in Stores"), stores))


class StatuteCard(Card):
    """What the statutes name for the rights of the case: a range, not a prediction."""

    def __init__(
        self, ui: Ui, remedies: Sequence[Remedy], more: Callable[[], object], fill: Fill
    ) -> None:
        """`more` leads to the whole text of the statutes, `fill` to where rights are confirmed."""
        super().__init__(16, 4)
        self.box.addWidget(label(ui, M_("remedies", "Range in the statute"), "section", wrap=True))
        note, flow = flow_row(8)
        flow.addWidget(chip(ui, M_("remedies", "Range in the statute, not a prediction")))
        self.box.addWidget(note)
        self.box.addSpacing(6)
        ranges = [(one, range_words(one.floor, one.ceiling)) for one in remedies]
        named = [(one, amounts) for one, amounts in ranges if amounts is not None]
        for number, (one, amounts) in enumerate(named):
            if number:
                self.box.addSpacing(4)
                self.box.addWidget(rule())
                self.box.addSpacing(4)
            self.box.addWidget(label(ui, one.title, "small", "text2", wrap=True))
            self.box.addWidget(label(ui, amounts, "bodyStrong", wrap=True))
            self.box.addWidget(label(ui, one.unit, "small", "text2", wrap=True))
            if one.wilful is not None:
                wilful = M_("remedies", "Wilful: up to {amount}", amount=one.wilful)
                self.box.addWidget(label(ui, wilful, "small", "text2", wrap=True))
            self.box.addWidget(label(ui, one.statute, "caption", "text2", wrap=True))
        rest = [one.statute for one, amounts in ranges if amounts is None]
        if rest:
            self.box.addSpacing(4)
            self.box.addWidget(
                label(
                    ui,
                    lambda t: t.say(
                        "remedies", "No range of their own: {statutes}", statutes=t.listed(rest)
                    ),
                    "caption",
                    "text2",
                    wrap=True,
                )
            )
        if remedies:
            self.box.addWidget(link_button(ui, M_("remedies", "What the statutes say"), more))
        else:
            nothing = M_(
                "remedies",
                "Confirm which rights the plaintiff claims; the ranges follow from them.",
            )
            self.box.addWidget(label(ui, nothing, "small", "text2", wrap=True))
            self.box.addWidget(link_button(ui, M_("exposure", "Check the papers"), fill))
        self.box.addStretch(1)
        asked = M_("remedies", "How they are applied is for the court. Ask your lawyer.")
        self.box.addWidget(label(ui, asked, "caption", "text2", wrap=True))


class DifferencesCard(Card):
    """Why two reports do not give the same figure; each pair once."""

    def __init__(self, ui: Ui, sentences: Sequence[Callable[[Translator], str]]) -> None:
        super().__init__(16, 6)
        title = M_("differences", "Why reports differ")
        self.box.addWidget(label(ui, title, "section", wrap=True))
        for sentence in sentences:
            self.box.addWidget(label(ui, sentence, "small", wrap=True))
        never = M_("differences", "The desk never adds up figures of two kinds of report.")
        self.box.addWidget(label(ui, never, "caption", "text2", wrap=True))
        self.box.addStretch(1)


def _lack(code: str, words: Translator) -> str:
    return lack(words, code)


class MissingCard(Card):
    """What no figure can be made of yet: each with the one thing that helps."""

    def __init__(self, ui: Ui, lacks: Sequence[tuple[str, Message, Callable[[], object]]]) -> None:
        """`lacks` are code (`Exposure.missing`), words of the button, and what it does."""
        super().__init__(16, 8)
        self.buttons = []
        for number, (code, act, press) in enumerate(lacks):
            if number:
                self.box.addWidget(rule())
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(chip(ui, M_("money", "To fill in"), "open"))
            row.addWidget(label(ui, partial(_lack, code), "small", wrap=True), 1)
            button = plain_button(ui, act, press, small=True)
            self.buttons.append(button)
            row.addWidget(button)
            self.box.addLayout(row)
