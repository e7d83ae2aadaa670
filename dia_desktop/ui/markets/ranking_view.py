"""The ranking as a live picture: rows to select, a cut line to drag, parts to hover over."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits.rounds import set_target_count
from dia_desktop.strategy.evaluation import Ranking, too_close
from dia_desktop.strategy.verdict import headline, second_line
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.glide import Glide, Stand
from dia_desktop.ui.markets.inks import InkPot
from dia_desktop.ui.markets.ranking_hover import Picture, words_at
from dia_desktop.ui.markets.ranking_layout import (
    AXIS,
    GRAB,
    ROW_LEAST,
    Columns,
    Rows,
    axis_end,
    columns,
    rows,
)
from dia_desktop.ui.markets.ranking_paint import CUT_HALF, RankingPainter, row_look
from dia_desktop.ui.markets.ranking_words import row_sentence, total_tip
from dia_desktop.ui.painted import PaintedWidget
from dia_desktop.ui.parts import Part, Parts, part
from dia_desktop.ui.widgets import tip

#: So many rows are said in one go.
MOST_SAID = 30


class RankingView(PaintedWidget):
    """The rows of the ranking. Only what is seen is painted, however many markets there are.

    Signals
    -------
    copy_wanted() : the figure is to be copied.
    menu_wanted(position) : the context menu of the selected market, at a global position.
    row_wanted(top, bottom) : these pixels should be brought into view.
    """

    accessible_role = QAccessible.Role.Chart
    ground = "surface"
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    row_wanted = Signal(float, float)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._end = 100.0
        self._finding: tuple[Ranking | None, str] = (None, "")
        self._names: tuple[object, float] = (None, 0.0)
        self._painter: tuple[object, RankingPainter | None] = (None, None)
        self._pot = InkPot(context)
        self._dragged_cut: int | None = None
        self._room = 0
        self._hinted = QSize()
        self._glide = Glide(self.update, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)
        context.desk.selected.connect(self._selected)

    # -- content ------------------------------------------------------------------------------

    @property
    def ranking(self) -> Ranking | None:
        """The ranking shown."""
        return self.context.desk.ranking

    @property
    def axis_end(self) -> float:
        """End of the axis in points."""
        return self._end

    def show_committed(self, *, glide: bool = True) -> None:
        """Show what the file holds now; rows glide to their places."""
        self._dragged_cut = None
        self._fit_axis(fresh=True)
        self._fit_height()
        self._glide.go(self._stands(), motion=glide and self.theme.motion)
        self.refresh()

    def show_preview(self) -> None:
        """Show weights being tried, at once."""
        self._fit_axis(fresh=False)
        self._glide.settle()
        self.refresh()

    def _fit_axis(self, *, fresh: bool) -> None:
        """Choose the end of the axis; while weights are tried it only grows, so that bars stay comparable."""
        if self.ranking is None:
            return
        highest = float(np.maximum(self.ranking.high, self.ranking.ceiling).max())
        self._end = axis_end(highest) if fresh else max(self._end, axis_end(highest))

    def _stands(self) -> dict[str, Stand]:
        ranking, lines = self.ranking, self.rows_now()
        if ranking is None:
            return {}
        markets = ranking.matrix.markets
        return {
            markets[int(row)].id: Stand(lines.y(place), ranking.parts[int(row)])
            for place, row in enumerate(ranking.order)
        }

    def finding(self) -> str:
        """Return the finding of the ranking."""
        if self._finding[0] is not self.ranking:
            found = "" if self.ranking is None else headline(self.ranking, self.context.numbers)
            self._finding = self.ranking, found
        return self._finding[1]

    def details(self) -> str:
        """Return the second line and the rows as text; a long ranking is better read in the table."""
        if self.ranking is None:
            return ""
        desk = self.context.desk
        said = [second_line(self.ranking, desk.scoring.round.target_count)]
        said += [
            row_sentence(desk, self.ranking, place, self.context.numbers)
            for place in range(min(len(self.ranking.order), MOST_SAID))
        ]
        if len(self.ranking.order) > MOST_SAID:
            said.append(tr("The table holds all {count}.").format(count=len(self.ranking.order)))
        return "\n".join(line for line in said if line)

    def value(self) -> str:
        """Return the selected row as text."""
        place = self.selected_place()
        if self.ranking is None or place is None:
            return ""
        return row_sentence(self.context.desk, self.ranking, place, self.context.numbers)

    # -- geometry -----------------------------------------------------------------------------

    def set_room(self, height: int) -> None:
        """Say how high the part is that can be seen; rows fill it within bounds."""
        if height != self._room:
            self._room = height
            self._fit_height()
            self._glide.go(self._stands(), motion=False)
            self.refresh()

    def rows_now(self) -> Rows:
        """Return where the rows are."""
        desk = self.context.desk
        cut = desk.scoring.round.target_count if self._dragged_cut is None else self._dragged_cut
        axis = self.theme.px(AXIS)
        return rows(len(desk.matrix.markets), cut, self._room - axis, self.theme.scale)

    def columns_now(self) -> Columns:
        """Return where the columns are."""
        moves = bool(self.context.desk.previous_ranks)
        return columns(self.width(), self.theme.scale, self._name_width(), moves=moves)

    def _name_width(self) -> float:
        key = (self.context.desk.matrix.markets, self.theme)
        if self._names[0] != key:
            metrics = QFontMetricsF(self.theme.font(15, QFont.Weight.DemiBold))
            markets = self.context.desk.matrix.markets
            widest = max((metrics.horizontalAdvance(market.name) for market in markets), default=0.0)
            self._names = key, widest + self.theme.px(20)
        return self._names[1]

    def _fit_height(self) -> None:
        needed = round(self.rows_now().total) + self.theme.px(AXIS)
        self.setMinimumHeight(needed if needed > self._room else 0)
        if self._hinted != self.sizeHint():
            self._hinted = self.sizeHint()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room for all rows at their least height."""
        count = min(len(self.context.desk.matrix.markets), 6)
        return QSize(self.theme.px(520), self.theme.px(count * ROW_LEAST + AXIS + 24))

    def _themed(self) -> None:
        super()._themed()
        self.show_committed(glide=False)

    def focus_rect(self) -> QRectF:
        """Return the selected row, else everything that is seen."""
        place = self.selected_place()
        if place is None:
            return QRectF(self.visibleRegion().boundingRect())
        lines = self.rows_now()
        return QRectF(0, lines.y(place) + 1, self.width(), lines.height - 2)

    # -- painting -----------------------------------------------------------------------------

    def parts(self) -> Parts:
        """Return the rows that are seen, the ties between them, and the frame they stand in."""
        ranking, desk = self.ranking, self.context.desk
        if ranking is None:
            return {"frame": Part(self.rect(), None)}
        seen, lines = QRectF(self.visibleRegion().boundingRect()), self.rows_now()
        frame = (self.columns_now(), lines, self._end, len(desk.matrix.criteria), self._glide.running)
        found: dict[object, Part] = {"frame": Part(self.rect(), frame)}
        for place in lines.between(seen.top(), seen.bottom()):
            look = row_look(desk, ranking, int(ranking.order[place]))
            found["row", place] = part(self._row_rect(lines, lines.y(place)), look)
        for place in self._tied(ranking, lines, seen):
            found["tie", place] = part(self._tie_rect(lines, place), None)
        return found

    def _row_rect(self, lines: Rows, top: float) -> QRectF:
        return QRectF(0, top, self.width(), lines.height)

    def _cut_rect(self, lines: Rows) -> QRectF:
        half = self.theme.px(CUT_HALF)
        return QRectF(0, lines.cut_y() - half, self.width(), 2 * half)

    def _tie_rect(self, lines: Rows, place: int) -> QRectF:
        top, bottom = lines.between_centers(place)
        return QRectF(0, top, self.width(), bottom - top)

    def _tied(self, ranking: Ranking, lines: Rows, seen: QRectF) -> Iterator[int]:
        """Yield the places that are too close to call to the next one, as far as that is seen."""
        for place in lines.between(seen.top() - lines.height, seen.bottom()):
            if place + 1 < lines.count and too_close(ranking, place):
                yield place

    def paint(self, painter: QPainter) -> None:
        """Paint the rows that are exposed, then what lies between and around them."""
        ranking = self.ranking
        if ranking is None:
            return
        seen = QRectF(self.visibleRegion().boundingRect())
        lines, drawn = self.rows_now(), self._painter_now(ranking)
        axis = QRectF(0, seen.bottom() - self.theme.px(AXIS), self.width(), self.theme.px(AXIS))
        if lines.total < axis.top():
            axis.moveTop(lines.total)
        drawn.grid(painter, seen.top(), axis.top())
        for place in self._places(lines, seen):
            row = int(ranking.order[place])
            market = ranking.matrix.markets[row]
            stand = self._glide.now(market.id, Stand(lines.y(place), ranking.parts[row]))
            if self.exposed(self._row_rect(lines, stand.y)):
                drawn.row(painter, row, stand.y, stand.parts)
        if lines.cut and self.exposed(self._cut_rect(lines)):
            drawn.cut(painter, lines.cut_y(), lines.cut)
        if not self._glide.running:
            for place in self._tied(ranking, lines, seen):
                if self.exposed(self._tie_rect(lines, place)):
                    drawn.tie(painter, place)
        if self.exposed(axis):
            drawn.axis(painter, axis)

    def _places(self, lines: Rows, seen: QRectF) -> range:
        """Return the places to be painted; while rows glide, they may come from anywhere."""
        return range(lines.count) if self._glide.running else lines.between(seen.top(), seen.bottom())

    def _painter_now(self, ranking: Ranking) -> RankingPainter:
        key = (ranking, self.rows_now(), self.width(), self._end, self.theme)
        known, drawn = self._painter
        if drawn is None or known != key:
            geometry = (self.columns_now(), self.rows_now(), self._end)
            drawn = RankingPainter(self.context, ranking, self._pot.inks(self.devicePixelRatioF()), geometry)
            self._painter = key, drawn
        return drawn

    # -- selection and cut line ---------------------------------------------------------------

    def selected_place(self) -> int | None:
        """Return the place of the selected market, or None."""
        desk = self.context.desk
        if self.ranking is None or not desk.selected_market:
            return None
        ids = [self.ranking.market(place).id for place in range(len(self.ranking.order))]
        return ids.index(desk.selected_market) if desk.selected_market in ids else None

    def select_place(self, place: int) -> None:
        """Select the market in a place, everywhere."""
        if self.ranking is not None:
            kept = min(max(place, 0), len(self.ranking.order) - 1)
            self.context.desk.select_market(self.ranking.market(kept).id)

    def _selected(self) -> None:
        place = self.selected_place()
        if place is not None:
            lines = self.rows_now()
            top = lines.y(place)
            self.row_wanted.emit(top - lines.top, top + lines.height + self.theme.px(AXIS))
        self.refresh()

    def move_cut(self, by: int) -> None:
        """Move the cut line by whole places, as one step."""
        self._set_cut(self.context.desk.scoring.round.target_count + by)

    def _set_cut(self, count: int) -> None:
        desk = self.context.desk
        kept = min(max(count, 0), len(desk.matrix.markets))
        if kept != desk.scoring.round.target_count:
            desk.do(set_target_count, desk.scoring.round.id, kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select by arrows, open the context menu, tell where a total comes from."""
        place, last = self.selected_place(), len(self.context.desk.matrix.markets) - 1
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        moves = {
            Qt.Key.Key_Up: last if place is None else place - 1,
            Qt.Key.Key_Down: 0 if place is None else place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in moves and plain:
            self.select_place(moves[Qt.Key(key)])
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.menu_wanted.emit(self._menu_place())
        elif key == Qt.Key.Key_F1 and plain and place is not None and self.ranking is not None:
            text = total_tip(self.ranking, int(self.ranking.order[place]), self.context.numbers)
            QToolTip.showText(self._menu_place(), tip(text), self)
        elif key == Qt.Key.Key_Escape and self._dragged_cut is not None:
            self._dragged_cut = None
            self.show_committed(glide=False)
        else:
            super().keyPressEvent(event)

    def _menu_place(self) -> QPoint:
        place = self.selected_place() or 0
        lines = self.rows_now()
        return self.mapToGlobal(
            QPointF(self.columns_now().bars[0], lines.y(place) + lines.height / 2).toPoint()
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the market under the mouse, or of the selected one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.rows_now().place_at(event.pos().y())
            if place is not None:
                self.select_place(place)
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self._menu_place())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cut line, or select the market."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self._on_cut(event.position()) and self.context.desk.editable:
            self._dragged_cut = self.rows_now().cut
        else:
            place = self.rows_now().place_at(event.position().y())
            if place is not None:
                self.select_place(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the cut line, or show that it can be taken."""
        if self._dragged_cut is not None:
            self._dragged_cut = self.rows_now().cut_at(event.position().y())
            self._glide.go(self._stands(), motion=False)
            self.refresh()
        on_cut = self._on_cut(event.position()) and self.context.desk.editable
        self.setCursor(Qt.CursorShape.SplitVCursor if on_cut else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Write where the cut line was dropped, as one step."""
        if self._dragged_cut is not None and event.button() == Qt.MouseButton.LeftButton:
            count, self._dragged_cut = self._dragged_cut, None
            self._set_cut(count)
            self.refresh()

    def _on_cut(self, at: QPointF) -> bool:
        lines = self.rows_now()
        return bool(lines.cut) and abs(at.y() - lines.cut_y()) <= GRAB * self.theme.scale

    def copy(self) -> None:
        """Copy the figure: what the edit menu does while the keyboard is here."""
        self.copy_wanted.emit()

    # -- where a number comes from ------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tell where the number under the mouse comes from."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def words_at(self, at: QPointF) -> str:
        """Return where the number at a point comes from."""
        if self.ranking is None:
            return ""
        picture = Picture(self.rows_now(), self.columns_now(), self._end, self.theme.scale)
        return words_at(self.context, self.ranking, picture, at)
