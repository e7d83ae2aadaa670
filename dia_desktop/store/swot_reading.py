"""From the tables of the SWOT to its records: one query for each table, however many items there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

from dia_desktop.store.tables import (
    CRITERION,
    MARKET,
    OPTION_ITEM,
    OPTION_MARKET,
    STRATEGIC_OPTION,
    SWOT_BOARD,
    SWOT_ITEM,
    SWOT_ITEM_CRITERION,
    SWOT_ITEM_MARKET,
)
from dia_desktop.strategy.swot import VISIBLE_CAP, OptionKind, Quadrant, StrategicOption, Swot, SwotItem

Links = dict[str, tuple[str, ...]]


def read_swot(connection: Connection) -> Swot:
    """Return the SWOT of the strategy.

    Raises
    ------
    ValueError, TypeError
        Where a row holds what no program of ours writes.
    """
    cap = connection.execute(select(SWOT_BOARD.c.visible_cap)).scalar_one_or_none()
    items = sorted(_items(connection), key=_place)
    return Swot(tuple(items), _options(connection, items), VISIBLE_CAP if cap is None else cap)


def _items(connection: Connection) -> list[SwotItem]:
    markets = _links(
        connection,
        select(SWOT_ITEM_MARKET.c.item_id, SWOT_ITEM_MARKET.c.market_id)
        .join(MARKET, MARKET.c.id == SWOT_ITEM_MARKET.c.market_id)
        .order_by(MARKET.c.colour),
    )
    criteria = _links(
        connection,
        select(SWOT_ITEM_CRITERION.c.item_id, SWOT_ITEM_CRITERION.c.criterion_id)
        .join(CRITERION, CRITERION.c.id == SWOT_ITEM_CRITERION.c.criterion_id)
        .order_by(CRITERION.c.name),
    )
    rows = connection.execute(
        select(
            SWOT_ITEM.c.id,
            SWOT_ITEM.c.quadrant,
            SWOT_ITEM.c.text,
            SWOT_ITEM.c.position,
            SWOT_ITEM.c.importance,
            SWOT_ITEM.c.likelihood,
            SWOT_ITEM.c.evidence,
            SWOT_ITEM.c.owner_id,
            SWOT_ITEM.c.tags,
            SWOT_ITEM.c.review_date,
            SWOT_ITEM.c.parked,
            SWOT_ITEM.c.votes,
        )
    )
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
        for row in rows
    ]


def _tags(content: object) -> tuple[str, ...]:
    if not isinstance(content, list):
        raise TypeError(f"Tags are a list, not {content!r}.")
    return tuple(map(str, content))


def _options(connection: Connection, items: Iterable[SwotItem]) -> tuple[StrategicOption, ...]:
    used = _links(connection, select(OPTION_ITEM.c.option_id, OPTION_ITEM.c.item_id))
    places = {item.id: place for place, item in enumerate(items)}
    markets = _links(
        connection,
        select(OPTION_MARKET.c.option_id, OPTION_MARKET.c.market_id)
        .join(MARKET, MARKET.c.id == OPTION_MARKET.c.market_id)
        .order_by(MARKET.c.colour),
    )
    rows = connection.execute(
        select(
            STRATEGIC_OPTION.c.id,
            STRATEGIC_OPTION.c.kind,
            STRATEGIC_OPTION.c.title,
            STRATEGIC_OPTION.c.reason,
            STRATEGIC_OPTION.c.owner_id,
            STRATEGIC_OPTION.c.position,
        ).order_by(STRATEGIC_OPTION.c.position)
    )
    return tuple(
        StrategicOption(
            id=row.id,
            kind=OptionKind(row.kind),
            title=row.title,
            reason=row.reason,
            item_ids=tuple(sorted(used.get(row.id, ()), key=places.__getitem__)),
            market_ids=markets.get(row.id, ()),
            owner_id=row.owner_id,
            position=row.position,
        )
        for row in rows
    )


def _links(connection: Connection, query: Select[*tuple[Any, ...]]) -> Links:
    found: dict[str, list[str]] = {}
    for own_id, other_id in connection.execute(query):
        found.setdefault(own_id, []).append(other_id)
    return {own_id: tuple(others) for own_id, others in found.items()}


def _place(item: SwotItem) -> tuple[int, int]:
    return [*Quadrant].index(item.quadrant), item.position
