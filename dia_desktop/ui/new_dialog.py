"""File > New: what the strategy is called, and whether it starts empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog


class NewDialog(FormDialog):
    """Asks for the first content of a new strategy.

    Signals
    -------
    drafted(draft) : the user has chosen what to start with.
    """

    drafted = Signal(object)

    def __init__(self, context: Context, today: date, parent: QWidget) -> None:
        intro = tr("Every change is kept in its own file; the next question is where.")
        super().__init__(context, tr("New strategy"), tr("Choose the place…"), intro, parent)
        self._today = today
        self.title_line = QLineEdit()
        self.title_line.setPlaceholderText(tr("For example: Where to go until 2030"))
        self.add_field(tr("Title"), self.title_line)
        self.blank = QRadioButton(tr("Empty: add your own markets and criteria"))
        self.example = QRadioButton(
            tr("From the Digital Industry Alliance: its markets, criteria and scores")
        )
        self._kinds = QButtonGroup(self)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for button in (self.blank, self.example):
            button.setAccessibleName(button.text())
            self._kinds.addButton(button)
            column.addWidget(button)
        self.blank.setChecked(True)
        self.add_field(tr("Start"), box)

    def carry_out(self) -> bool:
        """Build the draft; a strategy has a title."""
        title = " ".join(self.title_line.text().split())
        if self.example.isChecked():
            from dia_desktop.evidence.example import example_draft

            draft = example_draft()
            strategy = replace(draft.strategy, title=title or draft.strategy.title)
            self.drafted.emit(replace(draft, strategy=strategy))
            return True
        if not title:
            self.strip.say(tr("Give the strategy a title."), "warn")
            self.title_line.setFocus()
            return False
        from dia_desktop.evidence.blank import blank_draft

        self.drafted.emit(blank_draft(title, self._today))
        return True
