"""The activities without dates: dragged onto the timeline they get some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.own_keys import is_delete, keeps
from dia_desktop.ui.roadmap.carried import carried_ids, carry
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.tree_model import NOWHERE, Index
from dia_desktop.ui.roadmap.words import called
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.widgets import PlainLabel, tip

HEIGHT, CHIP, SIDE, DOT, MOST = 40, 26, 10, 9, 220
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TrayModel(QAbstractListModel):
    """The activities of the plan that have no dates."""

    def __init__(self, plan: Plan, parent: QObject) -> None:
        super().__init__(parent)
        self._plan = plan
        self.activities: tuple[Activity, ...] = plan.gantt.tray

    def show_plan(self) -> None:
        """Show what waits now."""
        if self.activities != self._plan.gantt.tray:
            self.beginResetModel()
            self.activities = self._plan.gantt.tray
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many wait."""
        return 0 if parent.isValid() else len(self.activities)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the words of an activity."""
        if not 0 <= index.row() < len(self.activities):
            return None
        name = called(self.activities[index.row()], self._plan.handles)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(tr("{activity}: drag it onto the timeline to give it dates").format(activity=name))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{activity}: not scheduled").format(activity=name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with an activity."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags


class TrayDelegate(QStyledItemDelegate):
    """Paints an activity as a chip with the mark of its first market."""

    def __init__(self, context: Context, model: TrayModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._model, self._view = context, model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a chip."""
        del option
        theme = self._context.theme
        words = str(self._model.data(index))
        wide = QFontMetricsF(theme.font(12, QFont.Weight.Medium)).horizontalAdvance(words)
        room = wide + theme.px(2 * SIDE + DOT + 6 + 8)
        return QSize(min(round(room), theme.px(MOST)), theme.px(CHIP + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a chip."""
        theme, activity = self._context.theme, self._model.activities[index.row()]
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect).adjusted(1, theme.px(3), -theme.px(6), -theme.px(3))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("ink" if chosen else "line"))
        painter.setBrush(theme.color("selection" if chosen else "surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        left = rect.left() + theme.px(SIDE)
        slots = {market.id: market.colour for market in self._context.desk.scoring.markets}
        known = [slots[each] for each in activity.market_ids if each in slots]
        if known:
            hue = QColor(theme.market(known[0]))
            painted.dot(painter, QPointF(left + theme.px(DOT) / 2, rect.center().y()), hue, theme.px(DOT))
            left += theme.px(DOT + 6)
        place = QRectF(left, rect.top(), rect.right() - left - theme.px(SIDE - 4), rect.height())
        font = theme.font(12, QFont.Weight.Medium)
        painted.words(painter, place, str(self._model.data(index)), font, theme.color("text"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painted.ring(painter, rect, theme, 6.0)
        painter.restore()


class TrayList(QListView):
    """The waiting activities side by side.

    Signals
    -------
    opened() : Enter was pressed, or the mouse twice.
    deleted() : what is marked is to go.
    came() : the keyboard came in.
    """

    opened = Signal()
    deleted = Signal()
    came = Signal()

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__()
        self._plan, self._writer = plan, writer
        self.waiting = TrayModel(plan, self)
        self.setModel(self.waiting)
        self.setItemDelegate(TrayDelegate(context, self.waiting, self))
        self.setAccessibleName(tr("Activities without dates"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.doubleClicked.connect(self.opened)

    def marked(self) -> tuple[Activity, ...]:
        """Return the marked activities."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.waiting.activities[row] for row in rows)

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the menu of the window."""
        return keeps(event, is_delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete; the rest is Qt's."""
        if Qt.Key(event.key()) in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Take the marked activities away, as the edit menu wants it."""
        self.deleted.emit()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the marked activities away."""
        if self.marked() and not self._writer.fixed:
            drag = QDrag(self)
            drag.setMimeData(carry(self.marked()))
            drag.exec(actions | Qt.DropAction.MoveAction)


class Tray(QFrame):
    """What is not scheduled, below the timeline; dates are taken off what is dropped here."""

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__()
        self._context, self._plan, self._writer = context, plan, writer
        self._wanted = False
        self.setAccessibleName(tr("Not scheduled"))
        self.setAcceptDrops(True)
        self.label = PlainLabel(context, "", 12, QFont.Weight.DemiBold, "text2")
        self.list = TrayList(context, plan, writer)
        self.nothing = PlainLabel(context, "", 12, colour="text3", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(10)
        row.addWidget(self.label)
        row.addWidget(self.list, 1)
        row.addWidget(self.nothing, 1)
        context.themed.connect(self._themed)
        self._themed()
        self.show_plan()

    def show_plan(self) -> None:
        """Show what waits now."""
        marked = {each.id for each in self.list.marked()}
        self.list.waiting.show_plan()
        count = len(self.list.waiting.activities)
        counted = tr("Not scheduled  {count}").format(count=count)
        self.label.setText(tr("Not scheduled") if self._plan.reading else counted)
        self.list.setVisible(bool(count))
        self.nothing.setVisible(not count)
        nothing = tr("Every activity has dates. Drop a bar here to take its dates off.")
        self.nothing.setText(tr("The roadmap is being read…") if self._plan.reading else nothing)
        self.mark(marked)

    def mark(self, activity_ids: set[str]) -> None:
        """Mark activities that wait."""
        model = self.list.selectionModel()
        model.clearSelection()
        for row, activity in enumerate(self.list.waiting.activities):
            if activity.id in activity_ids:
                index = self.list.waiting.index(row)
                model.select(index, model.SelectionFlag.Select)
                model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
                self.list.scrollTo(index)

    def holds(self, at: QPoint) -> bool:
        """Whether a point of the screen is over the tray."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(at))

    def want(self, *, on: bool) -> None:
        """Show that what is dragged would be dropped here."""
        if on != self._wanted:
            self._wanted = on
            self.setProperty("kind", "warn" if on else "")
            self.style().unpolish(self)
            self.style().polish(self)

    def _themed(self) -> None:
        self.setFixedHeight(self._context.theme.px(HEIGHT))

    # -- rows of the tree dropped here ---------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take scheduled activities."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking them."""
        if self._scheduled(event):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take their dates off."""
        ids = self._scheduled(event)
        if ids:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self._writer.schedule(dict.fromkeys(ids))

    def _scheduled(self, event: QDropEvent) -> Sequence[str]:
        if self._writer.fixed:
            return ()
        ids = carried_ids(event.mimeData(), self._plan.known)
        return [each for each in ids if self._plan.known[each].scheduled]
