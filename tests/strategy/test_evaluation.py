"""The matrix of a round and the ranking that follows from it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.evaluation import rank_markets, shown_parts, too_close
from dia_desktop.strategy.matrix import scoring_matrix, updated_matrix
from dia_desktop.strategy.numbers import half_up
from dia_desktop.strategy.records import Basis, Level, Scale, Score, ScoringRound
from tests.strategy.rounds import VALUES, WEIGHTS, sample, scoring_round

MORE_IS_BETTER = Scale("index", "-2.5", "+2.5", ((-2.5, 0.0), (2.5, 100.0)), decimals=2)


def with_score(scoring: ScoringRound, score: Score) -> ScoringRound:
    scores = {**scoring.scores, (score.market_id, score.criterion_id): score}
    return replace(scoring, scores=scores)


def with_scale(scoring: ScoringRound, column: int, scale: Scale) -> ScoringRound:
    criteria = list(scoring.criteria)
    criteria[column] = replace(criteria[column], scale=scale)
    return replace(scoring, criteria=tuple(criteria))


def test_worked_sample_gives_the_published_totals() -> None:
    ranking = rank_markets(scoring_matrix(sample()))
    names = [ranking.market(place).name for place in range(6)]
    assert names == ["USA", "Canada", "Mexico", "China", "Brazil", "Morocco"]
    assert ranking.middle[:5] == pytest.approx([67.6, 63.4, 54.7, 53.7, 48.2], abs=0.051)


def test_a_missing_cell_is_a_range_never_zero_and_never_a_mean() -> None:
    ranking = rank_markets(scoring_matrix(sample()))
    assert (ranking.floor[5], ranking.ceiling[5]) == pytest.approx((22.6, 47.6))
    assert (ranking.low[5], ranking.high[5]) == pytest.approx((22.6, 47.6))
    assert ranking.score(5) is None
    assert ranking.score(0) == pytest.approx(67.6)
    assert ranking.parts[5, 1] == 0


def test_rank_range_says_what_the_missing_cell_could_still_change() -> None:
    scoring = scoring_round([[60, None], [70, 40], [10, 20]], [0.5, 0.5])
    ranking = rank_markets(scoring_matrix(scoring))
    assert ranking.best_rank.tolist() == [1, 1, 3]
    assert ranking.worst_rank.tolist() == [2, 2, 3]


def test_a_missing_cell_without_weight_leaves_the_score_known() -> None:
    ranking = rank_markets(scoring_matrix(sample()), np.array([0.5, 0.0, 0.5]))
    assert ranking.score(5) == pytest.approx(29.0)


def test_evidence_goes_through_the_value_function_with_its_error() -> None:
    scoring = with_scale(sample(), 0, MORE_IS_BETTER)
    scoring = with_score(scoring, Score("e", "m0", "c0", natural=0.5, natural_low=0.0, natural_high=1.0))
    matrix = scoring_matrix(scoring)
    assert (matrix.low[0, 0], matrix.values[0, 0], matrix.high[0, 0]) == pytest.approx((50, 60, 70))


def test_bounds_keep_their_order_where_less_is_better() -> None:
    scoring = with_scale(sample(), 0, Scale("days", "100", "0", ((0.0, 100.0), (100.0, 0.0))))
    scoring = with_score(scoring, Score("e", "m0", "c0", natural=20, natural_low=10, natural_high=40))
    matrix = scoring_matrix(scoring)
    assert (matrix.low[0, 0], matrix.values[0, 0], matrix.high[0, 0]) == pytest.approx((60, 80, 90))


def test_what_the_room_agreed_goes_before_the_evidence() -> None:
    score = Score("e", "m0", "c0", natural=20, natural_low=0, natural_high=40, agreed=64.0)
    assert score.basis is Basis.AGREED
    matrix = scoring_matrix(with_score(sample(), score))
    assert (matrix.low[0, 0], matrix.values[0, 0], matrix.high[0, 0]) == (64.0, 64.0, 64.0)


def test_evidence_beyond_an_anchor_is_clipped_and_marked() -> None:
    scoring = with_scale(sample(), 0, MORE_IS_BETTER)
    matrix = scoring_matrix(with_score(scoring, Score("e", "m0", "c0", natural=3.0)))
    assert matrix.values[0, 0] == 100
    assert matrix.outside[0, 0]
    assert not matrix.outside[1:].any()


def test_ordinal_levels_and_an_unknown_level() -> None:
    levels = tuple(Level(i, f"level {i}", 100 * i / 7) for i in range(8))
    scoring = with_scale(sample(), 1, Scale("level", "none", "deep", levels=levels))
    matrix = scoring_matrix(with_score(scoring, Score("e", "m0", "c1", natural=6)))
    assert matrix.values[0, 1] == pytest.approx(600 / 7)
    with pytest.raises(InvalidInputError):
        scoring_matrix(with_score(scoring, Score("e", "m0", "c1", natural=6.5)))


def test_whiskers_combine_independent_errors_in_quadrature() -> None:
    scoring = scoring_round([[50, 50], [40, 40]], [0.5, 0.5])
    for column in range(2):
        scoring = with_score(scoring, Score(f"e{column}", "m0", f"c{column}", 50.0, 44.0, 58.0))
    ranking = rank_markets(scoring_matrix(scoring))
    assert ranking.low[0] == pytest.approx(50 - np.hypot(3, 3))
    assert ranking.high[0] == pytest.approx(50 + np.hypot(4, 4))
    assert (ranking.low[1], ranking.high[1]) == (40, 40)


def test_equal_certain_scores_are_a_tie_and_a_certain_gap_is_none() -> None:
    ranking = rank_markets(scoring_matrix(scoring_round([[50.0], [45.0], [45.0]], [1.0])))
    assert [too_close(ranking, place) for place in range(2)] == [False, True]


@pytest.mark.parametrize(("half_width", "tie"), [(12.1, False), (12.3, True)])
def test_neighbours_tie_from_a_quarter_of_draws_on(half_width: float, *, tie: bool) -> None:
    # A gap of 5 is 0.6745 standard deviations, the 75 % quantile, at a half-width of 1.645 x 7.413.
    low, high = 50 - half_width, 50 + half_width
    scoring = scoring_round([[50.0], [45.0]], [1.0])
    scoring = with_score(scoring, Score("e", "m0", "c0", natural=50.0, natural_low=low, natural_high=high))
    assert too_close(rank_markets(scoring_matrix(scoring)), 0) is tie


def test_a_tie_is_where_draws_say_it_is() -> None:
    scoring = scoring_round([[50.0, 40.0], [44.0, 44.0], [10.0, None]], [0.5, 0.5])
    unsure = Score("e", "m0", "c0", natural=50.0, natural_low=42.0, natural_high=58.0)
    ranking = rank_markets(scoring_matrix(with_score(scoring, unsure)))
    generator = np.random.default_rng(1)
    first = 0.5 * generator.normal(50, 8 / 1.645, 20_000) + 20
    behind = float((first < 44).mean())
    assert too_close(ranking, 0) == (0.25 <= behind <= 0.75)
    last = 5 + 0.5 * generator.uniform(0, 100, 20_000)
    assert too_close(ranking, 1) == (0.25 <= float((last > 44).mean()) <= 0.75)


def test_markets_on_one_score_share_the_better_rank_in_matrix_order() -> None:
    ranking = rank_markets(scoring_matrix(scoring_round([[10.0], [50.0], [50.0]], [1.0])))
    assert ranking.ranks.tolist() == [3, 1, 1]
    assert ranking.order.tolist() == [1, 2, 0]


def test_nothing_to_rank_is_said() -> None:
    with pytest.raises(InvalidInputError):
        rank_markets(scoring_matrix(scoring_round([], WEIGHTS)))
    with pytest.raises(InvalidInputError):
        rank_markets(scoring_matrix(scoring_round(VALUES, [0.0, 0.0, 0.0])))


@given(st.lists(st.floats(0, 60), min_size=1, max_size=8))
@example([0.95])
def test_parts_shown_add_up_to_the_total_shown(parts: list[float]) -> None:
    shown = shown_parts(parts)
    assert sum(shown) == pytest.approx(sum(parts), abs=0.0501)
    assert sum(shown) == pytest.approx(half_up(sum(parts), 1))
    assert all(abs(a - b) < 0.1 + 1e-9 for a, b in zip(shown, parts, strict=True))


cell = st.one_of(st.none(), st.floats(0, 100))


@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=2, max_size=6), st.data())
def test_filling_a_gap_stays_within_the_range_that_was_said(
    values: list[list[float | None]], data: st.DataObject
) -> None:
    before = rank_markets(scoring_matrix(scoring_round(values, WEIGHTS)))
    filled = [[data.draw(st.floats(0, 100)) if v is None else v for v in row] for row in values]
    after = rank_markets(scoring_matrix(scoring_round(filled, WEIGHTS)))
    assert (after.middle >= before.floor - 1e-9).all()
    assert (after.middle <= before.ceiling + 1e-9).all()
    assert (after.ranks >= before.best_rank).all()
    assert (after.ranks <= before.worst_rank).all()


@given(
    st.lists(st.lists(cell, min_size=3, max_size=3), min_size=2, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), cell), max_size=6),
    st.booleans(),
)
def test_an_updated_matrix_is_the_matrix_of_the_new_round(
    values: list[list[float | None]], edits: list[tuple[int, int, float | None]], rescaled: bool
) -> None:
    before = scoring_round(values, WEIGHTS)
    scores = dict(before.scores)
    for row, column, value in edits:
        key = (f"m{row % len(values)}", f"c{column}")
        scores.pop(key, None)
        if value is not None:
            scores[key] = Score(f"s-{row}-{column}", *key, natural=value, natural_low=value / 2)
    after = replace(before, scores=scores)
    if rescaled:
        after = with_scale(after, 0, Scale("days", "200", "0", ((0.0, 100.0), (200.0, 0.0))))
    updated, whole = updated_matrix(scoring_matrix(before), before, after), scoring_matrix(after)
    for name in ("values", "low", "high", "missing", "outside"):
        assert (getattr(updated, name) == getattr(whole, name)).all()
    assert updated.criteria == after.criteria


def test_an_updated_matrix_leaves_the_known_one_alone() -> None:
    before = sample()
    known = scoring_matrix(before)
    after = replace(before, scores={})
    assert updated_matrix(known, before, after).missing.all()
    assert known.values[0, 0] == 64
