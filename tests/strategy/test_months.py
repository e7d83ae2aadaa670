"""Months of the calendar: leap days, year ends, and the ends of the calendar itself."""

from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.strategy.months import days_later, month_end, month_start, months_between, months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 3, 31), -13, date(2023, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 5), -1, date.min),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    """The end of a month stays an end, and the calendar has two ends of its own."""
    assert months_later(day, months) == later


def test_a_month_and_its_ends() -> None:
    """February of a leap year, and a December."""
    assert month_start(date(2024, 2, 29)) == date(2024, 2, 1)
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)
    assert month_end(date(9999, 12, 1)) == date.max
    assert months_between(date(2019, 12, 31), date(2021, 1, 1)) == 13
    assert months_between(date(2021, 1, 1), date(2019, 12, 31)) == -13


def test_days_stay_within_the_calendar() -> None:
    """A day after the last one is the last one."""
    assert days_later(date(2024, 2, 28), 2) == date(2024, 3, 1)
    assert days_later(date.max, 1) == date.max
    assert days_later(date.min, -400) == date.min
