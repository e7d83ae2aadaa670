"""The four cards of the page, each with what it shows when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dia_desktop.charts.coverage_chart import no_amounts_words
from dia_desktop.language import tr
from dia_desktop.store.edits import KpiFields, SourceFields, add_reading, set_kpi, set_source
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding import FundingSource
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.amount_lines import amount_lines, shown_years
from dia_desktop.ui.funding.amount_table import AmountTable
from dia_desktop.ui.funding.chart_views import CoverageView, KpiView
from dia_desktop.ui.funding.columns import Fields
from dia_desktop.ui.funding.kpi_columns import kpi_columns
from dia_desktop.ui.funding.matters import matters, matters_line
from dia_desktop.ui.funding.part_card import Empty, PartCard, part_title
from dia_desktop.ui.funding.parts import Part
from dia_desktop.ui.funding.record_table import RecordTable
from dia_desktop.ui.funding.source_columns import SourceFacts, source_columns
from dia_desktop.ui.funding.sum_rows import SumTable, sum_rows
from dia_desktop.ui.segments import Segments
from dia_desktop.ui.sketch_view import SketchView
from dia_desktop.ui.widgets import Button, ChipButton, Strip


class CoverageCard(PartCard):
    """How far the money goes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Part.COVERAGE, 17)
        self.view = CoverageView(context)
        self.budget_button = Button(context, tr("Enter the yearly budget"), "primary", "pencil")
        self.empty = Empty(context, "", self.budget_button)
        self.put(scrolled(self.view, tr("Coverage chart")), self.empty)

    def reload(self, coverage: Sequence[CurrencyCoverage]) -> None:
        """Show the funding as it is now."""
        shown = any(each.years for each in coverage)
        self.empty.say(no_amounts_words(self._context.desk.funding))
        self.budget_button.setEnabled(not self._context.desk.file.read_only)
        self.places.setCurrentIndex(0 if shown else 1)
        self.view.show_coverage(coverage)
        self.name(self.view.finding())


class SourcesCard(PartCard):
    """Where the money comes from."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Part.SOURCES)
        self._facts = SourceFacts.of(context.desk.funding, ())
        self.table = RecordTable[FundingSource](
            context, tr("Funding sources"), source_columns(context, lambda: self._facts), self._set
        )
        self.sums = SumTable(context, self.table)
        self.strip = Strip(context, closable=False)
        self.add_button = Button(context, tr("Add source"), icon_name="plus")
        self.first_button = Button(context, tr("Add the first source"), "primary", "plus")
        self.empty = Empty(context, tr("No source of money is listed yet"), self.first_button)
        self.buttons.addWidget(self.add_button)
        filled = QWidget()
        filled.setAccessibleName(tr("Sources and sums"))
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addWidget(self.sums)
        column.addStretch(0)
        column.addWidget(self.strip)
        self.table.hugs = True
        self.put(filled, self.empty)

    def reload(self, coverage: Sequence[CurrencyCoverage]) -> None:
        """Show the sources as they are now."""
        desk = self._context.desk
        self._facts = SourceFacts.of(desk.funding, coverage)
        self.table.show_records(desk.funding.sources)
        self.sums.show_sums(sum_rows(coverage, self._context.numbers))
        line = ""
        if desk.planned_at_hand:
            line = matters_line(matters(desk.funding, coverage, desk.roadmap, self._context.numbers))
        if not line:
            self.strip.clear()
        elif line != self.strip.sentence:
            self.strip.say(line, "warn", tr("Show all…"))
        for button in (self.add_button, self.first_button):
            button.setEnabled(not desk.file.read_only)
        self.places.setCurrentIndex(0 if desk.funding.sources else 1)

    def _set(self, source: FundingSource, fields: Fields) -> bool:
        return self._context.desk.do(set_source, source.id, cast("SourceFields", fields))


class AmountsCard(PartCard):
    """What each source gives, year by year, and what is needed."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, Part.AMOUNTS)
        self._today = today
        self._added: list[tuple[str, str]] = []
        self._coverage: Sequence[CurrencyCoverage] = ()
        self.year: int | None = None
        self.table = AmountTable(context)
        self.only = ChipButton(context, "", icon_name="x")
        self.line_button = Button(context, tr("Pay for an activity…"), icon_name="plus")
        self.buttons.addWidget(self.only)
        self.buttons.addWidget(self.line_button)
        self.put(self.table)
        self.only.clicked.connect(lambda: self.show_year(None))

    def reload(self, coverage: Sequence[CurrencyCoverage]) -> None:
        """Show the amounts as they are now."""
        self._coverage = coverage
        desk = self._context.desk
        years = shown_years(desk.roadmap, desk.funding, self._today().year)
        if self.year not in years:
            self.year = None
        lines = amount_lines(desk.funding, desk.roadmap, coverage, self._added, self.year)
        self.table.show_lines(lines, years)
        self.line_button.setEnabled(not desk.file.read_only)
        self.only.setVisible(self.year is not None)
        self.only.setChecked(self.year is not None)
        self.only.show_text(tr("only {year}").format(year=self.year))
        self.name(part_title(Part.AMOUNTS))

    def show_year(self, year: int | None) -> None:
        """Show only what gives something in a year; None shows all."""
        self.year = year
        self.reload(self._coverage)
        if year is not None:
            self.table.go_to_budget(year)

    def add_line(self, source_id: str, activity_id: str) -> None:
        """Show a line that holds nothing yet, and put the keyboard on it."""
        self._added.append((source_id, activity_id))
        self.show_year(None)
        for line in self.table.amounts.lines:
            if line.source is not None and (line.source.id, line.activity_id) == (source_id, activity_id):
                self.table.go_to(line.key, self.table.amounts.years[0])


class KpisCard(PartCard):
    """Where the KPIs stand."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, Part.KPIS)
        self._today = today
        self.view = KpiView(context, today)
        self.table = RecordTable[Kpi](context, tr("KPIs"), kpi_columns(context, today), self._set)
        self.switch = Segments(tr("How the KPIs are shown"), (tr("Bullets"), tr("Table")))
        self.add_button = Button(context, tr("Add KPI"), icon_name="plus")
        self.update_button = Button(context, tr("Update values"), icon_name="pencil")
        self.first_button = Button(context, tr("Add the first KPI"), "primary", "plus")
        self.empty = Empty(context, tr("No KPI yet: say what is to be reached"), self.first_button)
        for widget in (self.switch, self.add_button, self.update_button):
            self.buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.put(scrolled(self.view, tr("KPI chart")), self.table, self.empty)
        self.switch.chosen.connect(lambda *_: self._turn())

    def reload(self, _coverage: Sequence[CurrencyCoverage]) -> None:
        """Show the KPIs as they are now."""
        desk = self._context.desk
        self.table.show_records(desk.kpis)
        self.view.fit()
        self.view.refresh()
        self.name(self.view.finding() if desk.kpis else part_title(Part.KPIS))
        for button in (self.add_button, self.first_button, self.update_button):
            button.setEnabled(not desk.file.read_only)
        self.update_button.setVisible(bool(desk.kpis))
        self.switch.setVisible(bool(desk.kpis))
        self._turn()

    def _turn(self) -> None:
        """Show bullets or the table, or what invites to add the first KPI."""
        self.places.setCurrentIndex(self.switch.index if self._context.desk.kpis else 2)

    @property
    def current_id(self) -> str:
        """The KPI the keyboard is on; "" for none."""
        if self.switch.index == 1:
            return self.table.current_id
        return "" if self.view.spot is None else self.view.spot.key

    def _set(self, kpi: Kpi, fields: Fields) -> bool:
        if "value" in fields:
            return self._context.desk.do(add_reading, kpi.id, cast("float", fields["value"]), self._today())
        return self._context.desk.do(set_kpi, kpi.id, cast("KpiFields", fields))


def scrolled(view: SketchView, name: str) -> QScrollArea:
    """Return a chart in a place that scrolls where it needs more room than there is."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(view)
    return area
