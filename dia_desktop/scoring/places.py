"""Who stands where in each of many draws: a quick way where nobody ties, an exact one where some do."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dia_desktop.scoring.aggregation import ties_with_previous
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, IntArray

Places = NDArray[np.unsignedinteger]

# Up to so many markets comparing each with each is quicker than sorting; a byte counts 22 at most.
FEW_MARKETS = 12
# A double has so many bits after its leading one.
MANTISSA = 52
# Scores that stay in the cache while they are sorted.
CACHE_SCORES = 40_000
# Beyond these sizes of scores the tricks with bits would overflow or underflow.
SMALLEST, LARGEST = 1e-290, 1e290


def clear_places(scores: FloatArray) -> tuple[Places, BoolArray]:
    """Return the places of markets that do not tie, and which draws may have a tie.

    Parameters
    ----------
    scores
        (c, n), quickest where a column lies together for few markets, a row for many.

    Returns
    -------
    places
        (n, c) from 0; of no meaning in a draw with a tie.
    doubtful
        (c,) True for every draw with a tie, and perhaps for some that come close to one.
    """
    # Nothing that differs by more than this ties, whatever the size of the two scores.
    largest = max(float(scores.max()), -float(scores.min()))
    draws, n = scores.shape
    if not SMALLEST < largest < LARGEST:
        return np.zeros((n, draws), dtype=np.uint8), np.ones(draws, dtype=bool)
    if n <= FEW_MARKETS:
        return _compared(scores.T, 2 * NOISE * largest)
    places = np.empty((n, draws), dtype=np.uint8 if n <= 1 << 8 else np.uint16)
    doubtful = np.empty(draws, dtype=bool)
    rows = max(1, CACHE_SCORES // n)
    for start in range(0, draws, rows):
        some = slice(start, start + rows)
        doubtful[some] = _sort(scores[some], largest, places[:, some])
    return places, doubtful


def _compared(scores: FloatArray, noise: float) -> tuple[Places, BoolArray]:
    """Count for each market (n, c) how many are better by more than the noise."""
    n = len(scores)
    places = np.empty(scores.shape, dtype=np.uint8)
    better = np.empty(scores.shape, dtype=bool)
    for market, bar in enumerate(scores + noise):
        np.greater(scores, bar, out=better)
        np.add.reduce(better.view(np.uint8), axis=0, out=places[market])
    # Of two that tie neither counts as better, so the places of the draw add up to less.
    return places, np.add.reduce(places, axis=0, dtype=np.uint8) != n * (n - 1) // 2


def _sort(scores: FloatArray, largest: float, places: Places) -> BoolArray:
    """Fill in the places (n, c) and return which draws are doubtful.

    Each draw (c, n) is sorted as whole numbers that carry the market in their last bits: sorting
    numbers is several times faster than finding out how to sort them. Scores are moved into one
    octave of the floating-point numbers, where equal steps are equal steps of the bits.
    """
    n = len(places)
    bits = (n - 1).bit_length()
    octave = 2.0 ** math.ceil(math.log2(2 * largest))
    keys = np.subtract(1.5 * octave, scores, order="C").view(np.int64)
    np.bitwise_and(keys, -1 << bits, out=keys)
    np.bitwise_or(keys, np.arange(n), out=keys)
    keys.sort(axis=1)
    # The other way round: sorted by market, each carries its place.
    width = 8 * places.itemsize
    pairs = (keys & ((1 << bits) - 1)).astype(f"u{2 * places.itemsize}")
    np.left_shift(pairs, width, out=pairs)
    np.bitwise_or(pairs, np.arange(n, dtype=pairs.dtype), out=pairs)
    pairs.sort(axis=1)
    places[...] = pairs.astype(places.dtype).T
    # The noise is a share of at most half the octave; the market's bits blur both scores.
    return _close(keys.view(np.uint64), np.uint64(NOISE * 2.0**MANTISSA + (2 << bits)))


def _close(keys: NDArray[np.uint64], blur: np.uint64) -> BoolArray:
    """Return in which rows of sorted keys two neighbours are within the blur."""
    # From one row to the next the difference wraps round to something large, or is harmless.
    if np.diff(keys.ravel()).min() > blur:
        return np.zeros(len(keys), dtype=bool)
    return np.asarray((np.diff(keys, axis=1) <= blur).any(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class TiedPlaces:
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
    def of(cls, scores: FloatArray) -> TiedPlaces:
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
