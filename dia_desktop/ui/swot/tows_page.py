"""The tab "Strategies (TOWS)": the whole matrix, all options, and the items that lead nowhere or twice."""

from __future__ import annotations

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.tows import double_used, unused
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.item_list import ItemList
from dia_desktop.ui.swot.option_list import OptionList
from dia_desktop.ui.swot.tows_table import TowsTable
from dia_desktop.ui.widgets import Card, PlainLabel

ASIDE = 290


class TowsPage(QWidget):
    """The tab.

    Signals
    -------
    item_wanted(id) : the user wants to see an item on the board.
    """

    item_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(tr("Strategies (TOWS)"))
        self._context = context
        self.table = TowsTable(context)
        self.options = OptionList(context)
        self.all = PlainLabel(context, "", 13, QFont.Weight.DemiBold, wrap=True)
        self.lost = ItemList(context, tr("Unused items"), self)
        self.twice = ItemList(context, tr("Items used more than once"), self)
        self.nothing = PlainLabel(context, "", 15, colour="text2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setText(
            tr("The matrix crosses what is inside with what is outside: add both on the board.")
        )
        self._lay_out()
        for part in (self.lost, self.twice):
            part.wanted.connect(self.item_wanted)
        context.themed.connect(self._fit)
        self.reload()

    def _lay_out(self) -> None:
        main, side = Card(self._context), Card(self._context)
        main.setAccessibleName(tr("Matrix of strategies"))
        side.setAccessibleName(tr("Options and items"))
        self._places = QStackedWidget()
        self._places.addWidget(self.table)
        self._places.addWidget(self.nothing)
        main.content.setContentsMargins(10, 10, 10, 10)
        main.content.addWidget(self._places)
        side.content.addWidget(self.all)
        side.content.addWidget(self.options, 3)
        for part in (self.lost, self.twice):
            side.content.addWidget(part.sentence)
            side.content.addWidget(part.list, 2)
        side.content.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(main, 1)
        row.addWidget(side)
        self._side = side
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(self._context.theme.px(ASIDE))

    def reload(self) -> None:
        """Show the strategies as they are now."""
        swot = self._context.desk.swot
        self.table.cells.reload()
        self.table.fit()
        filled = bool(self.table.cells.rowCount() and self.table.cells.columnCount())
        self._places.setCurrentWidget(self.table if filled else self.nothing)
        self.options.reload()
        count = len(swot.options)
        words = tr_n("{count} option", "{count} options", count).format(count=count)
        self.all.setText(words if count else tr("No options yet: Enter in a cell adds one."))
        lost, twice = unused(swot), double_used(swot)
        leads = tr_n("{count} item leads nowhere", "{count} items lead nowhere", len(lost))
        self.lost.show_items(leads.format(count=len(lost)), lost)
        used = tr_n(
            "{count} item is used more than once", "{count} items are used more than once", len(twice)
        )
        self.twice.show_items(used.format(count=len(twice)), twice)
