"""How often each market takes each rank: what is varied, how many draws, and what they settle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.strategy.draws import QUICK_DRAWS, Varied
from dia_desktop.strategy.evaluation import Matrix
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers, whole_percent
from dia_desktop.strategy.plausible import Basis
from dia_desktop.strategy.records import Score, ScoringRound
from dia_desktop.strategy.robustness import (
    Robustness,
    all_shares,
    leader_share,
    marked_percent,
    robustness,
    settled_robustness,
    unsettled,
)
from dia_desktop.strategy.verdict import caption
from dia_desktop.strategy.weighing import DrawSettings
from tests.strategy.rounds import VALUES, WEIGHTS, sample, scoring_round

NUMBERS = PlainNumbers()


def uncertain(scoring: ScoringRound) -> ScoringRound:
    """Return a round in which Canada's stability is 72, 60 to 84."""
    cell = Score("e", "m1", "c0", natural=72.0, natural_low=60.0, natural_high=84.0)
    return replace(scoring, scores={**scoring.scores, ("m1", "c0"): cell})


def matrix(scoring: ScoringRound | None = None) -> Matrix:
    return scoring_matrix(scoring or sample())


def same(one: Robustness, other: Robustness) -> bool:
    a, b = one.acceptability, other.acceptability
    pairs = ((a.ranks, b.ranks), (a.pairwise, b.pairwise), (a.central_weights, b.central_weights))
    return all(np.array_equal(x, y, equal_nan=True) for x, y in (*pairs, (one.top, other.top)))


# -- what is varied ------------------------------------------------------------------------------


def test_only_weights_vary_and_missing_scores_stay_in_the_middle() -> None:
    found = robustness(matrix(), matrix().weights, varied=Varied.WEIGHTS)
    assert not found.values_vary
    middle = scoring_round([*VALUES[:5], (46, 50, 12)], WEIGHTS)
    assert same(found, robustness(matrix(middle), matrix().weights, varied=Varied.WEIGHTS))
    assert caption(found, NUMBERS) == (
        "Share of plausible inputs, given this model: weights within ±15 points of now, "
        "missing scores in the middle of their range; 10,000 draws"
    )


def test_only_scores_vary_and_weights_stay() -> None:
    scoring = uncertain(scoring_round(VALUES[:2], WEIGHTS))
    found = robustness(matrix(scoring), matrix(scoring).weights, varied=Varied.SCORES)
    # Canada overtakes where its stability is 10.5 above 72: beyond 1.645 x 10.5 / 12 standard deviations.
    assert found.first[1] == pytest.approx(0.0750, abs=0.01)
    assert found.acceptability.central_weights[0] == pytest.approx(WEIGHTS)
    assert caption(found, NUMBERS) == (
        "Share of plausible inputs, given this model: weights as they are now, "
        "scores within their errors; 10,000 draws"
    )


def test_certain_scores_leave_nothing_to_vary() -> None:
    certain = scoring_round(VALUES[:5], WEIGHTS)
    found = settled_robustness(matrix(certain), matrix(certain).weights, varied=Varied.SCORES)
    assert found.first.tolist() == [1, 0, 0, 0, 0]
    assert found.draws == QUICK_DRAWS
    assert not found.unsettled.any()
    assert "weights as they are now, all scores certain" in caption(found, NUMBERS)


def test_both_vary() -> None:
    found = robustness(matrix(uncertain(sample())), matrix().weights)
    assert (found.varied, found.values_vary, found.gaps) == (Varied.BOTH, True, True)
    assert caption(found, NUMBERS) == (
        "Share of plausible inputs, given this model: weights within ±15 points of now, "
        "scores within their errors, missing ones anywhere between the anchors; 10,000 draws"
    )


def test_what_the_room_said_of_the_weights_is_kept() -> None:
    places = (2, 3, 1)
    criteria = tuple(replace(c, importance=place) for c, place in zip(sample().criteria, places, strict=True))
    found = robustness(matrix(replace(sample(), criteria=criteria)), matrix().weights)
    assert found.plausible.basis is Basis.ORDER
    # Mean of all weights in this order: (11, 5, 2) / 18 for demand, stability, agreements.
    shares = found.first[~np.isnan(found.acceptability.confidence)]
    central = found.acceptability.central_weights[~np.isnan(found.acceptability.confidence)]
    assert shares @ central == pytest.approx([5 / 18, 2 / 18, 11 / 18], abs=0.005)
    assert "weights in the order of importance the room gave" in caption(found, NUMBERS)


def test_known_scores_have_a_width_on_either_side() -> None:
    cell = Score("e", "m0", "c0", natural=50.0, natural_low=50.0, natural_high=90.0)
    scoring = scoring_round([[50], [49.999], [50.001]], [1.0])
    scoring = replace(scoring, scores={**scoring.scores, ("m0", "c0"): cell})
    found = robustness(matrix(scoring), np.array([1.0]), varied=Varied.SCORES)
    assert found.acceptability.pairwise[0, 1] == 1.0
    assert found.acceptability.pairwise[0, 2] == pytest.approx(0.5, abs=0.02)


# -- the first places together -------------------------------------------------------------------


def test_the_first_places_together() -> None:
    found = robustness(matrix(), matrix().weights)
    ranks = found.acceptability.ranks
    assert found.top[0] == pytest.approx(ranks[0, 0])
    assert found.top[4] == pytest.approx(ranks[5, 5])
    assert found.top[5] == 1.0
    # Two markets fill the first two places no more often than each of them has one of these.
    assert found.top[1] <= min(ranks[0, :2].sum(), ranks[1, :2].sum()) + 1e-12
    assert found.top[1] >= ranks[0, :2].sum() + ranks[1, :2].sum() - 1 - 1e-12


def test_markets_that_always_tie_fill_no_places_alone() -> None:
    twins = scoring_round([[60, 40], [60, 40], [10, 10]], [0.5, 0.5])
    found = robustness(matrix(twins), np.array([0.5, 0.5]))
    assert found.top.tolist() == [0.0, 1.0, 1.0]


# -- how many draws ------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_digits_and_a_longer_run_begins_with_a_shorter_one() -> None:
    longer = DrawSettings(draws=25_000)
    first, again = (settled_robustness(matrix(), matrix().weights, longer) for _ in range(2))
    assert same(first, again)
    assert first.draws == 25_000
    quick = robustness(matrix(), matrix().weights)
    assert same(quick, settled_robustness(matrix(), matrix().weights, DrawSettings(draws=10_000)))


def test_batches_are_pooled_as_if_drawn_at_once() -> None:
    parts = [
        robustness(matrix(), matrix().weights),
        settled_robustness(matrix(), matrix().weights, DrawSettings(draws=20_000)),
    ]
    one, both = parts
    second = 2 * both.acceptability.ranks - one.acceptability.ranks
    assert second.sum(axis=0) == pytest.approx(np.ones(6))
    assert (second * 10_000).round(6) == pytest.approx((second * 10_000).round(0))
    assert both.acceptability.expected_rank == pytest.approx(both.acceptability.ranks @ np.arange(1, 7))
    first = both.first > 0
    central = both.acceptability.central_weights
    assert np.isnan(central[~first]).all()
    assert central[first].sum(axis=1) == pytest.approx(np.ones(first.sum()))
    # Weighted by how often each was first they are the mean of all weights, with which one market always is.
    always = matrix(scoring_round([[90, 90, 90], [10, 10, 10]], WEIGHTS))
    mean = settled_robustness(always, always.weights, DrawSettings(draws=20_000))
    assert both.first[first] @ central[first] == pytest.approx(
        mean.acceptability.central_weights[0], abs=1e-12
    )


def test_it_stops_where_another_seed_would_change_no_digit() -> None:
    certain = matrix(scoring_round(VALUES[:5], WEIGHTS))
    found = settled_robustness(certain, certain.weights, DrawSettings(margin=0.25), shown=leader_share)
    assert found.draws == 320_000
    for seed in (1, 2, 3):
        other = DrawSettings(margin=0.25, draws=found.draws, seed=seed)
        again = settled_robustness(certain, certain.weights, other)
        assert whole_percent(float(again.first[0])) == whole_percent(float(found.first[0]))


def test_it_goes_on_where_a_digit_is_open() -> None:
    shares = iter([np.array([0.125]), np.array([0.125]), np.array([0.12])])
    found = settled_robustness(matrix(), matrix().weights, shown=lambda _: next(shares))
    assert found.draws == 40_000


def test_large_rounds_have_fewer_draws_each_with_values_of_its_own() -> None:
    wide = scoring_round([[50.0] * 29 + [None]] * 40, [1 / 30] * 30, names=[f"M{i}" for i in range(40)])
    quick = robustness(matrix(wide), matrix(wide).weights)
    assert (quick.draws, quick.independent) == (10_000, 1_000)
    found = settled_robustness(matrix(wide), matrix(wide).weights)
    assert found.draws == found.independent == 20_000_000 // 1200 // 1666 * 1666


def test_a_run_can_be_stopped_between_batches() -> None:
    asked: list[int] = []

    def after_two() -> bool:
        asked.append(1)
        return len(asked) == 3

    found = settled_robustness(matrix(), matrix().weights, cancelled=after_two)
    assert found.draws == 40_000


def test_quick_draws_are_no_more_than_the_room_set() -> None:
    assert robustness(matrix(), matrix().weights, DrawSettings(draws=500)).draws == 500
    assert robustness(matrix(), matrix().weights, DrawSettings(draws=500_000)).draws == QUICK_DRAWS


@pytest.mark.parametrize(
    ("share", "draws", "open_digit"),
    [
        (0.125, 1_000_000, True),
        (0.13, 10_000, True),
        (0.13, 100_000, False),
        (0.0, 100, False),
        (1.0, 100, False),
        (0.00005, 100_000, True),
        (0.0002, 100_000, False),
        (0.99995, 100_000, True),
        (0.0049, 10_000, True),
    ],
)
def test_a_digit_is_open_within_three_standard_errors_of_the_next(
    share: float, draws: int, *, open_digit: bool
) -> None:
    assert bool(unsettled(np.array([share]), draws)[0]) is open_digit


def test_open_digits_are_marked() -> None:
    found = robustness(matrix(), matrix().weights)
    assert found.percent(0.1251, NUMBERS) == "≈13\N{NO-BREAK SPACE}%"
    assert found.percent(1.0, NUMBERS) == "100\N{NO-BREAK SPACE}%"
    assert found.unsettled.shape == (6, 6)
    assert all_shares(found).shape == (42,)


@pytest.mark.parametrize(
    ("share", "draws", "said"),
    [
        (0.00005, 10_000, "≤1"),  # settled it would be "<1"
        (0.006, 10_000, "≤1"),
        (0.002, 150, "≤1"),
        (0.002, 50, "≈1"),
        (0.014, 1_000, "≈1"),
        (0.016, 10_000, "≈2"),
        (0.986, 1_000, "≈99"),
        (0.998, 50, "≈99"),
        (0.998, 150, "≥99"),
        (0.994, 10_000, "≥99"),
        (0.99995, 10_000, "≥99"),
        (0.003, 1_000_000, "<1"),
        (0.998, 1_000_000, ">99"),
    ],
)
def test_an_open_share_near_an_end_says_what_holds_for_every_seed(
    share: float, draws: int, said: str
) -> None:
    assert marked_percent(share, draws, NUMBERS) == f"{said}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("true", "said", "readings"),
    [(0.004, "≤1", {"<1", "1"}), (0.009, "≤1", {"1"}), (0.994, "≥99", {"99", ">99"})],
)
def test_what_one_seed_bounds_no_other_seed_exceeds(true: float, said: str, readings: set[str]) -> None:
    shares = np.random.default_rng(7).binomial(5_000, true, size=400) / 5_000
    assert f"{said}\N{NO-BREAK SPACE}%" in {
        marked_percent(share, 5_000, NUMBERS) for share in shares.tolist()
    }
    assert {whole_percent(share) for share in shares.tolist()} == readings
