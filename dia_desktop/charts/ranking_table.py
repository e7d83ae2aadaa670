"""The ranking as a table: one header row, one row per market from first to last.

UTF-8 with a byte order mark, so that Excel reads it as such; commas, decimal points and full precision,
so that every program reads the same numbers. What is the same in every row (weights, strategy, round)
stands in the last columns.
"""

from __future__ import annotations

import csv
import io

from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.records import Basis, ScoringRound, Strategy

Cell = str | int | float | None
#: Spreadsheets take text that begins like this for a formula, in full width as well where people type so.
_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_STANDING = ("rank", "best_rank", "worst_rank", "code", "name", "role", "score", "low", "high")


def ranking_table(strategy: Strategy, scoring: ScoringRound, ranking: Ranking) -> bytes:
    """Return the ranking as CSV.

    Columns: rank, best_rank, worst_rank (still possible once missing scores are known), code, name, role,
    score (empty where a score is missing), low, high; per criterion its contribution in points, its value
    on 0-100, basis, source and vintage; then per criterion its weight (0-1), and strategy, round, as_of and
    program. Text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_written(cell) for cell in _header(ranking)])
    for row in ranking.order:
        writer.writerow([_written(cell) for cell in _row(strategy, scoring, ranking, int(row))])
    return text.getvalue().encode("utf-8-sig")


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


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return repr(cell)
    text = one_line(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
