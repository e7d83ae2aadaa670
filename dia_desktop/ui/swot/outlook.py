"""What of the SWOT the board shows, and in which order: a view, which never moves an item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dia_desktop.strategy.swot import (
    EvidenceKind,
    Quadrant,
    Swot,
    SwotItem,
    Wanted,
    by_importance,
    by_votes,
    matching,
    searchable,
    shelf,
)


class Order(StrEnum):
    """How the cards of a quadrant are sorted on the screen."""

    BOARD = "board"
    IMPORTANCE = "importance"
    VOTES = "votes"


@dataclass(frozen=True, slots=True)
class Outlook:
    """How the user looks at the board.

    Attributes
    ----------
    market_id : items about other markets fade; "" fades none.
    owner_id : only items of that partner, "" for those nobody looks after; None for all.
    evidence : only items that rest on this; None for all.
    text : only items with these words.
    parked : whether the parked items are shown too.
    opened : the quadrants that show what waits beyond the cap.
    """

    market_id: str = ""
    owner_id: str | None = None
    evidence: EvidenceKind | None = None
    text: str = ""
    order: Order = Order.BOARD
    parked: bool = False
    opened: frozenset[Quadrant] = frozenset()

    @property
    def narrowed(self) -> bool:
        """Whether only some items are looked for; then the cap hides none of them."""
        return self.owner_id is not None or self.evidence is not None or bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Rows:
    """The cards of a quadrant.

    Attributes
    ----------
    items : as they stand on the screen.
    live : how many of them are not parked.
    total : how many items the quadrant has that are not parked.
    waiting : how many of those stand beyond the cap.
    parked : how many items are parked.
    """

    items: tuple[SwotItem, ...]
    live: int
    total: int
    waiting: int
    parked: int


class Sight:
    """A SWOT with what is searched of it, made once for each change; it answers each look quickly."""

    def __init__(self, swot: Swot) -> None:
        self.swot = swot
        self._texts = searchable(swot.items)
        self._shelves = {quadrant: shelf(swot, quadrant) for quadrant in Quadrant}

    def rows(self, quadrant: Quadrant, outlook: Outlook) -> Rows:
        """Return the cards of a quadrant."""
        kept = self._shelves[quadrant]
        live = kept.shown + kept.waiting
        seen = live if outlook.narrowed or quadrant in outlook.opened else kept.shown
        if outlook.order is not Order.BOARD:
            # Sorted, the most important ones are shown, wherever they stand on the board.
            seen = _sorted(live, outlook.order)[: len(seen)]
        parked = kept.parked if outlook.parked else ()
        if outlook.narrowed:
            wanted = Wanted(owner_id=outlook.owner_id, evidence=outlook.evidence, text=outlook.text)
            found = matching(seen + parked, wanted, self._texts)
            seen = tuple(item for item in seen if item.id in found)
            parked = tuple(item for item in parked if item.id in found)
        return Rows(seen + parked, len(seen), len(live), len(kept.waiting), len(kept.parked))

    def faded(self, outlook: Outlook) -> frozenset[str]:
        """Return the items that do not concern the market looked at."""
        if not outlook.market_id:
            return frozenset()
        near = matching(self.swot.items, Wanted(market_id=outlook.market_id), self._texts)
        return frozenset(item.id for item in self.swot.items) - near


def _sorted(items: tuple[SwotItem, ...], order: Order) -> tuple[SwotItem, ...]:
    return by_votes(items) if order is Order.VOTES else by_importance(items)
