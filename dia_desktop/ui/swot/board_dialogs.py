"""The small dialogs of the SWOT page: how many cards are shown, and which scores to look at again."""

from __future__ import annotations

from math import isnan

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.store.swot_rules import LARGEST_CAP
from dia_desktop.strategy.swot import SwotItem
from dia_desktop.strategy.swot_words import start_of
from dia_desktop.strategy.tows import Reconsidering, to_reconsider
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.swot.ticks import PlainList

LIST_HEIGHT = 180


class CapDialog(FormDialog):
    """Sets how many cards a quadrant shows before the rest waits."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        intro = tr("What stands further down waits behind the count of its quadrant.")
        super().__init__(context, tr("Cards shown per quadrant"), tr("Set"), intro, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.count = NumberField()
        self.count.setRange(1, LARGEST_CAP)
        self.count.setValue(context.desk.swot.visible_cap)
        self.add_field(tr("Cards"), self.count)
        self.count.selectAll()

    def carry_out(self) -> bool:
        """Set the number."""
        desk = self.context.desk
        if self.count.value() == desk.swot.visible_cap:
            return True
        return desk.do(edits.set_visible_cap, self.count.value())


class ReconsiderDialog(FormDialog):
    """Lists the cells of the matrix an item speaks of and goes to one; no score is changed here."""

    def __init__(self, context: Context, item: SwotItem, parent: QWidget) -> None:
        intro = tr(
            "{handle}: “{text}”. A card never changes a score: "
            "look at these again, with the card as the reason."
        ).format(handle=item.handle, text=start_of(item.text))
        super().__init__(context, tr("Consider re-scoring"), tr("Go to the score"), intro, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cells = to_reconsider(item, context.desk.scoring)
        self.list = PlainList()
        self.list.setFixedHeight(context.theme.px(LIST_HEIGHT))
        for cell in self.cells:
            QListWidgetItem(self._words(cell), self.list)
        self.add_field(tr("Scores"), self.list)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.act_button.setEnabled(bool(self.cells))
        if not self.cells:
            self.strip.say(
                tr("The card names no market and criterion of this round; set both in its details first."),
                "warn",
            )

    def _words(self, cell: Reconsidering) -> str:
        scoring, matrix = self.context.desk.scoring, self.context.desk.matrix
        row = next(i for i, market in enumerate(scoring.markets) if market.id == cell.market_id)
        column = next(i for i, one in enumerate(scoring.criteria) if one.id == cell.criterion_id)
        value = float(matrix.values[row, column])
        said = tr("not scored") if isnan(value) else self.context.numbers.number(value)
        return tr("{market} on {criterion}: {score}").format(
            market=scoring.markets[row].name, criterion=scoring.criteria[column].name, score=said
        )

    def carry_out(self) -> bool:
        """Go to the chosen score."""
        row = self.list.currentRow()
        if 0 <= row < len(self.cells):
            self.context.place_wanted.emit(self.cells[row].market_id, self.cells[row].criterion_id)
        return True
