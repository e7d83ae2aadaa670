"""The Markets page: weights on the left, ranking and triangle, the score matrix below; all of it live."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr
from dia_desktop.store import OF_NO_ROUND, Area
from dia_desktop.strategy.draws import Varied
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.arrangement import Arrangement, Part, arrange, shown
from dia_desktop.ui.markets.empty_state import EmptyState
from dia_desktop.ui.markets.ranking_card import RankingCard
from dia_desktop.ui.markets.score_model import CELL_AREAS
from dia_desktop.ui.markets.scores_card import ScoresCard
from dia_desktop.ui.markets.trial import Trial
from dia_desktop.ui.markets.triangle_card import TriangleCard
from dia_desktop.ui.markets.weights_panel import WeightsPanel

#: What the score matrix needs beside its rows: title line, frame and paddings, in design pixels.
SCORES_FRAME = 54


class MarketsPage(QWidget):
    """The main page of the program.

    Signals
    -------
    export_requested(whats), copy_figure_requested(what, varied) : as every page has them.
    """

    export_requested = Signal(object)
    copy_figure_requested = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Markets"))
        self._context = context
        self._trial = Trial(context.desk, self)
        self.empty = EmptyState(context)
        self.weights = WeightsPanel(context, self._trial, self)
        self.ranking = RankingCard(context, self.empty, self)
        self.triangle = TriangleCard(context, self._trial, self)
        self.scores = ScoresCard(context, self)
        self._parts: dict[Part, QWidget] = {
            Part.RANKING: self.ranking,
            Part.TRIANGLE: self.triangle,
            Part.SCORES: self.scores,
        }
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(tr("Views of the markets"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._tabbed: tuple[Part, ...] = ()
        self._chosen = Part.RANKING
        self.menu = self._make_menu()
        self._connect()
        self._changed(frozenset(Area))

    def _make_menu(self) -> QMenu:
        menu = QMenu(tr("&Markets"), self)
        self.weights.commands.fill(menu)
        menu.addAction(self.weights.equal_action)
        menu.addAction(self.weights.group_action)
        menu.addSeparator()
        menu.addMenu(self.scores.voices)
        menu.addSeparator()
        self.ranking.commands.fill(menu)
        menu.addActions(self.scores.actions())
        return menu

    def _connect(self) -> None:
        desk = self._context.desk
        desk.changed.connect(self._changed)
        desk.previewed.connect(self._previewed)
        desk.firmness_changed.connect(self.triangle.show_firmness)
        self._context.themed.connect(self._arrange)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.weights.opened.connect(self._arrange)
        self.ranking.commands.copy_wanted.connect(self.copy_figure)
        self.ranking.commands.export_wanted.connect(self.export)
        self.empty.wanted.connect(self.scores.matrix_actions.add_market.trigger)

    def focus_regions(self) -> list[QWidget]:
        """Return the regions in reading order."""
        return [self.weights, self.tabs, self.ranking, self.triangle, self.scores]

    def main_region(self) -> QWidget:
        """Return the table of scores, or what turns to it where it shares its place; else what begins it."""
        if self.empty.isVisible():
            return self.empty
        return self.tabs if self._tabbed else self.scores.places

    def export(self) -> None:
        """Ask for an export of the ranking."""
        self.export_requested.emit((What.RANKING,))

    def copy_figure(self) -> None:
        """Ask for the ranking on the clipboard."""
        self.copy_figure_requested.emit(What.RANKING, Varied.BOTH)

    def show_place(self, market_id: str, criterion_id: str) -> None:
        """Go to a cell, or to the weight of a criterion where there is no market."""
        if market_id or not self._filled():
            self._turn_to(Part.SCORES)
            criteria = self._context.desk.scoring.criteria
            self.scores.show_cell(market_id, criterion_id or (criteria[0].id if criteria else ""))
        else:
            self.weights.show_card(criterion_id)

    def _turn_to(self, part: Part) -> None:
        if part in self._tabbed:
            self.tabs.setCurrentIndex(self._tabbed.index(part))

    # -- content ------------------------------------------------------------------------------

    def _changed(self, areas: frozenset[Area]) -> None:
        if areas <= OF_NO_ROUND:
            return
        only_cells = areas <= CELL_AREAS
        if only_cells:
            self.weights.show_view()
            self.weights.refresh()
        else:
            self.weights.rebuild()
        self.ranking.show_committed()
        self.triangle.show_committed()
        self.triangle.show_firmness()
        if not only_cells:
            self._arrange()

    def _previewed(self) -> None:
        self.weights.refresh()
        self.ranking.show_preview()
        self.triangle.show_preview()
        self.triangle.show_firmness()

    # -- arrangement --------------------------------------------------------------------------

    def arrangement(self) -> Arrangement:
        """Return where everything stands at the present size."""
        theme, table = self._context.theme, self.scores.table
        rows = self.scores.model.rowCount() * table.verticalHeader().defaultSectionSize()
        header = table.horizontalHeader().sizeHint().height()
        needed = rows + header + theme.px(SCORES_FRAME)
        return arrange(self.width(), self.height(), theme.scale, needed)

    def _arrange(self) -> None:
        if self._filled():
            self._place(self.arrangement())
        else:
            self._place_invitation(self.arrangement())
        self.weights.raise_()

    def _filled(self) -> bool:
        """Whether there is a matrix at all; else its invitation takes the page."""
        return bool(self._context.desk.matrix.values.size)

    def _place(self, plan: Arrangement) -> None:
        self._place_weights(plan)
        self._set_tabs(plan)
        seen = shown(plan, self._chosen)
        for part, widget in self._parts.items():
            widget.setGeometry(plan.places[part])
            widget.setVisible(part in seen)

    def _place_invitation(self, plan: Arrangement) -> None:
        self._place_weights(plan)
        self.tabs.hide()
        room = QRect(plan.places[Part.RANKING].left(), plan.column.top(), 1, plan.column.height())
        room.setRight(self.width() - plan.column.left() - 1)
        self.scores.setGeometry(room)
        for part, widget in self._parts.items():
            widget.setVisible(part is Part.SCORES)

    def _place_weights(self, plan: Arrangement) -> None:
        self.weights.set_folded(folded=plan.folded)
        self.weights.setGeometry(plan.opened if self.weights.is_open else plan.column)

    def _set_tabs(self, plan: Arrangement) -> None:
        """Offer the parts that share a place."""
        names = {
            Part.RANKING: tr("Ranking"),
            Part.TRIANGLE: tr("Who is first where"),
            Part.SCORES: tr("Scores"),
        }
        if plan.tabbed != self._tabbed:
            chosen = self._chosen
            self._tabbed = ()
            while self.tabs.count():
                self.tabs.removeTab(0)
            for part in plan.tabbed:
                self.tabs.addTab(names[part])
            self._tabbed = plan.tabbed
            if chosen in plan.tabbed:
                self.tabs.setCurrentIndex(plan.tabbed.index(chosen))
        self.tabs.setVisible(plan.tabs is not None)
        if plan.tabs is not None:
            self.tabs.setGeometry(plan.tabs)

    def _tab_chosen(self, index: int) -> None:
        if 0 <= index < len(self._tabbed):
            self._chosen = self._tabbed[index]
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the parts once the sizes of all are known."""
        super().showEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything can be used; below it the page scrolls."""
        theme = self._context.theme
        return QSize(theme.px(620), theme.px(420))
