"""What moves the gap between two markets, one datum at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.scoring import rebalance
from dia_desktop.strategy.drivers import (
    Driver,
    DriverKind,
    Tornado,
    settling_title,
    settling_words,
    tornado,
)
from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.plausible import plausible_weights
from dia_desktop.strategy.records import Score, ScoringRound
from dia_desktop.strategy.weighing import DrawSettings
from tests.strategy.rounds import judged, sample, scoring_round

NUMBERS = PlainNumbers()


def ranked(scoring: ScoringRound) -> Ranking:
    return rank_markets(scoring_matrix(scoring))


def found(scoring: ScoringRound, place: int = 0) -> Tornado:
    ranking = ranked(scoring)
    plausible = plausible_weights(scoring.criteria, ranking.weights, DrawSettings())
    return tornado(ranking, place, plausible)


def uncertain(
    scoring: ScoringRound, row: int, column: int, low: float, value: float, high: float
) -> ScoringRound:
    cell = scoring.markets[row].id, scoring.criteria[column].id
    scores = {**scoring.scores, cell: Score("e", *cell, natural=value, natural_low=low, natural_high=high)}
    return replace(scoring, scores=scores)


def settling(found: Tornado, scoring: ScoringRound) -> str:
    return f"{settling_title(found)}: {settling_words(found, scoring, NUMBERS)}."


def ends(driver: Driver) -> tuple[float, ...]:
    return driver.low, driver.high, driver.gap_low, driver.gap_high


def test_the_weights_of_the_worked_sample() -> None:
    # USA leads Canada by 0.40 x -8 + 0.25 x -39 + 0.35 x 49 = 4.2. With demand at 20 % the others have
    # 80 %, 40 : 25: stability 0.4923, agreements 0.3077.
    result = found(sample())
    assert (result.ahead, result.behind, result.too_close) == (0, 1, False)
    assert result.gap == pytest.approx(4.2)
    assert [driver.criterion for driver in result.drivers] == [2, 1, 0]
    demand = result.drivers[0]
    low = 0.8 * 40 / 65 * -8 + 0.8 * 25 / 65 * -39 + 0.20 * 49
    high = 0.5 * 40 / 65 * -8 + 0.5 * 25 / 65 * -39 + 0.50 * 49
    assert ends(demand) == pytest.approx((0.20, 0.50, low, high))
    assert demand.width == pytest.approx(high - low)
    assert [driver.crosses for driver in result.drivers] == [True, True, False]
    assert settling(result, sample()) == (
        "What could turn it: the weight of Survey demand (20\N{NO-BREAK SPACE}% to 50\N{NO-BREAK SPACE}%), "
        "or the weight of Trade agreements with the EU (10\N{NO-BREAK SPACE}% to 40\N{NO-BREAK SPACE}%)."
    )


def test_each_end_is_what_the_ranking_says_there() -> None:
    scoring = uncertain(uncertain(sample(), 0, 1, 30, 42, 60), 1, 2, 35, 41, 44)
    ranking = ranked(scoring)
    for driver in found(scoring).drivers:
        for at, gap in ((driver.low, driver.gap_low), (driver.high, driver.gap_high)):
            values, weights = ranking.matrix.values.copy(), ranking.weights
            if driver.market is None:
                weights = rebalance(weights, driver.criterion, at)
            else:
                values[driver.market, driver.criterion] = at
            middle = rank_markets(replace(ranking.matrix, values=values), weights).middle
            assert middle[0] - middle[1] == pytest.approx(gap)


def test_a_missing_score_reaches_from_anchor_to_anchor() -> None:
    result = found(sample(), 4)
    (driver,) = [each for each in result.drivers if each.kind is DriverKind.MISSING]
    # Brazil 48.2 over Morocco 22.6 to 47.6.
    assert (driver.market, driver.criterion) == (5, 1)
    assert ends(driver) == pytest.approx((0, 100, 25.6, 0.6))
    assert (driver.crosses, driver.settles) == (False, 0.0)
    assert settling(result, sample()) == (
        "No single figure or weight turns it: each within its own uncertainty, all else as now."
    )


def test_a_missing_score_that_would_settle_it_is_named() -> None:
    scoring = scoring_round([[90, 40], [70, None], [10, 10]], [0.4, 0.6])
    result = found(scoring)
    assert result.too_close
    assert settling(result, scoring) == (
        "What would settle it: a score for Canada on Trade agreements with the EU."
    )


def test_what_could_turn_a_lead_that_is_not_close() -> None:
    # 0.4 x 50 = 20 points could go either way of a gap of 18, of which a tie is 0.6745 x 11.5 = 7.8.
    scoring = scoring_round([[90, 65], [70, None], [10, 10]], [0.6, 0.4])
    result = found(scoring)
    assert result.gap == pytest.approx(18.0)
    assert not result.too_close
    assert settling(result, scoring) == (
        "What could turn it: the missing score of Canada on Trade agreements with the EU."
    )


def test_two_missing_scores_settle_it_as_often_as_they_reach_beyond_the_other() -> None:
    # Each moves the gap evenly by 50 either way; the other leaves 0.6745 x 100 / sqrt(12) x 0.5 undecided.
    scoring = scoring_round([[50, None], [50, None]], [0.0, 1.0])
    result = found(scoring)
    share = 1 - 0.674489750196 * 100 / np.sqrt(12) / 50
    assert [driver.settles for driver in result.drivers] == pytest.approx([share, share])


def test_a_datum_with_an_error_settles_by_the_normal_distribution() -> None:
    # Equal errors and no gap: beyond the quartiles of its own distribution lies half of it.
    scoring = uncertain(uncertain(scoring_round([[50], [50]], [1.0]), 0, 0, 40, 50, 60), 1, 0, 40, 50, 60)
    assert [driver.settles for driver in found(scoring).drivers] == pytest.approx([0.5, 0.5])
    assert settling(found(scoring), scoring) == (
        "What would settle it: no single figure does; it takes several."
    )
    sharper = uncertain(scoring, 1, 0, 49, 50, 51)
    result = found(sharper)
    assert result.drivers[0].settles > 0.9
    assert settling(result, sharper) == (
        "What would settle it: a more certain figure for USA, Political stability (40 to 60)."
    )


def test_partners_that_are_apart_are_asked_again() -> None:
    scoring = judged(scoring_round([[50], [42]], [1.0]), {(0, 0): (20, 65)})
    assert settling(found(scoring), scoring) == (
        "What would settle it: a second vote on USA, Political stability (20 to 65)."
    )


def test_certain_scores_that_are_level_need_another_weighting() -> None:
    scoring = scoring_round([[50, 50], [50, 50]], [0.5, 0.5])
    result = found(scoring)
    assert (result.too_close, result.drivers) == (True, ())
    assert settling(result, scoring).startswith("What would settle it: all scores of the two are certain;")


def test_a_weight_moves_as_far_as_is_plausible() -> None:
    # Demand before agreements before stability: only stability can move there, with the others at 25 : 35,
    # up to where it weighs as much as agreements: w = (1 - w) x 25 / 60.
    criteria = tuple(replace(c, importance=i) for c, i in zip(sample().criteria, (3, 2, 1), strict=True))
    (driver,) = found(replace(sample(), criteria=criteria)).drivers
    assert (driver.criterion, driver.low) == (0, 0.0)
    assert driver.high == pytest.approx(25 / 85)
