"""KPIs as bullets: achieved, planned by now, target, and what is said of each."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from dia_desktop.charts.kpi_chart import band_colour, kpi_chart, progress_on
from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Line, Shape, Sketch
from dia_desktop.strategy.kpi_progress import KpiState
from dia_desktop.strategy.kpis import Kpi, KpiReading
from tests.charts.roadmaps import TODAY, kpis
from tests.charts.sketches import HARD_NAMES, check_rooms, lay, tips, words


def drawn(*found: Kpi, width: float = 900, height: float | None = 330, theme: ChartTheme = LIGHT) -> Sketch:
    return lay(partial(kpi_chart, [progress_on(kpi, TODAY) for kpi in found]), width, height, theme)


def bars(sketch: Sketch) -> list[Box]:
    """Return the bars without the one of the legend."""
    return [mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill == LIGHT.ink and mark.y > 20]


def test_the_chart_fits_every_room() -> None:
    check_rooms(partial(kpi_chart, [progress_on(kpi, TODAY) for kpi in kpis()]))
    check_rooms(partial(kpi_chart, []))


@pytest.mark.parametrize("name", HARD_NAMES)
def test_hard_names_and_figures_stay_in_the_picture(name: str) -> None:
    hard = Kpi("x", name, name, 1e300, readings=(KpiReading("1", -1e300, None, name),))
    check_rooms(partial(kpi_chart, [progress_on(each, TODAY) for each in (hard, *kpis())]))


def test_every_kpi_is_said_in_a_sentence() -> None:
    assert tips(drawn(*kpis())) == [
        "Clusters: 31 of 10; target passed; date not stated",
        "Strategies: 2 of 50 strategies; behind plan; 11.1 planned by now; as of 2021-02-11; +1.4 a year",
        "Events: 2; no target set; date not stated",
        "Members: no value of 5; nothing read yet",
        "Days to answer: 14 of at most 10 days; not reached yet; date not stated",
    ]


def test_the_value_stands_beside_its_target() -> None:
    sketch = drawn(*kpis(), width=1500)
    for text in (
        "31",
        "of 10",
        "of 50 strategies",
        "of at most 10 days",
        "no target set",
        "date not stated",
        "–",
    ):
        assert words(sketch, text), text


def test_a_bar_that_passes_its_target_far_is_broken() -> None:
    def slits(value: float) -> int:
        sketch = drawn(Kpi("x", "X", target=10.0, readings=(KpiReading("1", value),)))
        return sum(isinstance(mark, Shape) and mark.fill == LIGHT.surface for mark in sketch.marks)

    assert [slits(value) for value in (5.0, 10.0, 10.2, 31.0)] == [0, 0, 0, 2]


def test_bars_are_as_long_as_their_share_of_the_target() -> None:
    whole, half = (
        bars(drawn(Kpi("x", "X", target=10.0, readings=(KpiReading("1", value),))))[0].width
        for value in (10.0, 5.0)
    )
    assert half == pytest.approx(whole / 2)


def test_the_band_ends_at_what_is_planned_and_a_triangle_marks_it() -> None:
    sketch = drawn(kpis()[1])
    (band,) = [
        mark
        for mark in sketch.marks
        if isinstance(mark, Box) and mark.fill == band_colour(LIGHT) and mark.y > 20
    ]
    tops = [
        mark.points[0][0] for mark in sketch.marks if isinstance(mark, Shape) and mark.fill == LIGHT.text_2
    ]
    assert band.x + band.width == pytest.approx(tops[-1])


def test_where_less_is_better_the_target_is_a_stroke_within_the_bar() -> None:
    sketch = drawn(kpis()[4])
    (bar,) = bars(sketch)
    stroke = [mark for mark in sketch.marks if isinstance(mark, Line) and mark.colour == LIGHT.text][-1]
    assert bar.x < stroke.points[0][0] < bar.x + bar.width


def test_without_a_target_there_is_nothing_to_measure_against() -> None:
    sketch = drawn(kpis()[2])
    assert not [mark for mark in sketch.marks if isinstance(mark, Box)]
    assert not words(sketch, "target")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_sign_goes_with_every_state(theme: ChartTheme) -> None:
    good, bad, neither = kpis()[0], kpis()[1], kpis()[2]
    ticks = [
        mark for mark in drawn(good, theme=theme).marks if isinstance(mark, Line) and len(mark.points) == 3
    ]
    assert [tick.colour for tick in ticks] == [theme.good_text]
    assert words(drawn(bad, theme=theme), "!")
    assert any(isinstance(mark, Dot) for mark in drawn(neither, theme=theme).marks)


def test_what_does_not_fit_is_counted() -> None:
    many = [Kpi(str(number), f"KPI {number}", target=5.0) for number in range(30)]
    sketch = drawn(*many, width=460, height=300)
    assert words(sketch, "and 26 more KPIs: show as table")
    assert len(tips(sketch)) == 5
    assert len(tips(drawn(*many, width=900, height=None))) == 30


def test_without_a_day_the_latest_reading_gives_it_and_else_nothing_is_planned() -> None:
    start, due = date(2020, 1, 1), date(2021, 12, 31)
    dated = Kpi(
        "x", "X", target=10.0, start=start, due=due, readings=(KpiReading("1", 1.0, date(2021, 1, 1)),)
    )
    assert progress_on(dated, None).planned == pytest.approx(5.0, abs=0.02)
    undated = Kpi("x", "X", target=10.0, start=start, due=due, readings=(KpiReading("1", 1.0),))
    assert progress_on(undated, None).planned is None
    assert progress_on(undated, None).state is KpiState.OPEN
    assert progress_on(undated, None).kpi == undated
