"""How KPIs stand, in words; the figures of the report's KPIs."""

from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.strategy.kpi_progress import KpiProgress, kpi_progress
from dia_desktop.strategy.kpi_words import (
    kpi_headline,
    kpi_state_words,
    kpi_value_words,
    planned_words,
    trend_words,
)
from dia_desktop.strategy.kpis import Kpi, KpiReading
from dia_desktop.strategy.numbers import PlainNumbers

NUMBERS = PlainNumbers()
TODAY = date(2022, 7, 2)


def stands(
    *values: float, target: float | None = None, lower: bool = False, today: date = TODAY
) -> KpiProgress:
    readings = tuple(
        KpiReading(str(place), value, date(2020 + place, 1, 1)) for place, value in enumerate(values)
    )
    kpi = Kpi("k", "K", "", target, lower, date(2020, 1, 1), date(2024, 12, 31), readings)
    return kpi_progress(kpi, today)


def test_the_reports_kpis() -> None:
    found = [stands(31, target=10), stands(2, target=10), stands(12, target=50), stands(5), stands(7)]
    assert kpi_headline(found) == "1 of 3 targets met; 2 without a target"
    assert [kpi_value_words(each, NUMBERS) for each in found] == ["31 of 10", "2 of 10", "12 of 50", "5", "7"]


@pytest.mark.parametrize(
    ("found", "headline"),
    [
        ([], "No KPIs yet: say what is to be reached"),
        ([stands(5)], "1 KPI, without a target"),
        ([stands(5), stands()], "2 KPIs, none with a target"),
        ([stands(5, target=5)], "1 of 1 target met"),
        (
            [stands(5, target=9, today=date.max), stands(5, target=2), stands(target=3), stands()],
            "1 of 3 targets met, 1 missed, 1 not read yet; 1 without a target",
        ),
    ],
)
def test_the_headline_counts_what_is_met(found: list[KpiProgress], headline: str) -> None:
    assert kpi_headline(found) == headline


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (stands(31, target=10), "target passed"),
        (stands(10, target=10), "target met"),
        (stands(9, target=10, lower=True), "better than the target"),
        (stands(1, target=10, today=date.max), "target missed"),
        (stands(1, 8, target=10), "ahead of plan"),
        (stands(0, 5, target=10), "on plan"),
        (stands(0, 1, target=10), "behind plan"),
        (stands(3), "no target set"),
        (stands(target=3), "nothing read yet"),
        (stands(target=3, lower=True), "nothing read yet"),
    ],
)
def test_a_kpi_says_how_it_stands(progress: KpiProgress, words: str) -> None:
    assert kpi_state_words(progress) == words


def test_what_is_not_known_is_not_said() -> None:
    nothing = stands(target=3.25)
    assert kpi_value_words(nothing, NUMBERS) == "– of 3.25"
    assert trend_words(nothing, NUMBERS) == ""
    assert planned_words(stands(3), NUMBERS) == ""


def test_plans_and_trends() -> None:
    assert planned_words(stands(0, target=10), NUMBERS) == "5 planned by now"
    assert trend_words(stands(2, 5), NUMBERS) == "+3 a year"
    assert trend_words(stands(5, 2.5), NUMBERS) == "−2.5 a year"
    assert trend_words(stands(5, 5), NUMBERS) == "unchanged"
