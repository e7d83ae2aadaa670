"""The rows below the sources: what is open and what is budgeted, per currency. They do not scroll away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView

from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding import FundingSource
from dia_desktop.strategy.funding_words import share_words, short_amount_words
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.columns import Column, Look
from dia_desktop.ui.funding.record_delegate import ROW
from dia_desktop.ui.funding.record_table import RecordTable

MOST_ROWS = 4


@dataclass(frozen=True, slots=True)
class SumRow:
    """One sum, in words.

    Attributes
    ----------
    warns : whether it is money that is missing.
    closes : whether it is the sum of what stands above it.
    """

    id: str
    title: str
    years: str
    amount: str
    share: str
    note: str
    warns: bool = False
    closes: bool = False


def sum_rows(coverage: Sequence[CurrencyCoverage], numbers: Numbers) -> tuple[SumRow, ...]:
    """Return the sums of the currency that has a budget; where several have one, a row for each."""
    found = [each for each in coverage if each.total.need]
    if len(found) == 1:
        return _open_row(found[0], numbers), _budget_row(found[0], numbers)
    return tuple(_named_row(each, numbers) for each in found)


def _open_row(found: CurrencyCoverage, numbers: Numbers) -> SumRow:
    total, currency = found.total, found.currency
    missing = total.open or 0
    return SumRow(
        f"open {currency}",
        tr("Open"),
        _span([each.year for each in found.years if each.coverage.open]),
        short_amount_words(missing, currency, numbers),
        share_words(missing, total.need or 0, numbers),
        "; ".join(_notes(found, numbers)),
        warns=bool(missing),
    )


def _budget_row(found: CurrencyCoverage, numbers: Numbers) -> SumRow:
    need = found.total.need or 0
    return SumRow(
        f"budget {found.currency}",
        tr("Budget"),
        _span([each.year for each in found.years if each.coverage.need is not None]),
        short_amount_words(need, found.currency, numbers),
        share_words(need, need, numbers),
        "",
        closes=True,
    )


def _named_row(found: CurrencyCoverage, numbers: Numbers) -> SumRow:
    """Return what is open in one of several currencies, and of which budget."""
    row = _open_row(found, numbers)
    need = short_amount_words(found.total.need or 0, found.currency, numbers)
    notes = (tr("of {amount} budget").format(amount=need), *_notes(found, numbers))
    title = tr("Open, {currency}").format(currency=found.currency)
    return replace(row, title=title, note="; ".join(notes))


def _notes(found: CurrencyCoverage, numbers: Numbers) -> Iterator[str]:
    total, currency = found.total, found.currency
    if total.open_if_refused != total.open:
        amount = short_amount_words(total.open_if_refused or 0, currency, numbers)
        yield tr("{amount} if the bids fail").format(amount=amount)
    if total.over:
        pattern = tr("over by {amount} in other years") if total.open else tr("over by {amount}")
        yield pattern.format(amount=short_amount_words(total.over, currency, numbers))


def _span(years: Sequence[int]) -> str:
    """Return years as a range, or one by one where some are missing in between."""
    if not years:
        return tr("–")
    if years[-1] - years[0] >= len(years):
        return ", ".join(map(str, years))
    return str(years[0]) if len(years) == 1 else f"{years[0]}\N{EN DASH}{years[-1]}"


class SumTable(RecordTable[SumRow]):
    """Stands below a table of sources, column under column, and scrolls sideways with it."""

    def __init__(self, context: Context, above: RecordTable[FundingSource]) -> None:
        self._above = above
        columns = [*_columns()]
        columns += [Column("", 0, lambda _row: "") for _ in above.records.columns[len(columns) :]]
        super().__init__(context, tr("Sums"), columns, lambda _row, _fields: False)
        self.movable = False
        self.horizontalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        above.horizontalHeader().sectionResized.connect(lambda *_: self.fit())
        here, there = self.horizontalScrollBar(), above.horizontalScrollBar()
        there.valueChanged.connect(here.setValue)
        here.valueChanged.connect(there.setValue)
        here.rangeChanged.connect(lambda *_: self.fit())

    def show_sums(self, rows: tuple[SumRow, ...]) -> None:
        """Show other sums; the bar that scrolls both tables stands below the lower one."""
        self.show_records(rows)
        self.setVisible(bool(rows))
        policy = Qt.ScrollBarPolicy
        self._above.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if rows else policy.ScrollBarAsNeeded
        )

    def fit(self) -> None:
        """Take the widths of the columns above."""
        for column in range(len(self.records.columns)):
            self.setColumnWidth(column, self._above.columnWidth(column))
        row = self._context.theme.px(ROW)
        self.verticalHeader().setDefaultSectionSize(row)
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(row * min(len(self.records.records), MOST_ROWS) + 2 + below)

    def minimumSizeHint(self) -> QSize:
        """Return no more than what the table above needs."""
        return QSize(0, 0)


def _columns() -> tuple[Column[SumRow], ...]:
    def bold(row: SumRow) -> Look:
        return Look("warn_text" if row.warns else "text", bold=True, ruled=row.closes)

    def named(row: SumRow) -> Look:
        return replace(bold(row), missing=row.warns, indented=not row.warns)

    def second(row: SumRow) -> Look:
        return Look("warn_text" if row.warns else "text2", ruled=row.closes)

    return (
        Column(tr("Sum"), 0, lambda row: row.title, look=named),
        Column(tr("Period"), 0, lambda row: row.years, look=second),
        Column(tr("Amount"), 0, lambda row: row.amount, look=bold, figure=True),
        Column(tr("Share"), 0, lambda row: row.share, look=second, figure=True),
        Column(tr("Note"), 0, lambda row: row.note, look=second),
    )
