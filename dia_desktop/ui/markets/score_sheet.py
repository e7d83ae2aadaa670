"""The cells of the score matrix, worked out from the records of one moment, in whatever thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from dia_desktop.strategy.evaluation import Matrix
from dia_desktop.strategy.matrix import LEAST_FOR_STATISTICS, group_value
from dia_desktop.strategy.partners import values_of
from dia_desktop.strategy.records import Score, ScoringRound
from dia_desktop.ui.markets.judgement_words import Circle, stance_of
from dia_desktop.ui.markets.score_cell import Cell, review_is_due


class Part(IntEnum):
    """Which of the two columns of a criterion."""

    READING = 0
    SCORE = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns of the table, in order."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of its cells."""
        return len(self.rows) * len(self.columns)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What all cells follow from.

    Attributes
    ----------
    today : the day by which review dates have passed.
    """

    scoring: ScoringRound
    matrix: Matrix
    circle: Circle
    today: date

    def cell(self, row: int, criterion: int) -> Cell:
        """Return what is known of a market on a criterion."""
        market, column = self.scoring.markets[row], self.scoring.criteria[criterion]
        score, matrix = self.scoring.score(market.id, column.id), self.matrix
        value = float(matrix.values[row, criterion])
        return Cell(
            market,
            column,
            score,
            value,
            float(matrix.low[row, criterion]),
            float(matrix.high[row, criterion]),
            bool(matrix.outside[row, criterion]),
            self.due(score),
            self._mean(score, value),
            stance_of(self.circle, score),
        )

    def cells(self, block: Block) -> Sequence[tuple[Cell, Part]]:
        """Return the cells of a block of the table, line by line."""
        return [
            (self.cell(row, column // 2), Part(column % 2)) for row in block.rows for column in block.columns
        ]

    def due(self, score: Score | None) -> bool:
        """Whether a score is to be looked at again."""
        if score is None or score.review_date is None:
            return False
        shown = self.scoring.round
        return review_is_due(score.review_date, shown.as_of, self.today, closed=shown.closed)

    def _mean(self, score: Score | None, value: float) -> float | None:
        """Return what the partners hold of a cell together, where they are enough for statistics."""
        if score is None or len(score.judgements) < LEAST_FOR_STATISTICS:
            return None
        if len(values_of(score)) < LEAST_FOR_STATISTICS:
            return None
        return value if score.agreed is None else group_value(self.scoring, score)[0]


#: Works out cells of the table, where they are needed.
Cells = Callable[[], Sequence[tuple[Cell, Part]]]
