"""The weights column: one card per criterion, the closest flips, and equal weights."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import set_own_weights
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.weighed_words import how_weighed, late_sentence
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.closest_flips import ClosestFlips
from dia_desktop.ui.markets.shown_weights import shown_weights
from dia_desktop.ui.markets.stale_notice import StaleNotice
from dia_desktop.ui.markets.trial import Trial, store_weights, why_not_editable
from dia_desktop.ui.markets.weight_actions import WeightActions
from dia_desktop.ui.markets.weight_card import WeightCard
from dia_desktop.ui.widgets import Button, Chip, IconButton, PlainLabel, tip


def equal_weights(weights: FloatArray, locked: tuple[int, ...]) -> FloatArray:
    """Return weights (n_criteria,) in which all that are not locked weigh the same; the sum stays 1."""
    equal = weights.copy()
    free = np.setdiff1d(np.arange(len(weights)), locked)
    if len(free):
        equal[free] = (1.0 - float(weights[list(locked)].sum())) / len(free)
    return equal


class WeightsPanel(QWidget):
    """The cards of all criteria; folded, it shows icons and numbers and opens on hover or focus.

    Signals
    -------
    opened(open) : the folded column wants to lie open over the page, or to fold again.
    """

    opened = Signal(bool)

    def __init__(self, context: Context, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._trial = context, trial
        self._folded = self._open = False
        self.cards: tuple[WeightCard, ...] = ()
        self.setAccessibleName(tr("Weights"))
        self.setAutoFillBackground(True)
        self.equal_action = QAction(tr("Equal weights"), self)
        self.equal_action.setShortcut(QKeySequence("Ctrl+Alt+E"))
        self.equal_action.triggered.connect(self.make_equal)
        self.commands = WeightActions(context, trial, self)
        self.group_action = QAction(tr("Use the group's &weights"), self)
        self.group_action.setShortcut(QKeySequence("Ctrl+Alt+U"))
        self.group_action.triggered.connect(self.use_group_weights)
        self.flips = ClosestFlips(context, trial)
        self.notice = StaleNotice(context, trial)
        self.notice.weighing_wanted.connect(self.commands.weigh.trigger)
        self._head = self._make_head()
        self._scroll, self._column = self._make_scroll()
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._head)
        layout.addWidget(self.notice)
        layout.addWidget(self._scroll, 1000)
        layout.addWidget(self.flips)
        layout.addStretch(1)
        context.themed.connect(self._fit_scroll)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.rebuild()

    def _make_head(self) -> QWidget:
        head = QWidget()
        column, row = QVBoxLayout(head), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        self.method_line = PlainLabel(self._context, "", 12, colour="text2", elide=True)
        column.addWidget(self.method_line)
        row.addWidget(PlainLabel(self._context, tr("Weights"), 15, QFont.Weight.DemiBold))
        self.sum_chip = Chip(self._context, tr("sum {sum} %").format(sum=100), "good")
        row.addWidget(self.sum_chip)
        row.addStretch(1)
        self.swing_button = Button(self._context, tr("Swing…"), icon_name="sliders-horizontal")
        self.swing_button.clicked.connect(self.commands.weigh.trigger)
        row.addWidget(self.swing_button)
        self.group_button = IconButton(self._context, "users", tr("Use the group's weights"), kind="framed")
        self.group_button.clicked.connect(self.group_action.trigger)
        row.addWidget(self.group_button)
        self.equal_button = IconButton(self._context, "rotate-ccw", tr("Equal weights"), kind="framed")
        self.equal_button.clicked.connect(self.equal_action.trigger)
        row.addWidget(self.equal_button)
        return head

    def _make_scroll(self) -> tuple[QScrollArea, QVBoxLayout]:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(tr("Weights of the criteria"))
        inside = QWidget()
        inside.setAccessibleName(tr("Weights of the criteria"))
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        return scroll, column

    # -- content ------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Show the criteria of the desk: make or drop cards where their count changed."""
        count = len(self._context.desk.scoring.criteria)
        if len(self.cards) != count:
            for card in self.cards:
                card.hide()
                card.setParent(None)
                card.deleteLater()
            self.cards = tuple(WeightCard(self._context, self._trial, column) for column in range(count))
            for place, card in enumerate(self.cards):
                self._column.insertWidget(place, card)
                card.set_folded(folded=self._folded and not self._open)
        for card in self.cards:
            card.stop_typing()
            card.show_state()
        self._fit_scroll()
        refusal = why_not_editable(self._context.desk)
        usable = not refusal and count > 1
        self.sum_chip.setVisible(count > 0)
        self._show_method()
        # A room weighs for the group.
        self.swing_button.setVisible(not self._context.desk.voice)
        self.swing_button.setEnabled(not refusal)
        self.swing_button.setToolTip(tip(refusal or tr("Weigh the criteria step by step, with the room")))
        self.equal_action.setEnabled(usable)
        self.equal_button.setEnabled(usable)
        said = tr(
            "Equal weights: every criterion that is not locked weighs the same; undo brings the old back."
        )
        self.equal_button.setToolTip(tip(refusal or said))
        self.show_view()
        self.refresh()

    def _show_method(self) -> None:
        """Say how the weights came about, and how often they were changed in sight of the ranking."""
        scoring = self._context.desk.scoring
        shared = scoring.criteria and not self._context.desk.voice
        said = how_weighed(scoring.weighing) if shared else ""
        self.method_line.setText(said)
        self.method_line.setVisible(bool(said))
        details = tip(f"{said}\n{late_sentence(scoring.weighing)}" if said else "")
        self.method_line.setToolTip(details)
        self.sum_chip.setToolTip(details)

    def show_view(self) -> None:
        """Say whose weights these are."""
        desk = self._context.desk
        own = desk.voice in desk.group.own_weights
        words, kind = tr("sum {sum} %").format(sum=100), "good"
        if desk.voice:
            words, kind = tr("own weights") if own else tr("as the group"), "grey"
        if words != self.sum_chip.finding():
            self.sum_chip.show_text(words, kind)
        usable = own and desk.editable
        self.group_action.setEnabled(usable)
        self.group_button.setEnabled(usable)
        self.group_button.setVisible(own)

    def _fit_scroll(self) -> None:
        """Let the cards have what they need and no more, so that the flips follow them."""
        gaps = self._column.spacing() * max(len(self.cards) - 1, 0)
        self._scroll.setMaximumHeight(sum(card.sizeHint().height() for card in self.cards) + gaps)

    def refresh(self) -> None:
        """Show the weights of the desk."""
        shown = shown_weights(self._context.desk.weights, self._context.numbers)
        for card, text in zip(self.cards, shown, strict=True):
            card.show_weight(text)
        self.flips.refresh()
        self.notice.refresh()

    def show_card(self, criterion_id: str) -> None:
        """Go to the weight of a criterion with the keyboard, or to the first one."""
        shown = [card for card in self.cards if card.criterion.id == criterion_id] or list(self.cards)
        if shown:
            self._set_open(want=True)
            shown[0].groove.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(shown[0])

    def make_equal(self) -> None:
        """Give every criterion that is not locked the same weight, as one step."""
        desk = self._context.desk
        self._trial.drop()
        weights = equal_weights(desk.matrix.weights, desk.locked)
        if not np.allclose(weights, desk.matrix.weights, atol=1e-12):
            store_weights(desk, weights)

    def use_group_weights(self) -> None:
        """Forget the own weights of the partner whose view is shown, as one step."""
        desk = self._context.desk
        self._trial.drop()
        desk.do(set_own_weights, desk.scoring.round.id, desk.voice, None)

    # -- folding ------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the folded column lies open over the page."""
        return self._open

    def set_folded(self, *, folded: bool) -> None:
        """Fold the column to icons and numbers, or show it in full for good."""
        if folded != self._folded:
            self._folded = folded
            self._set_open(want=False)
            self._dress()

    def _set_open(self, *, want: bool) -> None:
        want = want and self._folded
        if want != self._open:
            self._open = want
            self._dress()
            self.opened.emit(want)

    def _dress(self) -> None:
        slim = self._folded and not self._open
        edge = self._context.theme.px(8) if self._open else 0
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._head.setVisible(not slim)
        self.flips.setVisible(not slim)
        self.notice.set_folded(folded=slim)
        for card in self.cards:
            card.set_folded(folded=slim)
        self._fit_scroll()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if slim else Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Set the open column off from the page below it."""
        super().paintEvent(event)
        if self._open:
            painter = QPainter(self)
            painter.setPen(self._context.theme.color("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Open the folded column under the mouse."""
        super().enterEvent(event)
        self._set_open(want=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Fold the column again, unless the keyboard is in it."""
        super().leaveEvent(event)
        if not self._trial.running and not self._has_focus(QApplication.focusWidget()):
            self._set_open(want=False)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if not self._folded:
            return
        if self._has_focus(now):
            self._set_open(want=True)
            if now is self and self.cards:
                self.cards[0].groove.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._has_focus(before) and now is not None and not self.underMouse():
            self._set_open(want=False)

    def _has_focus(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))
