"""The chart of a card, as far as there is one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QWidget

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Font, Measure, Sketch, Words, wrapped
from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.robustness.contents import CardContent
from dia_desktop.ui.sketch_view import SketchView

SENTENCE, LINE = Font(13), 20.0
#: A sentence that stands where there is no chart leaves this share of the width free.
AIR = 0.16


class ChartView(SketchView):
    """Lays out what a card has to show.

    Signals
    -------
    compare_wanted() : two markets are to be compared, from the context menu.
    """

    compare_wanted = Signal()

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._content = CardContent(title, title, None)
        #: Whether something else is to be shown that nobody has seen yet.
        self.due = False
        self.refresh()

    def take_content(self, content: CardContent) -> None:
        """Hold something else, to be laid out when its turn comes and it is in sight."""
        self._content, self._sketch = content, None
        self.stale, self.due = False, True
        self.setAccessibleName(content.finding)

    def show_content(self) -> None:
        """Lay out what is held, and paint it."""
        self.refresh()
        self._sketch = self.sketch

    def refresh(self) -> None:
        """Lay the chart out anew."""
        self.due = False
        super().refresh()

    def paint(self, painter: QPainter) -> None:
        """Paint the chart, unless its turn is still to come."""
        if not self.due:
            super().paint(painter)

    def show_stale(self) -> None:
        """Dim what is shown until something newer comes."""
        if not self.stale:
            self.stale = True
            self.update()

    def make_menu(self) -> QMenu:
        """Return the context menu of every chart, with what is asked of a ranking most."""
        menu = super().make_menu()
        menu.addSeparator()
        menu.addAction(tr("Compare two markets…")).triggered.connect(self.compare_wanted)
        return menu

    def finding(self) -> str:
        """Return what is to be seen."""
        return self._content.finding

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        """Lay out the chart, or the sentence that stands instead of it."""
        if self._content.lay_out is not None:
            return self._content.lay_out(width, height, theme, measure)
        lines = wrapped(self._content.instead, width * (1 - AIR), SENTENCE, measure)
        top = (height - LINE * len(lines)) / 2 + SENTENCE.size
        return Sketch(
            width,
            height,
            tuple(
                Words(width / 2, top + LINE * number, line, SENTENCE, theme.text_2, "center")
                for number, line in enumerate(lines)
            ),
        )
