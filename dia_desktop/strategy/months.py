"""Months of the calendar: the grain in which a strategy is planned."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta


def month_start(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_later(day: date, months: int) -> date:
    """Return a day some months later (earlier, if negative).

    The last days of a month become the last day of a shorter one: a month after 31 January is the end of
    February. What would leave the calendar stays at its first or last day.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years < MINYEAR:
        return date.min
    if years > MAXYEAR:
        return date.max
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def days_later(day: date, days: int) -> date:
    """Return a day some days later; what would leave the calendar stays at its first or last day."""
    left, right = (date.min - day).days, (date.max - day).days
    return day + timedelta(days=min(max(days, left), right))


def months_between(first: date, second: date) -> int:
    """Return how many months the month of `second` lies after that of `first`; negative if before."""
    return (second.year - first.year) * 12 + second.month - first.month
