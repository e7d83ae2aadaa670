"""Where everything on the ranking figure stands, in points from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dia_desktop.charts.sketch import Weight
from dia_desktop.charts.typeface import Type
from dia_desktop.charts.wording import Context, has_cut
from dia_desktop.strategy.evaluation import BEST, Ranking

WIDTH = 540.0
MARGIN = 20.0
INNER = WIDTH - 2 * MARGIN
SMALL = Type(7.5)
#: More markets than this get the closer rows.
MOST_ROOMY = 12
RANK_WIDTH, DOT_WIDTH, TIE_WIDTH, TOTAL_WIDTH = 30.0, 16.0, 26.0, 52.0
NAME_WIDTHS = (64.0, 150.0)
#: What the cut line takes between two rows.
CUT_SPACE = 14.0
TICK_STEP = 20.0


@dataclass(frozen=True, slots=True)
class RowStyle:
    """Sizes of a row.

    Attributes
    ----------
    beside : room for the role beside the name; 0 puts the role below the name.
    lift : how far above the middle of the row the name stands.
    """

    height: float
    bar: float
    rank: Type
    name: Type
    role: Type
    value: Type
    total: Type
    beside: float
    lift: float


def row_style(count: int) -> RowStyle:
    """Return the roomy style for few markets, the closer one for many."""
    if count <= MOST_ROOMY:
        bold = Weight.BOLD
        return RowStyle(
            39, 25, Type(14, bold), Type(11, bold), SMALL, Type(8.5, Weight.SEMIBOLD), Type(13, bold), 0, 6
        )
    semibold = Weight.SEMIBOLD
    return RowStyle(
        23, 16, Type(10, semibold), Type(9, semibold), Type(7), Type(7, semibold), Type(9.5, semibold), 50, 0
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of rows and bars.

    Attributes
    ----------
    top : upper edge of the first row.
    cut : rank below which the cut line runs, 0 for none.
    bar_left, bar_right : where 0 and `scale_end` points stand.
    """

    style: RowStyle
    top: float
    count: int
    cut: int
    name_width: float
    scale_end: float

    @property
    def name_left(self) -> float:
        """Left edge of the names."""
        return MARGIN + RANK_WIDTH + DOT_WIDTH

    @property
    def bar_left(self) -> float:
        """Where 0 points stand."""
        return self.name_left + self.name_width + self.style.beside + 12

    @property
    def bar_right(self) -> float:
        """Where the end of the scale stands."""
        return WIDTH - MARGIN - TOTAL_WIDTH - TIE_WIDTH

    @property
    def bottom(self) -> float:
        """Lower edge of the last row."""
        return self.row_top(self.count)

    def row_top(self, place: int) -> float:
        """Return the upper edge of a row, 0 first."""
        below_cut = 0 < self.cut <= place
        return self.top + self.style.height * place + (CUT_SPACE if below_cut else 0.0)

    def centre(self, place: int) -> float:
        """Return the middle of a row."""
        return self.row_top(place) + self.style.height / 2

    def x(self, points: float) -> float:
        """Return where a total of 0-100 points stands."""
        return self.bar_left + (self.bar_right - self.bar_left) * points / self.scale_end


def ranking_layout(ranking: Ranking, context: Context, top: float) -> Layout:
    """Return the layout of a ranking whose first row begins at `top`."""
    count = len(ranking.order)
    style = row_style(count)
    least, most = NAME_WIDTHS
    widest = max(style.name.width(market.name) for market in ranking.matrix.markets)
    furthest = max(float(ranking.ceiling.max()), float(ranking.high.max()))
    return Layout(
        style=style,
        top=top,
        count=count,
        cut=context.scoring_round.target_count if has_cut(ranking, context.scoring_round) else 0,
        name_width=min(max(widest + 1, least), most),
        scale_end=min(BEST, TICK_STEP * max(1.0, float(np.ceil((furthest - 1e-9) / TICK_STEP)))),
    )
