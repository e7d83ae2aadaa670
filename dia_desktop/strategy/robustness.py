"""How firm the ranking is: how often each market takes each place over plausible inputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dia_desktop.scoring import Acceptability, rank_acceptability, sample_weights
from dia_desktop.strategy.evaluation import BEST, WORST, Z95, FloatArray, Matrix

#: Every weight within this of now, as a share of the whole.
MARGIN = 0.15
DRAWS = 10_000
SEED = 20191031
#: Beyond this many numbers one value draw serves several weight draws, to stay fast and small.
VALUE_SAMPLE_NUMBERS = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """Shares of plausible inputs, given this model.

    Attributes
    ----------
    draws, seed : how many weight sets were drawn, and from which seed.
    margin : every weight lies within +-margin of the present one (share of the whole).
    values_vary : whether scores were varied as well (some carry an error or are missing).
    """

    draws: int
    seed: int
    margin: float
    values_vary: bool
    acceptability: Acceptability

    @property
    def first(self) -> FloatArray:
        """(n_markets,) share of draws in which each market is first."""
        first: FloatArray = self.acceptability.ranks[:, 0]
        return first


def robustness(
    matrix: Matrix, weights: FloatArray, draws: int = DRAWS, seed: int = SEED, margin: float = MARGIN
) -> Robustness:
    """Draw weight sets within `margin` of `weights` and scores within their errors, and count ranks.

    Parameters
    ----------
    weights : (n_criteria,) summing to 1.
    draws : number of weight sets, uniform over all that keep every weight within +-`margin`.
    margin : share of the whole, 0-1.
    """
    low, high = np.clip(weights - margin, 0.0, 1.0), np.clip(weights + margin, 0.0, 1.0)
    weight_samples = sample_weights(len(weights), draws, seed, low=low, high=high)
    value_samples = _sample_values(matrix, draws, seed)
    acceptability = rank_acceptability(matrix.values, weight_samples, value_samples)
    return Robustness(draws, seed, margin, value_samples is not None, acceptability)


def _sample_values(matrix: Matrix, draws: int, seed: int) -> FloatArray | None:
    """(m, n_markets, n_criteria) score draws with `draws` a multiple of m; None where nothing varies.

    A known cell is a normal distribution with its own width on either side (split normal), cut at
    the anchors; a missing one is uniform between the anchors.
    """
    varies = matrix.missing | (matrix.low < matrix.high)
    if not varies.any():
        return None
    count = draws
    while count * matrix.values.size > VALUE_SAMPLE_NUMBERS and count % 10 == 0:
        count //= 10
    generator = np.random.default_rng([seed, 1])
    normal = generator.standard_normal((count, *matrix.values.shape))
    below, above = (matrix.values - matrix.low) / Z95, (matrix.high - matrix.values) / Z95
    samples = np.clip(matrix.values + normal * np.where(normal < 0, below, above), WORST, BEST)
    samples[:, matrix.missing] = generator.uniform(WORST, BEST, (count, int(matrix.missing.sum())))
    return samples
