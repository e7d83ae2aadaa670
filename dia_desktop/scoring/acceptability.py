"""How often each market takes each rank, over many plausible weights and values (SMAA-2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.aggregation import ties_with_previous
from dia_desktop.scoring.checks import (
    NOISE,
    BoolArray,
    FloatArray,
    IntArray,
    normalised_rows,
    table,
    value_matrix,
)

# Scores worked on at once: enough to keep NumPy busy, little enough to stay in the cache.
CHUNK_SCORES = 400_000


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """What the draws say of each market.

    Attributes
    ----------
    ranks
        (n, n) share of draws with market i on rank r + 1; a draw in which markets tie over several
        ranks gives each of them an equal share of each of these ranks.
    central_weights
        (n, k) mean of the weights with which market i is first, NaN where it never is.
    confidence
        (n,) share of the value samples in which market i is first under its own central weights, ties
        shared; NaN where it never is first. Without value samples the given values are the only one.
    pairwise
        (n, n) share of draws in which market i beats market j, a tie counting half; 0.5 on the
        diagonal.
    expected_rank
        (n,) mean rank, 1 is best.
    """

    ranks: FloatArray
    central_weights: FloatArray
    confidence: FloatArray
    pairwise: FloatArray
    expected_rank: FloatArray


def rank_acceptability(
    values: ArrayLike, weight_samples: ArrayLike, value_samples: ArrayLike | None = None
) -> Acceptability:
    """Return rank acceptabilities and what goes with them (SMAA-2, Lahdelma & Salminen 2001).

    Parameters
    ----------
    values
        (n, k) values of n markets on k criteria, higher is better.
    weight_samples
        (draws, k) weights, zero or more; each row is normalised to sum 1.
    value_samples
        (m, n, k) values that take the place of `values`. m divides the number of draws: each value
        sample serves draws / m weight samples in a row, commonly one.

    Returns
    -------
    Acceptability
        Ties as in `rank`.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, or shapes that do not fit.
    """
    matrix = value_matrix(values)
    weights = _weights(weight_samples, matrix)
    samples = matrix[None] if value_samples is None else _samples(value_samples, matrix, len(weights))
    tally = _Tally(*matrix.shape)
    for scores, used in _scored(samples, weights):
        tally.add(scores, used)
    ranks = tally.ranks()
    central = tally.central_weights()
    return Acceptability(
        ranks=ranks,
        central_weights=central,
        confidence=_confidence(samples, central),
        pairwise=tally.pairwise(),
        expected_rank=np.asarray(ranks @ np.arange(1, len(matrix) + 1)),
    )


def _weights(weight_samples: ArrayLike, values: FloatArray) -> FloatArray:
    weights = table("weight_samples", weight_samples, 2)
    if weights.shape[1] != values.shape[1]:
        message = tr("weight_samples: {given} columns given for {count} criteria; one for each is needed.")
        raise InvalidInputError(message.format(given=weights.shape[1], count=values.shape[1]))
    return normalised_rows("weight_samples", weights)


def _samples(value_samples: ArrayLike, values: FloatArray, draws: int) -> FloatArray:
    samples = table("value_samples", value_samples, 3)
    if samples.shape[1:] != values.shape:
        message = tr(
            "value_samples: tables of shape {given} given where values has {needed}; they must match."
        )
        raise InvalidInputError(message.format(given=samples.shape[1:], needed=values.shape))
    if draws % len(samples):
        message = tr("value_samples: {given} samples cannot share {draws} weight samples evenly.")
        raise InvalidInputError(message.format(given=len(samples), draws=draws))
    return samples


def _scored(samples: FloatArray, weights: FloatArray) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield scores (c, n) and the weights (c, k) behind them, in chunks of draws."""
    _, n, k = samples.shape
    block = len(weights) // len(samples)
    most = max(1, CHUNK_SCORES // n)
    together = max(1, most // block)
    for start in range(0, len(samples), together):
        some = samples[start : start + together].transpose(0, 2, 1)
        for part in range(0, block, most):
            size = min(most, block - part)
            first = start * block + part
            used = weights[first : first + size * len(some)]
            yield (used.reshape(len(some), size, k) @ some).reshape(-1, n), used


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Who stands where in each of c draws; without ties `start` and `size` have one row for all.

    Attributes
    ----------
    order
        (c, n) markets, best first.
    start, size
        (c, n) or (1, n): for each position in `order`, the first position (from 0) of those that tie
        there, and how many they are.
    """

    order: IntArray
    start: IntArray
    size: IntArray

    @classmethod
    def of(cls, scores: FloatArray) -> _Places:
        """Return the places for scores (c, n)."""
        draws, n = scores.shape
        order = np.argsort(-scores, axis=1)
        ordered = scores.ravel().take(order + n * np.arange(draws)[:, None])
        # Most draws have no tie; one bound for all of them says so in a single pass.
        largest = max(ordered[:, 0].max(), -ordered[:, -1].min())
        if np.subtract(ordered[:, :-1], ordered[:, 1:]).min(initial=np.inf) > NOISE * largest:
            return cls(order, np.arange(n)[None, :], np.ones((1, n), dtype=np.intp))
        parted = np.ones((draws, n), dtype=bool)
        parted[:, 1:] = ~ties_with_previous(ordered)
        starts = np.flatnonzero(parted)
        sizes = np.diff(starts, append=parted.size)
        start, size = (np.repeat(each, sizes).reshape(draws, n) for each in (starts % n, sizes))
        return cls(order, start, size)

    @property
    def tied(self) -> bool:
        """Whether any draw may have a tie."""
        return bool((self.size > 1).any())

    def first(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Return draw, market and share of the first rank for every market that has one."""
        if not self.tied:
            return np.arange(len(self.order)), self.order[:, 0], np.ones(len(self.order))
        draw, position = np.nonzero(self.start == 0)
        return draw, self.order[draw, position], 1 / self.size[draw, position]

    def by_market(self) -> NDArray[np.unsignedinteger]:
        """Return places (n, c), from 0, ties sharing the better one."""
        draws, n = self.order.shape
        places = np.empty(draws * n, dtype=np.min_scalar_type(n))
        places[self.order * draws + np.arange(draws)[:, None]] = self.start
        return places.reshape(n, draws)


class _Tally:
    """Running counts over chunks of draws; whole numbers, so that shares of draws are exact."""

    def __init__(self, n_markets: int, n_criteria: int) -> None:
        self.draws = 0
        # How often i stands with `size` - 1 others on the ranks from r + 1 on: _shared[size][i, r].
        self._shared: dict[int, IntArray] = {}
        # Twice the draws in which i beats j, plus those in which they tie.
        self._wins = np.zeros((n_markets, n_markets), dtype=np.intp)
        self._firsts = np.zeros(n_markets)
        self._weights = np.zeros((n_markets, n_criteria))

    def add(self, scores: FloatArray, weights: FloatArray) -> None:
        """Count draws with scores (c, n) under weights (c, k)."""
        places = _Places.of(scores)
        self.draws += len(scores)
        self._add_ranks(places)
        self._add_wins(places)
        self._add_firsts(places, weights)

    def ranks(self) -> FloatArray:
        """Return the share of draws (n, n) with market i on rank r + 1."""
        ranks = np.zeros(self._wins.shape)
        for size, counts in self._shared.items():
            reached = counts.cumsum(axis=1)
            reached[:, size:] -= reached[:, :-size].copy()
            ranks += reached / size
        return ranks / self.draws

    def pairwise(self) -> FloatArray:
        """Return the share of draws (n, n) in which market i beats market j."""
        return self._wins / (2 * self.draws)

    def central_weights(self) -> FloatArray:
        """Return the mean weights (n, k) with which market i is first, NaN where it never is."""
        firsts = np.where(self._firsts > 0, self._firsts, np.nan)
        return np.asarray(self._weights / firsts[:, None])

    def _add_ranks(self, places: _Places) -> None:
        n = len(self._wins)
        cells = places.order * n + places.start
        sizes = np.flatnonzero(np.bincount(places.size.ravel()))
        for size in sizes.tolist():
            some = cells[places.size == size] if places.tied else cells.ravel()
            counts = np.bincount(some, minlength=n * n).reshape(n, n)
            self._shared[size] = self._shared.get(size, 0) + counts

    def _add_wins(self, places: _Places) -> None:
        stands = places.by_market()
        n, draws = stands.shape
        ties = np.zeros((n, n), dtype=np.intp)
        tied = np.unique(places.order[places.size > 1]) if places.tied else np.empty(0, dtype=np.intp)
        for market in tied:
            ties[market, tied] = _count(stands[market] == stands[tied])
        for market in range(n):
            wins = 2 * _count(stands[market] < stands[market + 1 :]) + ties[market, market + 1 :]
            self._wins[market, market + 1 :] += wins
            self._wins[market + 1 :, market] += 2 * draws - wins
            self._wins[market, market] += draws

    def _add_firsts(self, places: _Places, weights: FloatArray) -> None:
        n = len(self._firsts)
        draw, market, share = places.first()
        self._firsts += np.bincount(market, share, n)
        for criterion, column in enumerate(weights.T):
            self._weights[:, criterion] += np.bincount(market, share * column[draw], n)


def _count(marks: BoolArray) -> IntArray:
    """Return how many marks are set in each row; bits are counted faster than truths are summed."""
    return np.asarray(np.bitwise_count(np.packbits(marks, axis=1)).sum(axis=1, dtype=np.intp))


def _confidence(samples: FloatArray, central: FloatArray) -> FloatArray:
    """Return how often each market is first under its own central weights, NaN where it has none."""
    n = len(central)
    winners = np.flatnonzero(~np.isnan(central[:, 0]))
    firsts = np.zeros(len(winners))
    chunk = max(1, CHUNK_SCORES // (n * len(winners)))
    for start in range(0, len(samples), chunk):
        scores = np.swapaxes(samples[start : start + chunk] @ central[winners].T, 1, 2)
        draw, market, share = _Places.of(scores.reshape(-1, n)).first()
        own = draw % len(winners)
        firsts += np.bincount(own, share * (market == winners[own]), len(winners))
    confidence = np.full(n, np.nan)
    confidence[winners] = firsts / len(samples)
    return confidence
