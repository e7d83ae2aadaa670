"""How rows glide to their new places and bars lengthen, after a committed change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from dia_desktop.strategy.evaluation import FloatArray

ROWS_MS, BARS_MS = 200, 180


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Where the row of a market stands (`y`, pixels) and what its bar is made of (n_criteria,)."""

    y: float
    parts: FloatArray


def between(old: Stand, new: Stand, row_share: float, bar_share: float) -> Stand:
    """Return the stand on the way from `old` to `new`; shares run from 0 to 1."""
    y = old.y + (new.y - old.y) * row_share
    if len(old.parts) != len(new.parts):
        return Stand(y, new.parts)
    return Stand(y, old.parts + (new.parts - old.parts) * bar_share)


class Glide(QObject):
    """Leads every row from where it was to where it is; without motion it is there at once."""

    def __init__(self, moved: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._old: Mapping[str, Stand] = {}
        self._new: Mapping[str, Stand] = {}
        self._curve = QEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(ROWS_MS)
        self._animation.valueChanged.connect(moved)

    @property
    def running(self) -> bool:
        """Whether rows are on their way."""
        return self._animation.state() == QAbstractAnimation.State.Running

    def go(self, stands: Mapping[str, Stand], *, motion: bool) -> None:
        """Send every market to its stand, from where it is seen now."""
        before = {market: self.now(market, stand) for market, stand in self._new.items()}
        self._animation.stop()
        self._old, self._new = before, stands
        moves = any(
            market in before and (before[market].y != stand.y or _differ(before[market].parts, stand.parts))
            for market, stand in stands.items()
        )
        if motion and moves:
            self._animation.start()

    def settle(self) -> None:
        """Let every row stand where it belongs, also for the next change: it has been seen there."""
        self._animation.stop()
        self._old = self._new = {}

    def now(self, market_id: str, stand: Stand) -> Stand:
        """Return where a market that belongs at `stand` is to be painted now."""
        if not self.running or market_id not in self._old:
            return stand
        passed = self._animation.currentTime()
        rows = self._curve.valueForProgress(min(passed / ROWS_MS, 1.0))
        bars = self._curve.valueForProgress(min(passed / BARS_MS, 1.0))
        return between(self._old[market_id], stand, rows, bars)


def _differ(a: FloatArray, b: FloatArray) -> bool:
    return len(a) != len(b) or bool((a != b).any())
