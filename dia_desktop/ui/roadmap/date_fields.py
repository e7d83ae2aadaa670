"""First and last day of an activity as they are typed, and how precisely they are known."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.strategy.months import month_end, month_start
from dia_desktop.strategy.roadmap import Activity, ActivityKind, DateGrain
from dia_desktop.strategy.roadmap_words import grain_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.day_text import TypedDays, typed_days
from dia_desktop.ui.roadmap.fields import ChoiceField, TextField
from dia_desktop.ui.roadmap.words import first_day, last_day
from dia_desktop.ui.widgets import PlainLabel

FINENESS = (DateGrain.HORIZON, DateGrain.YEAR, DateGrain.MONTH, DateGrain.DAY)


class DatesField(QWidget):
    """Start, end and their grain; both empty is no date. What cannot be used stays, in a red ring.

    Signals
    -------
    committed() : the dates are others now.
    refused(sentence) : what was typed cannot be used.
    """

    committed = Signal()
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(tr("Dates"))
        self._activity: Activity | None = None
        self._one = False
        self.start = TextField(tr("Start"), tr("e.g. Jul 2020"))
        self.end = TextField(tr("End"), tr("e.g. Mar 2022"))
        self.grain = ChoiceField(tr("How precisely the dates are known"))
        self.grain.offer([(grain_words(each), each.value) for each in reversed(FINENESS)])
        self._dash = PlainLabel(context, "–", 13, colour="text3")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.start, 0, 0)
        grid.addWidget(self._dash, 0, 1)
        grid.addWidget(self.end, 0, 2)
        grid.addWidget(self.grain, 1, 0, 1, 3)
        self.start.committed.connect(self._typed)
        self.end.committed.connect(self._typed)
        self.grain.committed.connect(self._typed)

    def show_dates(self, activity: Activity | None) -> None:
        """Show the dates of an activity; None for a new one."""
        self._activity = activity
        numbers = self._context.numbers
        self.start.show_value("" if activity is None else first_day(activity, numbers))
        self.end.show_value("" if activity is None else last_day(activity, numbers))
        self.grain.show_value((DateGrain.MONTH if activity is None else activity.grain).value)
        self.show_kind(ActivityKind.ACTIVITY if activity is None else activity.kind)

    def show_kind(self, kind: ActivityKind) -> None:
        """Ask for one day where something is a moment; an event of two days keeps both."""
        self._one = kind is not ActivityKind.ACTIVITY and self.end.text() in {"", self.start.text()}
        for widget in (self._dash, self.end):
            widget.setVisible(not self._one)

    def read(self) -> ActivityFields | None:
        """Return what is to be set; None where it cannot be used, with the reason told.

        A finer date than the grain says makes the grain finer.
        """
        texts = (self.start.text().strip(), (self.start if self._one else self.end).text().strip())
        if not any(texts):
            return {"start": None, "end": None}
        first, last = (typed_days(text, self._context.locale) for text in texts)
        bad = [
            (field, text)
            for field, text, typed in zip((self.start, self.end), texts, (first, last), strict=True)
            if text and typed is None
        ]
        for field in (self.start, self.end):
            field.mark_invalid(on=field in {each for each, _ in bad})
        if bad:
            said = tr("“{text}” is no date: write for example 2021, Q2 2021, Mar 2021 or 2021-03-31.")
            self.refused.emit(said.format(text=bad[0][1]))
            return None
        return self._span(first or last, last or first)

    def _span(self, first: TypedDays | None, last: TypedDays | None) -> ActivityFields | None:
        if first is None or last is None:
            return None
        if last.last < first.first:
            self.end.mark_invalid(on=True)
            said = tr(
                "The end “{end}” lies before the start “{start}”; write a later end or an earlier start."
            )
            self.refused.emit(said.format(end=self.end.text().strip(), start=self.start.text().strip()))
            return None
        grain = DateGrain(str(self.grain.currentData()))
        if self._activity is not None and grain is not self._activity.grain:
            return _widened(first.first, last.last, grain)
        if DateGrain.DAY in {first.grain, last.grain}:
            grain = DateGrain.DAY
        elif grain is DateGrain.YEAR and DateGrain.MONTH in {first.grain, last.grain}:
            grain = DateGrain.MONTH
        return {"start": first.first, "end": last.last, "grain": grain}

    def _typed(self) -> None:
        fields, activity = self.read(), self._activity
        if fields is None or activity is None:
            return
        before: tuple[date | None, date | None, DateGrain] = (activity.start, activity.end, activity.grain)
        now = (fields["start"], fields["end"], fields.get("grain", activity.grain))
        if before != now:
            self.committed.emit()


def typed_review(field: TextField, locale: QLocale) -> tuple[date | None, str]:
    """Return the day typed into a field, None where it is empty, and why it cannot be used, else ""."""
    text = field.text().strip()
    typed = typed_days(text, locale)
    refused = bool(text) and typed is None
    field.mark_invalid(on=refused)
    if refused:
        said = tr("“{text}” is no date: write for example 2021, Q2 2021, Mar 2021 or 2021-03-31.")
        return None, said.format(text=text)
    return None if typed is None else typed.last, ""


def _widened(first: date, last: date, grain: DateGrain) -> ActivityFields:
    """Return dates as far as the grain that was chosen for them reaches: whole months, or whole years."""
    if grain is DateGrain.MONTH:
        first, last = month_start(first), month_end(last)
    elif grain is not DateGrain.DAY:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    return {"start": first, "end": last, "grain": grain}
