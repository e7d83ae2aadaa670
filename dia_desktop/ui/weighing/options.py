"""Large things to pick from: a number to type, a name, and what it means below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from dia_desktop.ui import icons
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.painted import ring
from dia_desktop.ui.widgets import tip

COLUMNS = 2
HEIGHT, NUMBER, TICK, EDGE = 66, 40, 22, 6
#: So many can be picked with a digit.
DIGITS = 9
NONE = -1


class OptionButton(QAbstractButton):
    """One thing to pick."""

    def __init__(self, context: Context, number: int, name: str, note: str) -> None:
        super().__init__()
        self._context, self._number, self._note = context, number, note
        self._name = name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(note)
        self.setToolTip(tip(f"{name}\n{note}"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.themed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of a name and two lines below it."""
        return QSize(self._context.theme.px(280), self._context.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the option; the one picked is framed, filled and ticked."""
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color("ink" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(
            theme.color("selection" if chosen else "surface2" if self.underMouse() else "surface")
        )
        painter.drawRoundedRect(body, 8, 8)
        number = str(self._number) if self._number <= DIGITS else ""
        left = QRectF(body.left(), body.top(), theme.px(NUMBER), body.height())
        write_lines(
            painter,
            left,
            (number,),
            theme.font(19, QFont.Weight.Bold),
            theme.color("text3"),
            Qt.AlignmentFlag.AlignHCenter,
        )
        self._paint_words(painter, body.adjusted(left.width(), theme.px(EDGE), 0, -theme.px(EDGE)))
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), theme)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        theme, edge = self._context.theme, self._context.theme.px(TICK)
        rect.setRight(rect.right() - edge - theme.px(EDGE) * 2)
        bold, plain = theme.font(17, QFont.Weight.DemiBold), theme.font(13)
        name, note = fold(self._name, bold, rect.width(), 1), fold(self._note, plain, rect.width(), 2)
        upper = QRectF(rect.left(), rect.top(), rect.width(), theme.px(22))
        write_lines(painter, upper, name, bold, theme.color("text"))
        lower = QRectF(rect.left(), upper.bottom(), rect.width(), rect.bottom() - upper.bottom())
        write_lines(painter, lower, note, plain, theme.color("text2"))
        if self.isChecked():
            tick = icons.pixmap("check", theme.color("ink"), edge, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(rect.right() + theme.px(EDGE), rect.center().y() - edge / 2), tick)


class Options(QWidget):
    """Several options, of which one is picked by mouse, arrows or its digit.

    Signals
    -------
    picked(place) : the user picked the option in a place, 0 first.
    """

    picked = Signal(int)

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(name)
        self.buttons: tuple[OptionButton, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._tell)
        self._told = NONE
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def offer(self, options: Sequence[tuple[str, str]], picked: int | None) -> None:
        """Show other options, each a name and what it means; `picked` is the one picked before."""
        for old in self.buttons:
            self._group.removeButton(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.buttons = tuple(
            OptionButton(self._context, place + 1, name, note) for place, (name, note) in enumerate(options)
        )
        self._told = NONE if picked is None else picked
        for place, button in enumerate(self.buttons):
            button.setChecked(place == picked)
            self._group.addButton(button, place)
            self._grid.addWidget(button, place // COLUMNS, place % COLUMNS)
            # At once: what is not shown yet cannot take the keyboard.
            button.show()

    def pick(self, place: int) -> bool:
        """Pick the option in a place; return whether there is one."""
        if not 0 <= place < len(self.buttons):
            return False
        self.buttons[place].setChecked(True)
        self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take_focus(self) -> None:
        """Put the keyboard on the option that is picked, else on the first."""
        for button in (*(each for each in self.buttons if each.isChecked()), *self.buttons[:1]):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _tell(self) -> None:
        place = self._group.checkedId()
        if place not in {NONE, self._told}:
            self._told = place
            self.picked.emit(place)
