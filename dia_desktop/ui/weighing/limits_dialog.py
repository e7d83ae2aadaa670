"""Limits of the weights: bounds and an order of importance, kept when the result is tested."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits import set_importance, set_weight_bounds
from dia_desktop.strategy.numbers import needed_decimals
from dia_desktop.strategy.records import Criterion
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.entry_dialog import EntryDialog
from dia_desktop.ui.markets.shown_weights import shown_weights
from dia_desktop.ui.widgets import Button, PlainLabel

WHOLE = 100
ROW, MOST_ROWS = 26, 6
CRITERION_ID = Qt.ItemDataRole.UserRole


class LimitsDialog(EntryDialog):
    """Asks for the least and the greatest weight of every criterion, and for an order of importance."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        intro = tr(
            "What counts as plausible when the result is tested. The weights themselves stay as they are; "
            "an empty field sets no limit."
        )
        super().__init__(context, tr("Limits of the weights"), tr("Set"), parent, intro)
        self._criteria = context.desk.scoring.criteria
        self.low = [self._field(criterion, criterion.low, low=True) for criterion in self._criteria]
        self.high = [self._field(criterion, criterion.high, low=False) for criterion in self._criteria]
        self.form.addRow(self._bounds())
        self.ordered = QCheckBox(tr("Keep an order of importance"))
        self.ordered.setAccessibleName(self.ordered.text())
        self.list = QListWidget()
        self._make_list()
        self.form.addRow(self.ordered)
        self.form.addRow(self._order())
        self.ordered.setChecked(any(each.importance is not None for each in self._criteria))
        self.ordered.toggled.connect(self._show_order)
        self._show_order()
        self._before = self._chosen_order()
        if self.low:
            self.low[0].setFocus()

    # -- building -----------------------------------------------------------------------------

    def _field(self, criterion: Criterion, bound: float | None, *, low: bool) -> QLineEdit:
        field = QLineEdit("" if bound is None else self._written(bound))
        pattern = tr("Least weight of {criterion}") if low else tr("Greatest weight of {criterion}")
        field.setAccessibleName(pattern.format(criterion=criterion.name))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(self.context.theme.px(76))
        return field

    def _written(self, share: float) -> str:
        percent = round(share * WHOLE, 9)
        return self.context.numbers.typed(percent, needed_decimals(percent))

    def _bounds(self) -> QWidget:
        table, context = QWidget(), self.context
        table.setAccessibleName(tr("Bounds"))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate((tr("Criterion"), tr("Now"), tr("Least, %"), tr("Greatest, %"))):
            grid.addWidget(PlainLabel(context, words, 12, QFont.Weight.DemiBold, "text2"), 0, column)
        now = shown_weights(context.desk.matrix.weights, context.numbers)
        for row, criterion in enumerate(self._criteria):
            grid.addWidget(PlainLabel(context, criterion.name, 13, wrap=True), row + 1, 0)
            weight = tr("{weight} %").format(weight=now[row])
            grid.addWidget(PlainLabel(context, weight, 13, colour="text2"), row + 1, 1)
            grid.addWidget(self.low[row], row + 1, 2)
            grid.addWidget(self.high[row], row + 1, 3)
        return table

    def _make_list(self) -> None:
        self.list.setProperty("kind", "framed")
        self.list.setAccessibleName(tr("Order of importance, most important first"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setUniformItemSizes(True)
        self.list.installEventFilter(self)
        last = len(self._criteria)
        for criterion in sorted(self._criteria, key=lambda each: each.importance or last + each.position + 1):
            item = QListWidgetItem(criterion.name)
            item.setData(CRITERION_ID, criterion.id)
            item.setSizeHint(QSize(0, self.context.theme.px(ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = min(max(len(self._criteria), 2), MOST_ROWS)
        self.list.setFixedHeight(self.context.theme.px(ROW) * rows + 8)

    def _order(self) -> QWidget:
        place = QWidget()
        place.setAccessibleName(tr("Order of importance"))
        self.up, self.down = Button(self.context, tr("Up")), Button(self.context, tr("Down"))
        self.up.setToolTip(tr("More important (Alt+Up)"))
        self.down.setToolTip(tr("Less important (Alt+Down)"))
        buttons = QVBoxLayout()
        for button, step in ((self.up, -1), (self.down, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=step: self.move_current(step))
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        return place

    # -- what was typed -----------------------------------------------------------------------

    def move_current(self, steps: int) -> None:
        """Move the current criterion up (negative) or down in the order."""
        row = self.list.currentRow()
        if 0 <= row + steps < self.list.count() and row >= 0:
            item = self.list.takeItem(row)
            self.list.insertItem(row + steps, item)
            self.list.setCurrentRow(row + steps)

    def _chosen_order(self) -> tuple[str, ...]:
        if not self.ordered.isChecked():
            return ()
        return tuple(str(self.list.item(row).data(CRITERION_ID)) for row in range(self.list.count()))

    def _bound(self, field: QLineEdit, before: float | None) -> float | None:
        """Return a typed bound as a share; one that was left alone stays exact.

        Raises
        ------
        InvalidInputError
            It is no percentage; names the field.
        """
        text = field.text().strip()
        if not text:
            return None
        if before is not None and text == self._written(before):
            return before
        percent = self.context.numbers.parse(text.replace("%", ""))
        if percent is None or not 0 <= percent <= WHOLE:
            field.setFocus()
            field.selectAll()
            raise InvalidInputError(
                tr("{field}: “{text}” is no percentage from 0 to 100; type one, or leave it empty.").format(
                    field=field.accessibleName(), text=text
                )
            )
        return percent / WHOLE

    def apply(self) -> bool:
        """Write what was changed, bounds and order as one step."""
        desk = self.context.desk
        round_id = desk.scoring.round.id
        bounds = {
            criterion.id: (self._bound(low, criterion.low), self._bound(high, criterion.high))
            for criterion, low, high in zip(self._criteria, self.low, self.high, strict=True)
        }
        order = self._chosen_order()
        if any(bounds[each.id] != (each.low, each.high) for each in self._criteria):
            return desk.do(set_weight_bounds, round_id, bounds, None if order == self._before else order)
        return order == self._before or desk.do(set_importance, round_id, order)

    # -- keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the current criterion with Alt and the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_current(steps)
                return True
        return super().eventFilter(watched, event)

    def _show_order(self) -> None:
        for part in (self.list, self.up, self.down):
            part.setEnabled(self.ordered.isChecked())
