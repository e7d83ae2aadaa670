"""The fields an activity is edited with; each shows a value, reads one, and says when it was changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu

from dia_desktop.language import tr
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.swot.text_box import TextBox
from dia_desktop.ui.widgets import Button, tip

LONGEST = 100_000
NOT_SAID, HUNDRED, FIVE = -1, 100, 5
#: A longer heading is scrolled.
MOST_LINES = 4
LEAST_WIDTH = 44
Entries = Sequence[tuple[str, object]]


class TextField(QLineEdit):
    """A line of text.

    Signals
    -------
    committed() : the user is through with it, and it is another one.
    """

    committed = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setPlaceholderText(placeholder)
        self._shown = ""
        self.editingFinished.connect(self._finished)

    def show_value(self, text: str) -> None:
        """Show a text; what is being typed is left alone only where it is the same field again."""
        self._shown = text
        self.setText(text)
        self.setToolTip(tip(text))
        self.setCursorPosition(0)
        self.mark_invalid(on=False)

    def mark_invalid(self, *, on: bool) -> None:
        """Put a red ring around what cannot be used, or take it away."""
        if bool(self.property("invalid")) != on:
            self.setProperty("invalid", on)
            self.style().unpolish(self)
            self.style().polish(self)

    def _finished(self) -> None:
        if self.text() != self._shown:
            self.committed.emit()


class BoxField(TextBox):
    """A few lines of text.

    Signals
    -------
    committed() : the keyboard left it, and it is another one.
    """

    committed = Signal()

    def __init__(self, name: str, height: int) -> None:
        super().__init__("", height)
        self.setAccessibleName(name)
        self._shown = ""

    def show_value(self, text: str) -> None:
        """Show a text."""
        self._shown = text
        self.setPlainText(text)

    def text(self) -> str:
        """Return what stands in it."""
        return self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was changed."""
        super().focusOutEvent(event)
        if self.text() != self._shown:
            self.committed.emit()


class HeadingField(BoxField):
    """A title as a heading that can be written in: as high as its lines; Enter is through with it."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(name, 10)
        self._context = context
        self.setProperty("kind", "heading")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        context.themed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be through with it on Enter; a title has one line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clearFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.show_value(self._shown)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFont(self._context.theme.font(17, QFont.Weight.Bold))
        lines = min(max(round(self.document().size().height()), 1), MOST_LINES)
        self.set_height(lines * self.fontMetrics().lineSpacing() + self._context.theme.px(14))


class ChoiceField(QComboBox):
    """One of several.

    Parameters
    ----------
    letters : how many it shows at least.

    Signals
    -------
    committed() : another one was chosen.
    """

    committed = Signal()

    def __init__(self, name: str, letters: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._activated)
        self._shown: object = None

    def offer(self, entries: Entries) -> None:
        """Offer other choices."""
        blocked = QSignalBlocker(self)
        self.clear()
        for words, value in entries:
            self.addItem(words, value)
        blocked.unblock()

    def show_value(self, value: object) -> None:
        """Show which one is chosen."""
        self._shown = value
        self.setCurrentIndex(max(self.findData(value), 0))
        self.setToolTip(tip(self.currentText()))

    def _activated(self) -> None:
        if self.currentData() != self._shown:
            self.committed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form: who scrolls it past a field does not mean to change it."""
        event.ignore()


class ShareField(NumberField):
    """A share done in whole percent, or that nobody said.

    Signals
    -------
    committed() : the user is through with it, and it is another one.
    """

    committed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(NOT_SAID, HUNDRED)
        self.setSingleStep(FIVE)
        self.setSuffix(tr(" %"))
        self.setSpecialValueText(tr("not said"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown: int | None = None
        self.editingFinished.connect(self._finished)

    def show_value(self, value: int | None) -> None:
        """Show a share."""
        self._shown = value
        self.setValue(NOT_SAID if value is None else value)

    def stepBy(self, steps: int) -> None:
        """Step by fives, the first step going from what nobody said to 0."""
        if self.value() == NOT_SAID and steps > 0:
            self.setValue((steps - 1) * FIVE)
        else:
            super().stepBy(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form, as the choices do."""
        event.ignore()

    def share(self) -> int | None:
        """Return the share; None where nobody said."""
        return None if self.value() == NOT_SAID else self.value()

    def _finished(self) -> None:
        if self.share() != self._shown:
            self.committed.emit()


class StayingMenu(QMenu):
    """A menu that stays open while entries are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is below the mouse."""
        if not self._tick(self.activeAction()):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space; Enter ticks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class TicksField(Button):
    """Any number of several, ticked in a menu; the button says which.

    Parameters
    ----------
    nobody : what it says where none is ticked.

    Signals
    -------
    committed() : the menu was closed, and others are ticked than before.
    """

    committed = Signal()

    def __init__(self, context: Context, name: str, nobody: str) -> None:
        super().__init__(context, "")
        self.setProperty("kind", "choice")
        self.setMinimumWidth(LEAST_WIDTH)
        self._name, self._nobody, self.chosen = name, nobody, nobody
        self._shown: frozenset[str] = frozenset()
        self._choices = StayingMenu(self)
        self._choices.setAccessibleName(name)
        self._choices.aboutToHide.connect(self._closed)
        self.setMenu(self._choices)
        self._say()

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer other choices."""
        self._choices.clear()
        for words, key in entries:
            action = self._choices.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(key)
            action.toggled.connect(self._say)

    def show_value(self, keys: Collection[str]) -> None:
        """Show which ones are ticked."""
        self._shown = frozenset(keys)
        for action in self._choices.actions():
            action.setChecked(action.data() in self._shown)
        self._say()

    def ticked(self) -> tuple[str, ...]:
        """Return what is ticked, in the order of the menu."""
        return tuple(str(action.data()) for action in self._choices.actions() if action.isChecked())

    def tick(self, key: str) -> None:
        """Tick one, or untick it."""
        for action in self._choices.actions():
            if action.data() == key:
                action.trigger()

    def close_menu(self) -> None:
        """Be through with ticking."""
        self._choices.hide()
        self._closed()

    def _say(self) -> None:
        self.chosen = ", ".join(self._named()) or self._nobody
        self.setToolTip(tip(self.chosen))
        self.setAccessibleName(tr("{name}: {chosen}").format(name=self._name, chosen=self.chosen))
        self.update()

    def _named(self) -> list[str]:
        return [action.text().replace("&&", "&") for action in self._choices.actions() if action.isChecked()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a button that says what is ticked, as far as there is room."""
        super().paintEvent(event)
        theme = self._context.theme
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(theme.px(9), 0, -theme.px(22), 0)
        colour = theme.color("text" if self.isEnabled() else "text3")
        painted.words(painter, inner, self.chosen, theme.font(13), colour)
        painter.end()

    def _closed(self) -> None:
        if frozenset(self.ticked()) != self._shown:
            self.committed.emit()
