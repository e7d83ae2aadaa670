"""One chart with its title; charts that share a place have tabs where the title stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QSpacerItem, QTabBar, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.finding import Chart
from dia_desktop.ui.context import Context
from dia_desktop.ui.painted import ring
from dia_desktop.ui.robustness.chart_view import ChartView
from dia_desktop.ui.robustness.contents import CardContent, plain_title, short_title
from dia_desktop.ui.robustness.notice import Notice
from dia_desktop.ui.segments import Segments
from dia_desktop.ui.widgets import Card, PlainLabel

CARD_RADIUS, HEAD = 10.0, 30


class ChartCard(Card):
    """Shows one chart.

    Parameters
    ----------
    switch : stands at the right of the title; None for none.

    Signals
    -------
    turned(chart) : another tab of the place was chosen.
    """

    turned = Signal(object)

    def __init__(
        self, context: Context, chart: Chart, switch: Segments | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        self._context, self.chart, self.switch = context, chart, switch
        self._sharing: tuple[Chart, ...] = (chart,)
        self._lit = False
        self.heading = PlainLabel(context, plain_title(chart), 15, QFont.Weight.DemiBold, elide=True)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Charts in this place"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Being worked out"))
        self.progress.setTextVisible(False)
        self.view = ChartView(context, plain_title(chart))
        self.notice = Notice(context)
        self.notice.hide()
        self.setAccessibleName(plain_title(chart))
        self._lay_out()
        self.tabs.currentChanged.connect(self._turned)
        context.themed.connect(self._themed)
        self._themed()
        self.share_with((chart,))
        self.show_progress(slow=False)

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        self._strut = QSpacerItem(0, HEAD)
        head.addItem(self._strut)
        if self.switch is not None:
            head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        # The bar keeps its room, or the chart would jump when it comes and goes.
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.content.setContentsMargins(16, 10, 16, 12)
        self.content.setSpacing(4)
        self.content.addWidget(self.tabs)
        self.content.addLayout(head)
        self.content.addWidget(self.progress)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.notice, 1)

    def _themed(self) -> None:
        """Give titles one height, with and without a switch beside them."""
        self._strut.changeSize(0, self._context.theme.px(HEAD))
        self._head.invalidate()
        self.progress.setRange(0, 0 if self._context.theme.motion else 1)

    # -- content ------------------------------------------------------------------------------

    def take_content(self, content: CardContent) -> None:
        """Show something else: its words now, its chart when its turn comes."""
        self.heading.setText(content.title)
        self.setAccessibleName(content.title)
        self.view.take_content(content)
        self.notice.take(content.instead, content.step)
        self.notice.setVisible(content.step is not None)
        self.view.setVisible(content.step is None)

    def show_progress(self, *, slow: bool) -> None:
        """Show that something newer takes a while, or no longer."""
        self.progress.setVisible(slow)

    @property
    def lit(self) -> bool:
        """Whether the card is the one that a finding speaks of."""
        return self._lit

    def light(self, *, on: bool) -> None:
        """Put a ring around the card, or take it away."""
        if on != self._lit:
            self._lit = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, with its ring where it is lit."""
        super().paintEvent(event)
        if self._lit:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(painter, QRectF(self.rect()), self._context.theme, CARD_RADIUS)
            painter.end()

    # -- sharing a place ----------------------------------------------------------------------

    def share_with(self, charts: tuple[Chart, ...]) -> None:
        """Offer the charts of the same place as tabs; the own one is always on."""
        blocked = QSignalBlocker(self.tabs)
        if charts != self._sharing or self.tabs.count() != len(charts):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for chart in charts:
                self.tabs.setTabToolTip(self.tabs.addTab(short_title(chart)), plain_title(chart))
            self._sharing = charts
        self.tabs.setCurrentIndex(charts.index(self.chart))
        blocked.unblock()
        self.tabs.setVisible(len(charts) > 1)

    def _turned(self, index: int) -> None:
        if 0 <= index < len(self._sharing):
            self.turned.emit(self._sharing[index])
