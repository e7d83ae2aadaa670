"""Small dialogs: a few fields, one action. What was refused is said inside, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store import Applied, StrategyFile
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import nothing
from dia_desktop.ui.widgets import Button, PlainLabel, Strip

WIDTH = 440
MARGIN = 16
#: Room for the frame of a window, and for a scroll bar, in pixels of the screen.
FRAME, EDGE = 48, 8


class FormDialog(QDialog):
    """A dialog with fields in `form`, and buttons to act and to leave.

    It opens at the lower left of the window, so that the ranking stays in sight.

    A subclass adds its fields and does the work in `carry_out`; the dialog closes when that succeeded.

    Parameters
    ----------
    act : the words on the button that acts.
    intro : a sentence above the fields, or "".
    """

    def __init__(self, context: Context, title: str, act: str, intro: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._waiting = False
        #: What the fields scroll in, where they have to.
        self._scrolling: QScrollArea | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.strip = Strip(context, closable=False)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.act_button = Button(context, act, "primary")
        self.act_button.setDefault(True)
        self.leave_button = Button(context, tr("Cancel"))
        self.act_button.clicked.connect(self.accept)
        self.leave_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        column.addWidget(self.strip)
        self.intro = PlainLabel(context, intro, 13, colour="text2", wrap=True)
        self.intro.setVisible(bool(intro))
        column.addWidget(self.intro)
        column.addLayout(self.form)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.act_button)
        column.addLayout(buttons)
        self.setMinimumWidth(context.theme.px(WIDTH))
        context.desk.refused.connect(self.strip.say)
        context.desk.given_up.connect(self._given_up)
        context.desk.busy_changed.connect(self._busy_changed)
        self.strip.changed.connect(self._make_room)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a labelled field."""
        named = PlainLabel(self.context, label, 13, colour="text2")
        named.setBuddy(field)
        field.setAccessibleName(label)
        self.form.addRow(named, field)
        if self.form.rowCount() == 1:
            field.setFocus()

    def carry_out(self) -> bool:
        """Do what the dialog is for; return whether it was done."""
        raise NotImplementedError

    def do_many(
        self,
        rows: int,
        title: str,
        edit: Callable[[StrategyFile], Applied],
        then: Callable[[], None] = nothing,
        *,
        stay: bool = False,
    ) -> bool:
        """Run an edit of so many rows, as `Desk.do_many`; return whether it is done already.

        Where it takes long, the dialog waits for it with all that was typed, and closes once it is done.

        Parameters
        ----------
        stay : whether the dialog stays open then.
        """
        desk = self.context.desk
        if not desk.do_many(rows, title, edit, partial(self._done, then, stay=stay)):
            return False
        if not desk.busy:
            return True
        self._wait(waiting=True)
        return False

    def _done(self, then: Callable[[], None], *, stay: bool) -> None:
        if self._waiting:
            self._wait(waiting=False)
            if not stay:
                super().accept()
        then()

    def _wait(self, *, waiting: bool) -> None:
        self._waiting = waiting
        self.act_button.setEnabled(not waiting)
        self.leave_button.setEnabled(True)
        self.show_waiting(waiting=waiting)

    def show_waiting(self, *, waiting: bool) -> None:
        """Show that what the dialog is for is being done."""

    def _given_up(self, sentence: str) -> None:
        self.strip.say(sentence, "warn")

    def _busy_changed(self) -> None:
        """Take what was typed again, where it could not be done."""
        if self._waiting and not self.context.desk.busy:
            self._wait(waiting=False)

    def reject(self) -> None:
        """Leave; while something takes long, cancel that and stay."""
        if self._waiting:
            self.context.desk.cancel()
            self.leave_button.setEnabled(False)
        else:
            super().reject()

    def _keep_to_screen(self) -> None:
        """Let the fields scroll where the screen has no room for them, so that the buttons stay in reach."""
        column, room = self.layout(), self.screen().availableGeometry()
        if self._scrolling is not None or not isinstance(column, QVBoxLayout):
            return
        wide, high = room.width() - 2 * MARGIN, room.height() - FRAME
        self.setMinimumWidth(min(self.minimumWidth(), wide))
        column.activate()
        least = column.totalMinimumSize()
        low = max(least.height(), column.totalMinimumHeightForWidth(min(self.width(), wide)))
        if least.width() > wide or low > high:
            focus = self.focusWidget()
            self._scroll_fields(column)
            self.resize(min(max(self.width(), least.width() + 2 * EDGE), wide), high)
            if focus is not None:
                focus.setFocus()
        elif self.height() > high:
            self.resize(self.width(), high)

    def _scroll_fields(self, column: QVBoxLayout) -> None:
        place, inside = column.indexOf(self.form), QWidget()
        column.removeItem(self.form)
        self.form.setParent(None)
        inside.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 2 * EDGE, 0)
        self._scrolling = QScrollArea()
        self._scrolling.setAccessibleName(self.windowTitle())
        self._scrolling.setWidgetResizable(True)
        self._scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolling.setWidget(inside)
        # All the room, not half of it: what else stretches is empty.
        column.insertWidget(place, self._scrolling, 100)
        column.activate()

    def _make_room(self) -> None:
        """Grow upwards for what the strip says, so that no field is squeezed."""
        self._fit(self.height(), self.height())

    def fit(self, before: int) -> None:
        """Be as high as what is shown needs, with the lower edge where it was.

        Parameters
        ----------
        before : how high the dialog was before fields came or went, which may make it taller at once.
        """
        self._fit(before, 0)

    def _fit(self, before: int, least: int) -> None:
        layout = self.layout()
        if layout is None or not self.isVisible() or self._scrolling is not None:
            return
        # Without the first, the second knows nothing yet of fields that came or went in this very moment.
        layout.update()
        layout.activate()
        height = max(layout.totalHeightForWidth(self.width()), least)
        if height > self.screen().availableGeometry().height() - FRAME:
            self._keep_to_screen()
        elif height != before:
            self.resize(self.width(), height)
            top = self.screen().availableGeometry().top()
            self.move(self.x(), max(self.y() + before - self.height(), top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow upwards where there is no more room below: the buttons are at the bottom."""
        super().resizeEvent(event)
        room = self.screen().availableGeometry()
        below = self.frameGeometry().bottom() - room.bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(self.y() - below, room.top()))

    def accept(self) -> None:
        """Close once the work is done."""
        if self._waiting:
            return
        self.strip.clear()
        if self.carry_out():
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Open at the lower left of the window, within the screen."""
        super().showEvent(event)
        self._keep_to_screen()
        self._make_room()
        parent = self.parentWidget()
        if parent is None:
            return
        window = parent.window()
        corner = window.mapToGlobal(window.rect().bottomLeft())
        room = self.screen().availableGeometry()
        at = QPoint(corner.x() + MARGIN, corner.y() - MARGIN - self.height())
        self.move(max(at.x(), room.left()), max(min(at.y(), room.bottom() - self.height()), room.top()))
