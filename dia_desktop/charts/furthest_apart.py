"""Where partners are furthest apart: in a sentence, and of few judgements each one as a dot."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.sketch import Box, Dot, Line
from dia_desktop.charts.sketch_pad import NAME, NOTE, SIGN, Pad
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import BEST, WORST, Ranking
from dia_desktop.strategy.matrix import LEAST_FOR_STATISTICS
from dia_desktop.strategy.partner_ranking import Disagreement
from dia_desktop.strategy.records import Criterion, Market

#: Heights of the sentence, and of the line with dots.
SAID, STRIP = 28.0, 30.0
STACKED, LITTLE_DOT = 6.0, 4.5


@dataclass(frozen=True, slots=True)
class FurthestApart:
    """The cell in which partners are furthest apart.

    Attributes
    ----------
    judgements : what each holds of it (0-100), without those who abstained.
    far : whether they are so far apart that they should talk about it.
    """

    market: Market
    criterion: Criterion
    judgements: tuple[float, ...]
    far: bool

    @property
    def one_by_one(self) -> bool:
        """Whether there are too few judgements to say anything but each of them."""
        return len(self.judgements) < LEAST_FOR_STATISTICS


def furthest_apart(ranking: Ranking, apart: Disagreement) -> FurthestApart:
    """Name the cell."""
    matrix = ranking.matrix
    return FurthestApart(
        matrix.markets[apart.market],
        matrix.criteria[apart.criterion],
        apart.judgements,
        apart.far_apart,
    )


def furthest_height(furthest: FurthestApart) -> float:
    """Return what `draw_furthest` takes."""
    return SAID + (STRIP if furthest.one_by_one else 0.0)


def draw_furthest(pad: Pad, furthest: FurthestApart, place: Box) -> None:
    """Say where partners are furthest apart; of few judgements show each one instead of a range."""
    theme, numbers, middle = pad.theme, pad.numbers, place.y + SAID / 2 + 2
    values = {"market": furthest.market.name, "criterion": furthest.criterion.name}
    held = sorted(furthest.judgements)
    if furthest.one_by_one:
        said = tr("Furthest apart: {market}, {criterion}").format(**values)
        _draw_strip(pad, held, Box(0.0, place.y + SAID, place.width, STRIP))
    else:
        said = tr("Furthest apart: {market}, {criterion}, {low} to {high}").format(
            **values, low=numbers.number(held[0], 0), high=numbers.number(held[-1], 0)
        )
    if furthest.far:
        pad.warning(0.0, middle)
    left = (SIGN + 7) * furthest.far
    pad.write(left, middle, pad.cut(said, place.width - left, NAME), NAME, theme.text)
    each = tr("{said}: {judgements}").format(
        said=said, judgements=", ".join(numbers.number(value, 0) for value in held)
    )
    key = f"cell:{furthest.market.id}:{furthest.criterion.id}"
    pad.spot(0.0, place.y + 2, place.width, place.height - 4, each, key)


def _draw_strip(pad: Pad, held: list[float], place: Box) -> None:
    """Draw each judgement as a dot on a line from 0 to 100; equal ones above each other."""
    theme, middle = pad.theme, place.y + place.height - 10
    left, right = 16.0, place.width - 34
    for x, end in ((0.0, WORST), (right + 8, BEST)):
        pad.write(x, middle, pad.numbers.number(end, 0), NOTE, theme.text_3)
    pad.add(Line(((left, middle), (right, middle)), theme.line, 1.0))
    for number, value in enumerate(held):
        x = left + (right - left) * value / BEST
        above = STACKED * held[:number].count(value)
        pad.add(Dot(x, middle - above, LITTLE_DOT, theme.ink, theme.surface))
