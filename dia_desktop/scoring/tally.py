"""Running counts over many draws: who stood where, who beat whom, under which weights who was first.

Counts are whole numbers and weights are rounded to steps whose sums are exact, so that results do
not depend on the order of the additions: neither on the size of the chunks nor on the processor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dia_desktop.scoring.checks import BoolArray, FloatArray, IntArray
from dia_desktop.scoring.places import (
    FEW_MARKETS,
    ClearPlaces,
    Places,
    TiedPlaces,
    best_place,
    place_type,
)

# So many words of bytes of 0 or 1 at most can be added up without a byte running over.
WORDS = 255
DRAWS_PER_LANE = 8 * WORDS
# Marks made at once: threads that share the work wait for each other after each call, however short.
MARKED = 800 * DRAWS_PER_LANE
# Places that are counted at once, more than there are draws in a chunk.
COUNTED = 40_000


class Tally:
    """Counts over chunks of draws.

    Parameters
    ----------
    n_markets, n_criteria
        What the chunks will have.
    draws
        How many draws there will be in all.
    together
        The most draws in a chunk.
    """

    def __init__(self, n_markets: int, n_criteria: int, draws: int, together: int) -> None:
        square = (n_markets, n_markets)
        self.draws = draws
        # Adding and subtracting this rounds a weight to steps of which `draws` add up exactly.
        self._rounding = 2.0 ** (draws - 1).bit_length()
        # How often market i stands on rank r + 1 alone.
        self._alone = np.zeros(square, dtype=np.intp)
        # How often i stands with `size` - 1 others on the ranks from r + 1 on: _shared[size][i, r].
        self._shared: dict[int, IntArray] = {}
        # For each pair, twice the draws in which the first beats the second, plus those in which they tie.
        self._wins = np.zeros(n_markets * (n_markets - 1) // 2, dtype=np.intp)
        self._weights = np.zeros((n_markets, n_criteria))
        # Found, marked and rounded in the same memory for each chunk.
        self._clear = ClearPlaces(n_markets, together)
        self._marks = Marks(n_markets, together)
        self._rounded = np.empty((together, n_criteria))
        self._cells = np.empty(max(together * n_criteria, COUNTED), dtype=np.intp)

    def add(self, scores: FloatArray, weights: FloatArray) -> None:
        """Count draws with scores (c, n) under weights (c, k)."""
        places, first, doubtful = self._clear.find(scores)
        if doubtful.any():
            self._add_tied(TiedPlaces.of(scores[doubtful]), weights[doubtful])
            places, first, weights = places[:, ~doubtful], first[~doubtful], weights[~doubtful]
        if len(weights):
            self._add_clear(places, first, weights)

    def merge(self, other: Tally) -> None:
        """Add the counts of other draws."""
        self._alone += other._alone
        self._wins += other._wins
        self._weights += other._weights
        for size, counts in other._shared.items():
            self._shared[size] = self._shared.get(size, 0) + counts

    def ranks(self) -> FloatArray:
        """Return the share of draws (n, n) with market i on rank r + 1."""
        ranks = self._alone.astype(np.float64)
        for size, counts in sorted(self._shared.items()):
            reached = counts.cumsum(axis=1)
            reached[:, size:] -= reached[:, :-size].copy()
            ranks += reached / size
        return np.asarray(ranks / self.draws)

    def pairwise(self) -> FloatArray:
        """Return the share of draws (n, n) in which market i beats market j."""
        one, other = pairs(len(self._alone))
        wins = np.zeros(self._alone.shape, dtype=np.intp)
        wins[one, other] = self._wins
        wins[other, one] = 2 * self.draws - self._wins
        upper = np.triu(wins / (2 * self.draws), 1)
        return np.asarray(upper + np.tril(1 - upper.T, -1) + np.diag(np.full(len(upper), 0.5)))

    def central_weights(self) -> FloatArray:
        """Return the mean weights (n, k) with which market i is first, NaN where it never is."""
        firsts = self.ranks()[:, :1] * self.draws
        return np.asarray(self._weights / np.where(firsts > 0, firsts, np.nan))

    def _add_clear(self, places: Places, first: IntArray, weights: FloatArray) -> None:
        """Count draws without ties, places (n, c)."""
        self._alone += self._marks.ranks(places) if len(places) <= FEW_MARKETS else self._ranks(places)
        # Nobody ties, and NumPy compares bytes this way more quickly than with `less`.
        self._wins += 2 * self._marks.pairs(np.less_equal, places)
        self._add_firsts(first, weights)

    def _add_tied(self, places: TiedPlaces, weights: FloatArray) -> None:
        n = len(self._alone)
        cells = places.order * n + places.start
        sizes = np.flatnonzero(np.bincount(places.size.ravel()))
        for size in sizes.tolist():
            some = cells[places.size == size] if places.tied else cells.ravel()
            counts = np.bincount(some, minlength=n * n).reshape(n, n)
            self._shared[size] = self._shared.get(size, 0) + counts
        stands = places.by_market()
        self._wins += self._marks.pairs(np.less, stands)
        self._wins += self._marks.pairs(np.less_equal, stands)
        draw, market, share = places.first()
        self._add_firsts(market, share[:, None] * weights[draw])

    def _ranks(self, places: Places) -> IntArray:
        """Count how often market i is on place r, places (n, c), where a look for each takes too long."""
        n, draws = places.shape
        counts = np.empty((n, n), dtype=np.intp)
        rows = max(1, COUNTED // draws)
        starts = n * np.arange(rows)[:, None] - best_place(n)
        for start in range(0, n, rows):
            some = places[start : start + rows]
            cells = self._cells[: some.size].reshape(some.shape)
            np.add(some, starts[: len(some)], out=cells)
            found = np.bincount(cells.ravel(), minlength=n * len(some))
            counts[start : start + rows] = found.reshape(-1, n)
        return counts

    def _add_firsts(self, market: IntArray, weights: FloatArray) -> None:
        """Add rows of weights (c, k) to those of the markets (c,)."""
        n, k = self._weights.shape
        # Markets that tie make more rows than there are draws.
        for start in range(0, len(weights), len(self._rounded)):
            some = weights[start : start + len(self._rounded)]
            rounded, cells = self._rounded[: len(some)], self._cells[: some.size].reshape(some.shape)
            np.add(some, self._rounding, out=rounded)
            np.subtract(rounded, self._rounding, out=rounded)
            # One cell after the other: counting waits where the same one comes twice in a row.
            np.add(market[start : start + len(some), None] * k, np.arange(k), out=cells)
            self._weights += np.bincount(cells.ravel(), rounded.ravel(), n * k).reshape(n, k)


def pairs(n: int) -> tuple[IntArray, IntArray]:
    """Return all pairs of n that stand in a ring: neighbours first, then those two apart and so on."""
    apart = np.repeat(np.arange(1, n // 2 + 1), n)[: n * (n - 1) // 2]
    first = np.arange(len(apart)) % n
    return first, (first + apart) % n


class Marks:
    """Counts the draws in which something holds, by marking them.

    Marks are bytes of 0 or 1; a word adds eight at once, and of WORDS words no byte runs over.

    Parameters
    ----------
    n_markets
        Markets in each chunk.
    draws
        The most draws in a chunk.
    """

    def __init__(self, n_markets: int, draws: int) -> None:
        lanes, words = _lanes(draws)
        length = 8 * lanes * words
        self._most = max(1, MARKED // (n_markets * length))
        # The markets in a ring, with as many of them once more as any two are apart.
        self._ring = np.empty((n_markets + n_markets // 2) * length, dtype=place_type(n_markets))
        self._marks = np.empty(self._most * n_markets * length, dtype=bool)
        self._numbers = np.arange(self._most * n_markets * lanes)
        self._sums = np.empty(n_markets * (n_markets - 1) // 2 * lanes, dtype=np.uint64)

    def ranks(self, places: Places) -> IntArray:
        """Count how often market i is on place r, places (n, c) from 0: a look through all for each place."""
        n, draws = places.shape
        counts = np.empty((n, n), dtype=np.intp)
        lanes, words = _lanes(draws)
        marks = self._room(n, draws)
        laid = marks.view(np.uint64).reshape(n * lanes, words)
        for place in range(n):
            np.equal(places, place, out=marks[:, :draws])
            counts[:, place] = _unpacked(np.add.reduce(laid, axis=1).reshape(n, lanes))
        return counts

    def pairs(self, holds: np.ufunc, places: Places) -> IntArray:
        """Count the draws in which something holds of places (n, c) i and j, in the order of `pairs`."""
        n, draws = places.shape
        lanes, words = _lanes(draws)
        row, around = n * lanes, n * lanes * words * 8
        ring = self._around(places)
        sums = self._sums[: row * (n - 1) // 2]
        for start in range(0, n // 2, self._most):
            apart = range(1, n // 2 + 1)[start : start + self._most]
            marks = self._marks[: len(apart) * around].reshape(len(apart), around)
            holds(ring[0], ring[apart.start : apart.stop], out=marks)
            if draws < 8 * lanes * words:
                marks.reshape(-1, 8 * lanes * words)[:, draws:] = False
            # Where n is even, those opposite each other would be counted twice.
            some = sums[start * row : apart[-1] * row]
            laid = marks.reshape(-1)[: some.size * words * 8].view(np.uint64)
            np.add.reduceat(laid, words * self._numbers[: some.size], out=some)
        return _unpacked(sums.reshape(-1, lanes))

    def _around(self, places: Places) -> Places:
        """Return the places of all markets in a row, from each of those in the first half of the ring on."""
        n, draws = places.shape
        lanes, words = _lanes(draws)
        length = 8 * lanes * words
        ring = self._ring[: (n + n // 2) * length].reshape(-1, length)
        ring[:n, :draws] = places
        ring[n:] = ring[: n // 2]
        # A row begins where one market does and holds all n, so that rows overlap.
        steps = (length * ring.itemsize, ring.itemsize)
        return np.ndarray((n // 2 + 1, n * length), dtype=ring.dtype, buffer=ring, strides=steps)

    def _room(self, rows: int, draws: int) -> BoolArray:
        """Return so many rows of whole lanes, none marked beyond the draws."""
        lanes, words = _lanes(draws)
        marks = self._marks[: rows * lanes * words * 8].reshape(rows, -1)
        marks[:, draws:] = False
        return marks


def _lanes(draws: int) -> tuple[int, int]:
    """Return how many lanes the draws take, and how many words each of them has."""
    lanes = -(-draws // DRAWS_PER_LANE)
    return lanes, -(-draws // (8 * lanes))


def _unpacked(sums: NDArray[np.uint64]) -> IntArray:
    """Add up the eight sums of a byte in each word, and the lanes (last axis)."""
    even = np.uint64(0x00FF00FF00FF00FF)
    twos = (sums & even) + ((sums >> np.uint64(8)) & even)
    total = (twos * np.uint64(0x0001000100010001)) >> np.uint64(48)
    return np.asarray(np.add.reduce(total, axis=-1).astype(np.intp))
