"""A few choices side by side in one frame, of which one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton


class Segments(QFrame):
    """Shows all choices; arrows move between them.

    Signals
    -------
    chosen(index) : the user chose another one.
    """

    chosen = Signal(int)

    def __init__(self, name: str, choices: Sequence[str], chosen: int = 0) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for index, choice in enumerate(choices):
            button = QPushButton(choice)
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setAccessibleName(choice)
            button.setAutoDefault(False)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.idToggled.connect(self._fit_tab)
        self._group.button(chosen).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def index(self) -> int:
        """Which one is on."""
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Show another one, without telling; -1 for none."""
        if index >= 0:
            self.button(index).setChecked(True)
        elif self.index >= 0:
            # A group that is exclusive keeps one of its buttons on.
            self._group.setExclusive(False)
            self.button(self.index).setChecked(False)
            self._group.setExclusive(True)

    def _fit_tab(self) -> None:
        """Let Tab come to the one that is on, else to the first."""
        # Qt sees to it only once one of them had the keyboard.
        stop = max(self.index, 0)
        for button in self._group.buttons():
            tab = self._group.id(button) == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    def button(self, index: int) -> QPushButton:
        """Return the button of a choice."""
        button = self._group.button(index)
        if not isinstance(button, QPushButton):
            raise IndexError(index)
        return button
