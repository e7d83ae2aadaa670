"""The base of the small dialogs of the Markets page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog


class EntryDialog(FormDialog):
    """Does one step with what was typed, in `apply`; what cannot be used is said and stays."""

    def __init__(self, context: Context, title: str, act: str, parent: QWidget, intro: str = "") -> None:
        super().__init__(context, title, act, intro, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def apply(self) -> bool:
        """Do the step; return whether it was done.

        Raises
        ------
        InvalidInputError
            What was typed cannot be used.
        """
        raise NotImplementedError

    def carry_out(self) -> bool:
        """Do the step, or say why what was typed cannot be used."""
        try:
            return self.apply()
        except InvalidInputError as error:
            self.strip.say(str(error))
            return False
