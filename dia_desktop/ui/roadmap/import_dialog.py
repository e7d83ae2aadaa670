"""Roadmap > Import: activities from another program, shown before any of them is taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from dia_desktop.charts.plain_text import one_line
from dia_desktop.evidence.activity_table import (
    NEEDED,
    ActivityColumn,
    missing_columns,
    proposed_columns,
)
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.evidence.roadmap_table import RoadmapTable
from dia_desktop.evidence.written_dates import DayOrder, ambiguous
from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.ui.context import Context
from dia_desktop.ui.import_dialog import ImportDialog, Imported
from dia_desktop.ui.import_model import Preview
from dia_desktop.ui.roadmap.import_rows import (
    ENDINGS,
    Present,
    columns_in_words,
    new_activity,
    new_links,
    preview,
    read_list,
)
from dia_desktop.ui.widgets import PlainLabel

#: So low that all columns stay on a small screen with it.
TABLE_HEIGHT: Final = 172
_DATES: Final = (ActivityColumn.START, ActivityColumn.END, ActivityColumn.REVIEW_DATE)


class RoadmapImportDialog(ImportDialog[ActivityColumn, RoadmapTable]):
    """Shows what a list or plan would become in the roadmap, and adds it as one step."""

    def __init__(self, context: Context, parent: QWidget, path: Path | None = None) -> None:
        shown = {
            tr("Title"): None,
            tr("Workstream"): 120,
            tr("Dates"): 156,
            tr("Owner"): 72,
            tr("Markets"): 112,
        }
        intro = tr(
            "A list as CSV or Excel (.xlsx): a header, then one activity per row; or a plan of Microsoft "
            "Project, ProjectLibre or GanttProject, saved as XML."
        )
        kind = Imported(
            tr("Import activities"),
            intro,
            ENDINGS,
            read_list,
            columns_in_words(),
            NEEDED,
            proposed_columns,
            missing_columns,
            shown,
            beside=3,
            height=TABLE_HEIGHT,
        )
        super().__init__(context, kind, parent, path)

    def _make_columns(self) -> None:
        super()._make_columns()
        self.order = QComboBox()
        self.order.addItem(tr("are refused"), None)
        self.order.addItem(tr("have the day first"), DayOrder.DAY_FIRST)
        self.order.addItem(tr("have the month first"), DayOrder.MONTH_FIRST)
        words = tr("Dates such as 03/04/2026")
        self.order.setAccessibleName(words)
        self.order_label = PlainLabel(self.context, words, 13, colour="text2")
        self.order_label.setBuddy(self.order)
        self.form.addRow(self.order_label, self.order)
        self.order.currentIndexChanged.connect(self.check)
        self._offer_order(offered=False)

    def _offer_order(self, *, offered: bool) -> None:
        self.order.setVisible(offered)
        self.order_label.setVisible(offered)

    def preview_of(
        self, table: ListTable, columns: Mapping[ActivityColumn, int]
    ) -> Callable[[], Preview[RoadmapTable]]:
        """Return what works out what a list would become; ask how its dates are meant where that is open."""
        places = [columns[column] for column in _DATES if column in columns]
        self._offer_order(
            offered=any(
                ambiguous(row.cells[place])
                for row in table.rows
                for place in places
                if place < len(row.cells)
            )
        )
        present = Present.of(self.context.desk, self.context.numbers)
        # Qt keeps the text of a choice, not the choice.
        meant = self.order.currentData()
        return partial(preview, table, columns, present, None if meant is None else DayOrder(meant))

    def act_words(self, count: int) -> str:
        """Return what the button does with so many rows."""
        return tr_n("Import {count} activity", "Import {count} activities", count).format(count=count)

    def carry_out(self) -> bool:
        """Add all rows that are ticked, with their links and workstreams, as one step."""
        lines = self.model.chosen()
        if self.preview is None or not lines:
            return False
        table = self.preview.content.chosen(lines)
        label = tr_n(
            "Imported {count} activity from {file}", "Imported {count} activities from {file}", len(lines)
        )
        label = label.format(count=len(lines), file=one_line(table.source))
        newcomers = [new_activity(each) for each in table.activities]
        links = new_links(table, newcomers)
        title = tr_n("Importing {count} activity", "Importing {count} activities", len(lines))
        add = partial(edits.add_activities, newcomers=newcomers, label=label, links=links)
        return self.import_many(len(lines) + len(links), title.format(count=len(lines)), add, label)
