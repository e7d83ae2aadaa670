"""How often each market is first over plausible inputs: a bar, dimmed while newer shares are on their way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.robustness import Robustness, is_settled
from dia_desktop.strategy.verdict import about_sentence, caption
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.inks import SEMIBOLD, InkPot, Inks
from dia_desktop.ui.painted import PaintedWidget, bar_path
from dia_desktop.ui.parts import Part, Parts
from dia_desktop.ui.widgets import tip

STALE_OPACITY = 0.4
LABEL_ROOM, LEAST_LABELLED, PIECE_GAP = 9, 20, 1.5


@dataclass(frozen=True, slots=True)
class Piece:
    """One market's part of the bar; `label` is what fits of its name and share, else ""."""

    rect: QRectF
    market: int
    label: str


def pieces(
    shares: FloatArray,
    labels: Callable[[int, float], Sequence[str]],
    room: QRectF,
    measure: Callable[[str], float],
) -> tuple[Piece, ...]:
    """Return the parts of the bar, the largest first.

    Parameters
    ----------
    shares : (n_markets,) with sum 1.
    labels : what to write for a market with a share, the longest first; the first that fits is taken.
    """
    found, left = [], room.left()
    for market in np.argsort(-shares, kind="stable"):
        width = float(shares[market]) * room.width()
        if width <= 0:
            break
        wanted = labels(int(market), float(shares[market])) if width > LEAST_LABELLED else ()
        label = next((text for text in wanted if measure(text) + LABEL_ROOM <= width), "")
        gap = min(PIECE_GAP, width / 3)
        found.append(Piece(QRectF(left, room.top(), width - gap, room.height()), int(market), label))
        left += width
    return tuple(found)


class FirstShares(PaintedWidget):
    """The bar of first-place shares for the weights shown."""

    ground = "surface"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._firmness: Robustness | None = None
        self._markets: tuple[Market, ...] = ()
        self._caption = self._finding = ""
        self._pot = InkPot(context)
        self._bar: tuple[object, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def stale(self) -> bool:
        """Whether what is shown belongs to other weights than those on the screen."""
        return self.context.desk.firmness is None

    @property
    def settled(self) -> bool:
        """Whether no share shown is one that another seed could change."""
        return self._firmness is None or is_settled(self._firmness, lambda found: found.first)

    @property
    def caption(self) -> str:
        """What the shares mean."""
        return self._caption

    def show_firmness(self) -> None:
        """Show the shares that have arrived; until then the old ones stay, dimmed."""
        desk = self.context.desk
        if desk.firmness is not None:
            self._firmness, self._markets = desk.firmness, desk.matrix.markets
            self._caption = caption(desk.firmness, self.context.numbers)
            self._finding = self._say(desk.firmness)
        elif desk.ranking is None or [m.id for m in self._markets] != [m.id for m in desk.matrix.markets]:
            self._firmness, self._markets, self._caption, self._finding = None, (), "", ""
        self.refresh()

    def finding(self) -> str:
        """Return the shares in words."""
        return self._finding or tr("Shares of first places are being worked out")

    def _say(self, found: Robustness) -> str:
        numbers = self.context.numbers
        said = [
            tr("{market} first {share}").format(
                market=self._markets[int(row)].name, share=found.percent(float(found.first[row]), numbers)
            )
            for row in np.argsort(-found.first, kind="stable")
            if found.first[row] > 0
        ]
        return ", ".join(said)

    def details(self) -> str:
        """Return what the shares mean, and what stands before those that are not settled."""
        return self._caption if self.settled else f"{self._caption}. {about_sentence()}"

    def sizeHint(self) -> QSize:
        """Return the room of the bar."""
        return QSize(self.theme.px(200), self.theme.px(24))

    def parts(self) -> Parts:
        """Return the bar as one part."""
        return {"bar": Part(self.rect(), (self._firmness, self._markets, self.stale))}

    def _labels(self, row: int, share: float) -> tuple[str, ...]:
        market, numbers = self._markets[row], self.context.numbers
        percent = numbers.percent(share) if self._firmness is None else self._firmness.percent(share, numbers)
        first = tr("{market} first {share}").format(market=market.name, share=percent)
        short = tr("{market} {share}").format(market=market.name, share=percent)
        code = tr("{market} {share}").format(market=market.code, share=percent)
        return (first, short, code, market.code) if market.code else (first, short)

    def paint(self, painter: QPainter) -> None:
        """Paint the bar: drawn once, for it is dimmed with every change before it becomes another."""
        inks, room = self._pot.inks(self.devicePixelRatioF()), QSizeF(self.size())
        painter.fillPath(bar_path(_body(room), 4), inks.color("surface3"))
        if self._firmness is None:
            return
        key = (self._firmness, self._markets, self.size(), inks)
        if self._bar is None or self._bar[0] != key:
            self._bar = key, inks.drawn(room, partial(self._draw, inks=inks, room=room))
        painter.setOpacity(STALE_OPACITY if self.stale else 1.0)
        painter.drawPixmap(QPointF(0, 0), self._bar[1])

    def _draw(self, painter: QPainter, inks: Inks, room: QSizeF) -> None:
        """Paint the parts of the bar."""
        if self._firmness is None:
            return
        painter.setClipPath(bar_path(_body(room), 4))
        measure = partial(inks.width, size=12, weight=SEMIBOLD)
        for piece in pieces(self._firmness.first, self._labels, _body(room), measure):
            hue, ink = inks.hue(self._markets[piece.market].colour)
            painter.fillRect(piece.rect, hue)
            inks.write(painter, piece.rect.adjusted(6, 0, 0, 0), piece.label, (12, SEMIBOLD), ink)

    def event(self, event: QEvent) -> bool:
        """Tell all shares: small ones are not labelled."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = [*self.finding().split(", "), *([] if self.settled else [about_sentence()])]
            QToolTip.showText(event.globalPos(), tip("\n".join(said)), self)
            return True
        return super().event(event)


def _body(room: QSizeF) -> QRectF:
    """Return where the bar lies in its room."""
    return QRectF(QPointF(0, 0), room).adjusted(0, 1, 0, -1)
