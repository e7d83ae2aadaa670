"""The bump chart of methods, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest

from dia_desktop.charts.methods_chart import HEADER, MethodColumn, MethodRanks, method_ranks, methods_chart
from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import Box, Dot, Line, Sketch, Words
from dia_desktop.charts.sketch_pad import TABLE
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.methods import compare_methods
from tests.charts.sketches import HARD_NAMES, check_rooms, lay, market, tips, words
from tests.strategy.rounds import sample

REASON = "A value of 0 takes everything away; Canada has one on trade."


def ranks(*columns: tuple[int, ...], targets: int = 2, names: tuple[str, ...] = ()) -> MethodRanks:
    markets = tuple(
        market(number, names[number] if names else "") for number in range(max(map(len, columns)))
    )
    methods = tuple(
        MethodColumn(f"Way {number}", column, "" if column else REASON)
        for number, column in enumerate(columns)
    )
    return MethodRanks(markets, methods, targets)


def lines(sketch: Sketch, slot: int) -> list[Line]:
    hue = LIGHT.hue(slot)
    return [mark for mark in sketch.marks if isinstance(mark, Line) and mark.colour == hue]


def dots(sketch: Sketch, slot: int) -> list[Dot]:
    return [mark for mark in sketch.marks if isinstance(mark, Dot) and mark.fill == LIGHT.hue(slot)]


def test_each_market_has_a_dot_with_its_rank_in_every_column() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 2, 3, 4), (2, 1, 3, 4), (1, 2, 4, 3))))
    for slot, expected in enumerate([[1, 2, 1], [2, 1, 2], [3, 3, 4], [4, 4, 3]]):
        found = sorted(dots(sketch, slot), key=lambda dot: dot.x)
        written = [
            next(
                mark.text
                for mark in sketch.marks
                if isinstance(mark, Words) and mark.x == dot.x and 0 < mark.y - dot.y < 8
            )
            for dot in found
        ]
        assert written == [str(rank) for rank in expected]
    heights = [dots(sketch, slot)[0].y for slot in range(4)]
    assert all(lower > upper for upper, lower in pairwise(heights))


def test_heads_are_whole_in_narrow_columns_and_of_one_size() -> None:
    columns = ranks(*[(1, 2, 3)] * 6)
    names = ("Weighted sum", "Weighted product", "TOPSIS", "VIKOR", "PROMETHEE II", "Other scale")
    named = tuple(replace(each, name=name) for each, name in zip(columns.columns, names, strict=True))
    for width in (330.0, 436.0, 700.0):
        sketch = lay(partial(methods_chart, replace(columns, columns=named)), width, 320.0)
        heads = [mark for mark in sketch.marks if isinstance(mark, Words) and mark.y < HEADER]
        assert " ".join(mark.text for mark in heads) == " ".join(names)
        assert len({mark.font.size for mark in heads}) == 1


def test_lines_are_smooth_and_can_be_seen() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 2), (2, 1), (1, 2), targets=0)))
    for slot in range(2):
        found = lines(sketch, slot)
        assert len(found) == 2
        assert all(line.smooth and line.width >= 3 for line in found)
        ends = [end for line in found for end in line.points]
        assert {(dot.x, dot.y) for dot in dots(sketch, slot)} == set(ends)


def test_each_market_is_named_once_beside_its_last_dot() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 2, 3), (3, 2, 1))))
    for slot in range(3):
        (name,) = words(sketch, f"M{slot}")
        last = max(dots(sketch, slot), key=lambda dot: dot.x)
        assert name.x > last.x
        assert abs(name.y - last.y) < 8


def test_the_model_is_shaded_and_the_cut_line_lies_behind_the_targets() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 2, 3), (1, 2, 3), targets=2)))
    (shade,) = (mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill == LIGHT.surface_2)
    columns = sorted({dot.x for dot in dots(sketch, 0)})
    assert shade.x < columns[0] < shade.x + shade.width < columns[1]
    (cut,) = (mark for mark in sketch.marks if isinstance(mark, Line) and mark.dashed)
    assert dots(sketch, 1)[0].y < cut.points[0][1] < dots(sketch, 2)[0].y


def test_level_markets_stand_below_each_other_with_the_same_figure() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 1, 1), (1, 1, 1), targets=0)))
    assert len({(dot.x, dot.y) for slot in range(3) for dot in dots(sketch, slot)}) == 6
    assert len(words(sketch, "1")) == 6


def test_a_method_that_cannot_run_says_why_in_its_column() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 2, 3), (), (1, 2, 3))), 600)
    (column,) = (mark for mark in sketch.marks if isinstance(mark, Box) and mark.hatching)
    inside = [
        mark.text
        for mark in sketch.marks
        if isinstance(mark, Words)
        and column.x < mark.x < column.x + column.width
        and column.y < mark.y < column.y + column.height
    ]
    assert " ".join(inside) == REASON
    assert not lines(sketch, 0)
    (tip,) = (tip for tip in tips(sketch) if "cannot" in tip)
    assert tip == f"Way 1 cannot run: {REASON}"


def test_where_the_last_method_cannot_run_names_carry_the_hue() -> None:
    sketch = lay(partial(methods_chart, ranks((1, 2), (1, 2), ())))
    (name,) = words(sketch, "M1")
    assert any(abs(dot.y - name.y) < 8 and dot.x < name.x and dot.radius < 8 for dot in dots(sketch, 1)[-1:])
    check_rooms(partial(methods_chart, ranks((1, 2), (), ())))


def test_places_below_what_is_shown_lie_in_a_lane() -> None:
    count = 60
    upside_down = tuple(range(count, 0, -1))
    content = ranks(tuple(range(1, count + 1)), upside_down, tuple(range(1, count + 1)))
    sketch = lay(partial(methods_chart, content))
    shown = sum(f"M{number}" in sketch.texts for number in range(count))
    assert 4 < shown < 20
    assert tips(sketch, TABLE) == [f"and {count - shown} more: show as table"]
    assert all(len(dots(sketch, slot)) == 3 for slot in range(8))
    assert "Way 1 puts M0 60th, Way 0 first" in tips(sketch, "market:m0")
    paper = lay(partial(methods_chart, content), 694, None)
    assert all(words(paper, f"M{number}") for number in range(count))
    check_rooms(partial(methods_chart, content))


@pytest.mark.parametrize("count", [1, 2, 200])
def test_any_number_of_markets_stays_readable(count: int) -> None:
    order = tuple(range(1, count + 1))
    check_rooms(partial(methods_chart, ranks(*[order] * 6, targets=1)))
    check_rooms(partial(methods_chart, ranks(order)))


def test_names_of_people_stay_text() -> None:
    order = (1, 2, 3, 4, 5, 6)
    check_rooms(partial(methods_chart, ranks(order, order, names=HARD_NAMES)))
    sketch = lay(partial(methods_chart, ranks(order, order, names=HARD_NAMES)), 900)
    assert words(sketch, "<b>Peru</b> & $x_1$")


def test_the_content_is_that_of_the_strategy() -> None:
    scoring = sample()
    ranking = rank_markets(scoring_matrix(scoring))
    found = compare_methods(scoring, ranking)
    content = method_ranks(ranking, found, 3)
    assert [each.name for each in content.markets][:2] == ["USA", "Canada"]
    assert content.columns[0].ranks == (1, 2, 3, 4, 5, 6)
    for column, result in zip(content.columns, found.results, strict=True):
        assert result.ranks is not None
        assert list(column.ranks) == [int(result.ranks[row]) for row in ranking.order]
    assert "Weighted sum puts Mexico third" in tips(lay(partial(methods_chart, content)))
    check_rooms(partial(methods_chart, content))
