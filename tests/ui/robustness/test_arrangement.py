from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect

from dia_desktop.strategy.finding import Chart
from dia_desktop.ui.robustness.arrangement import arrange

RAIL, AROUND = 88, 118
SIZES = [(1024, 700), (1280, 720), (1280, 900), (1440, 900), (1440, 760), (1920, 1080), (2560, 1440)]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_every_chart_has_one_place_and_none_covers_another(size: tuple[int, int], scale: float) -> None:
    width, height = size[0] - RAIL, size[1] - AROUND
    plan = arrange(width, height, scale)
    shown = [chart for place in plan.places for chart in place.charts]
    assert sorted(shown) == sorted(Chart)
    rects = [plan.panel, *(place.rect for place in plan.places)]
    assert all(QRect(0, 0, width, height).contains(rect) for rect in rects)
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))


@pytest.mark.parametrize(
    ("size", "places"),
    [((1024, 700), 1), ((1280, 900), 2), ((1440, 760), 2), ((1440, 900), 4), ((1920, 1080), 5)],
)
def test_charts_share_a_place_where_there_is_no_room(size: tuple[int, int], places: int) -> None:
    assert len(arrange(size[0] - RAIL, size[1] - AROUND, 1.0).places) == places


def test_twice_the_text_size_has_half_the_room() -> None:
    small, large = arrange(936, 582, 1.0), arrange(2 * 936, 2 * 582, 2.0)
    assert [place.charts for place in large.places] == [place.charts for place in small.places]
    assert large.panel.width() == 2 * small.panel.width()


def test_what_is_moved_down_keeps_its_size() -> None:
    plan = arrange(1352, 782, 1.0)
    moved = plan.moved(40)
    assert moved.panel == plan.panel.translated(0, 40)
    assert [place.rect.size() for place in moved.places] == [place.rect.size() for place in plan.places]
