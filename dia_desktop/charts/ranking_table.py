"""The ranking as a table: one header row, one row per market from first to last.

What is the same in every row (weights, strategy, round) stands in the last columns.
"""

from __future__ import annotations

from dia_desktop.charts.table import Cell, csv_bytes
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.records import Basis, ScoringRound, Strategy

_STANDING = ("rank", "best_rank", "worst_rank", "code", "name", "role", "score", "low", "high")


def ranking_table(strategy: Strategy, scoring: ScoringRound, ranking: Ranking) -> bytes:
    """Return the ranking as CSV.

    Columns: rank, best_rank, worst_rank (still possible once missing scores are known), code, name, role,
    score (empty where a score is missing), low, high; per criterion its contribution in points, its value
    on 0-100, basis, source and vintage; then per criterion its weight (0-1), and strategy, round, as_of and
    program.
    """
    return csv_bytes(_header(ranking), (_row(strategy, scoring, ranking, int(row)) for row in ranking.order))


def _header(ranking: Ranking) -> list[str]:
    names = [criterion.name for criterion in ranking.matrix.criteria]
    return [
        *_STANDING,
        *(f"{name} (points)" for name in names),
        *(f"{name} (value)" for name in names),
        *(f"{name} ({what})" for name in names for what in ("basis", "source", "vintage")),
        *(f"{name} (weight)" for name in names),
        "strategy",
        "round",
        "as_of",
        "program",
    ]


def _row(strategy: Strategy, scoring: ScoringRound, ranking: Ranking, row: int) -> list[Cell]:
    market, matrix = ranking.matrix.markets[row], ranking.matrix
    known = [not gap for gap in matrix.missing[row]]
    return [
        int(ranking.ranks[row]),
        int(ranking.best_rank[row]),
        int(ranking.worst_rank[row]),
        market.code,
        market.name,
        market.role.value,
        ranking.score(row),
        float(ranking.low[row]),
        float(ranking.high[row]),
        *_where(known, ranking.parts[row].tolist()),
        *_where(known, matrix.values[row].tolist()),
        *(cell for criterion in matrix.criteria for cell in _origin(scoring, market.id, criterion.id)),
        *ranking.weights.tolist(),
        strategy.title,
        scoring.round.name,
        scoring.round.as_of.isoformat(),
        PROGRAM,
    ]


def _where(known: list[bool], numbers: list[float]) -> list[Cell]:
    return [number if kept else None for kept, number in zip(known, numbers, strict=True)]


def _origin(scoring: ScoringRound, market_id: str, criterion_id: str) -> tuple[str, str, str]:
    """Return basis, source and vintage of a cell; an agreed value carries the source of its agreement."""
    score = scoring.score(market_id, criterion_id)
    if score is None:
        return Basis.MISSING.value, "", ""
    return score.basis.value, score.source, score.vintage
