"""The left of the Robustness page: headline, what was drawn, findings, and what an expert would criticise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.finding import Finding
from dia_desktop.ui.context import Context
from dia_desktop.ui.robustness.assessment import Assessed
from dia_desktop.ui.robustness.criticism_row import CriticismRow
from dia_desktop.ui.robustness.finding_row import FindingRow
from dia_desktop.ui.widgets import Button, Card, PlainLabel


class FindingsPanel(Card):
    """Says how sure the ranking is, in sentences.

    Signals
    -------
    chosen(chart) : the user wants to see the chart of a finding.
    copy_wanted(), settings_wanted() : the buttons below were pressed.
    """

    chosen = Signal(object)
    copy_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._context = context
        self.setAccessibleName(tr("Findings"))
        self.headline = PlainLabel(context, "", 19, QFont.Weight.Bold, wrap=True)
        self.conditions = PlainLabel(context, "", 12, colour="text2", wrap=True)
        self.rows: list[FindingRow] = []
        self.criticisms: tuple[CriticismRow, ...] = ()
        self.lint_title = PlainLabel(context, "", 15, QFont.Weight.DemiBold, wrap=True)
        self.lint_title.setContentsMargins(8, 14, 8, 4)
        self.copy_button = Button(context, tr("Copy as text"), icon_name="copy")
        self.settings_button = Button(context, tr("Test settings…"), icon_name="sliders-horizontal")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.settings_button.clicked.connect(self.settings_wanted)
        self._scroll = self._make_scroll()
        self._lay_out()

    def _make_scroll(self) -> QScrollArea:
        inside = QWidget()
        inside.setAccessibleName(tr("Findings"))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 2, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.lint_title)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Findings"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return scroll

    def _lay_out(self) -> None:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setAccessibleName(tr("Line"))
        rule.setFixedHeight(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.settings_button)
        buttons.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(6)
        head.addWidget(self.headline)
        head.addWidget(self.conditions)
        buttons.setContentsMargins(8, 4, 8, 0)
        self.content.setContentsMargins(8, 14, 8, 14)
        self.content.addLayout(head)
        self.content.addWidget(rule)
        self.content.addWidget(self._scroll, 1)
        self.content.addLayout(buttons)

    # -- content ------------------------------------------------------------------------------

    def show_answer(self, found: Assessed) -> None:
        """Show the findings of an answer; what has the keyboard keeps it."""
        self.headline.setText(found.headline)
        self.headline.set_look(19, QFont.Weight.Bold, "text")
        self.conditions.setText(found.conditions)
        self._show_findings(found.findings)
        self._show_criticisms(found)

    def show_stale(self, *, stale: bool) -> None:
        """Dim everything while something newer is to come."""
        self.headline.set_look(19, QFont.Weight.Bold, "text3" if stale else "text")
        for row in self.rows:
            row.show_stale(stale=stale)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        while len(self.rows) > len(findings):
            _drop(self.rows.pop())
        while len(self.rows) < len(findings):
            row = FindingRow(self._context)
            row.clicked.connect(self._clicked)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, finding in zip(self.rows, findings, strict=True):
            row.show_finding(finding)

    def _show_criticisms(self, found: Assessed) -> None:
        if tuple(row.criticism for row in self.criticisms) != found.criticisms:
            for row in self.criticisms:
                _drop(row)
            self.criticisms = tuple(CriticismRow(self._context, each) for each in found.criticisms)
            for place, row in enumerate(self.criticisms, start=len(self.rows) + 1):
                row.place_wanted.connect(self._context.place_wanted)
                self._column.insertWidget(place, row)
        self.lint_title.setText(
            tr("What an expert would criticise")
            if self.criticisms
            else tr("An expert would find nothing to criticise")
        )

    def mark(self, row: FindingRow | None) -> None:
        """Show which finding is the chosen one."""
        for each in self.rows:
            each.setChecked(each is row)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, FindingRow):
            self.mark(row)
            self.chosen.emit(row.finding.chart)


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
