"""The rows of the tables of a case's figures, and their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tro_desk.base.messages import M_, Citation, Message
from tro_desk.domain.exposure import Basis, Count, Exposure, Figure, Frozen, Sums
from tro_desk.domain.goods import Match, Reason
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.exposure import FIGURES
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.ui.models.grid import Column
from tro_desk.ui.widgets.source_mark import MARKS, source_names, source_words

NOTHING: Final = "—"

ANSWERS: Final[dict[str, Message]] = {
    "yes": M_("accused", "Yes"),
    "no": M_("accused", "No"),
    "not_sure": M_("accused", "Not sure"),
}
"""What the seller may say of a listing: whether the case is about it."""

GOODS_COLUMN: Final = 1
WHY_COLUMN: Final = 2
NET_COLUMN: Final = 5
ANSWER_COLUMN: Final = 6


@dataclass(frozen=True, slots=True)
class AccusedRow:
    """A listing that is accused or may be, or all accused ones together (`product_id` empty).

    Numbers are None where no file tells them; `sums` is None where the listing is not counted among
    the accused.
    """

    product_id: str
    title: str
    skus: tuple[str, ...]
    reasons: tuple[Reason, ...]
    answer: str
    accused: bool
    units: int | None = None
    gross: Money | None = None
    sums: Sums | None = None

    @property
    def net(self) -> Money | None:
        """Gross with refunds and fees, less the proved costs; None while one is not told."""
        return self.sums.net.money if self.sums is not None and self.sums.net is not None else None


def accused_rows(
    exposure: Exposure, basis: Basis | None, matches: Sequence[Match]
) -> tuple[AccusedRow, ...]:
    """The accused listings, largest sales first, then those that the seller still has to judge."""
    known = {match.product_id: match for match in matches}
    rows = []
    for sales in basis.listings if basis is not None else ():
        match = known.pop(sales.product_id, None)
        reasons = match.reasons if match is not None else ()
        units, gross = sales.sums.units.number, sales.sums.gross.money
        rows.append(
            AccusedRow(
                sales.product_id,
                sales.title,
                sales.skus,
                reasons,
                sales.answer,
                True,
                units,
                gross,
                sales.sums,
            )
        )
    rows.sort(key=lambda row: (-(row.gross.minor if row.gross else 0), row.product_id))
    for product_id in exposure.accused:
        if all(row.product_id != product_id for row in rows):
            rows.append(_unsold(product_id, known.pop(product_id, None), basis, accused=True))
    rows += [_unsold(code, match, basis, accused=False) for code, match in known.items()]
    return tuple(rows)


def _unsold(
    product_id: str, match: Match | None, basis: Basis | None, *, accused: bool
) -> AccusedRow:
    if match is None:
        return AccusedRow(product_id, "", (), (), "open", accused)
    told = next(
        (
            one
            for one in match.sold
            if basis is not None
            and (one.report, one.gross.currency) == (basis.report, basis.currency)
        ),
        None,
    )
    return AccusedRow(
        product_id,
        match.title,
        match.skus,
        match.reasons,
        match.answer,
        accused,
        told.units if told is not None else None,
        told.gross if told is not None else None,
    )


def total_row(basis: Basis) -> AccusedRow:
    """All accused listings together."""
    total = basis.total
    return AccusedRow("", "", (), (), "", True, total.units.number, total.gross.money, total)


# words


def amount(words: Translator, money: Money | None) -> str:
    """A sum of money in a column whose head names the currency."""
    if money is None:
        return NOTHING
    return words.money(money).removeprefix(f"{money.currency} ")


def reason_words(words: Translator, reason: Reason) -> str:
    """Why a listing may be among the accused ones."""
    said = {
        "asin": M_("accused", "In a paper"),
        "product_id": M_("accused", "In a paper"),
        "seller_id": M_("accused", "Seller ID {value}", value=reason.value),
        "brand": M_("accused", "Brand {value} in the title", value=reason.value),
    }[reason.code]
    text = words.render(said)
    return text if reason.confirmed else words.say("accused", "{reason} (to confirm)", reason=text)


def why(words: Translator, row: AccusedRow) -> str:
    """All reasons of a row, each once."""
    if not row.product_id:
        return ""
    if not row.reasons:
        return words.say("accused", "You say so") if row.answer == "yes" else NOTHING
    return words.listed(dict.fromkeys(reason_words(words, one) for one in row.reasons))


def answer_words(words: Translator, row: AccusedRow) -> str:
    """What the seller said of a row."""
    if not row.product_id:
        return ""
    if row.answer in ANSWERS:
        return words.render(ANSWERS[row.answer])
    return words.say("accused", "Not answered")


def _tip(words: Translator, row: AccusedRow, figure: Figure | Count | None, text: str) -> str:
    if figure is not None:
        return f"{text}\n{source_words(words, figure)}"
    if row.accused and row.units is None:
        return words.say("accused", "No loaded file tells of a sale.")
    return text


def _units(row: AccusedRow) -> Count | None:
    return row.sums.units if row.sums is not None else None


def _gross(row: AccusedRow) -> Figure | None:
    return row.sums.gross if row.sums is not None else None


def _net(row: AccusedRow) -> Figure | None:
    return row.sums.net if row.sums is not None else None


def _number(words: Translator, row: AccusedRow) -> str:
    return words.number(row.units) if row.units is not None else NOTHING


def _name(words: Translator, row: AccusedRow) -> str:
    return row.product_id or words.say("accused", "All accused")


def accused_columns(currency: str) -> tuple[Column[AccusedRow], ...]:
    """The columns of the accused listings, in a currency (empty: none is known)."""
    return (
        Column(M_("accused", "Listing"), _name, lambda row: row.product_id),
        Column(
            M_("accused", "Goods"),
            lambda _t, row: row.title or " ".join(row.skus) or (NOTHING if row.product_id else ""),
            lambda row: row.title.casefold() or None,
            tip=lambda t, row: "\n".join(
                part for part in (row.title, *row.skus, why(t, row)) if part
            ),
        ),
        Column(M_("accused", "Why it is here"), why),
        Column(
            M_("accused", "Units"),
            _number,
            lambda row: row.units,
            True,
            lambda t, row: _tip(t, row, _units(row), _number(t, row)),
            _units,
        ),
        Column(
            _head(M_("accused", "Sales {currency}", currency=currency), currency),
            lambda t, row: amount(t, row.gross),
            lambda row: row.gross.minor if row.gross is not None else None,
            True,
            lambda t, row: _tip(t, row, _gross(row), amount(t, row.gross)),
            _gross,
        ),
        Column(
            M_("accused", "Net"),
            lambda t, row: amount(t, row.net),
            lambda row: row.net.minor if row.net is not None else None,
            True,
            lambda t, row: _tip(t, row, _net(row), amount(t, row.net)),
            _net,
        ),
        Column(
            M_("accused", "Is it accused?"),
            answer_words,
            lambda row: (
                ("open", "not_sure", "yes", "no").index(row.answer) if row.product_id else None
            ),
        ),
    )


def _head(named: Message, currency: str) -> Message:
    return named if currency else M_("accused", "Sales")


# every figure with where it is from


@dataclass(frozen=True, slots=True)
class Told:
    """A figure by its name."""

    name: Message
    figure: Figure | Count


def frozen_name(frozen: Frozen) -> Message:
    """Frozen money by its account or platform, where one is told."""
    where: Citation = frozen.account or frozen.platform
    if where == frozen.platform and where in PLATFORMS:
        where = Message("platform", PLATFORMS[where])
    return M_("figure", "Frozen on {account}", account=where) if where else M_("money", "Frozen")


def told_figures(exposure: Exposure, basis: Basis | None) -> tuple[Told, ...]:
    """Every figure of the page, in its order."""
    found: list[tuple[Message, Figure | Count | None]] = [
        (frozen_name(one), one.figure) for one in exposure.frozen
    ]
    if len(exposure.frozen) > 1:
        found += [(M_("figure", "Frozen, all accounts"), one) for one in exposure.frozen_total]
    if basis is not None:
        found.append((M_("figure", "Accused units"), basis.total.units))
        found += list(steps(basis.total))
        found.append((M_("figure", "Sales of the whole shop"), basis.store_share.whole))
        if basis.forum is not None:
            found.append((M_("figure", "Shipped to the court's state"), basis.forum.part))
        found.append((M_("figure", "Accused, not paid out yet"), basis.deferred))
        found.append((M_("figure", "Reserves of the shop"), basis.held))
        if basis.unmatched is not None:
            found.append((M_("figure", "Sales without a listing"), basis.unmatched.sums.gross))
    return tuple(Told(name, figure) for name, figure in found if figure is not None)


def steps(sums: Sums) -> tuple[tuple[Message, Figure | None], ...]:
    """From gross to net."""
    return tuple((Message("figure", name), getattr(sums, field)) for field, name in FIGURES.items())


def told_words(words: Translator, told: Told) -> str:
    """The figure as it is written."""
    figure = told.figure
    if isinstance(figure, Figure):
        return words.money(figure.money)
    return words.number(figure.number)


TOLD_COLUMNS: Final[tuple[Column[Told], ...]] = (
    Column(M_("figure", "Figure"), lambda t, one: t.render(one.name)),
    Column(
        M_("figure", "Amount"),
        told_words,
        right=True,
        figure=lambda one: one.figure,
    ),
    Column(M_("figure", "Who says it"), lambda t, one: t.render(MARKS[one.figure.mark])),
    Column(
        M_("figure", "Where it is from"),
        lambda t, one: t.listed(source_names(t, one.figure)) or NOTHING,
    ),
)
