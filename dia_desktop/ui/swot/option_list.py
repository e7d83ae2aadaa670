"""The strategic options as a list, each with what it crosses and where."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.swot import OptionKind, StrategicOption
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.own_keys import is_delete, keeps
from dia_desktop.ui.swot.carried import carried_ids
from dia_desktop.ui.swot.item_model import NOWHERE, Index
from dia_desktop.ui.swot.option_dialog import OptionDialog
from dia_desktop.ui.swot.to_roadmap import handles_by_option, take_to_roadmap
from dia_desktop.ui.swot.words import crossing, market_names
from dia_desktop.ui.widgets import tip

ROW = 46


class OptionModel(QAbstractListModel):
    """The options of the strategy, or those of one kind."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.options: tuple[StrategicOption, ...] = ()
        self.activities: dict[str, str] = {}
        self.kind: OptionKind | None = None
        self.reload()

    def reload(self) -> None:
        """Show the options as they are now."""
        self.beginResetModel()
        self.activities = handles_by_option(self._context.desk.roadmap)
        self.options = tuple(
            option for option in self._context.desk.swot.options if self.kind in {None, option.kind}
        )
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of options."""
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return title, tool tip and spoken words of an option."""
        if not index.isValid() or index.row() >= len(self.options):
            return None
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(part for part in (option.title, self.below(option), option.reason) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = tr("{title}: {links}").format(title=option.title, links=self.below(option))
            if option.id in self.activities:
                handle = self.activities[option.id]
                said = tr("{said}, in the roadmap as {handle}").format(said=said, handle=handle)
            return said
        return None

    def show_activities(self) -> None:
        """Show which activities come from the options now."""
        activities = handles_by_option(self._context.desk.roadmap)
        if activities != self.activities:
            self.activities = activities
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def below(self, option: StrategicOption) -> str:
        """Return what stands below the title: what it crosses, and where."""
        desk = self._context.desk
        crossed = crossing(option, desk.swot.by_id())
        markets = ", ".join(market_names(desk, option.market_ids)) or tr("all markets")
        return tr("{crossed} · {markets}").format(crossed=crossed, markets=markets)


class OptionDelegate(QStyledItemDelegate):
    """Paints the dot of the market, the title, and what the option crosses."""

    def __init__(self, context: Context, model: OptionModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._model, self._view = context, model, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an option."""
        theme = self._context.theme
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rect, shown = QRectF(area), self._model.options[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painted.bar(painter, rect.adjusted(0, 1, 0, -2), theme.color("selection"), theme.px(6))
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        slots = {market.id: market.colour for market in self._context.desk.scoring.markets}
        known = [slots[market_id] for market_id in shown.market_ids if market_id in slots]
        if known:
            middle = QPointF(rect.left() + theme.px(11), rect.center().y())
            painted.dot(painter, middle, theme.market(known[0]), theme.px(10))
        right = self._paint_activity(painter, rect, shown)
        text = rect.adjusted(theme.px(24), theme.px(4), -theme.px(8) - right, 0)
        text.setHeight(theme.px(20))
        title = theme.font(13, QFont.Weight.DemiBold)
        painted.words(painter, text, shown.title, title, theme.color("text"))
        text.translate(0, theme.px(19))
        painted.words(painter, text, self._model.below(shown), theme.font(12), theme.color("text2"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painted.ring(painter, rect.adjusted(0, 0, 0, -1), theme)
        painter.restore()

    def _paint_activity(self, painter: QPainter, rect: QRectF, shown: StrategicOption) -> float:
        """Paint how the activity that comes from an option is called; return the room that takes."""
        handle = self._model.activities.get(shown.id)
        if handle is None:
            return 0.0
        theme = self._context.theme
        size = painted.chip_size(handle, theme, "chart-gantt")
        left = rect.right() - size.width() - theme.px(8)
        chip = QRectF(left, rect.center().y() - size.height() / 2, size.width(), size.height())
        painted.chip(painter, chip, handle, "grey", theme, "chart-gantt")
        return size.width() + theme.px(6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of an option."""
        del option, index
        return QSize(self._context.theme.px(120), self._context.theme.px(ROW))


class OptionList(QListView):
    """A list of options; a card dropped on one links it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.options = OptionModel(context, self)
        self.setModel(self.options)
        self.setItemDelegate(OptionDelegate(context, self.options, self))
        self.setAccessibleName(tr("Strategic options"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self.edit_option)
        context.themed.connect(self.doItemsLayout)
        for words, keys, act in (
            (tr("Edit the option…"), "Return", self.edit_option),
            (tr("Roadmap: make an activity of it, or go there"), "Ctrl+Alt+O", self.to_roadmap),
            (tr("Move the option up"), "Alt+Up", lambda: self.move_option(-1)),
            (tr("Move the option down"), "Alt+Down", lambda: self.move_option(1)),
            (tr("Remove the option"), "Shift+Del", self.delete),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(action)

    def reload(self) -> None:
        """Show the options as they are now; the current one stays so."""
        current = self.chosen
        self.options.reload()
        if current is not None:
            self.choose(current.id)

    @property
    def chosen(self) -> StrategicOption | None:
        """The current option."""
        row = self.currentIndex().row()
        return self.options.options[row] if 0 <= row < len(self.options.options) else None

    def choose(self, option_id: str) -> None:
        """Stand on an option."""
        for row, option in enumerate(self.options.options):
            if option.id == option_id:
                self.setCurrentIndex(self.options.index(row))

    def show_kind(self, kind: OptionKind | None) -> None:
        """Show the options of one kind; None shows all."""
        self.options.kind = kind
        self.reload()

    def edit_option(self) -> None:
        """Open the current option."""
        if self.chosen is not None:
            OptionDialog(self._context, self.chosen, (), self).open()

    def show_activities(self) -> None:
        """Show which activities come from the options now."""
        self.options.show_activities()

    def to_roadmap(self) -> None:
        """Go to the activity that comes from the current option; make one where there is none yet."""
        if self.chosen is not None:
            take_to_roadmap(self._context, self.chosen.id)

    def move_option(self, step: int) -> None:
        """Move the current option up or down among those shown."""
        chosen, row = self.chosen, self.currentIndex().row() + step
        if chosen is not None and 0 <= row < len(self.options.options):
            self._context.desk.do(edits.move_option, chosen.id, self.options.options[row].position)

    def delete(self) -> None:
        """Remove the current option; its cards stay."""
        if self.chosen is not None:
            self._context.desk.do(edits.remove_option, self.chosen.id)

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the menu of the window."""
        return keeps(event, is_delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the current option."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete()
        else:
            super().keyPressEvent(event)

    # -- cards dropped on an option -----------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of this strategy."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Stand on the option under the mouse."""
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is marked that would have to go."""
        event.accept()

    def _consider(self, event: QDragMoveEvent) -> None:
        index = self._under(event.position().toPoint())
        ids = carried_ids(event.mimeData(), self._context.desk.swot.by_id())
        if not ids or self._context.desk.file.read_only:
            event.ignore()
            return
        if index.isValid():
            self.setCurrentIndex(index)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Link the cards to the option."""
        index = self._under(event.position().toPoint())
        ids = carried_ids(event.mimeData(), self._context.desk.swot.by_id())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if ids and index.isValid():
            self.link(self.options.options[index.row()], ids)

    def link(self, option: StrategicOption, item_ids: tuple[str, ...]) -> None:
        """Let an option use more cards."""
        fields: edits.OptionFields = {"item_ids": tuple(dict.fromkeys((*option.item_ids, *item_ids)))}
        if set(fields["item_ids"]) != set(option.item_ids):
            self._context.desk.do(edits.set_option, option.id, fields)

    def _under(self, at: QPoint) -> Index:
        return self.indexAt(at)
