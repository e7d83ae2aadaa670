"""The axis of a Gantt chart: years and months, as fine as there is room for, up to centuries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dia_desktop.charts.gantt_words import month_names, quarter_name
from dia_desktop.charts.timeline import TimeScale, month_ordinal, steps

YEAR, QUARTER, MONTH = 12, 3, 1
DAYS_IN_MONTH = 30.44
#: Least room for the name of a month, of a quarter, of a year.
_ROOM = {MONTH: 30.0, QUARTER: 25.0}
_YEAR_ROOM = 46.0
#: Years, then 5, 10, 20 and so on up to 5,000 of them.
_LONG_STEPS = tuple(YEAR * count * ten for ten in (1, 10, 100, 1000) for count in (1, 2, 5))


@dataclass(frozen=True, slots=True)
class Axis:
    """How many months lie between two lines with the number of a year, and between two finer ones.

    Attributes
    ----------
    minor : 0 for no finer lines.
    """

    major: int
    minor: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis, and the name of what begins there; ordinals, the last one exclusive."""

    first: int
    last: int
    name: str


def axis_for(per_day: float) -> Axis:
    """Return the finest axis whose names do not touch."""
    per_month = per_day * DAYS_IN_MONTH
    fitting = [step for step, room in _ROOM.items() if step * per_month >= room]
    if fitting:
        return Axis(YEAR, min(fitting))
    long = [step for step in _LONG_STEPS if step * per_month >= _YEAR_ROOM]
    return Axis(long[0] if long else _LONG_STEPS[-1], 0)


def major_ticks(scale: TimeScale, first: int, last: int) -> Iterator[Tick]:
    """Yield the years, or every so many of them, that touch the days from `first` to `last`."""
    months = axis_for(scale.per_day).major
    for number, ordinal in steps(first, last, months):
        yield Tick(ordinal, _end(number, months), str(max(number // YEAR, 1)))


def minor_ticks(scale: TimeScale, first: int, last: int) -> Iterator[Tick]:
    """Yield the quarters or months that touch the days from `first` to `last`; none on a coarse axis."""
    months = axis_for(scale.per_day).minor
    if not months:
        return
    names = month_names()
    for number, ordinal in steps(first, last, months):
        month = number % YEAR
        name = names[month] if months == MONTH else quarter_name(month // QUARTER + 1)
        yield Tick(ordinal, _end(number, months), name)


def _end(number: int, months: int) -> int:
    return month_ordinal(number + months)
