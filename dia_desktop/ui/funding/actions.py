"""What can be done on the Funding & KPIs page: once as actions, for menu, buttons, charts and keys alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr
from dia_desktop.store.edits import (
    KpiFields,
    SourceFields,
    add_kpi,
    add_source,
    move_kpi,
    move_source,
    remove_kpi,
    remove_source,
    set_source,
)
from dia_desktop.strategy.coverage import coverages
from dia_desktop.strategy.funding import FundingSource
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import Source
from dia_desktop.ui.exporting import ExhibitMaker, Table, read_table
from dia_desktop.ui.funding.columns import Fields
from dia_desktop.ui.funding.kpi_columns import kpi_columns
from dia_desktop.ui.funding.kpi_dialog import KpiDialog
from dia_desktop.ui.funding.line_dialog import LineDialog
from dia_desktop.ui.funding.matters import MattersDialog, matters
from dia_desktop.ui.funding.parts import Part
from dia_desktop.ui.funding.record_dialog import RecordDialog
from dia_desktop.ui.funding.source_columns import SourceFacts, source_columns
from dia_desktop.ui.funding.update_dialog import UpdateDialog

if TYPE_CHECKING:
    from dia_desktop.ui.funding.page import FundingPage


class FundingActions(QObject):
    """Owns the actions of the page, and opens its dialogs."""

    def __init__(self, context: Context, page: FundingPage) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._tables: ExhibitMaker[Table] = ExhibitMaker(read_table, self)
        self._tables.made.connect(self._open_table)
        self._tables.refused.connect(page.strip.say)
        context.desk.closing.connect(self._tables.close)
        self.add_source = self._make(tr("Add a funding source…"), "Ctrl+Alt+S", self.ask_source)
        self.budget = self._make(tr("Enter the yearly budget"), "Ctrl+Alt+Y", page.enter_budget)
        self.line = self._make(tr("Pay for an activity…"), "Ctrl+Alt+A", self.ask_line)
        self.odd = self._make(tr("What is odd about the funding…"), "", self.show_matters)
        self.add_kpi = self._make(tr("Add a KPI…"), "Ctrl+Alt+K", self.ask_kpi)
        self.update_value = self._make(tr("Update the value of a KPI…"), "Ctrl+Alt+U", self.ask_value)
        self.open_kpi = self._make(tr("History and achievements of a KPI…"), "Ctrl+Alt+H", self.show_kpi)
        self.table = self._make(tr("Show as table"), "Ctrl+Shift+T", self.show_table)
        self.copy_figure = self._make(tr("Copy figure"), "", page.copy_figure)
        self.export = self._make(tr("Export…"), "", page.export_chart)

    def _make(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self._page.addAction(action)
        return action

    def make_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the page for the menu bar."""
        menu = QMenu(tr("F&unding"), parent)
        menu.setAccessibleName(tr("Funding & KPIs"))
        menu.addActions((self.add_source, self.budget, self.line, self.odd))
        menu.addSeparator()
        menu.addActions((self.add_kpi, self.update_value, self.open_kpi))
        menu.addSeparator()
        menu.addActions((self.table, self.copy_figure, self.export))
        return menu

    def refresh(self) -> None:
        """Enable what can be done now."""
        desk = self._context.desk
        free = not desk.file.read_only
        for action in (self.add_source, self.budget, self.add_kpi):
            action.setEnabled(free)
        self.line.setEnabled(free)
        self.update_value.setEnabled(free and bool(desk.kpis))
        self.open_kpi.setEnabled(bool(desk.kpis))

    # -- sources ------------------------------------------------------------------------------

    def ask_source(self) -> None:
        """Ask for a new source."""
        desk = self._context.desk

        def save(fields: Fields) -> bool:
            named = str(fields.get("name", ""))
            if not desk.do(add_source, named, cast("SourceFields", fields)):
                return False
            self._page.go_to_source(desk.funding.sources[-1].id)
            return True

        self._ask_source(FundingSource("", ""), (tr("Add a funding source"), tr("Add"), ""), save)

    def show_source(self, source_id: str) -> None:
        """Show a source in full and let it be changed."""
        desk = self._context.desk

        def save(fields: Fields) -> bool:
            return not fields or desk.do(set_source, source_id, cast("SourceFields", fields))

        source = next((each for each in desk.funding.sources if each.id == source_id), None)
        if source is not None:
            self._ask_source(source, (tr("Funding source"), tr("Save"), ""), save)

    def _ask_source(
        self, source: FundingSource, words: tuple[str, str, str], save: Callable[[Fields], bool]
    ) -> None:
        funding = self._context.desk.funding
        facts = SourceFacts.of(funding, coverages(funding))
        columns = source_columns(self._context, lambda: facts)
        self._open(RecordDialog(self._context, words, source, columns, save, self._page))

    def move_source(self, source_id: str, place: int) -> None:
        """Put a source at another place."""
        self._context.desk.do(move_source, source_id, place)

    def remove_source(self, source_id: str) -> None:
        """Take a source away."""
        self._context.desk.do(remove_source, source_id)

    def ask_line(self) -> None:
        """Ask which source is to pay for which activity."""
        dialog = LineDialog(self._context, self._page.current_source_id, self._page)
        dialog.chosen.connect(self._page.add_line)
        self._open(dialog)

    def show_matters(self) -> None:
        """List what is odd about the funding."""
        desk = self._context.desk
        found = coverages(desk.funding)
        said = matters(desk.funding, found, desk.roadmap, self._context.numbers)
        self._open(MattersDialog(self._context, said or (tr("Nothing is odd."),), self._page))

    # -- KPIs ---------------------------------------------------------------------------------

    def ask_kpi(self) -> None:
        """Ask for a new KPI."""

        def save(fields: Fields) -> bool:
            name = str(fields.get("name", ""))
            return self._context.desk.do(add_kpi, name, cast("KpiFields", fields))

        words = (tr("Add a KPI"), tr("Add"), "")
        columns = kpi_columns(self._context, self._page.today)
        self._open(RecordDialog(self._context, words, Kpi("", ""), columns, save, self._page))

    def ask_value(self, kpi_id: str = "") -> None:
        """Ask for a new value of a KPI."""
        if self._context.desk.file.read_only:
            self.show_kpi(kpi_id)
            return
        wanted = kpi_id or self._page.current_kpi_id
        self._open(UpdateDialog(self._context, wanted, self._page.today(), self._page))

    def show_kpi(self, kpi_id: str = "") -> None:
        """Show a KPI in full."""
        known = [kpi.id for kpi in self._context.desk.kpis]
        wanted = kpi_id or self._page.current_kpi_id
        if known:
            shown = wanted if wanted in known else known[0]
            self._open(KpiDialog(self._context, shown, self._page.today, self._page))

    def move_kpi(self, kpi_id: str, place: int) -> None:
        """Put a KPI at another place."""
        self._context.desk.do(move_kpi, kpi_id, place)

    def remove_kpi(self, kpi_id: str) -> None:
        """Take a KPI away."""
        self._context.desk.do(remove_kpi, kpi_id)

    # -- charts -------------------------------------------------------------------------------

    def show_table(self) -> None:
        """Open the chart that is meant as a table."""
        what = What.KPIS if self._page.part is Part.KPIS else What.COVERAGE
        self._tables.ask(Source.of(self._context.desk, (what,)), what)

    def _open_table(self, table: Table) -> None:
        from dia_desktop.ui.table_dialog import TableDialog

        self._open(TableDialog(self._context, table, self._page))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
