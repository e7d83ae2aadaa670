"""Two markets head to head: which criteria make the difference, and what changed since the round before."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.explanation import (
    change_sentence,
    explain_change,
    head_to_head,
    head_to_head_sentence,
)
from dia_desktop.ui.context import Context
from dia_desktop.ui.robustness.figures_table import FiguresTable
from dia_desktop.ui.widgets import Button, PlainLabel

WIDTH = 520


class CompareDialog(QDialog):
    """Compares two markets under the weights that are shown, and follows them.

    Parameters
    ----------
    market_id : a market to compare with its neighbour; "" for the first two.
    """

    def __init__(self, context: Context, parent: QWidget, market_id: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("Compare two markets"))
        self.setAccessibleName(tr("Compare two markets"))
        self.one, self.other = QComboBox(), QComboBox()
        self.one.setAccessibleName(tr("One market"))
        self.other.setAccessibleName(tr("The other market"))
        self.sentence = PlainLabel(context, "", 15, QFont.Weight.DemiBold, wrap=True)
        self.table = FiguresTable(tr("What each criterion gives"))
        self.change = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.close_button = Button(context, tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self._fill(market_id)
        self.one.currentIndexChanged.connect(self._tell)
        self.other.currentIndexChanged.connect(self._tell)
        context.desk.changed.connect(self._refill)
        context.desk.previewed.connect(self._tell)
        self._tell()

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.one, 1)
        pair.addWidget(PlainLabel(self._context, tr("and"), 13, colour="text2"))
        pair.addWidget(self.other, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(pair)
        column.addWidget(self.sentence)
        column.addWidget(self.table)
        column.addWidget(self.change)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(self._context.theme.px(WIDTH))

    def _fill(self, market_id: str) -> None:
        """Offer the markets in the order of the ranking."""
        ranking = self._context.desk.ranking
        markets = [] if ranking is None else [ranking.market(place) for place in range(len(ranking.order))]
        ids = [market.id for market in markets]
        place = ids.index(market_id) if market_id in ids else 0
        for box in (self.one, self.other):
            for market in markets:
                box.addItem(market.name, market.id)
        neighbour = place - 1 if place > 0 else 1
        self.one.setCurrentIndex(min(place, neighbour))
        self.other.setCurrentIndex(max(place, neighbour))

    def _refill(self) -> None:
        """Close where a market is gone; else tell again."""
        desk = self._context.desk
        known = {market.id for market in desk.matrix.markets}
        if desk.ranking is None or not {self.one.currentData(), self.other.currentData()} <= known:
            self.reject()
        else:
            self._tell()

    def _tell(self) -> None:
        ranking, numbers = self._context.desk.ranking, self._context.numbers
        if ranking is None:
            return
        a, b = (self._row(ranking, box) for box in (self.one, self.other))
        if a == b:
            self.sentence.setText(tr("Choose two different markets."))
            self.table.hide()
            self.change.hide()
            return
        found = head_to_head(ranking, a, b)
        self.sentence.setText(head_to_head_sentence(found, ranking, numbers))
        names = [ranking.matrix.markets[row].name for row in (a, b)]
        rows = [
            (
                criterion.name,
                numbers.percent(float(ranking.weights[column])),
                *(numbers.number(float(ranking.matrix.values[row, column])) for row in (a, b)),
                _signed(found.shown[column], numbers.number(found.shown[column])),
            )
            for column, criterion in enumerate(ranking.matrix.criteria)
        ]
        self.table.show_rows((tr("Criterion"), tr("Weight"), *names, tr("Points")), rows)
        self.table.show()
        self._tell_change(ranking, a, b)

    def _tell_change(self, ranking: Ranking, a: int, b: int) -> None:
        before = self._context.desk.previous
        ids = [ranking.matrix.markets[row].id for row in (a, b)]
        comparable = before is not None and set(ids) <= set(before.ranks)
        self.change.setVisible(comparable)
        if before is not None and comparable:
            changed = change_sentence(
                explain_change(before.ranking, ranking, ids[0], ids[1]), self._context.numbers
            )
            self.change.setText(
                tr("Since “{round}”: {change}").format(round=before.scoring_round.name, change=changed)
            )

    def _row(self, ranking: Ranking, box: QComboBox) -> int:
        wanted = box.currentData()
        return next(row for row, market in enumerate(ranking.matrix.markets) if market.id == wanted)


def _signed(points: float, shown: str) -> str:
    return f"+{shown}" if points > 0 else shown
