"""SWOT > Import: a list from another program, shown before any of it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dia_desktop.charts.plain_text import one_line
from dia_desktop.evidence.item_table import (
    NEEDED,
    ItemColumn,
    missing_columns,
    proposed_columns,
    read_item_table,
)
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.ui.context import Context
from dia_desktop.ui.import_dialog import ImportDialog, Imported
from dia_desktop.ui.import_model import Preview
from dia_desktop.ui.swot.carried import LIST_ENDINGS
from dia_desktop.ui.swot.import_rows import Board, Items, columns_in_words, new_item, preview


class ItemImportDialog(ImportDialog[ItemColumn, Items]):
    """Shows what a list would become on the board, and adds it as one step."""

    def __init__(self, context: Context, parent: QWidget, path: Path | None = None) -> None:
        shown = {
            tr("Quadrant"): 96,
            tr("Text"): None,
            tr("Importance"): 92,
            tr("Likelihood"): 84,
            tr("Markets"): 112,
        }
        kind = Imported(
            tr("Import items"),
            tr("A list as CSV or Excel (.xlsx): a header, then one item per row."),
            LIST_ENDINGS,
            read_item_table,
            columns_in_words(),
            NEEDED,
            proposed_columns,
            missing_columns,
            shown,
        )
        super().__init__(context, kind, parent, path)

    def preview_of(self, table: ListTable, columns: Mapping[ItemColumn, int]) -> Callable[[], Preview[Items]]:
        """Return what works out what a list would become."""
        return partial(preview, table, columns, Board.of(self.context.desk))

    def act_words(self, count: int) -> str:
        """Return what the button does with so many rows."""
        return tr_n("Import {count} item", "Import {count} items", count).format(count=count)

    def carry_out(self) -> bool:
        """Add all rows that are ticked, as one step."""
        lines = self.model.chosen()
        if self.table is None or self.preview is None or not lines:
            return False
        label = tr_n("Imported {count} item from {file}", "Imported {count} items from {file}", len(lines))
        label = label.format(count=len(lines), file=one_line(self.table.source))
        items = [new_item(self.preview.content[line]) for line in lines]
        title = tr_n("Importing {count} item", "Importing {count} items", len(lines))
        add = partial(edits.add_items, newcomers=items, label=label)
        return self.import_many(len(lines), title.format(count=len(lines)), add, label)
