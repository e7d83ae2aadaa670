"""The card of one criterion: its weight, the ends of its scale in words, its groove, its lock."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits.weights import set_locked
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.scale_words import scale_ends
from dia_desktop.strategy.verdict import groove_sentence
from dia_desktop.ui import icons
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.groove import GrooveSlider
from dia_desktop.ui.markets.inks import BOLD, CENTER, MEDIUM, NORMAL, RIGHT, SEMIBOLD, InkPot, Inks
from dia_desktop.ui.markets.trial import Trial, why_locked, why_not_editable, why_not_shared
from dia_desktop.ui.markets.weight_edit import WeightEdit
from dia_desktop.ui.painted import PaintedWidget
from dia_desktop.ui.parts import Part, Parts, part
from dia_desktop.ui.widgets import IconButton, tip

WHOLE = 100
PERCENT = "\N{NARROW NO-BREAK SPACE}%"
PADDING, BADGE, HEAD, ENDS, FOOT = 14, 30, 38, 36, 34
HEIGHT, FOLDED_HEIGHT = 182, 58


class WeightCard(PaintedWidget):
    """Shows and moves the weight of one criterion.

    Folded, it shows icon and weight only.
    """

    accessible_role = QAccessible.Role.Grouping
    ground = "window"

    def __init__(self, context: Context, trial: Trial, column: int, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._trial, self._column = trial, column
        self._folded = False
        self._shown = self._ends = self._sentence = ""
        self._told_of: Criterion | None = None
        self._pot = InkPot(context)
        self.groove = GrooveSlider(context, trial, column, self)
        self.lock = IconButton(context, "lock-open", tr("Lock this weight"))
        self.lock.setParent(self)
        self.lock.setCheckable(True)
        self.editor: WeightEdit | None = None
        self.groove.typing_wanted.connect(self.start_typing)
        self.groove.lock_wanted.connect(self.toggle_lock)
        self.lock.clicked.connect(self.toggle_lock)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.groove)

    # -- content ------------------------------------------------------------------------------

    @property
    def criterion(self) -> Criterion:
        """The criterion of the card."""
        return self.context.desk.scoring.criteria[self._column]

    def show_weight(self, shown: str) -> None:
        """Show the weights of the desk; `shown` is this one in percent, without the sign."""
        if self.criterion != self._told_of:
            self._told_of, self._ends = self.criterion, self.ends()
        self._shown, self._sentence = shown, self.sentence()
        self.groove.refresh()
        self.refresh()

    def show_state(self) -> None:
        """Show what may be done: lock, reasons why not, names."""
        desk, criterion = self.context.desk, self.criterion
        refusal = why_not_editable(desk)
        self.groove.setEnabled(not refusal)
        self.groove.setToolTip(tip(refusal))
        self.groove.setAccessibleName(tr("Weight of {criterion}").format(criterion=criterion.name))
        refusal = why_not_shared(desk)
        self.lock.setEnabled(not refusal)
        self.lock.setChecked(criterion.locked)
        pattern = (
            tr("Unlock the weight of {criterion} (L)")
            if criterion.locked
            else tr("Lock the weight of {criterion} (L)")
        )
        said = pattern.format(criterion=criterion.name)
        self.lock.setAccessibleName(said)
        self.lock.setToolTip(tip(refusal or said))
        kind = "ink" if criterion.locked else "plain"
        if kind != self.lock.property("kind"):
            self.lock.setProperty("kind", kind)
            self.lock.style().unpolish(self.lock)
            self.lock.style().polish(self.lock)
        icon = ("lock", "on_ink") if criterion.locked else ("lock-open", "text3")
        self.lock.set_icon(*icon)

    def sentence(self) -> str:
        """Return why the weight cannot move, else who is first around it."""
        desk = self.context.desk
        if all(criterion.locked for criterion in desk.scoring.criteria):
            return tr("All weights are locked.")
        still = "" if self.criterion.locked else why_locked(desk.scoring, self._column)
        if still:
            return still
        if desk.ranking is None or not desk.grooves:
            return ""
        way = self._trial.groove(self._column)
        said = groove_sentence(desk.ranking, way, self._column, self.context.numbers)
        if all(way.sure):
            return said
        return tr("So far: {said}").format(said=said)

    def ends(self) -> str:
        """Return the ends of the scale in words."""
        worst, best = scale_ends(self.criterion.scale, self.context.numbers)
        said = tr("0 = {worst} → 100 = {best}").format(worst=worst, best=best)
        return tr("Scale changed since: {said}").format(said=said) if self.criterion.stale else said

    def finding(self) -> str:
        """Return the criterion and its weight."""
        return tr("{criterion}: {weight} %").format(criterion=self.criterion.name, weight=self._shown)

    def details(self) -> str:
        """Return the ends of the scale and who is first around the weight."""
        return f"{self.ends()}. {self.sentence()}"

    def focus_rect(self) -> QRectF:
        """Leave the ring to the groove."""
        return QRectF()

    # -- what the user does -------------------------------------------------------------------

    def toggle_lock(self) -> None:
        """Lock or unlock the weight, as one step."""
        desk, criterion = self.context.desk, self.criterion
        if not why_not_shared(desk):
            desk.do(set_locked, desk.scoring.round.id, criterion.id, locked=not criterion.locked)
        self.show_state()

    def start_typing(self) -> None:
        """Let the user type the weight."""
        if self.editor is not None or not self._trial.start(self._column):
            return
        self._trial.drop()
        self.editor = WeightEdit(self._shown, self)
        self.editor.setFont(self.theme.font(17, QFont.Weight.Bold))
        self.editor.setAccessibleName(
            tr("Weight of {criterion} in percent").format(criterion=self.criterion.name)
        )
        place = self._number_rect().toRect()
        place.setLeft(place.right() - self.theme.px(86))
        self.editor.setGeometry(place)
        self.editor.entered.connect(self._typed)
        self.editor.left.connect(self._typing_left)
        self.editor.cancelled.connect(self.stop_typing)
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()

    def stop_typing(self) -> None:
        """Take the editor away; the weight stays."""
        editor, self.editor = self.editor, None
        if editor is not None:
            if editor.hasFocus():
                self.groove.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()

    def _typing_left(self, text: str) -> None:
        """Take what was typed when the focus goes elsewhere, if it can be used."""
        self._typed(text)
        self.stop_typing()

    def _typed(self, text: str) -> None:
        """Write the typed weight as one step, or say what is wrong with it."""
        if self.editor is None:
            return
        desk, numbers = self.context.desk, self.context.numbers
        value = numbers.parse(text.replace("%", ""))
        most = float(self._trial.groove(self._column).sweep.bounds[-1]) * 100
        refusal = ""
        if value is None or not 0 <= value <= WHOLE:
            refusal = tr("Type a weight from 0 to 100 percent.")
        elif value > most + 1e-9:
            refusal = tr("The locked weights leave at most {most} %.").format(most=numbers.number(most))
        if value is None or refusal:
            self.editor.refuse(refusal)
            desk.refused.emit(refusal)
            return
        self.stop_typing()
        if self._trial.start(self._column):
            self._trial.move(value / 100)
            self._trial.keep()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the weight after a double click on its number."""
        if self._number_rect().contains(event.position()):
            self.start_typing()

    # -- geometry and painting ----------------------------------------------------------------

    def set_folded(self, *, folded: bool) -> None:
        """Show icon and weight only, or everything."""
        self._folded = folded
        self.groove.setVisible(not folded)
        self.lock.setVisible(not folded)
        self.updateGeometry()
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return the room of the card."""
        height = FOLDED_HEIGHT if self._folded else HEIGHT
        return QSize(self.theme.px(56), self.theme.px(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put groove and lock in their places."""
        super().resizeEvent(event)
        self._place_children()

    def _place_children(self) -> None:
        px = self.theme.px
        top = px(PADDING - 4 + HEAD + ENDS)
        inset = px(PADDING) - px(4)
        height = self.groove.sizeHint().height()
        self.groove.setGeometry(inset, top, max(self.width() - 2 * inset, 1), height)
        edge = px(26)
        self.lock.setGeometry(
            self.width() - px(PADDING) - edge + px(4), self.height() - edge - px(10), edge, edge
        )

    def _themed(self) -> None:
        super()._themed()
        self._place_children()

    def _number_rect(self) -> QRectF:
        px = self.theme.px
        return QRectF(self.width() - px(PADDING) - px(96), px(PADDING - 4), px(96), px(HEAD))

    def _ends_rect(self) -> QRectF:
        px = self.theme.px
        return QRectF(px(PADDING), px(PADDING - 4 + HEAD), self.width() - 2 * px(PADDING), px(ENDS))

    def _foot_rect(self) -> QRectF:
        px = self.theme.px
        width = self.width() - 2 * px(PADDING) - px(30)
        return QRectF(px(PADDING), self.height() - px(FOOT + 7), width, px(FOOT))

    def parts(self) -> Parts:
        """Return the frame with icon and name, the number, and the two lines of words."""
        criterion, count = self.criterion, len(self.context.desk.scoring.criteria)
        frame = (self._folded, criterion.name, criterion.icon, criterion.stale, count)
        found: dict[object, Part] = {"frame": Part(self.rect(), frame)}
        if self._folded:
            return {**found, "number": Part(self.rect(), self._shown)}
        head = QRectF(0, 0, self.width(), self._ends_rect().top())
        found["number"] = part(head, self._shown)
        found["ends"] = part(self._ends_rect(), self._ends)
        found["sentence"] = part(self._foot_rect(), self._sentence)
        return found

    def event(self, event: QEvent) -> bool:
        """Show the whole name and the whole scale as a tool tip: both may be cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lines = [self.finding(), self.ends(), self.sentence()]
            if not all(self._trial.groove(self._column).sure):
                lines.append(tr("Hatched: a missing score could put another market first."))
            lines.append(tr("Double-click the number or press F2 to type it."))
            QToolTip.showText(event.globalPos(), tip("\n".join(lines)), self)
            return True
        return super().event(event)

    def paint(self, painter: QPainter) -> None:
        """Paint the card."""
        inks = self._pot.inks(self.devicePixelRatioF())
        painter.setPen(QPen(inks.color("line"), 1))
        painter.setBrush(inks.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        if self._folded:
            self._paint_folded(painter, inks)
            return
        if self.exposed(QRectF(0, 0, self.width(), self._ends_rect().top())):
            self._paint_head(painter, inks)
        if self.exposed(self._ends_rect()):
            token = "warn_text" if self.criterion.stale else "text2"
            inks.write_lines(painter, self._ends_rect(), self._ends, (12, NORMAL), inks.color(token))
        if self.exposed(self._foot_rect()):
            inks.write_lines(painter, self._foot_rect(), self._sentence, (13, MEDIUM), inks.color("text"))

    def _paint_head(self, painter: QPainter, inks: Inks) -> None:
        """Paint icon, name and weight."""
        px, number = self.theme.px, self._number_rect()
        badge = QRectF(px(PADDING), px(PADDING - 4 + (HEAD - BADGE) / 2), px(BADGE), px(BADGE))
        self._paint_badge(painter, badge, inks)
        taken, left = self._paint_number(painter, number, inks), badge.right() + px(10)
        name = QRectF(left, number.top(), number.right() - taken - px(8) - left, number.height())
        inks.write_lines(painter, name, self.criterion.name, (15, SEMIBOLD), inks.color("text"))

    def _paint_badge(self, painter: QPainter, rect: QRectF, inks: Inks) -> None:
        size = rect.size()
        key = ("badge", self.criterion.icon, self._column, size.toTuple())
        painter.drawPixmap(rect.topLeft(), inks.picture(key, size, partial(self._draw_badge, size=size)))

    def _draw_badge(self, painter: QPainter, size: QSizeF) -> None:
        theme = self.theme
        fill = theme.criterion(self._column, len(self.context.desk.scoring.criteria))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(QPointF(0, 0), size), 6 * theme.scale, 6 * theme.scale)
        edge = theme.px(18)
        drawn = icons.pixmap(self.criterion.icon, theme.on(fill), edge, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((size.width() - edge) / 2, (size.height() - edge) / 2), drawn)

    def _paint_number(self, painter: QPainter, rect: QRectF, inks: Inks) -> float:
        """Paint the weight, its sign smaller, and return their width."""
        sign = inks.width(PERCENT, 15)
        width = inks.width(self._shown, 27, BOLD)
        inks.write(painter, rect.adjusted(0, 0, -sign, 0), self._shown, (27, BOLD), inks.color("text"), RIGHT)
        lower = rect.adjusted(0, self.theme.px(7), 0, 0)
        inks.write(painter, lower, PERCENT, (15, NORMAL), inks.color("text2"), RIGHT)
        return sign + width

    def _paint_folded(self, painter: QPainter, inks: Inks) -> None:
        px, badge = self.theme.px, self.theme.px(24)
        place = QRectF((self.width() - badge) / 2, px(6), badge, badge)
        self._paint_badge(painter, place, inks)
        below = QRectF(2, px(32), self.width() - 4, px(22))
        text = f"{self._shown}{PERCENT}"
        inks.write(painter, below, text, (15, BOLD), inks.color("text"), CENTER)
        if self.criterion.stale:
            edge = px(14)
            sign = icons.pixmap("triangle-alert", inks.color("warn_text"), edge, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(self.width() - edge - px(5), px(5)), sign)
