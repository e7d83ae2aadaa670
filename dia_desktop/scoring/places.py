"""Who stands where in each of many draws: a quick way where nobody ties, an exact one where some do."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dia_desktop.scoring.aggregation import ties_with_previous
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, IntArray

Places = NDArray[np.signedinteger]
Keys = NDArray[np.signedinteger]

# Up to so many markets comparing each with each is quicker than sorting; a byte counts 22 at most.
FEW_MARKETS = 12
# A byte numbers so many markets, or fewer of several draws; two bytes number more than memory holds.
BYTE_MARKETS, MOST_MARKETS = 1 << 8, 1 << 16
# Scores are rounded to steps that fit in so many bits.
STEP_BITS = 24
# A double has so many bits after its leading one.
MANTISSA = 52
# Scores that stay in the cache while they are sorted.
CACHE_SCORES = 80_000
# Beyond these sizes of scores the tricks with bits would overflow or underflow.
SMALLEST, LARGEST = 1e-290, 1e290


class ClearPlaces:
    """Finds the places of markets that do not tie, chunk after chunk in the same memory.

    Memory asked for anew for each chunk would come from the system and be cleared by it each time,
    which takes as long as much of the work.

    Parameters
    ----------
    n_markets
        Markets in each chunk.
    draws
        The most draws in a chunk.
    """

    def __init__(self, n_markets: int, draws: int) -> None:
        self._places = np.empty((n_markets, draws), dtype=place_type(n_markets))
        self._first = np.empty(draws, dtype=np.intp)
        self._doubtful = np.empty(draws, dtype=bool)
        if n_markets <= FEW_MARKETS:
            self._bar = np.empty(draws)
            self._better = np.empty((n_markets, draws), dtype=bool)
            self._numbers = np.arange(n_markets, dtype=np.int8)[:, None]
        elif n_markets <= MOST_MARKETS:
            self._sorter = _Sorter(n_markets)

    def find(self, scores: FloatArray) -> tuple[Places, IntArray, BoolArray]:
        """Return places, who is first and which draws may have a tie; the next call writes over all.

        Parameters
        ----------
        scores
            (c, n), quickest where a column lies together for few markets, a row for many.

        Returns
        -------
        places
            (n, c) from `best_place` on; of no meaning in a draw that may have a tie.
        first
            (c,) the market in the best place; of no meaning in a draw that may have a tie.
        doubtful
            (c,) True for every draw with a tie, and for all draws where quick ways do not work.
        """
        draws, n = scores.shape
        places, first, doubtful = self._places[:, :draws], self._first[:draws], self._doubtful[:draws]
        low, high = float(scores.min()), float(scores.max())
        if n > MOST_MARKETS or not SMALLEST < max(high, -low) < LARGEST:
            doubtful[:] = True
        elif n <= FEW_MARKETS:
            # Nothing that differs by more than this ties, whatever the size of the two scores.
            self._compare(scores.T, 2 * NOISE * max(high, -low))
        else:
            self._sorter.sort(scores, (low, high), places, first, doubtful)
            _look_again(scores, places, first, doubtful)
        return places, first, doubtful

    def _compare(self, scores: FloatArray, noise: float) -> None:
        """Count for each market (n, c) how many are better by more than the noise."""
        n, draws = scores.shape
        places, bar, better = self._places[:, :draws], self._bar[:draws], self._better[:, :draws]
        for market in range(n):
            np.add(scores[market], noise, out=bar)
            np.greater(scores, bar, out=better)
            np.add.reduce(better.view(np.int8), axis=0, out=places[market])
        # Of two that tie neither counts as better, so the places of the draw add up to less.
        total = np.add.reduce(places, axis=0, dtype=np.int8)
        np.not_equal(total, n * (n - 1) // 2, out=self._doubtful[:draws])
        self._first[:draws] = np.add.reduce((places == 0) * self._numbers, axis=0, dtype=np.int8)


def place_type(n_markets: int) -> type[np.signedinteger]:
    """Return the smallest type with a number for each place: signed ones are compared more quickly."""
    if n_markets <= BYTE_MARKETS:
        return np.int8
    return np.int16 if n_markets <= MOST_MARKETS else np.int64


def best_place(n_markets: int) -> int:
    """Return the number of the best place: 0, or less where the type has too few numbers from there."""
    numbers = np.iinfo(place_type(n_markets))
    return 0 if n_markets - 1 <= numbers.max else int(numbers.min)


class _Sorter:
    """Sorts draws as whole numbers that carry the market in their last byte, or two of them.

    Sorting numbers is several times faster than finding out how to sort them, the more so the shorter
    they are. A byte numbers the markets of several draws where there is room: short rows are sorted
    together more quickly.
    """

    def __init__(self, n_markets: int) -> None:
        bits = (n_markets - 1).bit_length()
        key: type[np.signedinteger] = np.int32 if n_markets <= BYTE_MARKETS else np.int64
        pair: type[np.unsignedinteger] = np.uint16 if n_markets <= BYTE_MARKETS else np.uint32
        self._place = place_type(n_markets)
        self._place_bits = 8 * np.dtype(self._place).itemsize
        self._key_bits = 8 * np.dtype(key).itemsize - STEP_BITS
        self._group = max(1, BYTE_MARKETS >> bits)
        self._rows = -(-CACHE_SCORES // n_markets // self._group) * self._group
        shape = (self._rows, n_markets)
        draw_in_group = np.arange(self._rows, dtype=key)[:, None] % self._group
        self._numbers = draw_in_group << bits | np.arange(n_markets, dtype=key)
        self._market_mask = (1 << bits) - 1
        best = best_place(n_markets)
        positions = np.arange(best, best + n_markets) & (1 << self._place_bits) - 1
        self._positions = np.tile(positions.astype(pair), (self._rows, 1))
        self._steps = np.empty(shape)
        self._keys = np.empty(shape, dtype=key)
        self._gaps = np.empty(self._keys.size - 1, dtype=f"u{self._keys.itemsize}")
        self._pairs = np.left_shift(self._numbers.astype(pair), self._place_bits)

    def sort(
        self,
        scores: FloatArray,
        bounds: tuple[float, float],
        places: Places,
        first: IntArray,
        doubtful: BoolArray,
    ) -> None:
        """Fill in places (n, c) for scores (c, n) within bounds, who is first, which draws are doubtful."""
        low, high = bounds
        # All steps fit in their bits, with a few to spare; what ties is at most one step apart.
        finest = max((high - low) * (1 + 1e-6) / 2**STEP_BITS, 2 * NOISE * max(high, -low))
        step = 2.0 ** math.ceil(math.log2(finest))
        # Subtracting from this rounds a score to steps, and leaves how many in the last bits.
        bar = 1.5 * 2.0**MANTISSA * step + (low + high) / 2
        doubtful[:] = False
        for start in range(0, len(scores), self._rows):
            some = slice(start, start + self._rows)
            keys = self._sorted_keys(scores[some], bar)
            np.bitwise_and(keys[:, 0], self._market_mask, out=first[some])
            self._fill(places[:, some], keys)
            doubtful[start + self._close(keys)] = True

    def _sorted_keys(self, scores: FloatArray, bar: float) -> Keys:
        draws = len(scores)
        steps, keys = self._steps[:draws], self._keys[:draws]
        np.subtract(bar, scores, out=steps)
        keys[...] = steps.view(np.int64)
        np.left_shift(keys, self._key_bits, out=keys)
        np.bitwise_or(keys, self._numbers[:draws], out=keys)
        keys.sort(axis=1)
        return keys

    def _fill(self, places: Places, keys: Keys) -> None:
        """Fill in the places (n, c): sorted by market, each carries its position in the keys."""
        draws = len(keys)
        pairs = self._pairs[:draws]
        pairs[...] = keys
        np.left_shift(pairs, self._place_bits, out=pairs)
        np.bitwise_or(pairs, self._positions[:draws], out=pairs)
        # Draws of before fill up the last group.
        groups = -(-draws // self._group)
        self._pairs[: groups * self._group].reshape(groups, -1).sort(axis=1)
        places[...] = pairs.astype(self._place).T

    def _close(self, keys: Keys) -> IntArray:
        """Return the draws in which neighbours are at most a step apart, and perhaps some others."""
        row = keys.view(self._gaps.dtype).ravel()
        gaps = np.subtract(row[1:], row[:-1], out=self._gaps[: keys.size - 1])
        # From one draw to the next the difference wraps round to something large, or is harmless.
        return np.asarray(np.flatnonzero(gaps < 2 << self._key_bits) // keys.shape[1])


def _look_again(scores: FloatArray, places: Places, first: IntArray, doubtful: BoolArray) -> None:
    """Settle the doubt in draws that are close and have no tie."""
    again = np.flatnonzero(doubtful)
    if len(again):
        exact = TiedPlaces.of(scores[again])
        places[:, again] = exact.by_market()
        first[again] = exact.order[:, 0]
        doubtful[again] = (exact.size > 1).any(axis=1)


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

    def by_market(self) -> Places:
        """Return places (n, c), from `best_place` on, ties sharing the better one."""
        draws, n = self.order.shape
        places = np.empty(draws * n, dtype=place_type(n))
        places[self.order * draws + np.arange(draws)[:, None]] = self.start + best_place(n)
        return places.reshape(n, draws)
