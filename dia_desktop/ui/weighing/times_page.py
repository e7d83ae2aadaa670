"""How many times as much one swing is worth as another: a row of steps from 9 over "the same" to 9."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from dia_desktop.language import tr
from dia_desktop.strategy.consistency import times_sentence
from dia_desktop.strategy.interview import MOST_TIMES, Approach, Interview, Step
from dia_desktop.ui.context import Context
from dia_desktop.ui.weighing.pages import StepPage
from dia_desktop.ui.widgets import PlainLabel

LEAST_WIDTH = 32


class TimesPage(StepPage):
    """Asks for one comparison; the left half of the row stands for the first of the two."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.left = PlainLabel(context, "", 15, QFont.Weight.DemiBold, wrap=True)
        self.right = PlainLabel(context, "", 15, QFont.Weight.DemiBold, wrap=True)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.said = PlainLabel(context, "", 19, QFont.Weight.DemiBold, wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.keys = PlainLabel(context, "", 13, colour="text2", wrap=True)
        #: One button per step: positive for the first of the two, negative for the other, 1 for the same.
        self.buttons: dict[int, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        names, row = QHBoxLayout(), QHBoxLayout()
        names.addWidget(self.left, 1)
        names.addWidget(self.right, 1)
        row.setSpacing(4)
        for step in (*range(MOST_TIMES, 0, -1), *range(-2, -MOST_TIMES - 1, -1)):
            button = QPushButton(self.context.numbers.number(abs(step), 0) if abs(step) > 1 else "=")
            button.setProperty("kind", "step")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFont(self.context.theme.font(17, QFont.Weight.DemiBold))
            button.setMinimumWidth(self.context.theme.px(LEAST_WIDTH))
            self.buttons[step] = button
            self._group.addButton(button, step)
            row.addWidget(button, 1)
        self.column.addLayout(names)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.addWidget(self.keys)
        self.column.addStretch(1)

    def show_step(self, interview: Interview, step: Step) -> None:
        """Show the comparison of a step."""
        self._interview, self._step = interview, step
        self._pair = (step.criterion_id, step.other_id)
        one, other = (interview.named(each) for each in self._pair)
        both = interview.approach is Approach.PAIRS
        self.left.setText(tr("{criterion} is worth more").format(criterion=one.name))
        self.right.setText(
            tr("{criterion} is worth more").format(criterion=other.name) if both else tr("worth the same")
        )
        self.keys.setText(
            tr("Keys: 2 to 9 for the left, the same digit again for the right, 1 for the same.")
            if both
            else tr("Keys: 2 to 9, and 1 for the same.")
        )
        for number, button in self.buttons.items():
            button.setVisible(both or number > 0)
            button.setAccessibleName(times_sentence(one, other, _ratio(number), self.context.numbers))
        self._check(_step_of(interview.times.get(self._pair)))

    def _check(self, number: int | None) -> None:
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == number)
        self._group.setExclusive(True)
        said = tr("Not compared yet") if number is None else self.buttons[number].accessibleName()
        self.said.setText(said)

    def take_focus(self) -> bool:
        """Put the keyboard on the step that was chosen, else on "the same"."""
        checked = self._group.checkedButton() or self.buttons[1]
        checked.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def digit(self, number: int) -> bool:
        """Choose so many times: for the left, and for the right where the left has it already."""
        if not 1 <= number <= MOST_TIMES:
            return False
        again = self._group.checkedId() == number and number > 1
        both = self._interview.approach is Approach.PAIRS
        button = self.buttons[-number if again and both else number]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.click()
        return True

    def _clicked(self, number: int) -> None:
        self._check(number)
        self.answered.emit(self._interview.compare(self._pair, _ratio(number)))


def _ratio(step: int) -> float:
    """Return how many times the first counts the other."""
    return float(step) if step > 0 else -1 / step


def _step_of(ratio: float | None) -> int | None:
    if ratio is None:
        return None
    number = round(ratio) if ratio >= 1 else -round(1 / ratio)
    return 1 if abs(number) <= 1 else max(-MOST_TIMES, min(number, MOST_TIMES))
