"""What can be done on the Robustness page: once as actions, for menu, buttons, charts and keys alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import Source
from dia_desktop.ui.exporting import ExhibitMaker, Table, read_table
from dia_desktop.ui.robustness.contents import EXHIBITS

if TYPE_CHECKING:
    from dia_desktop.ui.robustness.page import RobustnessPage


class RobustnessActions(QObject):
    """Owns the actions of the page, and opens its dialogs."""

    def __init__(self, context: Context, page: RobustnessPage) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._tables: ExhibitMaker[Table] = ExhibitMaker(read_table, self)
        self._tables.made.connect(self._open_table)
        self._tables.refused.connect(self._refused)
        context.desk.closing.connect(self._tables.close)
        self.table = self._make(tr("Show as table"), "Ctrl+Shift+T", self.show_table)
        self.copy_figure = self._make(tr("Copy figure"), "", page.copy_figure)
        self.export = self._make(tr("Export…"), "", page.export_chart)
        self.copy_text = self._make(tr("Copy the findings as text"), "Ctrl+Alt+F", page.copy_text)
        self.settings = self._make(tr("Test settings…"), "Ctrl+Alt+P", self.show_settings)

    def _make(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self._page.addAction(action)
        return action

    def make_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the page for the menu bar."""
        menu = QMenu(tr("&Robustness"), parent)
        menu.setAccessibleName(tr("Robustness"))
        menu.addActions((self.settings, self.copy_text))
        menu.addSeparator()
        menu.addActions((self.table, self.copy_figure, self.export))
        return menu

    def refresh(self) -> None:
        """Enable what can be done now."""
        known = self._page.assessment.shown is not None
        for action in (self.table, self.copy_figure, self.export, self.copy_text):
            action.setEnabled(known)

    # -- dialogs ------------------------------------------------------------------------------

    def show_settings(self) -> None:
        """Ask how the ranking is to be tested."""
        from dia_desktop.ui.robustness.settings_dialog import SettingsDialog

        self._open(SettingsDialog(self._context, self._page))

    def show_table(self) -> None:
        """Open the chart that is meant as a table."""
        page = self._page
        self._context.desk.end_preview()
        what = EXHIBITS[page.chart]
        self._tables.ask(Source.of(self._context.desk, (what,), page.choices.varied), what)

    def _open_table(self, table: Table) -> None:
        from dia_desktop.ui.table_dialog import TableDialog

        self._open(TableDialog(self._context, table, self._page))

    def _refused(self, sentence: str) -> None:
        self._page.strip.say(sentence, "warn")

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # -- what a chart leads to ----------------------------------------------------------------

    def follow(self, key: str) -> None:
        """Do what a spot of a chart is there for."""
        kind, *parts = key.split(":")
        desk = self._context.desk
        if kind == "table":
            self.show_table()
        elif kind == "rank":
            self._show_typical(parts[0])
        elif kind == "weight":
            self._context.place_wanted.emit("", parts[0])
        elif kind == "cell":
            self._context.place_wanted.emit(parts[0], parts[1])
        elif kind == "partners":
            self.ask_partners()
        elif kind == "partner":
            desk.show_voice(parts[0])
            self._context.page_wanted.emit("markets")
        elif kind == "market":
            self.compare(parts[0])

    def compare(self, market_id: str = "") -> None:
        """Open the comparison of a market with another one."""
        from dia_desktop.ui.robustness.compare_dialog import CompareDialog

        self._open(CompareDialog(self._context, self._page, market_id))

    def ask_partners(self) -> None:
        """Open the list of the partners."""
        from dia_desktop.ui.markets.partners_dialog import PartnersDialog

        PartnersDialog(self._context, self._page).open()

    def _show_typical(self, market_id: str) -> None:
        from dia_desktop.ui.robustness.typical_dialog import TypicalDialog

        found = self._page.assessment.shown
        if found is not None:
            shares = found.report.shares[self._page.choices.varied]
            self._open(TypicalDialog(self._context, found.report, shares, market_id, self._page))
