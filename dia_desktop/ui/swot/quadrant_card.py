"""One quadrant of the board: its title, its cards, and the line that adds one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from dia_desktop.language import tr
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.swot_words import quadrant_side, quadrant_title
from dia_desktop.ui import icons, painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.add_line import AddLine
from dia_desktop.ui.swot.board_edits import BoardEdits
from dia_desktop.ui.swot.cards import Card
from dia_desktop.ui.swot.item_model import ItemModel
from dia_desktop.ui.swot.item_view import ItemView
from dia_desktop.ui.swot.outlook import Rows
from dia_desktop.ui.swot.words import COLOURS, ICONS, quadrant_question
from dia_desktop.ui.widgets import Button, PlainLabel, tip
from dia_desktop.ui.widgets import Card as Frame

BADGE_WIDTH, BADGE_HEIGHT = 46, 26


class Badge(painted.PaintedWidget):
    """The letter and the sign of a quadrant on its colour."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, context: Context, quadrant: Quadrant) -> None:
        super().__init__(context)
        self._quadrant = quadrant
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.refresh()

    def finding(self) -> str:
        """Return the title of the quadrant."""
        return quadrant_title(self._quadrant)

    def sizeHint(self) -> QSize:
        """Return the room for letter and sign."""
        return QSize(self.theme.px(BADGE_WIDTH), self.theme.px(BADGE_HEIGHT))

    def paint(self, painter: QPainter) -> None:
        """Paint the badge."""
        theme = self.theme
        ink, fill = (theme.color(token) for token in COLOURS[self._quadrant])
        painted.bar(painter, QRectF(self.rect()), fill, theme.px(6))
        letter = QRectF(0, 0, self.width() / 2, self.height())
        font = theme.font(15, QFont.Weight.Bold)
        centred = Qt.AlignmentFlag.AlignHCenter
        painted.words(painter, letter.adjusted(2, 0, 0, 0), self._quadrant.value, font, ink, centred)
        edge = theme.px(16)
        at = QPointF(self.width() / 2 + theme.px(2), (self.height() - edge) / 2)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, icons.pixmap(ICONS[self._quadrant], ink, edge, ratio))


class QuadrantCard(Frame):
    """A quadrant.

    Signals
    -------
    opened(quadrant) : what waits beyond the cap is to be shown, or not any more.
    """

    opened = Signal(object)

    def __init__(self, context: Context, quadrant: Quadrant, writer: BoardEdits) -> None:
        super().__init__(context)
        self.setAccessibleName(quadrant_title(quadrant))
        self.quadrant = quadrant
        self._context = context
        self.model = ItemModel(self)
        self.view = ItemView(context, quadrant, self.model, writer)
        self.count = Button(context, "", "link")
        self.count.setCheckable(True)
        self.count.clicked.connect(lambda: self.opened.emit(quadrant))
        self.line = AddLine(quadrant)
        self._lay_out()

    def _lay_out(self) -> None:
        context, quadrant = self._context, self.quadrant
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Badge(context, quadrant))
        head.addWidget(PlainLabel(context, quadrant_title(quadrant), 15, QFont.Weight.DemiBold))
        head.addWidget(PlainLabel(context, quadrant_side(quadrant), 12, colour="text2", elide=True), 1)
        head.addWidget(self.count)
        keys = PlainLabel(context, tr("Ctrl+{number}").format(number=self.number), 11, colour="text3")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.line, 1)
        below.addWidget(keys)
        self.content.setContentsMargins(10, 8, 10, 8)
        self.content.setSpacing(6)
        self.content.addLayout(head)
        self.content.addWidget(self.view, 1)
        self.content.addLayout(below)

    @property
    def number(self) -> int:
        """Its place in reading order, 1 first."""
        return [*Quadrant].index(self.quadrant) + 1

    def show_rows(
        self, rows: Rows, cards: tuple[Card, ...], faded: frozenset[str], *, narrowed: bool
    ) -> None:
        """Show the cards, and how many there are."""
        self.view.show_cards(cards, faded)
        self.view.say_empty("" if cards else _why_empty(self.quadrant, rows))
        sentence = tr("{shown} of {total} found") if narrowed else tr("{shown} of {total} shown")
        self.count.setText(sentence.format(shown=rows.live, total=rows.total))
        self.count.setAccessibleName(
            tr("{quadrant}: {count}").format(quadrant=quadrant_title(self.quadrant), count=self.count.text())
        )
        open_now = rows.live > rows.total - rows.waiting
        self.count.setChecked(open_now and not narrowed)
        self.count.setEnabled(bool(rows.waiting) and not narrowed)
        hint = tr("Show only the first ones") if open_now else tr("Show all of them")
        self.count.setToolTip(tip(hint if rows.waiting else ""))
        self.count.setVisible(bool(rows.total))
        fixed = self._context.desk.file.read_only
        self.line.setEnabled(not fixed)


def _why_empty(quadrant: Quadrant, rows: Rows) -> str:
    if rows.total:
        return tr("No card here fits what you look for.")
    if rows.parked:
        return tr("All cards of this quadrant are parked.")
    return quadrant_question(quadrant)
