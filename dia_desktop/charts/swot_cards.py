"""Cards of the SWOT on paper: points and options, each as high as its text needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dia_desktop.charts.chips import (
    ROW,
    Chip,
    draw_rows,
    in_rows,
    market_chip,
    pill_chip,
    rating_chip,
    strong_chip,
    words_chip,
)
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Font
from dia_desktop.charts.sketch_pad import CAPTION, HEAD, MORE_LINE, NAME, STRONG, Pad
from dia_desktop.charts.swot_export import (
    SwotExport,
    crossing,
    importance_words,
    item_words,
    likelihood_words,
    option_words,
    owner_words,
)
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.swot import Quadrant, StrategicOption, SwotItem
from dia_desktop.strategy.swot_words import evidence_words, quadrant_side, quadrant_title, votes_words

#: Within a card: room above and below its text, at its left and right; between two cards.
ABOVE, SIDE, BETWEEN, RADIUS = 8.0, 10.0, 6.0, 6.0
LINE, SMALL_LINE, FACTS_GAP = 18.0, 16.0, 3.0
HANDLE = 34.0
BADGE, HEADING = 26.0, 36.0
#: A card shows so many lines of text at most, a column of cards takes so much height at most; the rest is
#: in the table. Both keep a picture within what every program opens.
MOST_LINES, MOST_HEIGHT = 300, 5400.0


def quadrant_colours(theme: ChartTheme, quadrant: Quadrant) -> tuple[str, str]:
    """Return the ink and the fill of a quadrant, as the board has them."""
    return {
        Quadrant.STRENGTHS: (theme.good_text, theme.good_fill),
        Quadrant.WEAKNESSES: (theme.warn_text, theme.warn_fill),
        Quadrant.OPPORTUNITIES: (theme.cool_text, theme.cool_fill),
        Quadrant.THREATS: (theme.bad_text, theme.bad_fill),
    }[quadrant]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one font below each other."""

    lines: tuple[str, ...]
    font: Font
    colour: str
    step: float = LINE

    @property
    def height(self) -> float:
        """What they take."""
        return self.step * len(self.lines)

    def draw(self, pad: Pad, x: float, top: float) -> None:
        """Write them."""
        for number, line in enumerate(self.lines):
            pad.write(x, top + self.step * (number + 0.5), line, self.font, self.colour)


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A card before it is drawn.

    Attributes
    ----------
    handle : what stands before its text; "" for nothing.
    facts : what stands under it, in rows.
    tip : all of it, as part of a sentence.
    """

    handle: str
    texts: tuple[TextBlock, ...]
    facts: tuple[tuple[Chip, ...], ...]
    tip: str

    @property
    def height(self) -> float:
        """What it takes, without the gap below it."""
        facts = FACTS_GAP + ROW * len(self.facts) if self.facts else 0.0
        return 2 * ABOVE + sum(text.height for text in self.texts) + facts

    def draw(self, pad: Pad, x: float, y: float, width: float) -> None:
        """Draw it with its upper left corner at (`x`, `y`)."""
        theme = pad.theme
        pad.add(Box(x, y, width, self.height, theme.surface, theme.line, radius=RADIUS))
        left, top = x + SIDE, y + ABOVE
        if self.handle:
            handle = pad.cut(self.handle, HANDLE - 2, HEAD)
            pad.write(left, top + LINE / 2, handle, HEAD, theme.text_2)
            left += HANDLE
        for text in self.texts:
            text.draw(pad, left, top)
            top += text.height
        draw_rows(self.facts, left, top + FACTS_GAP)
        pad.spot(x, y, width, self.height, self.tip)


@dataclass(frozen=True, slots=True)
class Stack:
    """Cards below each other, and a line for each thing that is not among them."""

    cards: tuple[PaperCard, ...]
    notes: tuple[str, ...]

    @property
    def height(self) -> float:
        """What it takes."""
        cards = sum(card.height + BETWEEN for card in self.cards)
        return max(0.0, cards - BETWEEN * (not self.notes)) + MORE_LINE * len(self.notes)

    def draw(self, pad: Pad, x: float, y: float, width: float) -> None:
        """Draw it from its upper left corner."""
        for card in self.cards:
            card.draw(pad, x, y, width)
            y += card.height + BETWEEN
        for note in self.notes:
            shown = pad.cut(note, width - SIDE, CAPTION)
            pad.write(x + SIDE / 2, y + MORE_LINE / 2, shown, CAPTION, pad.theme.text_2)
            pad.spot(x, y, width, MORE_LINE, note)
            y += MORE_LINE


def stacked(
    cards: Sequence[Callable[[], PaperCard]], more: Callable[[int], str], notes: Iterable[str]
) -> Stack:
    """Return as many cards as a picture holds, at least one; how many are left out is said.

    Parameters
    ----------
    cards : each makes its card when its turn comes.
    more : says how many are left out.
    notes : what else is said below the cards.
    """
    made: list[PaperCard] = []
    height = 0.0
    for make in cards:
        card = make()
        height += card.height + BETWEEN
        if made and height > MOST_HEIGHT:
            break
        made.append(card)
    left_out = len(cards) - len(made)
    rest = [tr("and {what}: in the table").format(what=more(left_out))] if left_out else []
    return Stack(tuple(made), (*rest, *notes))


def more_points(count: int) -> str:
    """Return how many points were left out."""
    return tr_n("one more point", "{count} more points", count).format(count=count)


def more_options(count: int) -> str:
    """Return how many options were left out."""
    return tr_n("one more option", "{count} more options", count).format(count=count)


def item_card(pad: Pad, export: SwotExport, item: SwotItem, width: float) -> PaperCard:
    """Return the card of a point in a column of `width`."""
    room = width - 2 * SIDE - HANDLE
    text = TextBlock(pad.broken(item.text, room, NAME, MOST_LINES), NAME, pad.theme.text)
    facts = in_rows(list(_item_chips(pad, export, item, room)), room)
    return PaperCard(item.handle, (text,), facts, item_words(export, item))


def _item_chips(pad: Pad, export: SwotExport, item: SwotItem, most: float) -> Iterable[Chip]:
    if item.importance is None:
        yield words_chip(pad, importance_words(None), most)
    else:
        yield rating_chip(pad, item.importance)
    if item.likelihood is not None:
        yield words_chip(pad, likelihood_words(item.likelihood), most)
    yield from _market_chips(pad, export, item.market_ids, most)
    if not item.market_ids:
        yield words_chip(pad, tr("all markets"), most)
    yield pill_chip(pad, evidence_words(item.evidence_kind), most)
    if item.votes is not None:
        yield words_chip(pad, votes_words(item.votes), most)
    if item.owner_id is not None:
        yield words_chip(pad, owner_words(export.owner(item.owner_id)), most)


def _market_chips(pad: Pad, export: SwotExport, market_ids: Iterable[str], most: float) -> Iterable[Chip]:
    for market_id in market_ids:
        market = export.market(market_id)
        if market is None:
            yield words_chip(pad, export.market_name(market_id), most)
        else:
            yield market_chip(pad, market.name, market.colour, most)


def option_card(pad: Pad, export: SwotExport, option: StrategicOption, width: float) -> PaperCard:
    """Return the card of an option in a column of `width`."""
    theme, room = pad.theme, width - 2 * SIDE
    texts = [TextBlock(pad.broken(option.title, room, STRONG, MOST_LINES), STRONG, theme.text)]
    if option.reason:
        lines = pad.broken(option.reason, room, CAPTION, MOST_LINES)
        texts.append(TextBlock(lines, CAPTION, theme.text_2, SMALL_LINE))
    crossed = crossing(option, export.swot) or tr("no points linked yet")
    chips = [strong_chip(pad, crossed, room), *_market_chips(pad, export, option.market_ids, room)]
    if option.owner_id is not None:
        chips.append(words_chip(pad, owner_words(export.owner(option.owner_id)), room))
    return PaperCard("", tuple(texts), in_rows(chips, room), option_words(export, option))


def draw_heading(pad: Pad, quadrant: Quadrant, x: float, y: float, width: float) -> None:
    """Draw the letter of a quadrant on its colour, and what it is called."""
    theme = pad.theme
    ink, _ = quadrant_colours(theme, quadrant)
    middle = y + HEADING / 2
    pad.add(Box(x, middle - BADGE / 2, BADGE, BADGE, ink, radius=RADIUS))
    pad.write(x + BADGE / 2, middle, quadrant.value, Font(14, STRONG.weight), theme.text_on(ink), "center")
    left = x + BADGE + 8
    title = pad.cut(quadrant_title(quadrant), width - BADGE - 8, STRONG)
    pad.write(left, middle, title, STRONG, theme.text)
    left += pad.width(title, STRONG) + 10
    side = quadrant_side(quadrant)
    if left + pad.width(side, CAPTION) <= x + width:
        pad.write(left, middle, side, CAPTION, theme.text_2)
