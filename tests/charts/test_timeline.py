"""Days along a line: where they lie, how they snap, how spans move."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.charts.timeline import (
    CALENDAR_END,
    Snap,
    TimeScale,
    month_number,
    month_ordinal,
    moved,
    resized_end,
    resized_start,
    snapped_end,
    snapped_start,
    steps,
)
from dia_desktop.strategy.months import month_end, months_between

DAYS = st.dates(date.min, date.max)
FIRST, LAST = date(2020, 1, 1).toordinal(), date(2025, 1, 1).toordinal()


def test_a_day_and_its_place_belong_together() -> None:
    scale = TimeScale(FIRST, LAST, 0.5)
    assert scale.x_of(date(2020, 1, 1)) == 0
    assert scale.end_x_of(date(2024, 12, 31)) == scale.width == 0.5 * 1827
    assert scale.date_at(scale.x_of(date(2020, 2, 29))) == date(2020, 2, 29)
    assert scale.date_at(-5) == date(2020, 1, 1)
    assert scale.date_at(1e9) == date(2024, 12, 31)
    assert scale.days_in(15.2) == 30


def test_the_end_of_the_calendar_has_a_place() -> None:
    scale = TimeScale(date(9999, 12, 1).toordinal(), CALENDAR_END, 1.0)
    assert scale.end_x_of(date.max) == scale.width == 31
    assert scale.date_at(1e9) == date.max


def test_months_are_counted_over_year_ends_and_to_the_end_of_the_calendar() -> None:
    december = month_number(date(2020, 12, 5).toordinal())
    assert date.fromordinal(month_ordinal(december + 1)) == date(2021, 1, 1)
    assert month_ordinal(month_number(date.max.toordinal()) + 1) == CALENDAR_END
    assert month_ordinal(month_number(1) - 1) == 1
    assert month_number(CALENDAR_END) == month_number(date.max.toordinal())


def test_steps_touch_the_days_and_nothing_else() -> None:
    found = [date.fromordinal(day) for _, day in steps(FIRST + 40, FIRST + 400, 3)]
    assert found == [
        date(2020, 1, 1),
        date(2020, 4, 1),
        date(2020, 7, 1),
        date(2020, 10, 1),
        date(2021, 1, 1),
    ]
    centuries = [number // 12 for number, _ in steps(1, CALENDAR_END, 12_000)]
    assert centuries == [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2024, 2, 14), date(2024, 2, 1), date(2024, 1, 31)),
        (date(2024, 2, 16), date(2024, 3, 1), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 3, 1), date(2024, 2, 29)),
        (date(2020, 12, 31), date(2021, 1, 1), date(2020, 12, 31)),
        (date.max, date(9999, 12, 1), date.max),
        (date.min, date.min, date(1, 1, 31)),
    ],
)
def test_months_attract_starts_and_ends(day: date, start: date, end: date) -> None:
    assert snapped_start(day, Snap.MONTH) == start
    assert snapped_end(day, Snap.MONTH) == end
    assert snapped_start(day, Snap.DAY) == snapped_end(day, Snap.DAY) == day


def test_a_bar_moved_over_a_leap_day_keeps_its_months() -> None:
    start, end = date(2023, 12, 1), date(2024, 1, 31)
    assert moved(start, end, 31, Snap.MONTH) == (date(2024, 1, 1), date(2024, 2, 29))
    assert moved(start, end, 10, Snap.MONTH) == (start, end)
    assert moved(start, end, -20, Snap.MONTH) == (date(2023, 11, 1), date(2023, 12, 31))
    assert moved(date(2023, 12, 15), date(2024, 1, 20), 31, Snap.MONTH) == (
        date(2024, 1, 15),
        date(2024, 2, 20),
    )
    assert moved(start, end, 3, Snap.DAY) == (date(2023, 12, 4), date(2024, 2, 3))


@given(DAYS, st.integers(0, 4000), st.integers(-4_000_000, 4_000_000), st.sampled_from(Snap))
def test_a_moved_bar_stays_whole_and_in_the_calendar(start: date, days: int, by: int, snap: Snap) -> None:
    end = start + timedelta(days=min(days, (date.max - start).days))
    to_start, to_end = moved(start, end, by, snap)
    assert to_start <= to_end
    if snap is Snap.DAY:
        assert to_end - to_start == end - start
    else:
        assert months_between(to_start, to_end) == months_between(start, end)
        assert (to_end == month_end(to_end)) >= (end == month_end(end))


@given(DAYS, st.integers(0, 400), st.integers(-4_000_000, 4_000_000), st.sampled_from(Snap))
def test_a_resized_bar_is_never_turned_round(start: date, days: int, by: int, snap: Snap) -> None:
    end = start + timedelta(days=min(days, (date.max - start).days))
    first, kept = resized_start(start, end, by, snap)
    assert first <= kept == end
    kept, last = resized_end(start, end, by, snap)
    assert last >= kept == start
