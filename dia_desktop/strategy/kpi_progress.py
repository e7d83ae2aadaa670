"""Where a KPI stands: what is planned by now, how it moves, and whether the target is met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Final

from dia_desktop.strategy.kpis import Kpi, KpiReading

#: Share of the whole way from the start to the target within which a reading is on plan.
ON_PLAN_SHARE: Final = 0.025
_DAYS_A_YEAR: Final = 365.25


class KpiState(StrEnum):
    """How a KPI stands on a day.

    OPEN: not met, and no days are stated that it could be measured against.
    """

    NO_TARGET = "no target"
    NOTHING_READ = "nothing read"
    MET = "met"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_PLAN = "on plan"
    BEHIND = "behind"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class KpiProgress:
    """A KPI on a day, in its unit.

    Attributes
    ----------
    value : the latest reading; None where nothing was read.
    planned : what is planned by the day; None where that is not known.
    trend : change a year between the last two readings of different days; None where there are none.
    """

    kpi: Kpi
    state: KpiState
    value: float | None
    planned: float | None
    trend: float | None


def kpi_progress(kpi: Kpi, today: date) -> KpiProgress:
    """Return where a KPI stands on a day."""
    return KpiProgress(
        kpi, kpi_state(kpi, today), _finite(_value(kpi)), planned_by(kpi, today), yearly_trend(kpi)
    )


def planned_by(kpi: Kpi, today: date) -> float | None:
    """Return what is planned by a day: evenly from the first value at the start to the target at its due day.

    The first value is what was last read by the start, else nothing (0) where more is better. Where less is
    better and nothing was read by then, no plan can be told.

    Returns
    -------
    float | None
        In the unit of the KPI; None without a target, a start or a due day.
    """
    target, first = _finite(kpi.target), _first_value(kpi)
    if target is None or first is None or kpi.start is None or kpi.due is None:
        return None
    share = _share_of_time(kpi.start, kpi.due, today)
    return _finite(first * (1 - share) + target * share)


def yearly_trend(kpi: Kpi) -> float | None:
    """Return the change a year between the last two readings of different days; None where there are none."""
    dated = _dated(kpi)
    if not dated:
        return None
    last_day, last = dated[-1]
    earlier = [(day, value) for day, value in dated if day < last_day]
    if not earlier:
        return None
    day, value = earlier[-1]
    return _finite((last - value) / (last_day - day).days * _DAYS_A_YEAR)


def kpi_state(kpi: Kpi, today: date) -> KpiState:
    """Return how a KPI stands on a day.

    It is on plan within 2.5 % of the whole way, or within less than one piece where only whole pieces are
    counted: nobody can have signed a third of an agreement. Otherwise it is ahead or behind, on the better
    or the worse side of the plan.
    """
    target, value = _finite(kpi.target), _finite(_value(kpi))
    if target is None:
        return KpiState.NO_TARGET
    if value is None:
        return KpiState.NOTHING_READ
    if kpi.met:
        return KpiState.MET
    if kpi.due is not None and today > kpi.due:
        return KpiState.MISSED
    planned = planned_by(kpi, today)
    return KpiState.OPEN if planned is None else _against_plan(kpi, value, planned, target)


def _against_plan(kpi: Kpi, value: float, planned: float, target: float) -> KpiState:
    first = _first_value(kpi) or 0.0
    better = planned - value if kpi.lower_is_better else value - planned
    pieces = all(float(number).is_integer() for number in (first, value, target))
    if abs(better) <= ON_PLAN_SHARE * abs(target - first) or (pieces and abs(better) < 1):
        return KpiState.ON_PLAN
    return KpiState.AHEAD if better > 0 else KpiState.BEHIND


def _share_of_time(start: date, due: date, today: date) -> float:
    if today >= due:
        return 1.0
    return max((today - start).days, 0) / (due - start).days if start < due else 0.0


def _first_value(kpi: Kpi) -> float | None:
    known = [value for day, value in _dated(kpi) if kpi.start is not None and day <= kpi.start]
    if known:
        return known[-1]
    return None if kpi.lower_is_better else 0.0


def _dated(kpi: Kpi) -> list[tuple[date, float]]:
    """Return the finite readings with a day, oldest first."""
    return [
        (each.as_of, each.value)
        for each in sorted(kpi.readings, key=_day)
        if each.as_of is not None and isfinite(each.value)
    ]


def _day(reading: KpiReading) -> date:
    return reading.as_of or date.min


def _value(kpi: Kpi) -> float | None:
    return None if kpi.latest is None else kpi.latest.value


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
