"""The charts of the page: how far the money goes, and where the KPIs stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QScrollArea

from dia_desktop.charts.coverage_chart import coverage_chart
from dia_desktop.charts.kpi_chart import LEAST, LEGEND, TWO_COLUMNS, kpi_chart
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding_words import coverage_headline
from dia_desktop.strategy.kpi_progress import kpi_progress
from dia_desktop.strategy.kpi_words import kpi_headline
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.record_table import UP_AND_DOWN
from dia_desktop.ui.sketch_view import SketchView

#: Least height of a chart of one currency, in design pixels.
PANEL, ONE_PANEL = 190, 170


class CoverageView(SketchView):
    """Shows what covers the budget of each year; choosing a year tells which."""

    ground = "surface"

    def __init__(self, context: Context) -> None:
        self._coverage: Sequence[CurrencyCoverage] = ()
        super().__init__(context)

    def show_coverage(self, coverage: Sequence[CurrencyCoverage]) -> None:
        """Show another coverage, with the room that all its currencies need."""
        self._coverage = coverage
        panels = max(len([each for each in coverage if each.years]), 1)
        self.setMinimumHeight(self.theme.px(ONE_PANEL if panels == 1 else panels * PANEL))
        self.refresh()

    def finding(self) -> str:
        """Return how far the funding goes."""
        return coverage_headline(self._coverage, self.context.numbers)

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        """Lay out a panel per currency."""
        return coverage_chart(self.context.desk.funding, width, height, theme, measure, self.context.numbers)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a chart can be read."""
        return QSize(self.theme.px(220), self.theme.px(ONE_PANEL))


class KpiView(SketchView):
    """Shows where the KPIs stand on a day; choosing one updates its value.

    Signals
    -------
    details_wanted(id) : a KPI is to be seen in full.
    move_wanted(id, place) : it is to stand at a place, 0 first.
    remove_wanted(id) : it is to be taken away.
    adding_wanted() : one is to be added.
    """

    details_wanted = Signal(str)
    move_wanted = Signal(str, int)
    remove_wanted = Signal(str)
    adding_wanted = Signal()

    ground = "surface"

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        self._today = today
        super().__init__(context)

    def finding(self) -> str:
        """Return how many targets are met."""
        return kpi_headline([kpi_progress(kpi, self._today()) for kpi in self.context.desk.kpis])

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        """Lay out a bullet per KPI."""
        found = [kpi_progress(kpi, self._today()) for kpi in self.context.desk.kpis]
        return kpi_chart(found, width, height, theme, measure, self.context.numbers)

    def fit(self) -> None:
        """Ask for the room that all bullets need."""
        columns = 2 if self.width() / self.theme.scale >= TWO_COLUMNS else 1
        rows = ceil(len(self.context.desk.kpis) / columns)
        self.setMinimumHeight(self.theme.px(LEGEND + rows * LEAST + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where the bullets stand otherwise."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the table as well; keep the bullet of the keyboard in sight."""
        key, alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Insert:
            self.adding_wanted.emit()
        elif self.spot is None:
            super().keyPressEvent(event)
        elif alt and key in UP_AND_DOWN:
            self.move_current(UP_AND_DOWN[key])
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.spot.key)
        elif key == Qt.Key.Key_F2:
            self.details_wanted.emit(self.spot.key)
        else:
            super().keyPressEvent(event)
        self._follow()

    def _follow(self) -> None:
        """Scroll to the bullet of the keyboard."""
        viewport = self.parentWidget()
        area = None if viewport is None else viewport.parentWidget()
        if isinstance(area, QScrollArea):
            bullet = self.focus_rect().toRect()
            area.ensureVisible(bullet.center().x(), bullet.center().y(), 0, bullet.height() // 2)

    def move_current(self, step: int) -> None:
        """Move the KPI of the keyboard up or down; the keyboard goes along."""
        ids = [kpi.id for kpi in self.context.desk.kpis]
        here = ids.index(self.spot.key) if self.spot is not None else 0
        if self.spot is not None and 0 <= here + step < len(ids):
            self.move_wanted.emit(self.spot.key, here + step)
            self.go_to(ids[here])

    def go_to(self, kpi_id: str) -> None:
        """Put the keyboard on a KPI."""
        for index, spot in enumerate(self.sketch.spots):
            if spot.key == kpi_id:
                self._go(index)

    def make_menu(self) -> QMenu:
        """Return the context menu of every chart, with what can be done with a KPI ahead of it."""
        menu = super().make_menu()
        spot, first = self.spot, menu.actions()[0]
        if spot is None or not spot.key:
            return menu
        free = not self.context.desk.file.read_only
        for text, act, possible in (
            (tr("Update the value…"), lambda: self.chosen.emit(spot.key), free),
            (tr("Open…"), lambda: self.details_wanted.emit(spot.key), True),
            (tr("Move up"), lambda: self.move_current(-1), free),
            (tr("Move down"), lambda: self.move_current(1), free),
            (tr("Remove"), lambda: self.remove_wanted.emit(spot.key), free),
        ):
            action = menu.addAction(text)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.insertAction(first, action)
        menu.insertSeparator(first)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Put the keyboard on the bullet under the mouse first."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._go(self.spot_at(QPointF(event.pos())))
        super().contextMenuEvent(event)
