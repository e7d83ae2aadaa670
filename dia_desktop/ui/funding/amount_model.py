"""The amounts as a table: a line each, a column per year, the sum at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.funding_words import amount_words, currency_sign
from dia_desktop.strategy.money import THOUSAND_CENTS
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.amount_lines import Line, LineKind
from dia_desktop.ui.funding.amount_writer import AmountWriter, Entry, read_entry
from dia_desktop.ui.funding.record_model import NO_PARENT, Index, one_line
from dia_desktop.ui.money_text import money_field_text
from dia_desktop.ui.widgets import tip


class AmountModel(QAbstractTableModel):
    """Shows lines of amounts, and hands on what is typed."""

    def __init__(self, context: Context, writer: AmountWriter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._writer = context, writer
        self.lines: tuple[Line, ...] = ()
        self.years: tuple[int, ...] = ()

    def take(self, lines: Sequence[Line], years: Sequence[int]) -> None:
        """Show other lines; editors and marks stay where the same ones stand in the same places."""
        same = [each.key for each in lines] == [each.key for each in self.lines]
        same = same and tuple(years) == self.years
        if not same:
            self.beginResetModel()
        self.lines, self.years = tuple(lines), tuple(years)
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(years)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lines) - 1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of years, and one for the sum."""
        return 0 if parent.isValid() else len(self.years) + 1

    def year(self, column: int) -> int | None:
        """Return the year of a column; None for the sum."""
        return self.years[column] if column < len(self.years) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the year of a column or the name of a line."""
        if orientation == Qt.Orientation.Vertical:
            return self._line_head(section, role)
        if role == Qt.ItemDataRole.DisplayRole:
            year = self.year(section)
            return tr("Sum") if year is None else str(year)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _line_head(self, row: int, role: int) -> object:
        if row >= len(self.lines):
            return None
        line = self.lines[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(line_title(line))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line_title(line))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.takes(index.row(), index.column()) and not self._context.desk.file.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def takes(self, row: int, column: int) -> bool:
        """Whether a cell holds an amount of its own, not a sum."""
        return self.lines[row].editable and column < len(self.years)

    def cents(self, row: int, column: int) -> int | None:
        """Return the amount of a cell; None where there is none."""
        line, year = self.lines[row], self.year(column)
        return line.total if year is None and line.cents else line.cents.get(year or 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a fact of a cell."""
        line, cents = self.lines[index.row()], self.cents(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cents is None else self._figure(line, cents)
        if role == Qt.ItemDataRole.EditRole:
            return money_field_text(cents, self._context.locale)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = self.said(index.row(), index.column())
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _figure(self, line: Line, cents: int) -> str:
        return self._context.numbers.number(cents / line.unit, line.decimals)

    def said(self, row: int, column: int) -> str:
        """Return a cell in words, to the cent."""
        line, cents, year = self.lines[row], self.cents(row, column), self.year(column)
        where = tr("{line}, all years") if year is None else tr("{line}, {year}")
        amount = tr("nothing")
        if cents is not None:
            amount = amount_words(cents, line.currency, self._context.numbers)
        return tr("{place}: {amount}").format(
            place=where.format(line=one_line(whole_title(line)), year=year), amount=amount
        )

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed; False where it cannot be used, which is told."""
        year = self.year(index.column())
        if role != Qt.ItemDataRole.EditRole or year is None:
            return False
        line = self.lines[index.row()]
        try:
            entry = read_entry(line, year, str(value), self._context.locale)
        except InvalidInputError as error:
            self._context.desk.refused.emit(str(error))
            return False
        if entry.cents == self.cents(index.row(), index.column()):
            return True
        return self._writer.write((entry,))

    def clearing(self, cells: Sequence[tuple[int, int]]) -> tuple[Entry, ...]:
        """Return what takes the amounts of cells back."""
        return tuple(
            Entry(self.lines[row], self.years[column], None)
            for row, column in cells
            if self.takes(row, column) and self.cents(row, column) is not None
        )


def line_title(line: Line) -> str:
    """Return what a line is called at its left, with the unit it is shown in where it begins a currency."""
    if line.kind is LineKind.ACTIVITY:
        return "   " + line.title
    if line.kind is LineKind.BUDGET:
        return f"{line.title}, {unit_words(line)}" if line.currency else line.title
    return line.title


def whole_title(line: Line) -> str:
    """Return what a line is called on its own."""
    if line.kind is LineKind.ACTIVITY and line.source is not None:
        return tr("{source}, {activity}").format(source=line.source.name, activity=line.title)
    return line.title


def unit_words(line: Line) -> str:
    """Return what a line is counted in, e.g. "k€"."""
    sign = currency_sign(line.currency)
    if line.unit != THOUSAND_CENTS:
        return sign
    return (
        tr("k {currency}").format(currency=sign)
        if sign.isalpha()
        else tr("k{currency}").format(currency=sign)
    )
