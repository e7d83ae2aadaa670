"""The ranking with its finding as the title, as a picture or a table, and why a market is where it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.strategy.verdict import nothing_to_say, second_line
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.empty_state import EmptyState
from dia_desktop.ui.markets.ranking_actions import RankingActions
from dia_desktop.ui.markets.ranking_legend import CriteriaLegend, WhiskerLegend
from dia_desktop.ui.markets.ranking_table import RankingTable
from dia_desktop.ui.markets.ranking_view import RankingView
from dia_desktop.ui.markets.ranking_words import why_here
from dia_desktop.ui.widgets import Card, PlainLabel, Strip


class RankingCard(Card):
    """Who stands where, live."""

    def __init__(self, context: Context, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._context = context
        self.content.setSpacing(2)
        self.finding = PlainLabel(context, "", 19, QFont.Weight.Bold, elide=True)
        self.second = PlainLabel(context, "", 13, colour="text2", elide=True)
        self.whisker = WhiskerLegend(context)
        self.legend = CriteriaLegend(context)
        self.why = Strip(context)
        self.view = RankingView(context)
        self.scroller = _RankingScroll(self.view)
        self.table = RankingTable(context, self)
        self.table_view = _table_view(self.table)
        self.empty = empty
        self.stack = QStackedWidget()
        for page in (self.scroller, self.table_view, self.empty):
            self.stack.addWidget(page)
        self.commands = RankingActions(context, self.view, self)
        self._lay_out()
        self.commands.why_wanted.connect(self.say_why)
        self.commands.table_wanted.connect(self.toggle_table)
        self.table_view.selectionModel().currentRowChanged.connect(self._table_row)
        context.desk.selected.connect(self._selected)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.finding, 1)
        head.addWidget(self.whisker, 0, Qt.AlignmentFlag.AlignVCenter)
        self.content.addLayout(head)
        self.content.addWidget(self.second)
        self.content.addWidget(self.why)
        self.content.addWidget(self.legend)
        self.content.addWidget(self.stack, 1)

    # -- content ------------------------------------------------------------------------------

    def show_committed(self) -> None:
        """Show what the file holds now."""
        ranking = self._context.desk.ranking
        for part in (self.whisker, self.legend, self.second):
            part.setVisible(ranking is not None)
        self.why.clear()
        self._say()
        self.legend.refresh()
        self.empty.refresh()
        self.view.show_committed()
        self.commands.refresh()
        self._show_page()

    def show_preview(self) -> None:
        """Show weights being tried."""
        self._say()
        self.view.show_preview()
        if self.stack.currentWidget() is self.table_view:
            self.table.refresh()

    def _say(self) -> None:
        desk = self._context.desk
        if desk.ranking is None:
            said, second = nothing_to_say(), ""
        else:
            said = self.view.finding()
            second = second_line(desk.ranking, desk.scoring.round.target_count)
        for label, text in ((self.finding, said), (self.second, second)):
            if label.text() != text:
                label.setText(text)
        if self.accessibleName() != said:
            self.setAccessibleName(said)

    def _show_page(self) -> None:
        ranked = self._context.desk.ranking is not None
        picture = self.table_view if self.commands.table.isChecked() else self.scroller
        self.stack.setCurrentWidget(picture if ranked else self.empty)
        if ranked and picture is self.table_view:
            self.table.refresh()
            self.table_view.horizontalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)

    # -- what the user does -------------------------------------------------------------------

    def say_why(self) -> None:
        """Say why the selected market stands where it does."""
        ranking, market = self._context.desk.ranking, self.commands.market
        if ranking is None or market is None:
            return
        row = ranking.matrix.markets.index(market)
        self.why.say(why_here(ranking, row, self._context.numbers), "good")

    def toggle_table(self) -> None:
        """Show the table instead of the picture, or the picture again; the keyboard goes along."""
        focus, shown = QApplication.focusWidget(), self.stack.currentWidget()
        had_focus = focus is not None and shown is not None and shown.isAncestorOf(focus)
        self._show_page()
        if had_focus:
            stop = self.table_view if self.commands.table.isChecked() else self.view
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table_row(self, now: QModelIndex) -> None:
        if now.isValid():
            self._context.desk.select_market(self.table.market_at(now.row()))

    def _selected(self) -> None:
        place = self.view.selected_place()
        if place is not None and self.table_view.currentIndex().row() != place:
            self.table_view.selectRow(place)


class _RankingScroll(QScrollArea):
    """Scrolls the rows; what is pinned to the edge of the view is painted again on every move."""

    def __init__(self, view: RankingView) -> None:
        super().__init__()
        self._view = view
        self.setWidget(view)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Ranking"))
        self.viewport().setAutoFillBackground(False)
        view.setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(view.update)
        view.row_wanted.connect(self._bring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the rows how much room there is."""
        super().resizeEvent(event)
        self._view.set_room(self.viewport().height())

    def _bring(self, top: float, bottom: float) -> None:
        bar = self.verticalScrollBar()
        seen_top, seen_bottom = bar.value(), bar.value() + self.viewport().height()
        if top < seen_top:
            bar.setValue(round(top))
        elif bottom > seen_bottom:
            bar.setValue(round(bottom) - self.viewport().height())


def _table_view(model: RankingTable) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(tr("Ranking as a table"))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    return view
