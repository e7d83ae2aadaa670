"""The tornado, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from dia_desktop.charts.drivers_chart import DriverBar, DriverBars, driver_bars, drivers_chart
from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import Box, Line, Sketch
from dia_desktop.charts.sketch_pad import TABLE
from dia_desktop.strategy.drivers import tornado
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.plausible import plausible_weights
from dia_desktop.strategy.records import Scale, ScoringRound
from dia_desktop.strategy.weighing import DrawSettings
from tests.charts.sketches import HARD_NAMES, NUMBERS, check_rooms, lay, market, tips, uncertain, words

SETTLED = "once it is known, who is ahead is settled in 60 % of cases"
AHEAD, BEHIND = market(0, "USA"), market(1, "Canada")


def bar(label: str, low: float, high: float, *, missing: bool = False, settles: float = 0.0) -> DriverBar:
    return DriverBar(label, "10", "90", low, high, missing, settles, f"weight:{label}")


def bars(*found: DriverBar, gap: float = 4.0) -> DriverBars:
    return DriverBars(AHEAD, BEHIND, gap, found)


def drawn(sketch: Sketch) -> list[Box]:
    return [mark for mark in sketch.marks if isinstance(mark, Box) and mark.radius == 3.0]


def of_strategy(scoring: ScoringRound, place: int) -> DriverBars:
    ranking = rank_markets(scoring_matrix(scoring))
    plausible = plausible_weights(scoring.criteria, ranking.weights, DrawSettings())
    return driver_bars(scoring, ranking, tornado(ranking, place, plausible), NUMBERS)


def zero(sketch: Sketch) -> float:
    return next(
        mark.points[0][0]
        for mark in sketch.marks
        if isinstance(mark, Line) and mark.colour == LIGHT.text and not mark.dashed
    )


def test_bars_reach_from_gap_to_gap_around_the_line_of_level() -> None:
    sketch = lay(partial(drivers_chart, bars(bar("a", -4.0, 12.0), bar("b", 6.0, 2.0))))
    wide, narrow = drawn(sketch)
    level = zero(sketch)
    unit = wide.width / 16
    assert wide.x == pytest.approx(level - 4 * unit)
    assert (narrow.x, narrow.width) == pytest.approx((level + 2 * unit, 4 * unit))
    (now,) = (mark for mark in sketch.marks if isinstance(mark, Line) and mark.dashed)
    assert now.points[0][0] == pytest.approx(level + 4 * unit)
    assert words(sketch, "level")
    assert words(sketch, "now 4.0")
    assert words(sketch, "Canada ahead")[0].x < level < words(sketch, "USA ahead")[0].x


def test_the_words_of_an_end_stand_at_the_end_it_leads_to() -> None:
    falling = DriverBar("a", "10 %", "40 %", 9.0, -3.0, missing=False, settles=0.0, key="weight:a")
    sketch = lay(partial(drivers_chart, bars(falling)))
    (box,) = drawn(sketch)
    assert words(sketch, "40 %")[0].x < box.x
    assert words(sketch, "10 %")[0].x > box.x + box.width
    assert tips(sketch, "weight:a") == ["a: at 10 % USA is ahead by 9.0, at 40 % Canada is ahead by 3.0"]


def test_what_could_turn_the_order_has_a_sign_and_not_only_a_colour() -> None:
    sketch = lay(partial(drivers_chart, bars(bar("turns", -1.0, 5.0), bar("holds", 3.0, 5.0))))
    turns, holds = drawn(sketch)
    assert (turns.fill, holds.fill) == (LIGHT.warn_line, LIGHT.ink)
    (sign,) = words(sketch, "!")
    assert turns.y < sign.y < turns.y + turns.height
    assert words(sketch, "turns")[0].font.weight != words(sketch, "holds")[0].font.weight


def test_what_is_missing_is_hatched_and_says_what_it_would_settle() -> None:
    sketch = lay(partial(drivers_chart, bars(bar("gap", 0.0, 5.0, missing=True, settles=0.6))))
    (box,) = drawn(sketch)
    assert box.hatching
    assert box.dashed
    assert tips(sketch, "weight:gap") == [
        f"gap: at 10 USA and Canada are level, at 90 USA is ahead by 5.0; not scored; {SETTLED}"
    ]


def test_ten_bars_at_most_and_the_rest_is_counted() -> None:
    many = bars(*(bar(f"d{number}", 4.0 - number / 9, 4.5) for number in range(25)))
    paper = lay(partial(drivers_chart, many), 694, None)
    assert len(drawn(paper)) == 10
    assert tips(paper, TABLE) == ["and 15 more: in the table"]
    small = lay(partial(drivers_chart, many), 460, 200)
    shown = len(drawn(small))
    assert 3 < shown < 10
    assert tips(small, TABLE) == [f"and {25 - shown} more: show as table"]
    check_rooms(partial(drivers_chart, many))


def test_names_of_people_stay_text() -> None:
    hard = bars(*(bar(name, -9.0, 9.0) for name in HARD_NAMES))
    check_rooms(partial(drivers_chart, replace(hard, ahead=market(0, HARD_NAMES[0]))))
    assert words(lay(partial(drivers_chart, hard), 900), "<b>Peru</b> & $x_1$")


def test_a_lead_of_nothing_and_bars_on_one_side_can_be_drawn() -> None:
    check_rooms(partial(drivers_chart, bars(bar("a", -0.5, 0.5), gap=0.0)))
    check_rooms(partial(drivers_chart, bars(bar("a", 3.0, 5.0))))
    check_rooms(partial(drivers_chart, bars(bar("a", -3.0, -1.0), gap=0.0)))
    check_rooms(partial(drivers_chart, bars()))
    assert words(lay(partial(drivers_chart, bars())), tips(lay(partial(drivers_chart, bars())))[0])


def test_evidence_is_said_on_its_natural_scale() -> None:
    scoring = uncertain()
    upside_down = Scale("k€", "100", "0", points=((0.0, 100.0), (100.0, 0.0)), decimals=0)
    criteria = (replace(scoring.criteria[0], scale=upside_down), *scoring.criteria[1:])
    found = of_strategy(replace(scoring, criteria=criteria), 0)
    known = {each.label: each for each in found.bars}
    costs = next(each for label, each in known.items() if label.endswith(", Political stability"))
    low, high = (int(words.removesuffix(" k€")) for words in (costs.low, costs.high))
    assert low > high
    assert costs.key.startswith("cell:m")
    weight = next(each for label, each in known.items() if label.startswith("Weight of "))
    assert weight.low.endswith("%")
    assert weight.key.startswith("weight:c")


def test_the_content_is_that_of_the_strategy() -> None:
    content = of_strategy(uncertain(), 4)
    assert (content.ahead.name, content.behind.name) == ("Brazil", "Morocco")
    first = content.bars[0]
    assert (first.label, first.missing) == ("Morocco, Trade agreements with the EU", True)
    assert (first.low, first.high) == ("0", "100")
    widths = [abs(each.gap_high - each.gap_low) for each in content.bars]
    assert widths == sorted(widths, reverse=True)
    check_rooms(partial(drivers_chart, content))
