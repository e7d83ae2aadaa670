"""From when to when a Gantt chart reaches on paper, and how large its type is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dia_desktop.charts.gantt_view import GanttContent, whole_range
from dia_desktop.charts.roadmap_export import TypeSize
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import DateGrain
from dia_desktop.strategy.roadmap_words import span_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.day_text import TypedDays, typed_days
from dia_desktop.ui.dialogs import today
from dia_desktop.ui.exhibits import GanttPaper
from dia_desktop.ui.roadmap.fields import ChoiceField, TextField
from dia_desktop.ui.roadmap.outlook import Zoom, seen_range
from dia_desktop.ui.segments import Segments
from dia_desktop.ui.widgets import PlainLabel

SIZES = (TypeSize.SMALL, TypeSize.NORMAL, TypeSize.LARGE)
DECEMBER, LAST = 12, 31


class Reach(StrEnum):
    """Which days are on paper."""

    SCREEN = "screen"
    FIVE_YEARS = "five years"
    MID_TERM = "mid-term"
    ALL = "all"
    FROM_TO = "from to"


class GanttChoices(QWidget):
    """The reach as a list, with two fields for days of one's own; the dialog shows `type_size` below it.

    Signals
    -------
    resized(before) : it takes more or less room than when the window was so high.
    """

    resized = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(tr("What the roadmap shows"))
        desk = context.desk
        content = GanttContent(desk.roadmap)
        whole = whole_range(content, today())
        self._days: dict[Reach, tuple[date, date] | None] = {
            Reach.FIVE_YEARS: seen_range(Zoom.FIVE_YEARS, content, today()),
            Reach.MID_TERM: seen_range(Zoom.MID_TERM, content, today()),
            Reach.ALL: None,
        }
        if desk.outlook is not None:
            self._days[Reach.SCREEN] = desk.days_seen
        offered = [each for each in Reach if each in self._days or each is Reach.FROM_TO]
        self.reach = ChoiceField(tr("Time on the chart"), 24)
        self.reach.offer([(self._words(each, whole), each.value) for each in offered])
        self.reach.show_value((Reach.SCREEN if desk.outlook is not None else Reach.ALL).value)
        self.first = TextField(tr("First month"), tr("e.g. Jan 2020"))
        self.last = TextField(tr("Last month"), tr("e.g. Dec 2021"))
        self.first.show_value(context.numbers.month(whole[0]))
        self.last.show_value(context.numbers.month(whole[1]))
        self.type_size = Segments(tr("Type size"), [tr("Small"), tr("Normal"), tr("Large")], 1)
        self._dash = PlainLabel(context, "–", 13, colour="text3")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.reach, 0, 0, 1, 3)
        grid.addWidget(self.first, 1, 0)
        grid.addWidget(self._dash, 1, 1)
        grid.addWidget(self.last, 1, 2)
        self.reach.currentIndexChanged.connect(self._tell)
        self._tell()

    def read(self) -> GanttPaper:
        """Return what was chosen.

        Raises
        ------
        InvalidInputError
            Where the days that were typed cannot be used; the field has the keyboard then.
        """
        chosen, size = Reach(str(self.reach.currentData())), SIZES[self.type_size.index]
        if chosen is not Reach.FROM_TO:
            return GanttPaper(self._days[chosen], size)
        first, last = self._typed(self.first), self._typed(self.last)
        if last.last < first.first:
            self.last.mark_invalid(on=True)
            self.last.setFocus()
            raise InvalidInputError(tr("The chart would end before it begins; choose a later last month."))
        return GanttPaper((first.first, last.last), size)

    def _typed(self, field: TextField) -> TypedDays:
        typed = typed_days(field.text(), self._context.locale)
        field.mark_invalid(on=typed is None)
        if typed is None:
            field.setFocus()
            said = tr("“{text}” is no date: write for example 2021, Q2 2021, Mar 2021 or 2021-03-31.")
            raise InvalidInputError(said.format(text=field.text().strip()))
        return typed

    def _words(self, reach: Reach, whole: tuple[date, date]) -> str:
        words = {
            Reach.SCREEN: tr("As on the screen"),
            Reach.FIVE_YEARS: tr("Long term"),
            Reach.MID_TERM: tr("Mid-term"),
            Reach.ALL: tr("All"),
            Reach.FROM_TO: tr("From … to …"),
        }[reach]
        if reach is Reach.FROM_TO:
            return words
        first, last = self._days[reach] or whole
        years = (first.month, first.day, last.month, last.day) == (1, 1, DECEMBER, LAST)
        span = span_words(first, last, DateGrain.YEAR if years else DateGrain.MONTH, self._context.numbers)
        return tr("{reach}: {days}").format(reach=words, days=span)

    def _tell(self) -> None:
        before = self.window().height()
        own = self.reach.currentData() == Reach.FROM_TO
        for widget in (self.first, self._dash, self.last):
            widget.setVisible(own)
        self.resized.emit(before)
