"""The card with the score matrix: filter chips, the table, and what to do while it is empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.records import Criterion, Market
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.cell_details import CellDetails
from dia_desktop.ui.markets.score_actions import ScoreActions
from dia_desktop.ui.markets.score_model import ScoreModel
from dia_desktop.ui.markets.score_view import ScoreTable
from dia_desktop.ui.markets.score_writer import ScoreWriter
from dia_desktop.ui.widgets import Button, Card, ChipButton, PlainLabel, Strip


def local_day() -> date:
    """Return the present day where the user is."""
    return datetime.now(UTC).astimezone().date()


class ScoresCard(Card):
    """The score matrix of the shown round. Its `actions()` are those of the Markets menu.

    Parameters
    ----------
    clock : returns the day by which review dates have passed.

    Signals
    -------
    said(sentence) : something was done that deserves a word; the card shows it beside its title too.
    """

    said = Signal(str)

    def __init__(
        self, context: Context, parent: QWidget | None = None, clock: Callable[[], date] = local_day
    ) -> None:
        super().__init__(context, "", parent)
        self.setAccessibleName(tr("Scores"))
        self._context = context
        self._clock = clock
        self._filter: ChipButton | None = None
        self._writer = ScoreWriter(context.desk, self)
        self.model = ScoreModel(context, clock, self)
        self.table = ScoreTable(context, self.model, self._writer)
        self.matrix_actions = ScoreActions(context, self, self.market, self.criterion, self.say)
        self.matrix_actions.details.triggered.connect(self.show_details)
        self.matrix_actions.edit_note.triggered.connect(self.edit_note)
        self.strip = Strip(context)
        self.message = PlainLabel(context, "", 12, colour="text2", elide=True)
        self.message.setAccessibleName(tr("What was done last"))
        self._legend = _Legend(context)
        self._lay_out()
        self._connect()
        self._tell()

    # -- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        context = self._context
        words, weight = tr("Scores, 0–100 on fixed scales"), QFont.Weight.DemiBold
        self.title = PlainLabel(context, words, 15, weight, elide=True)
        self.missing_chip = ChipButton(context, "", "quiet", "plus")
        self.stale_chip = ChipButton(context, "", "warn", "clock")
        self.outside_chip = ChipButton(context, "", "warn", "triangle-alert")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(self._legend)
        line.addWidget(self.message, 1)
        for chip in self._chips():
            line.addWidget(chip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self.content.setContentsMargins(16, 8, 16, 8)
        self.content.setSpacing(4)
        self.content.addLayout(line)
        self.content.addWidget(self.strip)
        self.content.addWidget(self._stack, 1)

    def _chips(self) -> tuple[ChipButton, ...]:
        return self.outside_chip, self.stale_chip, self.missing_chip

    def _empty(self) -> QWidget:
        """Return what stands in the place of a table without rows or columns."""
        empty = QWidget()
        empty.setAccessibleName(tr("No scores yet"))
        self.invitation = PlainLabel(self._context, "", 15, QFont.Weight.DemiBold)
        self.invite_button = Button(self._context, "", "primary", "plus")
        self.six_button = Button(self._context, tr("The six of the template"), "link")
        self.invite_button.clicked.connect(self._invited)
        self.six_button.clicked.connect(self.add_template_markets)
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(self.invitation, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.invite_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.six_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return empty

    def _connect(self) -> None:
        desk = self._context.desk
        desk.changed.connect(self._tell)
        desk.changed.connect(self._forget_message)
        self.table.refused.connect(self.strip.say)
        self._writer.said.connect(self.say)
        self.table.selectionModel().currentChanged.connect(self._forget_refusal)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._rename_row)
        for place in (self.table, self.table.verticalHeader(), self.table.horizontalHeader()):
            place.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            place.customContextMenuRequested.connect(self._show_menu)
        for chip in self._chips():
            chip.clicked.connect(lambda on, chip=chip: self._filter_by(chip if on else None))

    # -- what the current cell stands on ------------------------------------------------------

    def market(self) -> Market | None:
        """Return the market of the current row."""
        row = self.table.currentIndex().row()
        return self.model.markets[row] if 0 <= row < self.model.rowCount() else None

    def criterion(self) -> Criterion | None:
        """Return the criterion of the current column."""
        column = self.table.currentIndex().column()
        return self.model.criteria[column // 2] if 0 <= column < self.model.columnCount() else None

    def show_cell(self, market_id: str, criterion_id: str) -> None:
        """Go to the score of a market on a criterion, with the keyboard."""
        self._filter_by(None)
        self.table.stand_on(market_id, criterion_id)
        self.table.setFocus()

    def edit_scale(self, criterion: Criterion) -> None:
        """Open the editor of a criterion's scale."""
        self.matrix_actions.edit_scale(criterion)

    def show_details(self) -> None:
        """Open what is known of the current cell."""
        self._open_details(note=False)

    def edit_note(self) -> None:
        """Open the current cell's note to be written."""
        self._open_details(note=True)

    def _open_details(self, *, note: bool) -> None:
        index = self.table.currentIndex()
        if not index.isValid() or not self.table.delegate.settle():
            return
        dialog = CellDetails(self._context, self.model.cell_at(index), self._clock(), self)
        if note:
            dialog.note.setFocus()
        dialog.open()

    def _rename_row(self, row: int) -> None:
        if self._context.desk.editable and 0 <= row < self.model.rowCount():
            self.matrix_actions.rename_market(self.model.markets[row])

    # -- saying -------------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Show beside the title what was done."""
        self.strip.clear()
        self.message.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self.message, QAccessible.Event.NameChanged))
        self.said.emit(sentence)

    def _forget_refusal(self) -> None:
        self.strip.clear()
        self.matrix_actions.tell()

    def _forget_message(self) -> None:
        """Take away what was said of an older step; whoever made this one speaks after it."""
        self.message.setText("")

    def _show_menu(self, at: QPoint) -> None:
        """Open the context menu where the mouse or the menu key asks for it."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Scores"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.table.viewport().mapToGlobal(at))

    # -- filters ------------------------------------------------------------------------------

    def _filter_by(self, chip: ChipButton | None) -> None:
        """Show only the rows a chip counts; they stay in view while they are being mended."""
        self._filter = chip
        for other in self._chips():
            other.setChecked(other is chip)
        wanted = set(self._counted(chip)) if chip is not None else set()
        for row in range(self.model.rowCount()):
            self.table.setRowHidden(row, chip is not None and row not in wanted)
        self._show_chips()

    def _counted(self, chip: ChipButton) -> list[int]:
        if chip is self.missing_chip:
            return self.model.missing_rows()
        return self.model.stale_rows() if chip is self.stale_chip else self.model.outside_rows()

    def _show_chips(self) -> None:
        words = (
            (self.outside_chip, tr("outside the scale {count}")),
            (self.stale_chip, tr("out of date {count}")),
            (self.missing_chip, tr("not scored {count}")),
        )
        for chip, pattern in words:
            count = len(self._counted(chip))
            chip.show_text(pattern.format(count=self._context.numbers.number(count, 0)))
            chip.setVisible(bool(count) or chip.isChecked())

    # -- empty, and full ----------------------------------------------------------------------

    def _tell(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus in (self.invite_button, self.six_button)
        markets, criteria = bool(self.model.markets), bool(self.model.criteria)
        self._stack.setCurrentIndex(0 if markets and criteria else 1)
        if not markets:
            self._invite(tr("Add the markets to compare"), tr("Add market…"))
        elif not criteria:
            self._invite(tr("Add the criteria to compare them by"), tr("Add criterion…"))
        self.six_button.setVisible(not markets and self._context.desk.editable)
        if inside:
            # What had the focus may be gone; the next thing to do takes it.
            (self.table if markets and criteria else self.invite_button).setFocus()
        if self._filter is not None and self.model.rowCount() != self._shown_count:
            self._filter_by(None)
        self._shown_count = self.model.rowCount()
        self._show_chips()
        self.matrix_actions.tell()

    _shown_count = 0

    def _invite(self, sentence: str, button: str) -> None:
        self.invitation.setText(sentence)
        self.invite_button.setText(button)
        self.invite_button.setAccessibleName(button)
        self.invite_button.setVisible(self._context.desk.editable)

    def _invited(self) -> None:
        actions = self.matrix_actions
        (actions.add_criterion if self.model.markets else actions.add_market).trigger()

    def add_template_markets(self) -> None:
        """Add the six markets of the template, in one step."""
        from dia_desktop.evidence.example import example_draft

        newcomers = [(market.name, market.code, market.role) for market in example_draft().scoring.markets]
        desk = self._context.desk
        desk.do(edits.add_markets, desk.scoring.round.id, newcomers)


class _Legend(painted.PaintedWidget):
    """What the interval marks mean."""

    accessible_role = QAccessible.Role.StaticText
    ground = "surface"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.refresh()

    def finding(self) -> str:
        """Return what the marks mean."""
        return tr("5–95 % interval")

    def sizeHint(self) -> QSize:
        """Return the room of the mark and its words."""
        return QSize(self.theme.px(136), self.theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Return no room: what can be done comes before what the marks mean."""
        return QSize(0, self.sizeHint().height())

    def paint(self, painter: QPainter) -> None:
        """Paint the mark and its words, or nothing where half of them would be cut."""
        if self.width() < self.sizeHint().width():
            return
        theme, middle = self.theme, self.height() / 2
        band = QRectF(theme.px(10), middle - theme.px(3), theme.px(20), theme.px(6))
        painter.fillPath(painted.bar_path(band, theme.px(3)), theme.color("text3"))
        painter.setPen(QPen(theme.color("text"), 2))
        reach = QPointF(0, theme.px(6))
        painter.drawLine(band.center() - reach, band.center() + reach)
        words = QRectF(theme.px(38), 0, self.width() - theme.px(38), self.height())
        painted.words(painter, words, self.finding(), theme.font(12), theme.color("text2"))
