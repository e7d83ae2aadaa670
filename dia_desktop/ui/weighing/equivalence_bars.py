"""One whole swing below the part of another one that is worth as much, as two bars of one length."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from dia_desktop.language import tr
from dia_desktop.strategy.scale_words import scale_ends
from dia_desktop.strategy.swings import Equivalence, read_back
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.painted import PaintedWidget

NAMES, BAR, ROW, RADIUS = 240, 28, 60, 4
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class EquivalenceBars(PaintedWidget):
    """The greater swing as a track of which a part is filled, and the lesser one as long as that part."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._said: Equivalence | None = None
        self.setAccessibleName(tr("What a swing is worth"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_equivalence(self, said: Equivalence) -> None:
        """Show another pair of swings."""
        self._said = said
        self.refresh()

    def finding(self) -> str:
        """Return what is worth as much as what."""
        return "" if self._said is None else read_back(self._said, self.context.numbers)

    def sizeHint(self) -> QSize:
        """Return the room of two bars with their ends in words."""
        return QSize(self.theme.px(480), self.theme.px(2 * ROW))

    def paint(self, painter: QPainter) -> None:
        """Paint the two bars one below the other."""
        if self._said is None:
            return
        theme, said, px = self.theme, self._said, self.theme.px
        track = QRectF(px(NAMES), 0, self.width() - px(NAMES) - 1, px(BAR))
        part = QRectF(track)
        part.setWidth(track.width() * said.share)
        _fill(painter, track, theme.color("line"), theme.scale)
        _fill(painter, part, theme.color("ink"), theme.scale)
        self._label(painter, track, said.part.name, scale_ends(said.part.scale, self.context.numbers))
        below = part.translated(0, px(ROW))
        _fill(painter, below, theme.color("ink"), theme.scale)
        self._label(painter, below, said.whole.name, scale_ends(said.whole.scale, self.context.numbers))

    def _label(self, painter: QPainter, bar: QRectF, name: str, ends: tuple[str, str]) -> None:
        """Write the name before a bar, and its ends under it where they fit."""
        theme, px = self.theme, self.theme.px
        bold, small = theme.font(15, QFont.Weight.DemiBold), theme.font(13)
        before = QRectF(0, bar.top(), px(NAMES) - px(16), bar.height())
        write_lines(painter, before, fold(name, bold, before.width(), 2), bold, theme.color("text"))
        under = QRectF(px(NAMES), bar.bottom() + px(2), max(bar.width(), px(NAMES)), px(20))
        half = under.width() / 2 - px(4)
        for text, place in ((ends[0], LEFT), (ends[1], RIGHT)):
            lines = fold(text, small, half, 1)
            write_lines(painter, under, lines, small, theme.color("text2"), place)


def _fill(painter: QPainter, rect: QRectF, fill: QColor, scale: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, RADIUS * scale, RADIUS * scale)
