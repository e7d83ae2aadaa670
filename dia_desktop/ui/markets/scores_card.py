"""The card with the score matrix: filter chips, the table, and what to do while it is empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.records import Criterion, Market
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.score_actions import ScoreActions
from dia_desktop.ui.markets.score_legend import Legend
from dia_desktop.ui.markets.score_model import ScoreModel
from dia_desktop.ui.markets.score_view import ScoreTable
from dia_desktop.ui.markets.score_writer import ScoreWriter
from dia_desktop.ui.markets.voices import VoiceMenu, VoiceSelector
from dia_desktop.ui.widgets import Button, Card, ChipButton, PlainLabel, Strip

if TYPE_CHECKING:
    from dia_desktop.ui.markets.cell_details import CellDetails


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
        self._fitted: object = None
        self._writer = ScoreWriter(context.desk, self)
        self.model = ScoreModel(context, clock, self)
        self.table = ScoreTable(context, self.model, self._writer)
        self.matrix_actions = ScoreActions(context, self, self.market, self.criterion, self.say)
        self.matrix_actions.details.triggered.connect(self.show_details)
        self.matrix_actions.edit_note.triggered.connect(self.edit_note)
        self.matrix_actions.judgements.triggered.connect(self.edit_judgements)
        self.matrix_actions.abstain.triggered.connect(self.table.abstain)
        self.voices = VoiceMenu(context, self)
        self.strip = Strip(context)
        self.message = PlainLabel(context, "", 12, colour="text2", elide=True)
        self.message.setAccessibleName(tr("What was done last"))
        self.dots, self.interval = Legend(context, dots=True), Legend(context, dots=False)
        self._lay_out()
        self._connect()
        self._tell()

    # -- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        context = self._context
        words, weight = tr("Scores, 0–100 on fixed scales"), QFont.Weight.DemiBold
        title = self.title = PlainLabel(context, words, 15, weight, elide=True)
        self.selector = VoiceSelector(context, self.voices)
        self.apart_chip = ChipButton(context, "", "warn", "triangle-alert")
        self.open_chip = ChipButton(context, "", "quiet", "users")
        self.missing_chip = ChipButton(context, "", "quiet", "plus")
        self.stale_chip = ChipButton(context, "", "warn", "clock")
        self.outside_chip = ChipButton(context, "", "warn", "triangle-alert")
        line = self._line = QHBoxLayout()
        line.setSpacing(8)
        self._beside: tuple[QWidget, ...] = (title, self.message, self.selector, *self._chips())
        line.addWidget(title)
        line.addWidget(self.selector)
        line.addWidget(self.dots)
        line.addWidget(self.interval)
        line.addWidget(self.message, 1)
        for chip in self._chips():
            line.addWidget(chip)
        self.places = QStackedWidget()
        self.places.addWidget(self.table)
        self.places.addWidget(self._empty())
        self.content.setContentsMargins(16, 8, 16, 8)
        self.content.setSpacing(4)
        self.content.addLayout(line)
        self.content.addWidget(self.strip)
        self.content.addWidget(self.places, 1)

    def _chips(self) -> tuple[ChipButton, ...]:
        return self.apart_chip, self.outside_chip, self.stale_chip, self.missing_chip, self.open_chip

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
        self.table.fitted.connect(self._show_legends)
        self._writer.said.connect(self.say)
        self._writer.refused.connect(self.strip.say)
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
        self._open_details()

    def edit_note(self) -> None:
        """Open the current cell's note to be written."""
        dialog = self._open_details()
        if dialog is not None:
            dialog.note.setFocus()

    def edit_judgements(self) -> None:
        """Open what each partner holds of the current cell, to be typed one after the other."""
        dialog = self._open_details()
        if dialog is not None:
            dialog.judgements.begin(self._context.desk.voice)

    def _open_details(self) -> CellDetails | None:
        from dia_desktop.ui.markets.cell_details import CellDetails

        index = self.table.currentIndex()
        if not index.isValid() or not self.table.delegate.settle():
            return None
        dialog = CellDetails(self._context, self.model.cell_at(index), self._clock(), self)
        dialog.open()
        return dialog

    def _rename_row(self, row: int) -> None:
        if self._context.desk.editable and 0 <= row < self.model.rowCount():
            self.matrix_actions.rename_market(self.model.markets[row])

    # -- saying -------------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Show beside the title what was done."""
        self.strip.clear()
        self.message.setText(sentence)
        self._show_legends()
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
        counting = {
            self.missing_chip: self.model.missing_rows,
            self.stale_chip: self.model.stale_rows,
            self.outside_chip: self.model.outside_rows,
            self.apart_chip: self.model.apart_rows,
            self.open_chip: self.model.unjudged_rows,
        }
        return counting[chip]()

    def _show_chips(self) -> None:
        words = (
            (self.apart_chip, tr("partners far apart {count}")),
            (self.outside_chip, tr("outside the scale {count}")),
            (self.stale_chip, tr("out of date {count}")),
            (self.missing_chip, tr("not scored {count}")),
            (self.open_chip, tr("not judged {count}")),
        )
        for chip, pattern in words:
            count = len(self._counted(chip))
            chip.show_text(pattern.format(count=self._context.numbers.number(count, 0)))
            chip.setVisible(bool(count) or chip.isChecked())
        self._show_legends()

    def _show_legends(self) -> None:
        """Say what the marks mean, where there are any and there is room: what can be done comes first."""
        fitted = self._fitted_for()
        if fitted == self._fitted:
            return
        self._fitted = fitted
        gap, margins = self._line.spacing(), self.content.contentsMargins()
        taken = sum(widget.sizeHint().width() + gap for widget in self._beside if widget.isVisibleTo(self))
        room = self.width() - margins.left() - margins.right() - taken
        tracks = self.table.delegate.fit.tracks
        for legend, wanted in ((self.dots, tracks and self.model.has_judgements()), (self.interval, tracks)):
            width = legend.sizeHint().width() + gap
            legend.setVisible(wanted and width <= room)
            room -= width if legend.isVisibleTo(self) else 0

    def _fitted_for(self) -> tuple[object, ...]:
        """Return all that decides which legends have room."""
        shown = tuple((chip.text(), chip.isVisibleTo(self)) for chip in self._chips())
        words = (self.message.text(), self.selector.text(), self.selector.isVisibleTo(self))
        marks = (self.table.delegate.fit.tracks, self.model.has_judgements())
        return self.width(), self._context.theme, shown, words, marks

    # -- empty, and full ----------------------------------------------------------------------

    def _tell(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus in (self.invite_button, self.six_button)
        markets, criteria = bool(self.model.markets), bool(self.model.criteria)
        self.places.setCurrentIndex(0 if markets and criteria else 1)
        if not markets:
            self._invite(tr("Add the markets to compare"), tr("Add market…"))
        elif not criteria:
            self._invite(tr("Add the criteria to compare them by"), tr("Add criterion…"))
        self.six_button.setVisible(not markets and self._context.desk.editable)
        if inside:
            # What had the focus may be gone; the next thing to do takes it.
            (self.table if markets and criteria else self.invite_button).setFocus()
        shown = (self.model.rowCount(), self._context.desk.voice)
        if self._filter is not None and shown != self._shown:
            self._filter_by(None)
        self._shown = shown
        self._show_chips()
        self.matrix_actions.tell()

    _shown = (0, "")

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
