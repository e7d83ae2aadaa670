"""The tree of the roadmap: walked and edited with keys, folded, marked, dragged to another place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
)

from dia_desktop.charts.gantt_rows import Row
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.tree_columns import ALL_FROM, LEAST_TREE, SHOWN_FROM, WIDTHS, Column
from dia_desktop.ui.roadmap.tree_delegate import TreeDelegate
from dia_desktop.ui.roadmap.tree_model import Index, TreeModel
from dia_desktop.ui.roadmap.tree_paint import Look, RowPainter
from dia_desktop.ui.roadmap.tree_write import TreeWriter
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.sketch_view import STALE_OPACITY

Hint = QAbstractItemDelegate.EndEditHint
#: Painted rows kept: a few screens full.
MOST_PICTURES = 160
Flag = QItemSelectionModel.SelectionFlag


class TreeView(QTreeView):
    """Shows the rows of a plan as a tree.

    Signals
    -------
    picked() : other rows are marked, or the keyboard went to another row.
    folds(keys) : the lanes that are folded now.
    """

    picked = Signal()
    folds = Signal(object)

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__()
        self._context, self._plan, self._writer = context, plan, writer
        self.rows = TreeModel(context, plan, TreeWriter(context, plan, writer), self)
        #: Where dragged rows would go, in the viewport; None for nowhere.
        self.drop_at: int | None = None
        self._told: tuple[tuple[str, ...], str] | None = ((), "")
        #: How the lanes were folded last; Qt forgets it with the rows.
        self._folded_as: frozenset[str] = frozenset()
        self._marking = False
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self._filled = self._find_filled()
        self.setItemDelegate(TreeDelegate(context, self.rows, self))
        self.setAccessibleName(tr("Activities"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._behave()
        self.setModel(self.rows)
        self._fit_head()
        self.selectionModel().selectionChanged.connect(self._picked)
        self.selectionModel().currentChanged.connect(self._picked)
        self.expanded.connect(self._folded)
        self.collapsed.connect(self._folded)
        context.themed.connect(self._themed)
        self._fold()

    def _behave(self) -> None:
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._allow_editing()
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMouseTracking(True)

    def _allow_editing(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        ways = trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        self.setEditTriggers(trigger.NoEditTriggers if self._writer.fixed else ways)

    # -- columns ------------------------------------------------------------------------------

    def _fit_head(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(10)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_columns()

    def _find_filled(self) -> frozenset[int]:
        """Return where something stands: in a narrow tree, titles need the room of empty columns."""
        activities = self._plan.roadmap.activities
        used = set()
        if any(each.owner_id for each in activities):
            used.add(Column.OWNER)
        # What is new in a comparison, or gone, stands there as well.
        if self._plan.content.compared is not None or any(each.progress is not None for each in activities):
            used.add(Column.DONE)
        return frozenset(used)

    def _fit_columns(self) -> None:
        """Show the columns there is room for; the title takes what is left."""
        used = self._filled | {self.currentIndex().column()}
        theme, left = self._context.theme, self.viewport().width()
        for column, width in WIDTHS.items():
            least = SHOWN_FROM.get(column, 0 if column in used else ALL_FROM)
            shown = self.viewport().width() >= least * theme.scale
            self.setColumnHidden(column, not shown)
            if shown:
                self.setColumnWidth(column, theme.px(width))
                left -= theme.px(width)
        self.setColumnWidth(Column.TITLE, max(left, theme.px(80)))

    def set_head_height(self, height: int) -> None:
        """Let the head be as high as that of the timeline."""
        if height != self.header().height():
            self.header().setFixedHeight(height)
            # Qt moves the rows below another head only when something else happens.
            self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self._fit_columns()

    def _themed(self) -> None:
        self._drawn.clear()
        self.setMinimumWidth(self._context.theme.px(LEAST_TREE))
        self._fit_columns()
        self.doItemsLayout()
        self.viewport().update()

    # -- rows ---------------------------------------------------------------------------------

    def show_plan(self) -> None:
        """Show the rows of the plan; what is marked and where the keyboard is stays as far as it is there."""
        marked, current = self.marked_keys(), self.current_row()
        column, number = self.currentIndex().column(), self.rows.number(self.currentIndex())
        blocked = QSignalBlocker(self.selectionModel())
        if self.rows.show_plan() or self._folded_as != self._plan.outlook.folded:
            self._fold()
        self._allow_editing()
        self._filled = self._find_filled()
        self._fit_columns()
        blocked.unblock()
        keys = [key for key in map(self._key_now, marked) if key]
        here = "" if current is None else self._key_now(current.key)
        if current is not None and not here:
            here = self._key_at(number)
        self._told = None
        self._mark(keys or [here], here, max(column, 0))

    def _key_now(self, key: str) -> str:
        """Return the key of a row, or of the activity in it that stands elsewhere now; "" for none."""
        if self.rows.index_of(key).isValid():
            return key
        return self.rows.key_of(key.rpartition("/")[2])

    def _key_at(self, number: int) -> str:
        """Return the key of the row that took the place of one that is gone; "" for none."""
        keys = self._plan.whole.rows.keys()
        return keys[min(number, len(keys) - 1)] if keys and number >= 0 else ""

    def _mark(self, keys: Sequence[str], current: str, column: int = Column.TITLE) -> None:
        selection = QItemSelection()
        for first, last in self.rows.stretches(keys):
            selection.select(first, last)
        model = self.selectionModel()
        # Both together are one change.
        self._marking = True
        model.setCurrentIndex(self.rows.index_of(current, column), Flag.NoUpdate)
        model.select(selection, Flag.ClearAndSelect)
        self._marking = False
        self._picked()

    def mark(self, keys: Sequence[str]) -> None:
        """Mark rows, go to the first of them, and unfold what hides it."""
        for key in keys[:1]:
            lane = self.rows.parent(self.rows.index_of(key))
            if lane.isValid() and not self.isExpanded(lane):
                self.expand(lane)
        self._mark(keys, keys[0] if keys else "")
        self.scrollTo(self.currentIndex())

    def show_activity(self, activity_id: str) -> bool:
        """Go to an activity; return whether it has a row."""
        key = self.rows.key_of(activity_id)
        if key:
            self.mark([key])
        return bool(key)

    def current_row(self) -> Row | None:
        """Return the row where the keyboard is."""
        return self.rows.row_at(self.currentIndex())

    def marked_keys(self) -> tuple[str, ...]:
        """Return the keys of the marked rows, from top to bottom."""
        return self.rows.keys_at(self._marked_numbers())

    def _marked_numbers(self) -> list[int]:
        """Return which of all rows are marked, from top to bottom."""
        numbers: set[int] = set()
        selection = self.selectionModel().selection()
        for place in range(selection.size()):
            together = selection.at(place)
            first = self.rows.number(together.topLeft())
            if together.parent().isValid():
                numbers.update(range(first, first + together.height()))
            else:
                numbers.update(map(self.rows.lane_number, range(together.top(), together.bottom() + 1)))
        return sorted(numbers)

    def marked(self) -> tuple[Activity, ...]:
        """Return the marked activities that are there, from top to bottom, each once."""
        found = self.rows.activities_at(self._marked_numbers())
        return tuple(self._plan.known.get(each.id, each) for each in found)

    def _picked(self, *_changes: object) -> None:
        """Tell once what is marked: a step of the keyboard changes both what is marked and where it is."""
        if self._marking:
            return
        self.viewport().update()
        picked = (self.marked_keys(), self.rows.key_at(self.currentIndex()))
        if picked != self._told:
            self._told = picked
            self.picked.emit()

    # -- folding ------------------------------------------------------------------------------

    def _fold(self) -> None:
        """Fold the lanes as the outlook wants it."""
        blocked = QSignalBlocker(self)
        folded = self._folded_as = self._plan.outlook.folded
        for lane, key in enumerate(self.rows.lane_keys):
            index = self.rows.index(lane, Column.TITLE)
            if self.isExpanded(index) == (key in folded):
                self.setExpanded(index, key not in folded)
        blocked.unblock()

    def _folded(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            folded = self._plan.outlook.folded
            now = folded - {row.key} if self.isExpanded(index) else folded | {row.key}
            self.folds.emit(now)

    def toggle_lane(self) -> None:
        """Fold the lane of the current row, or unfold it."""
        index = self.currentIndex().siblingAtColumn(Column.TITLE)
        lane = self.rows.parent(index) if self.rows.parent(index).isValid() else index
        if lane.isValid():
            self.setCurrentIndex(self.rows.index(lane.row(), Column.TITLE))
            self.setExpanded(lane, not self.isExpanded(lane))

    # -- painting -----------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, from its picture where it was painted before."""
        row = self.rows.row_at(index)
        if row is None:
            return
        area: QRect = option.rect
        current = self.currentIndex()
        here = self.rows.number(current) == self.rows.number(index)
        selected = self.selectionModel().isSelected(index)
        look = Look(selected, here and selected, current.column() if here and self.hasFocus() else None)
        size = QSize(self.viewport().width(), area.height())
        painter.setOpacity(STALE_OPACITY if self._plan.waiting else 1.0)
        painter.drawPixmap(
            0, area.top(), self._picture(row, look, size, painter.device().devicePixelRatioF())
        )

    def _picture(self, row: Row, look: Look, size: QSize, ratio: float) -> QPixmap:
        widths = tuple(0 if self.isColumnHidden(each) else self.columnWidth(each) for each in Column)
        key = (row, look, size.height(), widths, ratio)
        drawn = self._drawn.pop(key, None)
        if drawn is None:
            drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(self._context.theme.color("surface"))
            painter = QPainter(drawn)
            left, cells = 0, {}
            for column, width in zip(Column, widths, strict=True):
                if width:
                    cells[column] = QRectF(left, 0, width, size.height())
                    left += width
            texts = {column: self.rows.text(row, column) for column in cells}
            ground = QRectF(QPointF(), QSizeF(size))
            RowPainter(painter, self._context.theme, cells).draw(row, texts, ground, look)
            painter.end()
            if len(self._drawn) >= MOST_PICTURES:
                self._drawn.pop(next(iter(self._drawn)))
        self._drawn[key] = drawn
        return drawn

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint nothing: the row paints its own sign of folding."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where dragged ones would go."""
        super().paintEvent(event)
        if self.drop_at is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._context.theme.color("focus"), 3))
            painter.drawLine(2, self.drop_at, self.viewport().width() - 3, self.drop_at)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row where the keyboard comes in for the first time."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self.rows.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()
