"""The SWOT as tables: every item and every option, parked ones and long texts among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dia_desktop.charts.swot_export import SwotExport, crossing
from dia_desktop.charts.table import Cell, csv_bytes
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.strategy.swot import StrategicOption, SwotItem

#: Between several markets, criteria, tags or handles in one cell; the import takes them apart there.
BETWEEN = "; "
ITEM_COLUMNS = (
    "quadrant",
    "handle",
    "text",
    "importance",
    "likelihood",
    "evidence",
    "owner",
    "markets",
    "criteria",
    "tags",
    "review_date",
    "parked",
    "votes",
)
OPTION_COLUMNS = ("kind", "title", "reason", "items", "markets", "owner", "crosses")


def swot_table(export: SwotExport) -> bytes:
    """Return all items in board order.

    Columns: quadrant (S, W, O, T), handle, text, importance and likelihood (1-5, empty where nobody rated),
    evidence (empty where it is an opinion), owner, markets (codes, else names; empty for all), criteria,
    tags, review_date, parked (0 or 1), votes (empty where there was no vote); strategy, program.
    """
    return _table(export, ITEM_COLUMNS, (_item(export, item) for item in export.swot.items))


def tows_table(export: SwotExport) -> bytes:
    """Return all options in their order.

    Columns: kind (SO, ST, WO, WT), title, reason, items (handles), markets (codes, else names), owner,
    crosses (the handles inside and outside); strategy, program.
    """
    return _table(export, OPTION_COLUMNS, (_option(export, option) for option in export.swot.options))


def _item(export: SwotExport, item: SwotItem) -> list[Cell]:
    return [
        item.quadrant.value,
        item.handle,
        item.text,
        item.importance,
        item.likelihood,
        item.evidence,
        export.owner(item.owner_id),
        _markets(export, item.market_ids),
        BETWEEN.join(map(export.criterion_name, item.criterion_ids)),
        BETWEEN.join(item.tags),
        None if item.review_date is None else item.review_date.isoformat(),
        int(item.parked),
        item.votes,
    ]


def _option(export: SwotExport, option: StrategicOption) -> list[Cell]:
    known = export.swot.by_id()
    return [
        option.kind.value,
        option.title,
        option.reason,
        BETWEEN.join(known[item_id].handle for item_id in option.item_ids),
        _markets(export, option.market_ids),
        export.owner(option.owner_id),
        crossing(option, export.swot),
    ]


def _markets(export: SwotExport, market_ids: Iterable[str]) -> str:
    keys = []
    for market_id in market_ids:
        market = export.market(market_id)
        keys.append(export.market_name(market_id) if market is None else market.key)
    return BETWEEN.join(keys)


def _table(export: SwotExport, columns: Sequence[str], rows: Iterable[list[Cell]]) -> bytes:
    last = [export.strategy.title, PROGRAM]
    return csv_bytes([*columns, "strategy", "program"], ([*row, *last] for row in rows))
