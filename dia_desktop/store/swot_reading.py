"""From the tables of the SWOT to its records: one query for each table, however many items there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from operator import attrgetter

from dia_desktop.store.selecting import every
from dia_desktop.store.tables import (
    CriterionRow,
    MarketRow,
    OptionItemRow,
    OptionMarketRow,
    StrategicOptionRow,
    SwotBoardRow,
    SwotItemCriterionRow,
    SwotItemMarketRow,
    SwotItemRow,
)
from dia_desktop.strategy.swot import VISIBLE_CAP, OptionKind, Quadrant, StrategicOption, Swot, SwotItem

Links = dict[str, tuple[str, ...]]


def read_swot(connection: sqlite3.Connection) -> Swot:
    """Return the SWOT of the strategy.

    Raises
    ------
    ValueError, TypeError
        Where a row holds what no program of ours writes.
    """
    # The colours of the markets stand in the order in which the markets came.
    colours = {row.id: row.colour for row in every(connection, MarketRow)}
    items = sorted(_items(connection, colours), key=_place)
    cap = next((row.visible_cap for row in every(connection, SwotBoardRow)), VISIBLE_CAP)
    return Swot(tuple(items), _options(connection, items, colours), cap)


def _items(connection: sqlite3.Connection, colours: Mapping[str, int]) -> list[SwotItem]:
    links = every(connection, SwotItemMarketRow)
    markets = _links(((link.item_id, link.market_id) for link in links), colours)
    names = {row.id: row.name for row in every(connection, CriterionRow)}
    concerned = every(connection, SwotItemCriterionRow)
    criteria = _links(((link.item_id, link.criterion_id) for link in concerned), names)
    return [
        SwotItem(
            id=row.id,
            quadrant=Quadrant(row.quadrant),
            text=row.text,
            position=row.position,
            importance=row.importance,
            likelihood=row.likelihood,
            evidence=row.evidence,
            owner_id=row.owner_id,
            market_ids=markets.get(row.id, ()),
            criterion_ids=criteria.get(row.id, ()),
            tags=_tags(row.tags),
            review_date=row.review_date,
            parked=row.parked,
            votes=row.votes,
        )
        for row in every(connection, SwotItemRow)
    ]


def _tags(content: object) -> tuple[str, ...]:
    if not isinstance(content, list):
        raise TypeError(f"Tags are a list, not {content!r}.")
    return tuple(map(str, content))


def _options(
    connection: sqlite3.Connection, items: Iterable[SwotItem], colours: Mapping[str, int]
) -> tuple[StrategicOption, ...]:
    places = {item.id: place for place, item in enumerate(items)}
    drawn = every(connection, OptionItemRow)
    used = _links(((link.option_id, link.item_id) for link in drawn), places)
    meant = every(connection, OptionMarketRow)
    markets = _links(((link.option_id, link.market_id) for link in meant), colours)
    return tuple(
        StrategicOption(
            id=row.id,
            kind=OptionKind(row.kind),
            title=row.title,
            reason=row.reason,
            item_ids=used.get(row.id, ()),
            market_ids=markets.get(row.id, ()),
            owner_id=row.owner_id,
            position=row.position,
        )
        for row in sorted(every(connection, StrategicOptionRow), key=attrgetter("position"))
    )


def _links(pairs: Iterable[tuple[str, str]], places: Mapping[str, int] | Mapping[str, str]) -> Links:
    """Return what each is linked to, in the order of its places."""
    found: dict[str, list[str]] = {}
    for own_id, other_id in pairs:
        found.setdefault(own_id, []).append(other_id)
    return {own_id: tuple(sorted(others, key=places.__getitem__)) for own_id, others in found.items()}


def _place(item: SwotItem) -> tuple[int, int]:
    return [*Quadrant].index(item.quadrant), item.position
