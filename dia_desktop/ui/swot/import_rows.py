"""A list that is to be imported: what of it can become items, as the rules of the strategy file have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.item_rows import Names, ReadItem, read_items
from dia_desktop.evidence.item_table import ItemColumn
from dia_desktop.evidence.list_table import ListTable, RefusedRow
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits import ItemFields, NewItem, check_item
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.swot import Swot
from dia_desktop.strategy.swot_words import quadrant_noun
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.import_dialog import counted_words
from dia_desktop.ui.import_model import Preview, PreviewRow


@dataclass(frozen=True, slots=True)
class Board:
    """What the rows of a list are held against; frozen, so that it may cross into a worker thread."""

    strategy: Strategy
    scoring: ScoringRound
    swot: Swot

    @classmethod
    def of(cls, desk: Desk) -> Board:
        """Return the board of a desk as it is."""
        return cls(desk.strategy, desk.scoring, desk.swot)


Items = Mapping[int, ReadItem]


def preview(table: ListTable, columns: Mapping[ItemColumn, int], board: Board) -> Preview[Items]:
    """Return all rows: first those that were refused, then those that are there already, then the others."""
    read = read_items(table, columns, Names(board.strategy, board.scoring), board.swot)
    refused = list(read.refused)
    good = []
    for item in read.items:
        try:
            check_item(new_item(item), quadrant_noun(item.quadrant))
        except InvalidInputError as error:
            refused.append(RefusedRow(item.line, str(error)))
        else:
            good.append(item)
    refused.sort(key=lambda row: row.line)
    good.sort(key=lambda item: not item.twin)
    rows = (
        *(PreviewRow(row.line, table.place(row.line), note=row.reason) for row in refused),
        *(_row(table, item, board) for item in good),
    )
    fresh = sum(not item.twin for item in good)
    words = tr_n("{count} new item", "{count} new items", fresh).format(count=fresh)
    return Preview(rows, {item.line: item for item in good}, counted_words(rows, words))


def _row(table: ListTable, item: ReadItem, board: Board) -> PreviewRow:
    known = {market.id: market.name for market in board.scoring.markets}
    cells = (
        quadrant_noun(item.quadrant),
        item.text,
        "" if item.importance is None else str(item.importance),
        "" if item.likelihood is None else str(item.likelihood),
        ", ".join(known.get(market_id, "") for market_id in item.market_ids) or tr("all markets"),
    )
    note = tr("says the same as {twin}").format(twin=item.twin) if item.twin else ""
    return PreviewRow(item.line, table.place(item.line), cells, note, proposed=not item.twin)


def new_item(item: ReadItem) -> NewItem:
    """Return what is added for a row; what the list does not say stays open."""
    fields: ItemFields = {
        "importance": item.importance,
        "likelihood": item.likelihood,
        "evidence": item.evidence,
        "owner_id": item.owner_id,
        "market_ids": item.market_ids,
        "criterion_ids": item.criterion_ids,
        "tags": item.tags,
        "review_date": item.review_date,
    }
    return NewItem(item.quadrant, item.text, fields)


def columns_in_words() -> dict[ItemColumn, str]:
    """Return what a column can say, as labels."""
    return {
        ItemColumn.QUADRANT: tr("Quadrant"),
        ItemColumn.TEXT: tr("Text"),
        ItemColumn.IMPORTANCE: tr("Importance"),
        ItemColumn.LIKELIHOOD: tr("Likelihood"),
        ItemColumn.EVIDENCE: tr("Evidence"),
        ItemColumn.OWNER: tr("Owner"),
        ItemColumn.MARKETS: tr("Markets"),
        ItemColumn.CRITERIA: tr("Criteria"),
        ItemColumn.TAGS: tr("Tags"),
        ItemColumn.REVIEW_DATE: tr("Review date"),
    }
