"""The result of a guided weighting: weights now and then, what they say in units, and what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.consistency import Remark, remarks
from dia_desktop.strategy.elicitation import elicited_weights, order_of
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.interview import METHODS, Approach, Interview, Step
from dia_desktop.strategy.swings import equivalence, swing, worth
from dia_desktop.strategy.verdict import joined
from dia_desktop.strategy.weighing import Elicitation, WeightMethod
from dia_desktop.strategy.weighing_words import formula_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.shown_weights import shown_weights
from dia_desktop.ui.weighing.pages import StepPage
from dia_desktop.ui.widgets import PlainLabel

IN_UNITS = 4


class ResultPage(StepPage):
    """Shows the weights that follow from the answers, and shows the ranking under them.

    Signals
    -------
    refused(sentence) : no weights follow from the answers.
    """

    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.weights: FloatArray | None = None
        self.elicitation: Elicitation | None = None
        self._preferred = WeightMethod.SWING
        self.formula = QComboBox()
        self.formula.setAccessibleName(tr("How weights follow from the answers"))
        self.formula.currentIndexChanged.connect(self._work_out)
        self.keep_order = QCheckBox(tr("Keep this order when testing how sure the result is"))
        self.keep_order.setAccessibleName(self.keep_order.text())
        self.keep_order.toggled.connect(self._tell)
        self._rows = QWidget()
        self._rows.setAccessibleName(tr("Weights now and then"))
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(IN_UNITS, 1)
        self.remarks = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.warnings = PlainLabel(context, "", 13, QFont.Weight.Medium, "warn_text", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.formula)
        line.addWidget(self.keep_order)
        line.addStretch(1)
        self.column.addWidget(self._rows)
        self.column.addLayout(line)
        self.column.addWidget(self.warnings)
        self.column.addWidget(self.remarks)
        self.column.addStretch(1)

    @property
    def order(self) -> tuple[str, ...]:
        """The criteria, most important first, where the room wants the order kept; else ()."""
        if self.weights is None or not self.keep_order.isChecked():
            return ()
        return tuple(self._interview.ids[column] for column in order_of(self.weights))

    def prefer(self, method: WeightMethod) -> None:
        """Work the weights out by this method where the answers allow it."""
        self._preferred = method

    def show_step(self, interview: Interview, step: Step) -> None:
        """Work the weights out."""
        del step
        self._interview = interview
        methods = METHODS[interview.approach]
        with QSignalBlocker(self.formula):
            self.formula.clear()
            for method in methods:
                self.formula.addItem(formula_words(method), method)
            self.formula.setCurrentIndex(methods.index(self._preferred) if self._preferred in methods else 0)
        self.formula.setVisible(len(methods) > 1)
        given = any(each.importance is not None for each in interview.criteria)
        self.keep_order.setChecked(given or interview.approach is Approach.ORDER)
        self._work_out()

    def take_focus(self) -> bool:
        """Leave the keyboard to the button that uses the weights."""
        return False

    def _work_out(self) -> None:
        self._preferred = METHODS[self._interview.approach][self.formula.currentIndex()]
        self.elicitation = self._interview.elicitation(self._preferred)
        try:
            self.weights = elicited_weights(self.elicitation, self._interview.criteria)
        except InvalidInputError as error:
            self.weights = None
            self._fill(())
            self._rows.hide()
            self.refused.emit(str(error))
        else:
            self._rows.show()
            self._fill(self._lines(self.weights))
            self.context.desk.preview(self.weights)
        self.keep_order.setVisible(self.weights is not None and bool(order_of(self.weights)))
        self._tell()
        self.answered.emit(self._interview)

    def _tell(self) -> None:
        said = self._remarks()
        for label, warns in ((self.warnings, True), (self.remarks, False)):
            label.setText("\n".join(each.sentence for each in said if each.warns is warns))
            label.setVisible(bool(label.text()))

    def _remarks(self) -> list[Remark]:
        if self.weights is None or self.elicitation is None:
            return []
        criteria = self._interview.criteria
        said = [*remarks(self.elicitation, criteria, self.context.numbers)]
        if not order_of(self.weights):
            said.append(Remark(tr("Two criteria weigh the same, so that there is no order to keep.")))
        if not self.order and any(each.importance is not None for each in criteria):
            said.append(Remark(tr("The order of importance that was given is taken away."), warns=True))
        locked = [each.name for each in criteria if each.locked]
        if locked:
            said.append(Remark(tr("Locked, but weighed all the same: {names}.").format(names=joined(locked))))
        return said

    def _lines(self, weights: FloatArray) -> list[tuple[str, str, str, str]]:
        """Return name, weight now, weight then and what that says in units, the greatest first."""
        criteria, numbers = self._interview.criteria, self.context.numbers
        now = shown_weights(self.context.desk.matrix.weights, numbers)
        then = shown_weights(weights, numbers)
        first = int(np.argmax(weights))
        lines = []
        for column in np.argsort(-weights, kind="stable").tolist():
            said = swing(criteria[column].scale, numbers)
            if column != first:
                pair = equivalence(criteria[column], criteria[first], weights[column], weights[first])
                said = worth(pair, numbers)
            lines.append((criteria[column].name, now[column], then[column], said))
        return lines

    def _fill(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        context, right = self.context, Qt.AlignmentFlag.AlignRight
        for row, (name, now, then, said) in enumerate(lines):
            whole = PlainLabel(context, name, 17, QFont.Weight.DemiBold, wrap=True)
            before = PlainLabel(context, tr("{weight} % now").format(weight=now), 15, colour="text2")
            arrow = PlainLabel(context, "\N{RIGHTWARDS ARROW}", 17, colour="text2")
            arrow.setAccessibleName(tr("then"))
            after = PlainLabel(context, tr("{weight} %").format(weight=then), 23, QFont.Weight.Bold)
            units = PlainLabel(context, said, 13, colour="text2", wrap=True)
            for column, label in enumerate((whole, before, arrow, after, units)):
                self._grid.addWidget(label, row, column)
            before.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
            after.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
