"""The Funding & KPIs page: the coverage beside the sources, the KPIs below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr
from dia_desktop.store import Area
from dia_desktop.strategy.coverage import CurrencyCoverage, coverages
from dia_desktop.strategy.draws import Varied
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.actions import FundingActions
from dia_desktop.ui.funding.cards import AmountsCard, CoverageCard, KpisCard, SourcesCard
from dia_desktop.ui.funding.part_card import PartCard
from dia_desktop.ui.funding.parts import Part, Place, arrange
from dia_desktop.ui.regions import first_stop
from dia_desktop.ui.widgets import Strip

#: Parts that cannot be shown before the roadmap has been read.
OF_ROADMAP = frozenset({Part.AMOUNTS})
SHOWN = frozenset({Area.FUNDING, Area.KPIS, Area.ROADMAP})
MARGIN, GAP = 16, 12
#: As soon as what waits to be painted is; 0 would be before.
SOON_MS = 1


class FundingPage(QWidget):
    """Where the money comes from, how far it goes, and what was reached by today.

    Parameters
    ----------
    today : gives the day that KPIs are judged on.

    Signals
    -------
    export_requested(whats), copy_figure_requested(what, varied) : as every page has them.
    """

    export_requested = Signal(object)
    copy_figure_requested = Signal(object, object)

    def __init__(self, context: Context, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Funding & KPIs"))
        self._context, self.today = context, today
        self.strip = Strip(context)
        self.strip.setParent(self)
        self.coverage = CoverageCard(context)
        self.sources = SourcesCard(context)
        self.amounts = AmountsCard(context, today)
        self.kpis = KpisCard(context, today)
        self.cards: dict[Part, PartCard] = {
            card.part: card for card in (self.coverage, self.sources, self.amounts, self.kpis)
        }
        self._places: tuple[Place, ...] = ()
        #: Parts that were turned to, the latest last.
        self._turned: list[Part] = []
        #: Parts that show what no longer is, because they are out of sight.
        self._stale = {*Part}
        self._coverage: Sequence[CurrencyCoverage] = ()
        for card in self.cards.values():
            card.setParent(self)
        self.commands = FundingActions(context, self)
        self.menu = self.commands.make_menu(self)
        self._connect()
        self._forget()

    def _connect(self) -> None:
        commands = self.commands
        self._context.desk.changed.connect(self._changed)
        self._context.themed.connect(self._themed)
        self.strip.changed.connect(self._fold)
        for card in self.cards.values():
            card.turned.connect(self.turn)
        for chart in (self.coverage.view, self.kpis.view):
            for wanted in (chart.table_wanted, chart.copy_wanted, chart.export_wanted):
                # A menu under the mouse means the chart there, wherever the keyboard is.
                wanted.connect(chart.setFocus)
            chart.table_wanted.connect(commands.table.trigger)
            chart.copy_wanted.connect(commands.copy_figure.trigger)
            chart.export_wanted.connect(commands.export.trigger)
        self.coverage.view.chosen.connect(lambda year: self.show_year(int(year)))
        self.coverage.budget_button.clicked.connect(commands.budget.trigger)
        sources, kpis = self.sources, self.kpis
        for button in (sources.add_button, sources.first_button):
            button.clicked.connect(commands.add_source.trigger)
        sources.strip.acted.connect(commands.show_matters)
        sources.table.opened.connect(commands.show_source)
        sources.table.adding_wanted.connect(commands.add_source.trigger)
        sources.table.move_wanted.connect(commands.move_source)
        sources.table.remove_wanted.connect(commands.remove_source)
        self.amounts.line_button.clicked.connect(commands.line.trigger)
        self.amounts.table.adding_wanted.connect(commands.line.trigger)
        for button in (kpis.add_button, kpis.first_button):
            button.clicked.connect(commands.add_kpi.trigger)
        kpis.update_button.clicked.connect(commands.update_value.trigger)
        kpis.view.chosen.connect(commands.ask_value)
        kpis.view.details_wanted.connect(commands.show_kpi)
        kpis.table.opened.connect(commands.show_kpi)
        for view in (kpis.view, kpis.table):
            view.adding_wanted.connect(commands.add_kpi.trigger)
            view.move_wanted.connect(commands.move_kpi)
            view.remove_wanted.connect(commands.remove_kpi)

    # -- as every page has it -----------------------------------------------------------------

    def focus_regions(self) -> list[QWidget]:
        """Return the regions in reading order."""
        return [self.strip, *self.cards.values()]

    def main_region(self) -> QWidget:
        """Return the sources, or what is turned to in their place."""
        shown = [card for card in (self.sources, *self.cards.values()) if card.isVisible()]
        return (shown[0] if shown else self.sources).places

    def export(self) -> None:
        """Ask for an export of the charts that show something."""
        desk = self._context.desk
        filled = {
            What.COVERAGE: bool(desk.funding.sources or desk.funding.budgets),
            What.KPIS: bool(desk.kpis),
        }
        self.export_requested.emit(tuple(what for what, there in filled.items() if there))

    def export_chart(self) -> None:
        """Ask for an export of the chart that is meant."""
        self.export_requested.emit((self._what,))

    def copy_figure(self) -> None:
        """Ask for the chart that is meant on the clipboard."""
        self.copy_figure_requested.emit(self._what, Varied.BOTH)

    @property
    def _what(self) -> What:
        return What.KPIS if self.part is Part.KPIS else What.COVERAGE

    @property
    def part(self) -> Part:
        """The part that is meant: that of the keyboard, else the first in sight."""
        focus = self._part_with_keyboard()
        if focus is not None:
            return focus
        return next((part for part, card in self.cards.items() if card.isVisible()), Part.COVERAGE)

    def _part_with_keyboard(self) -> Part | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((part for part, card in self.cards.items() if card.isAncestorOf(focus)), None)

    # -- content ------------------------------------------------------------------------------

    def _changed(self, areas: frozenset[Area]) -> None:
        if areas & SHOWN:
            self._forget()

    def _forget(self) -> None:
        """Show everything anew; what is out of sight when it comes into it."""
        self._stale = {*Part}
        self._coverage = coverages(self._context.desk.funding)
        self.commands.refresh()
        if self.isVisible():
            self._reload()

    def _reload(self) -> None:
        if not self._context.desk.planned_at_hand:
            # The window paints and listens first; what the parts need of it they show then.
            QTimer.singleShot(SOON_MS, self, self._context.desk.read_roadmap)
        for part, card in self.cards.items():
            if part in self._stale and card.isVisible():
                self._bring(part)

    def _bring(self, part: Part) -> None:
        """Let a part show what is now; what needs the roadmap, once that has been read."""
        if part in self._stale and (part not in OF_ROADMAP or self._context.desk.planned_at_hand):
            self._stale.discard(part)
            self.cards[part].reload(self._coverage)

    def _themed(self) -> None:
        self._fold()
        self._forget()

    @property
    def current_source_id(self) -> str:
        """The source the keyboard is on, in one of the tables; "" for none."""
        line = self.amounts.table.current_line
        if self.amounts.isVisible() and line is not None and line.source is not None:
            return line.source.id
        return self.sources.table.current_id

    @property
    def current_kpi_id(self) -> str:
        """The KPI the keyboard is on; "" for none."""
        return self.kpis.current_id

    def go_to_source(self, source_id: str) -> None:
        """Show a source in the table."""
        self.turn(Part.SOURCES)
        self.sources.table.go_to(source_id)

    def show_year(self, year: int) -> None:
        """Show the lines of a year."""
        self.turn(Part.AMOUNTS)
        self.amounts.show_year(year)
        self.amounts.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_budget(self) -> None:
        """Put the keyboard where the yearly budget is typed."""
        self.turn(Part.AMOUNTS)
        self.amounts.show_year(None)
        self.amounts.table.go_to_budget()

    def add_line(self, source_id: str, activity_id: str) -> None:
        """Show a line in which a source pays for an activity."""
        self.turn(Part.AMOUNTS)
        self.amounts.add_line(source_id, activity_id)

    # -- arrangement --------------------------------------------------------------------------

    def _strip_height(self) -> int:
        if self.strip.isHidden():
            return 0
        wide = self.width() - 2 * self._context.theme.px(MARGIN)
        return self.strip.heightForWidth(wide) + self._context.theme.px(GAP)

    def _fold(self) -> None:
        """Arrange the parts for another room; what the user works in stays in sight.

        A message above the page, such as why an amount cannot be used, may be what takes the room.
        """
        focus = self._part_with_keyboard()
        if focus is not None:
            self._remember(focus)
        self._arrange()

    def _arrange(self) -> None:
        high = self._strip_height()
        scale = self._context.theme.scale
        margin = self._context.theme.px(MARGIN)
        self.strip.setGeometry(margin, margin, self.width() - 2 * margin, max(high - margin + 4, 0))
        self._places = tuple(
            Place(place.rect.translated(0, high), place.parts)
            for place in arrange(self.width(), self.height() - high, scale)
        )
        for place in self._places:
            shown = self._shown_in(place)
            for part in place.parts:
                card = self.cards[part]
                card.share_with(place.parts)
                card.setGeometry(place.rect)
                card.setVisible(part is shown)

    def _shown_in(self, place: Place) -> Part:
        """Return the part in front: the one turned to last, wherever its place was then."""
        turned = [part for part in self._turned if part in place.parts]
        return turned[-1] if turned else place.parts[0]

    def _remember(self, part: Part) -> None:
        self._turned = [*(each for each in self._turned if each is not part), part]

    def turn(self, part: Part) -> None:
        """Show a part that shares its place; the keyboard goes along where it was in what makes room."""
        focus, left = QApplication.focusWidget(), self._part_with_keyboard()
        on_tabs = any(card.tabs is focus for card in self.cards.values())
        self._remember(part)
        self._bring(part)
        self._arrange()
        if on_tabs and self.cards[part].tabs.isVisible():
            self.cards[part].tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        elif left is not None and not self.cards[left].isVisible():
            stop = first_stop(self.cards[part].places)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new size."""
        super().resizeEvent(event)
        self._fold()
        self._reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self._arrange()
        self._reload()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything can be used; below it the page scrolls."""
        theme = self._context.theme
        return QSize(theme.px(600), theme.px(360))
