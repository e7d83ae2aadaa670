"""The rail: one button per page, in the order of Alt+1 to Alt+9."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from dia_desktop.language import tr
from dia_desktop.ui import icons, painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import tip

WIDTH = 88
#: The badge: its edge, the most it counts, and its edge where there is room for the icon only.
BADGE, MOST, SPOT = 17, 99, 9
BUTTON_HEIGHT = 60
ICON_EDGE, LINE = 22, 13
MARGIN = 8


class RailButton(QAbstractButton):
    """A page in the rail: icon above name; the shown one stands on a filled ground with a mark."""

    def __init__(self, context: Context, title: str, icon_name: str) -> None:
        super().__init__()
        self._context, self._icon_name = context, icon_name
        self._title, self._open = title, 0
        self._compact = False
        self.setCheckable(True)
        # "&" would mark an access key.
        self.setText(title.replace("&", "&&"))
        self.tell("", 0, "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, key: str, count: int, words: str) -> None:
        """Say how much is open on the page, and what.

        Parameters
        ----------
        key : what shows the page from anywhere, e.g. "Alt+2".
        words : what is open; "" where nothing is.
        """
        self._open = count
        named = tr("{page}: {open}").format(page=self._title, open=words) if count else self._title
        self.setAccessibleName(named)
        shown = tr("{page} ({key})").format(page=self._title, key=key)
        self.setToolTip(tip(tr("{page}: {open}").format(page=shown, open=words) if count else shown))
        self.update()

    @property
    def badge(self) -> str:
        """What stands in the badge; "" where there is none."""
        if not self._open:
            return ""
        return str(self._open) if self._open <= MOST else tr("{count}+").format(count=MOST)

    def set_compact(self, *, compact: bool) -> None:
        """Show only the icon; the name stays in the tool tip."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and name at the text size."""
        theme = self._context.theme
        if self._compact:
            return QSize(theme.px(ICON_EDGE + 14), theme.px(ICON_EDGE + 14))
        lines = self._lines()
        metrics = QFontMetrics(theme.font(11, QFont.Weight.DemiBold))
        named = max(metrics.horizontalAdvance(line) for line in lines)
        width = max(theme.px(WIDTH - 2 * MARGIN), named + 2 * MARGIN)
        return QSize(width, theme.px(BUTTON_HEIGHT + (len(lines) - 1) * LINE))

    def _lines(self) -> tuple[str, ...]:
        """Return the name, in two lines where it is too wide for one."""
        theme, name = self._context.theme, self._title
        metrics = QFontMetrics(theme.font(11, QFont.Weight.DemiBold))
        first, space, last = name.rpartition(" ")
        if space and metrics.horizontalAdvance(name) > theme.px(WIDTH - 2 * MARGIN) - 4:
            return first, last
        return (name,)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, name and the ring of the focus."""
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            fill = theme.color("selection" if self.isChecked() else "surface3")
            painted.bar(painter, ground, fill, radius=8)
        color = theme.color("text" if self.isChecked() else "text2")
        edge = theme.px(ICON_EDGE)
        image = icons.pixmap(self._icon_name, color, edge, self.devicePixelRatioF())
        top = (self.height() - edge) / 2 if self._compact else theme.px(9)
        painter.drawPixmap(QPointF((self.width() - edge) / 2, top), image)
        self._paint_badge(painter, QPointF((self.width() + edge) / 2, top))
        if not self._compact:
            self._paint_name(painter, color)
        if self.hasFocus():
            painted.ring(painter, ground, theme, radius=8)
        painter.end()

    def _paint_badge(self, painter: QPainter, corner: QPointF) -> None:
        """Paint what is open over the upper right corner of the icon; beside it alone, only that there is."""
        if not self.badge:
            return
        theme = self._context.theme
        if self._compact:
            spot = QPointF(corner.x(), corner.y() + theme.px(SPOT) / 4)
            painted.dot(painter, spot, theme.color("ink"), theme.px(SPOT))
            return
        font, edge = theme.font(11, QFont.Weight.Bold), theme.px(BADGE)
        width = max(edge, QFontMetrics(font).horizontalAdvance(self.badge) + theme.px(8))
        left = min(corner.x() - edge / 3, self.width() - width)
        ground = QRectF(left, max(corner.y() - edge / 3, 0), width, edge)
        painted.bar(painter, ground, theme.color("ink"), radius=edge / 2)
        painted.words(painter, ground, self.badge, font, theme.color("on_ink"), Qt.AlignmentFlag.AlignHCenter)

    def _paint_name(self, painter: QPainter, color: QColor) -> None:
        theme = self._context.theme
        weight = QFont.Weight.Bold if self.isChecked() else QFont.Weight.Medium
        font = theme.font(11, weight)
        for number, text in enumerate(self._lines()):
            line = QRectF(2, theme.px(36 + number * LINE), self.width() - 4, theme.px(18))
            painted.words(painter, line, text, font, color, Qt.AlignmentFlag.AlignHCenter)


class Rail(QFrame):
    """The pages of the window; arrows move between them.

    Signals
    -------
    chosen(index) : the user wants to see another page.
    """

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "rail")
        self.setAccessibleName(tr("Pages"))
        self._buttons: list[RailButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN + 4, MARGIN, MARGIN)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        context.themed.connect(self._themed)

    def add(self, title: str, icon_name: str) -> None:
        """Add a page at the end."""
        button = RailButton(self._context, title, icon_name)
        index = len(self._buttons)
        self._buttons.append(button)
        button.tell(_key(index), 0, "")
        self._group.addButton(button, index)
        self._column.insertWidget(index, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def tell(self, index: int, count: int, words: str) -> None:
        """Say how much is open on a page, and what; 0 takes its badge away."""
        self._buttons[index].tell(_key(index), count, words)

    def show_page(self, index: int) -> None:
        """Mark a page as the one shown."""
        self._group.button(index).setChecked(True)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons without names, where the window is narrow for the text size."""
        for button in self._buttons:
            button.set_compact(compact=compact)

    def _themed(self) -> None:
        for button in self._buttons:
            button.updateGeometry()
            button.update()


def _key(index: int) -> str:
    """Return what shows a page from anywhere."""
    return tr("Alt+{number}").format(number=index + 1)
