"""From records to the scoring matrix: what is known of each market on each criterion, on 0-100."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dia_desktop.scoring import ValueFunction
from dia_desktop.strategy.evaluation import BEST, WORST, Z95, BoolArray, FloatArray, Matrix
from dia_desktop.strategy.records import Basis, Criterion, Score, ScoringRound

#: Fewer judgements than this are shown one by one, without statistics.
LEAST_FOR_STATISTICS = 5


def scoring_matrix(scoring: ScoringRound) -> Matrix:
    """Build the matrix of a round: evidence through its value function, judgements and agreement as they are.

    Raises
    ------
    InvalidInputError
        Where a criterion's value function is not valid or an ordinal level is unknown.
    """
    shape = (len(scoring.markets), len(scoring.criteria))
    matrix = Matrix(
        scoring.markets,
        scoring.criteria,
        values=np.empty(shape),
        low=np.empty(shape),
        high=np.empty(shape),
        missing=np.empty(shape, dtype=np.bool_),
        outside=np.empty(shape, dtype=np.bool_),
    )
    for column in range(shape[1]):
        _fill(matrix, scoring, column, list(range(shape[0])))
    return matrix


def updated_matrix(known: Matrix, before: ScoringRound, after: ScoringRound) -> Matrix:
    """Return the matrix of `after`; only cells whose record is another one are worked out.

    Parameters
    ----------
    known : the matrix of `before`.

    Raises
    ------
    InvalidInputError
        As `scoring_matrix`.
    """
    if _frame(before) != _frame(after):
        return scoring_matrix(after)
    matrix = Matrix(
        after.markets,
        after.criteria,
        values=known.values.copy(),
        low=known.low.copy(),
        high=known.high.copy(),
        missing=known.missing.copy(),
        outside=known.outside.copy(),
    )
    old, new = before.scores, after.scores
    changed = [cell for cell, score in new.items() if old.get(cell) is not score]
    changed += old.keys() - new.keys()
    row_of = {market.id: row for row, market in enumerate(after.markets)}
    column_of = {criterion.id: column for column, criterion in enumerate(after.criteria)}
    rows_in: dict[int, list[int]] = {}
    for market, criterion in changed:
        if market in row_of and criterion in column_of:
            rows_in.setdefault(column_of[criterion], []).append(row_of[market])
    for column, rows in rows_in.items():
        _fill(matrix, after, column, rows)
    return matrix


def _frame(scoring: ScoringRound) -> tuple[object, ...]:
    """Return what decides the meaning of every cell: which markets, criteria on which scales, whose voice."""
    markets = tuple(market.id for market in scoring.markets)
    criteria = tuple((criterion.id, criterion.scale) for criterion in scoring.criteria)
    return markets, criteria, scoring.voices


def _fill(matrix: Matrix, scoring: ScoringRound, column: int, rows: Sequence[int]) -> None:
    """Work out some cells of a column: missing, then evidence, then judgements, then what was agreed."""
    criterion = scoring.criteria[column]
    matrix.values[rows, column], matrix.low[rows, column] = (WORST + BEST) / 2, WORST
    matrix.high[rows, column], matrix.missing[rows, column] = BEST, True
    matrix.outside[rows, column] = False
    cells = [(row, scoring.score(scoring.markets[row].id, criterion.id)) for row in rows]
    readings = [(row, *_reading(cell)) for row, cell in cells if cell and cell.basis is Basis.EVIDENCE]
    if readings:
        read = [reading[0] for reading in readings]
        parts = _evidence_values(criterion, [reading[1:] for reading in readings])
        for array, part in zip((matrix.values, matrix.low, matrix.high, matrix.outside), parts, strict=True):
            array[read, column] = part
        matrix.missing[read, column] = False
    for row, cell in cells:
        if cell and cell.agreed is not None:
            _set(matrix, row, column, (cell.agreed, cell.agreed, cell.agreed))
        elif cell and cell.basis is Basis.PARTNERS:
            _set(matrix, row, column, group_value(scoring, cell))


def _set(matrix: Matrix, row: int, column: int, cell: tuple[float, float, float]) -> None:
    """Write value, low and high of one known cell."""
    matrix.values[row, column], matrix.low[row, column], matrix.high[row, column] = cell
    matrix.missing[row, column] = False


def group_value(scoring: ScoringRound, cell: Score) -> tuple[float, float, float]:
    """Return what the partners hold of a cell together, with its lower and upper bound, on 0-100.

    The value is the voice-weighted mean. With fewer than five judgements there are no statistics: the
    bounds are the lowest and the highest; with five or more they are 1.645 standard deviations from the
    mean, and no wider than that.
    """
    values, voices = _held(scoring, cell)
    low, high = float(values.min()), float(values.max())
    mean = float(np.clip(np.average(values, weights=voices), low, high))
    spread = group_spread(scoring, cell)
    if spread is None:
        return mean, low, high
    return mean, max(low, mean - Z95 * spread), min(high, mean + Z95 * spread)


def group_spread(scoring: ScoringRound, cell: Score) -> float | None:
    """Return the voice-weighted standard deviation of the judgements, in points; None for fewer than five."""
    values, voices = _held(scoring, cell)
    if len(values) < LEAST_FOR_STATISTICS:
        return None
    mean = np.average(values, weights=voices)
    return float(np.sqrt(np.average((values - mean) ** 2, weights=voices)))


def _held(scoring: ScoringRound, cell: Score) -> tuple[FloatArray, FloatArray]:
    """Return the judgements of a cell (0-100) and the voices of those who judged, both (n_judgements,)."""
    held = [(j.value, scoring.voice(j.partner_id)) for j in cell.judgements if j.value is not None]
    values, voices = np.array(held, dtype=np.float64).reshape(-1, 2).T
    return values, voices


def _reading(cell: Score) -> tuple[float, float, float]:
    """Return the natural value with its 5 % and 95 % bounds; without bounds it is taken as exact."""
    natural = np.nan if cell.natural is None else cell.natural
    low = natural if cell.natural_low is None else cell.natural_low
    high = natural if cell.natural_high is None else cell.natural_high
    return natural, low, high


def _evidence_values(
    criterion: Criterion, readings: Sequence[tuple[float, float, float]]
) -> tuple[FloatArray, FloatArray, FloatArray, BoolArray]:
    natural = np.array(readings, dtype=np.float64)
    function = criterion.scale.value_function()
    values = function.value(natural)
    outside = (
        function.outside(natural[:, 0])
        if isinstance(function, ValueFunction)
        else np.zeros(len(natural), dtype=np.bool_)
    )
    return values[:, 0], values.min(axis=1), values.max(axis=1), outside
