"""The weights triangle, live: who is first where, which weights are plausible, and a dot to drag."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.plausible import plausible_weights
from dia_desktop.strategy.winners import Corners, Winner, plausible_region, same_winners, winners
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.inks import InkPot
from dia_desktop.ui.markets.trial import Trial, why_not_editable
from dia_desktop.ui.markets.triangle_layout import Triangle, holding, moved, whole_points
from dia_desktop.ui.markets.triangle_paint import TrianglePainter, polygon
from dia_desktop.ui.painted import PaintedWidget
from dia_desktop.ui.parts import Part, Parts
from dia_desktop.ui.widgets import tip

STEP, BIG_STEP = 0.01, 0.05
#: Pixels beside the rim that are no longer the triangle; how far a point on the rim is taken inside.
BESIDE, HAIR = 2, 1e-6


class TriangleView(PaintedWidget):
    """Three criteria as the corners of a triangle; the dot is their present weighting.

    A drag, or a key held down, is one trial, written as one step when it is let go.
    """

    ground = "surface"

    def __init__(self, context: Context, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._trial = trial
        self.corners: Corners = (0, 1, 2)
        self._dragging = False
        self._held_key: int | None = None
        self._known: tuple[object, tuple[Winner, ...]] = (None, ())
        self._region: tuple[object, FloatArray] = (None, np.empty((0, 3)))
        self._pot = InkPot(context)
        self._ground: tuple[object, QPixmap] | None = None
        self._frame: tuple[object, TrianglePainter] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- content ------------------------------------------------------------------------------

    @property
    def usable(self) -> bool:
        """Whether there is a ranking and the corners are three of its criteria."""
        desk = self.context.desk
        return desk.ranking is not None and max(self.corners) < len(desk.matrix.criteria)

    @property
    def mass(self) -> float:
        """What the three weigh together, 0-1."""
        weights = self.context.desk.weights
        return sum(float(weights[corner]) for corner in self.corners)

    def shares(self) -> FloatArray:
        """Return the shares (3,) of the corners in what they weigh together."""
        now = self.context.desk.weights[list(self.corners)]
        return np.full(3, 1 / 3) if self.mass <= 0 else now / self.mass

    def winners(self) -> tuple[Winner, ...]:
        """Return who is first where; the same tuple as long as that is the same."""
        if not self.usable:
            return ()
        desk = self.context.desk
        weights = desk.weights.tolist()
        others = tuple(round(held, 12) for at, held in enumerate(weights) if at not in self.corners)
        key = (desk.matrix, self.corners, others)
        if self._known[0] != key:
            found = winners(desk.matrix, desk.weights, self.corners)
            self._known = key, self._known[1] if same_winners(self._known[1], found) else found
        return self._known[1]

    def plausible(self, weights: FloatArray) -> FloatArray:
        """Return the part of the triangle (v, 3) from which weights are drawn while these are shown."""
        scoring = self.context.desk.scoring
        criteria, settings = scoring.criteria, scoring.weighing.settings
        key = (criteria, settings, self.corners, weights.tobytes())
        if self._region[0] != key:
            around = plausible_weights(criteria, weights, settings)
            self._region = key, plausible_region(around, weights, self.corners)
        return self._region[1]

    def set_corners(self, corners: Corners) -> None:
        """Show three other criteria."""
        self.corners = corners
        self.refresh()

    def finding(self) -> str:
        """Return what the picture shows."""
        return tr("Who is first under which weights")

    def details(self) -> str:
        """Return how much of the triangle each market wins."""
        if not self.usable:
            return ""
        numbers, markets = self.context.numbers, self.context.desk.matrix.markets
        said = [
            tr("{market} is first on {share} of the triangle").format(
                market=markets[winner.market].name, share=numbers.percent(winner.area)
            )
            for winner in sorted(self.winners(), key=lambda winner: -winner.area)
        ]
        return "; ".join([*said, self.caveat()]) if self.caveat() else "; ".join(said)

    def caveat(self) -> str:
        """Return what hatching means, where there is any."""
        if all(winner.all_sure for winner in self.winners()):
            return ""
        return tr("Hatched: a missing score could change it.")

    def value(self) -> str:
        """Return the three weights."""
        if not self.usable:
            return ""
        desk, numbers = self.context.desk, self.context.numbers
        return ", ".join(
            f"{desk.matrix.criteria[corner].name} {numbers.percent(float(desk.weights[corner]))}"
            for corner in self.corners
        )

    def why_still(self) -> str:
        """Return why the dot cannot be moved, or ""."""
        desk = self.context.desk
        refusal = why_not_editable(desk)
        if refusal:
            return refusal
        if len(set(self.corners) & set(desk.locked)) > 1:
            return tr("Two of the three weights are locked; unlock one to move the dot.")
        return tr("These three criteria carry no weight.") if self.mass <= 0 else ""

    # -- geometry and painting ----------------------------------------------------------------

    def triangle(self) -> Triangle:
        """Return where the triangle lies."""
        return self._drawn().triangle

    def _drawn(self) -> TrianglePainter:
        names, inks = self._corner_names(), self._pot.inks(self.devicePixelRatioF())
        key = (names, self.size(), inks)
        if self._frame is None or self._frame[0] != key:
            self._frame = key, TrianglePainter(inks, QRectF(self.rect()), names)
        return self._frame[1]

    def _corner_names(self) -> tuple[str, str, str]:
        criteria, most = self.context.desk.matrix.criteria, self.context.numbers.percent(self.mass)
        top, left, right = (
            tr("{most} {criterion}").format(most=most, criterion=criteria[corner].name)
            for corner in self.corners
        )
        return top, left, right

    def sizeHint(self) -> QSize:
        """Return the room for a readable triangle."""
        return QSize(self.theme.px(280), self.theme.px(250))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self.theme.px(160), self.theme.px(130))

    def parts(self) -> Parts:
        """Return the whole picture as one part."""
        look = (*self._ground_look(), self.context.desk.weights.tobytes()) if self.usable else None
        return {"picture": Part(self.rect(), look)}

    def _ground_look(self) -> tuple[object, ...]:
        """Return all that decides how the ground looks: who is first where, and the plausible weights."""
        desk, winners = self.context.desk, self.winners()
        markets = tuple(desk.matrix.markets[winner.market] for winner in winners)
        settings = desk.scoring.weighing.settings
        return winners, markets, desk.scoring.criteria, settings, self.corners, self._corner_names()

    def paint(self, painter: QPainter) -> None:
        """Paint the regions, the plausible weights, the corners, the dot."""
        if not self.usable:
            return
        drawn, weights = self._drawn(), self.context.desk.weights
        painter.drawPixmap(0, 0, self._ground_now(drawn))
        if self.mass > 0:
            drawn.reach(painter, self.plausible(weights))
        drawn.dot(painter, self.shares())

    def _ground_now(self, drawn: TrianglePainter) -> QPixmap:
        """Return what stays while the dot moves, painted once."""
        ratio = self.devicePixelRatioF()
        key = (self._ground_look(), self.size(), ratio, self.theme)
        if self._ground is not None and self._ground[0] == key:
            return self._ground[1]
        ground = self._pot.inks(ratio).drawn(QSizeF(self.size()), partial(self._draw_ground, drawn))
        self._ground = key, ground
        return ground

    def _draw_ground(self, drawn: TrianglePainter, painter: QPainter) -> None:
        winners, markets = self.winners(), self.context.desk.matrix.markets
        inks = self._pot.inks(self.devicePixelRatioF())
        hatching = inks.hatching(inks.color("surface"))
        for winner in winners:
            drawn.region(painter, winner, markets[winner.market], hatching)
        drawn.borders(painter, winners)
        drawn.frame(painter)
        # Names keep off the weights of the file, not of the trial, so that they do not jump during a drag.
        fixed = self.context.desk.matrix.weights
        three = fixed[list(self.corners)]
        mass = three.sum()
        off = (drawn.rim(self.plausible(fixed)), drawn.dot_box(three / mass)) if mass > 0 else ()
        for winner in winners:
            drawn.name(painter, winner, markets[winner.market], *off)

    # -- moving the dot -----------------------------------------------------------------------

    @property
    def _mine(self) -> bool:
        return self._trial.running and self._trial.column is None

    def _start(self) -> bool:
        refusal = self.why_still()
        if refusal or not self.usable:
            self.context.desk.refused.emit(refusal)
            return False
        return self._trial.start()

    def _show(self, shares: FloatArray) -> None:
        """Try shares (3,) of the corners; one that is locked keeps its own."""
        desk, mass = self.context.desk, self.mass
        held = [place for place, corner in enumerate(self.corners) if corner in desk.locked]
        kept = holding(shares, self.shares(), held[0]) if held else shares
        weights = desk.weights.copy()
        weights[list(self.corners)] = kept * mass
        self._trial.show(weights)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the dot to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self._start():
            self._dragging = True
            self._drag_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the ranking under the weights below the mouse."""
        if self._dragging and self._mine:
            self._drag_to(event.position())

    def _drag_to(self, at: QPointF) -> None:
        self._show(whole_points(self.triangle().shares(at), self.mass))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Write the weights as one step."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            if self._mine:
                self._trial.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the dot by key; Esc takes the trial back."""
        step = BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        moves = {
            Qt.Key.Key_Up: (step, 0.0),
            Qt.Key.Key_Down: (-step, 0.0),
            Qt.Key.Key_Right: (0.0, step),
            Qt.Key.Key_Left: (0.0, -step),
        }
        key, others = (
            event.key(),
            event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier),
        )
        if key == Qt.Key.Key_Escape and self._mine:
            self._held_key, self._dragging = None, False
            self._trial.drop()
        elif key in moves and not others:
            if (self._held_key is not None and self._mine) or self._start():
                self._held_key = key
                up, right = moves[Qt.Key(key)]
                self._show(moved(self.shares(), self.mass, up, right))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Write what was tried while the key was held, as one step."""
        if event.key() == self._held_key and not event.isAutoRepeat():
            self._end_hold()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was tried by key: its release will not arrive here any more."""
        self._end_hold()
        super().focusOutEvent(event)

    def _end_hold(self) -> None:
        if self._held_key is not None and self._mine:
            self._trial.keep()
        self._held_key = None

    # -- tool tip -----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Say who is first under the mouse, and at which weights."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def words_at(self, at: QPointF) -> str:
        """Return who is first at a point of the triangle, "" beside it."""
        if not self.usable:
            return ""
        triangle, desk, numbers = self.triangle(), self.context.desk, self.context.numbers
        shares = triangle.shares(at)
        if (triangle.point(shares) - at).manhattanLength() > BESIDE:
            return ""
        weights = shares * self.mass
        inside = triangle.point(shares + (1 / 3 - shares) * HAIR)
        for winner in self.winners():
            if polygon(triangle, winner.polygon).containsPoint(inside, Qt.FillRule.OddEvenFill):
                said = [tr("{market} is first").format(market=desk.matrix.markets[winner.market].name)]
                said += [
                    tr("{criterion}: {weight}").format(
                        criterion=desk.matrix.criteria[corner].name, weight=numbers.percent(float(weight))
                    )
                    for corner, weight in zip(self.corners, weights, strict=True)
                ]
                return "\n".join(said)
        return ""
