"""Results as sentences: no winner word where the result does not carry it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.scoring import rebalance
from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.flips import closest_flips, ends_of_the_ways, grooves
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import ScoringRound
from dia_desktop.strategy.robustness import robustness
from dia_desktop.strategy.verdict import (
    caption,
    flip_sentence,
    groove_sentence,
    headline,
    joined,
    second_line,
    verdict,
)
from dia_desktop.strategy.weighing import DrawSettings
from tests.strategy.rounds import VALUES, WEIGHTS, sample, scoring_round

NUMBERS = PlainNumbers()


def ranked(scoring: ScoringRound) -> Ranking:
    return rank_markets(scoring_matrix(scoring))


def test_worked_sample_as_the_status_bar_says_it() -> None:
    complete = scoring_round(VALUES[:5], WEIGHTS)
    ranking = ranked(complete)
    firm = robustness(ranking.matrix, ranking.weights)
    assert headline(ranking, NUMBERS) == "USA leads Canada by 4.2 points"
    said = verdict(ranking, firm, NUMBERS)
    assert said.startswith("USA leads Canada by 4.2 points; USA stays first in ≈71")
    assert said.endswith("% of weightings")
    assert firm.first[0] == pytest.approx(0.71, abs=0.01)
    assert firm.first[1] == pytest.approx(0.29, abs=0.01)
    assert "10,000 draws" in caption(firm, NUMBERS)


def test_a_gap_that_cannot_reach_the_top_leaves_the_lead_alone() -> None:
    ranking = ranked(sample())
    assert headline(ranking, NUMBERS) == "USA leads Canada by 4.2 points"
    assert second_line(ranking, 3) == "First place holds whatever the missing scores turn out to be."
    firm = robustness(ranking.matrix, ranking.weights)
    assert firm.values_vary
    assert "of plausible inputs" in verdict(ranking, firm, NUMBERS)


def test_a_gap_that_could_undo_the_lead_is_named() -> None:
    ranking = ranked(scoring_round([[60, None, 30], [70, 40, 50], [10, 20, 10]], WEIGHTS))
    assert headline(ranking, NUMBERS) == "Canada is ahead on what is known so far"
    assert second_line(ranking, 0) == "USA could still be first: Trade agreements with the EU is not scored."


def test_a_lead_over_a_range_is_said_as_the_least_it_can_be() -> None:
    ranking = ranked(scoring_round([[90.0, 90.0], [60.0, None], [10.0, 10.0]], [0.8, 0.2]))
    assert headline(ranking, NUMBERS) == "USA leads by at least 22.0 points"


def test_level_is_called_level() -> None:
    ranking = ranked(scoring_round([[50.0], [50.0]], [1.0]))
    assert headline(ranking, NUMBERS) == "USA and Canada are level"


def test_a_tie_at_the_cut_line_is_said() -> None:
    scoring = scoring_round([[90.0], [50.0], [50.0], [10.0]], [1.0])
    expected = "Canada and Mexico are too close to call, and the cut line runs between them."
    assert second_line(ranked(scoring), 2) == expected
    assert second_line(ranked(scoring), 1) == "Canada and Mexico are too close to call."


def test_nothing_known_is_no_verdict() -> None:
    ranking = ranked(scoring_round([[None, None, None], [None, 40, None]], WEIGHTS))
    assert headline(ranking, NUMBERS) == "Score two markets to get a verdict"
    assert verdict(ranking, None, NUMBERS) == "Score two markets to get a verdict"


def test_grooves_flip_where_the_sample_says() -> None:
    ranking = ranked(scoring_round(VALUES[:5], WEIGHTS))
    ways = grooves(ranking.matrix, ranking.weights)
    flips = [np.round(way.sweep.bounds[1:-1], 3).tolist() for way in ways]
    assert flips == [[0.607], [0.323, 0.619], [0.289, 0.763]]
    assert (
        groove_sentence(ranking, ways[0], 0, NUMBERS) == "USA first up to 61\N{NO-BREAK SPACE}%, then Canada"
    )
    assert all(all(way.sure) for way in ways)
    nearest = closest_flips(ranking, ways)
    assert flip_sentence(ranking, nearest[0], NUMBERS).startswith(
        "Canada leads if Survey demand falls below 29"
    )
    assert [ranking.matrix.markets[flip.market].name for flip in nearest] == ["Canada", "China"]


def test_groove_says_where_a_missing_score_could_change_the_leader() -> None:
    scoring = scoring_round([[80.0, 60.0], [20.0, None]], [0.6, 0.4])
    matrix = scoring_matrix(scoring)
    way = grooves(matrix, matrix.weights)[1]
    assert way.sweep.leaders.tolist() == [0]
    assert way.sure == (False,)
    known = scoring_matrix(scoring_round([[80.0, 60.0], [20.0, 30.0]], [0.6, 0.4]))
    assert grooves(known, known.weights)[1].sure == (True,)


def test_a_locked_weight_can_make_a_leader_sure() -> None:
    values: list[list[float | None]] = [[90.0, 60.0, 50.0], [10.0, None, 50.0], [20.0, 20.0, 20.0]]
    matrix = scoring_matrix(scoring_round(values, [0.6, 0.2, 0.2]))
    free, held = grooves(matrix, matrix.weights)[1], grooves(matrix, matrix.weights, [0])[1]
    assert free.sure == (False,)
    assert held.sure == (True,)
    assert held.sweep.bounds.tolist() == pytest.approx([0.0, 0.4])


def test_a_tie_is_no_gap_and_a_gap_may_be_the_leaders_own() -> None:
    scoring = scoring_round([[None, 50.0], [60.0, 60.0], [1.0, 1.0]], [0.8, 0.2])
    ranking = ranked(scoring)
    assert headline(ranking, NUMBERS) == "Canada is ahead on what is known so far"
    scoring = scoring_round([[None, 90.0], [60.0, 60.0], [1.0, 1.0]], [0.5, 0.5])
    assert headline(ranked(scoring), NUMBERS) == "USA is ahead on what is known so far"


def test_groove_in_the_middle_and_at_the_end() -> None:
    ranking = ranked(scoring_round(VALUES[:5], WEIGHTS))
    ways = grooves(ranking.matrix, ranking.weights)
    assert groove_sentence(ranking, ways[2], 2, NUMBERS).startswith("USA first from 29")
    at_the_end = rank_markets(ranking.matrix, np.array([0.9, 0.05, 0.05]))
    assert groove_sentence(at_the_end, ways[0], 0, NUMBERS).startswith("Canada first from 61")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 more"),
    ],
)
def test_lists_in_words(names: list[str], expected: str) -> None:
    assert joined(names) == expected


def test_same_seed_same_digits_and_shares_add_up() -> None:
    matrix = scoring_matrix(sample())
    first, again = (robustness(matrix, matrix.weights, DrawSettings(draws=1000, seed=7)) for _ in range(2))
    assert (first.acceptability.ranks == again.acceptability.ranks).all()
    assert first.acceptability.ranks.sum(axis=1) == pytest.approx(np.ones(6))
    assert first.acceptability.ranks.sum(axis=0) == pytest.approx(np.ones(6))


def test_large_rounds_share_value_draws() -> None:
    wide = scoring_round([[50.0] * 29 + [None]] * 40, [1 / 30] * 30, names=[f"M{i}" for i in range(40)])
    matrix = scoring_matrix(wide)
    result = robustness(matrix, matrix.weights, DrawSettings(draws=2000))
    assert result.values_vary
    assert result.acceptability.expected_rank.mean() == pytest.approx(20.5)


def test_braces_and_markup_in_names_stay_text() -> None:
    scoring = scoring_round([[60, 10, 10], [70, 40, 50]], WEIGHTS, names=["{x}<b>", "$y$ {0}"])
    scoring = replace(scoring, criteria=scoring.criteria)
    assert headline(ranked(scoring), NUMBERS).startswith("$y$ {0} leads {x}<b> by")


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=6).filter(lambda weights: sum(weights) > 0.01),
    st.sets(st.integers(0, 5)),
)
def test_the_ends_of_a_weights_way_are_those_of_rebalance(weights: list[float], held: set[int]) -> None:
    shares = np.array(weights) / sum(weights)
    locked = sorted(index for index in held if index < len(shares))
    for column, (least, most) in enumerate(ends_of_the_ways(shares, locked)):
        others = [index for index in locked if index != column]
        assert least == pytest.approx(rebalance(shares, column, 0.0, others), abs=1e-12)
        assert most == pytest.approx(rebalance(shares, column, 1.0, others), abs=1e-12)
