"""The two editors of a cell: a field for numbers and a box of ordinal levels.

Neither loses what was typed: a field that cannot be used stays open in its red ring and says what it takes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.records import Scale
from dia_desktop.ui.locale_numbers import LocaleNumbers

#: Marks a field that was emptied: the cell is to be cleared.
EMPTY = ""


class NumberField(QLineEdit):
    """Takes a number, in the locale's writing or with a plain point; empty clears.

    Parameters
    ----------
    bounds : the least and the greatest number it takes; None for any.

    Signals
    -------
    checked(problem) : what is wrong with the text now, "" for nothing.
    """

    checked = Signal(str)

    def __init__(
        self, numbers: LocaleNumbers, text: str, bounds: tuple[float, float] | None, parent: QWidget
    ) -> None:
        super().__init__(text, parent)
        self._numbers = numbers
        self._bounds = bounds
        self.selectAll()
        self.textChanged.connect(self.check)

    def number(self) -> float | None:
        """Return the number, or None where the field is empty or cannot be used."""
        value = self._numbers.parse(self.text())
        return None if self._out_of_bounds(value) else value

    def problem(self) -> str:
        """Return what the field takes where it cannot use the text, else ""."""
        if not self.text().strip() or self.number() is not None:
            return ""
        if self._bounds is None:
            return tr("a number")
        low, high = (self._numbers.number(bound, 0) for bound in self._bounds)
        return tr("{low} to {high}").format(low=low, high=high)

    def check(self) -> bool:
        """Show or take away the red ring; return whether the text can be used."""
        problem = self.problem()
        if bool(problem) != bool(self.property("invalid")):
            self.setProperty("invalid", bool(problem))
            self.style().unpolish(self)
            self.style().polish(self)
        self.checked.emit(problem)
        return not problem

    def _out_of_bounds(self, value: float | None) -> bool:
        return value is None or (self._bounds is not None and not self._bounds[0] <= value <= self._bounds[1])


class LevelBox(QComboBox):
    """Takes one of the levels of an ordinal scale, by its words or by the digit of its number.

    Signals
    -------
    picked() : a level was chosen from the open list.
    """

    picked = Signal()

    def __init__(self, scale: Scale, natural: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        for level in scale.levels:
            self.addItem(level.label, float(level.level))
        self.setPlaceholderText(tr("Choose a level"))
        self.setCurrentIndex(-1 if natural is None else self.findData(natural))
        self._open = False
        self._first = self.level()
        self.activated.connect(self._activated)

    @property
    def changed(self) -> bool:
        """Whether another level is chosen than the one it began with."""
        return self.level() != self._first

    def level(self) -> float | None:
        """Return the chosen level, or None while none is."""
        chosen: float | None = self.currentData()
        return chosen

    def showPopup(self) -> None:
        """Open the list."""
        self._open = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit for the number of a level."""
        if event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            found = self.findData(float(event.text()))
            if found >= 0:
                self.setCurrentIndex(found)
            return
        super().keyPressEvent(event)

    def _activated(self) -> None:
        if self._open:
            self._open = False
            self.picked.emit()


CellEditor = NumberField | LevelBox
Finish = Callable[[CellEditor], None]
