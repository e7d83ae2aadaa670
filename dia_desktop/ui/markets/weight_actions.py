"""What can be done with the weights as a whole: the actions of the Markets menu and the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.trial import Trial


class WeightActions(QObject):
    """Opens the guided weighting and the limits of the weights."""

    def __init__(self, context: Context, trial: Trial, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._trial, self._owner = context, trial, owner
        self.weigh = self._make(tr("&Weigh the criteria…"), "Ctrl+Alt+W", self.open_weighing)
        self.limits = self._make(tr("Limits of the weights…"), "Ctrl+Alt+B", self.open_limits)
        context.desk.changed.connect(self.tell)
        self.tell()

    def _make(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu."""
        menu.addActions((self.weigh, self.limits))

    def tell(self) -> None:
        """Offer what can be done now."""
        desk = self._context.desk
        # Both are about the weights of the group.
        usable = desk.editable and not desk.voice
        self.weigh.setEnabled(usable)
        self.limits.setEnabled(usable and bool(desk.scoring.criteria))

    def open_weighing(self) -> None:
        """Lead the room from ranges to weights."""
        from dia_desktop.ui.weighing.dialog import WeighingDialog

        self._trial.drop()
        WeighingDialog(self._context, self._owner).open()

    def open_limits(self) -> None:
        """Ask for bounds and for an order of importance."""
        from dia_desktop.ui.weighing.limits_dialog import LimitsDialog

        self._trial.drop()
        LimitsDialog(self._context, self._owner).open()
