"""The pictures of robustness as tables: full precision, one row per thing shown.

What is the same in every row (weights, strategy, round) stands in the last columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.table import Cell, csv_bytes
from dia_desktop.charts.triangle_chart import WeightTriangle
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.strategy.drivers import Driver, Tornado
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.methods import MethodComparison
from dia_desktop.strategy.partner_ranking import PartnerComparison, PartnerRanking
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.stability import Interval, Stability

_MARKET = ("rank", "code", "name")


def rank_shares_table(export: RankingExport, found: Robustness) -> bytes:
    """Return how often each market takes each rank.

    Columns: rank (now), code, name; rank_1, rank_2 ... (shares 0-1 of the draws), expected_rank, confidence
    (share in which the market is first under its own central weights, empty where it never is); per
    criterion its central weight (0-1); varied, margin, draws, seed.
    """
    names = [criterion.name for criterion in export.ranking.matrix.criteria]
    shares = found.acceptability
    header = [
        *_MARKET,
        *(f"rank_{rank}" for rank in range(1, len(shares.ranks) + 1)),
        "expected_rank",
        "confidence",
        *(f"{name} (central weight)" for name in names),
        "varied",
        "margin",
        "draws",
        "seed",
    ]
    rows = (
        [
            *_market(export, row),
            *shares.ranks[row].tolist(),
            float(shares.expected_rank[row]),
            *_known([float(shares.confidence[row])]),
            *_known(shares.central_weights[row]),
            found.varied.value,
            found.margin,
            found.draws,
            found.seed,
        ]
        for row in _order(export)
    )
    return _table(export, header, rows)


def weight_ranges_table(export: RankingExport, moves: Stability) -> bytes:
    """Return how far each weight can move.

    Columns: criterion, now, first_low, first_high (0-1, the first place is kept), top_low, top_high (the
    markets above the cut line stay there; empty without a cut), top (how many they are), near_first, near_top
    (1 where an end is less than 3 points away).
    """
    header = ["criterion", "now", "first_low", "first_high", "top_low", "top_high", "top"]
    rows = (
        [
            export.ranking.matrix.criteria[room.criterion].name,
            room.now,
            *_ends(room.first),
            *_ends(room.top),
            moves.depth or None,
            int(room.near_first),
            int(room.near_top),
        ]
        for room in moves.rooms
    )
    return _table(export, [*header, "near_first", "near_top"], rows)


def methods_table(export: RankingExport, found: MethodComparison) -> bytes:
    """Return what each method makes of each market.

    Columns: rank, code, name; per method its rank and its score, in units of its own; per method why it
    cannot run, empty where it ran.
    """
    results = found.results
    header = [
        *_MARKET,
        *(f"{result.method.value} ({what})" for result in results for what in ("rank", "score")),
        *(f"{result.method.value} (why not)" for result in results),
    ]
    rows = (
        [
            *_market(export, row),
            *(
                cell
                for result in results
                for cell in (
                    None if result.ranks is None else int(result.ranks[row]),
                    None if result.scores is None else float(result.scores[row]),
                )
            ),
            *(result.why_not for result in results),
        ]
        for row in _order(export)
    )
    return _table(export, header, rows)


def partners_table(export: RankingExport, found: PartnerComparison) -> bytes:
    """Return the ranking each partner alone would give, one row per partner.

    Columns: partner, name, stance, judged (cells), own_weights (1 or 0), agreement (Kendall's tau-b with the
    group, empty where there is none); per market its rank, empty where the partner gave nothing.
    """
    markets = export.ranking.matrix.markets
    header = [
        "partner",
        "name",
        "stance",
        "judged",
        "own_weights",
        "agreement",
        *(f"{markets[row].name} (rank)" for row in _order(export)),
    ]
    return _table(export, header, (_partner(export, own) for own in found.rankings))


def _partner(export: RankingExport, own: PartnerRanking) -> list[Cell]:
    order = _order(export)
    return [
        own.partner.short,
        own.partner.name,
        own.stance.value,
        own.judged,
        int(own.own_weights),
        own.agreement,
        *(None if own.ranks is None else int(own.ranks[row]) for row in order),
    ]


def drivers_table(export: RankingExport, tornados: Sequence[Tornado]) -> bytes:
    """Return what moves the gap between neighbours in the ranking, one row per datum.

    Columns: ahead, behind, gap (points now), kind, market (empty for a weight), criterion, low, high (the
    datum: 0-100, or a weight 0-1), gap_low, gap_high (points), settles (share 0-1).
    """
    header = ["ahead", "behind", "gap", "kind", "market", "criterion", "low", "high"]
    rows = (_driver(export, found, driver) for found in tornados for driver in found.drivers)
    return _table(export, [*header, "gap_low", "gap_high", "settles"], rows)


def _driver(export: RankingExport, found: Tornado, driver: Driver) -> list[Cell]:
    matrix = export.ranking.matrix
    return [
        matrix.markets[found.ahead].name,
        matrix.markets[found.behind].name,
        found.gap,
        driver.kind.value,
        None if driver.market is None else matrix.markets[driver.market].name,
        matrix.criteria[driver.criterion].name,
        driver.low,
        driver.high,
        driver.gap_low,
        driver.gap_high,
        driver.settles,
    ]


def triangle_table(export: RankingExport, content: WeightTriangle) -> bytes:
    """Return the corners of everything on the triangle of weights, one row per corner.

    Columns: what (first, surely first, plausible, now), name (of the market, empty where there is none),
    corner (from 1), per criterion its weight (0-1) there.
    """
    polygons = [
        (what, content.markets[winner.market].name, polygon)
        for winner in content.winners
        for what, polygon in (("first", winner.polygon), ("surely first", winner.sure))
    ]
    polygons += [("plausible", "", content.plausible), ("now", "", content.now[None, :])]
    rows = (
        [what, name, corner, *shares.tolist()]
        for what, name, polygon in polygons
        for corner, shares in enumerate(polygon, start=1)
    )
    header = ["what", "name", "corner", *(f"{criterion.name} (there)" for criterion in content.criteria)]
    return _table(export, header, rows)


# -- what all have in common ---------------------------------------------------------------------


def _table(export: RankingExport, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table with weights, strategy, round, date and program as its last columns."""
    ranking, info = export.ranking, export.scoring.round
    names = [f"{criterion.name} (weight)" for criterion in ranking.matrix.criteria]
    same = [
        *ranking.weights.tolist(),
        export.strategy.title,
        info.name,
        info.as_of.isoformat(),
        PROGRAM,
    ]
    last = [*names, "strategy", "round", "as_of", "program"]
    return csv_bytes([*header, *last], ([*row, *same] for row in rows))


def _order(export: RankingExport) -> list[int]:
    return [int(row) for row in export.ranking.order]


def _market(export: RankingExport, row: int) -> list[Cell]:
    market = export.ranking.matrix.markets[row]
    return [int(export.ranking.ranks[row]), market.code, market.name]


def _known(values: Sequence[float] | FloatArray) -> list[Cell]:
    """Return numbers, nothing where they are NaN."""
    return [None if np.isnan(value) else float(value) for value in values]


def _ends(interval: Interval | None) -> tuple[Cell, Cell]:
    return (None, None) if interval is None else interval
