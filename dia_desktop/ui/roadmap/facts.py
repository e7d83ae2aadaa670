"""What is painted about an activity: its markets with their roles, and who pays for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from dia_desktop.charts.gantt_words import short
from dia_desktop.charts.ordinals import ordinal
from dia_desktop.charts.palette import DARK, LIGHT
from dia_desktop.language import tr
from dia_desktop.strategy.coverage import SourcePart
from dia_desktop.strategy.funding import FundingStatus
from dia_desktop.strategy.funding_uses import ActivityMoney
from dia_desktop.strategy.funding_words import activity_money_words, short_amount_words
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.strategy.role import Role
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.role_words import role_words
from dia_desktop.ui.painted import PaintedWidget
from dia_desktop.ui.roadmap.words import market_name

LINE, DOT, GAP, BAR, SWATCH = 24, 10, 8, 14, 9
ROLE_KINDS = {Role.TARGET: "ink", Role.CANDIDATE: "outline", Role.FALLBACK: "grey"}


class MarketRoles(PaintedWidget):
    """The markets of an activity, one below the other: mark, name, rank, role, and what it was before."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: tuple[tuple[str, str, Role | None, str], ...] = ()

    def show_activity(self, activity: Activity | None) -> None:
        """Show the markets of an activity."""
        desk = self.context.desk
        ranks = {}
        if desk.ranking is not None:
            markets = desk.ranking.matrix.markets
            ranks = {each.id: int(rank) for each, rank in zip(markets, desk.ranking.ranks, strict=True)}
        found = []
        for tie in () if activity is None else activity.ties:
            name = market_name(desk, tie.market_id)
            if tie.market_id in ranks:
                name = tr("{market}, {rank}").format(market=name, rank=ordinal(ranks[tie.market_id]))
            now = desk.roadmap.roles.get(tie.market_id)
            was = "" if tie.role is now or tie.role is None else role_words()[tie.role]
            found.append((tie.market_id, name, now, was))
        self._lines = tuple(found)
        self.setFixedHeight(self.theme.px(LINE) * len(found))
        self.setVisible(bool(found))
        self.refresh()

    def finding(self) -> str:
        """Return the markets with their roles."""
        return "; ".join(_line_words(*line[1:]) for line in self._lines) or tr("all markets")

    def paint(self, painter: QPainter) -> None:
        """Paint a line for each market."""
        theme, slots = self.theme, {each.id: each.colour for each in self.context.desk.scoring.markets}
        font = theme.font(13, QFont.Weight.Medium)
        for place, (market_id, name, role, was) in enumerate(self._lines):
            line = QRectF(0, place * theme.px(LINE), self.width(), theme.px(LINE))
            left = 0.0
            if market_id in slots:
                middle = QPointF(theme.px(DOT) / 2, line.center().y())
                painted.dot(painter, middle, theme.market(slots[market_id]), theme.px(DOT))
                left = theme.px(DOT + GAP)
            chips = [(was, "warn")] if was else []
            if role is not None:
                chips.append((role_words()[role], ROLE_KINDS[role]))
            right = line.right()
            for text, kind in chips:
                words = tr("was {role}").format(role=text.lower()) if kind == "warn" else text
                size = painted.chip_size(words, theme)
                top = line.center().y() - size.height() / 2
                chip = QRectF(right - size.width(), top, size.width(), size.height())
                painted.chip(painter, chip, words, kind, theme)
                right = chip.left() - theme.px(GAP - 2)
            place_of_name = QRectF(left, line.top(), max(right - left, 1), line.height())
            painted.words(painter, place_of_name, name, font, theme.color("text"))


def _line_words(name: str, role: Role | None, was: str) -> str:
    said = name if role is None else tr("{market}: {role}").format(market=name, role=role_words()[role])
    return tr("{said}, was {role}").format(said=said, role=was) if was else said


class FundingBar(PaintedWidget):
    """The cost of an activity, the sources that pay for it, and what is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._money: ActivityMoney | None = None

    def show_money(self, money: ActivityMoney | None) -> None:
        """Show what an activity costs and who pays."""
        self._money = money if money is not None and (money.parts or money.coverage.need) else None
        lines = 0 if self._money is None else len(self._money.parts)
        self.setFixedHeight(self.theme.px(LINE + BAR + 6 + LINE * lines) if self._money else 0)
        self.setVisible(self._money is not None)
        self.refresh()

    def finding(self) -> str:
        """Return cost, sources and what is open."""
        money = self._money
        if money is None:
            return tr("no cost and no funding known")
        parts = [self._cost(money), *(self._part_words(part) for part in money.parts)]
        return "; ".join(part for part in (*parts, self._open(money)) if part)

    def _cost(self, money: ActivityMoney) -> str:
        need = money.coverage.need
        return "" if need is None else short_amount_words(need, money.currency, self.context.numbers)

    def _open(self, money: ActivityMoney) -> str:
        return activity_money_words(money, self.context.numbers)

    def _part_words(self, part: SourcePart) -> str:
        amount = short_amount_words(part.amount_cents, part.source.currency, self.context.numbers)
        return tr("{source} {amount}").format(source=short(part.source.name), amount=amount)

    def paint(self, painter: QPainter) -> None:
        """Paint amounts, bar and sources."""
        money, theme = self._money, self.theme
        if money is None:
            return
        head = QRectF(0, 0, self.width(), theme.px(LINE))
        bold = theme.font(13, QFont.Weight.DemiBold)
        painted.words(painter, head, self._cost(money), bold, theme.color("text"))
        painted.words(
            painter, head, self._open(money), bold, theme.color("warn_text"), Qt.AlignmentFlag.AlignRight
        )
        bar = QRectF(0, theme.px(LINE), self.width(), theme.px(BAR))
        self._paint_bar(painter, bar, money)
        for place, part in enumerate(money.parts):
            top = bar.bottom() + theme.px(6) + place * theme.px(LINE)
            swatch = QRectF(0, top + theme.px(LINE - SWATCH) / 2, theme.px(SWATCH), theme.px(SWATCH))
            self._fill(painter, swatch, part)
            line = QRectF(theme.px(SWATCH + GAP), top, self.width() - theme.px(SWATCH + GAP), theme.px(LINE))
            painted.words(painter, line, self._part_words(part), theme.font(12), theme.color("text2"))

    def _paint_bar(self, painter: QPainter, bar: QRectF, money: ActivityMoney) -> None:
        theme = self.theme
        own = [part for part in money.parts if part.source.currency == money.currency]
        counted = [part for part in own if part.source.status is not FundingStatus.REFUSED]
        given = sum(part.amount_cents for part in counted)
        whole = max(money.coverage.need or 0, given, 1)
        painter.setPen(QPen(theme.color("warn_line"), 1))
        painter.setBrush(theme.color("warn_fill"))
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        left = bar.left()
        for part in counted:
            wide = bar.width() * part.amount_cents / whole
            self._fill(painter, QRectF(left, bar.top(), max(wide - 1, 1), bar.height()), part)
            left += wide

    def _fill(self, painter: QPainter, rect: QRectF, part: SourcePart) -> None:
        """Fill with the colour of a source: solid where granted, else hatched or pale."""
        palette = DARK if self.theme.dark else LIGHT
        hue = QColor(palette.other(part.source.position))
        if part.source.status is FundingStatus.GRANTED:
            painted.bar(painter, rect, hue, 2.0)
        else:
            painted.bar(painter, rect, self.theme.color("surface"), 2.0)
            painted.hatched(painter, rect, hue, 2.0)

    def sizeHint(self) -> QSize:
        """Return the room that is liked."""
        return QSize(self.theme.px(200), self.height())
