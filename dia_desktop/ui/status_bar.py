"""The status bar: is everything saved, which file is it, and the verdict as a sentence."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking, too_close
from dia_desktop.strategy.verdict import nothing_to_say, rivals_through_gaps, verdict
from dia_desktop.ui import icons, painted
from dia_desktop.ui.beside import Beside
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.inks import BOLD, RIGHT, InkPot
from dia_desktop.ui.parts import Part, Parts
from dia_desktop.ui.widgets import PlainLabel, tip
from dia_desktop.ui.working import Working

HEIGHT = 36
DOT = 10
LINE = 24
LEAST_WIDTH = 280
USUAL_WIDTH = 620
#: Widths at 100 % text size below which the file name goes, and below which the verdict gets two lines.
NAMELESS, NARROW = 1180, 760
ICON_EDGE = 16
#: Type size and weight of the verdict.
LOOK = (15, BOLD)


def clear_leader(ranking: Ranking) -> int | None:
    """Return the palette slot of the market that leads without doubt, or None."""
    if too_close(ranking, 0) or rivals_through_gaps(ranking):
        return None
    return ranking.market(0).colour


class Verdict(painted.PaintedWidget):
    """The verdict with a dot in the leader's colour; live while weights are being dragged.

    Signals
    -------
    clicked() : the user wants to know how sure it is.
    """

    clicked = Signal()
    accessible_role = QAccessible.Role.Button
    ground = "chrome"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._said = ""
        self._slot: int | None = None
        self._lines = 1
        self._pot = InkPot(context)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.desk.changed.connect(self.update_verdict)
        context.desk.previewed.connect(self.update_verdict)
        context.desk.firmness_changed.connect(self.update_verdict)
        self.update_verdict()

    def update_verdict(self) -> None:
        """Say the verdict of what the desk shows now."""
        desk = self.context.desk
        if desk.ranking is None:
            self._said, self._slot = nothing_to_say(), None
        else:
            self._said = verdict(desk.ranking, desk.firmness, self.context.numbers)
            self._slot = clear_leader(desk.ranking)
        if desk.partner is not None:
            self._said = tr("{partner} alone: {verdict}").format(
                partner=desk.partner.short, verdict=self._said
            )
        self.setToolTip(tip(tr("{verdict}. Click to see how sure this is.").format(verdict=self._said)))
        self.refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask how sure it is."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask how sure it is with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def set_lines(self, lines: int) -> None:
        """Give the sentence one line or two; never by its length, or the page would jump while dragging."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.refresh()

    def parts(self) -> Parts:
        """Return the sentence with its dot as one part."""
        return {"verdict": Part(self.rect(), (self._said, self._slot, self._lines))}

    def finding(self) -> str:
        """Return the sentence."""
        return self._said

    def sizeHint(self) -> QSize:
        """Return the room of a long sentence."""
        return QSize(self.theme.px(USUAL_WIDTH), self.theme.px(LINE) * self._lines)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few words."""
        return QSize(self.theme.px(LEAST_WIDTH), self.theme.px(LINE) * self._lines)

    def paint(self, painter: QPainter) -> None:
        """Paint dot and sentence, flush right; what the lines do not hold is in the tool tip."""
        inks, indent = self._pot.inks(self.devicePixelRatioF()), self.theme.px(DOT + 10)
        room, high = self.width() - indent, inks.height(*LOOK)
        lines = inks.lines(self._said, LOOK, room, self._lines)
        top = (self.height() - high * len(lines)) / 2
        for at, line in enumerate(lines):
            rect = QRectF(indent, top + at * high, room, high)
            inks.write(painter, rect, line, LOOK, inks.color("text"), RIGHT)
        if self._slot is not None:
            widest = max(inks.width(line, *LOOK) for line in lines)
            center = QPointF(self.width() - widest - indent / 2, top + high / 2)
            painted.dot(painter, center, inks.hue(self._slot)[0], self.theme.px(DOT))


class StatusBar(QFrame):
    """Along the bottom of the window.

    Parameters
    ----------
    opening : where another file is opened.
    """

    def __init__(self, context: Context, opening: Beside) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "status")
        self.setAccessibleName(tr("Status"))
        self._trouble = False
        self._told: object = None
        self._icon = QLabel()
        self._state = PlainLabel(context, "", 12, colour="text2", elide=True)
        self._file = PlainLabel(context, "", 12, colour="text2", elide=True)
        for label in (self._state, self._file):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.working = Working(context, context.desk.beside)
        self.opening = Working(context, opening)
        self.verdict = Verdict(context)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.working)
        row.addWidget(self.opening)
        row.addWidget(self._icon)
        row.addWidget(self._state)
        row.addSpacing(16)
        row.addWidget(self._file)
        row.addSpacing(8)
        row.addWidget(self.verdict, 100)
        desk = context.desk
        desk.changed.connect(self._tell)
        desk.refused.connect(self._tell)
        context.themed.connect(self._tell)
        self.working.shown_changed.connect(self._arrange)
        self.opening.shown_changed.connect(self._arrange)
        self._tell()

    @property
    def state(self) -> str:
        """What the bar says about the file."""
        return self._state.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room; the verdict comes first."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() / self._context.theme.scale
        # While something is being done, that is what is to be said of the file.
        resting = self.working.isHidden() and self.opening.isHidden()
        self._icon.setVisible(resting)
        self._file.setVisible(resting and wide >= NAMELESS)
        self._state.setVisible(resting and (wide >= NARROW or self._trouble))
        self.verdict.set_lines(1 if wide >= NARROW else 2)

    def _tell(self) -> None:
        """Say what is to be said of the file, where that differs from what is said already."""
        file = self._context.desk.file
        told = (
            self._condition(),
            file.read_only_reason,
            file.path,
            self._context.theme,
            self.devicePixelRatioF(),
        )
        if told != self._told:
            self._told = told
            self._show()

    def _show(self) -> None:
        file = self._context.desk.file
        self.setMinimumHeight(self._context.theme.px(HEIGHT))
        sentence, icon_name, colour = self._condition()
        reason = file.read_only_reason
        told = sentence if reason is None else tr("{state}: {reason}").format(state=sentence, reason=reason)
        edge = self._context.theme.px(ICON_EDGE)
        image = icons.pixmap(icon_name, self._context.theme.color(colour), edge, self.devicePixelRatioF())
        self._icon.setPixmap(image)
        self._state.setText(sentence)
        self._state.set_look(12, QFont.Weight.Medium, colour)
        self._trouble = icon_name != "check"
        self._icon.setAccessibleName(told)
        self._icon.setToolTip(tip(told))
        self._state.setToolTip(tip(told) if told != sentence else "")
        self._file.setText(file.path.name)
        self._file.setToolTip(tip(str(file.path)))
        self._arrange()

    def _condition(self) -> tuple[str, str, str]:
        """Return the sentence about the file, its icon and its colour token."""
        desk = self._context.desk
        if desk.file.read_only_reason is not None:
            # Why is said in the banner above the page; here the verdict needs the room.
            return tr("Read only"), "eye", "warn_text"
        if desk.unsaved:
            return tr("Not saved: {reason}").format(reason=desk.unsaved), "triangle-alert", "bad_text"
        saved = desk.file.last_saved_at
        if saved is None:
            return tr("All changes saved"), "check", "text2"
        moment = QDateTime.fromSecsSinceEpoch(int(saved.timestamp()))
        form = QLocale.FormatType.ShortFormat
        today = moment.date() == QDateTime.currentDateTime().date()
        time = self._context.locale.toString(moment.time() if today else moment, form)
        return tr("All changes saved {time}").format(time=time), "check", "text2"
