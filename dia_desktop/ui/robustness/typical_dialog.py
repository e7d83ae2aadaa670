"""With which weights a market is first: the mean of the draws in which it is."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.robustness_report import RobustnessReport
from dia_desktop.ui.context import Context
from dia_desktop.ui.robustness.figures_table import FiguresTable
from dia_desktop.ui.widgets import Button, PlainLabel

WIDTH = 440


class TypicalDialog(QDialog):
    """Shows the central weights of a market beside those of now."""

    def __init__(
        self,
        context: Context,
        report: RobustnessReport,
        shares: Robustness,
        market_id: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        matrix, numbers = report.ranking.matrix, context.numbers
        row = next(row for row, market in enumerate(matrix.markets) if market.id == market_id)
        name = matrix.markets[row].name
        title = tr("When {market} is first").format(market=name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        share = shares.percent(float(shares.first[row]), numbers)
        typical = shares.acceptability.central_weights[row]
        never = bool(np.isnan(typical).any())
        said = (
            tr("{market} is first in none of {draws} draws.")
            if never
            else tr("{market} is first in {share} of {draws} draws. These are the mean weights of them.")
        ).format(market=name, share=share, draws=numbers.number(shares.draws, 0))
        self.sentence = PlainLabel(context, said, 13, QFont.Weight.Medium, wrap=True)
        self.table = FiguresTable(tr("Typical weights"))
        self.table.setVisible(not never)
        if not never:
            self.table.show_rows(
                (tr("Criterion"), tr("Now"), tr("Typical")),
                [
                    (criterion.name, numbers.percent(float(now)), numbers.percent(float(then)))
                    for criterion, now, then in zip(
                        matrix.criteria, report.ranking.weights, typical, strict=True
                    )
                ],
            )
        self.close_button = Button(context, tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(self.table)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(context.theme.px(WIDTH))
