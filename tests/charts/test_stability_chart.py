"""How far weights can move, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import Box, Shape, Sketch
from dia_desktop.charts.sketch_pad import TABLE
from dia_desktop.charts.stability_chart import WeightRanges, stability_chart, weight_ranges
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.stability import Interval, WeightRoom, stability
from tests.charts.sketches import HARD_NAMES, check_rooms, lay, market, tips, words
from tests.strategy.rounds import SCALE, sample

LEADER = market(0, "USA")
HUE = LIGHT.hue(0)


def ranges(*rooms: WeightRoom, depth: int = 3, names: tuple[str, ...] = ()) -> WeightRanges:
    called = names or tuple(f"C{number}" for number in range(len(rooms)))
    criteria = tuple(Criterion(f"c{n}", name, "flag", SCALE, 0.5) for n, name in enumerate(called))
    return WeightRanges(LEADER, criteria, rooms, depth)


def room(
    number: int = 0,
    first: Interval = (0.0, 0.61),
    top: Interval | None = (0.28, 0.86),
    *,
    near: tuple[bool, bool] = (False, False),
) -> WeightRoom:
    return WeightRoom(number, 0.4, first, top, *near)


def bars(sketch: Sketch, colour: str) -> list[Box]:
    """Return the bars of a colour without the square of the legend."""
    boxes = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill == colour]
    return [box for box in boxes if box.y > 20]


def test_bars_reach_from_end_to_end_of_what_is_kept() -> None:
    sketch = lay(partial(stability_chart, ranges(room())), 400)
    (first,), (top,) = bars(sketch, HUE), bars(sketch, LIGHT.ink)
    assert (first.x, first.x + first.width) == pytest.approx((0, 244))
    assert (top.x, top.x + top.width) == pytest.approx((112, 344))
    assert first.y < top.y
    assert words(sketch, "0–61 %")
    assert words(sketch, "28–86 %")
    assert words(sketch, "now 40 %")
    assert words(sketch, "USA stays first")
    assert words(sketch, "same top 3")
    assert [text for text in sketch.texts if text.isdigit()] == ["0", "25", "50", "75", "100"]


def test_the_marker_stands_at_the_weight_of_now() -> None:
    sketch = lay(partial(stability_chart, ranges(room())), 400)
    (arrow,) = (mark for mark in sketch.marks if isinstance(mark, Shape))
    assert sum(x for x, _ in arrow.points) / 3 == pytest.approx(160)


def test_a_near_end_has_a_sign_and_not_only_a_colour() -> None:
    sketch = lay(partial(stability_chart, ranges(room(first=(0.38, 0.61), near=(True, False)))), 400)
    (near,), (far,) = words(sketch, "38–61 %"), words(sketch, "28–86 %")
    assert (near.colour, far.colour) == (LIGHT.warn_text, LIGHT.text)
    (sign,) = words(sketch, "!")
    assert abs(sign.y - near.y) < 4
    (said,) = tips(sketch, "weight:c0")
    assert said == (
        "C0, now 40 %: USA stays first from 38.0 to 61.0 %, less than 3 points away; "
        "the same top 3, in any order, from 28.0 to 86.0 %"
    )


def test_words_that_fit_on_neither_side_stand_in_the_bar() -> None:
    sketch = lay(partial(stability_chart, ranges(room(first=(0.0, 1.0)))), 400)
    (inside,) = words(sketch, "0–100 %")
    assert 0 < inside.x < 400
    assert inside.colour == LIGHT.text_on(HUE)
    left = lay(partial(stability_chart, ranges(room(first=(0.5, 1.0)))), 400)
    assert words(left, "50–100 %")[0].x < 200


@pytest.mark.parametrize(("depth", "top"), [(0, None), (1, (0.0, 0.61))])
def test_without_markets_beside_the_leader_there_is_one_bar(depth: int, top: Interval | None) -> None:
    sketch = lay(partial(stability_chart, ranges(room(top=top), depth=depth)), 400)
    assert not bars(sketch, LIGHT.ink)
    assert not any("same top" in text for text in sketch.texts)
    (said,) = tips(sketch, "weight:")
    assert "in any order" not in said


def test_a_leader_that_stays_first_at_one_weight_only_is_still_seen() -> None:
    sketch = lay(partial(stability_chart, ranges(room(first=(0.4, 0.4), near=(True, True)))), 400)
    (first,) = bars(sketch, HUE)
    assert first.width > 1


def test_criteria_that_do_not_fit_are_counted() -> None:
    many = ranges(*(room(number) for number in range(30)))
    sketch = lay(partial(stability_chart, many), 460, 300)
    shown = len(tips(sketch, "weight:"))
    assert tips(sketch, TABLE) == [f"and {30 - shown} more: show as table"]
    assert len(tips(lay(partial(stability_chart, many), 694, None), "weight:")) == 30
    check_rooms(partial(stability_chart, many))


def test_names_of_people_stay_text() -> None:
    rooms = [replace(room(number), near_first=True) for number in range(len(HARD_NAMES))]
    check_rooms(partial(stability_chart, ranges(*rooms, names=HARD_NAMES)))


def test_the_content_is_that_of_the_strategy() -> None:
    scoring = sample()
    ranking = rank_markets(scoring_matrix(scoring))
    content = weight_ranges(ranking, stability(scoring, ranking))
    assert (content.leader.name, content.depth) == ("USA", 3)
    sketch = lay(partial(stability_chart, content))
    for text in ("0–61 %", "0–32 %", "29–76 %"):
        assert words(sketch, text)
    assert [tip.split(",")[0] for tip in tips(sketch, "weight:")] == [c.name for c in scoring.criteria]
    check_rooms(partial(stability_chart, content))
