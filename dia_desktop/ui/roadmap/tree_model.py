"""The rows of the roadmap as Qt sees them: lanes, and the activities in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from dia_desktop.charts.gantt_rows import Row
from dia_desktop.charts.gantt_words import done_words, row_words, short
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity
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
#: Rows that are told to differ at most; where there are more, screen readers ask again by themselves.
MOST_TOLD = 100
#: What a lane shows in other columns than its title.
LANE_COLUMNS = frozenset({Column.TITLE, Column.DONE})


_FLAG = Qt.ItemFlag
ON_REMOVED = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable
ON_LANES = ON_REMOVED | _FLAG.ItemIsDropEnabled
ON_NAMED_LANES = ON_LANES | _FLAG.ItemIsEditable


class TreeModel(QStandardItemModel):
    """All rows of the plan; where the same rows stay, what is selected and folded does too.

    Which rows stand where, and what can be done with them, Qt keeps by itself: it asks for thousands at once.
    What is in them is asked of the plan.
    """

    def __init__(self, context: Context, plan: Plan, writer: TreeWriter, parent: QObject) -> None:
        super().__init__(0, len(Column), parent)
        self._context, self._plan, self._writer = context, plan, writer
        self._rows = plan.whole.rows
        self._keys: tuple[str, ...] = ()
        self._known = plan.known
        #: Which rows are lanes, how many stand in each, and which row has a key.
        self._lanes: tuple[int, ...] = ()
        self._counts: tuple[int, ...] = ()
        self._numbers: dict[str, int] = {}
        #: Which rows are of activities that were removed, and which lanes hold such rows.
        self._gone: frozenset[int] = frozenset()
        self._with_gone: set[int] = set()
        self.show_plan()

    def show_plan(self) -> bool:
        """Show the rows of the plan as they are now, and return whether some came, went or moved.

        None is made before it is looked at.
        """
        rows = self._plan.whole.rows
        keys = rows.keys()
        gone = frozenset() if self._plan.content.compared is None else rows.removed_numbers()
        if keys == self._keys and gone == self._gone:
            self._rows = rows
            self._tell_changed()
            return False
        self.beginResetModel()
        self._rows, self._keys, self._gone, self._known = rows, keys, gone, self._plan.known
        self._lanes = rows.lane_numbers()
        ends = (*self._lanes, len(keys))[1:]
        self._counts = tuple(end - lane - 1 for lane, end in zip(self._lanes, ends, strict=True))
        self._numbers = {key: number for number, key in enumerate(keys)}
        self._make_room()
        self.endResetModel()
        return True

    def _make_room(self) -> None:
        """Let every lane have as many rows as stand in it; activities can be changed unless they are gone."""
        blocked = QSignalBlocker(self)
        self._make_lanes(len(self._lanes))
        root = self.invisibleRootItem()
        for lane, (number, count) in enumerate(zip(self._lanes, self._counts, strict=True)):
            item = root.child(lane, Column.TITLE)
            if lane in self._with_gone:
                item.removeRows(0, item.rowCount())
            item.setFlags(ON_NAMED_LANES if self._writer.can_rename(self._keys[number]) else ON_LANES)
            item.setRowCount(count)
        places = [(bisect_right(self._lanes, number) - 1, number) for number in self._gone]
        for lane, number in places:
            item = root.child(lane, Column.TITLE)
            for column in Column:
                item.setChild(number - self._lanes[lane] - 1, column, _cell(ON_REMOVED))
        self._with_gone = {lane for lane, _ in places}
        blocked.unblock()

    def _make_lanes(self, count: int) -> None:
        """Let there be so many lanes."""
        root = self.invisibleRootItem()
        if count < root.rowCount():
            root.removeRows(count, root.rowCount() - count)
        for lane in range(root.rowCount(), count):
            root.setChild(lane, Column.TITLE, QStandardItem(0, len(Column)))
            for column in range(Column.TITLE + 1, len(Column)):
                root.setChild(lane, column, _cell(ON_LANES))

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
        lane = index.parent()
        return self._lanes[lane.row()] + 1 + index.row() if lane.isValid() else self._lanes[index.row()]

    def lane_number(self, lane: int) -> int:
        """Return which of all rows a lane is."""
        return self._lanes[lane]

    def keys_at(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the keys of some of all rows."""
        return tuple(self._keys[number] for number in numbers)

    def activities_at(self, numbers: Iterable[int]) -> tuple[Activity, ...]:
        """Return the activities of some of all rows that were not removed, each once."""
        return self._rows.activities_at(numbers)

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
        return NOWHERE if number is None else self._index_at(number, column)

    def _index_at(self, number: int, column: int) -> QModelIndex:
        lane = bisect_right(self._lanes, number) - 1
        if self._lanes[lane] == number:
            return self.index(lane, column)
        return self.index(number - self._lanes[lane] - 1, column, self.index(lane, Column.TITLE))

    def stretches(self, keys: Iterable[str]) -> Iterator[tuple[QModelIndex, QModelIndex]]:
        """Yield the first and the last cell of rows that stand together, of these; of lanes each alone."""
        numbers = sorted({self._numbers[key] for key in keys if key in self._numbers})
        lanes = {*self._lanes}
        begins = [
            place
            for place, number in enumerate(numbers)
            if place == 0 or numbers[place - 1] != number - 1 or lanes & {number, number - 1}
        ]
        for begin, end in pairwise([*begins, len(numbers)]):
            yield (
                self._index_at(numbers[begin], Column.TITLE),
                self._index_at(numbers[end - 1], len(Column) - 1),
            )

    def key_of(self, activity_id: str) -> str:
        """Return the key of the first row of an activity, "" where it has none."""
        number = self._plan.whole.row_of(activity_id)
        return "" if number is None else self._keys[number]

    def first_inside(self, lane: int) -> Row | None:
        """Return the first activity in a lane."""
        return self._rows[self._lanes[lane] + 1] if self._counts[lane] else None

    # -- what Qt asks -------------------------------------------------------------------------

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


def _cell(flags: Qt.ItemFlag) -> QStandardItem:
    item = QStandardItem()
    item.setFlags(flags)
    return item
