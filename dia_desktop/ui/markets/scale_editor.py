"""Editing a criterion's scale: its anchors in words and its value function as a small table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.numbers import needed_decimals
from dia_desktop.strategy.records import Level, Scale
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.value_curve import Reading, ValueCurve
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.widgets import Button, PlainLabel

MOST_DECIMALS = 6
#: Numbers are written with at most so many decimals; one that is left alone stays exact.
MOST_WRITTEN = 3
EXACT = Qt.ItemDataRole.UserRole
TABLE_HEIGHT = 116
POINT_COLUMNS = 2
NUMERIC, ORDINAL = 0, 1
NEW_SCALE = Scale("", "", "", points=((0.0, 0.0), (100.0, 100.0)))


class ScaleEditor(QWidget):
    """The fields of a scale, with a picture of what they mean for today's markets."""

    def __init__(self, context: Context, scale: Scale, readings: tuple[Reading, ...]) -> None:
        super().__init__()
        self._context = context
        self._alternatives = {step.level: step.alternative for step in scale.levels}
        self.kind = QComboBox()
        self.kind.addItems([tr("Numbers"), tr("Levels in words")])
        self.worst, self.best, self.unit = (
            QLineEdit(scale.worst),
            QLineEdit(scale.best),
            QLineEdit(scale.unit),
        )
        self.decimals = NumberField()
        self.decimals.setRange(0, MOST_DECIMALS)
        self.decimals.setValue(scale.decimals)
        self.points = self._table([tr("Reading"), tr("Worth, 0–100")], tr("Points of the value function"))
        self.levels = self._table(
            [tr("Level"), tr("In words"), tr("Worth, 0–100")], tr("Levels of the scale")
        )
        self.curve = ValueCurve(context, readings)
        self._fill(scale)
        self._lay_out()
        self.kind.setCurrentIndex(ORDINAL if scale.ordinal else NUMERIC)
        self._show_kind()
        self._listen()
        self._preview()

    # -- what was typed -----------------------------------------------------------------------

    def scale(self) -> Scale:
        """Return the scale as it is typed.

        Raises
        ------
        InvalidInputError
            A number is missing or cannot be used, or the points make no value function; names the place.
        """
        ordinal = self.kind.currentIndex() == ORDINAL
        made = Scale(
            unit=self.unit.text().strip(),
            worst=self.worst.text().strip(),
            best=self.best.text().strip(),
            points=() if ordinal else self._typed_points(),
            levels=self._typed_levels() if ordinal else (),
            decimals=0 if ordinal else self.decimals.value(),
        )
        if ordinal and not made.levels:
            raise InvalidInputError(tr("Levels: at least one is needed; add a line."))
        made.value_function()
        return made

    def _typed_points(self) -> tuple[tuple[float, float], ...]:
        return tuple(
            (self._number(self.points, row, 0), self._number(self.points, row, 1))
            for row in range(self.points.rowCount())
        )

    def _typed_levels(self) -> tuple[Level, ...]:
        return tuple(self._typed_level(row) for row in range(self.levels.rowCount()))

    def _typed_level(self, row: int) -> Level:
        level = self._number(self.levels, row, 0)
        if not level.is_integer():
            raise InvalidInputError(
                tr("Line {line}, Level: “{text}” is not a whole number.").format(
                    line=row + 1, text=_text(self.levels, row, 0)
                )
            )
        return Level(
            int(level),
            _text(self.levels, row, 1),
            self._number(self.levels, row, 2),
            self._alternatives.get(int(level)),
        )

    def _number(self, table: QTableWidget, row: int, column: int) -> float:
        text, item = _text(table, row, column), table.item(row, column)
        kept = None if item is None else item.data(EXACT)
        if isinstance(kept, float) and text == self._written(kept):
            return kept
        value = self._context.numbers.parse(text)
        if value is None:
            heading = table.model().headerData(column, Qt.Orientation.Horizontal)
            raise InvalidInputError(
                tr("Line {line}, {column}: “{text}” is not a number.").format(
                    line=row + 1, column=heading, text=text
                )
            )
        return value

    # -- changing the lines -------------------------------------------------------------------

    def add_line(self) -> None:
        """Add an empty line below the current one."""
        table = self._shown_table()
        row = table.currentRow() + 1 if table.currentRow() >= 0 else table.rowCount()
        table.insertRow(row)
        for column in range(table.columnCount()):
            table.setItem(row, column, QTableWidgetItem(""))
        table.setCurrentCell(row, 0)
        self._preview()

    def remove_line(self) -> None:
        """Take the current line away."""
        table = self._shown_table()
        if table.currentRow() >= 0:
            table.removeRow(table.currentRow())
            self._preview()

    def swap_ends(self) -> None:
        """Turn the scale round: what was worst is best, e.g. because less is better."""
        worst, best = self.worst.text(), self.best.text()
        self.worst.setText(best)
        self.best.setText(worst)
        table = self._shown_table()
        last = table.columnCount() - 1
        worth = [table.takeItem(row, last) for row in range(table.rowCount())]
        for row, item in enumerate(reversed(worth)):
            table.setItem(row, last, item)
        self._preview()

    def _shown_table(self) -> QTableWidget:
        return self.levels if self.kind.currentIndex() == ORDINAL else self.points

    # -- building -----------------------------------------------------------------------------

    def _table(self, headings: list[str], name: str) -> QTableWidget:
        table = QTableWidget(0, len(headings))
        table.setProperty("kind", "framed")
        table.setHorizontalHeaderLabels(headings)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if len(headings) > POINT_COLUMNS:
            for column in (0, len(headings) - 1):
                table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().hide()
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(name)
        table.setMinimumHeight(self._context.theme.px(TABLE_HEIGHT))
        return table

    def _fill(self, scale: Scale) -> None:
        points = scale.points or NEW_SCALE.points
        levels = scale.levels or (Level(0, "", 0.0), Level(1, "", 100.0))
        for point in points:
            self._append(self.points, point)
        for level in levels:
            self._append(self.levels, (float(level.level), level.label, level.value))

    def _append(self, table: QTableWidget, contents: tuple[float | str, ...]) -> None:
        row = table.rowCount()
        table.insertRow(row)
        for column, content in enumerate(contents):
            item = QTableWidgetItem(content if isinstance(content, str) else self._written(content))
            item.setData(EXACT, content)
            table.setItem(row, column, item)

    def _written(self, number: float) -> str:
        return self._context.numbers.typed(number, needed_decimals(number, MOST_WRITTEN))

    def _lay_out(self) -> None:
        unit = QHBoxLayout()
        unit.addWidget(self.unit, 1)
        unit.addWidget(self._label(tr("Decimals shown"), self.decimals))
        unit.addWidget(self.decimals)
        form = QFormLayout()
        form.addRow(self._label(tr("Scale"), self.kind), self.kind)
        form.addRow(self._label(tr("Worst, in words"), self.worst), self.worst)
        form.addRow(self._label(tr("Best, in words"), self.best), self.best)
        form.addRow(self._label(tr("Unit"), self.unit), unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.points, 1)
        column.addWidget(self.levels, 1)
        column.addLayout(self._buttons())
        column.addWidget(self.curve, 1)
        for field in (self.worst, self.best, self.unit):
            field.setCursorPosition(0)

    def _label(self, words: str, field: QWidget) -> PlainLabel:
        label = PlainLabel(self._context, words, 13, colour="text2")
        label.setBuddy(field)
        field.setAccessibleName(words)
        return label

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for text, icon_name, act in self._offers():
            button = Button(self._context, text, icon_name=icon_name)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _offers(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            (tr("Add line"), "plus", self.add_line),
            (tr("Remove line"), "trash-2", self.remove_line),
            (tr("Swap ends"), "", self.swap_ends),
        )

    def _listen(self) -> None:
        for field in (self.worst, self.best, self.unit):
            field.textEdited.connect(self._preview)
        self.decimals.valueChanged.connect(self._preview)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.points.itemChanged.connect(self._preview)
        self.levels.itemChanged.connect(self._preview)

    def _show_kind(self) -> None:
        ordinal = self.kind.currentIndex() == ORDINAL
        self.points.setVisible(not ordinal)
        self.levels.setVisible(ordinal)
        self.decimals.setEnabled(not ordinal)
        self._preview()

    def _preview(self) -> None:
        try:
            self.curve.show_scale(self.scale())
        except InvalidInputError:
            # Half a number is no mistake yet: the curve stays pale until the lines make sense.
            self.curve.show_scale(None)


def _text(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return "" if item is None else item.text().strip()
