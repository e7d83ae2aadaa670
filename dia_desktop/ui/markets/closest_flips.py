"""The nearest weights at which another market comes first; a click shows them, Keep writes them."""

from __future__ import annotations

from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.strategy.flips import Flip, Groove, closest_flips
from dia_desktop.strategy.verdict import flip_sentence
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.inks import MEDIUM, InkPot
from dia_desktop.ui.markets.trial import Trial
from dia_desktop.ui.painted import dot, ring
from dia_desktop.ui.widgets import Button, Card, PlainLabel, tip

MOST = 2
#: Height of a row in design pixels: two lines.
ROW = 38


def just_past(way: Groove, flip: Flip, now: float) -> float:
    """Return the first whole percent past a flip; else the middle of the stretch there."""
    bounds = way.sweep.bounds
    at = int(np.argmin(np.abs(bounds - flip.at)))
    end = float(bounds[at + 1] if flip.at > now else bounds[at - 1])
    percent = flip.at * 100
    whole = (floor(percent + 1e-9) + 1) / 100 if flip.at > now else (ceil(percent - 1e-9) - 1) / 100
    inside = flip.at < whole < end or end < whole < flip.at
    return whole if inside else (flip.at + end) / 2


class ClosestFlips(Card):
    """Up to two sentences: who leads if which weight passes what.

    A click on one tries that weight; "Keep" writes it, "Back", Esc or leaving the card take it back.
    The card is as high as it ever needs to be: with every score the sentences change, and the column above
    would jump.
    """

    def __init__(self, context: Context, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._context, self._trial = context, trial
        self._trying: Flip | None = None
        self.setAccessibleName(tr("Closest flips"))
        self.content.setContentsMargins(14, 4, 10, 8)
        self.content.setSpacing(2)
        self._head = PlainLabel(context, tr("Closest flips"), 13, QFont.Weight.DemiBold, "text2")
        self.keep_button = Button(context, tr("Keep"), "link")
        self.back_button = Button(context, tr("Back"), "link")
        row = QHBoxLayout()
        row.addWidget(self._head, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.back_button)
        self.content.addLayout(row)
        self._none = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(0, 3, 0, 0)
        self.rows = tuple(FlipButton(context) for _ in range(MOST))
        for button in self.rows:
            button.clicked.connect(self._clicked)
        self._found = self._make_list()
        self._stack = QStackedLayout()
        for page in (self._found, self._none):
            self._stack.addWidget(page)
        self.content.addLayout(self._stack)
        for ending in (self.keep_button, self.back_button):
            ending.setSizePolicy(_room_kept(QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)))
        self.keep_button.clicked.connect(self.keep)
        self.back_button.clicked.connect(self.back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._show_trying()

    def _make_list(self) -> QWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for button in self.rows:
            column.addWidget(button)
        return found

    @property
    def trying(self) -> bool:
        """Whether the weights shown are those of a flip."""
        return self._trying is not None

    def refresh(self) -> None:
        """Show the flips around the weights of the desk; while one is tried, the list stays."""
        if self._trying is not None and self._trial.running:
            return
        self._trying = None
        ranking, desk = self._context.desk.ranking, self._context.desk
        found = () if ranking is None else closest_flips(ranking, desk.grooves, MOST)
        for button, flip in zip(self.rows, [*found, *[None] * MOST], strict=False):
            if flip is None or ranking is None:
                button.hide()
                continue
            market = desk.matrix.markets[flip.market]
            button.show_flip(flip, flip_sentence(ranking, flip, self._context.numbers), market.colour)
        if not found:
            self._none.setText(self._nothing())
        self._stack.setCurrentWidget(self._found if found else self._none)
        self._show_trying()

    def _nothing(self) -> str:
        ranking = self._context.desk.ranking
        if ranking is None:
            return tr("Two markets are needed before anything can flip.")
        if not self._context.desk.grooves:
            return tr("Score two markets to see what could change first place.")
        if all(criterion.locked for criterion in self._context.desk.scoring.criteria):
            return tr("All weights are locked. Unlock two to see what could change first place.")
        return tr("{market} stays first whichever single weight is moved.").format(
            market=ranking.market(0).name
        )

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, FlipButton) and button.flip is not None:
            self.try_flip(button.flip)

    def try_flip(self, flip: Flip) -> None:
        """Show the ranking just past a flip."""
        self.back()
        way, now = self._trial.groove(flip.criterion), float(self._context.desk.weights[flip.criterion])
        if self._trial.start(flip.criterion):
            self._trying = flip
            self._trial.move(just_past(way, flip, now))
        self._show_trying()

    def keep(self) -> None:
        """Write the weights tried, as one step."""
        if self._trying is not None:
            self._trying = None
            self._trial.keep()
            self._show_trying()

    def back(self) -> None:
        """Go back to the weights of the file."""
        if self._trying is not None:
            self._trying = None
            self._trial.drop()
            self._show_trying()

    def _show_trying(self) -> None:
        for ending in (self.keep_button, self.back_button):
            if ending.hasFocus() and self._trying is None:
                self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            ending.setVisible(self._trying is not None)
        for button in self.rows:
            button.setChecked(self._trying is not None and button.flip == self._trying)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the trial back with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._trying is not None:
            self.back()
        else:
            super().keyPressEvent(event)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take the trial back when the focus leaves the card."""
        del before
        if self._trying is not None and (now is None or not self.isAncestorOf(now)):
            self.back()


class FlipButton(QAbstractButton):
    """One flip: the dot of the market that would lead, and the sentence."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sentence, self._colour = "", 0
        self._pot = InkPot(context)
        self.flip: Flip | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_room_kept(QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)))
        self.setAccessibleDescription(tr("Try this weight"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # The surface of the card: a repaint stops here.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        context.themed.connect(self.updateGeometry)

    def show_flip(self, flip: Flip, sentence: str, colour: int) -> None:
        """Show a flip."""
        self.flip = flip
        self.show()
        if (self._sentence, self._colour) == (sentence, colour):
            return
        self._sentence, self._colour = sentence, colour
        self.setAccessibleName(sentence)
        self.setToolTip(tip(tr("{sentence}. Click to try this weight.").format(sentence=sentence)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of a row."""
        theme = self._context.theme
        return QSize(theme.px(120), theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint dot and sentence; the one being tried has a fill."""
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        if self.isChecked() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(body, 6, 6)
        dot(painter, QPointF(theme.px(5), body.center().y()), theme.market(self._colour), theme.px(9))
        inks = self._pot.inks(self.devicePixelRatioF())
        rect = body.adjusted(theme.px(17), 0, 0, 0)
        inks.write_lines(painter, rect, self._sentence, (13, MEDIUM), inks.color("text"))
        if self.hasFocus():
            ring(painter, body, theme)
        painter.end()


def _room_kept(policy: QSizePolicy) -> QSizePolicy:
    """Return a policy under which a hidden widget keeps its room."""
    policy.setRetainSizeWhenHidden(True)
    return policy
