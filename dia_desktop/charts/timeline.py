"""Days along a line: where they stand, what is nearest to a place, and how a span is moved in whole months.

Days are counted as ordinals of the calendar (`date.toordinal`), and a span ends behind its last day, so that
lengths are differences and the last day of the calendar needs no day after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from math import floor
from typing import Final

from dia_desktop.strategy.months import (
    days_later,
    month_end,
    month_start,
    months_between,
    months_later,
)

#: Behind the last day of the calendar.
CALENDAR_END: Final = date.max.toordinal() + 1
_MONTHS = 12
_FIRST_MONTH, _LAST_MONTH = MINYEAR * _MONTHS, MAXYEAR * _MONTHS + _MONTHS - 1


class Snap(StrEnum):
    """What a drag holds on to."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Places along a line that begins at a day.

    Attributes
    ----------
    first, last : ordinals of the first day, and of the day behind the last one.
    per_day : length of a day.
    """

    first: int
    last: int
    per_day: float

    @property
    def width(self) -> float:
        """How long the line is."""
        return (self.last - self.first) * self.per_day

    def at(self, ordinal: int) -> float:
        """Return where a day begins."""
        return (ordinal - self.first) * self.per_day

    def x_of(self, day: date) -> float:
        """Return where a day begins."""
        return self.at(day.toordinal())

    def end_x_of(self, day: date) -> float:
        """Return where a day ends."""
        return self.at(day.toordinal() + 1)

    def date_at(self, x: float) -> date:
        """Return the day at a place; before the first and behind the last one that one."""
        ordinal = self.first + floor(x / self.per_day)
        return date.fromordinal(min(max(ordinal, self.first), self.last - 1))

    def days_in(self, length: float) -> int:
        """Return how many days are as long as `length`, rounded."""
        return round(length / self.per_day)


# -- months ------------------------------------------------------------------------------------


def month_number(ordinal: int) -> int:
    """Return the month a day lies in, counted from the year 0."""
    day = date.fromordinal(min(ordinal, CALENDAR_END - 1))
    return day.year * _MONTHS + day.month - 1


def month_ordinal(number: int) -> int:
    """Return the first day of a month; beyond the calendar its first day, or what lies behind its last."""
    if number > _LAST_MONTH:
        return CALENDAR_END
    if number < _FIRST_MONTH:
        return 1
    return date(number // _MONTHS, number % _MONTHS + 1, 1).toordinal()


def steps(first: int, last: int, months: int) -> Iterator[tuple[int, int]]:
    """Yield month number and first day of every step of so many months that touches `first` to `last`."""
    number = month_number(max(first, 1)) // months * months
    while (ordinal := month_ordinal(number)) < last:
        yield number, ordinal
        number += months


# -- dragging ----------------------------------------------------------------------------------


def snapped_start(day: date, snap: Snap) -> date:
    """Return the nearest day on which something may begin: the first day of a month."""
    if snap is Snap.DAY:
        return day
    here = month_start(day)
    after = month_ordinal(month_number(day.toordinal()) + 1)
    nearer = day.toordinal() - here.toordinal() > after - day.toordinal()
    return date.fromordinal(after) if nearer and after < CALENDAR_END else here


def snapped_end(day: date, snap: Snap) -> date:
    """Return the nearest day on which something may end: the last day of a month."""
    if snap is Snap.DAY:
        return day
    here, before = month_end(day), month_start(day).toordinal() - 1
    nearer = day.toordinal() - before < here.toordinal() - day.toordinal()
    return date.fromordinal(before) if nearer and before >= 1 else here


def moved(start: date, end: date, days: int, snap: Snap) -> tuple[date, date]:
    """Return a span moved by so many days, within the calendar.

    By months it keeps its length in months: what ended with a month still does.
    """
    if snap is Snap.DAY:
        kept = min(max(days, 1 - start.toordinal()), CALENDAR_END - 1 - end.toordinal())
        return start + timedelta(days=kept), end + timedelta(days=kept)
    to = snapped_start(days_later(month_start(start), days), Snap.MONTH)
    months = months_between(start, to)
    months = max(months, _FIRST_MONTH - month_number(start.toordinal()))
    months = min(months, _LAST_MONTH - month_number(end.toordinal()))
    if end == month_end(end):
        return months_later(start, months), month_end(months_later(month_start(end), months))
    return months_later(start, months), months_later(end, months)


def resized_start(start: date, end: date, days: int, snap: Snap) -> tuple[date, date]:
    """Return a span whose start is moved by so many days, and never behind its end."""
    latest = end if snap is Snap.DAY else month_start(end)
    return min(snapped_start(days_later(start, days), snap), latest), end


def resized_end(start: date, end: date, days: int, snap: Snap) -> tuple[date, date]:
    """Return a span whose end is moved by so many days, and never before its start."""
    earliest = start if snap is Snap.DAY else month_end(start)
    return start, max(snapped_end(days_later(end, days), snap), earliest)
