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


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of a list: what it becomes, or why it cannot.

    Attributes
    ----------
    place : the row, as the file counts, e.g. "row 7".
    item : None where it was refused.
    note : why it was refused, or what says the same already; "" where nothing is to be said.
    """

    place: str
    item: ReadItem | None
    note: str = ""

    @property
    def refused(self) -> bool:
        """Whether it cannot be imported."""
        return self.item is None

    @property
    def proposed(self) -> bool:
        """Whether it is imported unless somebody says otherwise."""
        return self.item is not None and not self.item.twin


def preview(table: ListTable, columns: Mapping[ItemColumn, int], board: Board) -> tuple[PreviewRow, ...]:
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
    said_before = [item for item in good if item.twin]
    return (
        *(PreviewRow(table.place(row.line), None, row.reason) for row in refused),
        *(PreviewRow(table.place(item.line), item, _twin_words(item)) for item in said_before),
        *(PreviewRow(table.place(item.line), item) for item in good if not item.twin),
    )


def _twin_words(item: ReadItem) -> str:
    return tr("says the same as {twin}").format(twin=item.twin)


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


def column_words(column: ItemColumn) -> str:
    """Return what a column says, as a label."""
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
    }[column]


def table_words(table: ListTable) -> str:
    """Return what was read, e.g. "list.xlsx, sheet “Items”: 12 rows. 2 other sheets are not read."."""
    count = len(table.rows)
    rows = tr_n("{count} row", "{count} rows", count).format(count=count)
    if not table.sheet:
        return tr("{file}: {rows}.").format(file=table.source, rows=rows)
    said = tr("{file}, sheet “{sheet}”: {rows}.").format(file=table.source, sheet=table.sheet, rows=rows)
    if not table.other_sheets:
        return said
    others = tr_n(
        "{count} other sheet is not read.", "{count} other sheets are not read.", table.other_sheets
    ).format(count=table.other_sheets)
    return tr("{said} {others}").format(said=said, others=others)


def preview_words(rows: tuple[PreviewRow, ...]) -> str:
    """Return how many rows are good, there already, and refused."""
    refused = sum(row.refused for row in rows)
    twins = sum(not row.refused and not row.proposed for row in rows)
    good = len(rows) - refused - twins
    parts = [tr_n("{count} new item", "{count} new items", good).format(count=good)]
    if twins:
        said = tr_n(
            "{count} says what is there already: left out unless ticked",
            "{count} say what is there already: left out unless ticked",
            twins,
        )
        parts.append(said.format(count=twins))
    if refused:
        said = tr_n("{count} row cannot be imported", "{count} rows cannot be imported", refused)
        parts.append(said.format(count=refused))
    return tr("{parts}.").format(parts="; ".join(parts))
