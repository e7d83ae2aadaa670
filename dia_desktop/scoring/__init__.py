"""How alternatives are ranked: pure functions on arrays, frozen results.

Values are (n_markets, n_criteria) with higher better, commonly 0-100; weights are (n_criteria,) on
any scale of zero or more. Randomness needs a seed. Input that cannot be used raises
`InvalidInputError` with the place and the reason.
"""

from __future__ import annotations

from dia_desktop.scoring.acceptability import Acceptability, rank_acceptability
from dia_desktop.scoring.aggregation import contributions, rank, weighted_sum
from dia_desktop.scoring.proportions import wilson_interval
from dia_desktop.scoring.regions import Region, weights_region, winner_regions
from dia_desktop.scoring.sampling import sample_weights
from dia_desktop.scoring.sensitivity import Sweep, crossover, stability_interval, weight_sweep, weight_sweeps
from dia_desktop.scoring.values import Levels, ValueFunction, linear
from dia_desktop.scoring.weights import rebalance, swing_weights

__all__ = [
    "Acceptability",
    "Levels",
    "Region",
    "Sweep",
    "ValueFunction",
    "contributions",
    "crossover",
    "linear",
    "rank",
    "rank_acceptability",
    "rebalance",
    "sample_weights",
    "stability_interval",
    "swing_weights",
    "weight_sweep",
    "weight_sweeps",
    "weighted_sum",
    "weights_region",
    "wilson_interval",
    "winner_regions",
]
