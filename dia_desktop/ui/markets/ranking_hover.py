"""What stands under the mouse in the ranking, and where its number comes from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.ranking_layout import Columns, Rows, bar_rect, segments
from dia_desktop.ui.markets.ranking_words import row_sentence, segment_tip, total_tip


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everything is; `end` is the end of the axis in points."""

    rows: Rows
    columns: Columns
    end: float
    scale: float

    @property
    def per_point(self) -> float:
        """Pixels per point."""
        return self.columns.bars[1] / self.end


def words_at(context: Context, ranking: Ranking, picture: Picture, at: QPointF) -> str:
    """Return where the number at a point comes from: a part of a bar, or a total; "" beside the rows."""
    place = picture.rows.place_at(at.y())
    if place is None:
        return ""
    row, numbers = int(ranking.order[place]), context.numbers
    if at.x() >= picture.columns.total[0]:
        return total_tip(ranking, row, numbers)
    column = column_at(ranking, row, place, picture, at)
    if column is not None:
        return segment_tip(context.desk, ranking, row, column, numbers)
    return row_sentence(context.desk, ranking, place, numbers)


def column_at(ranking: Ranking, row: int, place: int, picture: Picture, at: QPointF) -> int | None:
    """Return the criterion whose part of a bar, or whose hatched range, lies at a point, or None."""
    rows, left = picture.rows, picture.columns.bars[0]
    strip = bar_rect(left, rows.y(place), rows.height, picture.scale)
    if not strip.top() <= at.y() <= strip.bottom():
        return None
    parts = [float(part) for part in ranking.parts[row]]
    for segment in segments(parts, [""] * len(parts), strip, picture.per_point, lambda _text: 0.0):
        if segment.rect.left() <= at.x() <= segment.rect.right():
            return segment.column
    x = left + sum(parts) * picture.per_point
    for column in np.flatnonzero(ranking.matrix.missing[row] & (ranking.weights > 0)):
        width = float(ranking.weights[column]) * 100 * picture.per_point
        if x <= at.x() <= x + width:
            return int(column)
        x += width
    return None
