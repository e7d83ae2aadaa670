"""Trying other weights: shown at once everywhere, and in the end one step or none."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from dia_desktop.language import tr
from dia_desktop.scoring import Sweep, rebalance
from dia_desktop.store.edits.partners import set_own_weights
from dia_desktop.store.edits.weights import set_weights
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.flips import Groove
from dia_desktop.strategy.records import ScoringRound
from dia_desktop.ui.desk import Desk


class Trial(QObject):
    """One trial at a time, shared by all that move weights on the page.

    Every position is worked out from the weights at the start, never from the one before, so that
    the others come back to their proportions when the handle comes back. While the weight of a
    criterion is moved, its own groove keeps the picture it had.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._start: FloatArray | None = None
        self._column: int | None = None
        self._frozen: Groove | None = None
        desk.changed.connect(self._forget)

    @property
    def running(self) -> bool:
        """Whether weights are being tried."""
        return self._start is not None

    @property
    def column(self) -> int | None:
        """The criterion whose weight is moved; None where several are."""
        return self._column

    def groove(self, column: int) -> Groove:
        """Return the groove of a criterion as it is to be shown now; without markets nobody leads on it."""
        if column == self._column and self._frozen is not None:
            return self._frozen
        if self._desk.grooves:
            return self._desk.grooves[column]
        held = sum(float(self._desk.weights[other]) for other in self._desk.locked if other != column)
        return Groove(Sweep(np.array([0.0, 1.0 - held]), np.array([], dtype=np.int64)), ())

    def start(self, column: int | None = None) -> bool:
        """Begin a trial of one criterion's weight, or of several; refuses aloud where nothing may move."""
        self.drop()
        refusal = why_still(self._desk, column)
        if refusal:
            self._desk.refused.emit(refusal)
            return False
        self._frozen = None if column is None else self.groove(column)
        self._start, self._column = self._desk.weights, column
        return True

    def move(self, share: float) -> None:
        """Show the ranking with the weight of the criterion at `share` (0-1), the others giving way."""
        if self._start is None or self._column is None:
            raise RuntimeError("a weight was moved outside a trial")
        held = [other for other in self._desk.locked if other != self._column]
        self._desk.preview(rebalance(self._start, self._column, share, held))

    def show(self, weights: FloatArray) -> None:
        """Show the ranking under these weights (n_criteria,)."""
        if self._start is None:
            raise RuntimeError("weights were tried outside a trial")
        self._desk.preview(weights)

    def keep(self) -> None:
        """Write what is shown, as one step; nothing where it is what the file has."""
        if self._start is None:
            return
        moved = self._column
        self._forget()
        if self._desk.previewing:
            store_weights(self._desk, self._desk.weights, moved)

    def drop(self) -> None:
        """Go back to the weights of the file."""
        if self._start is not None:
            self._forget()
            self._desk.end_preview()

    def _forget(self) -> None:
        self._start = self._column = self._frozen = None


def store_weights(desk: Desk, weights: FloatArray, moved: int | None = None) -> bool:
    """Write weights (n_criteria,) as one step named after criterion `moved`; return whether it was done.

    While a partner is listened to alone they are its own, else those of the group.
    """
    criteria = desk.scoring.criteria
    chosen = {criterion.id: float(weight) for criterion, weight in zip(criteria, weights, strict=True)}
    if desk.voice:
        return desk.do(set_own_weights, desk.scoring.round.id, desk.voice, chosen)
    named = None if moved is None else criteria[moved].id
    return desk.do(set_weights, desk.scoring.round.id, chosen, moved=named)


def why_not_editable(desk: Desk) -> str:
    """Return why the shown round takes no edits, or ""."""
    if desk.file.read_only:
        return tr("This file is open for reading only; save a copy to change weights.")
    if desk.busy:
        return desk.why_busy
    if desk.scoring.round.closed:
        return tr("Round {number} is closed and may only be looked at.").format(
            number=desk.scoring.round.number
        )
    return ""


def why_not_shared(desk: Desk) -> str:
    """Return why what is about the weights of the group, such as a lock, cannot be changed, or ""."""
    aside = tr("This is about the weights of the group; go back to the group first.") if desk.voice else ""
    return why_not_editable(desk) or aside


def why_still(desk: Desk, column: int | None = None) -> str:
    """Return why the weight of a criterion (or, for None, any weight) cannot be moved, or ""."""
    return why_not_editable(desk) or ("" if column is None else why_locked(desk.scoring, column))


def why_locked(scoring: ScoringRound, column: int) -> str:
    """Return why the weight of a criterion cannot move, as far as locks go, or ""."""
    others = [criterion for i, criterion in enumerate(scoring.criteria) if i != column]
    if not others:
        return tr("The only criterion carries the whole weight.")
    if scoring.criteria[column].locked:
        return tr("This weight is locked; unlock it to move it.")
    if all(criterion.locked for criterion in others):
        return tr("All other weights are locked; unlock one to move this one.")
    return ""
