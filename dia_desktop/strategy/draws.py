"""Plausible inputs drawn at random: weights, and scores with them, in batches that fit in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dia_desktop.scoring import sample_weights
from dia_desktop.strategy.evaluation import BEST, WORST, Z95, FloatArray, Matrix
from dia_desktop.strategy.plausible import PlausibleWeights, plausible_weights
from dia_desktop.strategy.weighing import DrawSettings

#: Draws for a picture that is still moving, and the first number tried for one that has come to rest.
QUICK_DRAWS = 10_000
#: The most draws in one batch, however few numbers each has: more are slower, beyond the cache.
LARGEST_BATCH = 40_000
#: Draws x markets x criteria at most, where the number of draws is chosen here.
MOST_NUMBERS = 20_000_000
#: Draws at least, however many markets and criteria there are.
LEAST_DRAWS = 1_000
#: Beyond this many numbers one value draw serves several weight draws, to stay fast and small.
VALUE_SAMPLE_NUMBERS = 2_000_000
#: Numbers worked on at once, so that they stay in the cache.
CACHE_NUMBERS = 100_000


class Varied(StrEnum):
    """What is varied from draw to draw; the rest stays as it is now, missing scores in their middle."""

    WEIGHTS = "weights"
    SCORES = "scores"
    BOTH = "both"


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some draws.

    Attributes
    ----------
    weights : (draws, n_criteria) shares.
    values : (m, n_markets, n_criteria) scores, each for draws / m weights in a row; None where none vary.
    """

    weights: FloatArray
    values: FloatArray | None

    @property
    def independent(self) -> int:
        """How many draws are independent of each other."""
        return len(self.weights) if self.values is None else len(self.values)

    def scores(self, values: FloatArray) -> Iterator[FloatArray]:
        """Yield total scores (n_markets, some draws), of `values` (n_markets, n_criteria) where none vary."""
        rows = max(1, CACHE_NUMBERS // values.size)
        if self.values is None:
            for start in range(0, len(self.weights), rows):
                yield np.asarray(values @ self.weights[start : start + rows].T)
            return
        blocks = self.weights.reshape(len(self.values), -1, self.weights.shape[1])
        rows = max(1, rows // blocks.shape[1])
        for start in range(0, len(blocks), rows):
            some = blocks[start : start + rows] @ self.values[start : start + rows].transpose(0, 2, 1)
            # One long row per market: NumPy is quicker along these.
            yield np.ascontiguousarray(some.reshape(-1, len(values)).T)


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """What is drawn from; the same batches for the same seed."""

    matrix: Matrix
    weights: FloatArray
    plausible: PlausibleWeights
    varied: Varied
    seed: int

    @classmethod
    def of(cls, matrix: Matrix, weights: FloatArray, settings: DrawSettings, varied: Varied) -> Draws:
        """Return what is plausible around weights (n_criteria,)."""
        plausible = plausible_weights(matrix.criteria, weights, settings)
        return cls(matrix, weights, plausible, varied, settings.seed)

    def sizes(self, draws: int) -> list[int]:
        """Return how many draws each batch has, of `draws` or, for 0, of as many as may be drawn.

        Each batch has as many draws as all before it, as long as that is not too many to work on at once:
        every weight draw has a value draw of its own.
        """
        cells = self.matrix.values.size
        most = min(max(VALUE_SAMPLE_NUMBERS // cells, 1), LARGEST_BATCH)
        first = min(QUICK_DRAWS, most)
        wanted = draws
        if not draws:
            allowed = max(MOST_NUMBERS // cells, LEAST_DRAWS)
            wanted = max(allowed - allowed % first, first)
        sizes = [min(first, wanted)]
        while (so_far := sum(sizes)) < wanted:
            grown = so_far if so_far <= most else sizes[-1]
            sizes.append(min(grown, wanted - so_far))
        return sizes

    def batch(self, number: int, draws: int) -> Batch:
        """Draw one batch; the first starts from the seed itself."""
        seed = self.seed if number == 0 else int(_derived(self.seed, number))
        values = None if self.varied is Varied.WEIGHTS else _sample_values(self.matrix, draws, seed)
        return Batch(self._weights(draws, seed), values)

    def _weights(self, draws: int, seed: int) -> FloatArray:
        if self.varied is Varied.SCORES:
            return np.tile(self.weights, (draws, 1))
        plausible = self.plausible
        order = plausible.order or None
        return sample_weights(
            len(self.weights), draws, seed, order=order, low=plausible.low, high=plausible.high
        )


def _derived(seed: int, number: int) -> np.uint64:
    state: np.uint64 = np.random.SeedSequence([seed, number]).generate_state(1, np.uint64)[0]
    return state


def _sample_values(matrix: Matrix, draws: int, seed: int) -> FloatArray | None:
    """(m, n_markets, n_criteria) score draws with `draws` a multiple of m; None where nothing varies.

    A known cell is a normal distribution with its own width on either side (split normal), cut at
    the anchors; a missing one is uniform between the anchors.
    """
    missing = np.flatnonzero(matrix.missing)
    uncertain = np.flatnonzero(~matrix.missing & (matrix.low < matrix.high))
    if not len(missing) + len(uncertain):
        return None
    count = draws
    while count * matrix.values.size > VALUE_SAMPLE_NUMBERS and count % 10 == 0:
        count //= 10
    generator = np.random.default_rng([seed, 1])
    samples = np.empty((count, matrix.values.size))
    samples[:] = matrix.values.ravel()
    now, low, high = (each.ravel()[uncertain, None] for each in (matrix.values, matrix.low, matrix.high))
    below, above = (now - low) / Z95, (high - now) / Z95
    rows = max(1, CACHE_NUMBERS // matrix.values.size)
    for start in range(0, count, rows):
        some = samples[start : start + rows]
        drawn = generator.standard_normal((len(uncertain), len(some)))
        drawn *= np.where(drawn > 0, above, below)
        drawn += now
        some[:, uncertain] = np.clip(drawn, WORST, BEST, out=drawn).T
        some[:, missing] = generator.uniform(WORST, BEST, (len(missing), len(some))).T
    return samples.reshape(count, *matrix.values.shape)
