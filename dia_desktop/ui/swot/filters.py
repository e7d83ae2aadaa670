"""What the board is looked at by: market, owner, evidence, order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.swot import EvidenceKind
from dia_desktop.strategy.swot_words import evidence_words
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.outlook import Order
from dia_desktop.ui.widgets import ChipButton

#: Room for the three lists beside the chips, in design pixels.
LISTS = 400
ALL = "*"
#: Letters a list shows at least.
LETTERS = 9


class MarketChip(ChipButton):
    """A chip with the mark of a market; `market` None stands for all of them."""

    def __init__(self, context: Context, market: Market | None) -> None:
        self.market = market
        self._seen = context
        super().__init__(context, tr("All markets") if market is None else market.name)

    @property
    def _gap(self) -> int:
        return 0 if self.market is None else self._seen.theme.px(14)

    def sizeHint(self) -> QSize:
        """Return the room for mark and name."""
        theme = self._seen.theme
        wide = QFontMetricsF(theme.font(12, QFont.Weight.DemiBold)).horizontalAdvance(self.accessibleName())
        return QSize(round(wide) + theme.px(22) + self._gap, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip; filled with ink while it is on."""
        del event
        theme, on = self._seen.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painted.chip(painter, body, "", "ink" if on else "quiet", theme)
        inner = body.adjusted(theme.px(10), 0, -theme.px(6), 0)
        if self.market is not None:
            middle = QPointF(inner.left() + theme.px(4), inner.center().y())
            painted.dot(painter, middle, theme.market(self.market.colour), theme.px(9))
            inner.setLeft(inner.left() + self._gap)
        font = theme.font(12, QFont.Weight.DemiBold)
        painted.words(painter, inner, self.accessibleName(), font, theme.color("on_ink" if on else "text"))
        if self.hasFocus():
            painted.ring(painter, QRectF(self.rect()), theme, self.height() / 2)
        painter.end()


class Filters(QWidget):
    """The row of filters.

    Signals
    -------
    changed() : another choice was made.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(tr("What is shown of the board"))
        self._context = context
        self._markets: tuple[Market, ...] = ()
        self.chips: list[MarketChip] = []
        self.market = QComboBox()
        self.owner = QComboBox()
        self.evidence = QComboBox()
        self.order = QComboBox()
        for box, name in (
            (self.market, tr("Market")),
            (self.owner, tr("Owner")),
            (self.evidence, tr("Evidence")),
            (self.order, tr("Order of the cards")),
        ):
            box.setAccessibleName(name)
            box.activated.connect(self._box_chosen)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(self._chip_row)
        row.addWidget(self.market)
        row.addStretch(1)
        for box in (self.owner, self.evidence, self.order):
            row.addWidget(box)
        self._fill_fixed()
        self.refill()

    # -- what is chosen -----------------------------------------------------------------------

    @property
    def market_id(self) -> str:
        """The market looked at; "" for all."""
        return str(self.market.currentData() or "")

    @property
    def owner_id(self) -> str | None:
        """The owner looked for; "" for nobody, None for all."""
        chosen = str(self.owner.currentData())
        return None if chosen == ALL else chosen

    @property
    def evidence_kind(self) -> EvidenceKind | None:
        """The evidence looked for; None for all."""
        chosen = str(self.evidence.currentData())
        return None if chosen == ALL else EvidenceKind(chosen)

    @property
    def chosen_order(self) -> Order:
        """How cards are sorted."""
        return Order(str(self.order.currentData()))

    def choose_order(self, order: Order) -> None:
        """Sort in another way."""
        self.order.setCurrentIndex(self.order.findData(order.value))
        self.changed.emit()

    def choose_market(self, market_id: str) -> None:
        """Look at one market; "" looks at all."""
        self.market.setCurrentIndex(max(self.market.findData(market_id), 0))
        self._show_chips()
        self.changed.emit()

    def clear(self) -> None:
        """Show everything; the order stays."""
        for box in (self.market, self.owner, self.evidence):
            box.setCurrentIndex(0)
        self._show_chips()
        self.changed.emit()

    # -- filling ------------------------------------------------------------------------------

    def _fill_fixed(self) -> None:
        self.evidence.addItem(tr("All evidence"), ALL)
        for kind in EvidenceKind:
            self.evidence.addItem(evidence_words(kind).capitalize(), kind.value)
        for order, words in (
            (Order.BOARD, tr("Board order")),
            (Order.IMPORTANCE, tr("By importance")),
            (Order.VOTES, tr("By votes")),
        ):
            self.order.addItem(words, order.value)

    def refill(self) -> None:
        """Offer the markets and partners there are now; what was chosen stays where it can."""
        desk = self._context.desk
        market, owner = self.market.currentData(), self.owner.currentData()
        markets = desk.scoring.markets
        _fill(self.market, [(tr("All markets"), ""), *((one.name, one.id) for one in markets)], market)
        partners = [(partner.code or partner.name, partner.id) for partner in desk.strategy.partners]
        _fill(self.owner, [(tr("All owners"), ALL), *partners, (tr("Without owner"), "")], owner)
        if markets != self._markets or not self.chips:
            self._markets = markets
            self._make_chips()
        self._show_chips()
        self.fit(self.width())

    def _make_chips(self) -> None:
        for chip in self.chips:
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [MarketChip(self._context, market) for market in (None, *self._markets)]
        for chip in self.chips:
            self._chip_row.addWidget(chip)
            chip.clicked.connect(lambda _on, chip=chip: self._chip_chosen(chip))

    def _show_chips(self) -> None:
        for chip in self.chips:
            chip.setChecked(self.market_id == ("" if chip.market is None else chip.market.id))

    def fit(self, width: int) -> None:
        """Offer chips where they fit, else a list."""
        theme = self._context.theme
        wide = sum(chip.sizeHint().width() + 6 for chip in self.chips) + theme.px(LISTS)
        fits = wide <= width
        for chip in self.chips:
            chip.setVisible(fits)
        self.market.setVisible(not fits)

    # -- choosing -----------------------------------------------------------------------------

    def _chip_chosen(self, chip: MarketChip) -> None:
        market = chip.market
        again = market is not None and market.id == self.market_id
        self.choose_market("" if market is None or again else market.id)

    def _box_chosen(self) -> None:
        self._show_chips()
        self.changed.emit()


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]], chosen: object) -> None:
    """Offer entries in a list without telling that anything was chosen."""
    with QSignalBlocker(box):
        box.clear()
        for words, data in entries:
            box.addItem(words, data)
        box.setCurrentIndex(max(box.findData(chosen, Qt.ItemDataRole.UserRole), 0))
    box.setMinimumContentsLength(LETTERS)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
