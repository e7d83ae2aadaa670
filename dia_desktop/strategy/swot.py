"""The SWOT of the partnership: what helps and hinders it, from inside and outside, and what it makes of it.

It belongs to the strategy, not to a scoring round. What an item says of markets and criteria is kept as
links and never becomes a score by itself: that would count it twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

#: How many items of a quadrant are shown where the partnership decided nothing else.
VISIBLE_CAP: Final = 7
#: Marks that a list pasted from elsewhere starts its lines with.
_BULLET: Final = re.compile(r"^[-*•·‣▪◦–—]\s+")
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)


class Quadrant(StrEnum):
    """Where an item stands: helping or hindering, from inside the partnership or from outside."""

    STRENGTHS = "S"
    WEAKNESSES = "W"
    OPPORTUNITIES = "O"
    THREATS = "T"

    @property
    def internal(self) -> bool:
        """Whether it is about the partnership itself; else it is about the world around it."""
        return self in {Quadrant.STRENGTHS, Quadrant.WEAKNESSES}

    @property
    def helps(self) -> bool:
        """Whether it helps to reach what the partnership wants."""
        return self in {Quadrant.STRENGTHS, Quadrant.OPPORTUNITIES}


class OptionKind(StrEnum):
    """What a strategic option crosses: strengths or weaknesses with opportunities or threats."""

    SO = "SO"
    ST = "ST"
    WO = "WO"
    WT = "WT"

    @property
    def inside(self) -> Quadrant:
        """The quadrant it draws on from inside."""
        return Quadrant(self.value[0])

    @property
    def outside(self) -> Quadrant:
        """The quadrant it answers to outside."""
        return Quadrant(self.value[1])


class EvidenceKind(StrEnum):
    """What an item rests on."""

    OPINION = "opinion"
    NOTE = "note"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class SwotItem:
    """One point of the SWOT.

    Attributes
    ----------
    position : place in its quadrant, parked items counted, 0 first.
    importance : 1-5; None where nobody rated it.
    likelihood : 1-5, of opportunities and threats only; None where nobody rated it.
    evidence : what it rests on, in words or as an address; "" where it is an opinion.
    owner_id : the partner that looks after it.
    market_ids : the markets it concerns; () where it concerns no market in particular.
    criterion_ids : the criteria it concerns.
    review_date : when it should be looked at again.
    parked : whether it was put aside.
    votes : dots it got in the latest vote; None where it was not voted on.
    """

    id: str
    quadrant: Quadrant
    text: str
    position: int = 0
    importance: int | None = None
    likelihood: int | None = None
    evidence: str = ""
    owner_id: str | None = None
    market_ids: tuple[str, ...] = ()
    criterion_ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    review_date: date | None = None
    parked: bool = False
    votes: int | None = None

    @property
    def handle(self) -> str:
        """How the item is called in short, e.g. "S1": its quadrant and its place there.

        Parking an item renames no other one.
        """
        return f"{self.quadrant.value}{self.position + 1}"

    @property
    def evidence_kind(self) -> EvidenceKind:
        """What it rests on: nothing but opinion, a web address, or a note."""
        if not self.evidence:
            return EvidenceKind.OPINION
        return EvidenceKind.LINK if _LINK.fullmatch(self.evidence) else EvidenceKind.NOTE


@dataclass(frozen=True, slots=True)
class StrategicOption:
    """What the partnership could do: drawn from items inside, in answer to items outside.

    Attributes
    ----------
    kind : what it crosses; it follows its items where they say so, else it stays as it was.
    reason : why it is worth doing.
    item_ids : the items it crosses, in the order of the board.
    owner_id : the partner that looks after it.
    position : place among all options, 0 first.
    """

    id: str
    kind: OptionKind
    title: str
    reason: str = ""
    item_ids: tuple[str, ...] = ()
    market_ids: tuple[str, ...] = ()
    owner_id: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Swot:
    """The whole SWOT.

    Attributes
    ----------
    items : strengths, weaknesses, opportunities, threats; each by position.
    options : by position.
    visible_cap : how many items of a quadrant are shown on the board.
    """

    items: tuple[SwotItem, ...] = ()
    options: tuple[StrategicOption, ...] = ()
    visible_cap: int = VISIBLE_CAP

    def within(self, quadrant: Quadrant) -> tuple[SwotItem, ...]:
        """Return all items of a quadrant, parked ones among them."""
        return tuple(item for item in self.items if item.quadrant is quadrant)

    def by_id(self) -> dict[str, SwotItem]:
        """Return the items by their ids."""
        return {item.id: item for item in self.items}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A quadrant as the board shows it; the three parts are all its items, in board order each.

    Attributes
    ----------
    shown : the first items, as many as the cap allows.
    waiting : those beyond the cap.
    parked : those that were put aside.
    """

    shown: tuple[SwotItem, ...]
    waiting: tuple[SwotItem, ...]
    parked: tuple[SwotItem, ...]


def shelf(swot: Swot, quadrant: Quadrant) -> Shelf:
    """Return which items of a quadrant the board shows, and which ones it keeps back."""
    items = swot.within(quadrant)
    live = tuple(item for item in items if not item.parked)
    parked = tuple(item for item in items if item.parked)
    return Shelf(live[: swot.visible_cap], live[swot.visible_cap :], parked)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; what is not named does not matter.

    Attributes
    ----------
    market_id : items about that market or about none in particular.
    owner_id : items of that partner; "" for those nobody looks after.
    text : words that all stand in the text, the evidence, the tags or the handle, in any case of letters.
    """

    market_id: str | None = None
    owner_id: str | None = None
    evidence: EvidenceKind | None = None
    text: str = ""


def searchable(items: Iterable[SwotItem]) -> dict[str, str]:
    """Return what is searched of each item, by id: made once, it makes each search quick."""
    return {item.id: folded("\n".join((item.handle, item.text, item.evidence, *item.tags))) for item in items}


def matching(items: Iterable[SwotItem], wanted: Wanted, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the items that are wanted.

    Parameters
    ----------
    texts : `searchable` of the items.
    """
    words = folded(wanted.text).split()
    return frozenset(
        item.id
        for item in items
        if wanted.market_id is None or not item.market_ids or wanted.market_id in item.market_ids
        if wanted.owner_id is None or wanted.owner_id == (item.owner_id or "")
        if wanted.evidence is None or wanted.evidence is item.evidence_kind
        if all(word in texts[item.id] for word in words)
    )


def by_importance(items: Iterable[SwotItem]) -> tuple[SwotItem, ...]:
    """Return items by importance, most important first; those nobody rated last, ties as they were."""
    return _highest_first(items, lambda item: item.importance)


def by_votes(items: Iterable[SwotItem]) -> tuple[SwotItem, ...]:
    """Return items by their votes, most votes first; those not voted on last, ties as they were."""
    return _highest_first(items, lambda item: item.votes)


def _highest_first(
    items: Iterable[SwotItem], value: Callable[[SwotItem], int | None]
) -> tuple[SwotItem, ...]:
    def rank(item: SwotItem) -> tuple[bool, int]:
        known = value(item)
        return known is None, -(known or 0)

    return tuple(sorted(items, key=rank))


def duplicates(items: Iterable[SwotItem]) -> tuple[tuple[SwotItem, ...], ...]:
    """Return groups of items that say the same but for blanks and the case of letters, on the whole board."""
    groups: dict[str, list[SwotItem]] = {}
    for item in items:
        groups.setdefault(said(item.text), []).append(item)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the points of a pasted list, one per line; empty lines and bullets are left out."""
    lines = (_BULLET.sub("", line.strip(), count=1) for line in text.splitlines())
    return tuple(line for line in lines if line)


def folded(text: str) -> str:
    """Return a text as it is compared and searched: in one form, without the case of letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def said(text: str) -> str:
    """Return what two texts have in common that say the same but for blanks and the case of letters."""
    return " ".join(folded(text).split())
