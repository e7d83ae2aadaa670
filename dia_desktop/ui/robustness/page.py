"""The Robustness page: findings at the left, the charts that show them at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.finding import Chart
from dia_desktop.ui.context import Context
from dia_desktop.ui.robustness.actions import RobustnessActions
from dia_desktop.ui.robustness.arrangement import Arrangement, arrange
from dia_desktop.ui.robustness.assessment import Assessment
from dia_desktop.ui.robustness.chart_card import ChartCard
from dia_desktop.ui.robustness.chart_view import ChartView
from dia_desktop.ui.robustness.contents import EXHIBITS, Choices, card_content
from dia_desktop.ui.robustness.findings_panel import FindingsPanel
from dia_desktop.ui.robustness.findings_text import findings_as_text
from dia_desktop.ui.robustness.invitation import Invitation
from dia_desktop.ui.segments import Segments
from dia_desktop.ui.widgets import Strip

#: Charts that change are laid out one after the other, this far apart.
FRAME_MS = 16
VARIED = (Varied.WEIGHTS, Varied.SCORES, Varied.BOTH)


class RobustnessPage(QWidget):
    """How sure the ranking is; worked out only while the page is seen.

    Signals
    -------
    export_requested(whats), copy_figure_requested(what, varied) : as every page has them.
    """

    export_requested = Signal(object)
    copy_figure_requested = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Robustness"))
        self._context = context
        self.assessment = Assessment(context, self)
        self.invitation = Invitation(context, self)
        self.panel = FindingsPanel(context, self)
        self.strip = Strip(context, closable=False)
        self.strip.setParent(self)
        self.varied = Segments(tr("What is varied"), (tr("Weights"), tr("Scores"), tr("Both")), 2)
        self.gap = Segments(tr("Which gap"), (tr("First place"), tr("Cut line")))
        switches = {Chart.RANKS: self.varied, Chart.DRIVERS: self.gap}
        self.cards = {chart: ChartCard(context, chart, switches.get(chart), self) for chart in Chart}
        self._plan = arrange(1, 1, 1.0)
        self._turned: dict[tuple[Chart, ...], Chart] = {}
        self._lit: Chart | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(FRAME_MS)
        self._next.timeout.connect(self._lay_out_next)
        self.commands = RobustnessActions(context, self)
        self.menu = self.commands.make_menu(self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.assessment.changed.connect(self._show)
        self._context.themed.connect(self._arrange)
        self.panel.chosen.connect(self.light)
        self.panel.copy_wanted.connect(self.commands.copy_text.trigger)
        self.panel.settings_wanted.connect(self.commands.settings.trigger)
        self.strip.acted.connect(self.assessment.again)
        self.strip.changed.connect(self._arrange)
        self.varied.chosen.connect(self._show_charts)
        self.gap.chosen.connect(self._show_charts)
        for card in self.cards.values():
            card.turned.connect(self._turn)
            card.view.chosen.connect(self.commands.follow)
            card.notice.wanted.connect(self.commands.follow)
            card.view.compare_wanted.connect(self.commands.compare)
            for signal, action in (
                (card.view.table_wanted, self.commands.table),
                (card.view.copy_wanted, self.commands.copy_figure),
                (card.view.export_wanted, self.commands.export),
            ):
                signal.connect(action.trigger)

    def focus_regions(self) -> list[QWidget]:
        """Return the regions in reading order."""
        return [self.invitation, self.strip, self.panel, *self.cards.values()]

    def main_region(self) -> QWidget:
        """Return the findings."""
        return self.panel

    def export(self) -> None:
        """Ask for an export of all charts of the page that show something."""
        found, numbers = self.assessment.shown, self._context.numbers
        if found is None:
            return
        contents = {chart: card_content(chart, found, self.choices, numbers) for chart in Chart}
        self.export_requested.emit(
            tuple(EXHIBITS[chart] for chart, content in contents.items() if content.lay_out is not None)
        )

    def export_chart(self) -> None:
        """Ask for an export of the chart that is meant."""
        self.export_requested.emit((EXHIBITS[self.chart],))

    def copy_figure(self) -> None:
        """Ask for the chart that is meant on the clipboard."""
        self.copy_figure_requested.emit(EXHIBITS[self.chart], self.choices.varied)

    @property
    def chart(self) -> Chart:
        """The chart that is meant: that of the keyboard, else the lit one, else the first in sight."""
        focus = QApplication.focusWidget()
        for chart, card in self.cards.items():
            if focus is not None and card.isAncestorOf(focus):
                return chart
        if self._lit is not None:
            return self._lit
        return next((chart for chart, card in self.cards.items() if card.isVisible()), Chart.RANKS)

    # -- content ------------------------------------------------------------------------------

    @property
    def choices(self) -> Choices:
        """What the switches stand at."""
        return Choices(VARIED[self.varied.index], at_cut=self.gap.index == 1)

    def _show(self) -> None:
        state = self.assessment
        stale = state.stale or bool(state.problem)
        for card in self.cards.values():
            card.show_progress(slow=state.slow)
            if stale:
                card.view.show_stale()
        self.panel.show_stale(stale=stale)
        if state.problem:
            self.strip.say(state.problem, "bad", tr("Try again"))
        else:
            self.strip.clear()
        self.commands.refresh()
        if state.shown is not None and not state.stale:
            self.panel.show_answer(state.shown)
            self._show_charts()
        self._arrange()

    def _show_charts(self) -> None:
        found = self.assessment.shown
        if found is None:
            return
        self.gap.setVisible(found.report.cut is not None)
        for chart, card in self.cards.items():
            card.take_content(card_content(chart, found, self.choices, self._context.numbers))
        self._next.start()

    def _lay_out_next(self) -> None:
        """Lay out one chart, and leave the window a frame for its painting before the next one."""
        due = self._due()
        if due:
            due[0].show_content()
            self._next.start()

    def _due(self) -> list[ChartView]:
        """Return the charts in sight whose turn is still to come."""
        views = (card.view for card in self.cards.values())
        return [view for view in views if view.due and view.isVisible()]

    @property
    def finished(self) -> bool:
        """Whether nothing is to come any more for what the desk shows, and all of it stands."""
        return self.assessment.finished and not self._due()

    def light(self, chart: Chart) -> None:
        """Show a chart and put a ring around it."""
        self._lit = chart
        self._turn(chart)
        for each, card in self.cards.items():
            card.light(on=each is chart)

    def copy_text(self) -> None:
        """Put the findings on the clipboard."""
        if self.assessment.shown is not None:
            QGuiApplication.clipboard().setText(findings_as_text(self.assessment.shown))

    # -- arrangement --------------------------------------------------------------------------

    def arrangement(self) -> Arrangement:
        """Return where everything stands at the present size."""
        plan = arrange(self.width(), self.height() - self._strip_height(), self._context.theme.scale)
        return plan.moved(self._strip_height())

    def _strip_height(self) -> int:
        if self.strip.isHidden():
            return 0
        wide = self.width() - 2 * self._context.theme.px(16)
        return self.strip.heightForWidth(wide) + self._context.theme.px(12)

    def _arrange(self) -> None:
        possible = self.assessment.possible
        self.invitation.setVisible(not possible)
        self.panel.setVisible(possible)
        plan = self._plan = self.arrangement()
        if not possible:
            self.invitation.setGeometry(self.rect())
            for card in self.cards.values():
                card.hide()
            return
        margin = self._context.theme.px(16)
        self.strip.setGeometry(margin, margin, self.width() - 2 * margin, self._strip_height() - margin + 4)
        self.panel.setGeometry(plan.panel)
        for place in plan.places:
            shown = self._turned.get(place.charts, place.charts[0])
            for chart in place.charts:
                card = self.cards[chart]
                card.share_with(place.charts)
                card.setGeometry(place.rect)
                card.setVisible(chart is shown)
        # What was behind a tab may have come into sight.
        self._next.start()

    def _turn(self, chart: Chart) -> None:
        """Show a chart that shares its place; the keyboard goes along where it was on the tabs."""
        focus = QApplication.focusWidget()
        on_tabs = any(card.tabs is focus for card in self.cards.values())
        for place in self._plan.places:
            if chart in place.charts:
                self._turned[place.charts] = chart
        self._arrange()
        if on_tabs and self.cards[chart].tabs.isVisible():
            self.cards[chart].tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to work."""
        super().showEvent(event)
        self._arrange()
        self.assessment.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop working."""
        super().hideEvent(event)
        self.assessment.leave()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything can be used; below it the page scrolls."""
        theme = self._context.theme
        return QSize(theme.px(720), theme.px(420))
