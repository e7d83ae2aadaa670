"""Each partner's own ranking beside that of the group: partners down, markets across."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.partner_ranking import Disagreement, PartnerComparison, PartnerRanking
from dia_desktop.strategy.partners import Stance
from dia_desktop.strategy.records import Market, Partner


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner.

    Attributes
    ----------
    ranks : one per market in the order of the ranking; () where it gave nothing of its own.
    agreement : Kendall's tau-b with the group, -1 to 1; None where there is none.
    """

    partner: Partner
    stance: Stance
    ranks: tuple[int, ...]
    agreement: float | None


@dataclass(frozen=True, slots=True)
class FurthestApart:
    """The cell in which partners are furthest apart, and what each holds of it (0-100)."""

    market: str
    criterion: str
    judgements: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PartnerRanks:
    """What the chart shows.

    Attributes
    ----------
    markets : in the order of the ranking of the group.
    group : their ranks in it.
    furthest : None where no two partners differ in any cell.
    """

    markets: tuple[Market, ...]
    group: tuple[int, ...]
    rows: tuple[PartnerRow, ...]
    furthest: FurthestApart | None


def partner_ranks(ranking: Ranking, comparison: PartnerComparison) -> PartnerRanks:
    """Bring the ranks of all partners, which are in matrix order, into the order of the ranking."""
    apart = comparison.disagreements[0] if comparison.disagreements else None
    return PartnerRanks(
        markets=tuple(ranking.matrix.markets[int(row)] for row in ranking.order),
        group=tuple(int(ranking.ranks[row]) for row in ranking.order),
        rows=tuple(_row(ranking, each) for each in comparison.rankings),
        furthest=None if apart is None else _furthest(ranking, apart),
    )


def _row(ranking: Ranking, own: PartnerRanking) -> PartnerRow:
    ranks = () if own.ranks is None else tuple(int(own.ranks[row]) for row in ranking.order)
    return PartnerRow(own.partner, own.stance, ranks, own.agreement)


def _furthest(ranking: Ranking, apart: Disagreement) -> FurthestApart:
    matrix = ranking.matrix
    return FurthestApart(
        matrix.markets[apart.market].name, matrix.criteria[apart.criterion].name, apart.judgements
    )


def partners_chart(
    content: PartnerRanks,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the table out; without a height all partners are shown, as high as they need.

    Spots are the partners and their cells, their key "partner:<id>"; where partners or markets were left out
    a last one has the key "table".
    """
    _ = content, theme, measure, numbers
    return Sketch(width, height or 0.0)
