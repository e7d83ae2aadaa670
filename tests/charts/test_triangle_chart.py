"""The weights triangle on paper, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import Dot, Line, Shape, Sketch, Words
from dia_desktop.charts.triangle_chart import WeightTriangle, triangle_chart, weight_triangle
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.plausible import plausible_weights
from dia_desktop.strategy.records import ScoringRound
from dia_desktop.strategy.weighing import DrawSettings
from tests.charts.sketches import HARD_NAMES, check_rooms, lay, named, plain, tips, words
from tests.strategy.rounds import sample, scoring_round


def content(scoring: ScoringRound) -> WeightTriangle:
    ranking = rank_markets(scoring_matrix(scoring))
    return weight_triangle(ranking, plausible_weights(scoring.criteria, ranking.weights, DrawSettings()))


def area(shape: Shape) -> float:
    x, y = np.array(shape.points).T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def shapes(sketch: Sketch) -> list[Shape]:
    return [mark for mark in sketch.marks if isinstance(mark, Shape)]


def test_the_regions_fill_the_triangle() -> None:
    full = [[64, 42, 90], [72, 81, 41], [42, 90, 44], [36, 20, 98]]
    triangle = content(scoring_round(full, (0.4, 0.25, 0.35)))
    sketch = lay(partial(triangle_chart, triangle), 694, None)
    regions = shapes(sketch)
    side = max(x for shape in regions for x, _ in shape.points) - min(
        x for shape in regions for x, _ in shape.points
    )
    assert sum(map(area, regions)) == pytest.approx(side**2 * 3**0.5 / 4)
    assert [shape.fill for shape in regions] == [LIGHT.hue(each.market) for each in triangle.winners]
    assert not any(shape.hatching for shape in regions)


def test_each_corner_is_where_its_criterion_weighs_everything() -> None:
    triangle = content(sample())
    for number, name in enumerate(("Political", "Trade", "Survey")):
        all_on_one = replace(triangle, now=np.eye(3)[number])
        sketch = lay(partial(triangle_chart, all_on_one), 694, None)
        dot = [mark for mark in sketch.marks if isinstance(mark, Dot)][-1]
        (label,) = (mark for mark in sketch.marks if isinstance(mark, Words) and mark.text.startswith(name))
        assert abs(dot.x - label.x) < 1
        assert abs(dot.y - label.y) < 20
    regions = shapes(lay(partial(triangle_chart, triangle), 694, None))
    corners = np.array([point for shape in regions for point in shape.points])
    width, height = np.ptp(corners, axis=0)
    assert height == pytest.approx(width * 3**0.5 / 2)


def test_every_market_that_is_first_somewhere_is_listed_with_its_share() -> None:
    triangle = content(sample())
    sketch = lay(partial(triangle_chart, triangle), 694, None)
    shares = [plain(text) for text in sketch.texts if plain(text).endswith("%") and text[0].isdigit()]
    assert len(shares) == len(triangle.winners)
    said = tips(sketch, "market:")
    assert len(said) == len(triangle.winners)
    assert all("is first in" in tip for tip in said)
    assert any(tip.endswith("missing scores could change that") for tip in said)
    assert tips(sketch)[-1] == (
        "Weights now: Political stability 40 %, Trade agreements with the EU 25 %, Survey demand 35 %"
    )


def test_what_a_missing_score_could_change_is_hatched() -> None:
    assert any(shape.hatching for shape in shapes(lay(partial(triangle_chart, content(sample())))))


def test_the_dot_of_now_lies_within_the_plausible_weights() -> None:
    sketch = lay(partial(triangle_chart, content(sample())), 694, None)
    (rim,) = (mark for mark in sketch.marks if isinstance(mark, Line) and mark.dashed)
    dot = [mark for mark in sketch.marks if isinstance(mark, Dot)][-1]
    xs, ys = zip(*rim.points, strict=True)
    assert len(rim.points) == 7
    assert min(xs) < dot.x < max(xs)
    assert min(ys) < dot.y < max(ys)


def test_a_name_stays_off_the_plausible_weights() -> None:
    one = content(scoring_round([[90, 90, 90], [10, 10, 10]], (1 / 3, 1 / 3, 1 / 3)))
    sketch = lay(partial(triangle_chart, one), 694, None)
    (rim,) = (mark for mark in sketch.marks if isinstance(mark, Line) and mark.dashed)
    name = words(sketch, "USA")[0]
    assert name.y > max(y for _, y in rim.points) + 5


def test_no_plausible_weights_leave_no_rim() -> None:
    bare = replace(content(sample()), plausible=np.empty((0, 3)))
    sketch = lay(partial(triangle_chart, bare))
    assert not [mark for mark in sketch.marks if isinstance(mark, Line) and mark.dashed]


def test_it_stays_readable() -> None:
    check_rooms(partial(triangle_chart, content(sample())))
    hard = content(named(sample(), HARD_NAMES))
    check_rooms(partial(triangle_chart, hard))
    same = content(scoring_round([[50, 50, 50], [50, 50, 50]], (0.4, 0.3, 0.3)))
    check_rooms(partial(triangle_chart, same))
    assert words(lay(partial(triangle_chart, same), 694, None), "USA")
