"""What each partner holds of a cell, one row each: to be typed quickly while the room speaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits import JudgementChange
from dia_desktop.strategy.evaluation import BEST, WORST
from dia_desktop.strategy.numbers import needed_decimals
from dia_desktop.strategy.partners import judgement_of
from dia_desktop.strategy.records import Judgement, Partner, Score
from dia_desktop.ui.context import Context
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.markets.score_editors import NumberField
from dia_desktop.ui.widgets import PlainLabel, tip

#: Partners stand in two columns, so many below each other at once; the others are scrolled to.
ROWS, ROW_HEIGHT = 4, 34
LABEL_WIDTH, FIELD_WIDTH = 54, 52
DOWN = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}
MINUS = {"-", "\N{MINUS SIGN}"}


class JudgementField(NumberField):
    """A number from 0 to 100; Enter and the arrows walk through the rows, "-" abstains.

    Signals
    -------
    walked(steps) : go so many rows down.
    abstained() : the partner abstains.
    """

    walked = Signal(int)
    abstained = Signal()

    def __init__(self, numbers: LocaleNumbers, text: str, parent: QWidget) -> None:
        super().__init__(numbers, text, (WORST, BEST), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk on, or abstain."""
        if event.key() in DOWN:
            self.walked.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.walked.emit(-1)
        elif event.text() in MINUS and not self.isReadOnly():
            self.abstained.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Row:
    """A partner, what it held when the row was made, as a record and as text, and what is typed now."""

    partner: Partner
    before: Judgement | None
    text: str
    field: JudgementField
    abstains: QCheckBox

    def changed(self) -> bool:
        """Whether what is typed differs from what the partner held."""
        if self.abstains.isChecked():
            return self.before is None or self.before.value is not None
        withheld = self.before is not None and self.before.value is None
        return withheld or self.field.text().strip() != self.text

    def value(self) -> float | None:
        """Return the judgement typed, None for none.

        Raises
        ------
        InvalidInputError
            What was typed cannot be used.
        """
        problem = self.field.problem()
        if problem:
            self.field.check()
            self.field.setFocus()
            raise InvalidInputError(
                tr("{partner}: “{text}” cannot be used; type {wanted}, or leave it empty.").format(
                    partner=self.partner.short, text=self.field.text(), wanted=problem
                )
            )
        return self.field.number()


class JudgementRows(QScrollArea):
    """A row per partner: its judgement, and whether it abstains.

    Parameters
    ----------
    score : the cell as the group has it.
    leave : what to do after the last row.
    """

    def __init__(self, context: Context, score: Score, leave: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._score = score
        self._leave = leave
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setAccessibleName(tr("Judgements of the partners"))
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        partners = context.desk.strategy.partners
        half = (len(partners) + 1) // 2
        self.rows = tuple(self._add(partner, at % half, at // half) for at, partner in enumerate(partners))
        self._order_tabs()
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.setFixedHeight(context.theme.px(ROW_HEIGHT) * min(max(half, 1), ROWS))

    def _add(self, partner: Partner, place: int, side: int) -> Row:
        numbers, px = self._context.numbers, self._context.theme.px
        before = judgement_of(self._score, partner.id)
        value = None if before is None else before.value
        text = "" if value is None else numbers.typed(value, needed_decimals(value))
        label = PlainLabel(self._context, partner.short, 13, colour="text2", elide=True)
        label.setToolTip(tip(partner.name))
        label.setFixedWidth(px(LABEL_WIDTH))
        field = JudgementField(numbers, text, self._inside)
        field.setAccessibleName(tr("Judgement of {partner}, 0 to 100").format(partner=partner.name))
        field.setFixedWidth(px(FIELD_WIDTH))
        abstains = QCheckBox(tr("abstains"))
        abstains.setAccessibleName(tr("{partner} abstains").format(partner=partner.name))
        row = Row(partner, before, text, field, abstains)
        abstains.toggled.connect(partial(self._abstain_toggled, field))
        abstains.setChecked(before is not None and value is None)
        field.textEdited.connect(partial(self._typed, abstains))
        field.abstained.connect(partial(self._withhold, abstains))
        for column, widget in enumerate((label, field, abstains)):
            self._grid.addWidget(widget, place, 3 * side + column)
        return row

    def _order_tabs(self) -> None:
        """Let Tab go down the numbers first, then down the check marks."""
        order: list[QWidget] = [*(row.field for row in self.rows), *(row.abstains for row in self.rows)]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        for place, row in enumerate(self.rows):
            row.field.walked.connect(partial(self._walk, place))

    # -- what the hand does -------------------------------------------------------------------

    def begin(self, partner_id: str) -> None:
        """Stand on the row of a partner, else on the first that was not asked, else on the first."""
        wanted = [row for row in self.rows if row.partner.id == partner_id]
        unasked = [row for row in self.rows if row.before is None]
        for row in [*wanted, *unasked, *self.rows][:1]:
            self._stand_on(row)

    def lock(self, *, editable: bool) -> None:
        """Let the rows be changed, or only be read."""
        for row in self.rows:
            row.field.setReadOnly(not editable)
            row.abstains.setEnabled(editable)

    def _walk(self, place: int, steps: int) -> None:
        if not self.rows[place].field.check():
            return
        if place + steps >= len(self.rows):
            self._leave()
        else:
            self._stand_on(self.rows[max(place + steps, 0)])

    def _stand_on(self, row: Row) -> None:
        row.field.setFocus()
        row.field.selectAll()
        self.ensureWidgetVisible(row.field)

    @staticmethod
    def _abstain_toggled(field: JudgementField, abstains: bool) -> None:
        if abstains:
            field.clear()

    @staticmethod
    def _typed(abstains: QCheckBox, text: str) -> None:
        if text:
            abstains.setChecked(False)

    @staticmethod
    def _withhold(abstains: QCheckBox) -> None:
        abstains.setChecked(True)

    # -- what comes of it ---------------------------------------------------------------------

    def changes(self) -> tuple[list[JudgementChange], list[tuple[str, str, str]]]:
        """Return the judgements to set, and those to forget.

        Raises
        ------
        InvalidInputError
            A row holds something that cannot be used.
        """
        changes: list[JudgementChange] = []
        forgotten: list[tuple[str, str, str]] = []
        for row in (row for row in self.rows if row.changed()):
            cell = (row.partner.id, self._score.market_id, self._score.criterion_id)
            value = None if row.abstains.isChecked() else row.value()
            if value is None and not row.abstains.isChecked():
                forgotten.append(cell)
            else:
                changes.append(JudgementChange(*cell, value))
        return changes, forgotten
