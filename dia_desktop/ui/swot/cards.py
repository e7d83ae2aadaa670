"""An item of the SWOT as a card shows it, with everything looked up and cut to what can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dia_desktop.language import tr
from dia_desktop.strategy.swot import SwotItem
from dia_desktop.strategy.tows import traces
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.swot.words import card_facts, elsewhere, names_by_market, owner_short, partner_code

#: Letters of a text that a card, a tool tip can show; measuring ten thousand of them takes too long.
CARD_LETTERS, TIP_LETTERS = 240, 1200


@dataclass(frozen=True, slots=True)
class Card:
    """What is painted of an item.

    Attributes
    ----------
    text : its text on one line, as much of it as can be seen.
    markets : palette slot and name of each market it concerns; slot None where the round has it not.
    owner : the mark of its owner, "" for none.
    uses : how many criteria and options it feeds.
    facts : everything but the text, in words.
    """

    item: SwotItem
    text: str
    markets: tuple[tuple[int | None, str], ...]
    owner: str
    uses: int
    facts: str

    @property
    def spoken(self) -> str:
        """Everything, for a screen reader."""
        return tr("{handle}: {text}; {facts}").format(
            handle=self.item.handle, text=self.item.text, facts=self.facts
        )

    @property
    def hint(self) -> str:
        """Everything, as much of it as a tool tip can show."""
        text = self.item.text
        start = text if len(text) <= TIP_LETTERS else f"{text[:TIP_LETTERS]}…"
        return f"{start}\n{self.facts}"


def cards_of(desk: Desk) -> Mapping[str, Card]:
    """Return the card of every item, by item id."""
    slots = {market.id: market.colour for market in desk.scoring.markets}
    used = {item_id: trace.uses for item_id, trace in traces(desk.swot).items()}
    known, other = names_by_market(desk), elsewhere()
    made = {}
    for item in desk.swot.items:
        names = [known.get(market_id, other) for market_id in item.market_ids]
        owner = partner_code(desk, item.owner_id)
        made[item.id] = Card(
            item,
            one_line(item.text, CARD_LETTERS),
            tuple((slots.get(key), name) for key, name in zip(item.market_ids, names, strict=True)),
            owner_short(owner),
            used[item.id],
            card_facts(item, names, owner, used[item.id]),
        )
    return made


def one_line(text: str, letters: int) -> str:
    """Return the start of a text on one line."""
    line = " ".join(text[: 4 * letters].split())
    return line if len(line) <= letters and len(text) <= 4 * letters else f"{line[:letters].rstrip()}…"
