"""Opens the dialogs of a window, each loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from dia_desktop.ui.context import Context

if TYPE_CHECKING:
    from dia_desktop.ui.command_palette import Command


class Dialogs(QObject):
    """The dialogs over one window. They block that window only and go when they are closed."""

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def name_moment(self) -> None:
        """Ask for a name of this moment in the history."""
        from dia_desktop.ui.history_dialog import NameMomentDialog

        self._ask(NameMomentDialog(self._context, self._window))

    def show_history(self) -> None:
        """Show who did what, when and why."""
        from dia_desktop.ui.history_dialog import HistoryDialog

        if self._context.desk.free():
            self._ask(HistoryDialog(self._context, self._window))

    def close_round(self) -> None:
        """Ask whether the shown round is to be closed."""
        from dia_desktop.ui.round_dialog import CloseRoundDialog

        self._ask(CloseRoundDialog(self._context, self._window))

    def open_round(self) -> None:
        """Ask for name and date of the next round."""
        from dia_desktop.ui.round_dialog import OpenRoundDialog

        self._ask(OpenRoundDialog(self._context, today(), self._window))

    def rename_round(self) -> None:
        """Ask for another name of the shown round."""
        from dia_desktop.ui.round_dialog import RenameRoundDialog

        self._ask(RenameRoundDialog(self._context, self._window))

    def set_target_count(self) -> None:
        """Ask after how many markets the cut line stands."""
        from dia_desktop.ui.round_dialog import TargetCountDialog

        self._ask(TargetCountDialog(self._context, self._window))

    def compare_markets(self) -> None:
        """Show what makes the difference between two markets, the selected one among them."""
        from dia_desktop.ui.robustness.compare_dialog import CompareDialog

        self._ask(CompareDialog(self._context, self._window, self._context.desk.selected_market))

    def show_palette(self, focus_changed: Callable[[], None]) -> None:
        """Let the user find a command by its letters, and do it where the focus was."""
        from dia_desktop.ui.command_palette import CommandPalette

        focus = QApplication.focusWidget()
        palette = CommandPalette(self._context, self._commands(), self._window)

        def do_chosen() -> None:
            if focus is not None:
                focus.setFocus()
            focus_changed()
            if palette.chosen is not None:
                palette.chosen.action.trigger()

        palette.accepted.connect(do_chosen)
        self._ask(palette)

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from dia_desktop.ui.about import ShortcutsDialog

        self._ask(ShortcutsDialog(self._context, self._commands(), self._window))

    def show_sources(self) -> None:
        """Show where the shipped data come from."""
        from dia_desktop.ui.about import SourcesDialog

        self._ask(SourcesDialog(self._context, self._window))

    def show_about(self) -> None:
        """Show what the program is."""
        from dia_desktop.ui.about import AboutDialog

        self._ask(AboutDialog(self._context, self._window))

    def _commands(self) -> list[Command]:
        from dia_desktop.ui.command_palette import commands_of

        return commands_of(self._window.menuBar())

    def _ask(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def today() -> date:
    """Return the present day where the user is."""
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
