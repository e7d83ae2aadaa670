"""The columns of the tree beside the timeline."""

from __future__ import annotations

from enum import IntEnum

from dia_desktop.language import tr


class Column(IntEnum):
    """What stands where; the last ones are shown where there is room."""

    TITLE = 0
    OWNER = 1
    DONE = 2
    START = 3
    END = 4
    STATUS = 5


#: Widths in design pixels; the title takes what is left.
WIDTHS = {Column.OWNER: 58, Column.DONE: 58, Column.START: 92, Column.END: 92, Column.STATUS: 86}
#: The tree has to be this wide for a column to be shown.
SHOWN_FROM = {Column.START: 520, Column.END: 520, Column.STATUS: 620}
LEAST_TREE = 250
#: A narrower tree shows owner and share done only where some activity has one.
ALL_FROM = 520


def column_title(column: Column) -> str:
    """Return what stands in the head of a column."""
    return {
        Column.TITLE: tr("Activity"),
        Column.OWNER: tr("Owner"),
        Column.DONE: tr("Done"),
        Column.START: tr("Start"),
        Column.END: tr("End"),
        Column.STATUS: tr("Status"),
    }[column]
