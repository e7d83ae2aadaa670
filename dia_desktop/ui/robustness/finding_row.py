"""One sentence about the ranking or the model: an icon, a title, and what there is to say about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.finding import Chart, Finding, Level
from dia_desktop.ui import icons, painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.sketch_view import STALE_OPACITY
from dia_desktop.ui.widgets import tip

BADGE, ICON_EDGE, BETWEEN = 28, 16, 12
PADDING_X, PADDING_Y, LEADING = 8, 9, 3
RADIUS = 8.0
#: Icon of a level, its colour token and that of the ground.
MARKS = {
    Level.OK: ("check", "good_text", "good_fill"),
    Level.WARN: ("triangle-alert", "warn_text", "warn_fill"),
    Level.INFO: ("info", "text2", "surface3"),
}
NOTHING = Finding(Level.INFO, "", "", Chart.RANKS)
FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def level_word(level: Level) -> str:
    """Return a level in a word, for those who do not see the icon."""
    return {Level.OK: tr("Holds"), Level.WARN: tr("Take care"), Level.INFO: tr("Worth knowing")}[level]


class FindingRow(QAbstractButton):
    """Can be clicked, or chosen with Enter; the chosen one stands on a filled ground."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._finding = NOTHING
        self._stale = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        context.themed.connect(self._themed)

    @property
    def finding(self) -> Finding:
        """What is shown."""
        return self._finding

    def show_finding(self, finding: Finding) -> None:
        """Show something else."""
        self._stale = False
        if finding != self._finding:
            self._finding = finding
            level = level_word(finding.level)
            self.setAccessibleName(tr("{level}: {title}").format(level=level, title=finding.title))
            self.setAccessibleDescription(finding.whole)
            self.setToolTip(tip(finding.more))
            self.updateGeometry()
        self.update()

    def show_stale(self, *, stale: bool) -> None:
        """Dim the words while something newer is to come."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Return that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the room the words need in a width."""
        theme = self._context.theme
        _, detail = self._rects(width)
        return max(detail.bottom() + 1, theme.px(PADDING_Y + BADGE)) + theme.px(PADDING_Y)

    def sizeHint(self) -> QSize:
        """Return the room at a usual width."""
        width = self._context.theme.px(270)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the words can be read."""
        return QSize(self._context.theme.px(160), self._context.theme.px(BADGE + 2 * PADDING_Y))

    def _title_font(self) -> QFont:
        return self._context.theme.font(14, QFont.Weight.DemiBold)

    def _detail_font(self) -> QFont:
        return self._context.theme.font(12.5)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        """Return where title and detail stand."""
        theme = self._context.theme
        left = theme.px(PADDING_X + BADGE + BETWEEN)
        room = QRect(left, theme.px(PADDING_Y), max(width - left - theme.px(PADDING_X), 1), 1_000_000)
        title = QFontMetrics(self._title_font()).boundingRect(room, FLAGS, self._finding.title)
        title.setRect(room.left(), room.top(), room.width(), title.height())
        if not self._finding.detail:
            return title, QRect(title)
        room.setTop(title.bottom() + theme.px(LEADING))
        detail = QFontMetrics(self._detail_font()).boundingRect(room, FLAGS, self._finding.detail)
        detail.setRect(room.left(), room.top(), room.width(), detail.height())
        return title, detail

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words, and the ring of the focus."""
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            fill = theme.color("selection" if self.isChecked() else "surface2")
            painted.bar(painter, ground, fill, RADIUS)
        else:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("hair"))
        painter.setOpacity(STALE_OPACITY if self._stale else 1.0)
        self._paint_badge(painter)
        title, detail = self._rects(self.width())
        painter.setFont(self._title_font())
        painter.setPen(theme.color("text"))
        painter.drawText(title, FLAGS, self._finding.title)
        if self._finding.detail:
            painter.setFont(self._detail_font())
            painter.setPen(theme.color("text2"))
            painter.drawText(detail, FLAGS, self._finding.detail)
        painter.setOpacity(1.0)
        if self.hasFocus():
            painted.ring(painter, ground, theme, RADIUS)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self._context.theme
        name, ink, fill = MARKS[self._finding.level]
        edge, inner = theme.px(BADGE), theme.px(ICON_EDGE)
        place = QRectF(theme.px(PADDING_X), theme.px(PADDING_Y), edge, edge)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color(fill))
        painter.drawEllipse(place)
        image = icons.pixmap(name, theme.color(ink), inner, self.devicePixelRatioF())
        corner = place.center() - QPointF(inner / 2, inner / 2)
        painter.drawPixmap(corner, image)

    def _themed(self) -> None:
        self.updateGeometry()
        self.update()
