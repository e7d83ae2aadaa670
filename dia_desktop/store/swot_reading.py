"""From the tables of the SWOT to its records: one query for each table, however many items there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

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


def read_swot(connection: Connection) -> Swot:
    """Return the SWOT of the strategy.

    Raises
    ------
    ValueError, TypeError
        Where a row holds what no program of ours writes.
    """
    cap = connection.execute(select(SwotBoardRow.visible_cap)).scalar_one_or_none()
    items = sorted(_items(connection), key=_place)
    return Swot(tuple(items), _options(connection, items), VISIBLE_CAP if cap is None else cap)


def _items(connection: Connection) -> list[SwotItem]:
    markets = _links(
        connection,
        select(SwotItemMarketRow.item_id, SwotItemMarketRow.market_id)
        .join(MarketRow, MarketRow.id == SwotItemMarketRow.market_id)
        .order_by(MarketRow.colour),
    )
    criteria = _links(
        connection,
        select(SwotItemCriterionRow.item_id, SwotItemCriterionRow.criterion_id)
        .join(CriterionRow, CriterionRow.id == SwotItemCriterionRow.criterion_id)
        .order_by(CriterionRow.name),
    )
    rows = connection.execute(
        select(
            SwotItemRow.id,
            SwotItemRow.quadrant,
            SwotItemRow.text,
            SwotItemRow.position,
            SwotItemRow.importance,
            SwotItemRow.likelihood,
            SwotItemRow.evidence,
            SwotItemRow.owner_id,
            SwotItemRow.tags,
            SwotItemRow.review_date,
            SwotItemRow.parked,
            SwotItemRow.votes,
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
    used = _links(connection, select(OptionItemRow.option_id, OptionItemRow.item_id))
    places = {item.id: place for place, item in enumerate(items)}
    markets = _links(
        connection,
        select(OptionMarketRow.option_id, OptionMarketRow.market_id)
        .join(MarketRow, MarketRow.id == OptionMarketRow.market_id)
        .order_by(MarketRow.colour),
    )
    rows = connection.execute(
        select(
            StrategicOptionRow.id,
            StrategicOptionRow.kind,
            StrategicOptionRow.title,
            StrategicOptionRow.reason,
            StrategicOptionRow.owner_id,
            StrategicOptionRow.position,
        ).order_by(StrategicOptionRow.position)
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
