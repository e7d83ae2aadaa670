"""How far weights and scores can move: against the figures of the worked sample, and by looking."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dia_desktop.scoring import rank, rebalance, weighted_sum
from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Level, Scale, Score, ScoringRound
from dia_desktop.strategy.stability import ScoreChange, Swap, natural_of, stability, swap
from dia_desktop.strategy.stability_words import swap_sentences, without_sentence
from tests.strategy.rounds import sample, scoring_round

NUMBERS = PlainNumbers()


def ranked(scoring: ScoringRound) -> Ranking:
    return rank_markets(scoring_matrix(scoring))


def with_evidence(scoring: ScoringRound, column: int, scale: Scale, naturals: list[float]) -> ScoringRound:
    """Return a round in which one column is evidence on a scale."""
    criteria = list(scoring.criteria)
    criteria[column] = replace(criteria[column], scale=scale)
    scores = dict(scoring.scores)
    for market, natural in zip(scoring.markets, naturals, strict=False):
        cell = (market.id, criteria[column].id)
        scores[cell] = Score("e", *cell, natural=natural)
    return replace(scoring, criteria=tuple(criteria), scores=scores)


def test_the_intervals_of_the_worked_sample() -> None:
    scoring = sample()
    found = stability(scoring, ranked(scoring))
    first = [tuple(round(100 * end, 1) for end in room.first) for room in found.rooms]
    top = [tuple(round(100 * end, 1) for end in room.top or ()) for room in found.rooms]
    assert first == [(0.0, 60.7), (0.0, 32.3), (28.9, 76.3)]
    assert top == [(28.0, 85.9), (23.9, 85.2), (0.0, 36.2)]
    assert [room.near_top for room in found.rooms] == [False, True, True]
    assert not any(room.near_first for room in found.rooms)
    assert found.depth == 3


def test_without_a_cut_line_only_the_first_place_has_an_interval() -> None:
    for targets in (0, 6, 7):
        scoring = replace(sample(), round=replace(sample().round, target_count=targets))
        found = stability(scoring, ranked(scoring))
        assert (found.depth, [room.top for room in found.rooms]) == (0, [None, None, None])
        assert len(found.swaps) == 1


def test_a_tie_at_the_cut_line_leaves_no_room_and_equal_markets_no_limit() -> None:
    level = scoring_round([[90, 90], [60, 40], [40, 60]], [0.5, 0.5], targets=2)
    assert [room.top for room in stability(level, ranked(level)).rooms] == [(0.5, 0.5), (0.5, 0.5)]
    twins = scoring_round([[90, 90], [60, 40], [60, 40]], [0.5, 0.5], targets=2)
    assert [room.top for room in stability(twins, ranked(twins)).rooms] == [(0.0, 1.0), (0.0, 1.0)]


def test_one_criterion_decides_at_any_weight() -> None:
    scoring = scoring_round([[90], [60], [40]], [1.0], targets=2)
    found = stability(scoring, ranked(scoring))
    (room,) = found.rooms
    assert (room.first, room.top, room.near_first, room.near_top) == ((0, 1), (0, 1), False, False)
    assert found.without == ()
    assert without_sentence(found.without, ranked(scoring)) == ""


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=3, max_size=6),
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
    st.integers(1, 2),
    st.floats(0, 1),
)
def test_inside_the_interval_the_same_markets_stand_on_top(
    values: list[list[float]], weights: list[int], depth: int, share: float
) -> None:
    total = sum(weights)
    scoring = scoring_round(values, [w / total for w in weights], targets=depth)
    ranking = ranked(scoring)
    for room in stability(scoring, ranking).rooms:
        assert room.top is not None
        low, high = room.top
        assert low <= room.now <= high
        at = rebalance(ranking.weights, room.criterion, low + share * (high - low))
        scores = weighted_sum(ranking.matrix.values, at)
        inside, outside = scores[ranking.order[:depth]], scores[ranking.order[depth:]]
        assert inside.min() >= outside.max() - 1e-6
        for end, beyond in ((low, low - 1e-3), (high, high + 1e-3)):
            if low < high and 0 < end < 1 and 0 < beyond < 1:
                scores = weighted_sum(
                    ranking.matrix.values, rebalance(ranking.weights, room.criterion, beyond)
                )
                assert scores[ranking.order[:depth]].min() < scores[ranking.order[depth:]].max()


def test_the_smallest_changes_of_the_worked_sample_in_words() -> None:
    # USA leads by 4.2, which is 10.5 points at a weight of 0.40; Mexico by 1.0 over China, 2.5 points.
    scoring = sample()
    first, cut = stability(scoring, ranked(scoring)).swaps
    assert " ".join(swap_sentences(first, ranked(scoring), NUMBERS)) == (
        "Canada draws level with USA if Survey demand weighs 29 % instead of 35 %. "
        "Or if USA falls from 64.0 to 53.5 on Political stability."
    )
    assert " ".join(swap_sentences(cut, ranked(scoring), NUMBERS)) == (
        "China draws level with Mexico if Trade agreements with the EU weighs 23.9 % instead of 25.0 %. "
        "Or if Mexico falls from 42.0 to 39.5 on Political stability."
    )


def test_a_change_makes_a_tie() -> None:
    ranking = ranked(sample())
    for place in range(4):
        found = swap(sample(), ranking, place)
        assert found.weight is not None
        assert found.score is not None
        at = rebalance(ranking.weights, found.weight.criterion, found.weight.at)
        scores = weighted_sum(ranking.matrix.values, at)
        assert scores[found.ahead] == pytest.approx(scores[found.behind])
        values = ranking.matrix.values.copy()
        values[found.score.market, found.score.criterion] = found.score.at
        scores = weighted_sum(values, ranking.weights)
        assert scores[found.ahead] == pytest.approx(scores[found.behind])


def test_a_missing_score_is_not_what_has_to_change() -> None:
    scoring = scoring_round([[60, None], [40, 50]], [0.1, 0.9])
    found = swap(scoring, ranked(scoring), 0)
    assert found.score is not None
    assert (found.score.market, found.score.criterion) == (1, 1)


def test_a_share_of_replies_is_said_in_its_own_unit() -> None:
    # Half of the replies is worth 100.
    half = Scale("% of replies", "nobody", "half", ((0.0, 0.0), (50.0, 100.0)), decimals=0)
    scoring = with_evidence(scoring_round([[1], [1]], [1.0]), 0, half, [41.0, 35.0])
    found = swap(scoring, ranked(scoring), 0)
    assert found.score is not None
    assert (found.score.now, found.score.at) == pytest.approx((82.0, 70.0))
    assert " ".join(swap_sentences(replace(found, weight=None), ranked(scoring), NUMBERS)) == (
        "Canada draws level with USA if USA falls from 41 % of replies to 35 % of replies on "
        "Political stability."
    )


def test_readings_are_found_backwards() -> None:
    bent = Scale("", "", "", ((0.0, 0.0), (10.0, 80.0), (20.0, 100.0)))
    assert natural_of(bent, 40.0, 0.0, rising=True) == pytest.approx(5.0)
    assert natural_of(bent, 90.0, 0.0, rising=True) == pytest.approx(15.0)
    hump = Scale("", "", "", ((0.0, 0.0), (10.0, 100.0), (20.0, 0.0)))
    assert natural_of(hump, 50.0, 18.0, rising=True) == pytest.approx(15.0)
    assert natural_of(hump, 50.0, 3.0, rising=True) == pytest.approx(5.0)
    flat = Scale("", "", "", ((0.0, 0.0), (10.0, 60.0), (20.0, 60.0), (30.0, 90.0)))
    assert natural_of(flat, 60.0, 21.0, rising=False) == pytest.approx(20.0)
    assert natural_of(flat, 95.0, 21.0, rising=True) is None


def test_the_nearest_level_that_is_enough() -> None:
    levels = Scale("level", "none", "all", levels=tuple(Level(i, f"step {i}", 25.0 * i) for i in range(5)))
    assert natural_of(levels, 60.0, 1.0, rising=True) == 3
    assert natural_of(levels, 60.0, 4.0, rising=False) == 2
    short = Scale("level", "none", "all", levels=(Level(0, "a", 20.0),))
    assert natural_of(short, 60.0, 0.0, rising=True) is None
    scoring = with_evidence(scoring_round([[60, 50], [50, 50]], [0.5, 0.5]), 1, levels, [1, 1])
    found = swap(scoring, ranked(scoring), 0).score
    assert found == ScoreChange(0, 0, 60.0, 50.0, None, None)
    only = with_evidence(scoring_round([[60], [50]], [1.0]), 0, levels, [3, 1])
    found = swap(only, ranked(only), 0).score
    assert found == ScoreChange(0, 0, 75.0, 25.0, 3.0, 1.0)
    assert " ".join(swap_sentences(Swap(0, 1, None, found), ranked(only), NUMBERS)) == (
        "Canada draws level with USA if USA falls from “step 3” to “step 1” on Political stability."
    )


def test_a_level_that_is_enough_lies_beyond_the_tie() -> None:
    # USA is level at 75 - 20 / 0.5 = 35: step 1, worth 25, is enough, step 2, worth 50, is not.
    levels = Scale("level", "none", "all", levels=tuple(Level(i, f"step {i}", 25.0 * i) for i in range(5)))
    scoring = with_evidence(scoring_round([[0, 50], [0, 60]], [0.5, 0.5]), 0, levels, [3, 1])
    assert swap(scoring, ranked(scoring), 0).score == ScoreChange(0, 0, 75.0, 35.0, 3.0, 1.0)


def test_level_and_out_of_reach_are_said() -> None:
    level = scoring_round([[50], [50]], [1.0])
    assert (
        " ".join(swap_sentences(swap(level, ranked(level), 0), ranked(level), NUMBERS))
        == "Canada and USA are level."
    )
    far = scoring_round([[100, 100], [0, 0]], [0.5, 0.5])
    assert " ".join(swap_sentences(swap(far, ranked(far), 0), ranked(far), NUMBERS)) == (
        "No single weight or score puts Canada level with USA."
    )


def test_leaving_a_criterion_out() -> None:
    found = stability(sample(), ranked(sample())).without
    assert [each.first for each in found] == [(0,), (0,), (1,)]
    assert without_sentence(found, ranked(sample())) == "Without Survey demand, Canada would be first."
    firm = scoring_round([[90, 90], [10, 20]], [0.5, 0.5])
    assert without_sentence(stability(firm, ranked(firm)).without, ranked(firm)) == (
        "USA stays first whichever criterion is left out."
    )
    level = scoring_round([[90, 90], [90, 90], [10, 20]], [0.5, 0.5])
    assert without_sentence(stability(level, ranked(level)).without, ranked(level)) == (
        "USA and Canada stay level on first place whichever criterion is left out."
    )


def test_where_the_others_weigh_nothing_they_weigh_the_same() -> None:
    scoring = scoring_round([[90, 10, 20], [10, 40, 40]], [1.0, 0.0, 0.0])
    found = stability(scoring, ranked(scoring)).without
    assert found[0].first == (1,)
    assert rank(np.array([15.0, 40.0])).tolist() == [2, 1]
