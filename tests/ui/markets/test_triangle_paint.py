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


@pytest.mark.usefixtures("qapp")
def test_lines_part_the_regions_and_leave_the_rim_alone() -> None:
    matrix = scoring_matrix(example_draft().scoring)
    found = winners(matrix, matrix.weights, (0, 1, 2))
    image = QImage(400, 400, QImage.Format.Format_ARGB32)
    image.fill(MARK)
    drawing = TrianglePainter(Inks(Theme(), 3, 1.0), QRectF(0, 0, 400, 400), NAMES)
    painter = QPainter(image)
    drawing.borders(painter, found)
    painter.end()
    inside, rim = 0, 0
    for winner in found:
        for start, end in zip(winner.polygon, np.roll(winner.polygon, -1, axis=0), strict=True):
            on_rim = bool((np.maximum(start, end) < 1e-9).any())
            middle = image.pixelColor(drawing.triangle.point((start + end) / 2).toPoint())
            assert (middle == MARK) is on_rim
            inside, rim = inside + (not on_rim), rim + on_rim
    assert inside >= 2
    assert rim >= 3


@pytest.mark.usefixtures("qapp")
def test_the_grid_stays_and_its_crossings_are_seen() -> None:
    drawing = TrianglePainter(Inks(Theme(), 3, 1.0), QRectF(0, 0, 400, 400), NAMES)
    pictures = []
    for _ in range(2):
        image = QImage(400, 400, QImage.Format.Format_ARGB32)
        image.fill(MARK)
        painter = QPainter(image)
        drawing.frame(painter)
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]
    triangle = drawing.triangle
    crossing, beside = (triangle.point(np.array(at)).toPoint() for at in ((0.4, 0.2, 0.4), (0.3, 0.3, 0.4)))
    assert pictures[0].pixelColor(triangle.point(np.array((0.35, 0.35, 0.3))).toPoint()) == MARK
    # Where lines cross, more than one is to be seen.
    lightness = [pictures[0].pixelColor(at).lightness() for at in (crossing, beside)]
    assert lightness[0] > lightness[1] > MARK.lightness()
