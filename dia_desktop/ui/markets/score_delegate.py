"""Paints the cells of the score matrix and runs their editors.

An editor closes when its number was taken, or on Esc. One that cannot be used stays open with what
was typed; so does one whose number the file refused.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import BEST, WORST
from dia_desktop.strategy.numbers import needed_decimals
from dia_desktop.strategy.partners import Stance
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets import score_paint
from dia_desktop.ui.markets.inks import InkPot
from dia_desktop.ui.markets.score_cell import Cell, stance_text
from dia_desktop.ui.markets.score_editors import CellEditor, LevelBox, NumberField
from dia_desktop.ui.markets.score_model import Index, ScoreModel
from dia_desktop.ui.markets.score_paint import FITS, Fit
from dia_desktop.ui.markets.score_sheet import Part
from dia_desktop.ui.markets.score_writer import ScoreWriter

SCORE_BOUNDS = (WORST, BEST)
#: The focus only went to a menu, a list or another program: nothing is decided yet.
KEPT_OPEN = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Way(Enum):
    """Where the current cell goes when an edit is done, as (rows, columns)."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    RIGHT = (0, 1)
    LEFT = (0, -1)


WAYS = {
    Qt.Key.Key_Return: Way.DOWN,
    Qt.Key.Key_Enter: Way.DOWN,
    Qt.Key.Key_Tab: Way.RIGHT,
    Qt.Key.Key_Backtab: Way.LEFT,
}
FIELD_WAYS = {**WAYS, Qt.Key.Key_Down: Way.DOWN, Qt.Key.Key_Up: Way.UP}


class ScoreDelegate(QStyledItemDelegate):
    """Paints with `score_paint` and writes through a `ScoreWriter`.

    Signals
    -------
    finished(way) : an edit was done or given up; go `way` from here.
    hinted(editor, problem) : what an open editor takes, "" where it is content.
    """

    finished = Signal(object)
    hinted = Signal(object, str)

    def __init__(self, context: Context, model: ScoreModel, writer: ScoreWriter, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._writer = writer
        self._written = False
        self._pot = InkPot(context)
        self.fit: Fit = FITS[0]
        self.editor: CellEditor | None = None
        self._edited = QPersistentModelIndex()

    # -- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        theme, rect = self._context.theme, QRectF(_rect(option))
        inks = self._pot.inks(painter.device().devicePixelRatioF())
        cell = self._model.cell_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(_state(option) & QStyle.StateFlag.State_Selected)
        selected = cell.market.id == self._context.desk.selected_market
        score_paint.paint_ground(painter, rect, theme, selected=selected, marked=marked)
        text = str(self._model.data(index))
        if self._model.part(index.column()) is Part.READING:
            score_paint.paint_reading(painter, rect, self._readings(cell, text), inks)
        elif cell.missing and not self._is_open(index):
            score_paint.paint_missing(painter, rect, self._invitation(cell), inks)
        elif not cell.missing:
            score_paint.paint_score(painter, rect, cell, text, self.fit, inks)
        painter.restore()

    def _is_open(self, index: Index) -> bool:
        """Whether the editor stands over this cell: what invites to open it would show beside it."""
        return self.editor is not None and self._edited == index

    def _readings(self, cell: Cell, text: str) -> tuple[str, str]:
        """Return the reading in full, and without its unit for a narrow column."""
        unit = cell.criterion.scale.unit
        plain = cell.criterion.scale.ordinal or not unit
        return text, text if plain else text.removesuffix(unit).rstrip()

    def _invitation(self, cell: Cell) -> str:
        if cell.stance is Stance.ABSTAINED:
            return tr("Not scored, abstained") if self.fit.tracks else stance_text(cell)
        if not self._model.editable:
            return tr("Not scored")
        return tr("+ Not scored: score now") if self.fit.tracks else tr("+ score")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a cell needs."""
        del option
        theme = self._context.theme
        reading = self._model.part(index.column()) is Part.READING
        width = self.fit.reading_width(theme) if reading else self.fit.score_width(theme)
        return QSize(width, theme.px(score_paint.ROW_HEIGHT))

    # -- editors ------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the editor of a cell, filled with what stands there."""
        del option
        cell = self._model.cell_at(index)
        reading = self._model.part(index.column()) is Part.READING
        editor = self._make(parent, cell, reading=reading)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setFont(self._context.theme.font(13))
        # Qt may close an editor without asking, e.g. where its row goes away.
        editor.destroyed.connect(lambda: self._gone(editor))
        self.editor = editor
        self._edited = QPersistentModelIndex(index)
        return editor

    def _gone(self, editor: CellEditor) -> None:
        if self.editor is editor:
            self.editor = None

    def _make(self, parent: QWidget, cell: Cell, *, reading: bool) -> CellEditor:
        natural = None if cell.score is None else cell.score.natural
        if reading and cell.criterion.scale.ordinal:
            box = LevelBox(cell.criterion.scale, natural, parent)
            box.picked.connect(lambda: self._finish(box, Way.STAY))
            return box
        shown = natural if reading else (cell.value if cell.own else None)
        text = "" if shown is None else self._context.numbers.typed(shown, needed_decimals(shown))
        field = NumberField(self._context.numbers, text, None if reading else SCORE_BOUNDS, parent)
        field.checked.connect(lambda problem: self.hinted.emit(field, problem))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave the editor as it is: it was filled when it was opened, and somebody may be typing."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor over its cell, wide enough to type in."""
        theme, rect = self._context.theme, QRect(_rect(option))
        if self._model.part(index.column()) is Part.SCORE:
            rect.setWidth(min(rect.width(), theme.px(92)))
        rect = rect.adjusted(theme.px(2), 1, -theme.px(2), -2)
        rect.setWidth(max(rect.width(), editor.minimumSizeHint().width() if _is_box(editor) else 0))
        editor.setGeometry(rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed; remember whether it was taken."""
        del model
        cell, part = self._model.cell_at(index), self._model.part(index.column())
        if isinstance(editor, NumberField):
            unchanged, usable = not editor.isModified(), not editor.problem()
            self._written = unchanged or (usable and self._put(cell, part, editor.number()))
        elif isinstance(editor, LevelBox):
            level = editor.level()
            # The same level written again would lose where it comes from.
            self._written = level is None or not editor.changed or self._put(cell, part, level)

    def _put(self, cell: Cell, part: Part, value: float | None) -> bool:
        if value is None:
            return not cell.own or self._writer.clear(lambda: [(cell, part)], 1)
        return self._writer.write(cell, part, value)

    @property
    def stuck(self) -> bool:
        """Whether an open editor holds something that cannot be used."""
        return isinstance(self.editor, NumberField) and bool(self.editor.problem())

    def settle(self) -> bool:
        """Take what an open editor holds, before something else happens; return whether it is closed."""
        if self.editor is not None:
            self._finish(self.editor, Way.STAY)
        return self.editor is None

    # -- keys and focus of an open editor -----------------------------------------------------

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Decide when an editor closes, and where the current cell goes then."""
        if not isinstance(editor, NumberField | LevelBox):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(editor, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            listing = isinstance(editor, LevelBox) and editor.view().isVisible()
            if not listing and event.reason() not in KEPT_OPEN and editor is self.editor:
                self._finish(editor, Way.STAY)
            return False
        return False

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._close(editor, Way.STAY)
            return True
        ways = FIELD_WAYS if isinstance(editor, NumberField) else WAYS
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            return False
        self._finish(editor, way)
        return True

    def _finish(self, editor: CellEditor, way: Way) -> None:
        """Take what was typed and close; or stay open, where it cannot be taken."""
        if isinstance(editor, NumberField) and not editor.check():
            return
        self._written = False
        self.commitData.emit(editor)
        if self._written:
            self._close(editor, way)

    def _close(self, editor: CellEditor, way: Way) -> None:
        self.hinted.emit(editor, "")
        self.editor = None
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.finished.emit(way)


def _is_box(editor: QWidget) -> bool:
    return isinstance(editor, LevelBox)


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
