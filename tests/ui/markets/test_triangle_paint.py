"""The triangle as it is painted: what a missing score could change is hatched at every size."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from dia_desktop.evidence.example import example_draft
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.winners import Winner, winners
from dia_desktop.ui.markets.inks import Inks
from dia_desktop.ui.markets.triangle_paint import TrianglePainter
from dia_desktop.ui.theme import Theme

MARK = QColor("#123456")
NAMES = ("top", "left", "right")


@pytest.fixture
def leader() -> Winner:
    """Give the market that is first in most of the example, part of it sure."""
    matrix = scoring_matrix(example_draft().scoring)
    found = max(winners(matrix, matrix.weights, (0, 1, 2)), key=lambda winner: winner.area)
    assert len(found.sure) > 0
    assert not found.all_sure
    return found


@pytest.mark.parametrize("width", range(200, 520, 16))
@pytest.mark.usefixtures("qapp")
def test_the_unsure_part_is_hatched_and_the_sure_part_is_not(leader: Winner, width: int) -> None:
    matrix = scoring_matrix(example_draft().scoring)
    image = QImage(width, width, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    drawing = TrianglePainter(Inks(Theme(), 3, 1.0), QRectF(0, 0, width, width), NAMES)
    painter = QPainter(image)
    drawing.region(painter, leader, matrix.markets[leader.market], QBrush(MARK))
    painter.end()

    def painted(shares: np.ndarray) -> QColor:
        return image.pixelColor(drawing.triangle.point(shares).toPoint())

    sure = leader.sure.mean(axis=0)
    unsure = next(
        corner * 0.9 + leader.polygon.mean(axis=0) * 0.1
        for corner in leader.polygon
        if np.abs(leader.sure - corner).sum(axis=1).min() > 0.1
    )
    assert painted(sure) == Theme().market(matrix.markets[leader.market].colour)
    assert painted(unsure) == MARK
