"""The tree of the roadmap by keyboard and mouse: editing cell after cell, folding, dragging rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from dia_desktop.charts.gantt_lanes import NO_LANE
from dia_desktop.charts.gantt_rows import Row
from dia_desktop.language import tr
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.ui.context import Context
from dia_desktop.ui.own_keys import is_delete, keeps
from dia_desktop.ui.roadmap.carried import carried_ids, carry
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.tree_columns import Column
from dia_desktop.ui.roadmap.tree_paint import FOLD, SIDE
from dia_desktop.ui.roadmap.tree_view import TreeView
from dia_desktop.ui.roadmap.writer import RoadmapEdits

Hint = QAbstractItemDelegate.EndEditHint
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tree(TreeView):
    """The rows of a plan to be worked on.

    Signals
    -------
    opened() : the user wants to see everything about the current activity.
    dropped(ids, lane, before_id) : activities were dropped in a lane, in front of another one or at its end.
    deleted() : the marked rows are to go.
    """

    opened = Signal()
    dropped = Signal(object, str, object)
    deleted = Signal()

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__(context, plan, writer)
        self._drop_place: tuple[str, str | None] | None = None

    # -- keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the menu of the window."""
        return keeps(event, is_delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, fold with Space, walk the cells of a row with Ctrl, mark all; the rest is Qt's."""
        editing = self.state() == QAbstractItemView.State.EditingState
        key, plain = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if editing:
            super().keyPressEvent(event)
        elif key in ENTER and not plain:
            self.opened.emit()
        elif key == Qt.Key.Key_Space and not plain:
            self.toggle_lane()
        elif key in ASIDE and plain == Qt.KeyboardModifier.ControlModifier:
            self.step_aside(ASIDE[key])
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.deleted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif plain & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            # Keys of actions that are not to be had now must not move the keyboard about.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Take the marked rows away, as the edit menu wants it."""
        self.deleted.emit()

    def edit_title(self) -> None:
        """Edit the title of the current row in its place."""
        index = self.currentIndex().siblingAtColumn(Column.TITLE)
        if index.isValid() and self._writer.may():
            self.setCurrentIndex(index)
            self.edit(index)

    def step_aside(self, step: int) -> None:
        """Go to the next shown cell of the row."""
        index = self.currentIndex()
        shown = [column for column in Column if not self.isColumnHidden(column)]
        if not index.isValid() or index.column() not in shown:
            return
        place = min(max(shown.index(Column(index.column())) + step, 0), len(shown) - 1)
        model = self.selectionModel()
        model.setCurrentIndex(index.siblingAtColumn(shown[place]), model.SelectionFlag.NoUpdate)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Go on with the next cell of the row where Tab ended the editing."""
        steps = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}
        super().closeEditor(editor, Hint.NoHint if hint in steps else hint)
        if hint in steps:
            self._edit_beside(steps[hint])

    def _edit_beside(self, step: int) -> None:
        index = self.currentIndex()
        shown = [column for column in Column if not self.isColumnHidden(column)]
        place = shown.index(Column(index.column())) + step if index.column() in shown else -1
        while 0 <= place < len(shown):
            beside = index.siblingAtColumn(shown[place])
            if self.rows.flags(beside) & Qt.ItemFlag.ItemIsEditable:
                model = self.selectionModel()
                model.setCurrentIndex(beside, model.SelectionFlag.NoUpdate)
                self.edit(beside)
                return
            place += step

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a lane where its sign is pressed."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        at_sign = event.position().x() < self._context.theme.px(SIDE + FOLD)
        if row is not None and row.activity is None and at_sign:
            self.setCurrentIndex(index.siblingAtColumn(Column.TITLE))
            self.toggle_lane()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell under the mouse; a lane that has no name of its own folds."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        named = bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if row is not None and row.activity is None and (self._writer.fixed or not named):
            self.toggle_lane()
            return
        super().mouseDoubleClickEvent(event)

    # -- dragging -----------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the marked activities away."""
        if not self.marked() or self._writer.fixed:
            return
        drag = QDrag(self)
        drag.setMimeData(carry(self.marked()))
        drag.exec(actions | Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take activities of this strategy."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where the activities would go."""
        super().dragMoveEvent(event)  # It scrolls at the edges.
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        super().dragLeaveEvent(event)
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the activities."""
        ids, place = carried_ids(event.mimeData(), self._plan.known), self._drop_place
        self._forget_drop()
        if ids and place is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(ids, *place)

    def _consider(self, event: QDragMoveEvent) -> None:
        ids = carried_ids(event.mimeData(), self._plan.known)
        by_workstream = self._plan.outlook.lanes is LaneBy.WORKSTREAM
        if not ids or self._writer.fixed or not by_workstream:
            self._forget_drop()
            event.ignore()
            return
        self._drop_place, self.drop_at = self._place_at(event.position().toPoint())
        self.viewport().update()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _place_at(self, at: QPoint) -> tuple[tuple[str, str | None], int]:
        """Return lane and activity in front of which something dropped here goes, and the height of that."""
        index = self.indexAt(at).siblingAtColumn(Column.TITLE)
        row = self.rows.row_at(index)
        if row is None:
            rows = self._plan.gantt.rows
            lane = rows[-1].lane if rows else NO_LANE
            bottom = self.visualRect(self.rows.index_of(rows[-1].key)).bottom() if rows else 2
            return (lane, None), bottom
        rect = self.visualRect(index)
        if row.activity is None:
            return (row.key, _there(self.rows.first_inside(index.row()))), rect.bottom()
        below = at.y() > rect.center().y()
        if not below:
            return (row.lane, row.activity.id), rect.top()
        return (row.lane, _there(self.rows.row_at(index.siblingAtRow(index.row() + 1)))), rect.bottom()

    def _forget_drop(self) -> None:
        self._drop_place = None
        self.drop_at = None
        self.viewport().update()


def order_refused() -> str:
    """Return why rows cannot be put in another order."""
    return tr("Choose “Lanes: workstreams” to put activities in another order by hand.")


def _there(row: Row | None) -> str | None:
    """Return the activity of a row; None where there is none, or where it was removed."""
    return None if row is None or row.activity is None or row.bar is None else row.activity.id
