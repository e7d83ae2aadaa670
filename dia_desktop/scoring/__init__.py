"""How alternatives are ranked: pure functions on arrays, frozen results.

Values are (n_markets, n_criteria) with higher better, commonly 0-100; weights are (n_criteria,) on
any scale of zero or more. Randomness needs a seed. Input that cannot be used raises
`InvalidInputError` with the place and the reason.
"""

from __future__ import annotations

from dia_desktop.scoring.acceptability import Acceptability, rank_acceptability
from dia_desktop.scoring.aggregation import contributions, rank, weighted_product, weighted_sum
from dia_desktop.scoring.agreement import Concordance, Correlation, borda, kendalls_w, rank_correlation
from dia_desktop.scoring.best_worst_method import BestWorst, best_worst
from dia_desktop.scoring.explanation import GapChange, gap_change
from dia_desktop.scoring.flips import Flip, ValueFlip, WeightFlip, leave_one_out, smallest_flip
from dia_desktop.scoring.groups import Group, aggregate, disagreement
from dia_desktop.scoring.ideals import Vikor, topsis, vikor
from dia_desktop.scoring.outranking import PreferenceFunction, Promethee, promethee_ii
from dia_desktop.scoring.pairwise import Pairwise, Repair, pairwise_weights
from dia_desktop.scoring.proportions import design_effect, effective_sample_size, wilson_interval
from dia_desktop.scoring.rank_weights import (
    rank_order_centroid,
    rank_order_distribution,
    rank_reciprocal,
    rank_sum,
)
from dia_desktop.scoring.regions import Region, weights_region, winner_regions
from dia_desktop.scoring.sampling import sample_weights, weight_space
from dia_desktop.scoring.sensitivity import Sweep, crossover, stability_interval, weight_sweep, weight_sweeps
from dia_desktop.scoring.values import Levels, ValueFunction, linear
from dia_desktop.scoring.weights import rebalance, swing_weights

__all__ = [
    "Acceptability",
    "BestWorst",
    "Concordance",
    "Correlation",
    "Flip",
    "GapChange",
    "Group",
    "Levels",
    "Pairwise",
    "PreferenceFunction",
    "Promethee",
    "Region",
    "Repair",
    "Sweep",
    "ValueFlip",
    "ValueFunction",
    "Vikor",
    "WeightFlip",
    "aggregate",
    "best_worst",
    "borda",
    "contributions",
    "crossover",
    "design_effect",
    "disagreement",
    "effective_sample_size",
    "gap_change",
    "kendalls_w",
    "leave_one_out",
    "linear",
    "pairwise_weights",
    "promethee_ii",
    "rank",
    "rank_acceptability",
    "rank_correlation",
    "rank_order_centroid",
    "rank_order_distribution",
    "rank_reciprocal",
    "rank_sum",
    "rebalance",
    "sample_weights",
    "smallest_flip",
    "stability_interval",
    "swing_weights",
    "topsis",
    "vikor",
    "weight_space",
    "weight_sweep",
    "weight_sweeps",
    "weighted_product",
    "weighted_sum",
    "weights_region",
    "wilson_interval",
    "winner_regions",
]
