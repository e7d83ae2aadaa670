"""The ranking as a figure for documents: contribution bars, whiskers, ranges, ties and the cut line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from dia_desktop.charts import wording
from dia_desktop.charts.legend import ROW_HEIGHT, draw_legend, legend
from dia_desktop.charts.page import Page
from dia_desktop.charts.palette import LIGHT, ChartTheme
from dia_desktop.charts.ranking_layout import (
    CUT_SPACE,
    INNER,
    MARGIN,
    SMALL,
    TICK_STEP,
    TIE_WIDTH,
    TOTAL_WIDTH,
    WIDTH,
    Layout,
    ranking_layout,
)
from dia_desktop.charts.ranking_row import RowPainter
from dia_desktop.charts.sketch import Weight
from dia_desktop.charts.typeface import Type
from dia_desktop.charts.wording import Context
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking, too_close
from dia_desktop.strategy.numbers import Numbers, PlainNumbers
from dia_desktop.strategy.records import Round, Strategy
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.verdict import can_rank, headline, nothing_to_say, second_line

TITLE = Type(15, Weight.BOLD)
SUBTITLE = Type(9.5)
CUT_FONT = Type(7.5, Weight.SEMIBOLD)
TICK = Type(8)
TITLE_STEP, SUBTITLE_STEP, FOOTER_STEP = 19.0, 13.0, 10.5
#: A PDF page is at most 14,400 points high, a PNG at most 65,536 pixels.
MOST_MARKETS = 500
MOST_TITLE_LINES, MOST_SUBTITLE_LINES = 3, 4


def ranking_figure(
    ranking: Ranking,
    scoring_round: Round,
    strategy: Strategy,
    *,
    theme: ChartTheme = LIGHT,
    numbers: Numbers | None = None,
    sources: Sequence[str] = (),
    firmness: Robustness | None = None,
) -> Figure:
    """Draw the ranking of a round; the height follows the number of markets.

    Parameters
    ----------
    numbers : how figures are written; English with a decimal point by default.
    sources : where the evidence comes from, printed under the figure.
    firmness : printed with its caption under the figure where given.

    Raises
    ------
    InvalidInputError
        With fewer than two markets or no criterion, or more markets than a picture holds.
    """
    if not can_rank(len(ranking.matrix.markets), len(ranking.matrix.criteria)):
        raise InvalidInputError(nothing_to_say())
    check_markets(len(ranking.matrix.markets))
    context = Context(strategy, scoring_round, numbers or PlainNumbers(), tuple(sources), firmness)
    return draw_ranking(ranking, context, theme)


def check_markets(count: int) -> None:
    """Raise InvalidInputError where there are more markets than a picture holds."""
    if count > MOST_MARKETS:
        raise InvalidInputError(
            tr("A picture holds at most {most} markets; export the table (CSV) instead.").format(
                most=MOST_MARKETS
            )
        )


def draw_ranking(ranking: Ranking, context: Context, theme: ChartTheme) -> Figure:
    """Lay the figure out from top to bottom and draw it."""
    title = TITLE.wrapped(headline(ranking, context.numbers), INNER, MOST_TITLE_LINES)
    second = second_line(ranking, context.scoring_round.target_count)
    subtitle = SUBTITLE.wrapped(second, INNER, MOST_SUBTITLE_LINES)
    keys = legend(ranking, context.numbers, theme, INNER)
    footer = [line for text in wording.footer(ranking, context) for line in SMALL.wrapped(text, INNER)]
    subtitle_at = MARGIN + 13 + TITLE_STEP * len(title)
    legend_at = subtitle_at + SUBTITLE_STEP * len(subtitle) + 7
    layout = ranking_layout(ranking, context, legend_at + ROW_HEIGHT * (len(keys) - 1) + 12)
    footer_at = layout.bottom + 34
    page = Page(WIDTH, footer_at + FOOTER_STEP * (len(footer) - 1) + MARGIN, theme)
    page.lines(MARGIN, MARGIN + 13, title, TITLE, theme.text, TITLE_STEP)
    page.lines(MARGIN, subtitle_at - 2, subtitle, SUBTITLE, theme.text_2, SUBTITLE_STEP)
    draw_legend(page, keys, MARGIN, legend_at)
    _draw_scale(page, layout, context.numbers)
    _draw_rows(page, layout, ranking, context.numbers)
    if layout.cut:
        _draw_cut(page, layout, wording.cut_words(context.scoring_round))
    page.lines(MARGIN, footer_at, footer, SMALL, theme.text_3, FOOTER_STEP)
    return page.figure


def _draw_scale(page: Page, layout: Layout, numbers: Numbers) -> None:
    baseline = layout.bottom + 12
    for points in np.arange(0.0, layout.scale_end + 1e-9, TICK_STEP):
        x = layout.x(float(points))
        page.line([(x, layout.top), (x, layout.bottom)], page.theme.hair, 0.8, above=False)
        page.text(x, baseline, numbers.number(float(points), 0), TICK, page.theme.text_3, align="center")
    page.text(WIDTH - MARGIN, baseline, tr("points of 100"), TICK, page.theme.text_3, align="right")


def _draw_rows(page: Page, layout: Layout, ranking: Ranking, numbers: Numbers) -> None:
    painter = RowPainter(page, layout, ranking, numbers)
    for place in range(layout.count):
        painter.draw(place)
        if place + 1 < layout.count and too_close(ranking, place):
            _draw_tie(page, layout, place)


def _draw_tie(page: Page, layout: Layout, place: int) -> None:
    """Bracket two neighbours that are too close to call."""
    x = WIDTH - MARGIN - TOTAL_WIDTH - 4
    inset = layout.style.total.size * 0.3
    top, bottom = layout.centre(place) + inset, layout.centre(place + 1) - inset
    page.line([(x - 4, top), (x, top), (x, bottom), (x - 4, bottom)], page.theme.text_2, 1.0)
    word = tr("tie")
    middle, width = (top + bottom) / 2, SMALL.width(word)
    right = WIDTH - MARGIN - TOTAL_WIDTH - TIE_WIDTH + 16
    page.box(right - width - 1, middle - 5, width + 2, 10, page.theme.surface).set_zorder(4)
    page.text(right, middle + 2.6, word, SMALL, page.theme.text_2, align="right")


def _draw_cut(page: Page, layout: Layout, words: str) -> None:
    y = layout.row_top(layout.cut) - CUT_SPACE / 2
    page.text(MARGIN, y + 2.7, words, CUT_FONT, page.theme.text_2)
    start = MARGIN + CUT_FONT.width(words) + 8
    page.line([(start, y), (WIDTH - MARGIN, y)], page.theme.text_2, 1.0, dashed=True)
