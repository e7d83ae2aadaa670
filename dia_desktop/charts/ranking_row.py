"""One row of the ranking figure: rank, name, role, contribution bar, whisker or range, total."""

from __future__ import annotations

from dia_desktop.charts import wording
from dia_desktop.charts.legend import numbered
from dia_desktop.charts.page import Page
from dia_desktop.charts.palette import mix
from dia_desktop.charts.ranking_layout import MARGIN, SMALL, WIDTH, Layout
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking, shown_parts
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.standings import not_scored, rank_range, role_name, total_text
from dia_desktop.strategy.verdict import joined

#: Height of the capitals over the size of the type: half of it centres a line.
CAPITALS = 0.72
SEGMENT_GAP = 1.2
LABEL_PADDING = 3.0
#: Where in a bar the values and, below them, the whisker stand, so that neither crosses the other.
VALUE_AT, WHISKER_AT = 0.38, 0.80
RANGE_PALENESS = 0.86


class RowPainter:
    """Draws rows of one ranking on one page."""

    def __init__(self, page: Page, layout: Layout, ranking: Ranking, numbers: Numbers) -> None:
        self._page = page
        self._layout = layout
        self._ranking = ranking
        self._numbers = numbers
        self._theme = page.theme

    def draw(self, place: int) -> None:
        """Draw the row in place `place`, 0 first."""
        row = int(self._ranking.order[place])
        market = self._ranking.matrix.markets[row]
        centre = self._layout.centre(place)
        self._draw_rank(row, centre)
        self._draw_name(market, centre)
        self._draw_role(market.role, centre)
        self._draw_parts(row, centre)
        if self._ranking.score(row) is None:
            self._draw_range(row, centre)
        elif wording.has_whisker(self._ranking, row):
            self._draw_whisker(row, centre)
        self._draw_total(row, centre)

    def _draw_rank(self, row: int, centre: float) -> None:
        style, possible = self._layout.style, rank_range(self._ranking, row)
        lift = style.lift if possible else 0.0
        rank = str(int(self._ranking.ranks[row]))
        baseline = centre - lift + style.rank.size * CAPITALS / 2
        self._page.text(MARGIN, baseline, rank, style.rank, self._theme.text)
        if possible and style.lift:
            self._page.text(MARGIN, centre + 12, possible, SMALL, self._theme.text_3)

    def _draw_name(self, market: Market, centre: float) -> None:
        style, left = self._layout.style, self._layout.name_left
        middle = centre - style.lift
        self._page.dot(left - 9, middle, style.name.size * 0.38, self._theme.hue(market.colour))
        self._page.text(
            left,
            middle + style.name.size * CAPITALS / 2,
            style.name.elided(market.name, self._layout.name_width),
            style.name,
            self._theme.text,
        )

    def _draw_role(self, role: Role, centre: float) -> None:
        style, word = self._layout.style, role_name(role)
        height = style.role.size + 4.5
        left, middle = self._layout.name_left, centre + 9
        if style.beside:
            left, middle = left + self._layout.name_width + 6, centre
        fill, edge, ink = {
            Role.TARGET: (self._theme.ink, self._theme.ink, self._theme.on_ink),
            Role.CANDIDATE: (self._theme.surface, self._theme.text_3, self._theme.text_2),
            Role.FALLBACK: (self._theme.track, self._theme.track, self._theme.text_2),
        }[role]
        self._page.pill(left, middle - height / 2, style.role.width(word) + 11, height, fill, edge)
        self._page.text(left + 5.5, middle + style.role.size * CAPITALS / 2, word, style.role, ink)

    def _draw_parts(self, row: int, centre: float) -> None:
        parts = self._ranking.parts[row]
        shown = shown_parts([float(part) for part in parts])
        hue = self._theme.hue(self._ranking.matrix.markets[row].colour)
        shades = self._theme.shades(hue, len(parts))
        start = 0.0
        for column, part in enumerate(parts):
            if part > 0:
                label = str(column + 1) if numbered(self._ranking) else self._numbers.number(shown[column])
                span = (self._layout.x(start), self._layout.x(start + float(part)))
                self._draw_segment(row, span, centre, shades[column], label)
                start += float(part)

    def _draw_segment(
        self, row: int, span: tuple[float, float], centre: float, colour: str, label: str
    ) -> None:
        style, (left, right) = self._layout.style, span
        top, width = centre - style.bar / 2, max(right - left - SEGMENT_GAP, 0.3)
        self._page.box(left, top, width, style.bar, colour)
        if style.value.width(label) + LABEL_PADDING <= width:
            at = VALUE_AT if wording.has_whisker(self._ranking, row) else 0.5
            baseline = top + style.bar * at + style.value.size * CAPITALS / 2
            ink = self._theme.text_on(colour)
            self._page.text(left + width / 2, baseline, label, style.value, ink, align="center")

    def _draw_whisker(self, row: int, centre: float) -> None:
        low, high = (self._layout.x(float(bound[row])) for bound in (self._ranking.low, self._ranking.high))
        bar = self._layout.style.bar
        self._page.whisker(low, high, centre + bar * (WHISKER_AT - 0.5), bar * 0.13, self._theme.text)

    def _draw_range(self, row: int, centre: float) -> None:
        """Hatch what the missing scores could still add, and name them where there is room."""
        left, right = (
            self._layout.x(float(end[row])) for end in (self._ranking.floor, self._ranking.ceiling)
        )
        hue = self._theme.hue(self._ranking.matrix.markets[row].colour)
        bar, pale = self._layout.style.bar, mix(hue, self._theme.surface, RANGE_PALENESS)
        self._page.hatched(left, centre - bar / 2, right - left, bar, pale, hue)
        words = tr("{names} not scored").format(names=joined(not_scored(self._ranking, row)))
        baseline, width = centre + SMALL.size * CAPITALS / 2, SMALL.width(words)
        if width + 6 <= self._layout.bar_right - right:
            self._page.text(right + 6, baseline, words, SMALL, self._theme.text_2)
        elif width + 14 <= right - left:
            middle, height = (left + right) / 2, SMALL.size + 4
            self._page.box(
                middle - width / 2 - 3, centre - height / 2, width + 6, height, self._theme.surface
            )
            self._page.text(middle, baseline, words, SMALL, self._theme.text_2, align="center")

    def _draw_total(self, row: int, centre: float) -> None:
        style = self._layout.style
        ink = self._theme.text_2 if self._ranking.score(row) is None else self._theme.text
        total = total_text(self._ranking, row, self._numbers)
        baseline = centre + style.total.size * CAPITALS / 2
        self._page.text(WIDTH - MARGIN, baseline, total, style.total, ink, align="right")
