"""The strip above the weight cards after a scale has changed: keep, scale with the range, or weigh anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import confirm_weights
from dia_desktop.strategy.stale_weights import rescaled_weights, stale_sentence, why_not_rescaled
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.trial import Trial, why_not_editable
from dia_desktop.ui.widgets import Button, PlainLabel, tip


class StaleNotice(QFrame):
    """Says which scales have changed since their criteria were weighed, and what can be done.

    "Scale with the range" shows the proposal first; "Use" writes it, "Back", Esc or leaving take it back.

    Signals
    -------
    weighing_wanted() : the criteria are to be weighed anew.
    """

    weighing_wanted = Signal()

    def __init__(self, context: Context, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._trial = context, trial
        self._trying = self._folded = False
        self.setProperty("kind", "warn")
        self.label = PlainLabel(context, "", 13, QFont.Weight.Medium, "warn_text", wrap=True)
        self.keep_button = Button(context, tr("Keep"), "link")
        self.scale_button = Button(context, tr("Scale with the range"), "link")
        self.weigh_button = Button(context, tr("Weigh anew…"), "link")
        self.use_button = Button(context, tr("Use"), "link")
        self.back_button = Button(context, tr("Back"), "link")
        self.keep_button.setToolTip(tip(tr("The weights hold on the new scale as well")))
        self.keep_button.clicked.connect(self.keep)
        self.scale_button.clicked.connect(self.try_scaled)
        self.weigh_button.clicked.connect(self.weighing_wanted)
        self.use_button.clicked.connect(self.use)
        self.back_button.clicked.connect(self.back)
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.keep_button, self.scale_button, self.use_button, self.back_button):
            first.addWidget(button)
        second.addWidget(self.weigh_button)
        for row in (first, second):
            row.setSpacing(0)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addLayout(first)
        column.addLayout(second)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def refresh(self) -> None:
        """Show what the desk has."""
        desk = self._context.desk
        criteria = desk.scoring.criteria
        said = "" if desk.voice else stale_sentence(criteria)
        if not said:
            self._trying = False
            self.hide()
            return
        self._trying = self._trying and self._trial.running
        refusal = why_not_editable(desk)
        unscaled = refusal or why_not_rescaled(criteria)
        said = tr("Shown: the weights scaled with the range.") if self._trying else said
        if said != self.label.text():
            self.label.setText(said)
            self.setAccessibleName(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.scale_button.setEnabled(not unscaled)
        self.scale_button.setToolTip(tip(unscaled or tr("Weight × new range ÷ old range, shown before use")))
        for button in (self.keep_button, self.weigh_button):
            button.setEnabled(not refusal)
        self._offer()
        self.setVisible(not self._folded)

    def _offer(self) -> None:
        """Show the buttons of the moment; the keyboard stays in the strip where it was in it."""
        asking = (self.scale_button, self.keep_button, self.weigh_button)
        trying = (self.use_button, self.back_button)
        shown, hidden = (trying, asking) if self._trying else (asking, trying)
        for button in shown:
            button.show()
        if any(button.hasFocus() for button in hidden):
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for button in hidden:
            button.hide()

    def set_folded(self, *, folded: bool) -> None:
        """Leave the room to the folded cards, which bear a sign of their own."""
        self._folded = folded
        self.refresh()

    def keep(self) -> None:
        """Say that the weights hold on the new scale as well."""
        desk = self._context.desk
        self._trial.drop()
        desk.do(confirm_weights, desk.scoring.round.id)

    def try_scaled(self) -> None:
        """Show the ranking under the weights that are scaled with the range."""
        weights = rescaled_weights(self._context.desk.scoring.criteria)
        if weights is not None and self._trial.start():
            self._trying = True
            self._trial.show(weights)
            self.refresh()
            self.use_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def use(self) -> None:
        """Write the weights that are scaled with the range, as one step."""
        desk = self._context.desk
        criteria = desk.scoring.criteria
        weights = rescaled_weights(criteria)
        self.back()
        if weights is not None:
            chosen = {each.id: float(weight) for each, weight in zip(criteria, weights, strict=True)}
            desk.do(confirm_weights, desk.scoring.round.id, chosen)

    def back(self) -> None:
        """Go back to the weights of the file."""
        if self._trying:
            self._trying = False
            self._trial.drop()
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the trial back with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._trying:
            self.back()
        else:
            super().keyPressEvent(event)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take the trial back when the focus leaves the strip for another place."""
        del before
        if self._trying and now is not None and not self.isAncestorOf(now):
            self.back()
