"""What is being done beside the window, and the way to cancel it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.beside import Beside
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import Button, PlainLabel, tip

#: What is done sooner than this need not be said.
DELAY_MS = 300
BAR_WIDTH = 72


class Working(QWidget):
    """A thin bar, a sentence and "Cancel" while something is being done; Esc cancels too.

    Parameters
    ----------
    beside : where it is done.

    Signals
    -------
    shown_changed() : it came into sight, or went.
    """

    shown_changed = Signal()

    def __init__(self, context: Context, beside: Beside) -> None:
        super().__init__()
        self._context = context
        self._beside = beside
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Being done"))
        self.label = PlainLabel(context, "", 12, colour="text2", elide=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.button = Button(context, tr("Cancel"), "link")
        self.button.setToolTip(tip(tr("Nothing is changed then (Esc)")))
        self.escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.bar, self.label, self.button):
            row.addWidget(widget)
        self._soon.timeout.connect(self._appear)
        self.button.clicked.connect(self.cancel)
        for pressed in (self.escape.activated, self.escape.activatedAmbiguously):
            pressed.connect(self.cancel)
        beside.changed.connect(self._tell)
        context.themed.connect(self._fit)
        self._fit()
        self.hide()
        self._tell()

    def cancel(self) -> None:
        """Give up what is being done; it may take a moment."""
        self._beside.cancel()
        self.button.setEnabled(False)
        self.label.setText(tr("Cancelling…"))

    def _tell(self) -> None:
        busy = self._beside.busy
        # Only then: Esc has other uses.
        self.escape.setEnabled(busy)
        self.button.setEnabled(busy)
        if busy:
            self.label.setText(tr("{doing}…").format(doing=self._beside.title))
            self._soon.start()
            return
        self._soon.stop()
        if not self.isHidden():
            self.hide()
            self.shown_changed.emit()

    def _appear(self) -> None:
        self.setAccessibleName(self.label.text())
        self.show()
        self.shown_changed.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _fit(self) -> None:
        self.bar.setFixedWidth(self._context.theme.px(BAR_WIDTH))
