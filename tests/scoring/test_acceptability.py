"""Rank shares over many plausible inputs."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import (
    acceptability,
    rank,
    rank_acceptability,
    sample_weights,
    tally,
    weighted_sum,
)
from dia_desktop.scoring.acceptability import Acceptability
from dia_desktop.scoring.checks import FloatArray
from dia_desktop.scoring.places import ClearPlaces, best_place
from tests.scoring.problems import CANADA, USA, VALUES, WEIGHTS, Wrong, cases

DRAWS = 20_000


def places(scores: FloatArray) -> list[tuple[int, list[int]]]:
    """Return (rank from 0, the markets that share it), best first."""
    ranks = rank(scores)
    return [(int(place) - 1, np.flatnonzero(ranks == place).tolist()) for place in np.unique(ranks)]


def brute_force(samples: FloatArray, weights: FloatArray) -> Acceptability:
    """Return the same by definition, one draw after the other."""
    _, n, k = samples.shape
    ranks, wins, central = np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, k))
    block = len(weights) // len(samples)
    for draw, used in enumerate(weights):
        groups = places(weighted_sum(samples[draw // block], used))
        for start, members in groups:
            ranks[members, start : start + len(members)] += 1 / len(members)
            wins[np.ix_(members, members)] += 0.5
        for (_, better), (start, _) in pairwise(groups):
            below = [market for place, members in groups if place >= start for market in members]
            wins[np.ix_(better, below)] += 1
        first = groups[0][1]
        central[first] += used / used.sum() / len(first)
    with np.errstate(invalid="ignore"):
        central /= ranks[:, :1]
    confidence = np.full(n, np.nan)
    for market in np.flatnonzero(ranks[:, 0]):
        firsts = [places(weighted_sum(sample, central[market]))[0][1] for sample in samples]
        confidence[market] = np.mean([(market in first) / len(first) for first in firsts])
    shares = ranks / len(weights)
    return Acceptability(
        shares, central, confidence, wins / len(weights), shares @ np.arange(1, n + 1, dtype=float)
    )


def assert_same(found: Acceptability, expected: Acceptability) -> None:
    assert found.ranks == pytest.approx(expected.ranks)
    assert found.central_weights == pytest.approx(expected.central_weights, nan_ok=True)
    assert found.confidence == pytest.approx(expected.confidence, nan_ok=True)
    assert found.pairwise == pytest.approx(expected.pairwise)
    assert found.expected_rank == pytest.approx(expected.expected_rank)


@st.composite
def draws(draw: st.DrawFn) -> tuple[FloatArray, FloatArray]:
    """Value samples and weight samples in few whole numbers, so that markets often tie."""
    n, k = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    samples, block = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    digits = st.integers(0, 3).map(float)
    values = draw(arrays(np.float64, (samples, n, k), elements=digits))
    weights = draw(arrays(np.float64, (samples * block, k), elements=digits))
    weights[:, 0] += weights.sum(axis=1) == 0
    return values, weights


@settings(max_examples=150)
@given(draws(), st.sampled_from([1, 7, 400_000]), st.sampled_from([1, 100, 400_000]))
def test_shares_are_those_of_the_definition(
    drawn: tuple[FloatArray, FloatArray], chunk: int, marked: int
) -> None:
    samples, weights = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(acceptability, "CHUNK_SCORES", chunk)
        patch.setattr(tally, "MARKED", marked)
        assert_same(rank_acceptability(samples[0], weights, samples), brute_force(samples, weights))
        assert_same(rank_acceptability(samples[-1], weights), brute_force(samples[-1:], weights))


@given(draws())
def test_shares_add_up(drawn: tuple[FloatArray, FloatArray]) -> None:
    samples, weights = drawn
    found = rank_acceptability(samples[0], weights, samples)
    assert found.ranks.sum(axis=0) == pytest.approx(np.ones(len(found.ranks)))
    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(len(found.ranks)))
    assert (found.ranks >= 0).all()
    assert found.pairwise + found.pairwise.T == pytest.approx(np.ones_like(found.pairwise))
    assert np.diag(found.pairwise).tolist() == [0.5] * len(found.ranks)
    first = found.ranks[:, 0] > 0
    assert np.isnan(found.central_weights[~first]).all()
    assert found.central_weights[first].sum(axis=1) == pytest.approx(np.ones(first.sum()))
    assert (np.isnan(found.confidence) == ~first).all()


def test_many_markets_with_ties_are_counted_like_few() -> None:
    rng = np.random.default_rng(3)
    values, weights = rng.integers(0, 4, (300, 2)).astype(float), rng.dirichlet([1, 1], 20)
    assert_same(rank_acceptability(values, weights), brute_force(values[None], weights))


@pytest.mark.parametrize("n", [2, 12, 13, 40, 260])
@pytest.mark.parametrize("scale", [-1.0, 1e-4, 1e6, 1e-320, 2e307])
def test_any_number_of_markets_and_any_size_of_values(n: int, scale: float) -> None:
    rng = np.random.default_rng(n)
    values, weights = np.array(rng.uniform(-1, 4, (n, 3)) * scale), rng.dirichlet([1, 1, 1], 9)
    values[n // 2] = values[0]
    assert_same(rank_acceptability(values, weights), brute_force(values[None], weights))


@pytest.mark.parametrize("n", [13, 33, 130, 256, 257, 300])
def test_draws_without_a_tie_are_placed_without_doubt(n: int) -> None:
    scores = np.random.default_rng(n).uniform(-5, 90, (700, n))
    # The last market leads by less than the steps to which scores are rounded at first.
    scores[::2, -1] = scores[::2].max(axis=1) + 1e-9
    found, first, doubtful = ClearPlaces(n, 700).find(scores)
    order = np.argsort(-scores, axis=1)
    assert (found.astype(int) - best_place(n)).tolist() == np.argsort(order, axis=1).T.tolist()
    assert first.tolist() == order[:, 0].tolist()
    assert not doubtful.any()


@pytest.mark.parametrize("n", [2, 7, 12, 20, 129, 257])
def test_pairs_are_compared_in_every_draw_and_once(n: int) -> None:
    values, weights = np.random.default_rng(n).uniform(5, 95, (n, 3)), sample_weights(3, 130, 4)
    scores = weights @ values.T
    beaten = (scores[:, :, None] > scores[:, None, :]).mean(axis=0) + 0.5 * np.eye(n)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tally, "MARKED", 3 * n * 136)
        assert rank_acceptability(values, weights).pairwise == pytest.approx(beaten, abs=1e-12)


@pytest.mark.parametrize("n", [4, 20])
def test_what_is_nearly_a_tie_is_told_from_one(n: int) -> None:
    values = np.array([[50.0 + market] * 2 for market in range(n)])
    values[1], values[3] = values[0] * (1 + 1e-13), values[2] * (1 + 1e-11)
    found = rank_acceptability(values, [[1, 1], [1, 2]])
    assert found.pairwise[0, 1] == 0.5
    assert found.pairwise[3, 2] == 1
    assert_same(found, brute_force(values[None], np.array([[1.0, 1.0], [1.0, 2.0]])))


@pytest.mark.parametrize("n", [13, 33, 256, 257])
@pytest.mark.parametrize("base", [0.0, 50.0, 1e6])
def test_scores_that_differ_in_their_last_digits_keep_their_order(n: int, base: float) -> None:
    rng = np.random.default_rng(n)
    values = np.array(rng.integers(-9, 9, (n, 2)) + base)
    values[1::2] = values[: 2 * (n // 2) : 2] + rng.uniform(-1e-4, 1e-4, (n // 2, 1))
    weights = rng.dirichlet([1, 1], 21)
    assert_same(rank_acceptability(values, weights), brute_force(values[None], weights))


def test_a_chunk_after_a_longer_one_counts_nothing_of_it() -> None:
    values, weights = np.random.default_rng(2).uniform(5, 95, (20, 3)), sample_weights(3, 83, 4)
    whole = rank_acceptability(values, weights)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(acceptability, "CHUNK_SCORES", 20 * 41)
        parts = rank_acceptability(values, weights)
    assert parts.pairwise.tolist() == whole.pairwise.tolist()
    assert_same(parts, brute_force(values[None], weights))


@pytest.mark.parametrize(("n", "k"), [(6, 3), (20, 4)])
def test_neither_chunks_nor_processors_change_a_digit(n: int, k: int) -> None:
    values = np.random.default_rng(1).integers(0, 30, (n, k)).astype(float)
    weights = sample_weights(k, 9000, 5)
    weights[::7] = np.round(weights[::7], 1) + (np.arange(k) == 0)
    found = []
    for chunk, many in ((408_000, 10**9), (n * 2040, 10**9), (1700, 10**9), (n * 2040, 0)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(acceptability, "CHUNK_SCORES", chunk)
            patch.setattr(acceptability, "MANY_SCORES", many)
            result = rank_acceptability(values, weights)
        found.append([getattr(result, name).tobytes() for name in Acceptability.__slots__])
    assert all(each == found[0] for each in found)


def test_the_first_place_in_the_sample() -> None:
    weights = sample_weights(3, 100_000, 1, low=WEIGHTS - 0.15, high=WEIGHTS + 0.15)
    first = rank_acceptability(VALUES, weights).ranks[:, 0]
    assert first[[USA, CANADA]] == pytest.approx([0.71, 0.29], abs=0.006)
    assert first.sum() == pytest.approx(1)


def test_a_tie_over_three_ranks_is_shared() -> None:
    found = rank_acceptability([[5, 5], [9, 9], [5, 5], [5, 5]], [[1, 1], [1, 3]])
    assert found.ranks[1].tolist() == [1, 0, 0, 0]
    assert found.ranks[[0, 2, 3]] == pytest.approx(np.tile([0, 1 / 3, 1 / 3, 1 / 3], (3, 1)))
    assert found.expected_rank == pytest.approx([3, 1, 3, 3])
    assert found.pairwise[0].tolist() == [0.5, 0, 0.5, 0.5]
    assert found.central_weights[1] == pytest.approx([0.375, 0.625])
    assert found.confidence[1] == 1


def test_rounding_breaks_no_tie() -> None:
    found = rank_acceptability([[0.3, 0.3], [0.1 + 0.2, 0.1 + 0.2]], [[1, 0], [1, 2]])
    assert found.ranks.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert found.confidence.tolist() == [0.5, 0.5]


def test_one_market_is_always_first() -> None:
    found = rank_acceptability([[1, 2]], [[1, 1], [0, 5]])
    assert found.ranks.tolist() == [[1]]
    assert found.pairwise.tolist() == [[0.5]]
    assert found.expected_rank.tolist() == [1]


def test_the_same_market_under_another_name_changes_no_order_of_the_others() -> None:
    weights = sample_weights(3, 500, 2)
    few = rank_acceptability(VALUES, weights)
    more = rank_acceptability(np.vstack([VALUES, VALUES[:1]]), weights)
    assert more.pairwise[:5, :5].tolist() == few.pairwise.tolist()


def natural(measurement: dict[str, Any], rng: np.random.Generator) -> FloatArray:
    """Draw a published measurement."""
    if measurement["type"] == "beta":
        return rng.beta(measurement["alpha"], measurement["beta"], DRAWS)
    drawn = rng.normal(measurement["mean"], measurement["sd"], DRAWS)
    return np.exp(drawn) if measurement["type"] == "lognormal" else drawn


def value_samples(given: dict[str, Any], rng: np.random.Generator) -> FloatArray:
    """Draw values (draws, n, k): 0 and 1 at the ends of each range, beyond them where a draw is."""
    samples = np.empty((DRAWS, len(given["measurements"]), len(given["criteria"])))
    for row, measurements in enumerate(given["measurements"]):
        for column, (criterion, measured) in enumerate(zip(given["criteria"], measurements, strict=True)):
            worst, best = criterion["range"][:: criterion["direction"]]
            samples[:, row, column] = (natural(measured, rng) - worst) / (best - worst)
    return samples


@pytest.mark.parametrize("case", cases("smaa2"), ids=lambda case: str(case["id"]))
def test_published_acceptabilities(case: dict[str, Any]) -> None:
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    samples = value_samples(given, np.random.default_rng(11))
    if given["weights"]["type"] == "uniform":
        weights = sample_weights(len(given["criteria"]), DRAWS, 12)
    else:
        weights = np.tile(given["weights"]["weights"], (DRAWS, 1))
    found = rank_acceptability(samples.mean(axis=0), weights, samples)
    assert found.ranks == pytest.approx(np.array(expected["rai"]), abs=tolerance)
    if "central_weights" in expected:
        assert found.central_weights == pytest.approx(np.array(expected["central_weights"]), abs=tolerance)
        assert found.confidence == pytest.approx(np.array(expected["confidence"]), abs=tolerance)
    if "pwi_01" in expected:
        assert found.pairwise[0, 1] == pytest.approx(expected["pwi_01"], abs=tolerance)
        first = found.ranks[:, 0]
        entropy = -(first * np.log2(first)).sum()
        assert entropy == pytest.approx(expected["choice_entropy"], abs=tolerance)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (([[1, float("nan")]], [[1, 1]]), "values, row 0, column 1 .*NaN"),
        (([[1, 2]], [[1, 1], [1, float("inf")]]), "weight_samples, row 1, column 1 .*inf"),
        (([[1, 2]], [[1, 1], [1, -2]]), "weight_samples, row 1, column 1 .*negative"),
        (([[1, 2]], [[1, 1], [0, 0]]), "weight_samples, position 1 .*zero"),
        (([[1, 2]], [[1, 1, 1]]), "3 columns given for 2 criteria"),
        (([[1, 2]], [1, 1]), "2 dimension"),
        (([[1, 2]], np.empty((0, 2))), "weight_samples: empty"),
        ((np.empty((0, 2)), [[1, 1]]), "values: empty"),
        (([[1, 2]], [[1, 1]], [[[1, 2], [3, 4]]]), "value_samples: tables of shape"),
        (([[1, 2]], [[1, 1]], [[1, 2]]), "3 dimension"),
        (([[1, 2]], [[1, 1]] * 3, [[[1, 2]], [[3, 4]]]), "2 samples cannot share 3"),
        (([[1, 2]], [[1, 1]], [[[1, float("nan")]]]), "value_samples, draw 0, row 0, column 1 .*NaN"),
    ],
)
def test_samples_that_do_not_fit_are_refused(arguments: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        rank_acceptability(*arguments)
