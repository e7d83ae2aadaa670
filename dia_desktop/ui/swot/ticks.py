"""A list of things to tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import tip

ID = Qt.ItemDataRole.UserRole
#: Rows shown before the list scrolls, and the height of one in design pixels.
MOST_ROWS, ROW = 4, 28


class PlainList(QListWidget):
    """A framed list whose rows have the height the style gives them, from the first moment on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "framed")

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the rows out again: they were measured before the style was known."""
        super().showEvent(event)
        self.doItemsLayout()


class Ticks(PlainList):
    """Shows names to tick with Space or the mouse."""

    def __init__(self, context: Context, entries: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        super().__init__()
        # The style draws the outline of a tick box darker than the window: too dark in the dark theme.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, context.theme.color("text3"))
        self.setPalette(palette)
        for key, name in entries:
            entry = QListWidgetItem(name, self)
            entry.setToolTip(tip(name))
            entry.setData(ID, key)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
        self.setFixedHeight(context.theme.px(ROW * min(max(len(entries), 1), MOST_ROWS) + 6))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if entries:
            self.setCurrentRow(0)

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of what is ticked."""
        entries = (self.item(row) for row in range(self.count()))
        return tuple(str(entry.data(ID)) for entry in entries if entry.checkState() is Qt.CheckState.Checked)
