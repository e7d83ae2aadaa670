"""A part of the page with its title; parts that share a place have tabs above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.parts import Part
from dia_desktop.ui.widgets import Button, Card, PlainLabel

HEAD = 30


def part_title(part: Part) -> str:
    """Return what a part is called on its tab."""
    return {
        Part.COVERAGE: tr("Coverage"),
        Part.SOURCES: tr("Funding sources"),
        Part.AMOUNTS: tr("Amounts by year"),
        Part.KPIS: tr("KPIs"),
    }[part]


class Empty(QWidget):
    """One sentence and one button, in the middle."""

    def __init__(self, context: Context, sentence: str, button: Button) -> None:
        super().__init__()
        self.setAccessibleName(sentence)
        self.sentence = PlainLabel(context, sentence, 15, wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)


class PartCard(Card):
    """Holds one part of the page.

    Signals
    -------
    turned(part) : another tab of the place was chosen.
    """

    turned = Signal(object)

    def __init__(self, context: Context, part: Part, size: float = 15) -> None:
        super().__init__(context, "")
        self._context, self.part = context, part
        self._sharing: tuple[Part, ...] = (part,)
        self.heading = PlainLabel(context, part_title(part), size, QFont.Weight.Bold, wrap=True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Parts in this place"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tools = QWidget()
        self.tools.setAccessibleName(tr("What can be done here"))
        self.buttons = QHBoxLayout(self.tools)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.setSpacing(8)
        self.places = QStackedWidget()
        self._tabs_row, self._head = QHBoxLayout(), QHBoxLayout()
        for row in (self._tabs_row, self._head):
            row.setSpacing(8)
        self._tabs_row.addWidget(self.tabs)
        self._tabs_row.addStretch(1)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.tools)
        self.content.setContentsMargins(16, 12, 16, 12)
        self.content.setSpacing(6)
        self.content.addLayout(self._tabs_row)
        self.content.addLayout(self._head)
        self.content.addWidget(self.places, 1)
        self.tabs.currentChanged.connect(self._turned)
        self.name(part_title(part))
        self.share_with((part,))

    def name(self, words: str) -> None:
        """Show another title."""
        self.heading.setText(words)
        self.setAccessibleName(words)
        self._show_heading()

    def reload(self, coverage: Sequence[CurrencyCoverage]) -> None:
        """Show what the card is there for as it is now."""
        raise NotImplementedError

    def put(self, *widgets: QWidget) -> None:
        """Show what the card is there for, and what stands there instead at other times."""
        for widget in widgets:
            self.places.addWidget(widget)

    def share_with(self, parts: tuple[Part, ...]) -> None:
        """Stand in one place with other parts, or alone; the tabs say which."""
        if parts != self._sharing or self.tabs.count() != len(parts):
            self._sharing = parts
            blocker = QSignalBlocker(self.tabs)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for part in parts:
                self.tabs.addTab(part_title(part))
            blocker.unblock()
        blocker = QSignalBlocker(self.tabs)
        self.tabs.setCurrentIndex(parts.index(self.part))
        blocker.unblock()
        self.tabs.setVisible(len(parts) > 1)
        self._show_heading()

    def _show_heading(self) -> None:
        """Leave out a title that says again what the tab says; the buttons then stand beside the tabs."""
        said = len(self._sharing) > 1 and self.heading.text() == part_title(self.part)
        self.heading.setVisible(not said)
        row = self._tabs_row if said else self._head
        if row.indexOf(self.tools) < 0:
            other = self._head if said else self._tabs_row
            other.removeWidget(self.tools)
            row.addWidget(self.tools)

    def _turned(self, index: int) -> None:
        if 0 <= index < len(self._sharing):
            self.turned.emit(self._sharing[index])
