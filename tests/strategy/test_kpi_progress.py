"""What is planned by now, how a KPI moves, and whether it is met, with the days and figures that go wrong."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf, isfinite, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.strategy.kpi_progress import KpiState, kpi_progress, kpi_state, planned_by, yearly_trend
from dia_desktop.strategy.kpis import Kpi, KpiReading

START, DUE = date(2020, 1, 1), date(2024, 12, 31)
#: Three tenths of the way: 547.8 of 1,826 days.
TODAY = START + timedelta(days=548)


def kpi(
    *values: float,
    target: float | None = 10.0,
    start: date | None = START,
    due: date | None = DUE,
    lower: bool = False,
) -> Kpi:
    """Return a KPI that was read today, several times."""
    readings = tuple(KpiReading(str(place), value, TODAY) for place, value in enumerate(values))
    return Kpi("k", "Agreements", "", target, lower, start, due, readings)


def read(*readings: tuple[date | None, float], target: float | None = 10.0, lower: bool = False) -> Kpi:
    made = tuple(KpiReading(str(place), value, day) for place, (day, value) in enumerate(readings))
    return Kpi("k", "Agreements", "", target, lower, START, DUE, made)


@pytest.mark.parametrize(
    ("value", "target", "state"),
    [
        (31.0, 10.0, KpiState.MET),
        (10.0, 10.0, KpiState.MET),
        (2.0, 10.0, KpiState.BEHIND),
        (12.0, 50.0, KpiState.BEHIND),
        (46.0, 120.0, KpiState.AHEAD),
        (2.0, 8.0, KpiState.ON_PLAN),
        (2.4, 8.0, KpiState.ON_PLAN),
        (2.1, 8.0, KpiState.BEHIND),
        (2.7, 8.0, KpiState.AHEAD),
        (-5.0, 10.0, KpiState.BEHIND),
        (0.0, 0.0, KpiState.MET),
        (-1.0, 0.0, KpiState.BEHIND),
        (nan, 10.0, KpiState.NOTHING_READ),
        (inf, 10.0, KpiState.NOTHING_READ),
        (5.0, nan, KpiState.NO_TARGET),
        (5.0, None, KpiState.NO_TARGET),
    ],
)
def test_how_a_kpi_stands_three_tenths_of_the_way(
    value: float, target: float | None, state: KpiState
) -> None:
    assert kpi_state(kpi(value, target=target), TODAY) is state


def test_without_a_reading_nothing_is_said() -> None:
    assert kpi_state(kpi(), TODAY) is KpiState.NOTHING_READ
    assert kpi_state(kpi(target=None), TODAY) is KpiState.NO_TARGET


def test_a_target_is_missed_from_the_day_after_it_was_due() -> None:
    late = kpi(9.0)
    assert kpi_state(late, DUE) is KpiState.BEHIND
    assert kpi_state(late, DUE + timedelta(days=1)) is KpiState.MISSED
    assert kpi_state(kpi(10.0), DUE + timedelta(days=1)) is KpiState.MET


@pytest.mark.parametrize(("start", "due"), [(None, DUE), (START, None), (None, None)])
def test_without_days_there_is_no_plan(start: date | None, due: date | None) -> None:
    half_stated = kpi(2.0, start=start, due=due)
    assert planned_by(half_stated, TODAY) is None
    assert kpi_state(half_stated, TODAY) is KpiState.OPEN


def test_the_plan_is_even_and_ends_with_its_days() -> None:
    plain = kpi(target=1826.0)
    assert planned_by(plain, START - timedelta(days=9)) == 0
    assert planned_by(plain, START) == 0
    assert planned_by(plain, TODAY) == pytest.approx(548)
    assert planned_by(plain, DUE) == planned_by(plain, date.max) == 1826
    assert planned_by(kpi(target=nan), TODAY) is None


@pytest.mark.parametrize(("today", "planned"), [(START - timedelta(days=1), 0.0), (START, 10.0)])
def test_a_plan_of_no_days_is_all_due_at_once(today: date, planned: float) -> None:
    assert planned_by(kpi(start=START, due=START), today) == planned
    assert planned_by(kpi(start=DUE, due=START), today) == planned


def test_the_plan_begins_with_what_was_read_by_the_start() -> None:
    known = read((date(2018, 5, 1), 4.0), (START, 6.0), (TODAY, 7.0))
    assert planned_by(known, START) == 6
    assert planned_by(known, TODAY) == pytest.approx(6 + 4 * 548 / 1826)
    assert kpi_state(known, TODAY) is KpiState.ON_PLAN


def test_less_is_better_mirrored() -> None:
    """From 100 days at the start to 40: 82 are planned by now."""
    for value, state in ((70.0, KpiState.AHEAD), (82.0, KpiState.ON_PLAN), (95.0, KpiState.BEHIND)):
        known = read((START, 100.0), (TODAY, value), target=40.0, lower=True)
        assert kpi_state(known, TODAY) is state
    assert kpi_state(read((TODAY, 40.0), target=40.0, lower=True), TODAY) is KpiState.MET
    missed = read((TODAY, 41.0), target=40.0, lower=True)
    assert kpi_state(missed, date.max) is KpiState.MISSED
    assert planned_by(missed, TODAY) is None
    assert kpi_state(missed, TODAY) is KpiState.OPEN


@pytest.mark.parametrize(
    ("readings", "trend"),
    [
        ([], None),
        ([(TODAY, 3.0)], None),
        ([(None, 1.0), (TODAY, 3.0)], None),
        ([(TODAY, 1.0), (TODAY, 3.0)], None),
        ([(date(2020, 1, 1), 1.0), (date(2024, 1, 1), 9.0)], 2.0),
        ([(date(2000, 1, 1), 50.0), (date(2020, 1, 1), 9.0), (date(2024, 1, 1), 1.0)], -2.0),
        ([(date(2020, 1, 1), 1.0), (date(2024, 1, 1), 7.0), (date(2024, 1, 1), 9.0)], 2.0),
        ([(date(2020, 1, 1), 1.0), (date(2022, 1, 1), nan), (date(2024, 1, 1), 9.0)], 2.0),
        ([(date(2020, 1, 1), -1.7e308), (date(2020, 1, 2), 1.7e308)], None),
    ],
)
def test_the_trend_is_a_change_a_year(readings: list[tuple[date | None, float]], trend: float | None) -> None:
    assert yearly_trend(read(*readings)) == (None if trend is None else pytest.approx(trend))


FIGURES = st.floats(allow_nan=True, allow_infinity=True)


@given(
    st.lists(st.tuples(st.none() | st.dates(), FIGURES), max_size=5),
    st.none() | FIGURES,
    st.booleans(),
    st.dates(),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_no_figure_and_no_day_breaks_it(
    readings: list[tuple[date | None, float]],
    target: float | None,
    lower: bool,
    today: date,
    start: date | None,
    due: date | None,
) -> None:
    made = tuple(KpiReading(str(place), value, day) for place, (day, value) in enumerate(readings))
    found = kpi_progress(Kpi("k", "K", "", target, lower, start, due, made), today)
    for number in (found.value, found.planned, found.trend):
        assert number is None or isfinite(number)
    if found.state in {KpiState.AHEAD, KpiState.BEHIND}:
        assert found.planned is not None
        assert found.value is not None
        assert (found.value > found.planned) is ((found.state is KpiState.AHEAD) is not lower)
