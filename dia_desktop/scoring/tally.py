"""Running counts over many draws: who stood where, who beat whom, under which weights who was first.

Counts are whole numbers and weights are rounded to steps whose sums are exact, so that results do
not depend on the order of the additions: neither on the size of the chunks nor on the processor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dia_desktop.scoring.checks import BoolArray, FloatArray, IntArray
from dia_desktop.scoring.places import FEW_MARKETS, Places, TiedPlaces, clear_places

# Marks are bytes of 0 or 1; a word adds eight at once, and of so many words no byte runs over.
WORDS = 255
DRAWS_PER_LANE = 8 * WORDS


class Tally:
    """Counts over chunks of draws.

    Parameters
    ----------
    n_markets, n_criteria
        What the chunks will have.
    draws
        How many draws there will be in all.
    """

    def __init__(self, n_markets: int, n_criteria: int, draws: int) -> None:
        square = (n_markets, n_markets)
        self.draws = draws
        # Adding and subtracting this rounds a weight to steps of which `draws` add up exactly.
        self._rounding = 2.0 ** (draws - 1).bit_length()
        # How often market i stands on rank r + 1 alone.
        self._alone = np.zeros(square, dtype=np.intp)
        # How often i stands with `size` - 1 others on the ranks from r + 1 on: _shared[size][i, r].
        self._shared: dict[int, IntArray] = {}
        # For i < j, twice the draws in which i beats j, plus those in which they tie.
        self._wins = np.zeros(square, dtype=np.intp)
        self._weights = np.zeros((n_markets, n_criteria))

    def add(self, scores: FloatArray, weights: FloatArray) -> None:
        """Count draws with scores (c, n) under weights (c, k)."""
        places, doubtful = clear_places(scores)
        if doubtful.any():
            self._add_tied(TiedPlaces.of(scores[doubtful]), weights[doubtful])
            places, weights = places[:, ~doubtful], weights[~doubtful]
        if len(weights):
            self._add_clear(places, weights)

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
        upper = np.triu(self._wins, 1) / (2 * self.draws)
        return np.asarray(upper + np.tril(1 - upper.T, -1) + np.diag(np.full(len(upper), 0.5)))

    def central_weights(self) -> FloatArray:
        """Return the mean weights (n, k) with which market i is first, NaN where it never is."""
        firsts = self.ranks()[:, :1] * self.draws
        return np.asarray(self._weights / np.where(firsts > 0, firsts, np.nan))

    def _add_clear(self, places: Places, weights: FloatArray) -> None:
        """Count draws without ties, places (n, c)."""
        n = len(places)
        self._alone += _ranks_few(places) if n <= FEW_MARKETS else _ranks_many(places)
        self._wins += 2 * _wins(places)
        numbers = np.arange(n, dtype=places.dtype)[:, None]
        first = np.add.reduce((places == 0) * numbers, axis=0, dtype=places.dtype)
        self._add_firsts(first.astype(np.intp), weights)

    def _add_tied(self, places: TiedPlaces, weights: FloatArray) -> None:
        n = len(self._wins)
        cells = places.order * n + places.start
        sizes = np.flatnonzero(np.bincount(places.size.ravel()))
        for size in sizes.tolist():
            some = cells[places.size == size] if places.tied else cells.ravel()
            counts = np.bincount(some, minlength=n * n).reshape(n, n)
            self._shared[size] = self._shared.get(size, 0) + counts
        stands = places.by_market()
        self._wins += 2 * _wins(stands)
        if places.tied:
            tied = np.unique(places.order[places.size > 1])
            self._wins[np.ix_(tied, tied)] += _ties(stands[tied])
        draw, market, share = places.first()
        self._add_firsts(market, share[:, None] * weights[draw])

    def _add_firsts(self, market: IntArray, weights: FloatArray) -> None:
        """Add rows of weights (c, k) to those of the markets (c,)."""
        n, k = self._weights.shape
        rounded = (weights + self._rounding) - self._rounding
        # One cell after the other: counting waits where the same one comes twice in a row.
        cells = market[:, None] * k + np.arange(k)
        self._weights += np.bincount(cells.ravel(), rounded.ravel(), n * k).reshape(n, k)


def _ranks_few(places: Places) -> IntArray:
    """Count how often market i is on place r, places (n, c): one look through all for each place."""
    n, draws = places.shape
    marks = _marks(n, draws)
    counts = np.empty((n, n), dtype=np.intp)
    for place in range(n):
        np.equal(places, place, out=marks[:, :draws])
        counts[:, place] = _unpacked(_packed(marks))
    return counts


def _ranks_many(places: Places) -> IntArray:
    """Count the same, where many markets make more looks than there are draws."""
    n = len(places)
    cells = places + n * np.arange(n)[:, None]
    return np.bincount(cells.ravel(), minlength=n * n).reshape(n, n)


def _wins(places: Places) -> IntArray:
    """Count in how many draws market i stands before j, for i < j only; places (n, c)."""
    n, draws = places.shape
    marks = _marks(n, draws)
    packed = np.zeros((marks.shape[1] // DRAWS_PER_LANE, n * n), dtype=np.uint64)
    # Neighbours at one distance after the other: long even stretches of memory, which are quickest.
    for apart in range(1, n):
        before = marks[apart:]
        np.less(places[:-apart], places[apart:], out=before[:, :draws])
        packed[:, apart : n * (n - apart) : n + 1] = _packed(before)
    return _unpacked(packed).reshape(n, n)


def _ties(places: Places) -> IntArray:
    """Count in how many draws markets i and j share a place, for i < j only; places (n, c)."""
    n, draws = places.shape
    marks = _marks(n, draws)
    ties = np.zeros((n, n), dtype=np.intp)
    for market in range(n - 1):
        after = marks[market + 1 :]
        np.equal(places[market], places[market + 1 :], out=after[:, :draws])
        ties[market, market + 1 :] = _unpacked(_packed(after))
    return ties


def _marks(rows: int, draws: int) -> BoolArray:
    """Return room for so many rows of marks, none set, each made long enough for `_packed`."""
    return np.zeros((rows, -(-draws // DRAWS_PER_LANE) * DRAWS_PER_LANE), dtype=bool)


def _packed(marks: BoolArray) -> NDArray[np.uint64]:
    """Add up marks (n, lanes x DRAWS_PER_LANE): (lanes, n) words of eight sums of one byte each."""
    words = marks.view(np.uint64).reshape(len(marks), -1, WORDS)
    return np.asarray(np.add.reduce(words, axis=2).T)


def _unpacked(packed: NDArray[np.uint64]) -> IntArray:
    """Add up the eight sums in each word, and the lanes (first axis)."""
    pairs = np.uint64(0x00FF00FF00FF00FF)
    sums = (packed & pairs) + ((packed >> np.uint64(8)) & pairs)
    total = (sums * np.uint64(0x0001000100010001)) >> np.uint64(48)
    return np.asarray(np.add.reduce(total, axis=0).astype(np.intp))
