"""What the live widgets paint with: kept words and pictures look like those made anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from dia_desktop.ui.markets import inks as all_inks
from dia_desktop.ui.markets.inks import BOLD, CENTER, MEDIUM, RIGHT, Inks
from dia_desktop.ui.theme import Theme

RECT = QRectF(4, 6, 180, 24)
INK, PAPER = QColor("#161D2B"), QColor("#FFFFFF")


def painted(paint: Callable[[QPainter], None]) -> QImage:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


@pytest.fixture
def inks(qapp: object) -> Inks:
    del qapp
    return Inks(Theme(), 3, 1.0)


@pytest.mark.parametrize("text", ["Canada 63.9", "57–63", "Ünïcode 市場", "<b>USA</b> & more", "مرحبا 12"])
@pytest.mark.parametrize("align", [0.0, CENTER, RIGHT])
def test_words_stand_where_a_painter_writes_them(inks: Inks, text: str, align: float) -> None:
    font = inks.theme.font(15, BOLD)
    metrics = QFontMetricsF(font)

    def write(painter: QPainter) -> None:
        inks.write(painter, RECT, text, (15, BOLD), INK, align)

    def write_plainly(painter: QPainter) -> None:
        x = RECT.left() + (RECT.width() - metrics.horizontalAdvance(text)) * align
        base = RECT.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(INK)
        painter.drawText(QPointF(x, base), text)

    plainly = painted(write_plainly)
    # The first time they are set, then they are known.
    assert [painted(write), painted(write)] == [plainly, plainly]


def test_long_words_are_cut_to_their_room(inks: Inks) -> None:
    def write(painter: QPainter) -> None:
        inks.write(painter, RECT, "w" * 100, (15, BOLD), INK)

    image = painted(write)
    beside = QRectF(RECT.right() + 1, 0, 200 - RECT.right() - 1, 60).toAlignedRect()
    assert image.copy(beside) == painted(lambda _: None).copy(beside)


def test_lines_break_at_the_width_of_their_room(inks: Inks) -> None:
    def lines(width: float) -> QImage:
        room = QRectF(0, 0, width, 60)
        return painted(lambda painter: inks.write_lines(painter, room, "one two three", (13, MEDIUM), INK))

    def line(painter: QPainter) -> None:
        inks.write(painter, QRectF(0, 0, 200, 60), "one two three", (13, MEDIUM), INK)

    assert lines(200) == painted(line)
    assert lines(60) != lines(200)


def test_what_is_kept_has_bounds(inks: Inks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_inks, "MOST_WORDS", 3)

    def word(at: int) -> QImage:
        return painted(lambda painter: inks.write(painter, RECT, str(at), (13, MEDIUM), INK))

    written = [word(at) for at in range(9)]
    assert all(one != other for one, other in pairwise(written))
    assert word(0) == written[0]


def test_a_picture_is_drawn_once_for_a_key(inks: Inks) -> None:
    drawn: list[QSizeF] = []

    def draw(painter: QPainter) -> None:
        drawn.append(QSizeF(painter.viewport().size()))
        painter.fillRect(0, 0, 4, 4, Qt.GlobalColor.black)

    pictures = [inks.picture(key, QSizeF(8, 4), draw) for key in ("one", "one", "other")]
    assert drawn == [QSizeF(8, 4)] * 2
    assert pictures[0].toImage() == pictures[2].toImage()
