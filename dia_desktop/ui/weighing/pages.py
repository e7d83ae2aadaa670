"""What stands below the question of a step: options, points, times, or the ranges."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.interview import MOST_POINTS, Approach, Ask, Interview, Step
from dia_desktop.strategy.swings import swing, swing_figures
from dia_desktop.strategy.weighing_words import approach_words, said_so_far
from dia_desktop.ui.context import Context
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.weighing.equivalence_bars import EquivalenceBars
from dia_desktop.ui.weighing.options import Options
from dia_desktop.ui.widgets import PlainLabel

#: What the field shows while no points are given.
NO_POINTS = -1


class StepPage(QWidget):
    """The control of one kind of step.

    Signals
    -------
    answered(interview) : the room answered; this is the interview with the answer.
    """

    answered = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setAccessibleName(tr("Answer"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def show_step(self, interview: Interview, step: Step) -> None:
        """Show what was answered to a step so far."""

    def take_focus(self) -> bool:
        """Put the keyboard where the answer is given; return whether there is such a place."""
        return False

    def digit(self, number: int) -> bool:
        """Answer with a digit; return whether that answers."""
        del number
        return False


class ApproachPage(StepPage):
    """Lets the room choose what it is asked for.

    Signals
    -------
    chosen(approach) : the room chose.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.options = Options(context, tr("Ways to weigh"))
        self.options.picked.connect(lambda place: self.chosen.emit(tuple(Approach)[place]))
        self.column.addWidget(self.options)
        self.column.addStretch(1)

    def show_approach(self, approach: Approach) -> None:
        """Show the approach that is chosen now."""
        self.options.offer([approach_words(each) for each in Approach], tuple(Approach).index(approach))

    def take_focus(self) -> bool:
        """Put the keyboard on the approach that is chosen."""
        self.options.take_focus()
        return True

    def digit(self, number: int) -> bool:
        """Choose the approach of that number."""
        return self.options.pick(number - 1)


class RangesPage(StepPage):
    """Shows what is weighed: the range of every criterion in words."""

    def show_step(self, interview: Interview, step: Step) -> None:
        """Show the ranges of the round."""
        del step
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for criterion in interview.criteria:
            line = QWidget()
            line.setAccessibleName(criterion.name)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(16)
            row.addWidget(PlainLabel(self.context, criterion.name, 17, QFont.Weight.DemiBold, wrap=True), 2)
            scale, numbers = criterion.scale, self.context.numbers
            row.addWidget(PlainLabel(self.context, swing(scale, numbers), 17, wrap=True), 4)
            figures = PlainLabel(self.context, swing_figures(scale, numbers), 13, colour="text2", wrap=True)
            figures.setVisible(bool(figures.text()))
            row.addWidget(figures, 1)
            self.column.addWidget(line)


class PickPage(StepPage):
    """Lets the room pick one criterion of several."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.options = Options(context, tr("Criteria to pick from"))
        self.options.picked.connect(self._picked)
        self.column.addWidget(self.options)
        self.column.addStretch(1)

    def show_step(self, interview: Interview, step: Step) -> None:
        """Offer the criteria of a step."""
        self._interview, self._step = interview, step
        named = [interview.named(each) for each in step.options]
        words = [(each.name, swing(each.scale, self.context.numbers)) for each in named]
        picked = interview.picked(step.place)
        self.options.offer(words, step.options.index(picked) if picked in step.options else None)

    def take_focus(self) -> bool:
        """Put the keyboard on the criterion that is picked."""
        self.options.take_focus()
        return True

    def digit(self, number: int) -> bool:
        """Pick the criterion of that number."""
        return self.options.pick(number - 1)

    def _picked(self, place: int) -> None:
        step = self._step
        self.answered.emit(self._interview.pick(step.place, step.options[place]))


class PointsPage(StepPage):
    """Asks for points from 0 to 100, by slider or as a number."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        most = int(MOST_POINTS)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, most)
        self.slider.setPageStep(10)
        self.slider.setProperty("kind", "points")
        self.slider.setMinimumHeight(context.theme.px(36))
        self.number = NumberField()
        self.number.setRange(NO_POINTS, most)
        self.number.setSpecialValueText(" ")
        self.number.setFont(context.theme.font(27, QFont.Weight.Bold))
        self.number.setMinimumWidth(context.theme.px(110))
        self.low = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.high = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.high.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.given = PlainLabel(context, "", 15, colour="text2", wrap=True)
        self.slider.valueChanged.connect(self._slid)
        self.number.valueChanged.connect(self._numbered)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.slider, 1)
        line.addWidget(self.number)
        ends = QHBoxLayout()
        ends.addWidget(self.low, 1)
        ends.addWidget(self.high, 1)
        ends.addSpacing(self.number.minimumWidth() + 16)
        self.column.addLayout(line)
        self.column.addLayout(ends)
        self.column.addWidget(self.given)
        self.column.addStretch(1)

    def show_step(self, interview: Interview, step: Step) -> None:
        """Show the points of a criterion, and those given to the others."""
        self._interview, self._step = interview, step
        criterion, first = interview.named(step.criterion_id), interview.named(step.other_id)
        name = tr("Points of {criterion}").format(criterion=criterion.name)
        points = interview.points.get(criterion.id)
        for control in (self.slider, self.number):
            control.setAccessibleName(name)
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(0 if points is None else round(points))
            self.number.setValue(NO_POINTS if points is None else round(points))
        self.low.setText(tr("0: counts for nothing"))
        self.high.setText(tr("100: worth as much as {first}").format(first=first.name))
        self.given.setText(self._given())

    def _given(self) -> str:
        """Return the points of the others, so that the room can keep them in proportion."""
        numbers, asked = self.context.numbers, self._interview.steps()
        before = asked[: asked.index(self._step)]
        given = [(self._step.other_id, MOST_POINTS)]
        given += [
            (step.criterion_id, self._interview.points[step.criterion_id])
            for step in before
            if step.ask is Ask.POINTS and step.criterion_id in self._interview.points
        ]
        return tr("So far: {given}").format(
            given=", ".join(
                f"{self._interview.named(each).name} {numbers.number(points, 0)}" for each, points in given
            )
        )

    def take_focus(self) -> bool:
        """Put the keyboard into the number, ready to be typed over."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()
        return True

    def digit(self, number: int) -> bool:
        """Begin the number with a digit that was typed elsewhere."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.setValue(number)
        return True

    def _slid(self, points: int) -> None:
        self.number.setValue(points)

    def _numbered(self, points: int) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(max(points, 0))
        given = None if points == NO_POINTS else float(points)
        self.answered.emit(self._interview.give_points(self._step.criterion_id, given))


class AgreePage(StepPage):
    """Shows what was said as two bars; there is nothing to answer: the room agrees by going on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.bars = EquivalenceBars(context)
        self.column.addSpacing(8)
        self.column.addWidget(self.bars)
        self.column.addStretch(1)

    def show_step(self, interview: Interview, step: Step) -> None:
        """Show a swing beside the first one."""
        self.bars.show_equivalence(said_so_far(interview, step))
