"""The matrix of strategies on the screen: Enter opens or adds, Delete removes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.swot import StrategicOption
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.own_keys import is_delete, keeps
from dia_desktop.ui.swot.cards import CARD_LETTERS, one_line
from dia_desktop.ui.swot.item_model import Index
from dia_desktop.ui.swot.option_dialog import OptionDialog
from dia_desktop.ui.swot.to_roadmap import take_to_roadmap
from dia_desktop.ui.swot.tows_model import TowsModel
from dia_desktop.ui.swot.words import COLOURS, why_fixed

COLUMN, ROW, SIDE, HEAD = 190, 84, 200, 62
MOST_LINES = 3


class _Head(QHeaderView):
    """The items along one edge of the matrix, each on the colour of its quadrant."""

    def __init__(
        self, context: Context, model: TowsModel, orientation: Qt.Orientation, parent: QWidget
    ) -> None:
        super().__init__(orientation, parent)
        self._context, self._model = context, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(tr("Items of the matrix"))

    def sizeHint(self) -> QSize:
        """Return the room for the items."""
        theme = self._context.theme
        return QSize(theme.px(SIDE), theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one item."""
        across = self.orientation() is Qt.Orientation.Horizontal
        items = self._model.tows.columns if across else self._model.tows.rows
        if not 0 <= section < len(items):
            return
        item, theme = items[section], self._context.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        ink, fill = (theme.color(token) for token in COLOURS[item.quadrant])
        body = QRectF(rect).adjusted(2, 2, -2, -2)
        painted.bar(painter, body, fill, theme.px(6))
        mark = QRectF(body.left() + theme.px(8), body.top(), theme.px(28), body.height())
        painted.words(painter, mark, item.handle, theme.font(12, QFont.Weight.Bold), ink)
        text = body.adjusted(theme.px(38), theme.px(3), -theme.px(6), -theme.px(3))
        font = theme.font(12)
        lines = fold(one_line(item.text, CARD_LETTERS), font, text.width(), MOST_LINES)
        write_lines(painter, text, lines, font, theme.color("text"))
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    """Paints the options of a cell, one below the other."""

    def __init__(self, context: Context, model: TowsModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._context, self._model, self._view = context, model, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        theme = self._context.theme
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rect = QRectF(area)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.setBrush(theme.color("selection" if chosen else "surface"))
        painter.drawRect(rect.adjusted(-0.5, -0.5, -0.5, -0.5))
        options = self._model.options(index)
        inner = rect.adjusted(theme.px(8), theme.px(4), -theme.px(8), -theme.px(4))
        if options:
            self._paint_options(painter, inner, options)
        elif chosen and not self._context.desk.file.read_only:
            centred = Qt.AlignmentFlag.AlignHCenter
            painted.words(painter, inner, tr("+ Enter adds"), theme.font(12), theme.color("text3"), centred)
        if chosen and self._view.hasFocus():
            painted.ring(painter, rect.adjusted(0, 0, -1, -1), theme, theme.px(4))
        painter.restore()

    def _paint_options(self, painter: QPainter, inner: QRectF, options: tuple[StrategicOption, ...]) -> None:
        theme = self._context.theme
        slots = {market.id: market.colour for market in self._context.desk.scoring.markets}
        shown = options if len(options) <= MOST_LINES else options[: MOST_LINES - 1]
        height = inner.height() / MOST_LINES
        font = theme.font(12, QFont.Weight.DemiBold)
        if len(options) == 1:
            lines = fold(
                one_line(options[0].title, CARD_LETTERS), font, inner.width() - theme.px(14), MOST_LINES
            )
            write_lines(painter, inner.adjusted(theme.px(14), 0, 0, 0), lines, font, theme.color("text"))
            self._paint_dot(painter, QPointF(inner.left() + 4, inner.center().y()), options[0], slots)
            return
        for place, option in enumerate(shown):
            line = QRectF(inner.left(), inner.top() + place * height, inner.width(), height)
            self._paint_dot(painter, QPointF(line.left() + 4, line.center().y()), option, slots)
            text = line.adjusted(theme.px(14), 0, 0, 0)
            painted.words(painter, text, one_line(option.title, CARD_LETTERS), font, theme.color("text"))
        if len(shown) < len(options):
            line = QRectF(inner.left() + theme.px(14), inner.bottom() - height, inner.width(), height)
            more = tr("and {count} more").format(count=len(options) - len(shown))
            painted.words(painter, line, more, theme.font(12), theme.color("text2"))

    def _paint_dot(
        self, painter: QPainter, at: QPointF, option: StrategicOption, slots: dict[str, int]
    ) -> None:
        known = [slots[market_id] for market_id in option.market_ids if market_id in slots]
        theme = self._context.theme
        painted.dot(painter, at, theme.market(known[0]) if known else theme.color("text3"), theme.px(8))


class TowsTable(QTableView):
    """The matrix; Enter opens or adds, Delete removes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cells = TowsModel(context.desk, self)
        self.setModel(self.cells)
        self.setItemDelegate(_CellDelegate(context, self.cells, self))
        self.setHorizontalHeader(_Head(context, self.cells, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Head(context, self.cells, Qt.Orientation.Vertical, self))
        self.setAccessibleName(tr("Strategies: items inside as rows, items outside as columns"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self.act)
        context.themed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Give rows and columns their size; columns fill the width where few do."""
        theme = self._context.theme
        count = max(self.cells.columnCount(), 1)
        room = (self.width() - theme.px(SIDE) - theme.px(12)) // count
        self.horizontalHeader().setDefaultSectionSize(max(theme.px(COLUMN), min(room, theme.px(300))))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))

    def act(self) -> None:
        """Open the option of the current cell, choose among several, or add the first one."""
        index = self.currentIndex()
        if not index.isValid():
            return
        options = self.cells.options(index)
        if not options:
            self.add_option()
        elif len(options) == 1:
            self._edit(options[0])
        else:
            self._show_menu(self.visualRect(index).center())

    def add_option(self) -> None:
        """Add an option to the current cell."""
        index = self.currentIndex()
        if index.isValid() and not why_fixed(self._context.desk):
            pair = self.cells.pair(index)
            OptionDialog(self._context, None, [item.id for item in pair], self).open()

    def delete(self) -> None:
        """Remove the option of the current cell, where it is the only one there."""
        index = self.currentIndex()
        options = self.cells.options(index) if index.isValid() else ()
        if len(options) == 1:
            self._remove(options[0])
        elif options:
            self._show_menu(self.visualRect(index).center())

    def _edit(self, option: StrategicOption) -> None:
        OptionDialog(self._context, option, (), self).open()

    def _remove(self, option: StrategicOption) -> None:
        self._context.desk.do(edits.remove_option, option.id)

    def _show_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.menu_of(index).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a cell and with each option in it."""
        fixed = bool(why_fixed(self._context.desk))
        menu = QMenu(self)
        menu.setAccessibleName(tr("Cell of the matrix"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Add an option here…"), self.add_option).setEnabled(not fixed)
        for option in self.cells.options(index):
            title = one_line(option.title, 60).replace("&", "&&")
            menu.addSeparator()
            menu.addAction(tr("Edit “{option}”…").format(option=title), partial(self._edit, option))
            roadmap = partial(take_to_roadmap, self._context, option.id)
            menu.addAction(tr("Roadmap: “{option}”").format(option=title), roadmap)
            remove = menu.addAction(
                tr("Remove “{option}”").format(option=title), partial(self._remove, option)
            )
            remove.setEnabled(not fixed)
        return menu

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the menu of the window."""
        return keeps(event, is_delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, Insert adds, Delete removes; arrows move."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.act()
        elif event.key() == Qt.Key.Key_Insert:
            self.add_option()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete()
        else:
            super().keyPressEvent(event)
