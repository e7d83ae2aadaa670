"""The rows of the roadmap as Qt sees them: lanes, and the activities in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dia_desktop.charts.gantt_rows import Row
from dia_desktop.charts.gantt_words import done_words, row_words, short
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap_words import status_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.carried import carry
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.tree_columns import Column, column_title
from dia_desktop.ui.roadmap.tree_write import TreeWriter
from dia_desktop.ui.roadmap.words import first_day, last_day
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
#: Internal id of a lane; an activity has the number of its lane, and one more.
LANE = 0
#: Rows that are told to differ at most; where there are more, screen readers ask again by themselves.
MOST_TOLD = 100
#: What a lane shows in other columns than its title.
LANE_COLUMNS = frozenset({Column.TITLE, Column.DONE})


_FLAG = Qt.ItemFlag
ON_LANES = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemIsDropEnabled
ON_FIXED = ON_LANES | _FLAG.ItemNeverHasChildren
ON_ACTIVITIES = ON_FIXED | _FLAG.ItemIsEditable | _FLAG.ItemIsDragEnabled


class TreeModel(QAbstractItemModel):
    """All rows of the plan; where the same rows stay, what is selected and folded does too."""

    def __init__(self, context: Context, plan: Plan, writer: TreeWriter, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._plan, self._writer = context, plan, writer
        self._rows = plan.whole.rows
        self._keys: tuple[str, ...] = ()
        self._known = plan.known
        #: Which rows are lanes, how many stand in each, and which row has a key.
        self._lanes: tuple[int, ...] = ()
        self._counts: tuple[int, ...] = ()
        self._numbers: dict[str, int] = {}
        self._fixed = writer.fixed
        self._gone: frozenset[int] = frozenset()
        self.show_plan()

    def show_plan(self) -> bool:
        """Show the rows of the plan as they are now, and return whether some came, went or moved.

        None is made before it is looked at.
        """
        rows = self._plan.whole.rows
        keys = rows.keys()
        self._fixed = self._writer.fixed
        self._gone = frozenset() if self._plan.content.compared is None else rows.removed_numbers()
        if keys == self._keys:
            self._rows = rows
            self._tell_changed()
            return False
        self.beginResetModel()
        self._rows, self._keys, self._known = rows, keys, self._plan.known
        self._lanes = rows.lane_numbers()
        ends = (*self._lanes, len(keys))[1:]
        self._counts = tuple(end - lane - 1 for lane, end in zip(self._lanes, ends, strict=True))
        self._numbers = {key: number for number, key in enumerate(keys)}
        self.endResetModel()
        return True

    def _tell_changed(self) -> None:
        """Tell which rows differ; none came, went or moved.

        Only activities are compared, and their lanes roll them up: what else a row shows is painted anew
        anyway.
        """
        before, self._known = self._known, self._plan.known
        differing = {
            key for key, each in self._known.items() if (was := before.get(key)) is not each and was != each
        }
        numbers = self._rows.numbers_of(differing) if differing else ()
        lanes = sorted({bisect_right(self._lanes, number) - 1 for number in numbers})
        for number in (*(self._lanes[lane] for lane in lanes), *numbers)[:MOST_TOLD]:
            index = self.index_of(self._keys[number])
            self.dataChanged.emit(index, index.siblingAtColumn(len(Column) - 1))

    # -- places -------------------------------------------------------------------------------

    @property
    def lane_keys(self) -> tuple[str, ...]:
        """The keys of the lanes."""
        return tuple(self._keys[number] for number in self._lanes)

    def number(self, index: Index) -> int:
        """Return which of all rows an index stands in; -1 for none."""
        if not index.isValid():
            return -1
        lane = index.internalId()
        if lane == LANE:
            return self._lanes[index.row()] if index.row() < len(self._lanes) else -1
        inside = lane <= len(self._counts) and index.row() < self._counts[lane - 1]
        return self._lanes[lane - 1] + 1 + index.row() if inside else -1

    def key_at(self, index: Index) -> str:
        """Return the key of the row of an index, "" for none."""
        number = self.number(index)
        return "" if number < 0 else self._keys[number]

    def row_at(self, index: Index) -> Row | None:
        """Return the row of an index; None where it is none."""
        number = self.number(index)
        return None if number < 0 else self._rows[number]

    def index_of(self, key: str, column: int = Column.TITLE) -> QModelIndex:
        """Return where a row is; an invalid index where it is not."""
        number = self._numbers.get(key)
        if number is None:
            return NOWHERE
        lane = bisect_right(self._lanes, number) - 1
        if self._lanes[lane] == number:
            return self.createIndex(lane, column, LANE)
        return self.createIndex(number - self._lanes[lane] - 1, column, lane + 1)

    def key_of(self, activity_id: str) -> str:
        """Return the key of the first row of an activity, "" where it has none."""
        number = self._plan.whole.row_of(activity_id)
        return "" if number is None else self._keys[number]

    def first_inside(self, lane: int) -> Row | None:
        """Return the first activity in a lane."""
        return self._rows[self._lanes[lane] + 1] if self._counts[lane] else None

    # -- what Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows stand below one."""
        if not parent.isValid():
            return len(self._lanes)
        if parent.internalId() == LANE and parent.column() == Column.TITLE:
            return self._counts[parent.row()]
        return 0

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        del parent
        return len(Column)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a cell."""
        if not 0 <= row < self.rowCount(parent) or not 0 <= column < len(Column):
            return NOWHERE
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else LANE)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return the lane of an activity."""
        if not index.isValid() or index.internalId() == LANE:
            return NOWHERE
        return self.createIndex(index.internalId() - 1, 0, LANE)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.DONE else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignBottom)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tool tip and spoken words of a cell."""
        row = self.row_at(index)
        if row is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return short(self.text(row, column))
        if role == Qt.ItemDataRole.EditRole:
            return row.title if column is Column.TITLE else self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row_words(row, self._context.numbers))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(row, column)
        return None

    def text(self, row: Row, column: Column) -> str:
        """Return what stands in a cell."""
        activity, numbers = row.activity, self._context.numbers
        if activity is None and column not in LANE_COLUMNS:
            return ""
        if column is Column.TITLE:
            return f"{row.handle} {row.title}".strip()
        if column is Column.OWNER:
            return row.owner
        if column is Column.DONE:
            return done_words(row.done, numbers)
        if activity is None:
            return ""
        return {
            Column.START: first_day(activity, numbers),
            Column.END: last_day(activity, numbers),
            Column.STATUS: status_words(activity.status),
        }[column]

    def _aloud(self, row: Row, column: Column) -> str:
        if column is Column.TITLE:
            return row_words(row, self._context.numbers)
        text = self.text(row, column) or tr("empty")
        return tr("{column}: {text}").format(column=column_title(column), text=text)

    # -- editing ------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; Qt asks for thousands at once, so that it is known before."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if index.internalId() == LANE:
            row = self.row_at(index) if index.column() == Column.TITLE else None
            named = row is not None and self._writer.can_rename(row)
            return ON_LANES | Qt.ItemFlag.ItemIsEditable if named else ON_LANES
        if self._fixed or (self._gone and self.number(index) in self._gone):
            return ON_FIXED
        return ON_ACTIVITIES

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed or chosen."""
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self._writer.write(row, Column(index.column()), value)

    # -- dragging -----------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped on rows."""
        return list(carry(()).formats())

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:
        """Return the activities of rows, to be dropped elsewhere."""
        found = {}
        for index in indexes:
            row = self.row_at(index)
            if row is not None and row.activity is not None:
                found[row.activity.id] = row.activity
        return carry(tuple(found.values()))

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows are moved."""
        return Qt.DropAction.MoveAction
